import {
  type Audit,
  type AuditedRole,
  type AuditOptions,
  audit,
  type Deployment,
  readDeployment,
} from '../../lib/audit';
import { exact, subdomains } from '../../lib/model/host';
import { defineProduct } from '../../lib/model/profile';
import { role } from '../../lib/resolve';

const cite = {
  document: 'page',
  section: 'Ports',
  quote: 'Cranes speak with the office on 443 and with the tower on 8383.',
  gloss: 'Cranes speak with the office on 443 and with the tower on 8383.',
} as const;

const base = {
  from: 'crane',
  to: 'office',
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  hosts: [],
  either: false,
  application: [],
  need: 'must',
  when: [],
  proxy: 'unknown',
  cites: [cite],
} as const;

/** A fictional product: a role that goes out by names and by addresses, one that is come in to, and a denial. */
export const quay = defineProduct({
  id: 'quay',
  name: 'Quay',
  short: 'QUAY',
  documents: [
    {
      id: 'page',
      kind: 'given',
      title: 'Ports of the quay',
      publisher: 'Quay Office',
      address: 'https://quay.example/ports',
      language: 'en',
      retrieved: null,
    },
  ],
  roles: {
    crane: { words: 'crane', gloss: 'a crane', short: 'CRANE' },
    tower: { words: 'tower', gloss: 'the tower', short: 'TOWER' },
  },
  services: {
    office: { words: 'office', gloss: 'the office' },
    depot: { words: 'depot', gloss: 'the depot' },
    relay: { words: 'relay', gloss: 'the relay' },
  },
  choices: {},
  requirements: [
    {
      ...base,
      id: 'crane-office',
      hosts: [exact('login.quay.example')],
      application: [{ ports: '443', name: 'https', basis: 'stated' }],
    },
    {
      ...base,
      id: 'crane-depot',
      to: 'depot',
      ports: ['7000-7001'],
      hosts: [],
      ranges: { for: ['depot.quay.example'], cidrs: ['192.0.2.0/24'] },
    },
    { ...base, id: 'crane-tower', to: 'tower', ports: ['8383'] },
    {
      ...base,
      id: 'tower-office',
      from: 'tower',
      hosts: [subdomains('quay.example')],
      application: [{ ports: '443', name: 'https', basis: 'stated' }],
    },
    {
      ...base,
      id: 'crane-relay',
      to: 'relay',
      hosts: [exact('relay.other.example')],
      application: [{ ports: '443', name: 'https', basis: 'stated' }],
    },
  ],
  denials: [
    {
      id: 'tower-does-not-relay',
      from: 'tower',
      to: 'relay',
      when: [],
      gloss: 'The tower never speaks with the relay.',
      cites: [cite],
    },
  ],
  notes: [],
});

export const CRANE = role(quay, {}, 'crane');
export const TOWER = role(quay, {}, 'tower');

/** What stands in a template of CloudFormation; resources as YAML, each indented by two. */
export function deployed(resources: string, head = ''): Deployment {
  return readDeployment([{ name: 'template.yaml', text: `${head}Resources:\n${resources}` }]);
}

/** A security group, and its entries as lists of YAML. */
export function group(id: string, egress: readonly string[], ingress: readonly string[] = []): string {
  const list = (key: string, entries: readonly string[]) =>
    entries.length === 0 ? '' : `      ${key}:\n${entries.map((entry) => `        - { ${entry} }\n`).join('')}`;
  return `  ${id}:\n    Type: AWS::EC2::SecurityGroup\n    Properties:\n      GroupDescription: ${id}\n${list('SecurityGroupEgress', egress)}${list('SecurityGroupIngress', ingress)}`;
}

/** An entry of a group: `tcp 443 0.0.0.0/0`. */
export function entry(text: string): string {
  const [transport = '', ports = '', peer = '', end = 'Destination'] = text.split(' ');
  const [from, to = from] = ports.split('-');
  const there = /^[0-9.]+\//.test(peer)
    ? `CidrIp: ${peer}`
    : peer.includes(':') && !peer.startsWith('!')
      ? `CidrIpv6: '${peer}'`
      : `${end}SecurityGroupId: !GetAtt ${peer}.GroupId`;
  return `IpProtocol: '${transport}', FromPort: ${from}, ToPort: ${to}, ${there}`;
}

/** A Network Firewall's policy over these lines, each as Suricata reads it. */
export function firewall(lines: string, order: 'STRICT_ORDER' | 'DEFAULT_ACTION_ORDER' = 'STRICT_ORDER'): string {
  const strict = order === 'STRICT_ORDER';
  const text = lines
    .trim()
    .split('\n')
    .map((line) => `            ${line.trim()}\n`)
    .join('');
  return `  Lines:
    Type: AWS::NetworkFirewall::RuleGroup
    Properties:
      RuleGroupName: lines
      Type: STATEFUL
      Capacity: 100
      RuleGroup:
        StatefulRuleOptions: { RuleOrder: ${order} }
        RulesSource:
          RulesString: |
${text}  Policy:
    Type: AWS::NetworkFirewall::FirewallPolicy
    Properties:
      FirewallPolicyName: policy
      FirewallPolicy:
        StatelessDefaultActions: ['aws:forward_to_sfe']
        StatelessFragmentDefaultActions: ['aws:forward_to_sfe']
${strict ? "        StatefulDefaultActions: ['aws:drop_strict']\n" : ''}        StatefulEngineOptions: { RuleOrder: ${order} }
        StatefulRuleGroupReferences: [{ ${strict ? 'Priority: 1, ' : ''}ResourceArn: !Ref Lines }]
`;
}

/** Machines of the crane in this group, and the tower's in that. */
export function crane(machines: readonly string[], tower: readonly string[] = ['10.9.0.0/24']): AuditedRole {
  return { entry: CRANE, machines, peers: { tower } };
}

/** How each requirement stands, by its id. */
export function standings({ requirements }: Audit): Readonly<Record<string, string>> {
  return Object.fromEntries(requirements.map(({ requirement, standing }) => [requirement, standing]));
}

/** The audit of cranes in the group `Cranes`. */
export function audited(resources: string, options: AuditOptions = {}, head = ''): Audit {
  return audit(deployed(resources, head), [crane(['Cranes'])], options);
}

/** What a crane needs, and no more than a security group has to open for it. */
export const NEEDED = ['tcp 443 0.0.0.0/0', 'tcp 7000-7001 192.0.2.0/24', 'tcp 8383 10.9.0.0/24'];
