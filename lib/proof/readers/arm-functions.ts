import type { LateValues } from './arm-late';
import { contains, equal, intersection, isPlain, lengthOf, plainText, union } from './arm-values';
import { isLate, type Maybe } from './late';

/** What a function makes of its arguments; undefined where it cannot be said. */
type ArmFunction = (args: readonly unknown[], values: LateValues) => unknown;

const MOST_ITEMS = 10_000;
const LONGEST_TEXT = 200_000;

/** A call whose arguments are known as far as the function looks at them; undefined where nobody can say what it gives. */
export function callArmFunction(name: string, args: readonly unknown[], values: LateValues): unknown {
  const lenient = LENIENT.get(name);
  if (lenient !== undefined) return bounded(lenient(args, values));
  const strict = STRICT.get(name);
  return strict === undefined || args.some(isLate) ? undefined : bounded(strict(args, values));
}

/** No chain of variables makes more than a template could hold. */
function bounded(value: unknown): unknown {
  const tooMuch = Array.isArray(value)
    ? value.length > MOST_ITEMS
    : typeof value === 'string' && value.length > LONGEST_TEXT;
  return tooMuch ? undefined : value;
}

/** Those that say something where an argument is not known. */
const LENIENT: ReadonlyMap<string, ArmFunction> = new Map<string, ArmFunction>([
  ['concat', (args, values) => (args.some(Array.isArray) ? joinedLists(args) : joinedTexts(args, values))],
  ['format', formatted],
  ['createarray', (args) => [...args]],
  ['createobject', (args) => objectOf(args)],
  ['array', ([value]) => (isLate(value) ? undefined : Array.isArray(value) ? value : [value])],
  ['equals', ([a, b]) => equal(a, b)],
  [
    'coalesce',
    (args) => {
      const first = args.find((arg) => arg !== null);
      return first ?? null;
    },
  ],
  ['string', ([value]) => (isLate(value) || typeof value === 'string' ? value : plainText(value))],
  ['and', (args) => (args.includes(false) ? false : args.every((arg) => arg === true) ? true : undefined)],
  ['or', (args) => (args.includes(true) ? true : args.every((arg) => arg === false) ? false : undefined)],
]);

const STRICT: ReadonlyMap<string, ArmFunction> = new Map<string, ArmFunction>([
  ['tolower', ([text]) => (typeof text === 'string' ? text.toLowerCase() : undefined)],
  ['toupper', ([text]) => (typeof text === 'string' ? text.toUpperCase() : undefined)],
  ['trim', ([text]) => (typeof text === 'string' ? text.trim() : undefined)],
  ['split', ([text, by]) => split(text, by)],
  ['join', ([list, by], values) => joinedBy(list, by, values)],
  ['first', ([list]) => (typeof list === 'string' ? list.slice(0, 1) : listOr(list)?.at(0))],
  ['last', ([list]) => (typeof list === 'string' ? list.slice(-1) : listOr(list)?.at(-1))],
  ['length', ([value]) => lengthOf(value)],
  ['empty', ([value]) => (value === null ? true : zero(lengthOf(value)))],
  ['contains', ([whole, part]) => contains(whole, part)],
  ['union', union],
  ['intersection', (args) => intersection(args)],
  ['range', ([start, count]) => range(start, count)],
  ['take', ([list, count]) => slice(list, 0, count)],
  ['skip', ([list, count]) => slice(list, count, Number.POSITIVE_INFINITY)],
  ['replace', ofTexts((text, from = '', to = '') => (from === '' ? undefined : text.split(from).join(to)))],
  ['substring', ([text, start, length]) => substring(text, start, length)],
  ['startswith', ofTexts((text, start = '') => text.toLowerCase().startsWith(start.toLowerCase()))],
  ['endswith', ofTexts((text, end = '') => text.toLowerCase().endsWith(end.toLowerCase()))],
  ['indexof', ofTexts((text, part = '') => text.toLowerCase().indexOf(part.toLowerCase()))],
  ['not', ([value]) => (typeof value === 'boolean' ? !value : undefined)],
  ['bool', ([value]) => bool(value)],
  ['int', ([value]) => int(value)],
  ['add', arithmetic((a, b) => a + b)],
  ['sub', arithmetic((a, b) => a - b)],
  ['mul', arithmetic((a, b) => a * b)],
  ['div', arithmetic((a, b) => (b === 0 ? Number.NaN : Math.trunc(a / b)))],
  ['mod', arithmetic((a, b) => a % b)],
  ['min', (args) => extreme(args, Math.min)],
  ['max', (args) => extreme(args, Math.max)],
  ['less', compared((a, b) => a < b)],
  ['lessorequals', compared((a, b) => a <= b)],
  ['greater', compared((a, b) => a > b)],
  ['greaterorequals', compared((a, b) => a >= b)],
  ['json', ([text]) => json(text)],
  ['null', () => null],
  ['true', () => true],
  ['false', () => false],
  ['items', ([object]) => items(object)],
  ['flatten', ([list]) => (listOr(list)?.every(Array.isArray) === true ? listOr(list)?.flat() : undefined)],
  ['objectkeys', ([object]) => (isPlain(object) ? Object.keys(object) : undefined)],
]);

