import { type AddressSet, ALL_IPV4, ALL_IPV6, addresses } from '../model/addresses';
import type { Box } from './box';
import { ANYWHERE } from './side';

/** The connections of a box that there can be: both ends are of one family. Null where these are none. */
export function ofOneFamily(box: Box): Box | null {
  const [from, to] = [box.from.addresses, box.to.addresses];
  if (from === ANYWHERE.addresses && to === ANYWHERE.addresses) return box;
  const families = [ALL_IPV4, ALL_IPV6].filter((family) => meets(from, family) && meets(to, family));
  const [family, other] = families;
  if (other !== undefined) return box;
  if (family === undefined) return null;
  return {
    ...box,
    from: { ...box.from, addresses: within(from, family) },
    to: { ...box.to, addresses: within(to, family) },
  };
}

function meets(set: AddressSet, family: AddressSet): boolean {
  return addresses.intersect(set, family).length > 0;
}

function within(set: AddressSet, family: AddressSet): AddressSet {
  return addresses.covers(family, set) ? set : addresses.intersect(set, family);
}
