import { type AddressSet, ALL_ADDRESSES, ALL_IPV4, ALL_IPV6, addresses } from '../model/addresses';
import type { Box } from '../proof/box';
import { boxKey } from '../proof/box-keys';
import { joinedAll } from '../proof/joined';
import { overIpv4, overIpv6 } from '../proof/one-family';

/**
 * Boxes as few as they can be said: of each family by itself, since no connection has two, and as one where the same is
 * open in both. What lies in none is left out.
 */
export function forPeople(boxes: readonly Box[]): readonly Box[] {
  const ipv4 = joinedAll(boxes.flatMap((box) => overIpv4(box) ?? []));
  const ipv6 = joinedAll(boxes.flatMap((box) => overIpv6(box) ?? []));
  if (ipv6.length === 0) return ipv4;
  const alike = new Set(ipv6.filter((box) => isWhole(box, ALL_IPV6)).map((box) => boxKey(inBoth(box))));
  const joined = ipv4.map((box) => (isWhole(box, ALL_IPV4) && alike.has(boxKey(inBoth(box))) ? inBoth(box) : box));
  const taken = new Set(joined.map(boxKey));
  const left = ipv6.filter((box) => !isWhole(box, ALL_IPV6) || !taken.has(boxKey(inBoth(box))));
  return [...joined, ...left];
}

/** A box of both families as one of each. */
export function byFamily(box: Box): readonly Box[] {
  return [overIpv4(box) ?? [], overIpv6(box) ?? []].flat();
}

function isWhole({ from, to }: Box, family: AddressSet): boolean {
  return addresses.covers(from.addresses, family) && addresses.covers(to.addresses, family);
}

function inBoth(box: Box): Box {
  return {
    ...box,
    from: { ...box.from, addresses: ALL_ADDRESSES },
    to: { ...box.to, addresses: ALL_ADDRESSES },
  };
}
