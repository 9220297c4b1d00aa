import { type AddressSet, ALL_ADDRESSES, cidrOf, parseCidr } from '../../model/addresses';

/** The addresses of a block as a service reads it, and what a person should know of that. */
export interface ReadBlock {
  readonly addresses: AddressSet;
  /** How it was read, where it is not read to the letter. */
  readonly note: string | null;
  /** Why nobody can say what it means; its addresses are then those that it may mean. */
  readonly why: string | null;
}

/**
 * A block as EC2 takes it. It clears the bits behind the prefix by itself (EC2 API, IpRange: "AWS canonicalizes IPv4 and
 * IPv6 CIDRs"), and wants a prefix length even of a single address.
 */
export function readBlock(text: string): ReadBlock {
  const read = parseCidr(text);
  if (read.ok) {
    const addresses = [{ first: read.value.first, last: read.value.last }];
    const why = text.includes('/') ? null : `has the address '${text}' without a prefix length`;
    return { addresses, note: null, why };
  }
  const [meant] = read.problem.suggestions;
  if (read.problem.code === 'address-host-bits' && meant !== undefined) {
    const { first, last, text: block } = cidrOf(meant);
    return { addresses: [{ first, last }], note: `${text} is taken for the block ${block}`, why: null };
  }
  return { addresses: ALL_ADDRESSES, note: null, why: `has the block '${text}', which is none` };
}
