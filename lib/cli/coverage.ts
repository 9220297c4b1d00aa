import { allProducts } from '../catalog';
import { findLedger } from '../catalog/ledger';
import type { Issue } from '../diagnostics';
import { coverageOf, type DocumentCoverage } from './coverage-object';
import { renderCoverage } from './coverage-text';
import { type Outcome, printed, printedJson, refused, type Screen } from './outcome';
import { pagesAtHand } from './pages';
import { type CommandLine, firstValue, isTyped, type OptionForm } from './typed';

export const COVERAGE_OPTIONS: readonly OptionForm[] = [
  { form: '--document DOCUMENT', words: 'one document alone: 000 ... 004' },
  {
    form: '--seeds DIR',
    words: 'the folder of the pages, files named 000_...; by default PORTOLAN_SEEDS, or ../shared/seeds',
  },
  { form: '--json', words: 'one array with one object per document' },
];

/** `portolan coverage`: who accounts for each line of the vendors' pages. */
export function runCoverage({ typed, issues }: CommandLine, screen: Screen): Outcome {
  const given = allProducts().flatMap((product) =>
    product.documents.filter(({ kind }) => kind === 'given').map(({ id, title }) => ({ id, title, product })),
  );
  const allowed = given.map(({ id }) => id);
  const wanted = firstValue(typed, '--document');
  const unknown: readonly Issue[] =
    wanted === undefined || allowed.includes(wanted)
      ? []
      : [{ code: 'unknown-document', at: `--document ${wanted}`, given: wanted, allowed }];
  const documents = given.filter(({ id }) => unknown.length === 0 && (wanted === undefined || id === wanted));
  const atHand = pagesAtHand(
    documents.map(({ id }) => id),
    firstValue(typed, '--seeds'),
    process.env,
  );
  const found = [...issues, ...unknown, ...atHand.issues];
  if (found.length > 0) return refused(found);
  const coverage = documents.map(({ id, title, product }) =>
    coverageOf({ document: id, product: product.id, title }, findLedger(id) ?? [], atHand.pages.get(id)),
  );
  const remarks = [...atHand.remarks, ...coverage.flatMap(changedRemark)];
  if (isTyped(typed, '--json')) return printedJson(coverage, remarks);
  return printed(renderCoverage(coverage, screen), remarks);
}

function changedRemark({ document, changed }: DocumentCoverage): readonly string[] {
  if (changed === null || changed === 0) return [];
  const what = changed === 1 ? '1 unit is' : `${changed} units are`;
  return [`document ${document}: ${what} not as when the ledger was taken`];
}
