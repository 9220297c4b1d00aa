import { ALPHABET, derive, EMPTY, EVERYTHING, type Expression, matches, NOTHING } from './expression';

/**
 * Walks of an expression over well-formed names, which are read from their last character to their first. A position of
 * a walk is a pair: what the expression still matches, and how far the name is well-formed.
 */
interface Position {
  readonly expression: Expression;
  readonly form: Form;
  /** The characters read so far, in the order of the name. */
  readonly ending: string;
}

/**
 * How far the characters read so far are a well-formed name: labels of letters, digits, `_` and inner hyphens, at least
 * two of them. The rule is the same from either end.
 */
type Form = 'start' | 'label' | 'hyphen' | 'dot' | 'furtherLabel' | 'furtherHyphen';

/** Only here may a name begin. */
const WHOLE: Form = 'furtherLabel';

const NEXT_FORM: Readonly<Record<Form, { readonly dot?: Form; readonly hyphen?: Form; readonly other: Form }>> = {
  start: { other: 'label' },
  label: { dot: 'dot', hyphen: 'hyphen', other: 'label' },
  hyphen: { hyphen: 'hyphen', other: 'label' },
  dot: { other: 'furtherLabel' },
  furtherLabel: { dot: 'dot', hyphen: 'furtherHyphen', other: 'furtherLabel' },
  furtherHyphen: { hyphen: 'furtherHyphen', other: 'furtherLabel' },
};

const FORMS = Object.keys(NEXT_FORM);

/** No question that hosts of vendors pose comes near; beyond it a search would seem to hang. */
const MOST_POSITIONS = 200_000;

/** Whether `name` is well-formed and matched. */
export function matchesName(expression: Expression, name: string): boolean {
  return formOf(name) === WHOLE && matches(expression, name);
}

/** Whether a well-formed name is matched, where that is seen without a walk: what is spelt out tells it by itself. */
export function surelyMatchesSome(expression: Expression): boolean | undefined {
  if (expression.kind === 'text' && expression.before === EMPTY) return formOf(expression.text) === WHOLE;
  // Whatever a well-formed name may end with, some name ends with.
  if (expression.kind === 'text' && expression.before === EVERYTHING) return formOf(expression.text) !== null;
  return matchesName(expression, ANY_NAME) ? true : undefined;
}

/** One name out of many, which is in most of what is left when a few are taken away. */
const ANY_NAME = 'a.a';

/** A shortest well-formed name that is matched, and of these the first one, compared from the end; null where none is. */
export function shortestName(expression: Expression): string | null {
  return search(startOf(expression)).found;
}

/** Whether a walk over all that is matched meets more than this many positions. */
export function exceedsPositions(expression: Expression, most: number): boolean {
  return search(startOf(expression), { most, stopAtFirst: false }).exceeded;
}

/** The longest text that every matched name ends with; empty where no name is matched. */
export function commonEnding(expression: Expression): string {
  let position = startOf(expression);
  while (!isWhole(position)) {
    const [only, ...others] = after(position).filter((next) => search(next.position).found !== null);
    if (only === undefined || others.length > 0 || only.block.length > 1) break;
    position = only.position;
  }
  return position.ending;
}

function startOf(expression: Expression): Position {
  return { expression, form: 'start', ending: '' };
}

function isWhole({ expression, form }: Position): boolean {
  return form === WHOLE && expression.matchesEmpty;
}

/** How far a text, read from its end, is a well-formed name; null where no name ends like this. */
function formOf(text: string): Form | null {
  let form: Form = 'start';
  for (let i = text.length - 1; i >= 0; i--) {
    const character = text.charAt(i);
    const next = nextForm(form, character);
    if (next === undefined || !ALPHABET.includes(character)) return null;
    form = next;
  }
  return form;
}

function nextForm(form: Form, character: string): Form | undefined {
  const forms = NEXT_FORM[form];
  return character === '.' ? forms.dot : character === '-' ? forms.hyphen : forms.other;
}

/** Null where no name goes on like this. */
function step({ expression, form, ending }: Position, character: string): Position | null {
  const next = nextForm(form, character);
  if (next === undefined || !ALPHABET.includes(character)) return null;
  const rest = derive(expression, character);
  return rest === NOTHING ? null : { expression: rest, form: next, ending: character + ending };
}

/** One step per block of characters that nothing tells apart, each taken with the block's first character. */
function after(position: Position): readonly { readonly block: string; readonly position: Position }[] {
  return nextBlocks(position.expression).flatMap((block) => {
    const next = step(position, block.charAt(0));
    return next === null ? [] : [{ block, position: next }];
  });
}

/** Most of a name is spelt out, and there it goes on with one character alone. */
function nextBlocks(expression: Expression): readonly string[] {
  return expression.kind === 'text' ? [expression.text.slice(-1)] : blocksOf(expression, '.', '-');
}

/** Breadth first, so the first whole name is a shortest one. */
function search(
  start: Position,
  { most = MOST_POSITIONS, stopAtFirst = true }: { readonly most?: number; readonly stopAtFirst?: boolean } = {},
): { readonly found: string | null; readonly exceeded: boolean } {
  const seen = new Set<number>();
  const queue = [start];
  for (const position of queue) {
    if (stopAtFirst && isWhole(position)) return { found: position.ending, exceeded: false };
    for (const { position: reached } of after(position)) {
      const key = reached.expression.id * FORMS.length + FORMS.indexOf(reached.form);
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push(reached);
    }
    if (seen.size <= most) continue;
    if (stopAtFirst) throw new Error(`sets of names too entangled to compare: over ${most} positions`);
    return { found: null, exceeded: true };
  }
  return { found: null, exceeded: false };
}

/**
 * Parts the alphabet into blocks whose characters all have the same derivative, so that a search takes one step per
 * block and not one per character. Each block, and the list of them, is in the order of the alphabet.
 */
function blocksOf(expression: Expression, ...apart: readonly string[]): readonly string[] {
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
    case 'text':
      sets.add(expression.text.slice(-1));
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
