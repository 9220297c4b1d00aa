import { addresses } from '../model/addresses';
import type { Bound } from '../model/flow';
import type { GroupPlan } from '../model/plans';
import type { AwsDnsFirewallPlan } from '../model/plans/aws-dns-firewall';
import type { AwsNetworkFirewallPlan } from '../model/plans/aws-network-firewall';
import { type AskedEntry, documentedBy, type Item } from './asked';
import { type Box, EVERYTHING, INGRESS, intersectBoxes, subtractBoxes } from './box';
import { boxOf, type View } from './boxes-of-items';
import { witnessOf } from './connection';
import { type Cover, coverOf, firstOutside, joinedIntents, NOTHING_COVERED } from './cover';
import { type OpeningBeyond, openingBeyond } from './opening';
import { explainedBy, readPlan, viewOf } from './prove';
import { type Recorded, recordedIn } from './recorded';
import type { RuledBox } from './region';
import { boundSet, bySourceOrId, sourceSet } from './sets';
import { inside, intersectSides, type Side } from './side';
import { type Hole, type Verdict, verdictOf } from './verdict';

/** The verdict over two plans that stand one behind the other. */
export interface CombinedVerdict extends Verdict {
  /** What gets through both beyond what the documents ask for, handshakes included; each part recorded, if the verdict is clean. */
  readonly grown: readonly OpeningBeyond[];
}

/**
 * A role's group and the firewall behind it, as one: a connection has to pass both. The firewall decides only about
 * what crosses it; a peer that is bound to a group it does not know is left to the role's own group. A DNS Firewall
 * decides about names that machines ask for: what is reached by address, and what comes in, is the group's alone.
 *
 * `asked` are the entries of the group. Both plans have to be proved by themselves as well: here it is only seen that
 * they fit together, and what of each one's growth the other cuts back.
 *
 * @throws UnreadablePlanError where a plan holds what the proof does not understand.
 */
export function proveTogether(
  group: GroupPlan,
  firewall: AwsNetworkFirewallPlan | AwsDnsFirewallPlan,
  asked: readonly AskedEntry[],
): CombinedVerdict {
  const documented = documentedBy(asked);
  const bounds = boundsOf([...documented.items.values()]);
  const sources = new Set(firewall.sources.map(({ name }) => name));
  const nameOf: View['nameOf'] = (bound) => bySourceOrId(sources)(bounds.get(bound.bound) ?? bound);
  const view: View = { nameOf, seesDirection: true };
  const byGroup = recordedIn(group, asked, view, documented);
  const byFirewall = recordedIn(firewall, asked, viewOf(firewall), documented);
  const [near, far] = [readPlan(group, nameOf), readPlan(firewall)];
  const past =
    firewall.target === 'aws-dns-firewall'
      ? [...pastResolver([...documented.items.values()], view), ...boxesOf(far.logged ?? [])]
      : pastFirewall([...bounds.values()], viewOf(firewall));
  const nowhere = inTwoSources(group, firewall);
  const allowed = passingBoth(near.possibly, [
    ...far.possibly,
    ...past.map((box) => ({ box, rule: 'past the firewall' })),
  ]).filter(({ box }) => !nowhere.some((none) => liesIn(box, none)));
  const holes = [
    ...missingFrom(byGroup, byFirewall, coverOf(boxesOf(near.surely)), coverOf([...boxesOf(far.surely), ...past])),
    ...excessOf(
      allowed,
      [coverOf(nowhere), explainedBy(byGroup)],
      [coverOf([...nowhere, ...past]), explainedBy(byFirewall)],
    ),
    ...refusedByNobody(byGroup, byFirewall),
  ];
  const asksFor = coverOf([...documented.items.values()].flatMap((item) => boxOf(item, view) ?? []));
  // Most boxes go by their own name alone; the few that are free of names lose all of these at once.
  const names = joinedIntents(asksFor.boxes);
  const grown = allowed.flatMap(({ box, rule }) => {
    const beyond = subtractBoxes([box], [...nowhere, ...(asksFor.byNames.get(box.intent.names.id) ?? [])]);
    return subtractBoxes(beyond, names).map((left) => openingBeyond(left, rule));
  });
  return { ...verdictOf(holes), grown };
}

/** A box that both let through, and the two rules that do. */
interface Passing {
  readonly box: Box;
  readonly rule: string;
}

function passingBoth(near: readonly Passing[], far: readonly Passing[]): readonly Passing[] {
  return near.flatMap((first) =>
    far.flatMap((second) => {
      const box = intersectBoxes(first.box, second.box);
      return box === null ? [] : [{ box, rule: `${first.rule} + ${second.rule}` }];
    }),
  );
}

