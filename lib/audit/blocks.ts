import { type AddressSet, ALL_ADDRESSES, ALL_IPV4, addresses, toCidrs } from '../model/addresses';

/** How many blocks of a family a person takes in at a glance. */
const FEW = 4;
const MOST_LACKING = 8;

/**
 * A set of addresses in few words: `anywhere`, `10.0.0.0/8`, and where it is nearly all of a family what lacks:
 * `0.0.0.0/0 (except 10.0.0.0/8)`.
 */
export function blockWords(set: AddressSet): readonly string[] {
  if (addresses.covers(set, ALL_ADDRESSES)) return ['anywhere'];
  return FAMILIES.flatMap(({ all, name }) => {
    const blocks = toCidrs(addresses.intersect(set, all));
    if (blocks.length <= FEW) return blocks;
    const lacking = toCidrs(addresses.subtract(all, set));
    return lacking.length < blocks.length && lacking.length <= MOST_LACKING
      ? [`${name} (except ${lacking.join(', ')})`]
      : blocks;
  });
}

const FAMILIES = [
  { all: ALL_IPV4, name: '0.0.0.0/0' },
  { all: addresses.subtract(ALL_ADDRESSES, ALL_IPV4), name: '::/0' },
] as const;
