import { type CompiledPlan, tryCompile } from '../compile';
import { NetworkRequirementsError } from '../diagnostics';
import { ALL_IPV6, addresses } from '../model/addresses';
import type { ElementFidelity } from '../model/element';
import type { EntryRequest } from '../model/entry';
import type { TargetName } from '../model/plans';
import type { NamesBehind } from '../model/plans/plan';
import type { AskedEntry, Item } from '../proof/asked';
import { documentedBy, itemKey } from '../proof/asked';
import { BOTH_WAYS, type Box, EGRESS, EVERYTHING, INGRESS } from '../proof/box';
import { boxOf } from '../proof/boxes-of-items';
import { type Cover, coverOf } from '../proof/cover';
import { ofOneFamily } from '../proof/one-family';
import { knowing, placed, type Sides } from '../proof/placed';
import { viewOf } from '../proof/prove';
import type { Filter } from '../proof/readers/deployment';
import { recordedIn } from '../proof/recorded';
import { boundSet, HOME } from '../proof/sets';
import { inside, type Side } from '../proof/side';
import type { TargetOptions } from '../targets';
import { openedByNature } from './by-nature';
import type { Machines } from './machines';
import { insideOwn, knownIn, type Network } from './network';
import { isAtMachines, type Stage, touching } from './stages';

/** What the documents ask of one stage, and what a stage of its kind opens beside as narrowly as it can be said. */
export interface Expected {
  readonly stage: Stage;
  /** The plan that we would deploy there: the narrowest that this kind can say. */
  readonly compiled: CompiledPlan;
  /** Boxes of the plan, with the machines as the stage sees them. */
  readonly place: (boxes: readonly Box[]) => readonly Box[];
  /** By `itemKey`. */
  readonly items: ReadonlyMap<string, ExpectedItem>;
  /** What is documented, recorded as growth of it, or let through by the nature of the kind. */
  readonly explained: Cover;
  /** Peers that it has no address of: what flows there passes by it. */
  readonly past: readonly Box[];
}

/** One item as one stage sees it. */
export interface ExpectedItem {
  readonly item: Item;
  /** What has to be open; empty where the item does not cross the stage. */
  readonly boxes: readonly Box[];
  /** What a stage of this kind opens for it; no wider than `boxes` where it can say just that. */
  readonly grown: readonly Box[];
  /** What may stay closed of it. */
  readonly withheld: Cover;
  readonly fidelity: ElementFidelity['fidelity'] | null;
}

/** The entries of an audit with their flows; made once. */
export interface AskedOf {
  readonly requests: readonly EntryRequest[];
  readonly asked: readonly AskedEntry[];
  readonly items: ReadonlyMap<string, Item>;
}

/** @throws NetworkRequirementsError where an entry, its profile or its parties cannot be used. */
export function askedOf(requests: readonly EntryRequest[]): AskedOf {
  // Any target resolves the profiles alike; an observing firewall refuses the fewest things.
  const { asked } = compiledOr('aws-network-firewall', requests, {});
  const entries = asked.map(({ request, flows }) => ({ ...request, flows }));
  return { requests, asked: entries, items: documentedBy(entries).items };
}

export function expectedAt(
  stage: Stage,
  stages: readonly Stage[],
  { requests, asked }: AskedOf,
  { inGroups, fromBetween }: Machines,
  network: Network,
): Expected {
  const namesBehind = namesBehindOf(stage, stages);
  const isOfBoth = namesBehind !== null && opensIpv6(stage);
  const options = { ...(namesBehind === null ? {} : { namesBehind }), ...(isOfBoth ? { ipv6: true } : {}) };
  const compiled = compiledOr(stage.kind, requests, options);
  const { plan } = compiled;
  const view = viewOf(plan);
  const recorded = recordedIn(plan, asked, view);
  const withheldOf = !isOfBoth ? null : withheldOverIpv4(stage.kind, namesBehind, { requests, asked });
  const [{ home }] = stage.filters as readonly [Filter];
  const placeAt = (sides: Sides) => (boxes: readonly Box[]) => {
    const here = boxes
      .flatMap((box) => placed(box, sides).flatMap((one) => ofOneFamily(one) ?? []))
      .flatMap((box) => knownIn(box, home === undefined ? network : null));
    return home === undefined ? here : here.flatMap((box) => knowing(box, HOME, home));
  };
  const place = placeAt(inGroups);
  // A filter between opens for whoever stands in these blocks: it cannot tell who is in a group.
  const placeSeen = isAtMachines(stage.kind) ? place : placeAt(fromBetween);
  const items = new Map<string, ExpectedItem>();
  for (const { item, box, needed, growth, withheld, fidelity } of recorded.items) {
    // What our target refuses is asked for all the same: who wrote this by hand may have found a way.
    const whole = needed ? box : boxOf(item, view);
    const own = whole === null ? [] : [whole];
    items.set(itemKey(item.element), {
      item,
      boxes: place(own),
      grown: placeSeen(growth.length > 0 ? growth : own),
      withheld: coverOf([
        ...place([...withheld.boxes, ...(withheldOf?.get(itemKey(item.element)) ?? [])]),
        ...insideOwn(item, network, stage.kind),
      ]),
      fidelity,
    });
  }
  const explained = coverOf([
    ...placeSeen(recorded.admitted),
    ...openedByNature(stage.kind),
    ...[...items.values()].flatMap(({ grown, boxes }) => [...grown, ...boxes]),
  ]);
  return {
    stage,
    compiled,
    place: placeSeen,
    items,
    explained,
    past: [...stage.past, ...unseenPeers(recorded.items, view)],
  };
}

