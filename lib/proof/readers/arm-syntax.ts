/** An expression of a template, as it is written between its brackets. */
export type ArmExpression =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly ArmExpression[] }
  /** `a.b`, `a['b']`, `a[0]`; a question mark makes nothing of what is not there. */
  | { readonly kind: 'member'; readonly of: ArmExpression; readonly key: ArmExpression; readonly optional: boolean };

/** Resource Manager itself takes no more ("Template limits", 24,576 characters in a template expression). */
const LONGEST = 24_576;
const DEEPEST = 100;

/** What is parsed stays parsed: the same texts stand in a template again and again. */
const MOST_KEPT = 10_000;

/** A string that is an expression, without its brackets; `[[` is a bracket and no expression. */
export function expressionText(text: string): string | null {
  return text.startsWith('[') && text.endsWith(']') && !text.startsWith('[[') ? text.slice(1, -1) : null;
}

/** A parser that remembers what it has parsed. */
export class ArmParser {
  private readonly kept = new Map<string, ArmExpression | null>();

  /** Null where it is no expression. */
  parse(text: string): ArmExpression | null {
    const known = this.kept.get(text);
    if (known !== undefined) return known;
    const parsed = text.length > LONGEST ? null : new Reading(text).whole();
    if (this.kept.size < MOST_KEPT) this.kept.set(text, parsed);
    return parsed;
  }
}

/** Stops a reading; nobody outside sees it. */
class Malformed extends Error {}

class Reading {
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  whole(): ArmExpression | null {
    try {
      const expression = this.expression();
      this.blanks();
      return this.at === this.text.length ? expression : null;
    } catch (error) {
      if (error instanceof Malformed) return null;
      throw error;
    }
  }

  private expression(): ArmExpression {
    if (++this.depth > DEEPEST) throw new Malformed();
    let read = this.primary();
    for (;;) {
      this.blanks();
      if (this.take('.')) {
        const optional = this.take('?');
        read = { kind: 'member', of: read, key: { kind: 'text', value: this.word() }, optional };
      } else if (this.take('[')) {
        const optional = this.take('?');
        const key = this.expression();
        this.need(']');
        read = { kind: 'member', of: read, key, optional };
      } else {
        this.depth--;
        return read;
      }
    }
  }

  private primary(): ArmExpression {
    this.blanks();
    const next = this.text[this.at] ?? '';
    if (next === "'") return { kind: 'text', value: this.quoted() };
    if (/[-+0-9]/.test(next)) return { kind: 'number', value: this.number() };
    let name = this.word();
    while (this.take('.')) name += `.${this.word()}`;
    this.blanks();
    this.need('(');
    return { kind: 'call', name: name.toLowerCase(), args: this.args() };
  }

  private args(): readonly ArmExpression[] {
    const args: ArmExpression[] = [];
    this.blanks();
    if (this.take(')')) return args;
    for (;;) {
      args.push(this.expression());
      this.blanks();
      if (this.take(')')) return args;
      this.need(',');
    }
  }

  /** A quote in a text stands twice. */
  private quoted(): string {
    let value = '';
    this.at++;
    for (;;) {
      const end = this.text.indexOf("'", this.at);
      if (end < 0) throw new Malformed();
      value += this.text.slice(this.at, end);
      this.at = end + 1;
      if (!this.take("'")) return value;
      value += "'";
    }
  }

  private number(): number {
    return Number(this.match(/[-+]?\d{1,15}/y));
  }

  private word(): string {
    this.blanks();
    return this.match(/[A-Za-z_$][\w$-]*/y);
  }

  private match(form: RegExp): string {
    form.lastIndex = this.at;
    const [word] = form.exec(this.text) ?? [];
    if (word === undefined) throw new Malformed();
    this.at += word.length;
    return word;
  }

  private blanks(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++;
  }

  private take(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at++;
    return true;
  }

  private need(character: string): void {
    if (!this.take(character)) throw new Malformed();
  }
}
