import { commonEnding, exceedsPositions } from './automaton';
import { ALPHABET, both, characterOf, EMPTY, type Expression, either, not, repeated, sequence } from './expression';
import { type Parsed, parsed, problem } from './parsed';
import { readOnce } from './read-once';

export type PatternProblemCode =
  | 'pattern-empty'
  /** `^` or `$` inside, or at the ends of some alternatives only: `^a|b$`. */
  | 'pattern-anchor'
  /** `(?=`, `(?!`, `(?<=`, `(?<!`. */
  | 'pattern-lookaround'
  /** `\1`, `\k<name>`. */
  | 'pattern-backreference'
  /** `a+?`, `a++`. */
  | 'pattern-lazy'
  /** `(?<name>`, `(?i)`. */
  | 'pattern-group'
  /** A bracket or parenthesis without its other half, or a backslash at the end. */
  | 'pattern-unclosed'
  /** A class without members, or with a range that descends or starts at `\d`. */
  | 'pattern-class'
  /** Nothing to repeat, a count that is none, that descends, or over 255. */
  | 'pattern-repeat'
  /** An escape other than `\d`, `\w` and those of punctuation. */
  | 'pattern-escape'
  /** A character that no name has. */
  | 'pattern-character'
  /** An expression that would take too long to compare with others. */
  | 'pattern-too-large';

const MOST_REPEATS = 255;
/** Characters of the expression with every repeat written out. */
const MOST_CHARACTERS = 1000;
const MOST_POSITIONS = 1000;

const DIGITS = '0123456789';
const WORD = `abcdefghijklmnopqrstuvwxyz${DIGITS}_`;

/**
 * Reads a vendor's regular expression as the names that it matches as a whole, without regard to case: literals, `.`,
 * classes, groups, `|`, `? * + {n} {n,} {n,m}`, the escapes `\d`, `\w` and those of punctuation, and a `^` in front or a
 * `$` behind. Anything else is refused. The value is the expression read backwards, as `name-set` wants it.
 */
export function parsePattern(text: string): Parsed<Expression, PatternProblemCode> {
  if (text.length > MOST_CHARACTERS) return problem('pattern-too-large', text);
  try {
    const { expression } = new PatternReader(text).read();
    if (exceedsPositions(expression, MOST_POSITIONS)) return problem('pattern-too-large', text);
    return parsed(expression);
  } catch (fault) {
    if (fault instanceof PatternFault) return problem(fault.code, text, fault.suggestions);
    throw fault;
  }
}

/** The value of {@link parsePattern} for an expression that the program itself holds; throws where it is refused. */
export const patternOf = readOnce((text: string): Expression => {
  const read = parsePattern(text);
  if (!read.ok) throw new Error(`malformed expression '${text}' (${read.problem.code})`);
  return read.value;
});

/**
 * The longest text that every name ends with which the expression matches as a whole: `.manageengine.com` for
 * `agent[0-9]{1,2}\.manageengine\.com`; empty where there is none. Throws where {@link parsePattern} refuses.
 */
export function literalSuffixOf(text: string): string {
  return endings(text).common;
}

const endings = readOnce((text: string) => ({ common: commonEnding(patternOf(text)) }));

/**
 * The longest name of at least two labels below which every name lies that the expression matches: `manageengine.com` for
 * the one above; null where there is none.
 */
export function suffixOfPattern(text: string): string | null {
  const ending = literalSuffixOf(text);
  const suffix = ending.slice(ending.indexOf('.') + 1);
  return ending.includes('.') && suffix.includes('.') && !suffix.startsWith('.') ? suffix : null;
}

class PatternFault extends Error {
  constructor(
    readonly code: PatternProblemCode,
    readonly suggestions: readonly string[] = [],
  ) {
    super(code);
  }
}

/** A piece of the expression, backwards, and how many characters it has with every repeat written out. */
interface Piece {
  readonly expression: Expression;
  readonly size: number;
}

interface Counts {
  readonly least: number;
  readonly most: number | null;
}

/** Descends the grammar: choice, row, repeat, atom. */
class PatternReader {
  private at = 0;

  constructor(private readonly text: string) {}

  read(): Piece {
    const { text } = this;
    const front = this.take('^') ? 1 : 0;
    const end = /(?:^|[^\\])(?:\\\\)*\$$/.test(text) ? text.length - 1 : text.length;
    if (front >= end) throw new PatternFault('pattern-empty');
    const options = this.choice(end);
    if (this.at < end) throw new PatternFault('pattern-unclosed');
    if (options.length > 1 && (front === 1 || end < text.length)) {
      throw new PatternFault('pattern-anchor', [`^(?:${text.slice(front, end)})$`]);
    }
    return joined(options);
  }

  private choice(end: number): readonly Piece[] {
    const options = [this.row(end)];
    while (this.at < end && this.take('|')) options.push(this.row(end));
    return options;
  }

  private row(end: number): Piece {
    let row: Piece = { expression: EMPTY, size: 0 };
    while (this.at < end && this.peek() !== '|' && this.peek() !== ')') {
      const piece = this.repeat(end);
      row = measured(sequence(piece.expression, row.expression), piece.size + row.size);
    }
    return row;
  }

