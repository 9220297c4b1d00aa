import { join } from 'node:path';
import { allProducts } from '../../lib/catalog';
import { findLedger, type Ledger } from '../../lib/catalog/ledger';
import type { Product } from '../../lib/model/product';
import { ledgerOf, printLedger, unclaimed } from '../../lib/testing/ledger';
import { type Page, pageOf } from '../../lib/testing/page';
import { expectGolden } from '../golden';
import { describePage } from './pages';
import { withoutPart } from './without-part';

const goldenOf = (document: string) => join(__dirname, `../../lib/catalog/ledger/${document}.json`);

const GIVEN = allProducts().flatMap((product) =>
  product.documents.filter(({ kind }) => kind === 'given').map(({ id }) => ({ document: id, product })),
);

/** The lines that nobody claims, as a person reads them. */
function told(page: Page, product: Product): readonly string[] {
  return unclaimed(page, product).map(({ line, text }) => `document ${page.document} line ${line}: '${text}'`);
}

function unclaimedIn(ledger: Ledger): number {
  return ledger.filter(({ claims }) => claims.length === 0).length;
}

function without(ids: readonly string[], id: string): readonly string[] {
  return ids.filter((one) => one !== id);
}

for (const { document, product } of GIVEN) {
  describePage(document, {
    'every line, and every sentence of it, is claimed': (page) => {
      const lines = told(page, product);
      if (lines.length > 0) throw new Error(`${lines.length} are not:\n${lines.join('\n')}`);
    },
    'the committed ledger is what the catalogue and the page say': (page) => {
      expectGolden(goldenOf(document), printLedger(ledgerOf(page, product)));
    },
    'a requirement, note or denial that goes leaves unclaimed what it alone claimed, and nothing else': (page) => {
      const ledger = ledgerOf(page, product);
      const ids = new Set(ledger.flatMap(({ claims }) => (Array.isArray(claims) ? claims : [])));
      const bare = ledgerOf(page, [...ids].reduce(withoutPart, product));
      const left = (claims: readonly string[], at: number) => (claims.length > 0 ? claims : bare[at]?.claims);
      let noticed = 0;
      for (const id of ids) {
        const lost = ledgerOf(page, withoutPart(product, id));
        const expected = ledger.map(({ claims }, at) =>
          Array.isArray(claims) && claims.includes(id) ? left(without(claims, id), at) : claims,
        );
        const wrong = lost.filter(({ claims }, at) => String(claims) !== String(expected[at]));
        expect({ id, wrong }).toEqual({ id, wrong: [] });
        expect(lost).toHaveLength(ledger.length);
        if (unclaimedIn(lost) > unclaimedIn(ledger)) noticed += 1;
      }
      expect(noticed).toBeGreaterThan(5);
      // Whatever is quoted and then is neither a heading nor without a word of traffic is missed.
      expect(unclaimedIn(bare)).toBeGreaterThan(ledger.length / 2);
    },
  });
}

