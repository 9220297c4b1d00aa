import { type AddressSet, ALL_ADDRESSES, ALL_IPV4, ALL_IPV6, addresses } from '../model/addresses';
import type { Box } from '../proof/box';
import { boxKey, joinedAll } from '../proof/cover';

/**
 * Boxes as few as they can be said: of each family by itself, since no connection has two, and as one where the same is
 * open in both. What lies in none is left out.
 */
export function forPeople(boxes: readonly Box[]): readonly Box[] {
  const [ipv4 = [], ipv6 = []] = [ALL_IPV4, ALL_IPV6].map((family) =>
    joinedAll(boxes.flatMap((box) => within(box, family))),
  );
  if (ipv6.length === 0) return ipv4;
  const alike = new Set(ipv6.filter((box) => isWhole(box, ALL_IPV6)).map((box) => boxKey(inBoth(box))));
  const joined = ipv4.map((box) => (isWhole(box, ALL_IPV4) && alike.has(boxKey(inBoth(box))) ? inBoth(box) : box));
  const taken = new Set(joined.map(boxKey));
  const left = ipv6.filter((box) => !isWhole(box, ALL_IPV6) || !taken.has(boxKey(inBoth(box))));
  return [...joined, ...left];
}

/** A box of both families as one of each. */
export function byFamily(box: Box): readonly Box[] {
  return [ALL_IPV4, ALL_IPV6].flatMap((family) => within(box, family));
}

function within(box: Box, family: AddressSet): readonly Box[] {
  const from = addresses.intersect(box.from.addresses, family);
  const to = addresses.intersect(box.to.addresses, family);
  if (from.length === 0 || to.length === 0) return [];
  return [{ ...box, from: { ...box.from, addresses: from }, to: { ...box.to, addresses: to } }];
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
