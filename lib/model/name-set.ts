import { matchesName, shortestName, surelyMatchesSome } from './automaton';
import { both, EMPTY, EVERYTHING, type Expression, either, NOTHING, not, textAfter } from './expression';
import { type Host, hostKey } from './host';
import { patternOf } from './pattern';

/**
 * A set of host names: what a document asks for, what a plan lets through, and everything that can be made of these by
 * union, intersection and complement.
 *
 * **Of what.** The universe is the well-formed names: labels of `a-z`, `0-9`, `_` and `-`, parted by single dots, at
 * least two of them, none that starts or ends with a hyphen; lower case. How long a name or a label may be (253 and 63)
 * is left out on purpose: a firewall does not count characters, and two wildcards that differ only in names too long to
 * exist would make a proof fail for nothing. So `*.zoho.com` is every well-formed name that ends in `.zoho.com`, at any
 * depth; `zoho.com` is not among them.
 *
 * **As what.** Such a set is a regular language, and is held as a regular expression that may also say "and" and "not"
 * (`expression.ts`). An expression may match words that are no names (`not x` matches `..`); that does no harm, since
 * every question is asked of the well-formed names among them only. The three operations are then exact and cost
 * nothing: they write a bigger expression. Whoever widens the universe has to change one table, `NEXT_FORM` in
 * `automaton.ts`.
 *
 * **How a question is answered.** All of them come down to one: is this set empty? `a` covers `b` exactly when `b`
 * without `a` is empty; two hosts overlap when their intersection is not; two sets are equal when neither has a name
 * that the other lacks. To find a member, the expression is read character by character: its *derivative* after `m`
 * matches what may follow `m`. An expression has only finitely many derivatives once they are written canonically, so a
 * breadth-first walk over them ends, and the first name that it completes is a shortest one. It is the witness that a
 * person reads when two sets differ. Characters between which nothing in the expression distinguishes are walked as one.
 *
 * **Why it is fast.** Four reasons, in the order in which they take effect.
 * 1. Expressions are interned, and equal ones cancel where they are written: a plan's hosts without the document's
 *    hosts, when they are the same hosts, is the empty expression before anything is walked. Of a hundred hosts and the
 *    same hundred but one, only the one is left to look at.
 * 2. Names are read **backwards**. A wildcard says how a name ends, so read forwards it may begin at any character, and
 *    a union of a hundred wildcards has to follow all of them at once. Read backwards it is a fixed beginning: after
 *    `moc.` all hosts of other domains are gone, and a few characters later one host is left. The walk over a union of
 *    hosts is therefore the walk over the tree of their names, and its cost is the sum of their lengths.
 * 3. What is spelt out is one text, and texts are compared as texts: a name meets a condition or not, and two endings
 *    have something in common exactly when one ends in the other. So a name and all that is said of names cancel
 *    where they are written, and no letter of them is walked.
 * 4. Two hosts that are no patterns are compared by their names alone ({@link covers}, {@link overlaps}).
 *
 * A regular expression of a vendor can be made to have a great many derivatives; `parsePattern` refuses one that does.
 */
export type NameSet = Expression;

/** Every well-formed name. */
export const ALL_NAMES: NameSet = EVERYTHING;

/** The set without a name. */
export const NO_NAMES: NameSet = NOTHING;

/** The names that a host means; throws where its name or expression is not one of the model's (the lints see to that). */
export function namesOf(host: Host): NameSet {
  switch (host.kind) {
    case 'exact':
      return nameAlone(host.name);
    case 'subdomains':
      return namesEndingWith(`.${host.name}`);
    case 'apexAndSubdomains':
      return either([nameAlone(host.name), namesEndingWith(`.${host.name}`)]);
    case 'pattern':
      return namesOfExpression(host.name);
  }
}

/** The names that end in this text, wherever its first character stands: `gstatic.com` takes in `evilgstatic.com`. */
export function namesEndingWith(text: string): NameSet {
  return textAfter(EVERYTHING, spelt(text));
}

/** One name, or no well-formed one. */
export function nameAlone(text: string): NameSet {
  return textAfter(EMPTY, spelt(text));
}

/** Whether a text is spelt in the characters of names. */
export function isSpelt(text: string): boolean {
  return /^[a-z0-9_.-]+$/.test(text);
}

function spelt(text: string): string {
  if (text === '' || isSpelt(text)) return text;
  const [other] = /[^a-z0-9_.-]/u.exec(text) ?? [];
  throw new Error(`'${text}' has a character that no name has: '${other}'`);
}

/** The names that a regular expression matches as a whole; throws where `parsePattern` refuses it. */
export function namesOfExpression(regex: string): NameSet {
  return patternOf(regex);
}

/** The names that are in one of the sets; without sets none. */
export function unionNames(...sets: readonly NameSet[]): NameSet {
  return either(sets);
}

/** The names that are in both sets. */
export const intersectNames = ofEachPairOnce((a, b) => both([a, b]));

/** Every well-formed name that is not in the set. */
export function complementNames(a: NameSet): NameSet {
  return not(a);
}

/** The names of `a` that are not in `b`. */
export const subtractNames = ofEachPairOnce((a, b) => both([a, not(b)]));

