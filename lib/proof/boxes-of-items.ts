import { ALL_IPV4 } from '../model/addresses';
import type { Growth } from '../model/element';
import { apexAndSubdomains, type Host, subdomains } from '../model/host';
import { namesOf } from '../model/name-set';
import { suffixOfPattern } from '../model/pattern';
import { ALL_PORTS } from '../model/ports';
import { present } from '../model/present';
import { onceForEach } from '../model/read-once';
import type { Item } from './asked';
import { ANY_NAME, type HeldTag, holdsName, intentOfHeld } from './azure-names';
import { ALL_TCP, ALL_TRAFFIC, BOTH_WAYS, type Box, EGRESS, INGRESS, isWithin, traffic } from './box';
import { EVERY_INTENT, type Intent, intentOf } from './intent';
import { addressesOf, fqdnTagSet, type PeerNaming, sourceSet } from './sets';
import { ANYWHERE, at, inside, intersectSides, type Side } from './side';

/** How the plan in question sees a connection. */
export interface View {
  readonly nameOf: PeerNaming;
  /** Whether it stands at the role's own machines, and so tells out from in. */
  readonly seesDirection: boolean;
  /** It decides about connections that mean a name, and what is reached by address does not cross it. */
  readonly namesAlone?: true;
  /** It lets names through by the addresses that they resolve to, below a suffix, and by these FQDN tags too. */
  readonly fqdnTags?: readonly HeldTag[];
}

/**
 * The documented connections of an item, or null where they do not cross what the plan stands for. A host is documented
 * wherever its name resolves, in the families that the document supports, so its addresses are free; a TCP flow needs its handshake, whatever carries the name.
 */
export function boxOf(item: Item, view: View): Box | null {
  const peer = peerSide(item, view);
  return peer === null ? null : boxBetween(item, inside(sourceSet(item.element.source)), peer, view);
}

/** The connections that an item may have grown to, its own among them. Every axis that is not named stays as it is. */
export function growthBoxes(item: Item, growth: Growth, view: View): readonly Box[] {
  const own = peerSide(item, view);
  if (own === null) return [];
  const self = item.element.source;
  if (growth.source === undefined) return grownFrom(self, item, growth, own, view);
  return [self, ...growth.source].flatMap((source) => grownFrom(source, item, growth, own, view));
}

/** What it may have grown to for the machines of one source. */
function grownFrom(source: string, item: Item, growth: Growth, own: Side, view: View): readonly Box[] {
  const here = growsTo(item.element.source, source, view);
  if (here === null) return [];
  // A name has the addresses that it resolves to: it may grow to another family, and to no other peer.
  const elsewhere = (item.peer.kind === 'host' ? growth.family : growth.peer) !== undefined;
  const box = boxBetween(item, here, elsewhere ? ANYWHERE : own, view);
  const grown: Box = {
    direction: box.direction,
    traffic: growth.transport === undefined ? grownTraffic(box, growth) : ALL_TRAFFIC,
    ports: growth.port === undefined ? box.ports : ALL_PORTS,
    from: box.from,
    to: box.to,
    intent: grownIntent(item, box, growth),
  };
  const places = grownPlaces(item, growth, view).map((place) => ({ ...grown, ...place }));
  const all = places.length === 0 ? [grown] : [grown, ...places];
  return growth.name === 'sameAddresses' ? present(all.map((one) => atItsAddresses(item, growth.name, one))) : all;
}

/**
 * Who may use an opening of one source that another gains. A group opens to all its machines, whatever their names; in a
 * firewall only machines that stand in both gain, by the other's name.
 */
function growsTo(own: string, gaining: string, { seesDirection }: View): Side | null {
  const side = inside(sourceSet(gaining));
  return seesDirection ? side : intersectSides(inside(sourceSet(own)), side);
}

