// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub has placeholders of its own
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { isCloudFormation, readCloudFormation } from '../../../lib/proof/readers/cloudformation';
import type { Declarations } from '../../../lib/proof/readers/deployment';
import { parsed, rulesOf, said } from './reading';

const FOLDER = path.join(__dirname, 'templates/cloudformation');
const FILES = fs.readdirSync(FOLDER);

function read(name: string, parameters?: Readonly<Record<string, string>>): Declarations {
  const file = parsed(fs.readFileSync(path.join(FOLDER, name), 'utf8'), name);
  expect(isCloudFormation(file.value)).toBe(true);
  return readCloudFormation(file, parameters === undefined ? {} : { parameters });
}

test.each(FILES)('%s is understood whole, and every place has a line', (name) => {
  const { aws, azure, notUnderstood } = read(name);
  expect(notUnderstood).toEqual([]);
  expect(Object.values(azure).flat()).toEqual([]);
  const places = JSON.stringify(aws, (_, value) => (value instanceof Map ? [...value] : value)).match(
    /"line":(null|\d+)/g,
  );
  expect(places?.length).toBeGreaterThan(0);
  expect(places).not.toContain('"line":null');
});

test('the tiers of a web application let in one another', () => {
  const found = read('web-and-database.yaml');
  expect(rulesOf(found, 'WebGroup').map(said)).toEqual([
    'ingress tcp 8080-8080 LoadBalancerGroup',
    'ingress tcp 22-22 203.0.113.0/24',
  ]);
  expect(rulesOf(found, 'DatabaseGroup').map(said)).toEqual([
    'egress -1 127.0.0.1/32',
    'ingress tcp 5432-5432 WebGroup',
  ]);
  expect(found.aws.securityGroups.map(({ aliases, egressByDefault }) => [...aliases, egressByDefault])).toEqual([
    [true],
    [true],
    ['shop-database', false],
  ]);
});

test('a bastion without its own way in, and the group of another stack that it reaches', () => {
  const found = read('bastion.yaml');
  expect(rulesOf(found).map(said)).toEqual(['egress tcp 443-443 0.0.0.0/0']);
  expect(rulesOf(read('bastion.yaml', { SessionManager: 'false', MoreGroups: 'sg-1,sg-2' })).map(said)).toEqual([
    'egress tcp 443-443 0.0.0.0/0',
    'egress -1 sg-1',
    'ingress tcp 22-22 0.0.0.0/0',
  ]);
  expect(found.aws.securityGroups.map(({ id, rules }) => [id, rules.map(said)]).at(-1)).toEqual([
    '{"Fn::ImportValue":{"Fn::Sub":"${ParentVpcStack}-InsideGroup"}}',
    ['ingress tcp 22-22 Group'],
  ]);
});

test('the nodes of a cluster and its control plane, which a parameter names', () => {
  const found = read('cluster-nodes.yaml');
  expect(found.aws.securityGroups.map(({ id, rules }) => [id, rules.map(said)])).toEqual([
    ['NodeGroup', ['ingress -1 0-65535 NodeGroup', 'ingress tcp 1025-65535 <parameter ControlPlaneGroup>']],
    ['parameter ControlPlaneGroup', ['ingress tcp 443-443 NodeGroup', 'egress tcp 1025-65535 NodeGroup']],
  ]);
  expect(
    read('cluster-nodes.yaml', { NodeGroupId: 'sg-9' }).aws.securityGroups.map(({ rules }) => rules.map(said)),
  ).toEqual([['ingress tcp 443-443 sg-9', 'egress tcp 1025-65535 sg-9']]);
});

test('ranges that maps hold, of which the Region knows some', () => {
  const rules = (parameters?: Readonly<Record<string, string>>) =>
    read('ranges-by-region.json', parameters).aws.securityGroups.flatMap((group) => group.rules.map(said));
  const known = ['10.20.0.0/16', '198.51.100.0/24', '203.0.113.128/25'].map((cidr) => `ingress tcp 443-443 ${cidr}`);
  expect(rules()).toEqual([
    expect.stringMatching(/^egress tcp 443-443 <.*FindInMap/),
    ...known,
    'ingress tcp 22-22 10.0.2.0/24',
    'maybe ingress tcp 9100-9100 10.0.5.0/24',
    'ingress icmp -1--1 10.0.0.0/8',
  ]);
  expect(rules({ 'AWS::Region': 'eu-west-1' })).toEqual([
    'egress tcp 443-443 pl-6da54004',
    ...known,
    'ingress tcp 22-22 10.0.2.0/24',
    'ingress icmp -1--1 10.0.0.0/8',
  ]);
});

