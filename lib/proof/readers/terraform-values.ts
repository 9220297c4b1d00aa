import { Late } from './late';
import { type Attributes, isAttributes, step } from './provider-block';
import { wholeReferences } from './terraform-address';
import { member, referencesOf, type Source } from './terraform-configuration';

/** What is asked of a resource's configuration: where a value that its expressions write may come from. */
export type SourcesOf = (expression: unknown) => readonly Source[];

/** Deeper than any provider nests what it takes. */
const DEEPEST = 40;

/**
 * What a provider fills by itself where nobody writes it (Optional and Computed in its schema): then nothing is opened by
 * it, since of a new resource there is nothing yet to be read.
 */
const FILLED_BY_PROVIDER: ReadonlySet<string> = new Set([
  'ingress',
  'egress',
  'entry',
  'security_rule',
  'source_security_group_id',
]);

/** Attributes that hold what identifies other resources. */
const REFERENCE = /(_ids?|_arns?|groups?)$/;

const IDENTITIES: ReadonlySet<string | null> = new Set(['id', 'arn', null]);

/** Comparing what is planned with what is written stays below this many pairs. */
const MOST_PAIRS = 100_000;

/**
 * The values of one planned resource, with `Late` for those that are known at apply alone. A plan leaves these out of the
 * values, marks them in a tree of the same shape, and writes in its configuration what the expressions refer to; so a
 * `Late` says what it comes from wherever it can come from one thing alone.
 *
 * Two things no plan tells. A dynamic block over what is unknown looks like a block that the provider fills by itself,
 * and is taken for it where the resource is new. And in a set of which one member is unknown the others are hidden: it is
 * taken for what its expression refers to.
 */
export class PlannedValues {
  constructor(
    private readonly address: string,
    /** The expressions of the resource; null where the file does not hold its configuration. */
    private readonly written: unknown,
    private readonly isNew: boolean,
    private readonly sourcesOf: SourcesOf,
  ) {}

  merge(values: Attributes, unknown: unknown): Attributes {
    if (!isAttributes(unknown)) return values;
    const merged = new Map(Object.entries(values));
    for (const [key, mark] of Object.entries(unknown)) {
      const expression = member(this.written, key);
      const filled = FILLED_BY_PROVIDER.has(key) && mark === true && expression === undefined;
      if (filled && this.isNew && isAttributes(this.written)) continue;
      merged.set(key, this.value(merged.get(key), mark, expression === undefined ? [] : [expression], [key]));
    }
    return Object.fromEntries(merged);
  }

  private value(value: unknown, mark: unknown, written: readonly unknown[], path: readonly string[]): unknown {
    if (mark === true || path.length > DEEPEST) return this.late(written, path);
    if (Array.isArray(mark) && mark.length > 0)
      return this.list(Array.isArray(value) ? value : [], mark, written, path);
    if (!isAttributes(mark)) return value;
    const merged = new Map(Object.entries(isAttributes(value) ? value : {}));
    for (const [key, inner] of Object.entries(mark)) {
      merged.set(key, this.value(merged.get(key), inner, partsOf(written, key), [...path, key]));
    }
    return Object.fromEntries(merged);
  }

  private list(values: unknown[], marks: unknown[], written: readonly unknown[], path: readonly string[]): unknown {
    const length = Math.max(values.length, marks.length);
    const items = Array.from({ length }, (_, at) => values[at] ?? null);
    const unknown = marks.filter((mark) => mark === true).length;
    if (unknown > 0) {
      const each = this.oneEach(written, path, unknown);
      let next = 0;
      return items.map((item, at) => {
        const inner = [...path, String(at)];
        return marks[at] === true
          ? (each?.[next++] ?? this.late(written, inner, path))
          : this.value(item, marks[at], written, inner);
      });
    }
    const blocks = blocksOf(items, written, (block, at) => this.mayLeave(block, marks[at]));
    return items.map((item, at) => this.value(item, marks[at], blocks[at] ?? [], [...path, String(at)]));
  }

  /** As many unknown members as there are resources, and nothing else in the expression: one each. */
  private oneEach(written: readonly unknown[], path: readonly string[], many: number): readonly Late[] | null {
    const [expression] = written;
    const references = written.length === 1 ? referencesOf(expression) : null;
    if (references === null || many < 2) return null;
    const sources = this.from(written);
    if (sources.length !== many || wholeReferences(references).length !== many) return null;
    if (!sources.every((source) => source.kind === 'resource')) return null;
    return sources.map((source, at) => lateOf(this.idOf([...path, String(at)]), source));
  }