/**
 * The part of a box that these machines open or take. What stands between machines cannot tell the two apart, and is held
 * against the directions alone in which something is asked for: who it lets in is told by the filter at the machine.
 */
export function partFor(expected: Expected, box: Box, side: Side): readonly Box[] {
  const parts = touching(box, side);
  if (isAtMachines(expected.stage.kind)) return parts;
  const asked = directionsAsked(expected);
  return parts.filter(({ direction }) => (direction & asked) !== 0);
}

/** The directions in which something is asked for; both where nothing is. */
export function directionsAsked({ items }: Expected): number {
  const asked = [...items.values()].reduce(
    (bits, { item, boxes }) =>
      boxes.length === 0 ? bits : bits | (item.element.direction === 'egress' ? EGRESS : INGRESS),
    0,
  );
  return asked === 0 ? BOTH_WAYS : asked;
}

/** Peers of the rim that a firewall between has no address of. */
function unseenPeers(items: readonly { readonly item: Item }[], { nameOf }: ReturnType<typeof viewOf>): readonly Box[] {
  const unseen = new Map(
    items.flatMap(({ item: { peer } }) =>
      peer.kind === 'bound' && nameOf(peer.bound) === null ? [[peer.bound.bound, peer.bound] as const] : [],
    ),
  );
  return [...unseen.keys()].flatMap((id) => [
    { ...EVERYTHING, to: inside(boundSet(id)) },
    { ...EVERYTHING, from: inside(boundSet(id)) },
  ]);
}

const AS_IT_STANDS: NamesBehind = { kind: 'none', reason: 'the audit takes the deployment as it stands' };

/** What stands behind a group decides what its openings of names are worth; null where the stage is none. */
function namesBehindOf({ kind }: Stage, stages: readonly Stage[]): NamesBehind | null {
  if (!isAtMachines(kind)) return null;
  const behind = stages.map((one) => one.kind);
  return behind.some((one) => one === 'aws-network-firewall' || one === 'azure-firewall')
    ? { kind: 'firewall' }
    : behind.includes('aws-dns-firewall')
      ? { kind: 'dns-firewall' }
      : AS_IT_STANDS;
}

function opensIpv6({ possibly }: Stage): boolean {
  return possibly.some(
    ({ box: { to } }) =>
      addresses.intersect(to.addresses, ALL_IPV6).length > 0 && !to.memberships.some((one) => one.inside),
  );
}

/** A group that opens the other family for something need not open names over it: what may stay closed without. */
function withheldOverIpv4(
  kind: TargetName,
  namesBehind: NamesBehind,
  { requests, asked }: Pick<AskedOf, 'requests' | 'asked'>,
): ReadonlyMap<string, readonly Box[]> {
  const { plan } = compiledOr(kind, requests, { namesBehind });
  const { items } = recordedIn(plan, asked, viewOf(plan));
  return new Map(items.map(({ item, withheld }) => [itemKey(item.element), withheld.boxes]));
}

/** A plan that its target does not stand behind still says what it would open. */
function compiledOr<Name extends TargetName>(
  target: Name,
  requests: readonly EntryRequest[],
  options: TargetOptions[Name],
): CompiledPlan<Name> {
  const { compiled, issues } = tryCompile(target, requests, options, { proof: 'later' });
  if (compiled === null) throw new NetworkRequirementsError(issues);
  return compiled;
}
