import { askedKey } from '../../lib/model/element';
import type { Plan } from '../../lib/model/plans';
import type {
  ApplicationRule,
  ApplicationTarget,
  AzureFirewallPlan,
  NatRule,
  NetworkDestination,
  NetworkRule,
  RuleCollection,
  RuleCollectionGroup,
} from '../../lib/model/plans/azure-firewall';
import type { PlanBecause } from '../../lib/model/plans/plan';
import type { Mutant, Operator } from './operators';

const operators: Operator[] = [];

function of(changes: Operator['changes'], name: string, mutate: (plan: AzureFirewallPlan) => readonly Mutant[]): void {
  operators.push({
    name,
    changes,
    mutate: (plan: Plan) => (plan.target === 'azure-firewall' ? mutate(plan) : []),
  });
}

type Change<Item> = (item: Item, plan: AzureFirewallPlan) => readonly Item[];

/** Every plan in which one item of a list is one of its changes, or gone. */
function changedOne<Item>(items: readonly Item[], change: (item: Item) => readonly (Item | null)[]) {
  return items.flatMap((item, index) =>
    change(item).map((one) => ({
      item,
      to: one,
      items: one === null ? items.filter((_, at) => at !== index) : items.map((own, at) => (at === index ? one : own)),
    })),
  );
}

function ofGroups(
  name: string,
  change: (group: RuleCollectionGroup, plan: AzureFirewallPlan) => readonly (RuleCollectionGroup | null)[],
) {
  of('traffic', name, (plan) =>
    changedOne(plan.groups, (group) => change(group, plan)).map(({ item, to, items }) => ({
      plan: { ...plan, groups: items },
      what: `${item.name} -> ${to === null ? 'nothing' : `${to.name} ${to.priority}`}`,
    })),
  );
}

function ofCollections(
  name: string,
  change: (collection: RuleCollection, group: RuleCollectionGroup) => readonly (RuleCollection | null)[],
) {
  of('traffic', name, (plan) =>
    changedOne(plan.groups, (group) =>
      changedOne(group.collections, (one) => change(one, group)).map(({ items }) => ({ ...group, collections: items })),
    ).map(({ item, items }) => ({ plan: { ...plan, groups: items }, what: item.name })),
  );
}

interface RuleOf {
  readonly nat: NatRule;
  readonly network: NetworkRule;
  readonly application: ApplicationRule;
}

function ofRules<Kind extends keyof RuleOf>(
  kind: Kind,
  name: string,
  change: Change<RuleOf[Kind]>,
  changes: Operator['changes'] = 'traffic',
): void {
  of(changes, `${name} (${kind})`, (plan) =>
    plan.groups.flatMap((group, at) =>
      group.collections.flatMap((collection, inner) => {
        if (collection.kind !== kind) return [];
        const rules = collection.rules as readonly RuleOf[keyof RuleOf][] as readonly RuleOf[Kind][];
        return changedOne(rules, (rule) => change(rule, plan)).map(({ item, to, items }) => {
          const collections = group.collections.map((own, place) =>
            place === inner ? ({ ...own, rules: items } as unknown as RuleCollection) : own,
          );
          const groups = plan.groups.map((own, place) => (place === at ? { ...group, collections } : own));
          const words = JSON.stringify(to, (key, value: unknown) => (key === 'because' ? undefined : value));
          return { plan: { ...plan, groups }, what: `${group.name} ${item.name} -> ${words}` };
        });
      }),
    ),
  );
}

const application = (name: string, change: Change<ApplicationRule>) => ofRules('application', name, change);
const network = (name: string, change: Change<NetworkRule>) => ofRules('network', name, change);
const nat = (name: string, change: Change<NatRule>) => ofRules('nat', name, change);

/** Rewrites one name of one rule; null where it does not apply. */
function ofTargets(name: string, ...changes: readonly ((text: string) => string | null)[]): void {
  application(name, (rule) =>
    (['targetFqdns', 'targetUrls'] as const).flatMap((kind) =>
      rule[kind].flatMap((target, index) =>
        changes.flatMap((change) => {
          const text = change(target.text);
          if (text === null || text === target.text) return [];
          return [
            {
              ...rule,
              [kind]: rule[kind].map((own, at): ApplicationTarget => (at === index ? { ...own, text } : own)),
            },
          ];
        }),
      ),
    ),
  );
}

