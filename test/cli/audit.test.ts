import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adopt, audit, difference, readDeployment, readReach, why, whyRule } from '../../lib/audit';
import * as adopting from '../../lib/audit/adopt';
import { PRODUCTS } from '../../lib/catalog';
import { role } from '../../lib/resolve';
import { part, textOf } from '../requests/harbour';
import { BIN, onScreen, portolan } from './portolan';

const folder = mkdtempSync(join(tmpdir(), 'audited-'));
const before = process.cwd();
beforeAll(() => process.chdir(folder));
afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

const texts = new Map<string, string>();

/** A file in the folder of the tests; its name. */
function put(name: string, content: string | object): string {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  texts.set(name, text);
  writeFileSync(join(folder, name), text);
  return name;
}

const read = (name: string) => ({ name, text: texts.get(name) ?? '' });

/** A template with a security group per name, of lines such as `tcp 443 0.0.0.0/0`. */
function template(groups: Readonly<Record<string, readonly string[]>>, parameters: object = {}): object {
  const resources = Object.entries(groups).map(([name, lines]) => {
    const egress = lines.map((line) => {
      const [IpProtocol, port, to = ''] = line.split(' ');
      const there = to.startsWith('!') ? { Ref: to.slice(1) } : to;
      return { IpProtocol, FromPort: Number(port), ToPort: Number(port), CidrIp: there };
    });
    return [name, { Type: 'AWS::EC2::SecurityGroup', Properties: { SecurityGroupEgress: egress } }];
  });
  return { Parameters: parameters, Resources: Object.fromEntries(resources) };
}

const HTTPS = 'tcp 443 0.0.0.0/0';
const fine = put('fine.json', template({ Agents: [HTTPS], Office: ['tcp 53 10.0.0.2/32'] }));
const wide = put('wide.json', template({ Agents: [HTTPS, 'tcp 22 10.9.0.0/24'] }));
const narrow = put('narrow.json', template({ Agents: ['tcp 443 10.0.0.0/8'] }));
const withParameter = put('parameter.json', template({ Agents: ['tcp 443 !Block'] }, { Block: { Type: 'String' } }));
const everything = put('everything.json', template({ Servers: ['-1 0 0.0.0.0/0'] }));
const [noData, extract, empty] = [put('no.json', '{ "a": \n oops'), put('extract.json', '[1]'), put('empty.json', '')];
mkdirSync(join(folder, 'folder'));

const ARN = 'arn:aws:network-firewall:eu-west-1:123456789012';
const groups = put('groups.json', {
  SecurityGroups: [
    {
      GroupId: 'sg-0123456789abcdef0',
      GroupName: 'agents',
      VpcId: 'vpc-1',
      IpPermissions: [],
      IpPermissionsEgress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    },
  ],
});
const policy = put('policy.json', {
  FirewallPolicyResponse: { FirewallPolicyName: 'egress', FirewallPolicyArn: `${ARN}:firewall-policy/egress` },
  FirewallPolicy: {
    StatelessDefaultActions: ['aws:forward_to_sfe'],
    StatelessFragmentDefaultActions: ['aws:forward_to_sfe'],
    StatefulRuleGroupReferences: [{ ResourceArn: `${ARN}:stateful-rulegroup/names`, Priority: 1 }],
    StatefulDefaultActions: ['aws:drop_established'],
    StatefulEngineOptions: { RuleOrder: 'STRICT_ORDER' },
  },
});
const names = put('names.json', {
  RuleGroupResponse: { RuleGroupName: 'names', RuleGroupArn: `${ARN}:stateful-rulegroup/names`, Type: 'STATEFUL' },
  RuleGroup: {
    RulesSource: { RulesString: 'pass tcp 10.0.0.0/16 any -> any 443 (flow:to_server; sid:1001; rev:1;)' },
    StatefulRuleOptions: { RuleOrder: 'STRICT_ORDER' },
  },
});
const request = put('branch.firewall-request.json', textOf(part({ sources: ['10.3.0.0/24', 'spoke-a'] })));
const AGENT = ['--product', 'endpoint-central-cloud', '--role', 'agent', '--choose', 'dataCenter=JP'];
const AGENTS = [...AGENT, '--bind', 'agent=Agents'];
const ENTRY = role(PRODUCTS['endpoint-central-cloud'], { dataCenter: 'JP' }, 'agent');
const ROLES = [{ entry: ENTRY, machines: ['Agents'] }];

