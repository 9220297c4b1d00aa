import { type AddressSet, ALL_IPV4, addresses, parseCidr } from '../../model/addresses';
import type { Declared } from '../readers/declared-aws';
import type { DeclaredIpGroup } from '../readers/declared-azure';
import { isLate, type Maybe } from '../readers/late';
import { boundSet, tagSet } from '../sets';
import { ANYWHERE, at, inside, outside, type Side } from '../side';

/** What is not read as it may be meant, and why. */
export interface Doubt {
  /** In words that go on from the rule. */
  readonly why: string;
  readonly value: unknown;
  /**
   * False where the rule does what it says, to some of its boxes at most; `opening` where that is not said of what opens;
   * true where nobody knows what it does, or when it is asked.
   */
  readonly unsure: boolean | 'opening';
}

/** One end of a rule: any of these, which hold all that it may mean. */
export interface ReadEnd {
  readonly sides: readonly Side[];
  readonly doubts: readonly Doubt[];
}

/** How a kind of rule reads what is no address. */
export interface Dialect {
  /** What `*` is. */
  readonly everything: Side;
  readonly tag: (tag: string) => Side;
  /** `10.0.0.1-10.0.0.9` is one of its forms. */
  readonly ranges: boolean;
}

const VIRTUAL_NETWORK = tagSet('VirtualNetwork');

/** The names in which templates have been writing these since they were written in capitals. */
const OLD_TAGS: ReadonlyMap<string, string> = new Map(
  ['VirtualNetwork', 'AzureLoadBalancer', 'Internet'].map((tag) => [tag.toLowerCase(), tag]),
);

/** `Internet` is all that is outside of the virtual network ("Virtual network service tags"). */
export const SECURITY_RULE: Dialect = {
  everything: ANYWHERE,
  tag: (text) => {
    const tag = OLD_TAGS.get(text.toLowerCase()) ?? text;
    return tag === 'Internet' ? outside(VIRTUAL_NETWORK) : inside(tagSet(tag));
  },
  ranges: false,
};

/** A firewall knows IPv4, and `*` of it. */
export const FIREWALL_RULE: Dialect = {
  everything: at(ALL_IPV4),
  tag: (text) => inside(tagSet(text)),
  ranges: true,
};

const TAG = /^[A-Za-z][A-Za-z0-9_.-]*$/;

/** The addresses of a list: those that are known as one side, each unknown set as one. */
export function readAddresses(texts: readonly Maybe<string>[], dialect: Dialect): ReadEnd {
  const known: AddressSet[number][] = [];
  const sides = new Map<string, Side>();
  const doubts: Doubt[] = [];
  for (const text of texts) {
    if (isLate(text)) {
      sides.set(`late ${text.id}`, inside(boundSet(text.id)));
      continue;
    }
    const read = readAddress(text.trim(), dialect);
    if (read === null) {
      doubts.push({ why: `has the address '${text}'`, value: text, unsure: 'opening' });
      sides.set('*', ANYWHERE);
    } else if ('side' in read) {
      sides.set(text.toLowerCase(), read.side);
    } else {
      known.push(...read.set);
      if (read.doubt !== undefined) doubts.push({ why: read.doubt, value: text, unsure: false });
    }
  }
  return { sides: [...(known.length === 0 ? [] : [at(addresses.of(known))]), ...sides.values()], doubts };
}

type ReadAddress = { readonly side: Side } | { readonly set: AddressSet; readonly doubt?: string };

function readAddress(text: string, dialect: Dialect): ReadAddress | null {
  if (text === '*' || text.toLowerCase() === 'any') return { side: dialect.everything };
  const read = parseCidr(text);
  if (read.ok) return { set: [{ first: read.value.first, last: read.value.last }] };
  if (TAG.test(text)) return { side: dialect.tag(text) };
  const range = readRange(text);
  if (range !== null) return dialect.ranges ? { set: range } : { set: range, doubt: `has the range '${text}'` };
  const block = blockAround(text, read.problem.code);
  return block === null ? null : { set: block, doubt: `has '${text}', which has bits beside its prefix` };
}

function readRange(text: string): AddressSet | null {
  const [first, last, ...more] = text.split('-').map((end) => parseCidr(end.trim()));
  if (first?.ok !== true || last?.ok !== true || more.length > 0) return null;
  const isRange = first.value.family === last.value.family && first.value.first <= last.value.first;
  return isRange ? [{ first: first.value.first, last: last.value.last }] : null;
}

/** `10.0.0.1/24` is the block or less. */
function blockAround(text: string, code: string): AddressSet | null {
  if (code !== 'address-host-bits') return null;
  const read = parseCidr(text);
  const block = read.ok ? undefined : read.problem.suggestions.map((meant) => parseCidr(meant)).find((one) => one.ok);
  return block?.ok === true ? [{ first: block.value.first, last: block.value.last }] : null;
}

/** Things that others refer to, by their ids and aliases in any case. */
export class References<T extends Declared> {
  private readonly named = new Map<string, T | null>();

  constructor(all: readonly T[]) {
    for (const one of all) {
      for (const name of [one.id, ...one.aliases]) this.bear(name.toLowerCase(), one);
    }
  }

  private bear(name: string, one: T): void {
    const known = this.named.get(name);
    this.named.set(name, known === undefined || known === one ? one : null);
  }

  /** Null where none bears the name, or several do. */
  find(reference: Maybe<string>): T | null {
    if (!isLate(reference)) return this.named.get(reference.toLowerCase()) ?? null;
    const byId = this.named.get(reference.id.toLowerCase()) ?? null;
    if (byId !== null || reference.resource === null || !refersToAll(reference.attribute)) return byId;
    return this.named.get(reference.resource.toLowerCase()) ?? null;
  }

  /** What the thing is called, or what it is referred to by where the file does not hold it. */
  idOf(reference: Maybe<string>): string {
    return this.find(reference)?.id ?? (isLate(reference) ? reference.id : reference);
  }
}

function refersToAll(attribute: string | null): boolean {
  return attribute === null || attribute.toLowerCase() === 'id';
}

/** The addresses of IP groups, each read once; those of a group that the file does not hold are the set of its members. */
export class IpGroups {
  private readonly references: References<DeclaredIpGroup>;
  private readonly read = new Map<string, ReadEnd>();

  constructor(groups: readonly DeclaredIpGroup[]) {
    this.references = new References(groups);
  }

  endOf(reference: Maybe<string>): ReadEnd {
    const id = this.references.idOf(reference);
    const known = this.read.get(id);
    if (known !== undefined) return known;
    const group = this.references.find(reference);
    const isKnown = group !== null && group.addresses !== null && group.uncertain !== true;
    const end = isKnown
      ? readAddresses(group.addresses ?? [], FIREWALL_RULE)
      : { sides: [inside(boundSet(id))], doubts: [] };
    this.read.set(id, end);
    return end;
  }
}

/** Both of two lists. */
export function joinEnds(...ends: readonly ReadEnd[]): ReadEnd {
  return { sides: ends.flatMap(({ sides }) => sides), doubts: ends.flatMap(({ doubts }) => doubts) };
}
