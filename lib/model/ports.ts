import { type Interval, type IntervalSet, intervalAlgebra } from './intervals';
import { type Parsed, parsed, problem } from './parsed';
import { onceForEach, readOnce } from './read-once';

/** A set of TCP or UDP ports. */
export type PortSet = IntervalSet<number>;

/** The set operations on ports. */
export const ports = intervalAlgebra<number>({ next: (port) => port + 1, previous: (port) => port - 1 });

const HIGHEST = 65535;

/** Every port, 0 included: what a rule without a port opens. */
export const ALL_PORTS: PortSet = [{ first: 0, last: HIGHEST }];

export type PortProblemCode =
  /** Nothing, or nothing between two commas. */
  | 'ports-empty'
  /** Blanks elsewhere than after a comma. */
  | 'ports-blank'
  | 'ports-leading-zero'
  /** 0, or above 65535. */
  | 'ports-out-of-range'
  /** `2000-1000`. */
  | 'ports-descending'
  /** Neither a number nor two with a hyphen between them. */
  | 'ports-not-a-number';

/**
 * Reads the ports that a user supplies: `443`, `80, 443`, `1024-65535`. Strict: no sign, no leading zero, no blank but
 * after a comma, 1 to 65535, ranges ascending. A suggestion is the whole text in the form to use.
 */
export function parsePorts(text: string): Parsed<PortSet, PortProblemCode> {
  const read = readPorts(text, 1);
  if (typeof read !== 'string') return parsed(read);
  const mended = mendPorts(text);
  const suggestions = mended !== text && typeof readPorts(mended, 1) !== 'string' ? [mended] : [];
  return problem(read, text, suggestions);
}

/** The ports of a catalogue's or a plan's strings, in the form of {@link printPorts}; throws on any other. */
export function portSetOf(list: readonly string[]): PortSet {
  const [only, ...others] = list;
  return only !== undefined && others.length === 0 ? portsIn(only) : ports.of(list.flatMap(portsIn));
}

/** A catalogue has a few dozen of these, and they are read for every flow of every plan. */
const portsIn = readOnce((text: string): PortSet => {
  const read = readPorts(text, 0);
  if (typeof read === 'string') throw new Error(`malformed ports '${text}' (${read})`);
  return read;
});

/** One string per interval, ascending: `['443', '1024-65535']`. */
export function printPorts(set: PortSet): string[] {
  return set.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`));
}

/** The same, printed once: thousands of elements are on the same ports, and a set of ports never changes. */
export const printedPorts: (set: PortSet) => readonly string[] = onceForEach(printPorts);

function readPorts(text: string, lowest: number): PortSet | PortProblemCode {
  if (text !== text.trim()) return text.trim() === '' ? 'ports-empty' : 'ports-blank';
  const intervals: Interval<number>[] = [];
  for (const item of text.split(/, */)) {
    const read = readInterval(item, lowest);
    if (typeof read === 'string') return read;
    intervals.push(read);
  }
  return ports.of(intervals);
}

function readInterval(item: string, lowest: number): Interval<number> | PortProblemCode {
  if (item === '') return 'ports-empty';
  if (/\s/.test(item)) return 'ports-blank';
  const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(item) ?? [];
  if (from === undefined || to === undefined) return 'ports-not-a-number';
  if (/^0\d/.test(from) || /^0\d/.test(to)) return 'ports-leading-zero';
  const first = Number(from);
  const last = Number(to);
  if (Math.min(first, last) < lowest || Math.max(first, last) > HIGHEST) return 'ports-out-of-range';
  return first > last ? 'ports-descending' : { first, last };
}

/** The form that was probably meant: blanks, leading zeros and dashes put right, a descending range turned round. */
function mendPorts(text: string): string {
  return text
    .split(',')
    .map((item) =>
      item
        .trim()
        .split(/\s*[-–—]\s*/)
        .map((end) => end.replace(/^0+(?=\d)/, '')),
    )
    .map((ends) => (ends.length === 2 && Number(ends[0]) > Number(ends[1]) ? ends.reverse() : ends))
    .map((ends) => (ends.length === 2 && ends[0] === ends[1] ? ends[0] : ends.join('-')))
    .filter((item) => item !== '')
    .join(', ');
}
