import { above, type Figure, GROWTH, type Rounds, runOf, spreadOf, timesThePeer, within } from '../../bench/harness';
import { rowOf } from '../../bench/table';

/** Every work says itself how long it takes. */
const roundsOf: Rounds = async (works) => async () => {
  const samples = new Map<string, readonly number[]>();
  for (const [name, work] of works) samples.set(name, [(await work()) ?? Number.NaN]);
  return samples;
};

/** One comparison, with its goals where it is no quick one. */
async function figureOf(
  ours: () => number,
  peers: Readonly<Record<string, () => unknown>> = {},
  quick = true,
): Promise<Figure> {
  const figures: Figure[] = [];
  const { compare } = runOf(quick, roundsOf, (figure) => figures.push(figure));
  await compare({
    what: 'a sum',
    size: 'small',
    ours,
    peers,
    oracle: (answer) => (answer === 3 ? null : `${answer}, expected 3`),
    goals: [within(3)],
    clock: (answer) => answer,
  });
  return figures[0] as Figure;
}

const times = (median: number) => ({ median, p25: median, p75: median, rounds: 1 });
const measured = (ours: number, peer: number) => ({
  ours: times(ours),
  peers: { peer: times(peer), slower: times(2 * peer) },
  ratio: ours / peer,
});

describe('a benchmark', () => {
  it('fails on a wrong answer, however fast it is', async () => {
    expect((await figureOf(() => 3)).wrong).toBeNull();
    const { wrong } = await figureOf(() => 2);
    expect(wrong).toBe('2, expected 3');
    expect(rowOf(await figureOf(() => 2))).toContain('WRONG: 2, expected 3');
  });

  it('holds our median against that of the fastest peer', async () => {
    const { ours, peers, ratio } = await figureOf(() => 3, { slow: () => 6, fast: () => 2 });
    expect([ours.median, peers.slow?.median, peers.fast?.median, ratio]).toEqual([3, 6, 2, 1.5]);
  });

  it('has goals where it is no quick one, and a long work has three rounds', async () => {
    expect((await figureOf(() => 3, { fast: () => 2 })).goals).toEqual([]);
    const { ours, goals } = await figureOf(() => 3, { slow: () => 10_000 }, false);
    expect(goals).toEqual([{ goal: '< 3 ms', held: false }]);
    expect(ours.rounds).toBe(3);
  });

  it.each([
    ['a ratio', timesThePeer(1.25), measured(5, 4), measured(6, 4)],
    ['growth', GROWTH, measured(24, 10), measured(25, 10)],
    ['a time', within(10), measured(9, 1), measured(10, 1)],
    ['what is added', above(30), measured(40, 10), measured(41, 10)],
  ])('has a goal for %s, which is held and missed', (_, goal, held, missed) => {
    expect(goal(held).held).toBe(true);
    expect(goal(missed).held).toBe(false);
  });

  it('tells the median and the quartiles of its rounds', () => {
    expect(spreadOf([5, 1, 4, 2, 3])).toEqual({ median: 3, p25: 2, p75: 4, rounds: 5 });
  });
});