  private late(written: readonly unknown[], path: readonly string[], named: readonly string[] = path): Late {
    const id = this.idOf(path);
    const name = named.at(-1) ?? '';
    if (!REFERENCE.test(name)) return new Late(id);
    const possible = this.from(written).filter(mayIdentify);
    const [source] = possible;
    if (source === undefined || possible.length > 1) return new Late(id);
    const isGroup = source.kind === 'group' && name.includes('security_group');
    if (source.kind === 'resource' || isGroup) return lateOf(id, source);
    return new Late(isAlone(written) && path === named ? source.id : id);
  }

  /** Whether nothing that is not known in a planned block is known where it is written. */
  private mayLeave(block: unknown, marks: unknown): boolean {
    if (!isAttributes(block) || !isAttributes(marks)) return true;
    return Object.entries(marks).every(([key, mark]) => {
      const expression = member(block, key);
      if (mark !== true || !isAttributes(expression)) return true;
      if (member(expression, 'constant_value') !== undefined) return false;
      return referencesOf(expression) === null || this.from([expression]).length > 0;
    });
  }

  private from(written: readonly unknown[]): readonly Source[] {
    const found = new Map<string, Source>();
    for (const source of written.flatMap((expression) => this.sourcesOf(expression))) {
      found.set(source.kind === 'resource' ? `${source.address}.${source.attribute ?? ''}` : source.id, source);
    }
    return [...found.values()];
  }

  private idOf(path: readonly string[]): string {
    return `${this.address}.${path.map(step).join('.')}`;
  }
}

function lateOf(id: string, source: Source): Late {
  if (source.kind === 'opaque') return new Late(id);
  return new Late(id, source.address, source.kind === 'group' ? 'id' : source.attribute);
}

function mayIdentify(source: Source): boolean {
  return source.kind !== 'resource' || IDENTITIES.has(source.attribute);
}

/** The value is the one thing that its expression names, and the same wherever that is named alone. */
function isAlone(written: readonly unknown[]): boolean {
  const [expression] = written;
  return written.length === 1 && wholeReferences(referencesOf(expression) ?? []).length === 1;
}

/** What is written of one attribute in each of some blocks; one expression may write all of them. */
function partsOf(written: readonly unknown[], key: string): readonly unknown[] {
  return written.flatMap((one) => {
    if (isExpression(one)) return [one];
    const part = member(one, key);
    return part === undefined ? [] : [part];
  });
}

function isExpression(written: unknown): boolean {
  return Array.isArray(member(written, 'references')) || member(written, 'constant_value') !== undefined;
}

/**
 * The written blocks that each planned block may be. A set of blocks has no order, so they are told apart by what is
 * constant in them; where there are as many that look alike on both sides, each is one of the others.
 */
function blocksOf(
  items: readonly unknown[],
  written: readonly unknown[],
  mayLeave: (block: unknown, at: number) => boolean,
): readonly (readonly unknown[])[] {
  if (written.every((one) => !Array.isArray(one))) return items.map(() => written);
  const blocks = written.flatMap((one) => (Array.isArray(one) ? one : [one]));
  // Where the numbers differ a dynamic block has made some of them, and the plan does not say of what.
  if (blocks.length !== items.length) return items.map(() => []);
  if (blocks.length * items.length > MOST_PAIRS) return items.map(() => []);
  const alike = new Map<string, number[]>();
  items.forEach((item, at) => {
    const key = JSON.stringify(item);
    alike.set(key, [...(alike.get(key) ?? []), at]);
  });
  const found: (readonly unknown[])[] = items.map(() => blocks);
  for (const places of alike.values()) {
    const [first = 0] = places;
    const fitting = blocks.filter((block) => mayBe(block, items[first]));
    const leaving = fitting.filter((block) => mayLeave(block, first));
    // A file that leaves resources out may hold less than what its expressions refer to.
    const possible = leaving.length < places.length ? fitting : leaving;
    places.forEach((place, at) => {
      found[place] = possible.length === places.length ? [possible[at]] : possible;
    });
  }
  return found;
}

/** Whether nothing that is constant in a written block contradicts what is planned. */
function mayBe(block: unknown, item: unknown): boolean {
  if (!isAttributes(block) || !isAttributes(item)) return true;
  return Object.entries(block).every(([key, expression]) => {
    const constant = member(expression, 'constant_value');
    const planned = member(item, key);
    if (typeof constant !== 'string' && typeof constant !== 'number' && typeof constant !== 'boolean') return true;
    return planned === undefined || planned === null || String(planned) === String(constant);
  });
}
