import { ALPHABET, blocksOf, derive, type Expression, NOTHING } from './expression';

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
  let position: Position | null = startOf(expression);
  for (let i = name.length - 1; i >= 0 && position !== null; i--) position = step(position, name.charAt(i));
  return position !== null && isWhole(position);
}

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

/** Null where no name goes on like this. */
function step({ expression, form, ending }: Position, character: string): Position | null {
  const forms = NEXT_FORM[form];
  const next = character === '.' ? forms.dot : character === '-' ? forms.hyphen : forms.other;
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
  const first = expression.kind === 'sequence' ? expression.first : expression;
  return first.kind === 'character' && first.members.length === 1 ? [first.members] : blocksOf(expression, '.', '-');
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
