/** A step into a JSON value: a property, or a place in a list. */
export type JsonPath = readonly (string | number)[];

/** A text read as JSON with the line of every part of it, or the first thing that is no JSON. */
export type ReadJson =
  | { readonly ok: true; readonly value: unknown; readonly lineOf: (path: JsonPath) => number }
  | { readonly ok: false; readonly line: number; readonly problem: string };

/** Nobody writes a request that is deeper; a text of brackets alone must not end the process. */
const MOST_DEPTH = 32;

const SCALAR = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const STRING = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const BLANKS = /[ \t\n\r]*/y;

/**
 * Strict JSON, with lines. A property that stands twice in one object is refused: a person reads the first, and
 * `JSON.parse` takes the last.
 */
export function readJson(text: string): ReadJson {
  const reader = new Reader(text);
  try {
    const value = reader.whole();
    return { ok: true, value, lineOf: (path) => reader.lineOf(path) };
  } catch (stopped) {
    if (stopped instanceof NotJson) return { ok: false, line: stopped.line, problem: stopped.problem };
    throw stopped;
  }
}

class NotJson extends Error {
  constructor(
    readonly line: number,
    readonly problem: string,
  ) {
    super(problem);
  }
}

class Reader {
  private at = 0;
  private readonly lines = new Map<string, number>();
  /** The line that was counted last, and where it ends; -1 for the last line. */
  private lineAt = 1;
  private lineEnd: number;

  constructor(private readonly text: string) {
    this.lineEnd = text.indexOf('\n');
  }

  whole(): unknown {
    const value = this.value([]);
    this.skip(BLANKS);
    if (this.at < this.text.length) this.stop(`${this.next()} stands behind the end`);
    return value;
  }

  /** The line of the part itself, or of what is nearest around it. */
  lineOf(path: JsonPath): number {
    for (let length = path.length; length > 0; length--) {
      const line = this.lines.get(JSON.stringify(path.slice(0, length)));
      if (line !== undefined) return line;
    }
    return 1;
  }

  private value(path: JsonPath): unknown {
    this.skip(BLANKS);
    if (path.length > MOST_DEPTH) this.stop(`it is nested more than ${MOST_DEPTH} deep`);
    // A property's own line is where its name stands.
    if (typeof path.at(-1) === 'number') this.note(path);
    const first = this.text[this.at];
    if (first === '{') return this.object(path);
    if (first === '[') return this.list(path);
    if (first === '"') return this.string();
    const scalar = this.skip(SCALAR);
    if (scalar === '') this.stop(`a value is expected, and ${this.next()} stands there`);
    return JSON.parse(scalar);
  }

  private object(path: JsonPath): Readonly<Record<string, unknown>> {
    const entries = new Map<string, unknown>();
    this.members('}', () => {
      if (this.text[this.at] !== '"') this.stop(`the name of a property is expected, and ${this.next()} stands there`);
      const line = this.line();
      const name = this.string();
      if (entries.has(name)) this.stop(`the property '${name}' stands twice in one object`, line);
      this.lines.set(JSON.stringify([...path, name]), line);
      this.skip(BLANKS);
      this.take(':');
      entries.set(name, this.value([...path, name]));
    });
    return Object.fromEntries(entries);
  }

  private list(path: JsonPath): readonly unknown[] {
    const values: unknown[] = [];
    this.members(']', () => values.push(this.value([...path, values.length])));
    return values;
  }

  /** What stands between two brackets, with commas between. */
  private members(end: '}' | ']', member: () => void): void {
    this.at += 1;
    this.skip(BLANKS);
    if (this.text[this.at] === end) {
      this.at += 1;
      return;
    }
    for (;;) {
      this.skip(BLANKS);
      member();
      this.skip(BLANKS);
      if (this.text[this.at] === end) break;
      if (this.text[this.at] !== ',') this.stop(`',' or '${end}' is expected, and ${this.next()} stands there`);
      this.at += 1;
    }
    this.at += 1;
  }

  private string(): string {
    const line = this.line();
    const text = this.skip(STRING);
    if (text === '')
      this.stop('a text that starts here does not end on its line, or has a character that is no JSON', line);
    return JSON.parse(text) as string;
  }

  private take(character: string): void {
    if (this.text[this.at] !== character) this.stop(`'${character}' is expected, and ${this.next()} stands there`);
    this.at += 1;
  }

  private skip(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const [found = ''] = pattern.exec(this.text) ?? [];
    this.at += found.length;
    return found;
  }

  private note(path: JsonPath): void {
    this.lines.set(JSON.stringify(path), this.line());
  }

  /** Counted on from where it was asked last: the reader only goes forward. */
  private line(): number {
    while (this.lineEnd !== -1 && this.lineEnd < this.at) {
      this.lineAt++;
      this.lineEnd = this.text.indexOf('\n', this.lineEnd + 1);
    }
    return this.lineAt;
  }

  private next(): string {
    return this.at < this.text.length ? `'${this.text.slice(this.at, this.at + 1)}'` : 'the end of the file';
  }

  private stop(problem: string, line = this.line()): never {
    throw new NotJson(line, problem);
  }
}