/** Why an item, whose documented connections are `own`, cannot have grown like this; null where it can. */
export function whyNoGrowth(
  item: Item,
  own: Box | null,
  growth: Growth,
  view: View,
  sources: readonly { readonly name: string }[],
): string | null {
  const { element, peer } = item;
  if (own === null) return 'does not cross the firewall';
  if (growth.name === 'sameAddresses' || growth.name === 'fqdnTag') {
    if (view.fqdnTags === undefined) return `grows to ${growth.name}, which this target cannot`;
    if (peer.kind !== 'host' || (growth.name === 'sameAddresses' && peer.host.kind !== 'exact'))
      return `grows to ${growth.name} without one name`;
  }
  if (growth.name === 'suffix' && (peer.kind !== 'host' || !hasSuffix(peer.host, view)))
    return 'has no suffix to grow to';
  const printed = peer.kind === 'host' && peer.host.kind === 'exact' ? peer.host.path : undefined;
  if (growth.path !== printed) return 'names another path than the document';
  if (growth.source?.includes(element.source) === true) return 'grows to its own source';
  if (growth.source?.some((gaining) => !sources.some(({ name }) => name === gaining)) === true)
    return 'grows to a source that does not stand here';
  const idle = (['name', 'application', 'port', 'peer', 'transport', 'family'] as const).find(
    (axis) =>
      growth[axis] !== undefined &&
      growthBoxes(item, { [axis]: growth[axis] }, view).every((box) => isWithin(box, own)),
  );
  if (idle !== undefined) return `grows on the axis '${idle}', where it is open already`;
  // Who sees names alone grows on every axis, and the growth of one would hide behind that of another.
  const silent = view.namesAlone === true && growth.application === undefined && isTcpOfOneKind(own);
  return silent ? 'grows to every application, and says nothing of it' : null;
}

function isTcpOfOneKind({ traffic: kinds }: Box): boolean {
  return (kinds & ALL_TCP) !== 0 && (kinds & ALL_TCP) !== ALL_TCP;
}

function boxBetween({ element, ports, peer }: Item, here: Side, there: Side, view: View): Box {
  const egress = element.direction === 'egress';
  return {
    direction: view.seesDirection ? (egress ? EGRESS : INGRESS) : BOTH_WAYS,
    traffic: trafficOf(element),
    ports: element.transport === 'icmp' && ports.length === 0 ? ALL_PORTS : ports,
    from: egress ? here : there,
    to: egress ? there : here,
    intent: peer.kind === 'host' ? intentOfHost(peer.host) : EVERY_INTENT,
  };
}

const CARRIED = { tls: traffic('tcp/tls', 'tcp/handshake'), http: traffic('tcp/http', 'tcp/handshake') };

function trafficOf({ transport, asked, carrier }: Item['element']): number {
  if (transport !== 'tcp') return traffic(transport);
  return asked.kind !== 'host' || carrier === null ? ALL_TCP : CARRIED[carrier];
}

function peerSide({ peer }: Item, view: View): Side | null {
  if (view.namesAlone === true && peer.kind !== 'host') return null;
  switch (peer.kind) {
    case 'host':
      return peer.ipv4Only === true ? at(ALL_IPV4) : ANYWHERE;
    case 'addresses':
      return at(peer.set);
    case 'bound': {
      const set = view.nameOf(peer.bound);
      return set === null ? null : inside(set);
    }
  }
}

export const intentOfHost = onceForEach((host: Host): Intent => intentOf(namesOf(host)));

function grownTraffic(box: Box, growth: Growth): number {
  const isTcp = (box.traffic & ALL_TCP) !== 0;
  return growth.application === 'any' && isTcp ? ALL_TCP : box.traffic;
}

/** Where a plan says that a name is open by its addresses alone, it is needed where it resolves to, and open there to every name. */
export function atItsAddresses({ peer }: Item, name: Growth['name'], box: Box): Box | null {
  if (name !== 'sameAddresses' || peer.kind !== 'host') return box;
  const to = intersectSides(box.to, inside(addressesOf(peer.host.name)));
  return to === null ? null : { ...box, to };
}

/** The tags that hold a name: whatever else is said to be in them is let through, and what is in them beside where it leads. */
function grownPlaces({ peer }: Item, { name }: Growth, { fqdnTags = [] }: View): readonly Partial<Box>[] {
  if (name !== 'fqdnTag' || peer.kind !== 'host') return [];
  return fqdnTags
    .filter(({ names }) => names.some((text) => holdsName(text, peer.host)))
    .flatMap((held) => {
      const intent = intentOfHeld(held);
      return [{ to: inside(fqdnTagSet(held.tag)), intent: ANY_NAME }, ...(intent === null ? [] : [{ intent }])];
    });
}

function hasSuffix(host: Host, { fqdnTags }: View): boolean {
  return host.kind !== 'pattern' || (fqdnTags !== undefined && suffixOfPattern(host.name) !== null);
}

function grownIntent({ peer }: Item, box: Box, growth: Growth): Intent {
  if (growth.name === 'any' || growth.name === 'sameAddresses') return EVERY_INTENT;
  if (growth.name !== 'suffix' || peer.kind !== 'host') return box.intent;
  const suffix = peer.host.kind === 'pattern' ? suffixOfPattern(peer.host.name) : null;
  if (suffix !== null) return intentOfHost(subdomains(suffix));
  return intentOfHost(apexAndSubdomains(peer.host.name, peer.host.printed));
}
