import type { AddressProblemCode } from '../model/addresses';
import type { HostProblemCode } from '../model/host-syntax';
import type { ParseProblem } from '../model/parsed';
import type { PatternProblemCode } from '../model/pattern';
import type { PortProblemCode } from '../model/ports';
import { guess } from './words';

/** Every code with which a parser refuses; `application-syntax` is the one of supplied ports that say what runs on them. */
export type RefusalCode =
  | PortProblemCode
  | AddressProblemCode
  | HostProblemCode
  | PatternProblemCode
  | 'application-syntax';

/** What a parser of the model refused, and the form to use where there is no good guess. */
const REFUSALS: Readonly<Record<RefusalCode, string>> = {
  'ports-empty': "holds no port where one should stand; write ports as '443', '80, 443' or '8000-8010'",
  'ports-blank': 'has a blank elsewhere than after a comma',
  'ports-leading-zero': 'has a leading zero',
  'ports-out-of-range': 'is out of range; ports are 1 to 65535',
  'ports-descending': 'descends; a range starts with its lowest port',
  'ports-not-a-number': "is no port and no range; write ports as '443', '80, 443' or '8000-8010'",
  'application-syntax':
    "names what runs on a port in a form that is not '80/http': a word of a-z, 0-9 and - behind one slash",

  'address-empty': "is empty; write an address or a block as '10.0.0.1' or '10.0.0.0/24'",
  'address-blank': 'has a blank in it',
  'address-leading-zero': 'has a leading zero, which some programs read as octal',
  'address-host-bits': 'has host bits set',
  'address-prefix': 'has a prefix length that is none; IPv4 has 0 to 32, IPv6 0 to 128',
  'address-netmask': 'has a netmask where a prefix length belongs',
  'address-parts': 'does not have four numbers, as an IPv4 address has',
  'address-octet': 'has a number over 255',
  'address-hex-or-octal': 'is written in hexadecimal or octal; write decimal numbers',
  'address-zone': 'has a zone, which only its own machine understands',
  'address-ipv4-in-ipv6': 'is an IPv4 address inside an IPv6 one, which no rule matches against IPv4 traffic',
  'address-wildcard': 'has a star; write the block with its prefix length',
  'address-range': 'is a range; write it as blocks with their prefix length',
  'address-port': 'has a port behind the address; ports are given apart',
  'address-host-name': 'is a host name where an address belongs; supply it as a host',
  'address-malformed': "is no address; write it as '10.0.0.1', '10.0.0.0/24' or '2001:db8::/32'",

  'host-empty': "is empty; write a host name as 'a.example.com', or '*.example.com' for every name below it",
  'host-blank': 'has blanks around it',
  'host-scheme': 'has a scheme in front; a host name stands alone',
  'host-user-info': 'has a user in front; a host name stands alone',
  'host-port':
    'has a port behind it; the name alone stands among the hosts, and the port among the ports (in a profile by the id of its requirement)',
  'host-path': 'has a path behind it; a host name stands alone',
  'host-is-address': 'is an address where a host name belongs; supply it as an address',
  'host-everything': "stands for every name there is; name one domain, as in '*.example.com'",
  'host-wildcard-without-dot': 'would open names of other owners too, since no dot stands behind the star',
  'host-wildcard-place': 'has a star elsewhere than alone in front, where it stands for any depth',
  'host-leading-dot': 'starts with a dot',
  'host-trailing-dot': 'ends with a dot',
  'host-single-label': "has one label alone; write the whole name, as in 'a.example.com'",
  'host-empty-label': 'has nothing between two dots',
  'host-label-too-long': 'has a label of more than 63 characters',
  'host-name-too-long': 'has more than 253 characters',
  'host-label-hyphen': 'has a label that starts or ends with a hyphen',
  'host-characters': 'has a character that no host name has',
  'host-international': 'is not a name that the rules of international names admit',
  'host-numeric-ending': 'ends with a number, which no domain does and some programs read as an address',
  'host-not-canonical': 'is not written in lower case and punycode',

  'pattern-empty': 'is an expression that matches nothing',
  'pattern-anchor': 'has an anchor that holds for a part alone; put ^ and $ around the whole',
  'pattern-lookaround': 'looks ahead or behind, which names cannot be compared with',
  'pattern-backreference': 'refers back to a group, which names cannot be compared with',
  'pattern-lazy': 'has a lazy or possessive repeat; a plain one matches the same names',
  'pattern-group': 'has a group with a name or with settings; write a plain one',
  'pattern-unclosed': 'has a bracket, a parenthesis or a backslash that is never closed',
  'pattern-class': 'has a class without members, or a range in it that descends',
  'pattern-repeat': 'repeats nothing, or has a count that is none, descends or is over 255',
  'pattern-escape': 'has an escape other than \\d, \\w and those of punctuation',
  'pattern-character': 'has a character that no host name has',
  'pattern-too-large': 'is too large to be compared with other names',
};

/** What was passed, why it is refused, and the forms that were probably meant. */
export function parseSentence(problem: ParseProblem): string {
  const why = REFUSALS[problem.code as RefusalCode];
  return `'${problem.given}' ${why}${guess(problem.suggestions)}`;
}

/** Every code with which a parser refuses. */
export const REFUSAL_CODES = Object.keys(REFUSALS) as readonly RefusalCode[];
