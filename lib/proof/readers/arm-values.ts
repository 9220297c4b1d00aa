import { isLate } from './late';

const MOST_ITEMS = 10_000;

export function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isLate(value);
}

/** Deep enough for what templates hold; what is deeper is not said to be anything. */
const DEEPEST = 50;

function holdsLate(value: unknown, depth = DEEPEST): boolean {
  if (isLate(value) || depth === 0) return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((one) => holdsLate(one, depth - 1));
}

export function plainText(value: unknown): string | undefined {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'object' && (isHuge(value) || holdsLate(value)) ? undefined : JSON.stringify(value);
}

/** Variables may hold one another many times over. */
function isHuge(value: unknown): boolean {
  let left = MOST_ITEMS;
  const walk = (one: unknown, depth: number): void => {
    if (--left < 0 || depth > DEEPEST || typeof one !== 'object' || one === null) return;
    for (const inner of Object.values(one)) {
      if (left < 0) return;
      walk(inner, depth + 1);
    }
  };
  walk(value, 0);
  return left < 0;
}

export function equal(a: unknown, b: unknown): boolean | undefined {
  if (isLate(a) && isLate(b) && a.id === b.id) return true;
  if (typeof a === 'object' && a !== null) {
    if (isHuge(a) || isHuge(b) || holdsLate(a) || holdsLate(b)) return undefined;
    return JSON.stringify(a) === JSON.stringify(b);
  }
  if (isLate(b)) return undefined;
  return a === b;
}

export function lengthOf(value: unknown): number | undefined {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return isPlain(value) ? Object.keys(value).length : undefined;
}

export function contains(whole: unknown, part: unknown): boolean | undefined {
  if (typeof whole === 'string') return typeof part === 'string' ? whole.includes(part) : undefined;
  if (Array.isArray(whole)) {
    const said = whole.map((one) => equal(one, part));
    return said.includes(true) ? true : said.includes(undefined) ? undefined : false;
  }
  if (!isPlain(whole) || typeof part !== 'string') return undefined;
  return Object.hasOwn(whole, part) || Object.keys(whole).some((key) => key.toLowerCase() === part.toLowerCase());
}

/** Of lists what stands in any, once; of objects the last of each key, and objects below it together. */
export function union(args: readonly unknown[]): unknown {
  if (args.every(Array.isArray)) {
    const seen = new Set<unknown>();
    return args.flat().filter((one) => {
      const key = isLate(one) ? one.id : typeof one === 'object' ? one : `${typeof one} ${String(one)}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  }
  return args.every(isPlain) && !args.some(isHuge) ? args.reduce((a, b) => merged(a, b, DEEPEST)) : undefined;
}

type Plain = Readonly<Record<string, unknown>>;

function merged(a: Plain, b: Plain, depth: number): Plain {
  const entries = new Map(Object.entries(a));
  for (const [key, value] of Object.entries(b)) {
    const known = entries.get(key);
    entries.set(key, depth > 0 && isPlain(known) && isPlain(value) ? merged(known, value, depth - 1) : value);
  }
  return Object.fromEntries(entries);
}

export function intersection(args: readonly unknown[]): unknown {
  if (!args.every(Array.isArray) || args.some((list) => list.some((one: unknown) => typeof one === 'object')))
    return undefined;
  const [first = [], ...more] = args as readonly (readonly unknown[])[];
  const others = more.map((list) => new Set(list));
  return first.filter((one) => others.every((set) => set.has(one)));
}
