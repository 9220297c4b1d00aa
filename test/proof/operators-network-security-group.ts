import type { Plan } from '../../lib/model/plans';
import type {
  AzureNetworkSecurityGroupPlan,
  SecurityRule,
  SecurityRuleEnd,
} from '../../lib/model/plans/azure-network-security-group';
import type { Admission } from '../../lib/model/plans/plan';
import type { Mutant, Operator } from './operators';

const operators: Operator[] = [];

function ofPlan(
  name: string,
  changes: Operator['changes'],
  mutate: (plan: AzureNetworkSecurityGroupPlan) => readonly Mutant[],
): void {
  operators.push({
    name,
    changes,
    mutate: (plan: Plan) => (plan.target === 'azure-network-security-group' ? mutate(plan) : []),
  });
}

type RuleChange = (rule: SecurityRule, plan: AzureNetworkSecurityGroupPlan) => readonly Partial<SecurityRule>[];

/** Each rule rewritten in some ways. */
function ofRules(name: string, change: RuleChange): void {
  ofPlan(name, 'traffic', (plan) =>
    plan.rules.flatMap((rule) =>
      change(rule, plan).map((part) => ({
        plan: { ...plan, rules: plan.rules.map((own) => (own === rule ? { ...own, ...part } : own)) },
        what: `${rule.key} -> ${JSON.stringify(part)}`,
      })),
    ),
  );
}

/** The other end of each rule rewritten. */
function ofPeers(
  name: string,
  change: (peer: SecurityRuleEnd, rule: SecurityRule) => readonly SecurityRuleEnd[],
): void {
  ofRules(name, (rule) => {
    const side = rule.direction === 'Outbound' ? 'destination' : 'source';
    return change(rule[side], rule).map((end) => ({ [side]: end }));
  });
}

function ofOwn(
  name: string,
  change: (own: SecurityRuleEnd, plan: AzureNetworkSecurityGroupPlan) => readonly SecurityRuleEnd[],
) {
  ofRules(name, (rule, plan) => {
    const side = rule.direction === 'Outbound' ? 'source' : 'destination';
    return change(rule[side], plan).map((end) => ({ [side]: end }));
  });
}

function ofCidrs(name: string, change: (cidrs: readonly string[]) => readonly (readonly string[])[]): void {
  ofPeers(name, (peer) => (peer.kind === 'addresses' ? change(peer.cidrs).map((cidrs) => ({ ...peer, cidrs })) : []));
}

function ofPorts(name: string, change: (ports: readonly string[]) => readonly (readonly string[])[]): void {
  ofRules(name, ({ destinationPorts }) =>
    destinationPorts[0] === '*' ? [] : change(destinationPorts).map((ports) => ({ destinationPorts: ports })),
  );
}

/** Each member of a list rewritten by itself. */
function each<T>(list: readonly T[], change: (one: T) => T | null): readonly (readonly T[])[] {
  return list.flatMap((one, at) => {
    const other = change(one);
    return other === null ? [] : [list.map((own, i) => (i === at ? other : own))];
  });
}