const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

/** Bad input: nothing on stdout; the lines on stderr. */
function problems(...args: readonly string[]): readonly string[] {
  const { code, out, err } = portolan(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^portolan (?:audit|why|diff|adopt): this cannot be done as it was typed\n/);
  expect(err).not.toMatch(/\n\s+at /);
  return err.match(/(?<=^- ).*$/gm) ?? [];
}

describe('audit', () => {
  test('is 0 where all is open, 1 where something is missing, and --strict minds what nobody asked for', () => {
    const codeOf = (...args: readonly string[]) => {
      const { code, err } = portolan('audit', ...args);
      return { code, err };
    };
    expect(codeOf(fine, ...AGENTS)).toEqual({ code: 0, err: '' });
    expect(codeOf(fine, ...AGENTS, '--strict')).toEqual({ code: 0, err: '' });
    expect(codeOf(wide, ...AGENTS)).toEqual({ code: 0, err: '' });
    expect(codeOf(wide, ...AGENTS, '--strict')).toEqual({ code: 1, err: '' });
    expect(codeOf(narrow, ...AGENTS)).toEqual({ code: 1, err: '' });
  });

  test('is 1 with --strict where something could not be read', () => {
    const unread = put('unread.json', {
      Resources: {
        ...(template({ Agents: [HTTPS] }) as { Resources: object }).Resources,
        Office: { Type: 'AWS::EC2::SecurityGroup', Properties: { SecurityGroupEgress: [{ IpProtocol: 'quic' }] } },
      },
    });
    expect(portolan('audit', unread, ...AGENTS).code).toBe(0);
    expect(portolan('audit', unread, ...AGENTS, '--strict').code).toBe(1);
  });

  test('is 1 where a denial of the page is broken', () => {
    const server = ['--product', 'endpoint-central-cloud', '--role', 'distributionServer'];
    const options = [...server, '--choose', 'dataCenter=JP', '--choose', 'remoteControl=true'];
    const { code, out } = portolan('audit', everything, ...options, '--bind', 'distributionServer=Servers', '--json');
    const { denials } = JSON.parse(out) as { denials: readonly { standing: string }[] };
    expect(denials.map(({ standing }) => standing)).toContain('broken');
    expect(code).toBe(1);
  });

  test('gives as JSON what the function gives', () => {
    const { code, out } = portolan('audit', narrow, ...AGENTS, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual(plain(audit(readDeployment([read(narrow)]), ROLES)));
  });

  test('speaks SARIF 2.1.0 and Markdown, with the same exit code', () => {
    const sarif = portolan('audit', narrow, ...AGENTS, '--sarif');
    const log = JSON.parse(sarif.out) as { version: string; runs: readonly { results: readonly object[] }[] };
    expect([sarif.code, log.version, log.runs.length]).toEqual([1, '2.1.0', 1]);
    expect(log.runs[0]?.results.length).toBeGreaterThan(0);
    const markdown = portolan('audit', fine, ...AGENTS, '--markdown');
    expect([markdown.code, markdown.err]).toEqual([0, '']);
    expect(markdown.out).toMatch(/^\*\*All that has to be open is open/);
  });

  test('takes the value of a parameter', () => {
    const given = (value: string) => portolan('audit', withParameter, ...AGENTS, '--parameter', `Block=${value}`).code;
    expect([given('0.0.0.0/0'), given('10.0.0.0/8'), portolan('audit', withParameter, ...AGENTS).code]).toEqual([
      0, 1, 1,
    ]);
  });

  test('refuses a parameter that no template declares, and two values of one', () => {
    expect(
      problems('audit', withParameter, ...AGENTS, '--parameter', 'Blok=0.0.0.0/0', '--parameter', 'Blok=::/0'),
    ).toEqual([
      "--parameter Blok: this can be said once, and '0.0.0.0/0' and '::/0' are two things; leave one of them out",
      "--parameter: 'Blok' cannot stand here; did you mean Block? (allowed: Block)",
    ]);
    expect(portolan('audit', fine, ...AGENTS, '--parameter', 'AWS::Region=eu-west-1').code).toBe(0);
  });

  test('reads what several commands print as one deployment, and goes through the firewall that is named', () => {
    const line = ['audit', groups, policy, names, ...AGENT, '--bind', 'agent=agents,10.0.0.0/16', '--json'];
    const through = (...more: readonly string[]) => {
      const { code, out } = portolan(...line, ...more);
      return { code, through: (JSON.parse(out) as { roles: readonly { through: string[] }[] }).roles[0]?.through };
    };
    expect(through().through).toHaveLength(2);
    expect(through('--through', 'egress')).toEqual(through());
    expect(through().code).toBe(0);
    expect(problems(...line, '--through', 'egres')).toEqual([
      "through: 'egres' cannot stand here; did you mean egress? (allowed: egress)",
    ]);
  });

  test('binds the role by its role or its name, and parties to groups and blocks', () => {
    const linked = put('linked.json', template({ Agents: [HTTPS, 'tcp 8384 10.9.0.0/24'], Office: [] }));
    const machinesOf = (...args: readonly string[]) => {
      const { out, err } = portolan('audit', linked, ...AGENT, ...args, '--json');
      expect(err).toBe('');
      return (JSON.parse(out) as { roles: readonly { machines: string[] }[] }).roles.map(({ machines }) => machines);
    };
    expect(machinesOf('--bind', 'agent=Agents,10.0.0.0/16')).toEqual([['Agents', '10.0.0.0/16']]);
    expect(machinesOf('--bind', 'agent=Agents', '--bind', 'agent=10.0.0.0/16')).toEqual([['Agents', '10.0.0.0/16']]);
    expect(machinesOf('--name', 'FLEET', '--bind', 'FLEET=Agents')).toEqual([['Agents']]);
    const party = ['--bind', 'distributionServer=10.9.0.0/25,10.9.0.128/25'];
    expect(portolan('audit', linked, ...AGENTS, ...party).code).toBe(0);
    expect(portolan('audit', linked, ...AGENTS, '--bind', 'distributionServer=10.8.0.0/24').code).toBe(1);
    expect(problems('audit', linked, ...AGENTS, '--bind', 'distributionServe=Office')).toEqual([
      expect.stringMatching(/^--bind distributionServe=Office: .* did you mean distributionServer\?/),
    ]);
    expect(problems('audit', linked, ...AGENT, '--bind', 'agent=Agent', '--bind', 'distributionServer=Offic')).toEqual([
      expect.stringMatching(/^--bind agent=Agent: 'Agent' .* did you mean Agents\?/),
      expect.stringMatching(/^--bind distributionServer=Offic: 'Offic' .* did you mean Office\?/),
    ]);
  });

  test('takes the roles and the machines of a firewall request', () => {
    const line = ['audit', fine, '--request', request, '--bind', 'agent=Agents', '--json'];
    const { code, out, err } = portolan(...line, '--prefix-list', 'spoke-a=10.9.0.0/24');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { roles } = JSON.parse(out) as { roles: readonly { machines: string[] }[] };
    expect(roles.map(({ machines }) => machines)).toEqual([['Agents', '10.3.0.0/24', '10.9.0.0/24']]);
    expect(problems('audit', fine, '--request', 'nowhere', '--bind', 'agent=Agents')).toEqual([
      expect.stringMatching(/^nowhere: there is no file or folder of requests/),
    ]);
    expect(problems('audit', fine, '--request', 'a.firewall-request.json', '--choose', 'dataCenter=JP')).toEqual([
      expect.stringMatching(/^portolan audit: --product PRODUCT is needed/),
      expect.stringMatching(/^portolan audit: --role ROLE is needed/),
    ]);
  });

  test('tells everything that is wrong at once', () => {
    const files = ['nowhere.json', 'folder', noData, extract, empty];
    expect(problems('audit', ...files, '--product', 'endpoint-central-clod', '--jason')).toEqual([
      expect.stringMatching(/^--jason: .* did you mean --json\?/),
      "nowhere.json: there is no file at 'nowhere.json'",
      expect.stringMatching(
        /^folder: 'folder' is a folder, and files are read here; pass the files themselves, of which/,
      ),
      expect.stringMatching(/^no\.json:2: is no JSON/),
      expect.stringMatching(/^empty\.json: is empty/),
      expect.stringMatching(/^extract\.json: this is none of the formats that are read/),
      expect.stringMatching(/^portolan audit: .*did you mean endpoint-central-cloud\?|^--product/),
      expect.stringMatching(/^portolan audit: --role ROLE is needed/),
    ]);
    expect(problems('audit')).toEqual([
      'portolan audit: FILE... is needed',
      expect.stringMatching(/^portolan audit: --product PRODUCT is needed/),
      'portolan audit: --role ROLE is needed',
    ]);
    expect(problems('audit', fine, ...AGENTS, '--json', '--sarif', '--markdown')).toEqual([
      expect.stringMatching(/^--sarif: --json already says it all/),
      expect.stringMatching(/^--markdown: --json already says it all/),
    ]);
  });

  test('says of a folder which of its files may be meant', () => {
    mkdirSync(join(folder, 'stacks'));
    for (const name of ['b.yaml', 'a.json', 'notes.md']) put(`stacks/${name}`, '{}');
    for (const command of [['audit'], ['adopt'], ['why', '--from', 'x', '--to', 'x:1'], ['diff', fine]]) {
      expect(problems(...command, 'stacks', ...AGENT)).toContain(
        "stacks: 'stacks' is a folder, and files are read here; pass those of its files that belong together: stacks/a.json, stacks/b.yaml",
      );
    }
  });

  test('minds a prefix list that no request can name', () => {
    const list = ['--prefix-list', 'spoke-a=10.1.0.0/16'];
    for (const command of [['audit'], ['adopt'], ['why', '--from', 'Agents', '--to', '192.0.2.1:22/tcp']]) {
      expect(problems(...command, fine, ...AGENTS, ...list)).toEqual([
        expect.stringMatching(
          /^--prefix-list spoke-a=10\.1\.0\.0\/16: .* without --request FILE\|FOLDER; add that, or /,
        ),
      ]);
    }
  });

  test('tells a block that is none from a group that is not there', () => {
    expect(problems('audit', fine, ...AGENT, '--bind', 'agent=10.0.0.1/16,Agent')).toEqual([
      "--bind agent=10.0.0.1/16,Agent: '10.0.0.1/16' has host bits set; did you mean 10.0.0.0/16 or 10.0.0.1/32?",
      expect.stringMatching(/'Agent' is no address block, and no group .* did you mean Agents\?/),
    ]);
  });

  test('reads what another command hands over through a pipe', () => {
    const line = `cat "${fine}" | "${process.execPath}" "${BIN}" diff /dev/stdin "${wide}"`;
    const { status, stdout } = spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stdout).toContain('tcp 22 from Agents to 10.9.0.0/24');
  });
});