// Groups and collections.
ofGroups('drop a group', () => [null]);
ofGroups('take the priority of another group', (group, { groups }) =>
  groups
    .filter((other) => other !== group)
    .slice(0, 1)
    .map(({ priority }) => ({ ...group, priority })),
);
ofGroups('have a priority that Azure does not take', (group) =>
  [99, 65_001, 10_000.5].map((priority) => ({ ...group, priority })),
);
ofGroups('stand before, or after, all others', (group) =>
  [100, 65_000].filter((priority) => priority !== group.priority).map((priority) => ({ ...group, priority })),
);
ofGroups('have a name that Azure does not take', (group) =>
  ['', 'ends-', '-begins', 'a b', 'a'.repeat(81)].map((name) => ({ ...group, name })),
);
ofGroups('have no collections', (group) => [{ ...group, collections: [] }]);
ofGroups('be of nobody that stands here', (group) => [{ ...group, source: 'NOBODY' }]);
of('traffic', 'stand twice', (plan) =>
  plan.groups.map((group) => ({ plan: { ...plan, groups: [...plan.groups, group] }, what: group.name })),
);
ofCollections('drop a collection', () => [null]);
ofCollections('flip an action', (one) =>
  one.kind === 'application' ? [{ ...one, action: one.action === 'Allow' ? 'Deny' : 'Allow' }] : [],
);
ofCollections('have an action that nobody knows', (one) =>
  one.kind === 'application' ? [{ ...one, action: 'Log' as 'Deny' }] : [],
);
ofCollections('take the priority or the name of another collection, or none', (one, { collections }) => [
  ...collections
    .filter((other) => other !== one)
    .flatMap(({ priority, name }) => [
      { ...one, priority },
      { ...one, name },
    ]),
  { ...one, priority: 0 },
]);
ofCollections('have no rules', (one) => [{ ...one, rules: [] } as RuleCollection]);
ofCollections('hold a rule twice', (one) => [{ ...one, rules: [...one.rules, ...one.rules] } as RuleCollection]);
ofCollections('drop a rule', (one) =>
  one.rules.length < 2
    ? []
    : one.rules.map((_, index) => ({ ...one, rules: one.rules.filter((__, at) => at !== index) }) as RuleCollection),
);

