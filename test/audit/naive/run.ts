import { idleRules } from '../../../lib/audit/idle';
import type { Deployment, Filter } from '../../../lib/proof/readers/deployment';
import { answer, setOfName } from './answer';
import { strayBeside } from './beyond';
import { Dice } from './dice';
import type { Kind, Traits, Writer } from './kind';
import type { Point, Verdict } from './universe';

export interface Text {
  readonly name: string;
  readonly text: string;
}

/** One kind of sets in one format: how it is written, and what reads it. */
export interface Trial<Set> {
  readonly kind: Kind<Set>;
  readonly traits: Traits;
  readonly write: Writer<Set>;
  readonly read: (texts: readonly Text[]) => Deployment;
}

/** Something that reads otherwise than the naive evaluator says, as small as it can be made. */
export interface Disagreement {
  readonly seed: number;
  readonly set: unknown;
  readonly target: string;
  readonly point: unknown;
  readonly naive: Verdict;
  readonly read: Verdict | string;
  readonly texts: readonly Text[];
}

/** What was tried, and what became of it. */
export interface Figures {
  readonly format: string;
  sets: number;
  points: number;
  readonly verdicts: Record<Verdict, number>;
  /** Sets of a kind that closes; a security group only opens. */
  closing: number;
  /** Sets in which rules of opposite action meet. */
  opposite: number;
  /** Rules that are told to decide nothing, and what the others say without each of them. */
  idle: number;
  /** Filters of which it was asked what is open beside the documents. */
  audited: number;
  readonly disagreements: Disagreement[];
}

/** A trial whose kind of sets nobody has to know. */
export interface AnyTrial {
  readonly name: string;
  readonly attempt: (seed: number, points: number, figures: Figures) => void;
}

export function trial<Set>(one: Trial<Set>): AnyTrial {
  return { name: one.kind.name, attempt: (seed, points, figures) => attempt(one, seed, points, figures) };
}

/** As many sets as asked for, the kinds of the format in turn; the first few disagreements are made small. */
export function run(
  format: string,
  trials: readonly AnyTrial[],
  { sets, points, seed }: { readonly sets: number; readonly points: number; readonly seed: number },
): Figures {
  const figures: Figures = {
    format,
    sets: 0,
    points: 0,
    verdicts: { allow: 0, deny: 0, unknown: 0 },
    closing: 0,
    opposite: 0,
    idle: 0,
    audited: 0,
    disagreements: [],
  };
  for (let at = 0; at < sets && figures.disagreements.length < MOST_SHOWN; at++) {
    trials[at % trials.length]?.attempt(seed * 1_000_003 + at, points, figures);
  }
  return figures;
}

const MOST_SHOWN = 3;

function attempt<Set>(one: Trial<Set>, seed: number, points: number, figures: Figures): void {
  const { kind, traits } = one;
  const dice = new Dice(seed);
  const set = kind.generate(dice, traits);
  const targets = kind.targets(set);
  const asked = dice.times(points, (at) => {
    const target = targets[at % targets.length] ?? '';
    return { target, point: kind.point(dice, set, target) };
  });
  figures.sets++;
  if (kind.closes) figures.closing++;
  if (asked.some(({ target, point }) => new Set(kind.said(set, target, point, traits)).size > 1)) figures.opposite++;
  const wrong = firstWrong(one, set, seed, asked, figures);
  if (wrong === null) return;
  figures.disagreements.push(shrunk(one, seed, set, wrong));
}

interface Asked {
  readonly target: string;
  readonly point: Point;
}