  private repeat(end: number): Piece {
    const item = this.atom(end);
    const counts = this.counts();
    if (counts === null) return item;
    if (this.peek() === '?' || this.peek() === '+') throw new PatternFault('pattern-lazy');
    const size = item.size * Math.max(1, counts.most ?? counts.least);
    if (size > MOST_CHARACTERS) throw new PatternFault('pattern-too-large');
    return { expression: times(item.expression, counts), size };
  }

  private counts(): Counts | null {
    if (this.take('?')) return { least: 0, most: 1 };
    if (this.take('*')) return { least: 0, most: null };
    if (this.take('+')) return { least: 1, most: null };
    if (this.peek() !== '{') return null;
    const [written, from, comma, to] = /^\{(\d+)(,)?(\d+)?\}/.exec(this.text.slice(this.at)) ?? [];
    if (written === undefined || (comma === undefined && to !== undefined)) throw new PatternFault('pattern-repeat');
    this.at += written.length;
    const least = Number(from);
    const most = comma === undefined ? least : to === undefined ? null : Number(to);
    if (Math.max(least, most ?? 0) > MOST_REPEATS || (most ?? least) < least) throw new PatternFault('pattern-repeat');
    return { least, most };
  }

  private atom(end: number): Piece {
    const character = this.next();
    switch (character) {
      case '(':
        return this.group(end);
      case '[':
        return { expression: characterOf(this.members()), size: 1 };
      case '.':
        return { expression: characterOf(ALPHABET), size: 1 };
      case '\\':
        return { expression: characterOf([...this.escaped()].map(nameCharacter)), size: 1 };
      case '^':
      case '$':
        throw new PatternFault('pattern-anchor');
      case '?':
      case '*':
      case '+':
      case '{':
        throw new PatternFault('pattern-repeat');
      default:
        return { expression: characterOf(nameCharacter(character)), size: 1 };
    }
  }

  private group(end: number): Piece {
    const [special] = /^\?(?:<?[=!]|:|)/.exec(this.text.slice(this.at)) ?? [];
    if (special !== undefined && special !== '?:') {
      throw new PatternFault(special === '?' ? 'pattern-group' : 'pattern-lookaround');
    }
    this.at += special?.length ?? 0;
    const inner = joined(this.choice(end));
    if (this.at >= end || !this.take(')')) throw new PatternFault('pattern-unclosed');
    return inner;
  }

  /** The members of a class; a negated one is taken from the characters that a name can have. */
  private members(): string {
    const negated = this.take('^');
    let members = '';
    while (!this.take(']')) {
      const first = this.member();
      const isRange = this.peek() === '-' && this.text.charAt(this.at + 1) !== ']' && this.at + 1 < this.text.length;
      if (isRange) this.at++;
      members += isRange ? range(first, this.member()) : first;
    }
    if (members === '') throw new PatternFault('pattern-class');
    if (!negated) return [...members].map(nameCharacter).join('');
    const without = new Set(members.toLowerCase());
    return [...ALPHABET].filter((character) => !without.has(character)).join('');
  }

  private member(): string {
    const character = this.next();
    return character === '\\' ? this.escaped() : character;
  }

  private escaped(): string {
    const character = this.next();
    if (character === 'd') return DIGITS;
    if (character === 'w') return WORD;
    if (/[1-9k]/.test(character)) throw new PatternFault('pattern-backreference');
    if (/[0-9a-z]/i.test(character)) throw new PatternFault('pattern-escape');
    return character;
  }

  private peek(): string {
    return this.text.charAt(this.at);
  }

  private take(character: string): boolean {
    if (this.peek() !== character) return false;
    this.at++;
    return true;
  }

  private next(): string {
    if (this.at >= this.text.length) throw new PatternFault('pattern-unclosed');
    return this.text.charAt(this.at++);
  }
}

function times(item: Expression, { least, most }: Counts): Expression {
  // An item that may be empty may as well be left out, and what is left of it then always takes a character; otherwise
  // every step of a walk would have to try all the repeats that could be skipped.
  if (item.matchesEmpty && least > 0) return times(item, { least: 0, most });
  const taken = item.matchesEmpty ? both([item, not(EMPTY)]) : item;
  let expression = most === null ? repeated(taken) : EMPTY;
  for (let i = least; i < (most ?? 0); i++) expression = either([EMPTY, sequence(taken, expression)]);
  for (let i = 0; i < least; i++) expression = sequence(taken, expression);
  return expression;
}

function joined(options: readonly Piece[]): Piece {
  const size = options.reduce((sum, option) => sum + option.size, 0);
  return measured(either(options.map((option) => option.expression)), size);
}

function measured(expression: Expression, size: number): Piece {
  if (size > MOST_CHARACTERS) throw new PatternFault('pattern-too-large');
  return { expression, size };
}

function range(first: string, last: string): string {
  if (first.length !== 1 || last.length !== 1 || first > last) throw new PatternFault('pattern-class');
  const codes = { from: first.charCodeAt(0), to: last.charCodeAt(0) };
  if (codes.to > 127) throw new PatternFault('pattern-character');
  return Array.from({ length: codes.to - codes.from + 1 }, (_, i) => String.fromCharCode(codes.from + i)).join('');
}

function nameCharacter(character: string): string {
  const lower = character.toLowerCase();
  if (!ALPHABET.includes(lower)) throw new PatternFault('pattern-character');
  return lower;
}
