import { parseSentence } from '../../../diagnostics/parse';
import { visible } from '../../../diagnostics/words';
import { type AddressProblemCode, isMeantAsAddress, parseCidr } from '../../../model/addresses';
import type { Check } from '../check';
import { SOURCES } from '../sources';
import { type CidrPlace, cidrPlaces, saidOf } from './places';

/**
 * Forms of which it is not known that AWS refuses them, or that are another check's: host bits, leading zeros, IPv4
 * inside IPv6.
 */
const TAKEN: readonly AddressProblemCode[] = ['address-host-bits', 'address-leading-zero', 'address-ipv4-in-ipv6'];

export const malformed: Check<'cidr-malformed'> = {
  id: 'cidr-malformed',
  severity: 'error',
  rule: 'an address block is well formed, and has its prefix length where EC2 reads it',
  source: SOURCES.ipRange,
  find(app) {
    return app.read(cidrPlaces).flatMap((place) => {
      const { resource, at } = place;
      return faultsOf(place).map(({ says, fix }) => ({ resource, at, ...saidOf(place, says), fix }));
    });
  },
};

function faultsOf({ text, service }: CidrPlace): readonly { readonly says: string; readonly fix: string }[] {
  // Where a variable or a word may stand, only what is meant as an address is read as one.
  if (service === 'network-firewall' && !isMeantAsAddress(text)) return [];
  const read = parseCidr(text);
  if (!read.ok) {
    const { code } = read.problem;
    if (TAKEN.includes(code) || (service === 'network-firewall' && code === 'address-range')) return [];
    return [
      { says: visible(parseSentence(read.problem)), fix: "write a block, as in '10.0.0.0/24' or '2001:db8::/32'" },
    ];
  }
  if (service === 'network-firewall' || text.includes('/')) return [];
  return [{ says: `'${text}' has no prefix length`, fix: `write '${read.value.text}', or the block that is meant` }];
}
