import { type AddressProblemCode, type Cidr, formatAddress, parseCidr } from './addresses';
import type { ParseProblem } from './parsed';

/**
 * The smallest list of blocks that holds exactly the addresses of many: what `collapseCidrs` is made of.
 *
 * A block is kept as the words of 32 bits of its first address, one for IPv4 and four for IPv6, in flat arrays of whole
 * numbers: a hundred thousand blocks are then two arrays and no objects, and are compared without big integers.
 *
 * **Why it is right.** Blocks are sorted by their first address, the larger first, and taken onto a pile one after the
 * other. Two blocks of addresses either lie within one another or have nothing in common, so:
 *
 *   1. a block that lies in the uppermost of the pile adds nothing, and one that lies in none of the pile lies behind all
 *      of it: it is put on top
 *   2. while the two uppermost are the halves of one block, that block stands in their place
 *
 * Before each step the blocks of the pile ascend, have nothing in common, and no two of them are halves of one. That stays
 * so: after a half was put on top, only the uppermost two can be halves. At the end no list of fewer blocks has the same
 * addresses, since in any such list the block that takes in an address lies within the largest block around it that the
 * set holds whole, and the pile has exactly these.
 */
export interface Collapsed {
  /** Ascending, IPv4 before IPv6, in canonical form. */
  readonly blocks: string[];
  /** Every text that is no block, with its place in the list. */
  readonly malformed: readonly { readonly at: number; readonly problem: ParseProblem<AddressProblemCode> }[];
}

/** Collapses blocks in whatever order and overlap; what is malformed is told, and left out. */
export function collapse(cidrs: readonly string[]): Collapsed {
  const four = new Pile(1, cidrs.length);
  const six = new Pile(4, cidrs.length);
  const malformed: { at: number; problem: ParseProblem<AddressProblemCode> }[] = [];
  for (let at = 0; at < cidrs.length; at++) {
    const text = String(cidrs[at]);
    if (four.takesIpv4(text) || six.takesIpv6(text)) continue;
    // The slow way reads every legal spelling, and knows what is wrong with all others.
    const read = parseCidr(text);
    if (read.ok) (read.value.family === 4 ? four : six).take(read.value);
    else malformed.push({ at, problem: read.problem });
  }
  return { blocks: [...four.collapsed(), ...six.collapsed()], malformed };
}

/** The smallest list of blocks that holds exactly what these hold, which are known to be blocks; throws where one is not. */
export function collapsed(cidrs: readonly string[]): string[] {
  const { blocks, malformed } = collapse(cidrs);
  const [first] = malformed;
  if (first !== undefined) throw new Error(`malformed address block '${first.problem.given}' (${first.problem.code})`);
  return blocks;
}

const IPV6_START = 1n << 32n;
/** By how many bits of a word are fixed: a one for each of those behind them. */
const BEHIND = Uint32Array.from({ length: 33 }, (_, fixed) => 2 ** (32 - fixed) - 1);

const COLON = 58;
const DOT = 46;
const SLASH = 47;

/** Blocks of one family, at most so many. */
class Pile {
  /** The words of each block's first address, one block behind the other. */
  private readonly words: Uint32Array;
  private readonly prefixes: Uint8Array;
  private count = 0;
  private readonly scratch = new Uint16Array(8);

  constructor(
    private readonly width: 1 | 4,
    most: number,
  ) {
    this.words = new Uint32Array(most * width);
    this.prefixes = new Uint8Array(most);
  }

  take({ first, prefix }: Cidr): void {
    const value = this.width === 1 ? first : first - IPV6_START;
    for (let word = 0; word < this.width; word++) {
      const shift = BigInt(32 * (this.width - 1 - word));
      this.words[this.count * this.width + word] = Number((value >> shift) & 0xffffffffn);
    }
    this.prefixes[this.count++] = prefix;
  }

