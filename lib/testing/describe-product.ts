import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Product } from '../model/product';
import { unclaimedTokens } from './claims';
import { ledgerOf, printLedger, unclaimed } from './ledger';
import { LINTS, lintProduct, printFinding } from './lint';
import { assertThat } from './outcome';
import { normalise, type Page, pageOf } from './page';
import { checkProfiles, type Fault, RULES } from './profile-checks';
import { idleValues, unreached } from './profile-lints';
import { type Choices, profilesOf } from './profiles';
import { misquotes } from './sections';

/** The text of a page that is kept beside a product. */
export interface KeptPage {
  /** The file that holds its text, as it was copied from the page. */
  readonly file: string;
  /**
   * The file that says which requirement, note or denial accounts for which line. It holds no text of the page, and is
   * written anew with `UPDATE_LEDGER=1`.
   * @default - none: that every line is claimed is looked at all the same
   */
  readonly ledger?: string;
}

/** What a product is held against. */
export interface ProductTests {
  /** By the id of a document of the product: the file with its text. */
  readonly pages: Readonly<Record<string, string | KeptPage>>;
}

/** One test: its name is a sentence that states a rule. */
export interface ProductCase {
  /** `lints`, `document <id>`, `profiles`. */
  readonly group: string;
  readonly name: string;
  /** @throws Error with everything that breaks the rule. */
  readonly run: () => void;
}

/** How a framework registers tests: Jest, Vitest, Mocha and `node:test` alike. */
export interface TestFramework {
  readonly describe: (name: string, body: () => void) => unknown;
  readonly it: (name: string, body: () => void) => unknown;
}

/**
 * Registers every test that the products of the catalogue have to pass: the lints, the page (quotes, hosts, addresses and
 * ports, lines), and that each profile compiles for each target, proves, and opens nothing that is forbidden. Where a
 * framework has no global `describe` and `it`, pass them: `describeProduct(product, tests, { describe, it })`.
 *
 * @throws TypeError where there is no framework to register with; {@link productCases} gives the tests as data.
 */
export function describeProduct(product: Product, tests: ProductTests, framework?: TestFramework): void {
  const { describe, it } = framework ?? (globalThis as Partial<TestFramework>);
  if (describe === undefined || it === undefined) {
    throw new TypeError('no global describe and it; pass them as third argument, or take the tests from productCases');
  }
  const cases = productCases(product, tests);
  describe(product.name, () => {
    for (const group of new Set(cases.map((one) => one.group))) {
      describe(group, () => {
        for (const { name, run } of cases.filter((one) => one.group === group)) it(name, run);
      });
    }
  });
}

/** The same tests as data, for any other way of running them. */
export function productCases(product: Product, { pages }: ProductTests): readonly ProductCase[] {
  const given = product.documents.filter(({ kind, id }) => kind === 'given' || Object.hasOwn(pages, id));
  return [
    ...lintCases(product),
    ...given.flatMap((document) => pageCases(product, document, pages[document.id])),
    ...profileCases(product),
  ];
}

function lintCases(product: Product): readonly ProductCase[] {
  const findings = once(() => lintProduct(product));
  return Object.keys(LINTS).map((lint) => ({
    group: 'lints',
    name: lint,
    run: () =>
      none(
        findings()
          .filter((one) => one.lint === lint)
          .map(printFinding),
      ),
  }));
}

function pageCases(
  product: Product,
  { id, title }: Product['documents'][number],
  kept: string | KeptPage | undefined,
): readonly ProductCase[] {
  const { file, ledger }: KeptPage = typeof kept === 'string' ? { file: kept } : (kept ?? { file: '' });
  const page = once((): Page => {
    const isThere = file !== '' && existsSync(file);
    none(isThere ? [] : [`no text of document '${id}'; keep the page as a file: pages: { '${id}': 'page.txt' }`]);
    return pageOf(id, readFileSync(file, 'utf8'));
  });
  const rules: Readonly<Record<string, () => readonly string[]>> = {
    'the title of the document is a line of the page': () =>
      page().lines.some(({ text }) => text === normalise(title)) ? [] : [`'${title}' is no line of ${file}`],
    'every quote stands on the page, word for word, under the heading that it names': () => misquotes(page(), product),
    'every host, address and port of the page is claimed in its section': () =>
      unclaimedTokens(page(), product).map(
        ({ kind, text, section, start }) => `${place(page(), start)}: ${kind} '${text}', in '${section}'`,
      ),
    'every line that speaks of traffic is claimed by a quote': () =>
      unclaimed(page(), product)
        .filter(({ text }) => text !== normalise(title))
        .map(({ line, text }) => `line ${line}: '${text}'`),
    ...(ledger === undefined ? {} : { [LEDGER]: () => staleLedger(ledger, printLedger(ledgerOf(page(), product))) }),
  };
  return Object.entries(rules).map(([name, find]) => ({ group: `document ${id}`, name, run: () => none(find()) }));
}

const LEDGER = 'the committed ledger is what the product and the page say';

function staleLedger(file: string, now: string): readonly string[] {
  if (process.env.UPDATE_LEDGER === '1' && process.env.CI === undefined) writeFileSync(file, now);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return before === now ? [] : [`${file} says otherwise; read what changed, then write it anew with UPDATE_LEDGER=1`];
}

/** The line on which something stands. */
function place({ lines }: Page, start: number): string {
  return `line ${lines.findLast((line) => line.start <= start)?.line ?? 1}`;
}

function profileCases(product: Product): readonly ProductCase[] {
  const profiles = once((): readonly Choices[] => profilesOf(product).profiles);
  const faults = once((): readonly Fault[] => checkProfiles(product, profiles()).faults);
  const rules: Readonly<Record<string, () => readonly string[]>> = {
    ...Object.fromEntries(
      Object.entries(RULES).map(([rule, name]) => [
        name,
        () =>
          faults()
            .filter((one) => one.rule === rule)
            .map(({ told }) => told),
      ]),
    ),
    'every choice matters: each of its values changes something in some profile': () => idleValues(product, profiles()),
    'every requirement is reached by some profile': () => unreached(product, profiles()),
  };
  return Object.entries(rules).map(([name, find]) => ({ group: 'profiles', name, run: () => none(find()) }));
}

function none(found: readonly string[]): void {
  assertThat({ pass: found.length === 0, message: found.map((line) => `- ${line}`).join('\n') });
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
