import { isLate, Late, type Maybe } from './late';
import type { NotUnderstood, Place } from './place';
import type { ParsedFile } from './source-text';

/** Plain data in which what nobody can know stands as `Late`. */
export type Attributes = Readonly<Record<string, unknown>>;

/**
 * How a format writes the name of an attribute that is `sourcePort` to us. The first is the attribute of this very name,
 * the others are what a list of such blocks may be called: `sourcePorts`.
 */
export type Spelling = (name: string) => readonly string[];

/** What the blocks of one resource have in common. */
export interface Surroundings {
  readonly file: ParsedFile;
  /** The resource, as its format calls it. */
  readonly resource: string;
  /** The filter that the resource is, or is a part of; null where that is told by others. */
  readonly filter: string | null;
  readonly spelling: Spelling;
  readonly notUnderstood: NotUnderstood[];
}

/** Attributes by which a resource is referred to; any other value of it is no reference. */
const IDENTITIES: ReadonlySet<string> = new Set(['id', 'arn']);

const LONGEST_TEXT = 200;

/**
 * A block of a resource: its attributes as they were asked for, whatever the format calls them. What has a form that no
 * provider writes is listed as not understood, and is `Late` from there on: it may be anything.
 */
export class Block {
  constructor(
    private readonly around: Surroundings,
    private readonly attributes: Attributes,
    private readonly pointer: string,
    /** Attributes that stand elsewhere in the file than the block itself. */
    private readonly elsewhere: ReadonlyMap<string, string> = new Map(),
  ) {}

  get place(): Place {
    return this.placeOf(this.pointer);
  }

  /** Null where it is left out. */
  text(name: string): Maybe<string> | null {
    const found = this.find(name);
    return found === null ? null : this.textOf(found.value, found.pointer);
  }

  /** What no provider takes without; a file in which it is missing nobody can read. */
  required(name: string): Maybe<string> {
    return this.text(name) ?? this.missing(name);
  }

  number(name: string): Maybe<number> | null {
    const found = this.find(name);
    return found === null ? null : this.numberOf(found.value, found.pointer);
  }

  requiredNumber(name: string): Maybe<number> {
    return this.number(name) ?? this.missing(name);
  }

  /** Left out is no. */
  flag(name: string): Maybe<boolean> {
    const found = this.find(name);
    if (found === null) return false;
    const { value, pointer } = found;
    if (isLate(value) || typeof value === 'boolean') return value;
    return value === 'true' || (value === 'false' ? false : this.strange(value, pointer));
  }

  /** A list whose length nobody knows is one value that nobody knows. */
  texts(name: string): readonly Maybe<string>[] {
    return this.items(name).flatMap(({ value, pointer }) => (value === null ? [] : [this.textOf(value, pointer)]));
  }

  numbers(name: string): readonly Maybe<number>[] {
    return this.items(name).flatMap(({ value, pointer }) => (value === null ? [] : [this.numberOf(value, pointer)]));
  }

  has(name: string): boolean {
    return this.find(name, true) !== null;
  }

  /** What refers to another resource: as the cloud calls it, or, where that is not known yet, as the file does. */
  reference(name: string): Maybe<string> | null {
    const value = this.text(name);
    return value === null ? null : referred(value);
  }

  requiredReference(name: string): Maybe<string> {
    return referred(this.required(name));
  }

  references(name: string): readonly Maybe<string>[] {
    return this.texts(name).map(referred);
  }

  /** Blocks of one name, in their order. One block may stand by itself; of one that nobody knows nothing is known. */
  blocks(name: string): readonly (Block | Late)[] {
    return this.items(name).flatMap(({ value, pointer }): readonly (Block | Late)[] => {
      if (value === null) return [];
      if (isLate(value)) return [value];
      return [isAttributes(value) ? new Block(this.around, value, pointer) : this.strange(value, pointer)];
    });
  }

  /** The one block of a name; one that nobody knows is there, and empty of what is known. */
  block(name: string): Block | Late | null {
    return this.blocks(name)[0] ?? null;
  }

  /** Says that something here is not understood. */
  note(why: string, text: unknown, filter: string | null, rule: string | null, place: Place = this.place): void {
    this.around.notUnderstood.push({ place, why, text: cut(text), filter: filter ?? this.around.filter, rule });
  }

  private missing(name: string): Late {
    this.note(`does not say its ${name}`, this.attributes, null, null);
    return this.late(`${this.pointer}/${name}`);
  }

  private textOf(value: unknown, pointer: string): Maybe<string> {
    if (isLate(value) || typeof value === 'string') return value;
    return typeof value === 'number' ? String(value) : this.strange(value, pointer);
  }

  private numberOf(value: unknown, pointer: string): Maybe<number> {
    if (isLate(value) || typeof value === 'number') return value;
    return typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : this.strange(value, pointer);
  }

  private strange(value: unknown, pointer: string): Late {
    this.note('has a form that the provider does not take', value, null, null, this.placeOf(pointer));
    return this.late(pointer);
  }

  private late(pointer: string): Late {
    return new Late(`${this.around.resource}${pointer}`);
  }

  private items(name: string): readonly { readonly value: unknown; readonly pointer: string }[] {
    const found = this.find(name, true);
    if (found === null) return [];
    const { value, pointer } = found;
    return Array.isArray(value) ? value.map((one, at) => ({ value: one, pointer: `${pointer}/${at}` })) : [found];
  }

  private find(name: string, isList = false): { readonly value: unknown; readonly pointer: string } | null {
    const spelt = this.around.spelling(name);
    for (const key of isList ? spelt : spelt.slice(0, 1)) {
      const value = Object.hasOwn(this.attributes, key) ? this.attributes[key] : null;
      if (value !== null && value !== undefined) {
        return { value, pointer: this.elsewhere.get(key) ?? `${this.pointer}/${key}` };
      }
    }
    return null;
  }

  private placeOf(pointer: string): Place {
    const { file, resource } = this.around;
    return { file: file.name, resource, pointer, line: file.lineOf(pointer) };
  }
}

export function isAttributes(value: unknown): value is Attributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isLate(value);
}

/** A step of a pointer (RFC 6901). */
export function step(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** As it stands in a file, cut where it is long. */
export function cut(value: unknown): string {
  const text = typeof value === 'string' ? value : shown(value, 3);
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 3)}...` : text;
}

/** Of deep data the top is enough, and cheap. */
function shown(value: unknown, depth: number): string {
  if (isLate(value)) return `(${value.id})`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (depth === 0) return '...';
  if (Array.isArray(value)) return `[${value.slice(0, 8).map((one) => shown(one, depth - 1))}]`;
  const entries = Object.entries(value).slice(0, 16);
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${shown(one, depth - 1)}`)}}`;
}

function referred(value: Maybe<string>): Maybe<string> {
  if (!isLate(value) || value.resource === null) return value;
  return value.attribute === null || IDENTITIES.has(value.attribute) ? value.resource : value;
}
