import { printedFigures, run } from './run';
import { TRIALS } from './trials';

const FORMATS = Object.keys(TRIALS);

/** The least share of each answer, so that no trial says the same of nearly everything. */
const LEAST = 0.1;
/** The least share of all sets in which rules of opposite action meet, though a security group has none. */
const LEAST_OPPOSITE = 1 / 3;

/** Runs a trial of a format, prints its figures and holds what is asked of them. */
export function holds(
  format: string,
  size: { readonly sets: number; readonly points: number; readonly seed: number },
): void {
  // Each format has sets of its own.
  const seed = size.seed * 16 + FORMATS.indexOf(format);
  const figures = run(format, TRIALS[format] ?? [], { ...size, seed });
  process.stdout.write(`${printedFigures(figures)}\n`);
  const { sets, points, verdicts, opposite, idle, disagreements } = figures;
  expect(disagreements).toEqual([]);
  expect(sets).toBe(size.sets);
  for (const count of Object.values(verdicts)) expect(count / points).toBeGreaterThanOrEqual(LEAST);
  expect(opposite / sets).toBeGreaterThanOrEqual(LEAST_OPPOSITE);
  // Or nothing is held against what is said of them.
  expect(idle).toBeGreaterThanOrEqual(sets / 10);
}
