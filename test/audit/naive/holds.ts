import { printedFigures, run } from './run';
import { TRIALS } from './trials';

const FORMATS = Object.keys(TRIALS);

/** The least share of each answer, so that no trial says the same of nearly everything. */
const LEAST = 0.1;
/** The least share of sets in which rules of opposite action meet, of those that may close. */
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
  const { points, verdicts, opposite, closing, disagreements } = figures;
  expect(disagreements).toEqual([]);
  expect(figures.sets).toBe(size.sets);
  for (const count of Object.values(verdicts)) expect(count / points).toBeGreaterThanOrEqual(LEAST);
  expect(opposite / closing).toBeGreaterThanOrEqual(LEAST_OPPOSITE);
}
