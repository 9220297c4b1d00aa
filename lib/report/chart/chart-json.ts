import { visible } from '../../diagnostics';
import { digestOf } from '../../requests';
import { misfitsOf } from '../../requests/shape';
import { changesSince } from './changes';
import { CHART_SCHEMA_ID, type Chart } from './chart';

/** A chart as the text of a file: what is signed, and what `--since` reads again; with `since` only what changed. */
export function chartJson(chart: Chart, { since }: { readonly since?: Chart } = {}): string {
  const text = JSON.stringify(since === undefined ? chart : changesSince(since, chart), null, 2);
  // JSON escapes the control characters of ASCII alone.
  return `${text.split('\n').map(visible).join('\n')}\n`;
}

/** What was read of a text, or why it is no chart. */
export type ReadChart = { readonly chart: Chart } | { readonly problem: string };

/** How many faults of one file a person is told. */
const TOLD = 3;

/** Reads the JSON of a chart, whoever wrote it: every property is looked at, and the digest has to be its own. */
export function readChart(text: string): ReadChart {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null || !('$schema' in value) || value.$schema !== CHART_SCHEMA_ID) {
    return { problem: 'is no chart that portolan report --format json wrote' };
  }
  const { CHART_SCHEMA } = require('./schema') as typeof import('./schema');
  const misfits = misfitsOf(value, CHART_SCHEMA);
  if (misfits.length > 0) {
    const places = misfits.slice(0, TOLD).map(({ path }) => (path.length === 0 ? 'the whole' : path.join('.')));
    return { problem: `is no chart of this version (wrong at ${places.join(', ')})` };
  }
  const chart = value as unknown as Chart;
  if (digestOf({ ...chart }) !== chart.digest) {
    return { problem: 'was edited after it was written: its digest is another' };
  }
  return { chart };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