describe('why', () => {
  test('answers whether a connection gets through, as JSON what the function gives', () => {
    const question = { from: 'Agents', to: 'login.zoho.jp:443/tls' };
    const asked = ['why', fine, '--from', question.from, '--to', question.to];
    expect(portolan(...asked)).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^allowed: /) });
    expect(JSON.parse(portolan(...asked, ...AGENTS, '--json').out)).toEqual(
      plain(why(readDeployment([read(fine)]), question, ROLES)),
    );
    const denied = portolan('why', fine, '--from', 'agent', '--to', '192.0.2.1:25/tcp', ...AGENTS);
    expect(denied).toMatchObject({ code: 0, out: expect.stringMatching(/^denied: /) });
  });

  test('says what a line of Suricata and what a rule is for', () => {
    const options = [...AGENT, '--bind', 'agent=10.0.0.0/16'];
    const sid = portolan('why', policy, names, '--sid', '1001', ...options, '--json');
    const roles = [{ entry: ENTRY, machines: ['10.0.0.0/16'] }];
    expect(JSON.parse(sid.out)).toEqual(
      plain(whyRule(readDeployment([read(policy), read(names)]), { sid: 1001 }, roles)),
    );
    expect(portolan('why', wide, '--rule', 'egress 2')).toMatchObject({ code: 0, err: '' });
    expect(problems('why', wide, '--rule', 'egress 3')).toEqual([
      expect.stringMatching(/^rule: 'egress 3' is no rule/),
    ]);
    expect(problems('why', wide, '--sid', 'x')).toEqual(["--sid x: 'x' is not of the form N"]);
  });

  test('asks for one question, and only one', () => {
    expect(problems('why', fine)).toEqual([
      'portolan why: --from WHO is needed',
      'portolan why: --to WHERE:PORT/TRANSPORT is needed',
    ]);
    expect(problems('why', fine, '--to', 'x')).toEqual(['portolan why: --from WHO is needed']);
    expect(problems('why', fine, '--from', 'x', '--sid', '1')).toHaveLength(1);
    expect(problems('why', fine, '--rule', 'x', '--sid', '1')).toHaveLength(1);
    expect(problems('why', fine, '--rule', 'x', '--to', 'x')).toHaveLength(1);
  });

  test('blames the end that cannot be read, and knows nobody who was not said', () => {
    const to = 'login.zoho.jp:443/tls';
    expect(problems('why', fine, '--from', 'Agent', '--to', to)).toEqual([
      expect.stringMatching(/^from: 'Agent' is no address block, and no group .*did you mean Agents\?/),
    ]);
    expect(problems('why', fine, '--from', 'Agents', '--to', 'x:443/quic')).toEqual([
      expect.stringMatching(/^to: 'x:443\/quic' is no end of a connection/),
    ]);
    expect(problems('why', policy, names, '--from', '10.0.0.1', '--to', to, '--through', 'egres')).toEqual([
      expect.stringMatching(/^through: 'egres' .* did you mean egress\?/),
    ]);
    expect(problems('why', fine, '--from', 'agent', '--to', to, '--bind', 'agent=Agents')).toEqual([
      expect.stringMatching(/^portolan why: --product PRODUCT is needed/),
      'portolan why: --role ROLE is needed',
    ]);
  });
});

