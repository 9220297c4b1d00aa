import { type AddressSet, ALL_IPV4, ALL_IPV6, addresses, cidrOf } from '../model/addresses';
import type { Box } from './box';

/** The first address of IPv6. The axis holds all of IPv4 before it, so the two ends of a set say which families it has. */
const BORDER = cidrOf('::/0').first;

/** The connections of a box that there can be: both ends are of one family. Null where these are none. */
export function ofOneFamily(box: Box): Box | null {
  const [from, to] = [box.from.addresses, box.to.addresses];
  const isOverIpv4 = hasIpv4(from) && hasIpv4(to);
  const isOverIpv6 = hasIpv6(from) && hasIpv6(to);
  if (isOverIpv4 && isOverIpv6) return box;
  return isOverIpv4 ? overIpv4(box) : isOverIpv6 ? overIpv6(box) : null;
}

/** What of a box is IPv4 at both ends; null where nothing is. */
export function overIpv4(box: Box): Box | null {
  const [from, to] = [box.from.addresses, box.to.addresses];
  if (!hasIpv4(from) || !hasIpv4(to)) return null;
  return at(
    box,
    hasIpv6(from) ? addresses.intersect(from, ALL_IPV4) : from,
    hasIpv6(to) ? addresses.intersect(to, ALL_IPV4) : to,
  );
}

/** What of a box is IPv6 at both ends; null where nothing is. */
export function overIpv6(box: Box): Box | null {
  const [from, to] = [box.from.addresses, box.to.addresses];
  if (!hasIpv6(from) || !hasIpv6(to)) return null;
  return at(
    box,
    hasIpv4(from) ? addresses.intersect(from, ALL_IPV6) : from,
    hasIpv4(to) ? addresses.intersect(to, ALL_IPV6) : to,
  );
}

function at(box: Box, from: AddressSet, to: AddressSet): Box {
  if (from === box.from.addresses && to === box.to.addresses) return box;
  return { ...box, from: { ...box.from, addresses: from }, to: { ...box.to, addresses: to } };
}

function hasIpv4(set: AddressSet): boolean {
  const [lowest] = set;
  return lowest !== undefined && lowest.first < BORDER;
}

function hasIpv6(set: AddressSet): boolean {
  const highest = set.at(-1);
  return highest !== undefined && highest.last >= BORDER;
}
