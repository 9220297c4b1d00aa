import type { Dice } from './dice';
import { byPriority, type Kind, perhapsLater, type Stands, standing, type Traits } from './kind';
import { all, any, firstDecides, NAMES, type Point, pointOf, type Taken, type Verdict, when } from './universe';

export interface DomainList {
  readonly name: string;
  /** A name, `*`, or a star before the end of names; null where the list stands elsewhere. */
  readonly domains: readonly (string | 'later')[] | null;
}

export interface DnsRule {
  readonly id: string;
  readonly priority: number | 'later';
  readonly action: 'ALLOW' | 'ALERT' | 'BLOCK' | 'later';
  readonly list: string;
  readonly response: 'NODATA' | 'NXDOMAIN' | 'OVERRIDE';
  /** Of one type of query alone; null of all. */
  readonly queryType: 'A' | 'AAAA' | null;
  readonly stands: Stands;
}

export interface DnsGroup {
  readonly name: string;
  /** Null where it stands elsewhere. */
  readonly rules: readonly DnsRule[] | null;
}

export interface DnsAssociation {
  readonly group: string;
  readonly priority: number | 'later';
  readonly stands: Stands;
}

export interface DnsSet {
  readonly lists: readonly DomainList[];
  readonly groups: readonly DnsGroup[];
  /** All of them at one VPC; without any of them a group stands for itself. */
  readonly associations: readonly DnsAssociation[];
}

export const VPC = 'vpc-0d15ea5e';

/**
 * Rule groups of a DNS Firewall ("How Route 53 Resolver DNS Firewall works", "Rule settings in DNS Firewall"): of a VPC
 * the associated groups by priority, in each the rules by priority, the first whose list holds the name that is asked for.
 */
export const dnsFirewall: Kind<DnsSet> = {
  name: 'rule groups of DNS Firewall',
  closes: true,
  generate: (dice, traits) => {
    const { unknowns } = traits;
    const lists = ['ListK', 'ListL', 'ListM', 'ListZ'].map((name): DomainList => {
      if (name === 'ListZ') return { name, domains: null };
      const domains = dice.some(DOMAINS, 3);
      return { name, domains: unknowns && dice.chance(0.06) ? [...domains, 'later'] : domains };
    });
    const names = ['DnsA', 'DnsB'].slice(0, dice.between(1, 2));
    const groups = names.map((name, at): DnsGroup => {
      const isAway = at > 0 && dice.chance(0.15);
      const priorities = dice.shuffled(dice.times(9, (nth) => 10 + 10 * nth));
      const rules = dice.times(dice.between(2, 4), (nth) =>
        ruleOf(dice, `${name}r${nth}`, priorities[nth] ?? 1, traits),
      );
      return { name, rules: isAway ? null : rules };
    });
    const priorities = dice.shuffled([101, 102, 200]);
    const isAlone = groups.length === 1 && dice.chance(0.3);
    const associations = groups.map(({ name }, at): DnsAssociation => {
      const stands = at > 0 ? standing(dice, traits, 0.8) : 'surely';
      return { group: name, priority: perhapsLater(dice, traits, priorities[at] ?? 900, 0.06), stands };
    });
    return { lists, groups, associations: isAlone ? [] : associations };
  },
  targets: ({ groups, associations }) => {
    const [only, ...more] = associations.filter(({ stands }) => stands !== 'never');
    const alone = groups.filter(
      ({ name, rules }) => rules !== null && !associations.some(({ group }) => group === name),
    );
    if (only === undefined) return alone.map(({ name }) => name);
    return more.length > 0 || groups.some(({ name, rules }) => name === only.group && rules === null)
      ? [VPC]
      : [only.group];
  },
  sets: () => [],
  point: (dice) => {
    const point = pointOf(dice, [], { ipv6: 0.1 });
    // Whatever a machine speaks, it may have got the address by a name.
    const name = dice.chance(0.92) ? dice.pick(NAMES) : null;
    return { ...point, direction: dice.chance(0.92) ? 'out' : 'in', name };
  },
  // What does not begin with a question that a machine of the VPC asks is none of its business.
  evaluate: (set, _, point) => (isAsked(point) ? firstDecides([...takenBy(set, point), PASSES]) : 'allow'),
  said: (set, _, point) =>
    isAsked(point) ? takenBy(set, point).flatMap(({ taken, does }) => (taken === 'no' ? [] : [does])) : [],
  smaller: (set) => [
    ...set.associations.map((one) => ({ ...set, associations: set.associations.filter((other) => other !== one) })),
    ...set.groups.flatMap((group) =>
      (group.rules ?? []).map((rule) => ({
        ...set,
        groups: set.groups.map((one) =>
          one === group ? { ...one, rules: (one.rules ?? []).filter((other) => other !== rule) } : one,
        ),
      })),
    ),
  ],
};

