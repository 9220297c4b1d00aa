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
export type Expression = { readonly id: number; readonly matchesEmpty: boolean } & (
  | { readonly kind: 'nothing' }
  | { readonly kind: 'empty' }
  /** One character out of a set, which is written as the string of its members in the order of {@link ALPHABET}. */
  | { readonly kind: 'character'; readonly members: string }
  /** `first` is never a sequence itself. */
  | { readonly kind: 'sequence'; readonly first: Expression; readonly rest: Expression }
  | { readonly kind: 'repeated'; readonly item: Expression }
  | { readonly kind: 'either'; readonly options: readonly Expression[] }
  | { readonly kind: 'both'; readonly conditions: readonly Expression[] }
  | { readonly kind: 'not'; readonly item: Expression }
);

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

/** By character, then by the id of what follows it: names are spelt out of these, and no key is written for each letter. */
const spelt = new Map<Expression, Map<number, Expression>>();

function spell(first: Expression, rest: Expression): Expression {
  let after = spelt.get(first);
  if (after === undefined) {
    after = new Map();
    spelt.set(first, after);
  }
  const known = after.get(rest.id);
  if (known !== undefined) return known;
  const expression: Expression = { id: ids++, kind: 'sequence', first, rest, matchesEmpty: false };
  after.set(rest.id, expression);
  return expression;
}

/** No word. */
export const NOTHING = intern('nothing', { kind: 'nothing', matchesEmpty: false });
/** The word without characters, and no other. */
export const EMPTY = intern('empty', { kind: 'empty', matchesEmpty: true });
/** Every word. */
export const EVERYTHING = intern('not 0', { kind: 'not', item: NOTHING, matchesEmpty: true });

/** Of each character of the alphabet by itself: names are made of nothing else. */
const SINGLES: ReadonlyMap<string, Expression> = new Map(
  [...ALPHABET].map((members) => [
    members,
    intern(`one ${members}`, { kind: 'character', members, matchesEmpty: false }),
  ]),
);

/** One character out of these; what the alphabet lacks is no character of a word. */
export function characterOf(characters: string | readonly string[]): Expression {
  const single = typeof characters === 'string' ? SINGLES.get(characters) : undefined;
  if (single !== undefined) return single;
  const wanted = new Set(characters);
  const members = [...ALPHABET].filter((character) => wanted.has(character)).join('');
  return members === '' ? NOTHING : intern(`one ${members}`, { kind: 'character', members, matchesEmpty: false });
}

export function sequence(first: Expression, rest: Expression): Expression {
  if (first === NOTHING || rest === NOTHING) return NOTHING;
  if (first === EMPTY) return rest;
  if (rest === EMPTY) return first;
  if (first.kind === 'sequence') return sequence(first.first, sequence(first.rest, rest));
  if (first === EVERYTHING && (rest === EVERYTHING || (rest.kind === 'sequence' && rest.first === EVERYTHING)))
    return rest;
  if (first.kind === 'character') return spell(first, rest);
  const matchesEmpty = first.matchesEmpty && rest.matchesEmpty;
  return intern(`then ${first.id} ${rest.id}`, { kind: 'sequence', first, rest, matchesEmpty });
}

export function repeated(item: Expression): Expression {
  if (item === NOTHING || item === EMPTY) return EMPTY;
  if (item.kind === 'repeated' || item === EVERYTHING) return item;
  if (item.kind === 'character' && item.members === ALPHABET) return EVERYTHING;
  return intern(`many ${item.id}`, { kind: 'repeated', item, matchesEmpty: true });
}

export function not(item: Expression): Expression {
  if (item.kind === 'not') return item.item;
  return intern(`not ${item.id}`, { kind: 'not', item, matchesEmpty: !item.matchesEmpty });
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
  return intern(`either ${idsOf(members)}`, { kind: 'either', options: members, matchesEmpty });
}

export function both(conditions: Iterable<Expression>): Expression {
  const flat = new Set<Expression>();
  for (const condition of conditions) {
    if (condition === NOTHING) return NOTHING;
    if (condition.kind === 'both') for (const inner of condition.conditions) flat.add(inner);
    else if (condition !== EVERYTHING) flat.add(condition);
  }
  cancelExcluded(flat);
  joinCharacters(flat, (a, b) => characterOf([...a].filter((character) => b.includes(character))));
  if (flat.has(NOTHING)) return NOTHING;
  const members = inOrder(flat);
  const matchesEmpty = members.every((condition) => condition.matchesEmpty);
  if (flat.has(EMPTY)) return matchesEmpty ? EMPTY : NOTHING;
  const [only = EVERYTHING] = members;
  if (members.length < 2) return only;
  return intern(`both ${idsOf(members)}`, { kind: 'both', conditions: members, matchesEmpty });
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

/**
 * Parts the alphabet into blocks whose characters all have the same derivative, so that a search takes one step per
 * block and not one per character. Each block, and the list of them, is in the order of the alphabet.
 */
export function blocksOf(expression: Expression, ...apart: readonly string[]): readonly string[] {
  const sets = new Set<string>(apart);
  collectFirst(expression, sets);
  let blocks = [ALPHABET];
  for (const members of sets) {
    blocks = blocks.flatMap((block) => {
      const inside = [...block].filter((character) => members.includes(character)).join('');
      if (inside === '' || inside === block) return [block];
      return [inside, [...block].filter((character) => !members.includes(character)).join('')];
    });
  }
  return blocks.sort((a, b) => ALPHABET.indexOf(a.charAt(0)) - ALPHABET.indexOf(b.charAt(0)));
}

/** The sets that the next character is compared with. */
function collectFirst(expression: Expression, sets: Set<string>): void {
  switch (expression.kind) {
    case 'nothing':
    case 'empty':
      return;
    case 'character':
      sets.add(expression.members);
      return;
    case 'sequence':
      collectFirst(expression.first, sets);
      if (expression.first.matchesEmpty) collectFirst(expression.rest, sets);
      return;
    case 'repeated':
    case 'not':
      collectFirst(expression.item, sets);
      return;
    case 'either':
      for (const option of expression.options) collectFirst(option, sets);
      return;
    case 'both':
      for (const condition of expression.conditions) collectFirst(condition, sets);
  }
}
