/**
 * Measures our work and its peers' side by side. Machines are noisy, so what counts is the ratio of works that took turns
 * within one run; a time alone is told with its spread. Every answer is held against an oracle: a fast wrong answer fails.
 */

/** Milliseconds, or megabytes where the figure says so. */
export interface Spread {
  readonly median: number;
  readonly p25: number;
  readonly p75: number;
  readonly rounds: number;
}

export interface GoalMet {
  readonly goal: string;
  readonly held: boolean;
}

export interface Figure {
  readonly what: string;
  readonly size: string;
  readonly unit: 'ms' | 'MB';
  readonly ours: Spread;
  readonly peers: Readonly<Record<string, Spread>>;
  /** Our median to that of the fastest peer; null without one. */
  readonly ratio: number | null;
  readonly goals: readonly GoalMet[];
  /** What is wrong with our answer; null where the oracle agrees. */
  readonly wrong: string | null;
}

type Measured = Pick<Figure, 'ours' | 'peers' | 'ratio'>;

/** What a figure is held against. */
export type Goal = (figure: Measured) => GoalMet;

/** Our median is at most so many times that of the fastest peer. */
export const timesThePeer =
  (most: number): Goal =>
  ({ ratio }) => ({ goal: `<= ${most}x`, held: ratio !== null && ratio <= most });

/** Our median is less than so many milliseconds. */
export const within =
  (milliseconds: number): Goal =>
  ({ ours }) => ({ goal: `< ${milliseconds} ms`, held: ours.median < milliseconds });

/** Our median is at most so many milliseconds above that of the fastest peer. */
export const above =
  (milliseconds: number): Goal =>
  ({ ours, peers }) => {
    const added = ours.median - Math.min(...Object.values(peers).map(({ median }) => median));
    return { goal: `${added.toFixed(0)} ms more, <= ${milliseconds} ms`, held: added <= milliseconds };
  };

/** How twice as much work may grow: a little more than twice, since a sort and a bigger memory cost something too. */
export const GROWTH = timesThePeer(2.4);

/** What is measured: works of ours and of peers, which take turns. */
export interface Comparison<Answer> {
  readonly what: string;
  readonly size: string;
  readonly ours: () => Answer | Promise<Answer>;
  readonly peers?: Readonly<Record<string, () => unknown>>;
  /** Says what is wrong with our answer, in words; null where nothing is. Its work is not measured. */
  readonly oracle: (answer: Answer, ofPeers: Readonly<Record<string, unknown>>) => string | null;
  readonly goals?: readonly Goal[];
  /** The milliseconds that an answer says it took, for works in a process of their own. Default: the clock of this one. */
  readonly clock?: (answer: Answer) => number;
}

export interface Run {
  /** Small sizes, each work once, and no goals: whether it runs and is right. */
  readonly quick: boolean;
  readonly compare: <Answer>(comparison: Comparison<Answer>) => Promise<void>;
  /** A figure that no clock gives. */
  readonly tell: (figure: Figure) => void;
}

/** Rounds go on until there are enough of them, and at least so many milliseconds of them. */
const ROUNDS = { least: 5, most: 40, enough: 3_000 };

/** Where one work takes so many milliseconds, three rounds are enough; of what takes far longer there is one. */
const LONG = 5_000;
const VERY_LONG = 30_000;

const OURS = 'ours';

/** By name; a work gives the milliseconds that it took where it knows them better than the clock. */
export type Works = ReadonlyMap<string, () => Promise<number | undefined>>;

/** Milliseconds, by the name of the work. */
export type Samples = ReadonlyMap<string, readonly number[]>;

/** Prepares works, and gives what does each of them once. */
export type Rounds = (works: Works) => Promise<() => Promise<Samples>>;

/** A run that hands each figure on as soon as it is known. */
export function runOf(quick: boolean, roundsOf: Rounds, tell: (figure: Figure) => void): Run {
  return { quick, tell, compare: async (comparison) => tell(await measured(comparison, quick, roundsOf)) };
}

async function measured<Answer>(
  { what, size, ours, peers = {}, oracle, goals = [], clock }: Comparison<Answer>,
  quick: boolean,
  roundsOf: Rounds,
): Promise<Figure> {
  const answers = new Map<string, unknown>();
  const works = Object.entries<() => unknown>({ [OURS]: ours, ...peers }).map(([name, work]) => {
    const answered = async () => {
      const answer = await work();
      answers.set(name, answer);
      return clock?.(answer as Answer);
    };
    return [name, answered] as const;
  });
  const round = await roundsOf(new Map(works));

  const first = await round();
  const { [OURS]: answer, ...ofPeers } = Object.fromEntries(answers);
  const wrong = oracle(answer as Answer, ofPeers);
  answers.clear();
  const samples = quick || wrong !== null ? first : await rounds(round, first);

  const { [OURS]: own = spreadOf([]), ...others } = Object.fromEntries(
    [...samples].map(([name, times]) => [name, spreadOf(times)]),
  );
  const fastest = Math.min(...Object.values(others).map(({ median }) => median));
  const figure = { ours: own, peers: others, ratio: Number.isFinite(fastest) ? own.median / fastest : null };
  return { what, size, unit: 'ms', ...figure, goals: quick ? [] : goals.map((goal) => goal(figure)), wrong };
}

/** The first round has warmed the works up, and counts only where one alone takes long. */
async function rounds(round: () => Promise<Samples>, first: Samples): Promise<Samples> {
  const longest = Math.max(...[...first.values()].flat());
  if (longest > VERY_LONG) return first;
  const isLong = longest > LONG;
  const all = new Map([...first].map(([name, times]) => [name, isLong ? [...times] : []]));
  const start = performance.now();
  const isEnough = (done: number) =>
    isLong ? done >= 3 : done >= ROUNDS.most || (done >= ROUNDS.least && performance.now() - start > ROUNDS.enough);
  for (let done = isLong ? 1 : 0; !isEnough(done); done++)
    for (const [name, times] of await round()) all.get(name)?.push(...times);
  return all;
}

/** Quartiles by the nearest rank: of a few rounds nothing finer is known. */
export function spreadOf(samples: readonly number[]): Spread {
  const ascending = [...samples].sort((a, b) => a - b);
  const at = (part: number) => ascending[Math.round(part * (ascending.length - 1))] ?? Number.NaN;
  return { median: at(0.5), p25: at(0.25), p75: at(0.75), rounds: ascending.length };
}
