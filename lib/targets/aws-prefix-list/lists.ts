import { createHash } from 'node:crypto';
import { addressSetOf, cidrOf, formatAddress, toCidrs } from '../../model/addresses';
import { listSize } from './limits';

/** A prefix list that stands already and holds, on the user's word, exactly these addresses. */
export interface GivenPrefixList {
  /** `pl-0123456789abcdef0`. */
  readonly prefixListId: string;
  /** What a reference to it weighs: its `MaxEntries`, or the weight that AWS publishes for a list of its own. */
  readonly weight: number;
  /** Everything that it holds, of one family. */
  readonly cidrs: readonly string[];
}

/** What one list holds. */
export interface ListContent {
  readonly family: 4 | 6;
  /** Canonical, ascending, without overlap. */
  readonly cidrs: readonly string[];
}

/** A content with the list that holds it. */
export interface NamedList extends ListContent {
  /** The same whatever the size: what a rule to it is placed by. */
  readonly key: string;
  readonly id: string;
  readonly maxEntries: number;
  readonly given?: string;
}

/** Equal exactly when two contents are the same; the family shows in the blocks. */
export function contentKey({ cidrs }: ListContent): string {
  return cidrs.join(' ');
}

/**
 * The list of every content, whatever the order in which they come. A list of ours is named after its family and its
 * lowest address, so that an address that comes or goes changes its entries in place, and after its size, so that one
 * that outgrows it is a new list. Of several contents with one lowest address the largest keeps that name; the others
 * bear a hash of what they hold behind it.
 */
export function nameLists(
  contents: readonly ListContent[],
  given: readonly GivenPrefixList[],
  most: number,
): readonly NamedList[] {
  const known = new Map(given.map((list) => [contentKey(contentOf(list.cidrs)), list] as const));
  const taken = new Set<string>();
  return inCanonicalOrder(contents)
    .map((content): NamedList => {
      const standing = known.get(contentKey(content));
      if (standing !== undefined) {
        const { prefixListId: id, weight: maxEntries } = standing;
        return { ...content, key: id, id, maxEntries, given: id };
      }
      const plain = plainKey(content);
      const key = taken.has(plain) ? `${plain}-${hashOf(content)}` : plain;
      taken.add(plain);
      const maxEntries = listSize(content.cidrs.length, most);
      return { ...content, key, id: `${key}-${maxEntries}`, maxEntries };
    })
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Some blocks as a list holds them; throws where one is malformed. */
export function contentOf(cidrs: readonly string[]): ListContent {
  const own = toCidrs(addressSetOf(cidrs));
  return { family: cidrs.some((cidr) => cidrOf(cidr).family === 6) ? 6 : 4, cidrs: own };
}

/** Each content once, the largest first. */
function inCanonicalOrder(contents: readonly ListContent[]): readonly ListContent[] {
  const once = new Map(contents.map((content) => [contentKey(content), content] as const));
  return [...once.entries()]
    .sort(([a, left], [b, right]) => right.cidrs.length - left.cidrs.length || (a < b ? -1 : 1))
    .map(([, content]) => content);
}

/** `ipv4-103-163-152-0`. */
function plainKey({ family, cidrs }: ListContent): string {
  const lowest = cidrs[0] === undefined ? '' : formatAddress(cidrOf(cidrs[0]).first);
  return `ipv${family}-${lowest.replace(/[.:]/g, '-')}`;
}

function hashOf(content: ListContent): string {
  return createHash('sha256').update(contentKey(content)).digest('hex').slice(0, 8);
}
