import { auditOfMany } from './many-rules';

/** A busy machine is no failure: it takes some ten seconds of a free core. */
const SECONDS = 280;

test(
  'twenty thousand rules are audited in bounded memory and time',
  () => {
    expect(auditOfMany(20_000, SECONDS)).toEqual({ answer: JSON.stringify([true, 20_000, 0]), fault: '' });
  },
  (SECONDS + 20) * 1000,
);
