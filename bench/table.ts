import type { Figure, Spread } from './harness';

const HEAD = ['what', 'size', 'ours (p25-p75)', 'peers (p25-p75)', 'ratio', 'goal'];
const WIDTHS = [54, 22, 26, 58, 8, 0];

/** The head of the table. */
export const heading = (): string => lineOf(HEAD);

/** One line of the table. */
export function rowOf({ what, size, unit, ours, peers, ratio, goals, wrong }: Figure): string {
  const others = Object.entries(peers).map(([name, spread]) => `${name} ${inWords(spread, unit)}`);
  const goal = goals.map(({ goal, held }) => `${goal} ${held ? 'held' : 'MISSED'}`).join('; ');
  return lineOf([
    what,
    size,
    inWords(ours, unit),
    others.join(', '),
    ratio === null ? '' : `${ratio.toFixed(2)}x`,
    wrong === null ? goal : `WRONG: ${wrong}`,
  ]);
}

function inWords({ median, p25, p75, rounds }: Spread, unit: Figure['unit']): string {
  const text = (value: number) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
  return rounds > 1 ? `${text(median)} ${unit} (${text(p25)}-${text(p75)})` : `${text(median)} ${unit}`;
}

function lineOf(cells: readonly string[]): string {
  return `${cells
    .map((cell, at) => cell.padEnd(WIDTHS[at] ?? 0))
    .join('  ')
    .trimEnd()}\n`;
}
