import { holds } from './naive/holds';
import { TRIALS } from './naive/trials';

describe.each(Object.entries(TRIALS))('what is read of %s', (format, trials) => {
  it('is what a naive evaluator says of a thousand random sets of rules', () => {
    holds(format, trials, { sets: 1000, points: 40, seed: 1 });
  });
});
