import { firewall } from './large/aws';

const many = <T>(n: number, of: (i: number) => T): readonly T[] => Array.from({ length: n }, (_, i) => of(i));

const template = (sections: object): string => JSON.stringify(sections);

const group = (rules: unknown, sections: object = {}, id = 'Agents'): string =>
  template({
    ...sections,
    Resources: {
      ...(sections as { Resources?: object }).Resources,
      [id]: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'x', SecurityGroupEgress: rules } },
    },
  });

const rule = (more: object): object => ({
  IpProtocol: 'tcp',
  FromPort: 443,
  ToPort: 443,
  CidrIp: '10.0.0.0/8',
  ...more,
});

const arm = (sections: object): string =>
  JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    ...sections,
  });

const nsg = (properties: object, name = 'Agents'): object => ({
  type: 'Microsoft.Network/networkSecurityGroups',
  apiVersion: '2024-05-01',
  name,
  properties: {
    securityRules: [
      {
        name: 'one',
        properties: {
          priority: 100,
          direction: 'Outbound',
          access: 'Allow',
          protocol: 'Tcp',
          sourceAddressPrefix: '*',
          sourcePortRange: '*',
          destinationAddressPrefix: '*',
          destinationPortRange: '443',
          ...properties,
        },
      },
    ],
  },
});

const policy = (name: string, base: string): object => ({
  type: 'Microsoft.Network/firewallPolicies',
  apiVersion: '2024-05-01',
  name,
  properties: { basePolicy: { id: `[resourceId('Microsoft.Network/firewallPolicies', '${base}')]` } },
});

const line = (options: string, header = 'tls $HOME_NET any -> any 443') =>
  firewall(`pass ${header} (${options}flow:to_server, established; sid:1; rev:1;)`);

const inDepth = (depth: number, open: string, close: string, within: string) =>
  `${open.repeat(depth)}${within}${close.repeat(depth)}`;

/** A document whose aliases stand for nine to the ninth elements. */
const bomb = [
  'a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]',
  ...many(9, (i) => {
    const [own, before] = [i + 1, i].map((at) => String.fromCharCode(97 + at));
    return `${own}: &${own} [${many(9, () => `*${before}`).join(', ')}]`;
  }),
  'Resources: { Agents: { Type: "AWS::EC2::SecurityGroup", Properties: { SecurityGroupEgress: *j } } }',
].join('\n');

const MEGABYTE = 1024 * 1024;

