/**
 * Regular expressions with intersection and complement, and Brzozowski's derivative: `derive(e, c)` matches what may
 * follow `c` in a word of `e`. It is the machinery of `name-set.ts`; what it is used for, and why words are read
 * from their end, stands there.
 *
 * Expressions are interned: one of the same make is the same object, so `===` compares them. The constructors flatten,
 * sort, drop what repeats and cancel what contradicts itself. That keeps the derivatives of an expression finitely many
 * (Brzozowski 1964), and it settles the usual question, a set without the same set, before any word is searched for.
 * Interned expressions live as long as the process.
 */
export type Expression = {
  readonly id: number;
  readonly matchesEmpty: boolean;
  /** What every word ends with, as far as its make says it: it settles most questions before a word is searched for. */
  readonly ending: string;
} & (
  | { readonly kind: 'nothing' }
  | { readonly kind: 'empty' }
  /** One character out of a set, which is written as the string of its members in the order of {@link ALPHABET}. */
  | { readonly kind: 'character'; readonly members: string }
  /**
   * The words that end in `text`, which stands there from left to right, with a word of `before` in front of it. `before`
   * begins with no single character itself, so that all that is spelt out stands in one text: a host name is one object.
   */
  | { readonly kind: 'text'; readonly text: string; readonly before: Expression }
  /** `first` is never a sequence, a text or a single character itself. */
  | { readonly kind: 'sequence'; readonly first: Expression; readonly rest: Expression }
  | { readonly kind: 'repeated'; readonly item: Expression }
  | { readonly kind: 'either'; readonly options: readonly Expression[] }
  | { readonly kind: 'both'; readonly conditions: readonly Expression[] }
  | { readonly kind: 'not'; readonly item: Expression }
);

type Text = Extract<Expression, { readonly kind: 'text' }>;
type Shape = Expression extends infer E ? (E extends Expression ? Omit<E, 'id'> : never) : never;

/** Every character that a name can have, in the order in which a witness prefers them. */
export const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789_-.';

const interned = new Map<string, Expression>();
let ids = 0;

function intern(key: string, shape: Shape): Expression {
  const known = interned.get(key);
  if (known !== undefined) return known;
  const expression: Expression = { id: ids++, ...shape };
  interned.set(key, expression);
  return expression;
}

/** No word. */
export const NOTHING = intern('nothing', { kind: 'nothing', matchesEmpty: false, ending: '' });
/** The word without characters, and no other. */
export const EMPTY = intern('empty', { kind: 'empty', matchesEmpty: true, ending: '' });
/** Every word. */
export const EVERYTHING = intern('not 0', { kind: 'not', item: NOTHING, matchesEmpty: true, ending: '' });

/** Of each character of the alphabet by itself: names are made of nothing else. */
const SINGLES: ReadonlyMap<string, Expression> = new Map(
  [...ALPHABET].map((members) => [
    members,
    intern(`one ${members}`, { kind: 'character', members, matchesEmpty: false, ending: members }),
  ]),
);

/** By what stands before, then by the text itself: no key is written for a name. */
const texts = new Map<Expression, Map<string, Expression>>();

/** The words of `before` with this text behind them. */
export function textAfter(before: Expression, text: string): Expression {
  if (text === '' || before === NOTHING) return before;
  if (before.kind === 'text') return textAfter(before.before, before.text + text);
  if (isSingle(before)) return textAfter(EMPTY, before.members + text);
  if (before === EMPTY && text.length === 1) return characterOf(text);
  const known = texts.get(before) ?? new Map<string, Expression>();
  if (known.size === 0) texts.set(before, known);
  let expression = known.get(text);
  if (expression === undefined) {
    expression = { id: ids++, kind: 'text', text, before, matchesEmpty: false, ending: text };
    known.set(text, expression);
  }
  return expression;
}

function isSingle(expression: Expression): expression is Extract<Expression, { readonly kind: 'character' }> {
  return expression.kind === 'character' && expression.members.length === 1;
}

/** One character out of these; what the alphabet lacks is no character of a word. */
export function characterOf(characters: string | readonly string[]): Expression {
  const single = typeof characters === 'string' ? SINGLES.get(characters) : undefined;
  if (single !== undefined) return single;
  const wanted = new Set(characters);
  const members = [...ALPHABET].filter((character) => wanted.has(character)).join('');
  return members === ''
    ? NOTHING
    : intern(`one ${members}`, { kind: 'character', members, matchesEmpty: false, ending: '' });
}

