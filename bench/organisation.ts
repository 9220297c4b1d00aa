/**
 * An organisation of 5,000 accounts in 40 regions with 200 synthetic products, planned in one process:
 *
 *   node scripts/run.mjs bench/organisation.ts [--quick] [--json FILE]
 *
 * What it says is in docs/scale.md. Everything but time and memory is the same in every run.
 */
import { writeFileSync } from 'node:fs';
import { type Measured, measure } from './organisation/measure';
import { FULL, QUICK } from './organisation/organisation';
import { deploymentsTable, limitsTable } from './organisation/tables';

/** The measured organisation as text: what is deployed, and which limits it meets. */
export function textOf(measured: Measured): string {
  const { size, accountRegions, rowsOfProducts, largest, requests } = measured;
  return [
    `${size.accounts.aws} accounts of AWS in ${size.regions.aws} regions, ${size.accounts.azure} subscriptions of Azure in ${size.regions.azure}; ${accountRegions} pairs of account and region`,
    `${size.products} products of ${rowsOfProducts} rows; ${largest.aws} accounts and ${largest.azure} subscriptions behind the largest hubs`,
    `${requests.files} requests of ${Math.round(requests.fileBytes / requests.files)} bytes each: ${requests.entries} entries, ${requests.together} when the same words stand once`,
    '',
    deploymentsTable(measured),
    '',
    limitsTable(measured),
  ].join('\n');
}

if (require.main === module) {
  const args = process.argv.slice(2);
  const file = args.includes('--json') ? args[args.indexOf('--json') + 1] : undefined;
  const start = performance.now();
  const measured = measure(args.includes('--quick') ? QUICK : FULL);
  const seconds = (performance.now() - start) / 1000;
  // The most that the process ever held, in kilobytes.
  const megabytes = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(`${textOf(measured)}\n\n${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB\n`);
  if (file !== undefined) writeFileSync(file, `${JSON.stringify({ ...measured, seconds, megabytes }, null, 1)}\n`);
}