/** Whether both ends of a box lie in those of another that is free on all else: no name needs a comparison then. */
function liesIn(box: Box, { from, to }: Box): boolean {
  const within = (side: Side, wide: Side) =>
    addresses.covers(wide.addresses, side.addresses) &&
    wide.memberships.every(({ set, inside: isInside }) =>
      side.memberships.some((one) => one.set.id === set.id && one.inside === isInside),
    );
  return within(box.from, from) && within(box.to, to);
}

function boxesOf(allowed: readonly RuledBox[]): readonly Box[] {
  return allowed.map(({ box }) => box);
}

function boundsOf(items: readonly Item[]): ReadonlyMap<string, Bound> {
  return new Map(items.flatMap(({ peer }) => (peer.kind === 'bound' ? [[peer.bound.bound, peer.bound] as const] : [])));
}

/**
 * Machines of the group that are another entry's too: there are none where the firewall takes its sources for disjoint.
 * Where they are not, the rim sees it, and what they gain is told as growth of the source.
 */
function inTwoSources(group: GroupPlan, firewall: AwsNetworkFirewallPlan | AwsDnsFirewallPlan): readonly Box[] {
  if (!firewall.assumes.some(({ code }) => code === 'sources-disjoint')) return [];
  const own = group.sources.map(({ name }) => name);
  const others = firewall.sources.map(({ name }) => name).filter((name) => !own.includes(name));
  return own.flatMap((name) =>
    others.flatMap((other): readonly Box[] => {
      const both = intersectSides(inside(sourceSet(name)), inside(sourceSet(other)));
      return both === null
        ? []
        : [
            { ...EVERYTHING, from: both },
            { ...EVERYTHING, to: both },
          ];
    }),
  );
}

/** What does not cross the firewall: the peers that it has no address of. */
function pastFirewall(bounds: readonly Bound[], { nameOf }: View): readonly Box[] {
  return bounds
    .filter((bound) => nameOf(bound) === null)
    .flatMap(({ bound }) => [
      { ...EVERYTHING, to: inside(boundSet(bound)) },
      { ...EVERYTHING, from: inside(boundSet(bound)) },
    ]);
}

/** What asks no resolver: what comes in, and what is documented by its address. */
function pastResolver(items: readonly Item[], view: View): readonly Box[] {
  const byAddress = items.flatMap((item) => (item.peer.kind === 'host' ? [] : (boxOf(item, view) ?? [])));
  return [{ ...EVERYTHING, direction: INGRESS }, ...byAddress];
}

/** What both have to open; an item that one of them leaves out with reason is not needed, unless it is asked for twice. */
function missingFrom(byGroup: Recorded, byFirewall: Recorded, near: Cover, far: Cover): readonly Hole[] {
  return byGroup.items.flatMap(({ item, box, needed, withheld }, index): readonly Hole[] => {
    const behind = byFirewall.items[index];
    const leftOut = !needed || (behind !== undefined && behind.box !== null && !behind.needed);
    if (box === null || leftOut) return [];
    const kept = [withheld, behind?.withheld ?? NOTHING_COVERED];
    const left = firstOutside(box, ...kept, near) ?? firstOutside(box, ...kept, far);
    return left === null ? [] : [{ answer: 'missing', element: item.element, rule: null, witness: witnessOf(left) }];
  });
}

/** What gets through both has to be explained by each. */
function excessOf(allowed: readonly Passing[], near: readonly Cover[], far: readonly Cover[]): readonly Hole[] {
  const holes = new Map<string, Hole>();
  for (const { box, rule } of allowed) {
    const left = holes.has(rule) ? null : (firstOutside(box, ...near) ?? firstOutside(box, ...far));
    if (left !== null) holes.set(rule, { answer: 'excess', element: null, rule, witness: witnessOf(left) });
  }
  return [...holes.values()];
}

const REFUSED_BEHIND: readonly string[] = ['refused-by-firewall', 'refused-by-dns-firewall'];

/** A group may leave out what the firewall refuses only if the firewall does. */
function refusedByNobody(byGroup: Recorded, byFirewall: Recorded): readonly Hole[] {
  return byGroup.items.flatMap(({ item, fidelity }, index): readonly Hole[] => {
    if (fidelity?.standing !== 'refused' || !REFUSED_BEHIND.includes(fidelity.reason)) return [];
    if (byFirewall.items[index]?.fidelity?.standing === 'refused') return [];
    return [{ answer: 'unfounded', element: item.element, rule: 'is not refused by the firewall', witness: null }];
  });
}
