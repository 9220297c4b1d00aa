import { addresses } from '../model/addresses';
import type { Bound } from '../model/flow';
import type { GroupPlan } from '../model/plans';
import { type AskedEntry, documentedBy, type Item } from './asked';
import { type Box, EVERYTHING, INGRESS, intersectBoxes, subtractBoxes } from './box';
import { boxOf, type View } from './boxes-of-items';
import { witnessOf } from './connection';
import { type Cover, coverOf, firstOutside, NOTHING_COVERED } from './cover';
import { joinedIntents } from './joined';
import { type OpeningBeyond, openingBeyond } from './opening';
import { explainedBy, readPlan, viewOf } from './prove';
import type { Reading } from './reading';
import { type Recorded, recordedIn } from './recorded';
import type { RuledBox } from './region';
import { boundSet, bySourceOrId, sourceSet } from './sets';
import { inside, intersectSides, type Side } from './side';
import { type BehindPlan, type CombinedVerdict, type Hole, verdictOf } from './verdict';

/** A role's group and the firewall behind it, as one: what `index.ts` says of it, done. */
export function proveTogether(group: GroupPlan, firewall: BehindPlan, asked: readonly AskedEntry[]): CombinedVerdict {
  const both = bothOf(group, firewall, asked);
  const { byGroup, byFirewall, near, far, past, nowhere, allowed } = both;
  const surely = [...ownFirst(boxesOf(far.surely), group), ...past];
  const holes = [
    ...missingFrom(byGroup, byFirewall, coverOf(boxesOf(near.surely)), coverOf(surely)),
    ...excessOf(both),
    ...refusedByNobody(byGroup, byFirewall),
  ];
  let grown: readonly OpeningBeyond[] | undefined;
  return {
    ...verdictOf(holes),
    // Whether the two fit together is asked often, what has grown seldom.
    get grown() {
      grown ??= grownIn(allowed, nowhere, coverOf(both.asksFor()));
      return grown;
    },
  };
}

/** Of {@link proveTogether} what gets through both and is not explained by each, and nothing else. */
export function excessTogether(group: GroupPlan, firewall: BehindPlan, asked: readonly AskedEntry[]): readonly Hole[] {
  return excessOf(bothOf(group, firewall, asked));
}

/** Two plans, read and held against what is asked. */
interface Both {
  readonly byGroup: Recorded;
  readonly byFirewall: Recorded;
  readonly near: Reading;
  readonly far: Reading;
  /** What does not cross the firewall. */
  readonly past: readonly Box[];
  /** What there is not. */
  readonly nowhere: readonly Box[];
  readonly allowed: readonly Passing[];
  readonly asksFor: () => readonly Box[];
}

function bothOf(group: GroupPlan, firewall: BehindPlan, asked: readonly AskedEntry[]): Both {
  const documented = documentedBy(asked);
  const items = [...documented.items.values()];
  const bounds = boundsOf(items);
  const sources = new Set(firewall.sources.map(({ name }) => name));
  const nameOf: View['nameOf'] = (bound) => bySourceOrId(sources)(bounds.get(bound.bound) ?? bound);
  const view: View = { nameOf, seesDirection: true };
  const byGroup = recordedIn(group, asked, view, documented);
  const byFirewall = recordedIn(firewall, asked, viewOf(firewall), documented);
  const [near, far] = [readPlan(group, nameOf), readPlan(firewall)];
  const past =
    firewall.target === 'aws-dns-firewall'
      ? [...pastResolver(items, view), ...boxesOf(far.logged ?? [])]
      : pastFirewall([...bounds.values()], viewOf(firewall));
  const nowhere = inTwoSources(group, firewall);
  const allowed = passingBoth(near.possibly, [
    ...far.possibly,
    ...past.map((box) => ({ box, rule: 'past the firewall' })),
  ]).filter(({ box }) => !nowhere.some((none) => liesIn(box, none)));
  const asksFor = () => items.flatMap((item) => boxOf(item, view) ?? []);
  return { byGroup, byFirewall, near, far, past, nowhere, allowed, asksFor };
}

function grownIn(allowed: readonly Passing[], nowhere: readonly Box[], asksFor: Cover): readonly OpeningBeyond[] {
  // Most boxes go by their own name alone; the few that are free of names lose all of these at once.
  const names = joinedIntents(asksFor.boxes);
  return allowed.flatMap(({ box, rule }) => {
    const beyond = subtractBoxes([box], [...nowhere, ...(asksFor.byNames.get(box.intent.names.id) ?? [])]);
    return subtractBoxes(beyond, names).map((left) => openingBeyond(left, rule));
  });
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

/** Boxes of the group's own machines before those of others, which take in little of what is asked about. */
function ownFirst(boxes: readonly Box[], { sources }: GroupPlan): readonly Box[] {
  const own = new Set(sources.map(({ name }) => sourceSet(name).id));
  const isOwn = ({ from, to }: Box) => [from, to].some((side) => side.memberships.some(({ set }) => own.has(set.id)));
  return [...boxes.filter(isOwn), ...boxes.filter((box) => !isOwn(box))];
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
function inTwoSources(group: GroupPlan, firewall: BehindPlan): readonly Box[] {
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
    // What the firewall opens by the addresses of a name, or of an expression by its listed names, is needed there alone.
    const seen = behind?.box ?? null;
    const wanted = seen === null ? box : (intersectBoxes(box, seen) ?? box);
    const left = firstOutside(box, ...kept, near) ?? firstOutside(wanted, ...kept, far);
    return left === null ? [] : [{ answer: 'missing', element: item.element, rule: null, witness: witnessOf(left) }];
  });
}

/** What gets through both has to be explained by each. */
function excessOf({ allowed, nowhere, past, byGroup, byFirewall }: Both): readonly Hole[] {
  const near = [coverOf(nowhere), explainedBy(byGroup)];
  const far = [coverOf([...nowhere, ...past]), explainedBy(byFirewall)];
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