  /** Takes `10.0.0.0/8` or `10.0.0.1`; whatever is not exactly that is left to others. */
  takesIpv4(text: string): boolean {
    let address = 0;
    let octet = 0;
    let digits = 0;
    let dots = 0;
    let at = 0;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === SLASH) break;
      if (code === DOT) {
        if (digits === 0 || ++dots > 3) return false;
        address = address * 256 + octet;
        octet = 0;
        digits = 0;
        continue;
      }
      if (code < 48 || code > 57 || (digits > 0 && octet === 0)) return false;
      octet = octet * 10 + code - 48;
      if (++digits > 3 || octet > 255) return false;
    }
    if (dots !== 3 || digits === 0) return false;
    const prefix = prefixAt(text, at, 32);
    address = address * 256 + octet;
    if (prefix === null || (address & (BEHIND[prefix] as number)) !== 0) return false;
    this.words[this.count] = address;
    this.prefixes[this.count++] = prefix;
    return true;
  }

  /** Takes groups of hexadecimal digits, some of them perhaps left out once; whatever is not that is left to others. */
  takesIpv6(text: string): boolean {
    const groups = this.scratch;
    let count = 0;
    let gap = -1;
    let value = 0;
    let digits = 0;
    let at = 0;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === SLASH) break;
      if (code === COLON) {
        if (digits > 0) {
          if (count > 7) return false;
          groups[count++] = value;
        }
        if (text.charCodeAt(at + 1) === COLON) {
          if (gap !== -1 || (digits === 0 && at > 0)) return false;
          gap = count;
          at++;
        } else if (digits === 0) return false;
        value = 0;
        digits = 0;
        continue;
      }
      const digit = hexDigit(code);
      if (digit === -1 || ++digits > 4) return false;
      value = value * 16 + digit;
    }
    if (digits > 0) {
      if (count > 7) return false;
      groups[count++] = value;
    } else if (gap !== count) return false;
    if (gap === -1 ? count !== 8 : count > 7) return false;
    // An IPv4 address in IPv6 has rules of its own.
    if (gap === 0 && count < 4) return false;
    const prefix = prefixAt(text, at, 128);
    if (prefix === null) return false;
    const left = gap === -1 ? 0 : 8 - count;
    const group = (index: number): number => {
      if (gap === -1 || index < gap) return groups[index] as number;
      return index < gap + left ? 0 : (groups[index - left] as number);
    };
    if (group(0) === 0 && group(1) === 0 && group(2) === 0 && group(3) === 0) return false;
    const start = this.count * 4;
    for (let word = 0; word < 4; word++) this.words[start + word] = group(2 * word) * 65536 + group(2 * word + 1);
    if (this.hasHostBits(start, prefix)) return false;
    this.prefixes[this.count++] = prefix;
    return true;
  }

  collapsed(): readonly string[] {
    const { width, words, prefixes } = this;
    const order = this.sorted();
    const pile = new Uint32Array(this.count * width);
    const lengths = new Uint8Array(this.count);
    let height = 0;
    for (let next = 0; next < this.count; next++) {
      const block = order === null ? next : (order[next] as number);
      if (height > 0 && this.isWithin(block, pile, lengths, height - 1)) continue;
      for (let word = 0; word < width; word++) pile[height * width + word] = words[block * width + word] as number;
      lengths[height++] = prefixes[block] as number;
      // While the two uppermost blocks are the halves of one, that one takes their place.
      while (height > 1 && this.areHalves(pile, lengths, height - 2))
        lengths[--height - 1] = (lengths[height] as number) - 1;
    }
    return Array.from({ length: height }, (_, block) => `${this.textOf(pile, block * width)}/${lengths[block]}`);
  }

  /** The blocks by their first address, the larger first; null where they stand so. */
  private sorted(): Uint32Array | null {
    const { width, words, prefixes, count } = this;
    if (width === 1) {
      // Both in one number, which is sorted without a comparison of ours; then they stand so.
      const keys = new Float64Array(count);
      for (let block = 0; block < count; block++)
        keys[block] = (words[block] as number) * 64 + (prefixes[block] as number);
      keys.sort();
      for (let block = 0; block < count; block++) {
        const key = keys[block] as number;
        const word = Math.floor(key / 64);
        words[block] = word;
        prefixes[block] = key - word * 64;
      }
      return null;
    }
    const order = new Uint32Array(count);
    for (let block = 0; block < count; block++) order[block] = block;
    return order.sort((a, b) => {
      for (let word = 0; word < 4; word++) {
        const difference = (words[a * 4 + word] as number) - (words[b * 4 + word] as number);
        if (difference !== 0) return difference;
      }
      return (prefixes[a] as number) - (prefixes[b] as number);
    });
  }

  /** Whether a block of the pile and the one on top of it are the halves of one. */
  private areHalves(pile: Uint32Array, lengths: Uint8Array, lower: number): boolean {
    const prefix = lengths[lower] as number;
    if (prefix === 0 || lengths[lower + 1] !== prefix) return false;
    const [bit, start] = [(prefix - 1) & 31, lower * this.width];
    const word = (prefix - 1) >> 5;
    for (let before = 0; before < word; before++) {
      if (pile[start + before] !== pile[start + this.width + before]) return false;
    }
    // The lower half has a zero where the upper has a one; they are alike before it, and there is nothing behind it.
    const first = pile[start + word] as number;
    const difference = (pile[start + this.width + word] as number) - first;
    return difference === (BEHIND[bit + 1] as number) + 1 && (first & difference) === 0;
  }

  /** Whether a block that was taken lies within one of the pile, which begins before it. */
  private isWithin(block: number, pile: Uint32Array, lengths: Uint8Array, top: number): boolean {
    const prefix = lengths[top] as number;
    const [at, start] = [block * this.width, top * this.width];
    const whole = prefix >> 5;
    for (let word = 0; word < whole; word++) if (this.words[at + word] !== pile[start + word]) return false;
    const rest = prefix & 31;
    if (rest === 0) return true;
    return (((this.words[at + whole] as number) ^ (pile[start + whole] as number)) & ~(BEHIND[rest] as number)) === 0;
  }

  private hasHostBits(start: number, prefix: number): boolean {
    for (let word = prefix >> 5; word < 4; word++) {
      const fixed = word === prefix >> 5 ? prefix & 31 : 0;
      if (((this.words[start + word] as number) & (BEHIND[fixed] as number)) !== 0) return true;
    }
    return false;
  }

  private textOf(words: Uint32Array, at: number): string {
    const first = words[at] as number;
    if (this.width === 1) return `${first >>> 24}.${(first >>> 16) & 255}.${(first >>> 8) & 255}.${first & 255}`;
    return textOfIpv6(words, at);
  }
}

