import type { PortSet } from '../model/ports';
import { ALL_TRAFFIC, type Box } from './box';
import { portsText, sideText } from './box-keys';
import type { Side } from './side';

/**
 * Numbers for boxes: the same exactly when two boxes are the same but for their names. Of ten thousand boxes of a plan
 * most share their ports and their ends, so each part is written out once, and a number of numbers stands for the whole.
 * They live as long as the memory that holds them, within which an unknown set has to mean one thing.
 *
 * Boxes that stand beside one another are a row: a number for each way that begins at no row and goes from a row and the
 * number behind it to the next, so that two ways have one number exactly when they are one way. A list is the way of its
 * shapes, a box with its lists the way of its shape and their rows, and other rows may be made of numbers; rows of two
 * kinds are never held against each other. A list is numbered once, so it has to be complete before anybody asks about it.
 */
export class Shapes {
  private readonly ports = new Numbers<PortSet>(portsText);
  private readonly sides = new Numbers<Side>(sideText);
  private readonly ends = new Map<number, number>();
  private readonly shapes = new Map<number, number>();
  /** Rows of numbers, as a tree: of a row, or of none, and the number that stands behind it. */
  private readonly rows = new Map<number, number>();
  private readonly lists = new WeakMap<readonly Box[], number>();
  private readonly words = new Map<string, number>();

  /** How many parts, words and wholes are known. */
  get size(): number {
    const parts = this.ports.known.size + this.sides.known.size + this.words.size;
    return parts + this.ends.size + this.shapes.size + this.rows.size;
  }

  /** A number for a box and lists that stand beside it: the same exactly where all of them have the same shapes, one after another. */
  together(box: Box, beside: readonly (readonly Box[])[]): number {
    return this.besides(this.behind(NO_ROW, this.of(box)), beside);
  }

  /** The row that goes on with lists. */
  besides(row: number, lists: readonly (readonly Box[])[]): number {
    return lists.reduce((before, list) => this.behind(before, this.ofList(list)), row);
  }

  /** Of a list of more than one many boxes ask. */
  private ofList(list: readonly Box[]): number {
    const [only] = list;
    if (only !== undefined && list.length === 1) return this.behind(NO_ROW, this.of(only));
    let row = this.lists.get(list);
    if (row === undefined) {
      row = list.reduce((before, box) => this.behind(before, this.of(box)), NO_ROW);
      this.lists.set(list, row);
    }
    return row;
  }

  /** The row that goes on with a number. */
  behind(row: number, next: number): number {
    return pairOf(this.rows, row, next) + 1;
  }

  /** A number for a word that stands beside boxes. */
  ofWord(word: string): number {
    const known = this.words.get(word);
    if (known !== undefined) return known;
    this.words.set(word, this.words.size);
    return this.words.size - 1;
  }

  /** A row that begins with these numbers. */
  row(...numbers: readonly number[]): number {
    return numbers.reduce((before, next) => this.behind(before, next), NO_ROW);
  }

  of({ direction, traffic, ports, from, to, intent }: Box): number {
    const ends = pairOf(this.ends, this.sides.of(from), this.sides.of(to));
    const kind = (direction * (ALL_TRAFFIC + 1) + traffic) * 2 + (intent.nameless ? 1 : 0);
    return pairOf(this.shapes, this.ports.of(ports) * KINDS + kind, ends);
  }
}

/** Directions and traffic are bits, and a client means no name or does not. */
const KINDS = 4 * (ALL_TRAFFIC + 1) * 2;

/** No row that was numbered. */
const NO_ROW = 0;

/** More parts than any plan has, and few enough that two of their numbers are one whole number. */
const MOST = 2 ** 26;

function pairOf(pairs: Map<number, number>, first: number, second: number): number {
  const pair = first * MOST + second;
  const known = pairs.get(pair);
  if (known !== undefined) return known;
  pairs.set(pair, pairs.size);
  return pairs.size - 1;
}

/** Numbers for parts. Those that are the same object are mostly met again; others are the same by their text. */
class Numbers<Part extends object> {
  readonly known = new Map<Part, number>();
  private readonly byText = new Map<string, number>();

  constructor(private readonly textOf: (part: Part) => string) {}

  of(part: Part): number {
    let number = this.known.get(part);
    if (number === undefined) {
      const text = this.textOf(part);
      number = this.byText.get(text) ?? this.byText.size;
      this.byText.set(text, number);
      this.known.set(part, number);
    }
    return number;
  }
}
