import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allProducts, azurePlatform } from '../../lib/catalog';
import type { SourceDocument } from '../../lib/model/citation';
import type { Product } from '../../lib/model/product';
import { root, textOf } from './blocks';

const PAGE = 'docs/sources.md';

const HOW: Readonly<Record<NonNullable<SourceDocument['certainty']>, string>> = { read: 'read', copy: 'a copy' };

/** How many places of the product rest on that document. */
function citedIn({ requirements, notes, denials, choices }: Product, id: string): number {
  const cites = [...requirements, ...notes, ...denials].flatMap((one) => one.cites);
  return [...cites, ...Object.values(choices).map(({ cite }) => cite)].filter(({ document }) => document === id).length;
}

/** One row per document: a page that several products share stands once. */
function documentsInWords(): string {
  const rows = new Map<string, { readonly document: SourceDocument; readonly products: string[]; cited: number }>();
  for (const product of [...allProducts(), azurePlatform()]) {
    for (const document of product.documents) {
      const row = rows.get(document.id) ?? { document, products: [], cited: 0 };
      row.products.push(product.name);
      row.cited += citedIn(product, document.id);
      rows.set(document.id, row);
    }
  }
  return [
    '| id | document | of | language | how | retrieved | cited by | places |',
    '|---|---|---|---|---|---|---|---|',
    ...[...rows.values()].map(({ document, products, cited }) => {
      const { id, kind, title, publisher, address, language, retrieved, certainty } = document;
      const how = kind === 'given' ? 'given' : certainty === undefined ? '' : HOW[certainty];
      const cells = [`\`${id}\``, `[${title}](${address})`, publisher, language, how, retrieved ?? 'not recorded'];
      return `| ${[...cells, products.join(', '), cited].join(' | ')} |`;
    }),
  ].join('\n');
}

it('lists every document that the catalogue cites, and none that it does not', () => {
  const [start, end] = ['<!-- documents -->\n', '<!-- /documents -->'];
  const [before = '', rest = ''] = textOf(PAGE).split(start);
  const [shown, after = ''] = rest.split(end);
  const written = `${documentsInWords()}\n`;
  if (process.env.UPDATE_GOLDEN === '1' && process.env.CI === undefined) {
    writeFileSync(join(root, PAGE), `${before}${start}${written}${end}${after}`);
    return;
  }
  expect(shown).toBe(written);
  expect(written.match(/\| 0 \|$/gm)).toBeNull();
});