/** The length behind the slash, or the whole address where there is none; null where it is none. */
function prefixAt(text: string, slash: number, most: number): number | null {
  if (slash === text.length) return most;
  const digits = text.length - slash - 1;
  if (digits < 1 || digits > 3) return null;
  let prefix = 0;
  for (let at = slash + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return null;
    prefix = prefix * 10 + code - 48;
  }
  if (prefix > most || (digits > 1 && text.charCodeAt(slash + 1) === 48)) return null;
  return prefix;
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

/** As RFC 5952 writes it: lower case, the longest run of zeros left out, the first of several. */
function textOfIpv6(words: Uint32Array, at: number): string {
  const groups: number[] = [];
  for (let word = 0; word < 4; word++) {
    const value = words[at + word] as number;
    groups.push(Math.floor(value / 65536), value % 65536);
  }
  if (groups.slice(0, 5).every((group) => group === 0)) {
    const value = groups.reduce((sum, group) => (sum << 16n) | BigInt(group), 0n);
    return formatAddress(value + IPV6_START);
  }
  let longest = 0;
  let start = -1;
  for (let group = 0; group < 8; group++) {
    let end = group;
    while (end < 8 && groups[end] === 0) end++;
    if (end - group > longest) [longest, start] = [end - group, group];
    group = Math.max(group, end - 1);
  }
  const text = (from: number, to: number) =>
    groups
      .slice(from, to)
      .map((group) => group.toString(16))
      .join(':');
  return longest < 2 ? text(0, 8) : `${text(0, start)}::${text(start + longest, 8)}`;
}