// Application rules.
application('drop a target', (rule) =>
  (['targetFqdns', 'targetUrls'] as const).flatMap((kind) =>
    rule[kind].length < 2
      ? []
      : rule[kind].map((target) => ({ ...rule, [kind]: rule[kind].filter((own) => own !== target) })),
  ),
);
application('add a name', (rule) =>
  rule.targetFqdns.length === 0 || rule.targetFqdns[0]?.text === '*'
    ? []
    : ['b.example.net', '*.example.net', '*.jp'].map((text) => ({
        ...rule,
        targetFqdns: [...rule.targetFqdns, { text, because: [] }],
      })),
);
application('open every name', (rule) => {
  const [first] = rule.targetFqdns;
  return first === undefined || first.text === '*' ? [] : [{ ...rule, targetFqdns: [{ ...first, text: '*' }] }];
});
ofTargets('cut the star', (text) => (text.startsWith('*.') ? text.slice(2) : null));
ofTargets('cut the dot behind a star', (text) => (text.startsWith('*.') ? `*${text.slice(2)}` : null));
ofTargets('put a star', (text) => (text.startsWith('*') ? null : `*.${text}`));
ofTargets('put a star without a dot', (text) => (text.startsWith('*') ? null : `*${text}`));
ofTargets('put a star inside', (text) => (text === '*' ? null : text.replace(/\.(?=[^.]+$)/, '.*.')));
ofTargets('shorten a name', (text) => (text.split('.').length > 2 ? text.replace(/^(\*\.)?[^.]+\./, '$1') : null));
ofTargets('swap a letter', (text) =>
  text === '*' ? null : text.replace(/[a-z]/, (first) => (first === 'x' ? 'y' : 'x')),
);
ofTargets(
  'write a name as no rule takes it',
  (text) => (text === '*' ? null : text.toUpperCase()),
  (text) => (text === '*' ? null : `${text}.`),
  (text) => (text === '*' ? null : `${text}:8080`),
);
application('speak another protocol', (rule) =>
  rule.protocols.map((own) => ({
    ...rule,
    protocols: rule.protocols.map((one) =>
      one === own
        ? { ...one, protocolType: one.protocolType === 'Http' ? ('Https' as const) : ('Http' as const) }
        : one,
    ),
  })),
);
application('listen on another port', (rule) =>
  rule.protocols.flatMap((own) =>
    [own.port + 1, 8443, 0, 64_001].map((port) => ({
      ...rule,
      protocols: rule.protocols.map((one) => (one === own ? { ...one, port } : one)),
    })),
  ),
);
application('add a protocol', (rule) =>
  [8443, 80].map((port) => ({ ...rule, protocols: [...rule.protocols, { protocolType: 'Https' as const, port }] })),
);
application('drop a protocol', (rule) =>
  rule.protocols.map((own) => ({ ...rule, protocols: rule.protocols.filter((one) => one !== own) })),
);
application('be for another entry, or for none', (rule, { sources }) =>
  [...sources.map(({ name }) => name), 'NOBODY']
    .filter((name) => name !== rule.source)
    .map((source) => ({ ...rule, source })),
);
application('have two kinds of targets, or none', (rule) => [
  { ...rule, targetFqdns: [], fqdnTags: [], targetUrls: [] },
  {
    ...rule,
    targetFqdns: [{ text: 'b.example.net', because: [] }],
    fqdnTags: [{ text: 'WindowsUpdate', because: [] }],
  },
]);
application('name another tag, or one on another port', (rule) =>
  rule.fqdnTags.length === 0
    ? []
    : [
        { ...rule, fqdnTags: [{ text: 'AzureBackup', because: rule.fqdnTags[0]?.because ?? [] }] },
        { ...rule, fqdnTags: [...rule.fqdnTags, { text: 'AzureBackup', because: [] }] },
        { ...rule, fqdnTags: [{ text: 'Windows Update', because: [] }] },
        { ...rule, protocols: [{ protocolType: 'Http', port: 80 }] },
      ],
);
application('look into TLS, or not', (rule) => [{ ...rule, terminateTls: !rule.terminateTls }]);

// Network rules.
network('speak another protocol', (rule) =>
  (['TCP', 'UDP', 'ICMP', 'Any'] as const)
    .filter((one) => !rule.ipProtocols.includes(one))
    .flatMap((one) => [
      { ...rule, ipProtocols: [one] },
      { ...rule, ipProtocols: [one], destinationPorts: ['*'] },
      { ...rule, ipProtocols: [...rule.ipProtocols, one] },
    ]),
);
network('listen on more ports, or fewer', (rule) => [
  ...(rule.destinationPorts[0] === '*' ? [] : [{ ...rule, destinationPorts: ['*'] }]),
  { ...rule, destinationPorts: ['7'] },
  { ...rule, destinationPorts: [] },
  { ...rule, destinationPorts: ['443', '80'] },
  { ...rule, destinationPorts: ['0-70000'] },
  ...rule.destinationPorts.map((_, index) => ({
    ...rule,
    destinationPorts: rule.destinationPorts.filter((__, at) => at !== index),
  })),
]);
network('lead anywhere', (rule) =>
  rule.destination.kind === 'any' ? [] : [{ ...rule, destination: { kind: 'any' } }],
);
network('lead elsewhere', (rule, { sources }) =>
  elsewhere(
    rule.destination,
    sources.map(({ name }) => name),
  ).map((destination) => ({ ...rule, destination })),
);
network('come from another entry, or from none', (rule, { sources }) =>
  [...sources.map(({ name }) => name), 'NOBODY']
    .filter((name) => name !== rule.source)
    .map((source) => ({ ...rule, source })),
);
network('come from everybody', (rule) => (rule.from?.kind === 'any' ? [] : [{ ...rule, from: { kind: 'any' } }]));
network('come from the entry itself', ({ from, ...rule }) => (from === undefined ? [] : [rule]));
network('come from other addresses', (rule) =>
  rule.from === undefined
    ? []
    : [
        { ...rule, from: { kind: 'addresses', cidrs: ['10.9.0.0/16'] } },
        { ...rule, from: { kind: 'addresses', cidrs: ['2001:db8::/32'] } },
      ],
);