function listOr(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function ofTexts(work: (text: string, ...more: readonly string[]) => unknown): ArmFunction {
  return (args) => {
    const texts = args.filter((arg): arg is string => typeof arg === 'string');
    const [first, ...more] = texts;
    return first === undefined || texts.length !== args.length ? undefined : work(first, ...more);
  };
}

function joinedLists(args: readonly unknown[]): unknown {
  return args.every(Array.isArray) ? args.flat() : undefined;
}

function joinedTexts(args: readonly unknown[], values: LateValues): unknown {
  const parts = args.map(partOfText);
  return parts.every((part) => part !== undefined) ? values.text(parts) : undefined;
}

function partOfText(value: unknown): Maybe<string> | undefined {
  if (typeof value === 'string' || isLate(value)) return value;
  return typeof value === 'number' ? String(value) : typeof value === 'boolean' ? plainText(value) : undefined;
}

/** `{0}`, and a brace that stands twice; a form behind a colon is not followed. */
function formatted([form, ...args]: readonly unknown[], values: LateValues): unknown {
  if (typeof form !== 'string') return undefined;
  const parts: (Maybe<string> | undefined)[] = [];
  let from = 0;
  for (const match of form.matchAll(/\{\{|\}\}|\{(\d{1,3})\}|[{}]/g)) {
    const [text, index] = match;
    parts.push(form.slice(from, match.index));
    from = match.index + text.length;
    if (text === '{' || text === '}') return undefined;
    parts.push(index === undefined ? text.slice(1) : partOfText(args[Number(index)]));
  }
  parts.push(form.slice(from));
  return parts.every((part) => part !== undefined) ? values.text(parts) : undefined;
}

function objectOf(args: readonly unknown[]): unknown {
  const entries: [string, unknown][] = [];
  for (let index = 0; index + 1 < args.length; index += 2) {
    const key = args[index];
    if (typeof key !== 'string') return undefined;
    entries.push([key, args[index + 1]]);
  }
  return Object.fromEntries(entries);
}

function split(text: unknown, by: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  const marks = (Array.isArray(by) ? by : [by]).filter((one): one is string => typeof one === 'string' && one !== '');
  if (marks.length === 0) return undefined;
  return marks.reduce<readonly string[]>((parts, mark) => parts.flatMap((part) => part.split(mark)), [text]);
}

function joinedBy(list: unknown, by: unknown, values: LateValues): unknown {
  if (!Array.isArray(list) || typeof by !== 'string') return undefined;
  const parts = list.flatMap((part, index) => (index === 0 ? [partOfText(part)] : [by, partOfText(part)]));
  return parts.every((part) => part !== undefined) ? values.text(parts) : undefined;
}

function zero(length: number | undefined): boolean | undefined {
  return length === undefined ? undefined : length === 0;
}

function range(start: unknown, count: unknown): unknown {
  if (typeof start !== 'number' || typeof count !== 'number' || count < 0 || count > MOST_ITEMS) return undefined;
  return Array.from({ length: count }, (_, index) => start + index);
}

function slice(list: unknown, from: unknown, count: unknown): unknown {
  if (typeof from !== 'number' || typeof count !== 'number') return undefined;
  const start = Math.max(0, from);
  return typeof list === 'string' || Array.isArray(list) ? list.slice(start, start + Math.max(0, count)) : undefined;
}

function substring(text: unknown, start: unknown, length: unknown): unknown {
  if (typeof text !== 'string' || typeof start !== 'number' || start < 0) return undefined;
  if (length === undefined) return text.slice(start);
  return typeof length === 'number' && length >= 0 ? text.slice(start, start + length) : undefined;
}

function bool(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  return typeof value === 'string' && /^(true|false)$/i.test(value) ? /^t/i.test(value) : undefined;
}

function int(value: unknown): number | undefined {
  if (typeof value === 'number') return Math.trunc(value);
  return typeof value === 'string' && /^[-+]?\d{1,15}$/.test(value.trim()) ? Number(value) : undefined;
}

function arithmetic(operation: (a: number, b: number) => number): ArmFunction {
  return ([a, b]) => {
    const result = typeof a === 'number' && typeof b === 'number' ? operation(a, b) : Number.NaN;
    return Number.isFinite(result) ? result : undefined;
  };
}

function extreme(args: readonly unknown[], pick: (...values: number[]) => number): number | undefined {
  const list = args.length === 1 && Array.isArray(args[0]) ? args[0] : args;
  const numbers = list.filter((one): one is number => typeof one === 'number');
  return numbers.length === list.length && numbers.length > 0 ? numbers.reduce((a, b) => pick(a, b)) : undefined;
}

function compared(operation: (a: number | string, b: number | string) => boolean): ArmFunction {
  return ([a, b]) => {
    const fit = (typeof a === 'number' && typeof b === 'number') || (typeof a === 'string' && typeof b === 'string');
    return fit ? operation(a, b as typeof a) : undefined;
  };
}

function json(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function items(object: unknown): unknown {
  if (!isPlain(object)) return undefined;
  const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);
  return Object.entries(object)
    .sort(byKey)
    .map(([key, value]) => ({ key, value }));
}