/** Files that are made to take a reader's time, its memory or its ground away, by what they are. */
export const HOSTILE: Readonly<Record<string, { readonly name: string; readonly text: () => string }>> = {
  'five megabytes of open brackets': { name: 'a.json', text: () => '['.repeat(5 * MEGABYTE) },
  'five megabytes of objects within objects': { name: 'a.json', text: () => '{"a":'.repeat(MEGABYTE) },
  'five megabytes of flow sequences of YAML': { name: 'a.yaml', text: () => `a: ${'['.repeat(5 * MEGABYTE)}` },
  'block sequences of YAML, two thousand deep': { name: 'a.yaml', text: () => `a: ${'- '.repeat(2000)}x` },
  'aliases of YAML that grow by nine': { name: 'a.yaml', text: () => bomb },
  'an alias of YAML within itself': { name: 'a.yaml', text: () => 'Resources: &a\n  Agents: *a\n' },
  'a join within joins': {
    name: 'a.json',
    text: () =>
      `{"Resources":{"Agents":{"Type":"AWS::EC2::SecurityGroup","Properties":{"SecurityGroupEgress":[{"IpProtocol":"tcp","FromPort":1,"ToPort":1,"CidrIp":${inDepth(60, '{"Fn::Join":["",["a",', ']]}', '"b"')}}]}}}}`,
  },
  'a join of joins that double': {
    name: 'a.json',
    text: () => {
      let value = '"10.0.0.0/8"';
      for (let i = 0; i < 14; i++) value = `{"Fn::Join":["",[${value},${value}]]}`;
      return `{"Resources":{"Agents":{"Type":"AWS::EC2::SecurityGroup","Properties":{"SecurityGroupEgress":[{"IpProtocol":"tcp","FromPort":1,"ToPort":1,"CidrIp":${value}}]}}}}`;
    },
  },
  'conditions in a circle': {
    name: 'a.json',
    text: () =>
      group([{ 'Fn::If': ['A', rule({}), { Ref: 'AWS::NoValue' }] }], {
        Conditions: { A: { 'Fn::Not': [{ Condition: 'B' }] }, B: { 'Fn::Not': [{ Condition: 'A' }] } },
      }),
  },
  'conditions that double': {
    name: 'a.json',
    text: () =>
      group([{ 'Fn::If': ['C0', rule({}), { Ref: 'AWS::NoValue' }] }], {
        Parameters: { Here: { Type: 'String' } },
        Conditions: Object.fromEntries(
          many(60, (i) => [
            `C${i}`,
            i === 59
              ? { 'Fn::Equals': [{ Ref: 'Here' }, 'yes'] }
              : { 'Fn::And': [{ Condition: `C${i + 1}` }, { Condition: `C${i + 1}` }] },
          ]),
        ),
      }),
  },
  'references in a circle': {
    name: 'a.json',
    text: () =>
      group([rule({ CidrIp: { Ref: 'Agents' } }), rule({ CidrIp: { 'Fn::GetAtt': ['Agents', 'CidrIp'] } })], {
        Resources: { List: { Type: 'AWS::EC2::PrefixList', Properties: { Entries: { Ref: 'List' } } } },
      }),
  },
  'groups that name each other': {
    name: 'a.json',
    text: () =>
      template({
        Resources: Object.fromEntries(
          many(200, (i) => [
            `G${i}`,
            {
              Type: 'AWS::EC2::SecurityGroup',
              Properties: {
                GroupDescription: 'x',
                SecurityGroupIngress: many(200, (j) => ({
                  IpProtocol: 'tcp',
                  FromPort: 443,
                  ToPort: 443,
                  SourceSecurityGroupId: { 'Fn::GetAtt': [`G${(i + j) % 200}`, 'GroupId'] },
                })),
              },
            },
          ]),
        ),
      }),
  },
  'keys of a prototype as logical ids': {
    name: 'a.json',
    text: () =>
      `{"Parameters":{"__proto__":{"Type":"String"},"constructor":{"Type":"String"},"toString":{"Type":"String","Default":"10.0.0.0/8"}},"Conditions":{"__proto__":{"Fn::Equals":["a","a"]}},"Resources":{${['__proto__', 'constructor', 'toString', 'hasOwnProperty'].map((id) => `"${id}":{"Type":"AWS::EC2::SecurityGroup","Condition":"__proto__","Properties":{"GroupDescription":"x","SecurityGroupEgress":[{"IpProtocol":"tcp","FromPort":443,"ToPort":443,"CidrIp":{"Ref":"${id}"}},{"IpProtocol":"tcp","FromPort":1,"ToPort":1,"CidrIp":{"Ref":"toString"}}]}}`).join(',')}}}`,
  },
  'ids of several lines and with codes of a terminal': {
    name: 'a.json',
    text: () => group([rule({ Description: '\u001b[2J\n\rFINE' })], {}, 'A\u001b[31mgents\nFINE: nothing is open'),
  },
  'a list of ten thousand ports': {
    name: 'a.json',
    text: () =>
      arm({
        resources: [
          nsg({ destinationPortRange: undefined, destinationPortRanges: many(10_000, (i) => `${i * 5}-${i * 5 + 2}`) }),
        ],
      }),
  },
  'variables of Resource Manager in a circle': {
    name: 'a.json',
    text: () =>
      arm({
        variables: { a: "[variables('b')]", b: "[variables('a')]" },
        resources: [nsg({ destinationAddressPrefix: "[variables('a')]" })],
      }),
  },
  'variables of Resource Manager that double': {
    name: 'a.json',
    text: () =>
      arm({
        variables: Object.fromEntries(
          many(60, (i) => [
            `v${i}`,
            i === 0 ? '10.0.0.0/8' : `[concat(variables('v${i - 1}'), variables('v${i - 1}'))]`,
          ]),
        ),
        resources: [nsg({ destinationAddressPrefix: "[variables('v59')]" })],
      }),
  },
  'an expression of Resource Manager of a megabyte': {
    name: 'a.json',
    text: () => arm({ resources: [nsg({ destinationAddressPrefix: `[${inDepth(100_000, 'concat(', ')', "'a'")}]` })] }),
  },
  'a copy of a thousand million': {
    name: 'a.json',
    text: () => arm({ resources: [{ ...nsg({}), copy: { name: 'all', count: 1_000_000_000 } }] }),
  },
  'copies within copies': {
    name: 'a.json',
    text: () =>
      arm({
        resources: many(5, (i) => ({
          ...nsg({}, `[concat('g${i}', copyIndex())]`),
          copy: { name: `all${i}`, count: 800 },
        })),
      }),
  },
  'policies that stand on each other': {
    name: 'a.json',
    text: () => arm({ resources: [policy('a', 'b'), policy('b', 'a'), policy('c', 'c')] }),
  },
  'an expression that explodes': { name: 'a.json', text: () => line(`tls.sni; content:"a"; pcre:"/^(a+)+$/"; `) },
  'a name that makes it explode': {
    name: 'a.json',
    text: () => line(`tls.sni; content:"${'a'.repeat(200_000)}!"; pcre:"/(a|a)*(a|aa)+$/"; `),
  },
  'an expression with great counts': {
    name: 'a.json',
    text: () => line('tls.sni; content:"a"; pcre:"/^([a-z]{1,1000}){1,1000}(.*a){30}.{500}$/"; '),
  },
  'a line of ten thousand ports': {
    name: 'a.json',
    text: () => line('', `tcp $HOME_NET any -> any [${many(10_000, (i) => i * 5).join(',')}]`),
  },
  'a line of lists within lists': {
    name: 'a.json',
    text: () => line('', `tcp $HOME_NET any -> ${inDepth(100_000, '[!', ']', '10.0.0.0/8')} 443`),
  },
  'variables of a group in a circle': {
    name: 'a.json',
    text: () =>
      firewall('pass tcp $HOME_NET any -> $A 443 (sid:1;)').replace(
        '"RulesSource"',
        '"RuleVariables":{"IPSets":{"A":{"Definition":["$B"]},"B":{"Definition":["$A"]}}},"RulesSource"',
      ),
  },
  'options without an end': {
    name: 'a.json',
    text: () => firewall(`pass tls any any -> any any (${'content:"a'.repeat(50_000)}`),
  },
  'a name of ten thousand labels': {
    name: 'a.json',
    text: () => line(`tls.sni; content:".${many(10_000, () => 'a').join('.')}"; endswith; `),
  },
  'a block of a million digits, and ports of as many': {
    name: 'a.json',
    text: () =>
      group([
        rule({ CidrIp: '1'.repeat(MEGABYTE) }),
        rule({ FromPort: '4'.repeat(MEGABYTE), ToPort: ' '.repeat(MEGABYTE) }),
      ]),
  },
  'a text that repeats what an expression looks for': {
    name: 'a.json',
    text: () =>
      group([
        rule({ CidrIp: { 'Fn::Sub': '${'.repeat(200_000) } }),
        rule({ CidrIp: { 'Fn::Sub': `${'${a'.repeat(100_000)}}` } }),
      ]),
  },
  'references of Terraform in a circle': {
    name: 'a.json',
    text: () =>
      JSON.stringify({
        format_version: '1.2',
        planned_values: {
          root_module: {
            resources: [
              {
                address: 'aws_security_group.a',
                mode: 'managed',
                type: 'aws_security_group',
                name: 'a',
                values: { egress: null },
              },
            ],
          },
        },
        resource_changes: [
          {
            address: 'aws_security_group.a',
            mode: 'managed',
            type: 'aws_security_group',
            name: 'a',
            change: { actions: ['create'], before: null, after: {}, after_unknown: { egress: true, id: true } },
          },
        ],
        configuration: {
          root_module: {
            module_calls: {
              m: {
                expressions: { x: { references: ['module.m.y'] } },
                module: {
                  outputs: { y: { expression: { references: ['var.x'] } } },
                  variables: { x: {} },
                },
              },
            },
            resources: [
              {
                address: 'aws_security_group.a',
                mode: 'managed',
                type: 'aws_security_group',
                name: 'a',
                expressions: { egress: { references: ['module.m.y', 'aws_security_group.a.egress'] } },
              },
            ],
          },
        },
      }),
  },
  'states of Pulumi that are their own parents': {
    name: 'a.json',
    text: () => {
      const urn = 'urn:pulumi:s::p::aws:ec2/securityGroup:SecurityGroup::a';
      const one = {
        urn,
        custom: true,
        type: 'aws:ec2/securityGroup:SecurityGroup',
        id: urn,
        parent: urn,
        inputs: { egress: [{ protocol: 'tcp', fromPort: 1, toPort: 1, securityGroups: [urn] }] },
        outputs: {},
        propertyDependencies: { egress: [urn] },
      };
      return JSON.stringify({ version: 3, deployment: { resources: [one, one] } });
    },
  },
};