test('a firewall with lists of names, and a group of AWS that only warns', () => {
  const { aws } = read('firewall-domains.yaml');
  expect(aws.ruleGroups).toMatchObject([
    {
      id: 'Names',
      aliases: ['names'],
      ruleOrder: null,
      source: { kind: 'domains', action: 'ALLOWLIST', targets: ['.example.com', 'registry.example.net'] },
    },
    { id: 'Blocked', source: { kind: 'domains', action: 'DENYLIST', targetTypes: ['HTTP_HOST'] } },
  ]);
  expect([...(aws.ruleGroups[0]?.ipSets ?? [])]).toEqual([['HOME_NET', ['10.0.0.0/8', '172.16.0.0/12']]]);
  expect(aws.firewallPolicies).toMatchObject([
    {
      id: 'Policy',
      aliases: [],
      ruleOrder: 'DEFAULT_ACTION_ORDER',
      homeNet: null,
      statefulGroups: [
        { group: 'Names', priority: null },
        { group: 'Blocked' },
        { group: expect.stringMatching(/^arn:/), dropToAlert: true },
      ],
      statefulDefaultActions: [],
    },
  ]);
});

test('a firewall in strict order, with every kind of group', () => {
  const { aws } = read('firewall-strict.yaml');
  const [lines, tuples, stateless] = aws.ruleGroups;
  expect(lines).toMatchObject({
    ruleOrder: 'STRICT_ORDER',
    source: { kind: 'lines', text: expect.stringContaining('sid:100003') },
  });
  expect([...(lines?.references ?? []), ...(lines?.portSets ?? [])]).toEqual([
    ['SERVERS', 'Servers'],
    ['WEB', ['443', '8443']],
  ]);
  expect(tuples?.source).toMatchObject({
    kind: 'five-tuples',
    rules: [
      { action: 'PASS', source: '10.2.0.0/16', destinationPort: '443', direction: 'FORWARD', options: ['sid:1'] },
      { action: 'DROP', options: ['http.host', 'content:"bad.example"', 'sid:2'] },
    ],
  });
  expect(stateless?.source).toMatchObject({
    kind: 'stateless',
    rules: [
      {
        priority: 1,
        actions: ['aws:drop'],
        protocols: [6],
        sources: ['0.0.0.0/0'],
        destinations: ['10.2.0.0/16'],
        sourcePorts: [],
        destinationPorts: [{ from: 3389, to: 3389 }],
        tcpFlags: true,
      },
    ],
  });
  expect(aws.firewallPolicies).toMatchObject([
    {
      ruleOrder: 'STRICT_ORDER',
      homeNet: ['10.2.0.0/16'],
      statefulDefaultActions: ['aws:drop_established', 'aws:alert_established'],
      statelessFragmentDefaultActions: ['aws:drop'],
      statefulGroups: [
        { group: 'Egress', priority: 100 },
        { group: 'Tuples', priority: 200 },
      ],
      statelessGroups: [{ group: 'Before', priority: 10 }],
    },
  ]);
  expect(aws.prefixLists).toMatchObject([{ id: 'Servers', cidrs: ['192.0.2.10/32', '192.0.2.32/27'] }]);
});

test('a filter of names at a VPC', () => {
  const { aws } = read('name-filter.yaml');
  expect(aws.dnsRuleGroups).toMatchObject([
    {
      id: 'Rules',
      rules: [
        {
          list: 'Allowed',
          priority: 100,
          action: 'ALLOW',
          blockResponse: null,
          redirection: 'TRUST_REDIRECTION_DOMAIN',
        },
        { list: 'Everything', priority: 200, action: 'BLOCK', blockResponse: 'NXDOMAIN', queryType: null },
      ],
    },
  ]);
  expect(aws.dnsAssociations).toMatchObject([{ group: 'Rules', vpc: { id: 'parameter Vpc' }, priority: 101 }]);
});