function elsewhere(to: NetworkDestination, sources: readonly string[]): readonly NetworkDestination[] {
  switch (to.kind) {
    case 'any':
      return [{ kind: 'addresses', cidrs: ['10.0.0.0/8'] }];
    case 'addresses':
      return [
        ...to.cidrs.map((cidr) => ({
          ...to,
          cidrs: [
            ...to.cidrs.filter((own) => own !== cidr),
            cidr.replace(/\/\d+$/, '/8').replace(/^(\d+)\.[\d.]+/, '$1.0.0.0'),
          ],
        })),
        ...to.cidrs.map((cidr) => ({ ...to, cidrs: to.cidrs.filter((own) => own !== cidr) })),
        { ...to, cidrs: [...to.cidrs, '2001:db8::/32'] },
        { ...to, cidrs: [...to.cidrs, '10.0.0.1/24'] },
      ];
    case 'name':
      return [
        { ...to, name: 'other.example.com' },
        { ...to, name: '*.example.com' },
        { kind: 'tag', tag: 'Storage' },
      ];
    case 'tag':
      return [
        { ...to, tag: 'Sql' },
        { ...to, tag: 'no tag' },
      ];
    case 'bound':
      return [
        { ...to, bound: 'other' },
        { ...to, bound: '' },
      ];
    case 'source':
      return [...sources.filter((name) => name !== to.source), 'NOBODY'].map((source) => ({ kind: 'source', source }));
  }
}
of('traffic', 'silence the application rules', (plan) =>
  plan.sources.map(({ name }) => {
    const rule: NetworkRule = {
      kind: 'network',
      name: 'convenience',
      description: '',
      source: name,
      ipProtocols: ['TCP'],
      destination: { kind: 'any' },
      destinationPorts: ['443'],
      because: [],
    };
    const collections = [{ kind: 'network' as const, name: 'network', priority: 2_000, rules: [rule] }];
    return {
      plan: { ...plan, groups: [...plan.groups, { name: 'open', priority: 9_000, source: name, collections }] },
      what: name,
    };
  }),
);

// DNAT rules.
nat('translate another port', (rule) =>
  [rule.translatedPort + 1, 0, 65_536].map((translatedPort) => ({ ...rule, translatedPort })),
);
nat('have a port that no DNAT rule takes', (rule) => [0, 64_000].map((port) => ({ ...rule, port })));
nat('let in everybody, or others', (rule) => [
  ...(rule.from.kind === 'any' ? [] : [{ ...rule, from: { kind: 'any' as const } }]),
  { ...rule, from: { kind: 'addresses' as const, cidrs: ['10.9.0.0/16'] } },
  { ...rule, from: { kind: 'addresses' as const, cidrs: [] } },
  { ...rule, from: { kind: 'bound' as const, bound: 'other', as: 'block' as const } },
]);
nat('speak another protocol', (rule) => [
  { ...rule, ipProtocol: rule.ipProtocol === 'TCP' ? 'UDP' : 'TCP' },
  { ...rule, ipProtocol: 'ICMP' as 'TCP' },
]);
nat('lead to another server', (rule, { sources }) =>
  [...sources.map(({ name }) => name), 'NOBODY']
    .filter((name) => name !== rule.server)
    .map((server) => ({ ...rule, server })),
);
nat('have no public address', (rule) => [{ ...rule, publicAddress: '' }]);