ofPlan('drop a rule', 'traffic', ({ rules, ...plan }) =>
  rules.map((rule) => ({ plan: { ...plan, rules: rules.filter((own) => own !== rule) }, what: rule.key })),
);
ofPlan('drop all that closes', 'traffic', ({ rules, ...plan }) => [
  { plan: { ...plan, rules: rules.filter(({ access }) => access === 'Allow') }, what: 'every Deny' },
]);
ofPlan('allow all that goes out', 'traffic', ({ rules, ...plan }) =>
  rules.slice(0, 1).map((rule) => ({
    plan: {
      ...plan,
      rules: [
        ...rules,
        {
          ...rule,
          key: 'more',
          name: 'more-0',
          priority: 100,
          direction: 'Outbound',
          access: 'Allow',
          protocol: '*',
          source: { kind: 'any' },
          destination: { kind: 'any' },
          destinationPorts: ['*'],
          because: [],
        },
      ],
    },
    what: 'everything',
  })),
);
ofPlan('write a rule twice', 'traffic', ({ rules, ...plan }) =>
  rules.map((rule) => ({ plan: { ...plan, rules: [...rules, rule] }, what: rule.key })),
);
ofRules('allow in the place of closing, and the other way round', ({ access }) => [
  { access: access === 'Allow' ? 'Deny' : 'Allow' },
]);
ofRules('close in the place of opening, for nobody', ({ access }) =>
  access === 'Allow' ? [{ access: 'Deny', because: [] }] : [],
);
ofRules('change the protocol', ({ protocol }) =>
  (['Tcp', 'Udp', 'Icmp', '*'] as const).filter((one) => one !== protocol).map((one) => ({ protocol: one })),
);
ofRules('say a protocol that nobody knows', () =>
  ['Esp', 'tcp', ''].map((protocol) => ({ protocol: protocol as 'Tcp' })),
);
ofRules('turn the direction', ({ direction }) => [{ direction: direction === 'Inbound' ? 'Outbound' : 'Inbound' }]);
ofRules('turn the direction and the ends', ({ direction, source, destination }) => [
  { direction: direction === 'Inbound' ? 'Outbound' : 'Inbound', source: destination, destination: source },
]);
ofRules('swap the ends', ({ source, destination }) =>
  source.kind === destination.kind ? [] : [{ source: destination, destination: source }],
);
ofPorts('drop a port', (ports) => ports.map((port) => ports.filter((own) => own !== port)));
ofPorts('add a port', (ports) => [
  [...ports, '9'],
  [...ports, '60000-60001'],
]);
ofPorts('shift a port', (ports) => each(ports, (port) => (port.includes('-') ? null : String(Number(port) + 1))));
ofPorts('widen a port', (ports) => each(ports, (port) => (port.includes('-') ? null : `${port}-${Number(port) + 1}`)));
ofPorts('shorten a range', (ports) =>
  each(ports, (port) => {
    const [first, last] = port.split('-').map(Number);
    return first === undefined || last === undefined ? null : `${first}-${last - 1}`;
  }),
);
ofPorts('open every port', () => [['*']]);
ofPorts('write ports that Azure does not take', () => [[], ['443,80'], ['*', '443'], ['70000'], ['']]);
ofRules('give ICMP ports', ({ protocol }) => (protocol === 'Icmp' ? [{ destinationPorts: ['8'] }] : []));
ofCidrs('drop an address', (cidrs) => cidrs.map((cidr) => cidrs.filter((own) => own !== cidr)));
ofCidrs('add an address', (cidrs) => [
  [...cidrs, cidrs.some((one) => one.includes(':')) ? '2001:db8::/32' : '198.18.0.0/15'],
]);
ofCidrs('add every address', (cidrs) => [[...cidrs, cidrs.some((one) => one.includes(':')) ? '::/0' : '0.0.0.0/0']]);
ofCidrs('widen an address', (cidrs) => each(cidrs, (cidr) => masked(cidr, -1)));
ofCidrs('narrow an address', (cidrs) => each(cidrs, (cidr) => masked(cidr, 1)));
ofCidrs('mix the families', (cidrs) => [
  [...cidrs, cidrs.some((one) => one.includes(':')) ? '192.0.2.1/32' : '2001:db8::1/128'],
]);
ofCidrs('write addresses that Azure does not take', () => [[], ['a.example.com'], ['10.0.0.300']]);
ofPeers('open to everybody', (peer) => (peer.kind === 'any' ? [] : [{ kind: 'any' }]));
ofPeers('put a tag in the place of the peer', (peer) =>
  ['VirtualNetwork', 'Internet', 'AzureCloud', 'not a tag']
    .filter((tag) => peer.kind !== 'tag' || peer.tag !== tag)
    .map((tag) => ({ kind: 'tag', tag })),
);
ofPeers('put another peer in its place', (peer) => [
  ...(peer.kind === 'bound' ? [{ ...peer, bound: `${peer.bound}-2` }] : []),
  { kind: 'bound', bound: 'asg-other', as: 'application-security-group' },
  { kind: 'addresses', cidrs: ['198.18.0.0/15'] },
]);
ofPeers('take a block for a group, and the other way round', (peer) =>
  peer.kind === 'bound' ? [{ ...peer, as: peer.as === 'block' ? 'application-security-group' : 'block' }] : [],
);
ofPeers('put an entry in the place of the peer', () => [{ kind: 'source', source: 'CH_AGENT' }]);
ofOwn('open to all entries', (own) => (own.kind === 'any' ? [] : [{ kind: 'any' }]));
ofOwn('open to another entry', (own, { sources }) =>
  [...sources.map(({ name }) => name), 'NOBODY']
    .filter((name) => own.kind !== 'source' || own.source !== name)
    .map((source) => ({ kind: 'source', source })),
);
ofOwn('put addresses or a tag on the own side', () => [
  { kind: 'addresses', cidrs: ['10.0.0.0/8'] },
  { kind: 'tag', tag: 'VirtualNetwork' },
  { kind: 'bound', bound: 'asg-other', as: 'application-security-group' },
]);
ofRules('close first', ({ access }) => (access === 'Deny' ? [{ priority: 100 }] : []));
ofRules('open after all is closed', ({ access }, { rules }) =>
  access === 'Allow' && rules.every(({ priority }) => priority !== 5000) ? [{ priority: 5000 }] : [],
);
ofPlan('let the last rule and another change places', 'traffic', (plan) =>
  plan.rules.flatMap((rule) => {
    const last = plan.rules.find((own) => own.access === 'Deny' && own.direction === rule.direction);
    if (last === undefined || rule === last) return [];
    const rules = plan.rules.map((own) =>
      own === rule ? { ...own, priority: last.priority } : own === last ? { ...own, priority: rule.priority } : own,
    );
    return [{ plan: { ...plan, rules }, what: rule.key }];
  }),
);
ofRules('say a priority that Azure does not take', () =>
  [99, 4097, 1000.5, Number.NaN].map((priority) => ({ priority })),
);
ofRules('take the priority of another rule', ({ direction, priority }, { rules }) =>
  rules
    .filter((own) => own.direction === direction && own.priority !== priority)
    .slice(0, 2)
    .map((own) => ({ priority: own.priority })),
);
ofRules('take a name that Azure does not take', () =>
  ['', '-a', 'a-', 'a b', 'DenyAllOutBound', 'allowvnetinbound', 'a'.repeat(81)].map((name) => ({ name })),
);
ofRules('take the name of another rule', ({ name }, { rules }) =>
  rules
    .filter((own) => own.name !== name)
    .slice(0, 2)
    .map((own) => ({ name: own.name.toUpperCase() })),
);
ofRules('describe at length', () => [{ description: 'x'.repeat(141) }]);
ofRules('close the platform', ({ access, direction }) =>
  access === 'Deny' && direction === 'Outbound'
    ? ['AzurePlatformDNS', 'AzurePlatformIMDS', 'AzurePlatformLKM'].map((tag) => ({
        destination: { kind: 'tag', tag } as const,
      }))
    : [],
);
ofRules('give a closing rule a reason', ({ access }, { rules }) =>
  access === 'Deny'
    ? rules
        .filter(({ because }) => because.length > 0)
        .slice(0, 1)
        .map(({ because }) => ({ because }))
    : [],
);