const DOMAINS = [
  'a.example.com',
  'B.Example.com',
  'example.com.',
  'example.org',
  '*.example.com',
  '*.org',
  '*',
  '*example.com',
];

const PASSES = { taken: 'yes', does: 'allow' } as const;

function ruleOf(dice: Dice, id: string, priority: number, traits: Traits): DnsRule {
  return {
    id,
    priority: perhapsLater(dice, traits, priority, 0.05),
    action: perhapsLater(dice, traits, dice.pick(['ALLOW', 'ALERT', 'BLOCK', 'BLOCK'] as const), 0.04),
    list: dice.chance(0.04) ? 'ListZ' : dice.pick(['ListK', 'ListL', 'ListM']),
    response: dice.pick(['NODATA', 'NXDOMAIN', 'NXDOMAIN', 'OVERRIDE']),
    queryType: dice.chance(0.9) ? null : dice.pick(['A', 'AAAA']),
    stands: standing(dice, traits, 0.8),
  };
}

const isAsked = ({ direction, name }: Point) => direction === 'out' && name !== null;

interface Decided {
  readonly taken: Taken;
  readonly does: Verdict;
}

/** What becomes of what a rule takes in that is asked nobody knows when, nobody knows. */
function takenBy({ lists, groups, associations }: DnsSet, point: Point): readonly Decided[] {
  const there = associations.filter(({ stands }) => stands !== 'never');
  const alone = groups.map(({ name }): DnsAssociation => ({ group: name, priority: 1, stands: 'surely' }));
  return byPriority(there.length > 0 ? there : alone).flatMap(({ group, priority, stands }): readonly Decided[] => {
    const rules = groups.find(({ name }) => name === group)?.rules ?? null;
    // Of its rules nobody knows one.
    if (rules === null) return [{ taken: 'yes', does: 'unknown' }];
    return byPriority(rules.filter((rule) => rule.stands !== 'never')).map((rule) => ({
      taken: all(stands === 'perhaps' || rule.stands === 'perhaps' ? 'maybe' : 'yes', takes(rule, lists, point)),
      does: priority === 'later' && there.length > 1 ? 'unknown' : does(rule),
    }));
  });
}

function does({ action, priority, response }: DnsRule): Verdict {
  if (action === 'later' || priority === 'later') return 'unknown';
  // "ALERT: permit the query and send an alert".
  if (action !== 'BLOCK') return 'allow';
  // The answer is another name, which may lead to the same place.
  return response === 'OVERRIDE' ? 'unknown' : 'deny';
}

function takes({ list, queryType }: DnsRule, lists: readonly DomainList[], { name }: Point): Taken {
  const domains = lists.find((one) => one.name === list)?.domains ?? null;
  // A client asks for both families of addresses: what becomes of one answer decides nothing.
  const type = queryType === null ? 'yes' : 'maybe';
  if (domains === null) return 'maybe';
  return all(type, any(...domains.map((domain) => holds(domain, name ?? ''))));
}

/** Names are the same in any case and with a dot behind them. */
function holds(domain: string, name: string): Taken {
  if (domain === 'later') return 'maybe';
  const plain = domain.toLowerCase().replace(/\.$/, '');
  if (plain === '*') return 'yes';
  if (!plain.startsWith('*')) return when(plain === name);
  const end = plain.slice(1);
  if (!end.startsWith('.')) return name.endsWith(end) ? 'maybe' : 'no';
  // Whether the name itself lies below its own star is written nowhere.
  return name.endsWith(end) ? 'yes' : name === end.slice(1) ? 'maybe' : 'no';
}
