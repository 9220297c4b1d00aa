import { addressSetOf } from '../../model/addresses';
import { type Box, EGRESS, EVERYTHING, INGRESS } from '../box';
import type { Declared } from '../readers/declared-aws';
import type { DeclaredNetworkSecurityGroup, DeclaredRuleEnd, DeclaredSecurityRule } from '../readers/declared-azure';
import type { Filter } from '../readers/deployment';
import { isLate } from '../readers/late';
import type { NotUnderstood } from '../readers/place';
import { boundSet, tagSet } from '../sets';
import { ANYWHERE, at, inside, intersectSides, outside, type Side } from '../side';
import { FilterDraft, type ReadRule } from './azure-filter';
import { readFlows, readPorts } from './azure-flows';
import { type Doubt, type ReadEnd, type References, readAddresses, SECURITY_RULE } from './azure-sides';

/** More pairs of ends than this are read as every address, which holds them all. */
const MOST_PAIRS = 1024;

/** The addresses of the platform on each machine: some of what flows there is subject to no group, and nobody says that all is. */
const PLATFORM = at(addressSetOf(['168.63.129.16/32', '169.254.169.254/32']));

/**
 * A network security group as Azure walks it: per direction by priority, the first rule that matches decides, and its
 * default rules stand last ("Network security groups", security rules). It decides for the machines under it, so the own
 * end of each box lies within them.
 */
export function filterOfSecurityGroup(
  group: DeclaredNetworkSecurityGroup,
  groups: References<Declared>,
): { readonly filter: Filter; readonly notUnderstood: readonly NotUnderstood[] } {
  const { id, aliases, place, partial } = group;
  const own = inside(boundSet(id));
  const draft = new FilterDraft(id);
  const everything = [facing(own, ANYWHERE, EGRESS), facing(own, ANYWHERE, INGRESS)];
  const faults = faultsTogether(group.rules);
  if (partial === true) {
    const name = 'rules that stand elsewhere';
    draft.add({ ...NO_RULE, name, place, action: 'unsure', perhaps: everything });
    draft.leaveOpen(place, 'stands elsewhere, with rules that were not handed over', id, name);
  }
  draft.byDefault('platform addresses', 'pass', [facing(own, PLATFORM, EGRESS), facing(own, PLATFORM, INGRESS)], true);
  for (const rule of inOrder(group.rules)) draft.add(readRule(rule, own, groups, faults.get(rule) ?? []));
  const printed = group.defaultRules ?? [];
  if (printed.length === 0) addDefaults(draft, own);
  for (const rule of inOrder(printed)) {
    draft.add(readRule({ ...rule, name: `default ${rule.name}` }, own, groups, []));
  }
  return {
    filter: { id, aliases, kind: 'azure-network-security-group', place, rules: draft.rules, domain: everything },
    notUnderstood: draft.notUnderstood,
  };
}

const NO_RULE = { surely: [], perhaps: [], uncertain: false, doubts: [], description: null } as const;

/** Where the order is not known, first: nobody says that what stands before it closes it. */
function inOrder(rules: readonly DeclaredSecurityRule[]): readonly DeclaredSecurityRule[] {
  const order = ({ priority }: DeclaredSecurityRule) => (isLate(priority) ? -1 : priority);
  return [...rules].sort((a, b) => order(a) - order(b));
}

/** "Default security rules": they stand in every group, and nobody can take them away. */
function addDefaults(draft: FilterDraft, own: Side): void {
  const network = inside(tagSet('VirtualNetwork'));
  const within = intersectSides(own, network) ?? own;
  draft.byDefault('AllowVnetInBound', 'pass', [facing(within, network, INGRESS)]);
  draft.byDefault('AllowAzureLoadBalancerInBound', 'pass', [facing(own, inside(tagSet('AzureLoadBalancer')), INGRESS)]);
  draft.byDefault('DenyAllInBound', 'drop', [facing(own, ANYWHERE, INGRESS)]);
  draft.byDefault('AllowVnetOutBound', 'pass', [facing(within, network, EGRESS)]);
  draft.byDefault('AllowInternetOutBound', 'pass', [facing(own, outside(tagSet('VirtualNetwork')), EGRESS)]);
  draft.byDefault('DenyAllOutBound', 'drop', [facing(own, ANYWHERE, EGRESS)]);
}

function facing(own: Side, peer: Side, direction: number): Box {
  const [from, to] = direction === EGRESS ? [own, peer] : [peer, own];
  return { ...EVERYTHING, direction, from, to };
}

const DIRECTIONS: ReadonlyMap<string, readonly number[]> = new Map([
  ['inbound', [INGRESS]],
  ['outbound', [EGRESS]],
]);