test('groups that refer to one another by rules of their own', () => {
  const found = read('cross-referenced.json');
  expect(
    found.aws.securityGroups.map(({ id, egressByDefault, rules }) => [id, egressByDefault, rules.map(said)]),
  ).toEqual([
    ['Entrance', false, ['egress tcp 443-443 Inside']],
    [
      'Inside',
      false,
      ['egress tcp 3128-3128 10.9.0.10/32', 'ingress udp 53-53 <parameter Peer>', 'ingress tcp 443-443 Entrance'],
    ],
  ]);
});

describe('the short forms of YAML', () => {
  const text = fc.stringMatching(/^[A-Za-z0-9./-]{1,12}$/);
  const leaf = fc.oneof(
    text.map((value): Written => ({ json: value, yaml: JSON.stringify(value) })),
    fc.constantFrom('Known', 'Unknown', 'Group', 'AWS::Region', 'AWS::NoValue').map((name) => short('Ref', name)),
    fc.constantFrom(['Group', 'GroupId'], ['Vpc', 'CidrBlock']).map(([a, b]) => ({
      json: { 'Fn::GetAtt': [a, b] },
      yaml: `!GetAtt ${a}.${b}`,
    })),
  );
  const { value } = fc.letrec<{ value: Written }>((tie) => ({
    value: fc.oneof({ maxDepth: 3 }, leaf, ...functions(tie('value'))),
  }));

  function functions(inner: fc.Arbitrary<Written>) {
    return [
      fc.array(inner, { maxLength: 3 }).map((parts) => call('Join', [{ json: '/', yaml: '"/"' }, listed(parts)])),
      fc.tuple(inner, inner).map(([a, b]) => call('If', [{ json: 'Open', yaml: 'Open' }, a, b])),
      inner.map((a) => call('Select', [{ json: 0, yaml: '0' }, call('Split', [{ json: ',', yaml: '","' }, a])])),
      fc.tuple(text, inner).map(([name, a]) => ({
        json: { 'Fn::Sub': [`\${A}${name}`, { A: a.json }] },
        yaml: `!Sub ["\${A}${name}", {A: ${a.yaml}}]`,
      })),
      inner.map((a) => call('FindInMap', [{ json: 'Map', yaml: 'Map' }, a, { json: 'Cidr', yaml: 'Cidr' }])),
    ];
  }

  test('say the same as the long form of JSON', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), (values) => {
        const rule = (cidr: unknown) => ({ IpProtocol: 'tcp', FromPort: 1, ToPort: 2, CidrIp: cidr });
        const sections = {
          Parameters: { Known: { Type: 'String', Default: '10.0.0.0/8,b' }, Unknown: { Type: 'String' } },
          Conditions: { Open: { 'Fn::Equals': [{ Ref: 'Unknown' }, 'x'] } },
          Mappings: { Map: { one: { Cidr: '::/0' } } },
        };
        const group = (rules: unknown) => ({
          Type: 'AWS::EC2::SecurityGroup',
          Properties: { SecurityGroupIngress: rules },
        });
        const resources = { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } } };
        const long = { ...sections, Resources: { ...resources, Group: group(values.map(({ json }) => rule(json))) } };
        const marked = {
          ...sections,
          Resources: { ...resources, Group: group(values.map((_, at) => rule(`@@${at}@@`))) },
        };
        const yaml = JSON.stringify(marked).replace(/"@@(\d+)@@"/g, (_, at: string) => `${values[Number(at)]?.yaml}`);
        const [ofJson, ofYaml] = [parsed(JSON.stringify(long), 'x'), parsed(`# x\n${yaml}`, 'x')].map((file) =>
          JSON.stringify(readCloudFormation(file)).replace(/"line":\d+/g, ''),
        );
        expect(ofYaml).toBe(ofJson);
      }),
      { numRuns: 150 },
    );
  });
});

interface Written {
  readonly json: unknown;
  readonly yaml: string;
}

function short(name: string, argument: string): Written {
  return { json: { [name]: argument }, yaml: `!${name} ${JSON.stringify(argument)}` };
}

function listed(parts: readonly Written[]): Written {
  return { json: parts.map(({ json }) => json), yaml: `[${parts.map(({ yaml }) => yaml).join(', ')}]` };
}

function call(name: string, parts: readonly Written[]): Written {
  const { json, yaml } = listed(parts);
  return { json: { [`Fn::${name}`]: json }, yaml: `!${name} ${yaml}` };
}