// What the plan says of itself.
of('record', 'say another tier than its rules are for', (plan) =>
  (['Basic', 'Standard', 'Premium'] as const)
    .filter((tier) => tier !== plan.tier)
    .flatMap((tier) => [
      { plan: { ...plan, tier }, what: `tier ${tier}` },
      { plan: { ...plan, needs: { ...plan.needs, tier } }, what: `needs ${tier}` },
    ]),
);
of('record', 'need something else', (plan) => [
  { plan: { ...plan, needs: { ...plan.needs, dnsProxy: !plan.needs.dnsProxy } }, what: 'dnsProxy' },
  { plan: { ...plan, needs: { ...plan.needs, tlsInspection: !plan.needs.tlsInspection } }, what: 'tlsInspection' },
]);
of('record', 'say otherwise whether it denies, or observes', (plan) => [
  { plan: { ...plan, denyInfrastructure: !plan.denyInfrastructure }, what: 'denyInfrastructure' },
  { plan: { ...plan, mode: plan.mode === 'observe' ? 'enforce' : 'observe' }, what: 'mode' },
]);
of('record', 'say that a tag holds more, or less', (plan) =>
  plan.assumes.flatMap((one) =>
    one.code !== 'fqdn-tag-holds'
      ? []
      : [[...one.names, '*.example.net'], [], ['other.example.net']].map((names) => ({
          plan: { ...plan, assumes: plan.assumes.map((own) => (own === one ? { ...one, names } : own)) },
          what: names.join() || 'nothing',
        })),
  ),
);
of('record', 'say that a name is open by its addresses, below its suffix, or by a tag', (plan) =>
  plan.fidelity.flatMap((one, index) =>
    one.element.asked.kind !== 'host' || one.fidelity.standing !== 'exact'
      ? []
      : (['sameAddresses', 'suffix', 'fqdnTag'] as const).map((name) => ({
          plan: {
            ...plan,
            fidelity: plan.fidelity.map((own, at) =>
              at === index ? { ...own, fidelity: { standing: 'widened' as const, growth: { name } } } : own,
            ),
          },
          what: `${one.element.requirement} ${askedKey(one.element.asked)} ${name}`,
        })),
  ),
);
of('record', 'say that only the listed names of an element are open', (plan) =>
  plan.fidelity.flatMap((one, index) =>
    one.element.asked.kind !== 'host' || one.fidelity.standing === 'narrowed'
      ? []
      : [
          {
            plan: {
              ...plan,
              fidelity: plan.fidelity.map((own, at) =>
                at === index
                  ? { ...own, fidelity: { standing: 'narrowed' as const, reason: 'listed-names', waysOut: [] } }
                  : own,
              ),
            },
            what: `${one.element.requirement} ${askedKey(one.element.asked)}`,
          },
        ],
  ),
);

type Reasoned = { readonly because: readonly PlanBecause[] };

function ofReasons(
  name: string,
  change: (because: readonly PlanBecause[]) => readonly (readonly PlanBecause[])[],
): void {
  const all = <Rule extends Reasoned>(rule: Rule): readonly Rule[] =>
    change(rule.because).map((because) => ({ ...rule, because }));
  ofRules('nat', `say ${name}`, all, 'record');
  ofRules('network', `say ${name}`, all, 'record');
  ofRules(
    'application',
    `say ${name}`,
    (rule) =>
      (['targetFqdns', 'fqdnTags', 'targetUrls'] as const).flatMap((kind) =>
        changedOne(rule[kind], (target) => all(target)).map(({ items }) => ({ ...rule, [kind]: items })),
      ),
    'record',
  );
}

ofReasons('that what is open stands for nobody', (because) => (because.length === 0 ? [] : [[]]));
ofReasons('a reason that nobody gives', (because) => [
  [...because, { product: 'chart', requirement: 'nobody', asked: 'host exact x.example.com' }],
]);
ofReasons('one reason less', (because) =>
  because.length < 2 ? [] : because.map((one) => because.filter((own) => own !== one)),
);

export const AZURE_FIREWALL_OPERATORS: readonly Operator[] = operators;
