import { printedFigures, run } from './run';
import { TRIALS } from './trials';

describe.each(Object.entries(TRIALS))('what is read of %s', (format, trials) => {
  it('is what a naive evaluator says of a thousand random sets of rules', () => {
    const figures = run(format, trials, { sets: Number(process.env.SETS ?? 1000), points: 40, seed: 1 });
    console.info(printedFigures(figures));
    expect(figures.disagreements).toEqual([]);
  });
});
