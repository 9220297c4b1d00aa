import { ORDINARY } from './large';
import { MOST_SECONDS, secondsOfAudit } from './seconds';

test.each(Object.keys(ORDINARY))(
  'an audit of %s: ten thousand rules take seconds, and twice as many twice that',
  (kind) => {
    // The least of three is what the work itself takes.
    const least = (count: number) => Math.min(...[0, 1, 2].map(() => secondsOfAudit(kind, count)));
    const [once, twice] = [least(10_000), least(20_000)];
    process.stdout.write(`${kind}: ${once.toFixed(2)} s of the processor, twice as many rules ${twice.toFixed(2)} s\n`);
    expect(once).toBeLessThan(MOST_SECONDS);
    expect(twice).toBeLessThanOrEqual(3 * once + 1);
  },
  600_000,
);
