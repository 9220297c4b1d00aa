import type { ElementFidelity, Fidelity, Growth } from '../../lib/model/element';
import { isGroupPlan, type Plan } from '../../lib/model/plans';
import type { AwsNetworkFirewallPlan, RuleGroup } from '../../lib/model/plans/aws-network-firewall';
import type { AwsSecurityGroupPlan, SecurityGroupRule } from '../../lib/model/plans/aws-security-group';
import type { PlanBecause } from '../../lib/model/plans/plan';
import { blockOf } from './naive';
import { changedReasons } from './operators-dns-firewall';

/** A plan with one thing changed, and what. */
export interface Mutant {
  readonly plan: Plan;
  readonly what: string;
}

/** Changes one thing in every way and at every place where it can. */
export interface Operator {
  readonly name: string;
  /** `traffic`: what the plan opens may change; `record`: only what it says of itself does. */
  readonly changes: 'traffic' | 'record';
  readonly mutate: (plan: Plan) => readonly Mutant[];
}

/** Rewrites one line; null where the operator does not apply to it. */
type LineChange = (line: string) => string | null;
type RuleChange = (rule: SecurityGroupRule) => SecurityGroupRule | null;

const operators: Operator[] = [];

function ofLines(name: string, ...changes: readonly LineChange[]): void {
  operators.push({
    name,
    changes: 'traffic',
    mutate: (plan) =>
      plan.target === 'aws-network-firewall' ? changes.flatMap((change) => changedLines(plan, change)) : [],
  });
}

function ofRules(name: string, ...changes: readonly RuleChange[]): void {
  operators.push({
    name: `${name} (group)`,
    changes: 'traffic',
    mutate: (plan) =>
      plan.target === 'aws-security-group' ? changes.flatMap((change) => changedRules(plan, change)) : [],
  });
}

function ofFirewall(name: string, mutate: (plan: AwsNetworkFirewallPlan) => readonly Mutant[]): void {
  operators.push({
    name,
    changes: 'traffic',
    mutate: (plan) => (plan.target === 'aws-network-firewall' ? mutate(plan) : []),
  });
}

function changedLines(plan: AwsNetworkFirewallPlan, change: LineChange): readonly Mutant[] {
  return plan.groups.flatMap((group, at) =>
    group.kind === 'domain-list'
      ? []
      : group.rules.flatMap((rule, index) => {
          const text = change(rule.text);
          if (text === null || text === rule.text) return [];
          const rules = group.rules.map((own, i) => (i === index ? { ...own, text } : own));
          return [{ plan: withGroup(plan, at, { ...group, rules }), what: `${rule.text}\n      -> ${text}` }];
        }),
  );
}

function changedRules(plan: AwsSecurityGroupPlan, change: RuleChange): readonly Mutant[] {
  return (['egress', 'ingress'] as const).flatMap((direction) =>
    plan[direction].flatMap((rule, index) => {
      const changed = change(rule);
      if (changed === null) return [];
      const { egress, ingress } = plan;
      const rest = { egress, ingress, [direction]: plan[direction].filter((_, i) => i !== index) };
      return [
        {
          plan: { ...plan, ...rest, [changed.direction]: [...rest[changed.direction], changed] },
          what: `${rule.key} -> ${JSON.stringify([changed.direction, changed.ipProtocol, changed.fromPort, changed.toPort, changed.peer])}`,
        },
      ];
    }),
  );
}

function withGroup(plan: AwsNetworkFirewallPlan, at: number, group: RuleGroup): AwsNetworkFirewallPlan {
  return { ...plan, groups: plan.groups.map((own, index) => (index === at ? group : own)) };
}

function replaced(pattern: RegExp, by: string | ((...found: string[]) => string)): LineChange {
  return (line) => (pattern.test(line) ? line.replace(pattern, by as string) : null);
}

