import { holds } from './naive/holds';
import { TRIALS } from './naive/trials';

/** Of twenty thousand sets each format takes minutes. */
const LONGEST = 3_600_000;

describe.each(Object.keys(TRIALS))('what is read of %s', (format) => {
  it(
    'is what a naive evaluator says of twenty thousand random sets of rules',
    () => {
      holds(format, { sets: 20_000, points: 40, seed: 2 });
    },
    LONGEST,
  );
});
