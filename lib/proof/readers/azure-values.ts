import { isLate, Late, type Maybe } from './late';
import type { NotUnderstood, Place } from './place';

/** The line on which what a pointer names begins; null where there is none. */
export type LineOf = (file: string, pointer: string) => number | null;

/** As much of a pointer as stands in the file, where not all of it does. */
export type Settle = (file: string, pointer: string) => string;

const LONGEST_TEXT = 200;

/** A value as it stands, cut where it is long; what is nested is not walked far. */
export function printed(value: unknown): string {
  const seen = { left: 100 };
  const text = isLate(value) ? value.id : (JSON.stringify(shallow(value, 4, seen)) ?? String(value));
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
}

function shallow(value: unknown, depth: number, seen: { left: number }): unknown {
  seen.left--;
  if (isLate(value)) return `{${value.id.slice(0, LONGEST_TEXT)}}`;
  if (typeof value === 'string') return value.slice(0, LONGEST_TEXT);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0 || seen.left < 0) return '…';
  if (Array.isArray(value)) return value.slice(0, 20).map((one) => shallow(one, depth - 1, seen));
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, 20)
      .map(([key, one]) => [key.slice(0, LONGEST_TEXT), shallow(one, depth - 1, seen)]),
  );
}

/** What a reading could not make out, and where its parts stand. */
export class Notes {
  readonly found: NotUnderstood[] = [];

  constructor(
    private readonly lineOf: LineOf = () => null,
    private readonly settle: Settle = (_, pointer) => pointer,
  ) {}

  add(place: Place, why: string, value: unknown): void {
    this.found.push({ place, why, text: printed(value), filter: null, rule: null });
  }

  placeAt(place: Place, pointer: string): Place {
    const settled = this.settle(place.file, pointer);
    return { ...place, pointer: settled, line: this.lineOf(place.file, settled) };
  }
}

/** A value, and where it stands. */
export interface Part {
  readonly value: unknown;
  readonly pointer: string;
}

/** `a/b` of a key as RFC 6901 writes it. */
export function below(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/**
 * The fields of one object of Resource Manager, by name in any case: its own, and those below a key `properties`, since
 * some formats write them flat and some do not. What is null is left out.
 */
export class Fields {
  private readonly parts = new Map<string, Part>();

  constructor(
    readonly part: Part,
    readonly place: Place,
    readonly notes: Notes,
  ) {
    this.take(part, true);
  }

  private take({ value, pointer }: Part, isOuter: boolean): void {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    for (const [key, inner] of Object.entries(value)) {
      if (inner === null || inner === undefined) continue;
      const name = key.toLowerCase();
      const part = { value: inner, pointer: below(pointer, key) };
      if (isOuter && name === 'properties' && typeof inner === 'object' && !isLate(inner)) this.take(part, false);
      else if (!isOuter || !this.parts.has(name)) this.parts.set(name, part);
    }
  }

  find(name: string): Part | null {
    return this.parts.get(name.toLowerCase()) ?? null;
  }

  placeOf(pointer: string): Place {
    return this.notes.placeAt(this.place, pointer);
  }

  /** What nobody can make out, and is listed as such. */
  unknown({ value, pointer }: Part, why: string): Late {
    this.notes.add(this.placeOf(pointer), why, value);
    return lateAt(this.place, pointer);
  }

  /** Null where it is left out; a number is taken for its digits. */
  text(name: string): Maybe<string> | null {
    const part = this.find(name);
    return part === null || part.value === '' ? null : this.textOf(part, name);
  }

  /** What may not be left out. */
  needed(name: string): Maybe<string> {
    return this.text(name) ?? this.unknown(this.part, `has no ${name}`);
  }

  neededNumber(name: string): Maybe<number> {
    const part = this.find(name);
    return part === null ? this.unknown(this.part, `has no ${name}`) : this.numberOf(part, name);
  }

  flag(name: string): Maybe<boolean> | null {
    const part = this.find(name);
    if (part === null || typeof part.value === 'boolean' || isLate(part.value)) return (part?.value ?? null) as never;
    if (typeof part.value === 'string' && /^(true|false)$/i.test(part.value)) return /^t/i.test(part.value);
    return this.unknown(part, `has a ${name} that is neither true nor false`);
  }

  /** The texts of a list; one that is not known as a whole stands for one unknown value. */
  texts(name: string): readonly Maybe<string>[] {
    return this.items(name).map((part) => this.textOf(part, name));
  }

  /** The ids of what a list refers to: `{ id }`, or the id alone. */
  references(name: string): readonly Maybe<string>[] {
    return this.items(name).map((part) => this.referenceOf(part, name));
  }

  reference(name: string): Maybe<string> | null {
    const part = this.find(name);
    return part === null || part.value === '' ? null : this.referenceOf(part, name);
  }

  /** The members of a list; what is no list is one member that is `Late`. */
  items(name: string): readonly Part[] {
    const part = this.find(name);
    if (part === null) return [];
    if (isLate(part.value)) return [part];
    if (!Array.isArray(part.value)) return [{ ...part, value: this.unknown(part, `has a ${name} that is no list`) }];
    return part.value.map((value, index) => ({ value, pointer: below(part.pointer, index) }));
  }

  fieldsOf(part: Part): Fields {
    return new Fields(part, this.place, this.notes);
  }

  private textOf(part: Part, name: string): Maybe<string> {
    const { value } = part;
    if (typeof value === 'string' || isLate(value)) return value;
    if (typeof value === 'number') return String(value);
    return this.unknown(part, `has a ${name} that is no text`);
  }

  numberOf(part: Part, name: string): Maybe<number> {
    const { value } = part;
    if (typeof value === 'number' || isLate(value)) return value;
    if (typeof value === 'string' && /^\d{1,9}$/.test(value)) return Number(value);
    return this.unknown(part, `has a ${name} that is no number`);
  }

  private referenceOf(part: Part, name: string): Maybe<string> {
    const { value } = part;
    if (typeof value === 'string' || isLate(value)) return value;
    const id = isObject(value) ? this.fieldsOf(part).find('id')?.value : undefined;
    if (typeof id === 'string' || isLate(id)) return id;
    return this.unknown(part, `has a ${name} without an id`);
  }
}

/** The unknown value of a place. */
export function lateAt({ file }: Place, pointer: string): Late {
  return new Late(`what stands at ${file}#${pointer}`);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isLate(value);
}