/** The ports of a line's destination. */
const LISTENING = /(-> \S+ )(\[?)([\d:,]+)(\]?)( \()/;

function ofPorts(
  change: (items: readonly (readonly [number, number])[]) => readonly (readonly [number, number])[],
): LineChange {
  return replaced(LISTENING, (...[, before = '', , list = '', , after = '']) => {
    const items = list.split(',').map((item): readonly [number, number] => {
      const [first = 0, last = first] = item.split(':').map(Number);
      return [first, last];
    });
    const words = change(items).map(([first, last]) => (first === last ? `${first}` : `${first}:${last}`));
    return `${before}${words.length === 1 ? words[0] : `[${words.join(',')}]`}${after}`;
  });
}

const BLOCK = /\d+\.\d+\.\d+\.\d+\/\d+/;

function text(first: number, prefix: number): string {
  const size = 2 ** (32 - prefix);
  const start = Math.floor(first / size) * size;
  return `${[24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256).join('.')}/${prefix}`;
}

function longer(block: string): string {
  const prefix = Number(block.split('/')[1]);
  return prefix === 32 ? text(blockOf(block).first + 1, 32) : text(blockOf(block).first, prefix + 1);
}

function upperHalf(block: string): string {
  const prefix = Number(block.split('/')[1]);
  return prefix === 32 ? text(blockOf(block).first - 1, 32) : text(blockOf(block).last, prefix + 1);
}

function shorter(block: string): string {
  const prefix = Number(block.split('/')[1]);
  return prefix === 0 ? block : text(blockOf(block).first, prefix - 1);
}

ofFirewall('drop a rule', (plan) =>
  plan.groups.flatMap((group, at) =>
    group.kind === 'domain-list'
      ? group.targets.map((target) => ({
          plan: withGroup(plan, at, { ...group, targets: group.targets.filter((own) => own !== target) }),
          what: `${group.id} ${target.text}`,
        }))
      : group.rules.map((rule) => ({
          plan: withGroup(plan, at, { ...group, rules: group.rules.filter((own) => own !== rule) }),
          what: rule.text,
        })),
  ),
);
ofFirewall('repeat a rule on another port', (plan) =>
  plan.groups.flatMap((group, at) => {
    if (group.kind === 'domain-list') return [];
    return group.rules.flatMap((rule, index) => {
      const twin = ofPorts((items) => items.map(([first, last]) => [first + 1000, last + 1000]))(rule.text);
      if (twin === null) return [];
      const own = { ...rule, sid: index + 1, text: twin.replace(/sid:\d+/, `sid:${index + 1}`) };
      return [{ plan: withGroup(plan, at, { ...group, rules: [...group.rules, own] }), what: own.text }];
    });
  }),
);
ofLines(
  'widen the ports',
  ofPorts((items) => items.map(([first, last]) => [first, last + 1])),
  ofPorts((items) => items.map(([first, last]) => [first - 1, last])),
  ofPorts((items) => [...items, [8443, 8443]]),
  ofPorts(() => [[0, 65535]]),
);
ofLines(
  'narrow the ports',
  ofPorts((items) => (items.length > 1 ? items.slice(1) : items)),
  ofPorts((items) => (items.length > 1 ? items.slice(0, -1) : items)),
  ofPorts((items) =>
    items.map(([first, last]) => [first === last ? first + 1 : first, last === first ? last + 1 : last - 1]),
  ),
);
ofLines('cut the dot from a suffix', replaced(/content:"\./, 'content:"'));
ofLines('put a dot before a name', replaced(/content:"(?=[^.])/, 'content:".'));
ofLines('shorten a name', replaced(/content:"(\.?)[^".]+\./, 'content:"$1'));
ofLines('drop startswith', replaced(/ startswith;/, ''));
ofLines('drop endswith', replaced(/ endswith;/, ''));
ofLines('regard the case of letters', replaced(/ nocase;/, ''), replaced(/\$\/i"/, '$/"'));
ofLines('drop dotprefix', replaced(/ dotprefix;/, ''));
ofLines('put dotprefix', replaced(/(tls\.sni|http\.host);(?! dotprefix)(?!.*pcre)/, '$1; dotprefix;'));
ofLines('drop an anchor in a pattern', replaced(/pcre:"\/\^/, 'pcre:"/'), replaced(/\$\/(i?)"/, '/$1"'));
ofLines('drop the suffix before a pattern', replaced(/content:"[^"]+";(?: nocase;)? endswith; (?=pcre)/, ''));
ofLines('drop the pattern behind a suffix', replaced(/ pcre:"[^"]+";/, ''));
ofLines(
  'change a count in a pattern',
  replaced(/\{(\d+),(\d+)\}/, (_, least = '', most = '') => `{${least},${Number(most) + 1}}`),
  replaced(/\{(\d+),(\d+)\}/, (_, least = '') => `{${least}}`),
  replaced(/\(p\)\?/, ''),
  replaced(/\\\.(?=[^"]*\/i?")/, '.'),
);
ofLines('test no name at all', replaced(/(?:tls\.sni|http\.host);.*?(?=flow:)/, ''));
ofLines('read the other application', (line) =>
  line.includes('tls.sni')
    ? line
        .replace('pass tls', 'pass http')
        .replace('tls.sni', 'http.host')
        .replace(/ nocase;/g, '')
        .replace('/i"', '/"')
    : line.includes('http.host')
      ? line.replace('pass http', 'pass tls').replace('http.host', 'tls.sni')
      : null,
);
ofLines('let an address line speak TLS alone', replaced(/^pass tcp/, 'pass tls'));
ofLines(
  'flip tcp and udp',
  replaced(
    /^(pass|drop) (tcp|udp)/,
    (_, action = '', transport = '') => `${action} ${transport === 'tcp' ? 'udp' : 'tcp'}`,
  ),
);
ofLines('take any source', replaced(/\$\w+ any ->/, 'any any ->'));
ofLines('take any destination', replaced(/-> (?!any)\S+/, '-> any'));
ofLines('turn a line round', replaced(/^(pass \w+) (\S+) any -> (\S+)/, '$1 $3 any -> $2'));
ofLines('shorten a prefix', replaced(BLOCK, shorter));
ofLines('lengthen a prefix', replaced(BLOCK, longer), replaced(BLOCK, upperHalf));
ofLines('swap a block', replaced(BLOCK, '192.0.2.0/24'));
ofLines(
  'flip pass and drop',
  replaced(/^(pass|drop)/, (action) => (action === 'pass' ? 'drop' : 'pass')),
);
ofLines(
  'alert on what passes, or not',
  replaced(/^(pass .*) \((?!alert; )/, '$1 (alert; '),
  replaced(/ \(alert; /, ' ('),
  replaced(/ \(alert; /, ' (alert; alert; '),
  replaced(/^(drop|alert) (.*) \(/, '$1 $2 (alert; '),
);
ofLines(
  'alert in the place of closing, and the other way round',
  replaced(/^drop/, 'alert'),
  replaced(/^alert/, 'drop'),
  replaced(/^alert/, 'pass'),
  replaced(/^pass (udp|icmp)/, 'alert $1'),
);
ofLines('open QUIC wider', replaced(/^(pass udp \S+ any -> any) 443/, '$1 any'));
ofLines('refer to no list', replaced(/@\w+/, 'any'), replaced(/@(\w+)/, '$$$1'), replaced(/@\w+/, '@NOBODYS'));
ofFirewall('change what a prefix list is', (plan) =>
  plan.prefixLists.flatMap((one, at) => {
    const changed =
      'bound' in one
        ? [{ ...one, bound: 'pl-other' }]
        : [one.cidrs.slice(1), [...one.cidrs, '192.0.2.0/24'], ['0.0.0.0/0']].map((cidrs) => ({ ...one, cidrs }));
    return changed.map((list) => ({
      plan: { ...plan, prefixLists: plan.prefixLists.map((own, index) => (index === at ? list : own)) },
      what: JSON.stringify(list),
    }));
  }),
);
operators.push({
  name: 'say that the policy is written otherwise',
  changes: 'record',
  mutate: (plan) =>
    plan.target !== 'aws-network-firewall'
      ? []
      : [
          { plan: { ...plan, mode: plan.mode === 'enforce' ? 'observe' : 'enforce' }, what: 'mode' },
          { plan: { ...plan, alertOnPass: !plan.alertOnPass }, what: 'alertOnPass' },
          ...(plan.quic === 'allow' ? [{ plan: { ...plan, quic: 'drop' } as const, what: 'quic' }] : []),
          ...plan.admits.flatMap((one) =>
            one.code === 'quic'
              ? [[], ['NOBODY'], [...one.sources, 'NOBODY']].map((sources) => ({
                  plan: { ...plan, admits: plan.admits.map((own) => (own === one ? { ...one, sources } : own)) },
                  what: `quic of ${sources.join(', ')}`,
                }))
              : [],
          ),
        ],
});
ofLines('close TCP too', replaced(/ip_proto:!6; /, ''));
ofFirewall('change the source of a line', (plan) => {
  const names = plan.sources.map(({ name }) => name);
  return changedLines(plan, (line) => {
    const other = names.find((name) => !line.includes(`$${name} `));
    return other === undefined ? null : line.replace(/\$\w+ any ->/, `$${other} any ->`);
  });
});
ofFirewall('remove a group', (plan) =>
  plan.groups.map((group) => ({
    plan: { ...plan, groups: plan.groups.filter((own) => own !== group) },
    what: group.id,
  })),
);
ofFirewall('reverse the groups', (plan) => [
  {
    plan: { ...plan, groups: plan.groups.map((group) => ({ ...group, priority: 65535 - group.priority })) },
    what: 'all',
  },
]);
ofFirewall('close everything first', (plan) =>
  ['drop tcp any any -> any 443', 'drop tls any any -> any any', 'drop ip any any -> any any'].map((header) => {
    const line = { sid: 1, text: `${header} (flow:to_server; msg:"first"; sid:1; rev:1;)`, because: [] };
    const first = { kind: 'tail', id: 'first', capacity: 10, priority: 0, rules: [line] } as const;
    return { plan: { ...plan, groups: [first, ...plan.groups] }, what: header };
  }),
);
ofFirewall('change the defaults', (plan) =>
  (
    [
      { statefulDefaultActions: ['aws:drop_strict'] },
      { statefulDefaultActions: ['aws:alert_established_app_layer_to_server'] },
      { statefulDefaultActions: [] },
      { statelessDefaultActions: ['aws:pass'] },
      { statelessDefaultActions: ['aws:drop'] },
      { statefulDefaultActions: ['aws:drop_established', 'aws:alert_established'] },
      { statefulDefaultActions: [...plan.policy.statefulDefaultActions, 'aws:alert_established'] },
      { statefulDefaultActions: [...plan.policy.statefulDefaultActions, 'aws:drop_strict'] },
      { statefulDefaultActions: [...plan.policy.statefulDefaultActions, 'aws:alert_everything'] },
    ] as const
  )
    .map((policy) => ({ plan: { ...plan, policy: { ...plan.policy, ...policy } }, what: JSON.stringify(policy) }))
    .filter((mutant) => JSON.stringify(mutant.plan.policy) !== JSON.stringify(plan.policy)),
);

function ofLists(name: string, change: (target: string) => string | null): void {
  ofFirewall(name, (plan) =>
    plan.groups.flatMap((group, at) =>
      group.kind !== 'domain-list'
        ? []
        : group.targets.flatMap((target, index) => {
            const changed = change(target.text);
            if (changed === null) return [];
            const targets = group.targets.map((own, i) => (i === index ? { ...own, text: changed } : own));
            return [{ plan: withGroup(plan, at, { ...group, targets }), what: `${target.text} -> ${changed}` }];
          }),
    ),
  );
}

ofLists('put a dot before a target', (target) => (target.startsWith('.') ? null : `.${target}`));
ofLists('cut the dot from a target', (target) => (target.startsWith('.') ? target.slice(1) : null));
ofLists('swap a target', (target) => `x${target.replace(/^\./, '')}`);
ofLists('shorten a target', (target) => (target.split('.').length > 3 ? target.replace(/^\.?[^.]+/, '') : null));
ofFirewall('add a target', (plan) =>
  plan.groups.flatMap((group, at) =>
    group.kind !== 'domain-list'
      ? []
      : [
          {
            plan: withGroup(plan, at, {
              ...group,
              targets: [...group.targets, { text: 'b.example.net', because: [] }],
            }),
            what: group.id,
          },
        ],
  ),
);
ofFirewall('change what a list reads, or for whom', (plan) =>
  plan.groups.flatMap((group, at) => {
    if (group.kind !== 'domain-list') return [];
    const targetType = group.targetType === 'TLS_SNI' ? 'HTTP_HOST' : 'TLS_SNI';
    const others = plan.sources.filter(({ name }) => name !== group.source);
    return [
      { plan: withGroup(plan, at, { ...group, targetType }), what: `${group.id} -> ${targetType}` },
      ...others.map(({ name }) => ({
        plan: withGroup(plan, at, { ...group, source: name }),
        what: `${group.id} of ${name}`,
      })),
    ];
  }),
);

operators.push({
  name: 'drop a rule (group)',
  changes: 'traffic',
  mutate: (plan) =>
    plan.target !== 'aws-security-group'
      ? []
      : [...plan.egress, ...plan.ingress].map((rule) => ({
          plan: {
            ...plan,
            egress: plan.egress.filter((own) => own !== rule),
            ingress: plan.ingress.filter((own) => own !== rule),
          },
          what: rule.key,
        })),
});
ofRules(
  'widen the ports',
  (rule) => (rule.fromPort < 0 ? null : { ...rule, toPort: rule.toPort + 1 }),
  (rule) => (rule.fromPort < 0 ? null : { ...rule, fromPort: rule.fromPort - 1 }),
  (rule) => (rule.fromPort < 0 ? null : { ...rule, fromPort: 0, toPort: 65535 }),
);
ofRules('move the ports', (rule) => ({ ...rule, fromPort: rule.fromPort + 1, toPort: rule.toPort + 1 }));
ofRules('flip tcp and udp', (rule) => ({ ...rule, ipProtocol: rule.ipProtocol === 'tcp' ? 'udp' : 'tcp' }));
ofRules(
  'change a block',
  ...[shorter, longer, upperHalf, () => '192.0.2.0/24', () => '0.0.0.0/0'].map(
    (change): RuleChange =>
      (rule) => {
        if (!('cidrIp' in rule.peer)) return null;
        const cidrIp = change(rule.peer.cidrIp);
        return cidrIp === rule.peer.cidrIp ? null : { ...rule, peer: { cidrIp } };
      },
  ),
);
ofRules(
  'change a bound peer',
  (rule) => ('bound' in rule.peer ? { ...rule, peer: { bound: 'sg-other' } } : null),
  (rule) => ('bound' in rule.peer ? { ...rule, peer: { cidrIp: '0.0.0.0/0' } } : null),
);
ofRules('describe a rule as EC2 takes none', (rule) => ({ ...rule, description: `${rule.description} → cloud` }));
ofRules('turn a rule round', (rule) => ({ ...rule, direction: rule.direction === 'egress' ? 'ingress' : 'egress' }));
ofRules('open IPv6 as well', (rule) => ('cidrIp' in rule.peer ? { ...rule, peer: { cidrIpv6: '::/0' } } : null));
ofRules(
  'change a block of IPv6',
  ...['2000::/3', '8000::/1', '::/0'].map(
    (cidrIpv6): RuleChange =>
      (rule) =>
        'cidrIpv6' in rule.peer && rule.peer.cidrIpv6 !== cidrIpv6 ? { ...rule, peer: { cidrIpv6 } } : null,
  ),
);
operators.push({
  name: 'open over IPv6 beside IPv4 (group)',
  changes: 'traffic',
  mutate: (plan) =>
    plan.target !== 'aws-security-group'
      ? []
      : plan.egress.flatMap((rule) => {
          const twin = { ...rule, key: `${rule.key} too`, peer: { cidrIpv6: '::/0' } };
          const { fromPort, toPort, ipProtocol } = rule;
          const stands = plan.egress.some(
            (own) =>
              'cidrIpv6' in own.peer &&
              own.ipProtocol === ipProtocol &&
              own.fromPort <= fromPort &&
              own.toPort >= toPort,
          );
          const isOver = 'cidrIp' in rule.peer && !stands;
          return isOver ? [{ plan: { ...plan, egress: [...plan.egress, twin] }, what: twin.key }] : [];
        }),
});
operators.push({
  name: 'say another group than it is',
  changes: 'record',
  mutate: (plan) => {
    if (plan.target !== 'aws-security-group') return [];
    const { existing, ...own } = plan;
    const turned = existing === true ? own : { ...own, existing: true as const };
    return [{ plan: turned, what: `${plan.egress.length === 0 ? 'without' : 'with'} egress` }];
  },
});
operators.push({
  name: 'say otherwise what is documented for IPv4 alone',
  changes: 'record',
  mutate: (plan) =>
    plan.withholds.flatMap((one) => {
      if (one.code !== 'ipv6' || one.requirements === undefined) return [];
      const { requirements } = one;
      return [requirements.slice(1), [...requirements, 'chart/agent-cloud'], ['chart/agent-cloud']].map((said) => ({
        plan: {
          ...plan,
          withholds: plan.withholds.map((own) => (own === one ? { ...one, requirements: said } : own)),
        },
        what: said.join(', ') || 'nothing',
      }));
    }),
});

function ofPlan(
  name: string,
  changes: Operator['changes'],
  mutate: (plan: AwsSecurityGroupPlan) => readonly (readonly [what: string, changed: Partial<AwsSecurityGroupPlan>])[],
): void {
  operators.push({
    name: `${name} (group)`,
    changes,
    mutate: (plan) =>
      plan.target === 'aws-security-group'
        ? mutate(plan).map(([what, changed]) => ({ plan: { ...plan, ...changed }, what }))
        : [],
  });
}

type List = AwsSecurityGroupPlan['prefixLists'][number];

/** Every list of a plan, changed in each way in which it can be; null drops it. */
function ofPrefixLists(
  name: string,
  changes: Operator['changes'],
  change: (list: List, plan: AwsSecurityGroupPlan) => readonly (List | null)[],
): void {
  ofPlan(name, changes, (plan) =>
    plan.prefixLists.flatMap((list) =>
      change(list, plan).map((changed): readonly [string, Partial<AwsSecurityGroupPlan>] => [
        `${list.id} -> ${JSON.stringify(changed)}`,
        { prefixLists: plan.prefixLists.flatMap((own) => (own !== list ? [own] : changed === null ? [] : [changed])) },
      ]),
    ),
  );
}

/** A list with one of its blocks written otherwise. */
function withBlocks(list: List, change: (cidr: string) => string): readonly List[] {
  return list.entries.flatMap((entry, index) => {
    if (list.family === 6) return [];
    const cidr = change(entry.cidr);
    if (cidr === entry.cidr) return [];
    return [{ ...list, entries: list.entries.map((own, i) => (i === index ? { ...own, cidr } : own)) }];
  });
}

ofPrefixLists('drop an entry', 'traffic', (list) =>
  list.entries.map((entry) => ({ ...list, entries: list.entries.filter((own) => own !== entry) })),
);
ofPrefixLists('add an entry', 'traffic', (list) => {
  const cidr = list.family === 4 ? '192.0.2.250/32' : '2001:db8:ffff::/48';
  return [{ ...list, entries: [...list.entries, { cidr, because: list.entries[0]?.because ?? [] }] }];
});
ofPrefixLists('widen an entry', 'traffic', (list) => withBlocks(list, shorter));
ofPrefixLists('narrow an entry', 'traffic', (list) => [...withBlocks(list, longer), ...withBlocks(list, upperHalf)]);
ofPrefixLists('let a list hold everything', 'traffic', (list) => withBlocks(list, () => '0.0.0.0/0'));
ofPrefixLists('mix the families of a list', 'traffic', (list) => [
  { ...list, entries: [...list.entries, { cidr: list.family === 4 ? '2001:db8::/32' : '192.0.2.0/24', because: [] }] },
  { ...list, family: list.family === 4 ? 6 : 4 },
]);
ofPrefixLists('swap the entries of two lists', 'traffic', (list, { prefixLists }) =>
  prefixLists
    .filter((other) => other !== list)
    .map(({ entries, family }) => ({
      ...list,
      entries,
      family,
      maxEntries: Math.max(list.maxEntries, entries.length),
    })),
);
ofPrefixLists('drop a list', 'traffic', () => [null]);
ofPrefixLists('leave a list no room', 'record', (list) =>
  list.given === undefined ? [{ ...list, maxEntries: list.entries.length - 1 }] : [{ ...list, maxEntries: 0 }],
);
ofPrefixLists('say another size', 'record', (list) => [{ ...list, maxEntries: list.maxEntries + 1 }]);
ofPrefixLists('say that a list stands already, or does not', 'record', (list) =>
  list.given === undefined
    ? [
        { ...list, given: list.id },
        { ...list, given: 'pl-0000000000000000' },
      ]
    : [{ id: list.id, family: list.family, entries: list.entries, maxEntries: list.entries.length }],
);
ofPrefixLists('say one reason less, or more, of an entry', 'record', (list, { egress, ingress }) =>
  list.entries.flatMap((entry, index) => {
    const other = [...egress, ...ingress]
      .flatMap(({ because }) => because)
      .find(({ asked }) => entry.because.every((own) => own.asked !== asked));
    const changed = [
      ...entry.because.map((one) => entry.because.filter((own) => own !== one)),
      ...(other === undefined ? [] : [[...entry.because, other]]),
    ];
    return changed.map((because) => ({
      ...list,
      entries: list.entries.map((own, i) => (i === index ? { ...own, because } : own)),
    }));
  }),
);
ofPlan('add a list to which nothing refers', 'record', ({ prefixLists }) => {
  const list = { id: 'ipv4-192-0-2-250-5', family: 4, maxEntries: 5, entries: [] } as const;
  const entries = [{ cidr: '192.0.2.250/32', because: [] }];
  return [
    ['idle', { prefixLists: [...prefixLists, { ...list, entries }] }],
    ...prefixLists.map((own) => [`${own.id} twice`, { prefixLists: [...prefixLists, own] }] as const),
  ];
});
ofPlan('refer to another list', 'traffic', (plan) =>
  [...plan.egress, ...plan.ingress].flatMap((rule) => {
    const { peer } = rule;
    if (!('prefixList' in peer)) return [];
    const others = plan.prefixLists.filter(({ id }) => id !== peer.prefixList).map(({ id }) => ({ prefixList: id }));
    const first = plan.prefixLists.find(({ id }) => id === peer.prefixList)?.entries[0]?.cidr ?? '';
    const inline = first.includes(':') ? { cidrIpv6: first } : { cidrIp: first };
    return [...others, { prefixList: 'pl-0000000000000000' }, { bound: peer.prefixList }, inline].map(
      (there): readonly [string, Partial<AwsSecurityGroupPlan>] => [
        `${rule.key} -> ${JSON.stringify(there)}`,
        { [rule.direction]: plan[rule.direction].map((own) => (own === rule ? { ...own, peer: there } : own)) },
      ],
    );
  }),
);
ofPlan('move a rule to another group', 'record', (plan) =>
  [...plan.egress, ...plan.ingress].flatMap((rule) =>
    [0, 1.5, plan.groups + 1, ...Array.from({ length: plan.groups }, (_, index) => index + 1)]
      .filter((group) => group !== rule.group)
      .map((group): readonly [string, Partial<AwsSecurityGroupPlan>] => [
        `${rule.key} -> ${group}`,
        { [rule.direction]: plan[rule.direction].map((own) => (own === rule ? { ...own, group } : own)) },
      ]),
  ),
);
ofPlan('say another number of groups', 'record', ({ groups }) =>
  [groups + 1, groups - 1].map((count) => [String(count), { groups: count }] as const),
);
ofPlan('say another weight', 'record', ({ weights }) =>
  weights.flatMap((one) => {
    const words = `${one.group} ${one.direction} ${one.family}`;
    const rest = weights.filter((own) => own !== one);
    return [
      [`${words} left out`, { weights: rest }],
      [`${words} twice`, { weights: [...weights, one] }],
      [`${words} less`, { weights: [...rest, { ...one, weight: one.weight - 1 }] }],
      [`${words} over`, { weights: [...rest, { ...one, limit: one.weight - 1 }] }],
    ] as const;
  }),
);
ofPlan('say otherwise what a list holds that stands already', 'record', ({ assumes }) =>
  assumes.flatMap((one) => {
    if (one.code !== 'prefix-list-holds') return [];
    const others = assumes.filter((own) => own !== one);
    return [
      [`${one.list} less`, { assumes: [...others, { ...one, cidrs: one.cidrs.slice(1) }] }],
      [`${one.list} elsewhere`, { assumes: [...assumes, { ...one, list: 'pl-0000000000000000' }] }],
    ] as const;
  }),
);

function ofRecord(
  name: string,
  change: (one: ElementFidelity, plan: Plan) => readonly (ElementFidelity | null)[],
): void {
  operators.push({
    name: `say ${name}`,
    changes: 'record',
    mutate: (plan) =>
      plan.fidelity.flatMap((one, index) =>
        change(one, plan).map((changed) => ({
          plan: {
            ...plan,
            fidelity: plan.fidelity.flatMap((own, i) => (i !== index ? [own] : changed === null ? [] : [changed])),
          },
          what: `${one.element.requirement} ${JSON.stringify(one.element.asked)} ${one.fidelity.standing} -> ${JSON.stringify(changed?.fidelity ?? null)}`,
        })),
      ),
  });
}

/** Every list of reasons in a plan, changed in each way in which it can be. */
function ofReasons(
  name: string,
  change: (because: readonly PlanBecause[], all: readonly PlanBecause[]) => readonly (readonly PlanBecause[])[],
): void {
  operators.push({
    name: `say ${name}`,
    changes: 'record',
    mutate: (plan) => {
      if (plan.target === 'aws-security-group') {
        const all = [...plan.egress, ...plan.ingress].flatMap(({ because }) => because);
        return (['egress', 'ingress'] as const).flatMap((direction) =>
          plan[direction].flatMap((rule, index) =>
            change(rule.because, all).map((because) => ({
              plan: {
                ...plan,
                [direction]: plan[direction].map((own, i) => (i === index ? { ...own, because } : own)),
              },
              what: `${rule.key} for ${reasonWords(because)}`,
            })),
          ),
        );
      }
      if (plan.target === 'aws-dns-firewall') return changedReasons(plan, change);
      // It has operators of its own.
      if (plan.target === 'azure-firewall') return [];
      if (plan.target === 'azure-network-security-group') {
        const given = plan.rules.flatMap(({ because }) => because);
        return plan.rules.flatMap((rule, index) =>
          change(rule.because, given).map((because) => ({
            plan: { ...plan, rules: plan.rules.map((own, i) => (i === index ? { ...own, because } : own)) },
            what: `${rule.key} for ${reasonWords(because)}`,
          })),
        );
      }
      const all = plan.groups.flatMap((group) => reasonsOf(group).flat());
      return plan.groups.flatMap((group, at) =>
        reasonsOf(group).flatMap((own, index) =>
          change(own, all).map((because) => ({
            plan: withGroup(plan, at, withReasons(group, index, because)),
            what: `${group.id} ${index} for ${reasonWords(because)}`,
          })),
        ),
      );
    },
  });
}

function reasonWords(because: readonly PlanBecause[]): string {
  return because.map(({ requirement, asked }) => `${requirement} ${asked}`).join(', ') || 'nobody';
}

function reasonsOf(group: RuleGroup): readonly (readonly PlanBecause[])[] {
  return (group.kind === 'domain-list' ? group.targets : group.rules).map(({ because }) => because);
}

function withReasons(group: RuleGroup, index: number, because: readonly PlanBecause[]): RuleGroup {
  if (group.kind === 'domain-list')
    return { ...group, targets: group.targets.map((own, i) => (i === index ? { ...own, because } : own)) };
  return { ...group, rules: group.rules.map((own, i) => (i === index ? { ...own, because } : own)) };
}

ofReasons('that a rule stands for nobody', (because) => (because.length === 0 ? [] : [[]]));
ofReasons('one reason less', (because) =>
  because.length < 2 ? [] : because.map((one) => because.filter((own) => own !== one)),
);
ofReasons('a reason of another rule instead', (because, all) => {
  const other = all.find(({ asked }) => because.every((own) => own.asked !== asked));
  return because.length === 0 || other === undefined
    ? []
    : because.map((one) => because.map((own) => (own === one ? other : own)));
});
operators.push({
  name: 'say nothing of what stands behind names',
  changes: 'record',
  mutate: (plan) =>
    plan.target === 'aws-security-group' && plan.namesBehind !== null
      ? [null, { kind: 'proxy' } as const].map((namesBehind) => ({
          plan: { ...plan, namesBehind },
          what: JSON.stringify(namesBehind),
        }))
      : [],
});
operators.push({
  name: 'say less of what it assumes',
  changes: 'record',
  mutate: (plan) =>
    plan.assumes.flatMap((one) => [
      { plan: { ...plan, assumes: plan.assumes.filter((own) => own !== one) }, what: JSON.stringify(one) },
      ...(one.code === 'sources-disjoint'
        ? [
            {
              plan: {
                ...plan,
                assumes: plan.assumes.map((own) => (own === one ? { ...one, sources: one.sources.slice(1) } : own)),
              },
              what: 'one source less is disjoint',
            },
          ]
        : []),
    ]),
});

function restated(...fidelities: readonly Fidelity[]) {
  return (one: ElementFidelity) =>
    fidelities.filter(({ standing }) => standing !== one.fidelity.standing).map((fidelity) => ({ ...one, fidelity }));
}

ofRecord('nothing of an element', () => [null]);
ofRecord('that an element is exact', restated({ standing: 'exact' }));
ofRecord(
  'that an element is left out',
  restated(
    { standing: 'refused', reason: 'name-without-carrier', waysOut: [] },
    { standing: 'narrowed', reason: 'inbound-by-name', waysOut: [] },
  ),
);
ofRecord(
  'that an element is no concern of the plan',
  restated(
    { standing: 'viaProxy' },
    { standing: 'disputed', note: '' },
    { standing: 'internal' },
    { standing: 'elsewhere', reason: '' },
    { standing: 'completed', by: [] },
    { standing: 'omitted', reason: '', owner: '' },
  ),
);
ofRecord('that something else is uncovered, or for another reason', ({ element, fidelity }) =>
  fidelity.standing !== 'uncovered'
    ? []
    : [
        { element, fidelity: { ...fidelity, missing: ['to'] } },
        { element, fidelity: { ...fidelity, missing: [] } },
        ...(['not-documented', 'ranges-not-printed', 'ranges-not-offered'] as const)
          .filter((because) => because !== fidelity.because)
          .map((because): ElementFidelity => ({ element, fidelity: { ...fidelity, because } })),
        { element: { ...element, ports: ['1-65535'] }, fidelity },
        { element: { ...element, transport: element.transport === 'udp' ? 'tcp' : 'udp' }, fidelity },
        { element: { ...element, direction: element.direction === 'egress' ? 'ingress' : 'egress' }, fidelity },
        { element: { ...element, carrier: 'http' }, fidelity },
      ],
);
ofRecord('that something else makes an element whole', ({ element, fidelity }) =>
  fidelity.standing !== 'completed'
    ? []
    : [
        { element, fidelity: { ...fidelity, by: [] } },
        { element, fidelity: { ...fidelity, by: fidelity.by.slice(1) } },
        { element, fidelity: { ...fidelity, by: [...fidelity.by, 'nothing'] } },
        { element, fidelity: { standing: 'uncovered', missing: ['hosts'], because: 'not-documented', supply: '' } },
        { element: { ...element, ports: ['1-65535'] }, fidelity },
      ],
);
ofRecord('that somebody else leaves an element out, or for another reason', ({ element, fidelity }) =>
  fidelity.standing !== 'omitted'
    ? []
    : [
        { element, fidelity: { ...fidelity, owner: 'nobody' } },
        { element, fidelity: { ...fidelity, reason: '' } },
        { element, fidelity: { ...fidelity, expires: '2100-01-01' } },
        { element, fidelity: { standing: 'uncovered', missing: ['hosts'], because: 'not-documented', supply: '' } },
        { element: { ...element, ports: ['1-65535'] }, fidelity },
      ],
);
ofRecord('less growth', ({ element, fidelity }) =>
  fidelity.standing !== 'widened'
    ? []
    : Object.keys(fidelity.growth).map((axis) => {
        const growth = Object.fromEntries(Object.entries(fidelity.growth).filter(([own]) => own !== axis)) as Growth;
        return { element, fidelity: { standing: 'widened', growth } };
      }),
);
ofRecord('more growth', ({ element, fidelity }) => {
  const before: Growth = fidelity.standing === 'widened' ? fidelity.growth : {};
  const more: readonly Growth[] = [
    { name: 'any' },
    { name: 'suffix' },
    { application: 'any' },
    { port: 'any' },
    { peer: 'any' },
    { transport: 'any' },
    { family: 'any' },
    { source: ['NOBODY'] },
    { path: '/x' },
  ];
  const opening = fidelity.standing === 'exact' || fidelity.standing === 'widened';
  return more
    .filter((growth) => opening && !Object.keys(growth).some((axis) => axis in before))
    .map((growth) => ({ element, fidelity: { standing: 'widened', growth: { ...before, ...growth } } }));
});
operators.push({
  name: 'say less, or more, of what it admits and withholds',
  changes: 'record',
  mutate: (plan) => [
    ...plan.admits.map((one) => ({
      plan: { ...plan, admits: plan.admits.filter((own) => own !== one) },
      what: one.code,
    })),
    ...plan.withholds.map((one) => ({
      plan: { ...plan, withholds: plan.withholds.filter((own) => own !== one) },
      what: one.code,
    })),
    {
      plan: {
        ...plan,
        admits: [
          ...plan.admits,
          { code: plan.target === 'aws-security-group' ? 'handshakes' : 'placeholder-egress', gloss: '' },
        ],
      },
      what: 'another admission',
    },
    ...(plan.target === 'aws-security-group' && plan.egress.some(({ peer }) => 'cidrIpv6' in peer)
      ? [{ plan: { ...plan, withholds: [{ code: 'ipv6', gloss: '' } as const] }, what: 'all of IPv6' }]
      : []),
    {
      plan: {
        ...plan,
        withholds: [
          ...plan.withholds,
          isGroupPlan(plan) || plan.target === 'azure-firewall'
            ? { code: 'names-inside-home', group: 'x', gloss: '' }
            : { code: 'ipv6', gloss: '' },
        ],
      },
      what: 'another withholding',
    },
  ],
});
for (const [name, change] of [
  [
    'that everything is widened',
    (): Fidelity => ({ standing: 'widened', growth: { name: 'any', application: 'any', port: 'any' } }),
  ],
  [
    'that everything is refused',
    (): Fidelity => ({ standing: 'refused', reason: 'name-without-carrier', waysOut: [] }),
  ],
  [
    'that everything is uncovered',
    (): Fidelity => ({ standing: 'uncovered', missing: ['ports'], because: 'not-documented', supply: '' }),
  ],
] as const) {
  operators.push({
    name: `say ${name}`,
    changes: 'record',
    mutate: (plan) => [
      {
        plan: { ...plan, fidelity: plan.fidelity.map(({ element }) => ({ element, fidelity: change() })) },
        what: 'all',
      },
    ],
  });
}

export const OPERATORS: readonly Operator[] = operators;