export function sequence(first: Expression, rest: Expression): Expression {
  if (first === NOTHING || rest === NOTHING) return NOTHING;
  if (first === EMPTY) return rest;
  if (rest === EMPTY) return first;
  if (first.kind === 'sequence') return sequence(first.first, sequence(first.rest, rest));
  if (first.kind === 'text') return textAfter(sequence(first.before, rest), first.text);
  if (isSingle(first)) return textAfter(rest, first.members);
  if (first === EVERYTHING && (rest === EVERYTHING || (rest.kind === 'sequence' && rest.first === EVERYTHING)))
    return rest;
  const matchesEmpty = first.matchesEmpty && rest.matchesEmpty;
  return intern(`then ${first.id} ${rest.id}`, { kind: 'sequence', first, rest, matchesEmpty, ending: first.ending });
}

export function repeated(item: Expression): Expression {
  if (item === NOTHING || item === EMPTY) return EMPTY;
  if (item.kind === 'repeated' || item === EVERYTHING) return item;
  if (item.kind === 'character' && item.members === ALPHABET) return EVERYTHING;
  return intern(`many ${item.id}`, { kind: 'repeated', item, matchesEmpty: true, ending: '' });
}

export function not(item: Expression): Expression {
  if (item.kind === 'not') return item.item;
  return intern(`not ${item.id}`, { kind: 'not', item, matchesEmpty: !item.matchesEmpty, ending: '' });
}

export function either(options: Iterable<Expression>): Expression {
  const flat = new Set<Expression>();
  for (const option of options) {
    if (option.kind === 'either') for (const inner of option.options) flat.add(inner);
    else if (option !== NOTHING) flat.add(option);
  }
  if (flat.has(EVERYTHING)) return EVERYTHING;
  for (const option of flat) {
    if (option.kind !== 'not') continue;
    const missed = option.item.kind === 'either' ? option.item.options : [option.item];
    if (flat.has(option.item) || missed.every((inner) => flat.has(inner))) return EVERYTHING;
  }
  joinCharacters(flat, (a, b) => characterOf(a + b));
  if (flat.has(EMPTY) && [...flat].some((option) => option !== EMPTY && option.matchesEmpty)) flat.delete(EMPTY);
  const members = inOrder(flat);
  const [only = NOTHING] = members;
  if (members.length < 2) return only;
  const matchesEmpty = members.some((option) => option.matchesEmpty);
  const ending = members.reduce((common, option) => commonEnd(common, option.ending), only.ending);
  return intern(`either ${idsOf(members)}`, { kind: 'either', options: members, matchesEmpty, ending });
}

function commonEnd(a: string, b: string): string {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++;
  return a.slice(a.length - length);
}

export function both(conditions: Iterable<Expression>): Expression {
  const flat = new Set<Expression>();
  for (const condition of conditions) {
    if (condition === NOTHING) return NOTHING;
    if (condition.kind === 'both') for (const inner of condition.conditions) flat.add(inner);
    else if (condition !== EVERYTHING) flat.add(condition);
  }
  cancelExcluded(flat);
  for (const condition of flat) {
    // x and (x or y) is x.
    if (condition.kind === 'either' && condition.options.some((option) => flat.has(option))) flat.delete(condition);
  }
  joinCharacters(flat, (a, b) => characterOf([...a].filter((character) => b.includes(character))));
  if (flat.has(NOTHING) || !settleTexts(flat)) return NOTHING;
  const members = inOrder(flat);
  const matchesEmpty = members.every((condition) => condition.matchesEmpty);
  if (flat.has(EMPTY)) return matchesEmpty ? EMPTY : NOTHING;
  const [only = EVERYTHING] = members;
  if (members.length < 2) return only;
  const ending = members.reduce((longest, { ending: one }) => (one.length > longest.length ? one : longest), '');
  return intern(`both ${idsOf(members)}`, { kind: 'both', conditions: members, matchesEmpty, ending });
}

/**
 * Whether any word may be left, as far as endings say it: one word meets all conditions or is none, and two endings of
 * which neither ends in the other have no word in common. Conditions that say nothing more are dropped.
 */