describe('diff', () => {
  const us = [...AGENT.slice(0, -1), 'dataCenter=US'];
  const firewall = ['compile', '--target', 'aws-network-firewall'];
  const profile = (dataCenter: string) => ({
    product: 'endpoint-central-cloud',
    role: 'agent',
    profile: { dataCenter },
  });
  const pairs: Readonly<Record<string, readonly [string, string]>> = {
    templates: [fine, wide],
    plans: [
      put('plan-jp.json', portolan(...firewall, ...AGENT, '--json').out),
      put('plan-us.json', portolan(...firewall, ...us, '--json').out),
    ],
    profiles: [put('profile-jp.json', profile('JP')), put('profile-us.json', profile('US'))],
    'profile files': [
      put('roles-jp.json', { entries: { office: profile('JP'), factory: profile('EU') } }),
      put('roles-us.json', { entries: { office: profile('US'), factory: profile('EU') } }),
    ],
    requests: [
      put('a.firewall-request.json', textOf()),
      put('b.firewall-request.json', textOf(part({ sources: ['10.7.0.0/24'] }))),
    ],
    flows: [
      put('flows-jp.json', portolan('flows', ...AGENT, '--json').out),
      put('flows-us.json', portolan('flows', ...us, '--json').out),
    ],
  };

  test.each(Object.entries(pairs))('of two %s is 0, and 1 with --exit-code where they differ', (_, [first, second]) => {
    const codes = (...args: readonly string[]) => [
      portolan('diff', ...args).code,
      portolan('diff', ...args, '--exit-code').code,
    ];
    expect(codes(first, second)).toEqual([0, 1]);
    expect(codes(first, first)).toEqual([0, 0]);
  });

  test('gives text, Markdown, and as JSON what the function gives', () => {
    const format = (word: string) => portolan('diff', fine, wide, '--format', word).out;
    expect(format('text')).toBe(portolan('diff', fine, wide).out);
    expect(format('markdown')).toMatch(/^## Change request\n/);
    expect(JSON.parse(format('json'))).toEqual(plain(difference(readReach(read(fine)), readReach(read(wide)))));
    expect(problems('diff', fine, wide, '--format', 'markdwn')).toEqual([
      expect.stringMatching(/^--format markdwn: .*did you mean markdown\?/),
    ]);
  });

  test('refuses two kinds, one file, three, and a parameter of neither', () => {
    expect(problems('diff', fine, 'profile-jp.json')).toEqual([
      'difference: the first is a deployment and the second is a profile; compare two of one kind',
    ]);
    expect(problems('diff')).toEqual(['portolan diff: BEFORE AFTER is needed']);
    expect(problems('diff', fine)).toEqual(['portolan diff: AFTER is needed']);
    expect(problems('diff', fine, wide, narrow)).toEqual([expect.stringMatching(/^narrow\.json: /)]);
    expect(problems('diff', 'folder', noData, '--choose', 'dataCenter=JP')).toEqual([
      expect.stringMatching(/^folder: 'folder' is a folder, and files are read here/),
      expect.stringMatching(/^no\.json:2: is no JSON/),
      expect.stringMatching(/^portolan diff: --product PRODUCT is needed/),
      'portolan diff: --role ROLE is needed',
    ]);
    expect(problems('diff', withParameter, fine, '--parameter', 'Blok=10.0.0.0/8')).toHaveLength(1);
    expect(portolan('diff', withParameter, fine, '--parameter', 'Block=0.0.0.0/0', '--exit-code').code).toBe(1);
  });

  test('holds the entries of two profile files against each other by name, or by what they ask for', () => {
    const found = JSON.parse(portolan('diff', 'roles-jp.json', 'roles-us.json', '--format', 'json').out);
    expect(found.gained.map(({ body }: { body: string }) => body)).toContain('office');
    expect(found.gained.map(({ body }: { body: string }) => body)).not.toContain('factory');
    const others = put('roles-others.json', {
      entries: { plant: profile('EU'), hq: { ...profile('JP'), name: 'HQ' } },
    });
    expect(portolan('diff', 'roles-jp.json', others, '--exit-code').code).toBe(0);
    const one = put('roles-one.json', { entries: { hq: profile('JP') } });
    expect(portolan('diff', 'profile-jp.json', one, '--exit-code').code).toBe(0);
  });

  test('tells what is wrong in a profile file at its place', () => {
    const wrong = put('roles-wrong.yaml', 'entries:\n  office:\n    product: endpoint-central-cloud\n    role: agnt\n');
    expect(problems('diff', 'roles-jp.json', wrong)).toEqual([
      expect.stringMatching(/^roles-wrong\.yaml:4 entries\.office\.role: 'agnt' is no role /),
      expect.stringMatching(/^roles-wrong\.yaml:2 entries\.office: 'dataCenter' is the user's fact /),
    ]);
  });

  test('takes no entry of several in a profile file that nobody named', () => {
    put('portolan.json', { entries: { office: profile('JP'), factory: profile('EU') } });
    const { code, err } = portolan('diff', fine, wide);
    unlinkSync(join(folder, 'portolan.json'));
    expect({ code, err }).toEqual({
      code: 0,
      err: 'portolan diff: portolan.json has several entries, and none was taken (--entry NAME takes one)\n',
    });
  });

  test('takes several files a side, as what belongs together', () => {
    const other = put('other-names.json', texts.get(names)?.replace('443', '8443') ?? '');
    const diff = (...args: readonly string[]) => portolan('diff', ...args, '--format', 'json');
    const sides = ['--before', policy, '--before', names, '--after', policy, '--after', other];
    const found = JSON.parse(diff(...sides).out);
    expect([found.same, found.notUnderstood]).toEqual([false, { before: [], after: [] }]);
    expect(diff(policy, policy, '--before', names, '--after', other).out).toBe(diff(...sides).out);
    expect(portolan('diff', names, policy, '--before', policy, '--after', names, '--exit-code').code).toBe(0);
    expect(problems('diff', '--before', policy)).toEqual(['portolan diff: AFTER is needed']);
    expect(problems('diff', fine, fine, '--before', 'profile-jp.json')).toEqual([
      expect.stringMatching(/^profile-jp\.json: fine\.json is a deployment and profile-jp\.json is a profile; /),
    ]);
  });

  test('--network says what the own network holds', () => {
    const group = (to: string) => ({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      resources: [
        {
          type: 'Microsoft.Network/networkSecurityGroups',
          apiVersion: '2023-11-01',
          name: 'agents',
          properties: {
            securityRules: [
              {
                name: 'no-internet',
                properties: {
                  priority: 100,
                  direction: 'Outbound',
                  access: 'Deny',
                  protocol: '*',
                  sourceAddressPrefix: '*',
                  sourcePortRange: '*',
                  destinationAddressPrefix: to,
                  destinationPortRange: '*',
                },
              },
            ],
          },
        },
      ],
    });
    const [tag, block] = [put('tag.json', group('VirtualNetwork')), put('block.json', group('10.0.0.0/8'))];
    expect(portolan('diff', tag, block, '--exit-code').code).toBe(1);
    expect(portolan('diff', tag, block, '--exit-code', '--network', '10.0.0.0/8').code).toBe(0);
    expect(problems('diff', tag, block, '--network', '10.0.0.1/8')).toHaveLength(1);
  });
});

describe('adopt', () => {
  test('says which rules a construct replaces, as JSON what the function gives', () => {
    const { code, out, err } = portolan('adopt', wide, ...AGENTS);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Proved: nothing that is asked for is lost/);
    expect(JSON.parse(portolan('adopt', wide, ...AGENTS, '--json').out)).toEqual(
      plain(adopt(readDeployment([read(wide)]), ROLES)),
    );
  });

  test('is 1 where it is not proved', () => {
    const unproved = { ...adopting.adopt(readDeployment([read(wide)]), ROLES), proved: false };
    jest.spyOn(adopting, 'adopt').mockReturnValue(unproved);
    expect(portolan('adopt', wide, ...AGENTS)).toMatchObject({ code: 1, err: '' });
    expect(portolan('adopt', wide, ...AGENTS, '--json').code).toBe(1);
    jest.restoreAllMocks();
  });

  test('needs a file and a role', () => {
    expect(problems('adopt')).toHaveLength(3);
    expect(problems('adopt', fine, ...AGENT)).toEqual([expect.stringMatching(/^ECC_AGENT: nothing in what was read/)]);
  });
});

test('nothing that stands in a file reaches the terminal as a control character', () => {
  const name = 'Odd\u001b[31m\u0007\u009b2J\u202e';
  const odd = put(
    'odd.json',
    template({ Agents: [HTTPS, 'tcp 22 \u001b[2J', '\u001b]0;x\u0007 1 10.0.0.0/8'], [name]: ['tcp 1 10.0.0.0/8'] }),
  );
  const runs = [
    ...[[], ['--json'], ['--sarif'], ['--markdown']].map((form) => portolan('audit', odd, ...AGENTS, ...form)),
    ...['text', 'json', 'markdown'].map((form) => portolan('diff', fine, odd, '--format', form)),
    ...[[], ['--json']].map((form) => portolan('adopt', odd, ...AGENTS, ...form)),
    portolan('why', odd, '--rule', 'nobody'),
    portolan('why', odd, '--rule', 'egress 2', '--json'),
    portolan('why', odd, '--from', 'Agents', '--to', '10.0.0.1:22/tcp'),
    portolan('audit', odd, ...AGENT, '--bind', 'agent=Agnts'),
  ];
  for (const { out, err } of runs) expect(`${out}${err}`).not.toMatch(/[^\n\P{Cc}]|\u202e/u);
});

test.each(['audit', 'why', 'diff', 'adopt'])('the help page of %s fits 80 columns, but for its examples', (command) => {
  const { code, out } = onScreen(80, command, '--help');
  expect(code).toBe(0);
  const [page = ''] = out.split('\nExamples:\n');
  expect(page.split('\n').filter((line) => line.length > 80)).toEqual([]);
});