function firstWrong<Set>(
  { kind, traits, write, read }: Trial<Set>,
  set: Set,
  seed: number,
  asked: readonly Asked[],
  figures: Figures | null,
): (Asked & Pick<Disagreement, 'naive' | 'read' | 'texts'>) | null {
  const texts = write(set, new Dice(seed + 7));
  const deployment = read(texts);
  const { filters } = deployment;
  const setOf = setOfName(kind.sets(set));
  const found = new Map(kind.targets(set).map((target) => [target, filterOf(filters, target)]));
  const without = new Map([...found].map(([target, filter]) => [target, withoutIdle(filter)]));
  if (figures !== null) for (const others of without.values()) figures.idle += others.length;
  for (const { target, point } of asked) {
    const naive = kind.evaluate(set, target, point, traits);
    if (figures !== null) {
      figures.points++;
      figures.verdicts[naive]++;
    }
    const filter = found.get(target);
    const said = filter === undefined ? `there is no filter ${target}` : answer(filter, point, setOf);
    if (said !== naive) return { target, point, naive, read: said, texts };
    for (const { idle, rest } of without.get(target) ?? []) {
      const left = answer(rest, point, setOf);
      if (left !== naive) return { target, point, naive, read: `${left}, without the idle ${idle}`, texts };
    }
  }
  if (seed % AUDITED !== 0) return null;
  for (const [target, filter] of found) {
    if (filter === undefined) continue;
    if (figures !== null) figures.audited++;
    const points = asked.filter((one) => one.target === target).map(({ point }) => point);
    const evaluate = (point: Point) => kind.evaluate(set, target, point, traits);
    const stray = strayBeside(deployment, filter, points, evaluate, setOf);
    if (stray !== null) return { target, ...stray, texts };
  }
  return null;
}

/** Of so many sets one is audited, which costs more than to decide about a few connections. */
const AUDITED = 10;

/** The filter once without each rule that an audit calls idle: it decides nothing, so nothing is told otherwise. */
function withoutIdle(filter: Filter | undefined): readonly { readonly idle: string; readonly rest: Filter }[] {
  if (filter === undefined) return [];
  const told = idleRules(filter, ({ name, place }) => ({ filter: filter.id, rule: name, place }));
  return told.map(({ rule: { rule: idle, place } }) => ({
    idle,
    rest: { ...filter, rules: filter.rules.filter((one) => one.name !== idle || one.place !== place) },
  }));
}

function filterOf(filters: readonly Filter[], target: string): Filter | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return filters.find(({ id, aliases }) => [id, ...aliases].some((name) => plain(name).endsWith(plain(target))));
}

/** Takes parts away as long as the same connection is still told otherwise. */
function shrunk<Set>(
  one: Trial<Set>,
  seed: number,
  set: Set,
  wrong: NonNullable<ReturnType<typeof firstWrong<Set>>>,
): Disagreement {
  let [smallest, last] = [set, wrong];
  for (let again = true; again; ) {
    again = false;
    for (const smaller of one.kind.smaller(smallest)) {
      if (!one.kind.targets(smaller).includes(last.target)) continue;
      // Written anew it may stand in another order: several are tried.
      const asked = [last];
      const still = [0, 1, 2, 3, 4].map((more) => firstWrong(one, smaller, seed + more, asked, null)).find(isWrong);
      if (still === undefined) continue;
      [smallest, last, again] = [smaller, still, true];
      break;
    }
  }
  const { target, point, naive, read, texts } = last;
  const shown = (end: Point['from']) => ({ ...end, sets: [...end.sets] });
  return {
    seed,
    set: smallest,
    target,
    point: { ...point, from: shown(point.from), to: shown(point.to) },
    naive,
    read,
    texts,
  };
}

function isWrong<T>(found: T | null): found is T {
  return found !== null;
}

/** A line for people. */
export function printedFigures({
  format,
  sets,
  points,
  verdicts,
  closing,
  opposite,
  idle,
  audited,
  disagreements,
}: Figures): string {
  const share = (count: number, of: number) => (of === 0 ? '-' : `${((100 * count) / of).toFixed(1)} %`);
  const { allow, deny, unknown } = verdicts;
  return [
    `${format}: ${sets} sets, ${points} connections`,
    `allowed ${share(allow, points)}, denied ${share(deny, points)}, unknown ${share(unknown, points)}`,
    `opposite rules meet in ${share(opposite, sets)} of all, of which ${closing} may close`,
    `${idle} rules idle, ${audited} filters audited`,
    `${disagreements.length} disagreements`,
  ].join('; ');
}