function settleTexts(conditions: Set<Expression>): boolean {
  let longest: Expression = EVERYTHING;
  for (const one of conditions) {
    if (isWord(one)) return onlyWord(one, conditions);
    if (one.ending.length > longest.ending.length) longest = one;
  }
  if (longest === EVERYTHING) return true;
  for (const one of conditions) {
    if (!longest.ending.endsWith(one.ending)) return false;
    if (one.kind === 'not' && excludesNothing(one.item, longest)) conditions.delete(one);
  }
  return true;
}

function onlyWord(word: Text, conditions: Set<Expression>): boolean {
  for (const one of conditions) {
    if (!matches(one, word.text)) return false;
    if (one !== word) conditions.delete(one);
  }
  return true;
}

function excludesNothing(excluded: Expression, of: Expression): boolean {
  if (isWord(excluded)) return !matches(of, excluded.text);
  return !excluded.ending.endsWith(of.ending) && !of.ending.endsWith(excluded.ending);
}

function isWord(expression: Expression): expression is Text {
  return expression.kind === 'text' && expression.before === EMPTY;
}

/** (x or y) and not (x or z) is y and not (x or z): what is excluded by name need not be an option. */
function cancelExcluded(conditions: Set<Expression>): void {
  const excluded = new Set<Expression>();
  for (const condition of conditions) {
    if (condition.kind !== 'not') continue;
    excluded.add(condition.item);
    if (condition.item.kind === 'either') for (const option of condition.item.options) excluded.add(option);
  }
  if (excluded.size === 0) return;
  for (const condition of [...conditions]) {
    const options = condition.kind === 'either' ? condition.options : [condition];
    const left = excluded.has(condition) ? [] : options.filter((option) => !excluded.has(option));
    if (left.length === options.length) continue;
    conditions.delete(condition);
    const rest = either(left);
    if (rest.kind === 'both') for (const inner of rest.conditions) conditions.add(inner);
    else conditions.add(rest);
  }
}

/** At most one set of characters is left, so that [a-z] or [0-9] and [a-z0-9] are one expression. */
function joinCharacters(members: Set<Expression>, join: (a: string, b: string) => Expression): void {
  let joined: Expression | undefined;
  for (const member of [...members]) {
    if (member.kind !== 'character') continue;
    members.delete(member);
    joined = joined?.kind === 'character' ? join(joined.members, member.members) : (joined ?? member);
  }
  if (joined !== undefined) members.add(joined);
}

function inOrder(members: ReadonlySet<Expression>): readonly Expression[] {
  return [...members].sort((a, b) => a.id - b.id);
}

function idsOf(members: readonly Expression[]): string {
  return members.map((member) => member.id).join(' ');
}

/** What may follow `character` in a word of `expression`. */
export function derive(expression: Expression, character: string): Expression {
  switch (expression.kind) {
    case 'nothing':
    case 'empty':
      return NOTHING;
    case 'character':
      return expression.members.includes(character) ? EMPTY : NOTHING;
    case 'text': {
      const { text, before } = expression;
      return text.endsWith(character) ? textAfter(before, text.slice(0, -1)) : NOTHING;
    }
    case 'sequence': {
      const { first, rest } = expression;
      const after = sequence(derive(first, character), rest);
      return first.matchesEmpty ? either([after, derive(rest, character)]) : after;
    }
    case 'repeated':
      return sequence(derive(expression.item, character), expression);
    case 'either':
      return either(expression.options.map((option) => derive(option, character)));
    case 'both': {
      const derived: Expression[] = [];
      for (const condition of expression.conditions) {
        const after = derive(condition, character);
        if (after === NOTHING) return NOTHING;
        derived.push(after);
      }
      return both(derived);
    }
    case 'not':
      return not(derive(expression.item, character));
  }
}

/** Whether `word` is one of the expression's. What is spelt out is compared whole, and nothing is derived of it. */
export function matches(expression: Expression, word: string): boolean {
  switch (expression.kind) {
    case 'text':
      return word.endsWith(expression.text) && matches(expression.before, word.slice(0, -expression.text.length));
    case 'either':
      return expression.options.some((option) => matches(option, word));
    case 'both':
      return expression.conditions.every((condition) => matches(condition, word));
    case 'not':
      return !matches(expression.item, word);
    default:
      return word === '' ? expression.matchesEmpty : matches(derive(expression, word.slice(-1)), word.slice(0, -1));
  }
}