/** Rules that open by address are held against the same few names thousands of times; an expression is kept for ever anyway. */
function ofEachPairOnce(write: (a: NameSet, b: NameSet) => NameSet): (a: NameSet, b: NameSet) => NameSet {
  const written = new Map<number, Map<number, NameSet>>();
  return (a, b) => {
    const of = written.get(a.id) ?? new Map<number, NameSet>();
    if (of.size === 0) written.set(a.id, of);
    const known = of.get(b.id) ?? write(a, b);
    of.set(b.id, known);
    return known;
  };
}

/** Whether no well-formed name is in the set. */
export function isEmptyNames(a: NameSet): boolean {
  return !(surelyMatchesSome(a) ?? witnessName(a) !== null);
}

/** Whether a name, in lower case and without trailing dot, is well-formed and in the set. */
export function containsName(set: NameSet, name: string): boolean {
  return matchesName(set, name);
}

const witnesses = new WeakMap<NameSet, { readonly name: string | null }>();

/** A shortest name of the set, always the same one; null where it is empty. */
export function witnessName(set: NameSet): string | null {
  const known = witnesses.get(set);
  if (known !== undefined) return known.name;
  const name = shortestName(set);
  witnesses.set(set, { name });
  return name;
}

/** Whether two sets hold the same names. */
export function equalNames(a: NameSet, b: NameSet): boolean {
  return a === b || (isEmptyNames(subtractNames(a, b)) && isEmptyNames(subtractNames(b, a)));
}

/** Whether all names that `b` means are names that `a` means. */
export function covers(a: Host, b: Host): boolean {
  if (hostKey(a) === hostKey(b)) return true;
  if (!isPlain(a) || !isPlain(b)) return isEmptyNames(subtractNames(namesOf(b), namesOf(a)));
  if (a.kind === 'exact') return false;
  if (isBelow(b.name, a.name)) return true;
  return b.name === a.name && (a.kind === 'apexAndSubdomains' || b.kind === 'subdomains');
}

/** Whether there is a name that both mean. */
export function overlaps(a: Host, b: Host): boolean {
  if (!isPlain(a) || !isPlain(b)) return !isEmptyNames(intersectNames(namesOf(a), namesOf(b)));
  if (a.kind === 'exact')
    return a.name === b.name ? b.kind !== 'subdomains' : b.kind !== 'exact' && isBelow(a.name, b.name);
  if (b.kind === 'exact') return overlaps(b, a);
  return a.name === b.name || isBelow(a.name, b.name) || isBelow(b.name, a.name);
}

/** Whether the name says all; a wildcard below a single label is left to the sets, since its apex is no name. */
function isPlain(host: Host): boolean {
  return host.kind !== 'pattern' && host.name.includes('.');
}

function isBelow(name: string, apex: string): boolean {
  return name.endsWith(`.${apex}`);
}

const MOST_DESCRIBED = 3;

/** A few words for a message: `*.zoho.com and a.zoho.jp`, `*.zoho.com without assist.zoho.com`, `no name`. */
export function describeNames(set: NameSet, most: number = MOST_DESCRIBED): string {
  if (isEmptyNames(set)) return 'no name';
  if (set === ALL_NAMES) return 'every name';
  if (set.kind === 'not') {
    const { taken, left } = conditionsOf(set.item);
    // What is not without some names is these names.
    const all = taken.length === 0 && left.length > 0;
    return all ? describeNames(unionNames(...left), most) : `every name without ${describeNames(set.item, most)}`;
  }
  if (set.kind === 'both') {
    const { taken, left } = conditionsOf(set);
    const [only, ...more] = taken;
    if (more.length === 0 && left.length > 0) {
      // Of one name nothing is left out; who asked about it is told no list.
      if (only !== undefined && wordOf(only)?.startsWith('*') === false) return describeNames(only, most);
      const all = only === undefined ? 'every name' : describeNames(only, most);
      return `${all} without ${describeNames(unionNames(...left), most)}`;
    }
    return suchAs(set);
  }
  if (set.kind !== 'either') return wordOf(set) ?? suchAs(set);
  const words = set.options.map((option) => wordOf(option) ?? suchAs(option)).sort();
  const shown = words.slice(0, most);
  if (words.length > most) return `${shown.join(', ')} and ${words.length - most} more`;
  // Two or three stand as they are spoken; a long list is one of commas.
  return words.length <= MOST_DESCRIBED ? shown.join(' and ') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** Of a set that has to meet several conditions: those that say what it holds, and what the others leave out. */
function conditionsOf(set: NameSet): { readonly taken: readonly NameSet[]; readonly left: readonly NameSet[] } {
  const all = set.kind === 'both' ? set.conditions : [set];
  return {
    taken: all.filter((condition) => condition.kind !== 'not'),
    left: all.flatMap((condition) => (condition.kind === 'not' ? [condition.item] : [])),
  };
}

function suchAs(set: NameSet): string {
  return `names such as ${witnessName(set) ?? ''}`;
}

/** `a.zoho.com`, `*.zoho.com`; null where the set is neither one name nor an ending. */
function wordOf(set: NameSet): string | null {
  if (set.kind === 'character') return set.members.length === 1 ? set.members : null;
  if (set === EVERYTHING) return '*';
  if (set.kind !== 'text') return null;
  return set.before === EVERYTHING ? `*${set.text}` : set.before === EMPTY ? set.text : null;
}