ofPlan('say otherwise what the last rules close', 'record', (plan) => [
  ...(['all', 'internet', 'none'] as const)
    .filter((word) => word !== plan.denyOutbound)
    .map((denyOutbound) => ({ plan: { ...plan, denyOutbound }, what: `out ${denyOutbound}` })),
  ...(['all', 'none'] as const)
    .filter((word) => word !== plan.denyInbound)
    .map((denyInbound) => ({ plan: { ...plan, denyInbound }, what: `in ${denyInbound}` })),
]);
ofPlan('say otherwise who bears application security groups', 'record', (plan) => [
  { plan: { ...plan, applicationSecurityGroups: !plan.applicationSecurityGroups }, what: 'the flag' },
]);
ofPlan('say nothing true of what stands behind names', 'record', (plan) =>
  plan.namesBehind === null
    ? []
    : [null, { kind: 'proxy' } as const, { kind: 'dns-firewall' } as const].map((namesBehind) => ({
        plan: { ...plan, namesBehind },
        what: JSON.stringify(namesBehind),
      })),
);
ofPlan('admit something else', 'record', (plan) => {
  const all: readonly Admission[] = [
    { code: 'azure-platform', gloss: '' },
    { code: 'load-balancer-probes', gloss: '' },
    { code: 'azure-defaults', gloss: '', direction: 'egress' },
    { code: 'azure-defaults', gloss: '', direction: 'ingress' },
    { code: 'azure-infrastructure', gloss: '' },
    { code: 'handshakes', gloss: '' },
    { code: 'placeholder-egress', gloss: '' },
    { code: 'whole-vpc', gloss: '' },
  ];
  const same = (a: Admission, b: Admission) =>
    a.code === b.code && ('direction' in a ? a.direction : '') === ('direction' in b ? b.direction : '');
  return all.map((one) => {
    const rest = plan.admits.filter((own) => !same(own, one));
    const admits = rest.length < plan.admits.length ? rest : [...plan.admits, one];
    return { plan: { ...plan, admits }, what: JSON.stringify(one) };
  });
});

/** One bit of the prefix more or less; null where there is none. */
function masked(cidr: string, by: number): string | null {
  const [address = '', length = ''] = cidr.split('/');
  const bits = Number(length) + by;
  if (address.includes(':')) return bits < 0 || bits > 128 || address !== '::' ? null : `${address}/${bits}`;
  if (bits < 0 || bits > 32) return null;
  const value = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const kept = Math.floor(value / 2 ** (32 - bits)) * 2 ** (32 - bits);
  const parts = [24, 16, 8, 0].map((shift) => Math.floor(kept / 2 ** shift) % 256);
  return `${parts.join('.')}/${bits}`;
}

export const NETWORK_SECURITY_GROUP_OPERATORS: readonly Operator[] = operators;