function readRule(
  rule: DeclaredSecurityRule,
  own: Side,
  groups: References<Declared>,
  together: readonly Doubt[],
): ReadRule {
  const { name, place, direction, access, protocol, source, destination, description } = rule;
  const directions = isLate(direction) ? undefined : DIRECTIONS.get(direction.toLowerCase());
  const action = isLate(access) ? undefined : ACTIONS.get(access.toLowerCase());
  const from = readEnd(source, groups, 'source');
  const to = readEnd(destination, groups, 'destination');
  const flows = readFlows([protocol], destination.ports);
  const ports = sourcePortDoubts(source);
  const many = manyPairs(from, to);
  const doubts: Doubt[] = [
    ...together,
    ...unreadable('direction', direction, directions === undefined),
    ...unreadable('access', access, action === undefined),
    ...unreadable('priority', rule.priority, isLate(rule.priority)),
    ...from.doubts,
    ...to.doubts,
    ...flows.doubts,
    ...ports,
    ...many,
  ];
  const ends = (directions ?? [INGRESS, EGRESS]).flatMap((one) => pairs(own, from.sides, to.sides, one));
  const boxes = (list: typeof flows.surely) => ends.flatMap((end) => list.map((flow): Box => ({ ...end, ...flow })));
  const narrow = [...ports, ...from.doubts, ...to.doubts, ...many].length > 0;
  return {
    name,
    place,
    action: action ?? 'unsure',
    surely: narrow ? [] : boxes(flows.surely),
    perhaps: [...(narrow ? boxes(flows.surely) : []), ...boxes(flows.perhaps)],
    uncertain: rule.uncertain === true,
    doubts,
    description,
    ...(isLate(rule.priority) ? {} : { turn: { by: 'priority', priority: rule.priority } }),
  };
}

const ACTIONS: ReadonlyMap<string, 'pass' | 'drop'> = new Map([
  ['allow', 'pass'],
  ['deny', 'drop'],
]);

function unreadable(what: string, value: unknown, isSo: boolean): readonly Doubt[] {
  if (!isSo) return [];
  const why = isLate(value)
    ? `has ${what === 'access' || what === 'action' ? 'an' : 'a'} ${what} that is known at deployment alone`
    : `has the ${what} '${value}'`;
  return [{ why, value, unsure: true }];
}

/** The axis of source ports is not in the model: a rule that tests them takes in some of its boxes. */
function sourcePortDoubts({ ports }: DeclaredRuleEnd): readonly Doubt[] {
  if (ports.length === 0) return [];
  const read = readPorts(ports);
  if (read.doubts.length > 0) return read.doubts;
  const [only, ...more] = read.set;
  if (more.length === 0 && only !== undefined && only.first <= 1 && only.last === 65_535) return [];
  return [{ why: 'matches some ports of the source alone', value: ports, unsure: false }];
}

function readEnd({ prefixes, groups: members }: DeclaredRuleEnd, groups: References<Declared>, what: string): ReadEnd {
  const read = readAddresses(prefixes, SECURITY_RULE);
  const bound = members.map((reference) => inside(boundSet(groups.idOf(reference))));
  const sides = [...read.sides, ...bound];
  if (sides.length > 0) return { sides, doubts: read.doubts };
  return { sides: [ANYWHERE], doubts: [...read.doubts, { why: `has no ${what}`, value: prefixes, unsure: 'opening' }] };
}

function manyPairs(from: ReadEnd, to: ReadEnd): readonly Doubt[] {
  const count = from.sides.length * to.sides.length;
  return count > MOST_PAIRS ? [{ why: `has ${count} pairs of ends`, value: null, unsure: false }] : [];
}

/** Every machine under the group that the own end takes in, against every peer. */
function pairs(own: Side, from: readonly Side[], to: readonly Side[], direction: number): readonly Box[] {
  const [mine, theirs] = direction === EGRESS ? [from, to] : [to, from];
  if (mine.length * theirs.length > MOST_PAIRS) return [facing(own, ANYWHERE, direction)];
  return mine
    .flatMap((side) => intersectSides(own, side) ?? [])
    .flatMap((side) => theirs.map((peer) => facing(side, peer, direction)));
}

/** A name stands once in a group, a priority once in a direction: of what Azure would not take nobody says what decides. */
function faultsTogether(rules: readonly DeclaredSecurityRule[]): ReadonlyMap<DeclaredSecurityRule, readonly Doubt[]> {
  const faults = new Map<DeclaredSecurityRule, Doubt[]>();
  const gather = (why: string, keyOf: (rule: DeclaredSecurityRule) => string | null) => {
    const sharing = new Map<string, DeclaredSecurityRule[]>();
    for (const rule of rules) {
      const key = keyOf(rule);
      if (key === null) continue;
      const known = sharing.get(key);
      if (known === undefined) sharing.set(key, [rule]);
      else known.push(rule);
    }
    for (const group of sharing.values()) {
      if (group.length === 1) continue;
      for (const rule of group) {
        const own = faults.get(rule) ?? [];
        own.push({ why, value: { name: rule.name, priority: rule.priority }, unsure: true });
        faults.set(rule, own);
      }
    }
  };
  gather('shares its name with another rule of the group', ({ name }) => name.toLowerCase());
  gather('shares its priority with another rule of its direction', ({ priority, direction }) =>
    isLate(priority) || isLate(direction) ? null : `${direction.toLowerCase()} ${priority}`,
  );
  return faults;
}