describe.each(GIVEN)('the committed ledger of document $document', ({ document, product }) => {
  const ledger = findLedger(document) ?? [];

  test('names requirements, notes and denials that exist', () => {
    const ids = [...product.requirements, ...product.denials, ...product.notes].map(({ id }) => id);
    const named = ledger.flatMap(({ claims }) => (Array.isArray(claims) ? claims : []));
    expect(ledger.length).toBeGreaterThan(0);
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('stands in the order of the page and holds none of its text', () => {
    const places = ledger.map(({ line, part }) => line * 1000 + part);
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
    for (const entry of ledger) {
      expect(Object.keys(entry)).toEqual(['line', 'part', 'hash', 'claims']);
      expect(entry.hash).toMatch(/^[0-9a-f]{12}$/);
    }
  });
});

test.each(['', '999', '../index', 'endpoint-central-cloud'])('%j has no ledger', (document) => {
  expect(findLedger(document)).toBeUndefined();
});

const NOWHERE = { quote: 'x', gloss: 'x' };

/** A product that quotes `[section, quote]`, one note each: `note-1`, `note-2` ... */
function quoting(...quotes: readonly (readonly [string, string])[]): Product {
  return {
    id: 'quoting',
    name: 'Quoting',
    short: 'Q',
    documents: [],
    roles: {},
    services: {},
    choices: {},
    requirements: [],
    denials: [],
    notes: quotes.map(([section, quote], at) => ({
      id: `note-${at + 1}`,
      kind: 'background',
      gloss: 'x',
      cites: [{ document: '000', section, quote, gloss: 'x' }],
    })),
  };
}

/** What stands behind each unit of a page: ids, `heading`, `silent` or nothing. */
function claimsOf(text: string, product: Product): readonly string[] {
  return ledgerOf(pageOf('000', text), product).map(({ claims }) =>
    Array.isArray(claims) ? claims.join() : `${claims}`,
  );
}

describe('a ledger claims no more than the quotes stand on', () => {
  test('one quote does not claim a line with the same words under another heading', () => {
    const page = 'One\nサーバと通信するポート443を使います\nTwo\nサーバと通信するポート443を使います';
    const first = quoting(['One', 'サーバと通信するポート443を使います'], ['Two', 'nowhere on this page']);
    expect(claimsOf(page, first)).toEqual(['heading', 'note-1', 'heading', '']);
  });

  test('nor a line under the same heading of another part, where the heading is a path', () => {
    const page = 'A\nMaps\n443TCPOutbound www\nB\nMaps\n443TCPOutbound www';
    const product = quoting(['B › Maps', '443TCPOutbound www'], ['A › Maps', 'nowhere on this page']);
    expect(claimsOf(page, product)).toEqual(['heading', 'heading', '', 'heading', 'heading', 'note-1']);
    const alone = quoting(['B › Maps', '443TCPOutbound www']);
    expect(claimsOf(page, alone)).toEqual(['silent', 'silent', '', 'heading', 'heading', 'note-1']);
  });

  test('a quote of eleven characters claims nothing but a whole cell', () => {
    const page = 'One\n通信ポートは443番を使用します\n1234 server';
    expect(claimsOf(page, quoting(['One', '通信ポートは443番を'], ['One', '1234 server']))).toEqual([
      'heading',
      '',
      'note-2',
    ]);
    expect(claimsOf(page, quoting(['One', '通信ポートは443番を使']))).toEqual(['heading', 'note-1', '']);
  });

  test('a short quote claims no cell that stands there twice', () => {
    const page = 'One\nany\nTCP:443\nany\nTCP:80';
    expect(claimsOf(page, quoting(['One', 'any'], ['One', 'TCP:80']))).toEqual(['heading', '', '', '', 'note-2']);
    expect(claimsOf(page, quoting(['One', 'any TCP:443 any']))).toEqual(['heading', 'note-1', 'note-1', 'note-1', '']);
  });

  test('a quote over several lines claims those that it stands on, and not the one of which it has a few characters', () => {
    const page = 'One\n5228\nUDP\nPlayストアからアプリを直接ダウンロードします。';
    expect(claimsOf(page, quoting(['One', '5228 UDP Playストアから']))).toEqual(['heading', 'note-1', 'note-1', '']);
  });

  test('a quote is not looked for beyond the next heading', () => {
    const page = 'One\n通信します\nTwo\nポート443';
    const product = quoting(['One', '通信します Two ポート443'], ['Two', 'nowhere on this page']);
    expect(claimsOf(page, product)).toEqual(['heading', '', 'heading', '']);
  });

  test('a choice claims nothing, and a heading that nobody cites is a line like any other', () => {
    const cite = { ...NOWHERE, document: '000', section: 'One', quote: '端末はポート443で通信します' };
    const product: Product = { ...quoting(), choices: { fast: { kind: 'flag', gloss: 'x', cite } } };
    expect(claimsOf('One\n端末はポート443で通信します\nサーバの設定', product)).toEqual(['heading', '', '']);
  });

  test('a sentence is claimed by itself; what stands in brackets is no sentence', () => {
    const page = 'One\n端末はサーバに接続します(常時。)ので、ポートを許可します。URLは連絡します。';
    expect(claimsOf(page, quoting(['One', '端末はサーバに接続します(常時。)']))).toEqual(['heading', 'note-1', '']);
    expect(claimsOf('One\n[追加](既存の場合は通信します。サーバです。', quoting(['One', 'サーバです']))).toEqual([
      'heading',
      '',
      'note-1',
    ]);
  });

  test.each(['any', 'Mac', '443', 'UDP', 'IPv4、IPv6(*2)', 'TCP:80、443', '192.0.2.1', 'a.example.com', '→'])(
    'a cell of %s has to be claimed',
    (cell) => {
      expect(claimsOf(`One\n${cell}\n(図1)`, quoting(['One', 'nowhere']))).toEqual(['heading', '', 'silent']);
    },
  );

  test.each([
    ['• a.jp', 'a.jp'],
    ['1. 通信する', '通信する'],
    ['• b. 通信する', '通信する'],
    ['**……通信', '通信'],
    ['通信する。', '通信する'],
  ])('%s is claimed whole by %s', (line, quote) => {
    expect(claimsOf(`One\n${line}`, quoting(['One', quote]))).toEqual(['heading', 'note-1']);
  });

  test('the star of a wildcard is no mark', () => {
    expect(claimsOf('One\n*a.jp', quoting(['One', 'a.jp']))).toEqual(['heading', '']);
    expect(claimsOf('One\n*.a.jp', quoting(['One', '.a.jp']))).toEqual(['heading', '']);
  });

  test('a line that changes by one letter has another hash, and blanks count as one', () => {
    const [one, two, three] = ['a b', 'a  b', 'a c'].map((text) => ledgerOf(pageOf('000', text), quoting())[0]?.hash);
    expect(one).toBe(two);
    expect(one).not.toBe(three);
  });
});
