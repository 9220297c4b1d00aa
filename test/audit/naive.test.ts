import { holds } from './naive/holds';
import { TRIALS } from './naive/trials';

describe.each(Object.keys(TRIALS))('what is read of %s', (format) => {
  it('is what a naive evaluator says of a thousand random sets of rules', () => {
    holds(format, { sets: 1000, points: 40, seed: 1 });
  });
});
