import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allProducts } from '../../lib/catalog';
import { findLedger } from '../../lib/catalog/ledger';
import { coverageOf, type DocumentCoverage } from '../../lib/cli/coverage-object';
import { pagesAtHand } from '../../lib/cli/pages';
import { columnsOf } from '../../lib/report/layout';
import { hashOf } from '../../lib/testing/ledger';
import { pageOf } from '../../lib/testing/page';
import { expectGolden } from '../golden';
import { onScreen, type Run } from './portolan';

const DOCUMENTS = allProducts().flatMap((product) =>
  product.documents.filter(({ kind }) => kind === 'given').map(({ id }) => id),
);

const kept = process.env.PORTOLAN_SEEDS;
let folder = '';

beforeEach(() => {
  process.env.PORTOLAN_SEEDS = 'none';
  folder = mkdtempSync(join(tmpdir(), 'coverage-'));
});

afterEach(() => {
  if (kept === undefined) delete process.env.PORTOLAN_SEEDS;
  else process.env.PORTOLAN_SEEDS = kept;
  rmSync(folder, { recursive: true });
});

function coverage(...args: readonly string[]): Run {
  return onScreen(100, 'coverage', ...args);
}

function json(...args: readonly string[]): readonly DocumentCoverage[] {
  const { code, out } = coverage('--json', ...args);
  expect(code).toBe(0);
  return JSON.parse(out) as readonly DocumentCoverage[];
}

/** What a ledger says of three lines, of which the last holds two sentences. */
const WORDS = { document: '000', product: 'p', title: 't' } as const;
const LEDGER = [
  { line: 1, part: 0, hash: hashOf('Heading'), claims: 'heading' },
  { line: 3, part: 0, hash: hashOf('TCP 443'), claims: ['a-b', 'a-c'] },
  { line: 4, part: 1, hash: hashOf('一つ。'), claims: 'silent' },
  { line: 4, part: 2, hash: hashOf('二つ。'), claims: ['note'] },
] as const;

describe('coverage', () => {
  test('prints the ledger of every document, with its sums', () => {
    const { code, out, err } = coverage();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const document of DOCUMENTS) {
      const units = findLedger(document)?.length ?? 0;
      expect(out).toMatch(new RegExp(`^document ${document}, .*\\n${units} units, `, 'm'));
    }
  });

  test('reads as it was reviewed where the page is not at hand', () => {
    expectGolden(join(__dirname, 'golden', 'coverage-001.txt'), coverage('--document', '001').out);
  });

  test('holds with --json every entry of the ledger as it is committed', () => {
    const all = json();
    expect(all.map(({ document }) => document)).toEqual(DOCUMENTS);
    for (const { document, lines, units, claimed, headings, silent, changed } of all) {
      expect(lines).toEqual(findLedger(document)?.map((entry) => ({ ...entry, text: null, state: 'unread' })));
      expect(units).toBe(claimed + headings + silent);
      expect(changed).toBeNull();
    }
    expect(json('--document', '002').map(({ document }) => document)).toEqual(['002']);
  });

  test('stands beside the text where the pages are at hand, and says which lines are not as they were', () => {
    const page = pageOf('000', 'Heading\n\nTCP\u00a0443\n一つ。二つ。');
    const same = coverageOf(WORDS, LEDGER, page);
    expect(same).toMatchObject({ units: 4, claimed: 2, headings: 1, silent: 1, changed: 0 });
    expect(same.lines.map(({ text, state }) => `${state} ${text}`)).toEqual([
      'same Heading',
      'same TCP 443',
      'same 一つ。',
      'same 二つ。',
    ]);

    const other = coverageOf(WORDS, LEDGER, pageOf('000', 'Heading\n\nTCP 444\n一つ。\nUDP'));
    expect(other.changed).toBe(5);
    expect(other.lines.map(({ line, part, text, state }) => `${line}.${part} ${state} ${text}`)).toEqual([
      '1.0 same Heading',
      '3.0 changed TCP 444',
      '4.0 new 一つ。',
      '4.1 gone null',
      '4.2 gone null',
      '5.0 new UDP',
    ]);
  });

  test('tells a changed line for a person too, and remarks it on stderr', () => {
    writeFileSync(join(folder, '001_page.txt'), 'Endpoint Central Cloud ナレッジベース\n\n何か別のもの\n');
    const { code, out, err } = coverage('--document', '001', '--seeds', folder);
    expect(code).toBe(0);
    expect(err).toMatch(/^portolan coverage: document 001: \d+ units are not as when the ledger was taken\n$/);
    expect(out).toMatch(
      /^1 +Endpoint Central Cloud ナレッジベース\n +[a-z-]+\n3 +何か別のもの\n +changed since the ledger was taken; what claimed it then:\n +heading\n/m,
    );
    expect(out).toContain('no longer on the page; what claimed it:');
  });

  test('looks for the pages where it is told, then where PORTOLAN_SEEDS points, and does without them', () => {
    writeFileSync(join(folder, '001_page.txt'), 'x');
    const nowhere = join(folder, 'nowhere');
    expect([...pagesAtHand(['001'], folder, { PORTOLAN_SEEDS: nowhere }).pages.keys()]).toEqual(['001']);
    expect([...pagesAtHand(['001'], undefined, { PORTOLAN_SEEDS: folder }).pages.keys()]).toEqual(['001']);
    expect(pagesAtHand(['001'], undefined, { PORTOLAN_SEEDS: 'none' })).toEqual({
      pages: new Map(),
      issues: [],
      remarks: [],
    });
    const { pages, issues, remarks } = pagesAtHand(['000', '001'], undefined, { PORTOLAN_SEEDS: folder });
    expect([...pages.keys()]).toEqual(['001']);
    expect({ issues, remarks }).toEqual({ issues: [], remarks: [`PORTOLAN_SEEDS=${folder} holds no page of 000`] });
    expect(pagesAtHand(['001'], undefined, {}).issues).toEqual([]);
  });

  test.each([80, 120])('keeps to %i columns', (width) => {
    writeFileSync(
      join(folder, '001_page.txt'),
      '一つ目の行は端末とサーバの間の通信について長い文で述べているので、折り返されます。'.repeat(3),
    );
    const { out } = onScreen(width, 'coverage', '--document', '001', '--seeds', folder);
    expect(out.split('\n').filter((line) => columnsOf(line) > width)).toEqual([]);
  });
});

describe('a coverage that cannot be', () => {
  test('of a document that does not exist lists those that do', () => {
    const { code, out, err } = coverage('--document', '005');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('pass one of 000, 001, 002, 003 or 004');
  });

  test('with a folder that lacks a page names the page', () => {
    const file = join(folder, '000_page.txt');
    writeFileSync(file, 'x');
    const { code, out, err } = coverage('--seeds', folder);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('holds no page of 001, 002, 003 or 004');
    expect(coverage('--seeds', file).code).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe('x');
  });

  test('is told all at once', () => {
    const { err } = coverage('--document', '5', '--seeds', join(folder, 'nowhere'), '--jsn');
    expect(err.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(2);
  });
});
