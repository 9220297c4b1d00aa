import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endpointCentralCloud } from '../../lib/catalog/endpoint-central-cloud';
import type { Citation } from '../../lib/model/citation';
import type { Host } from '../../lib/model/host';
import type { Note, Product, Requirement } from '../../lib/model/product';
import { citationsOf, claims, type Exception, misquotes, sectionsOf } from './page-claims';
import { normalise, type Page, pageOf, tokensOf } from './page-tokens';
import { describePage, placeOfPage } from './pages';

/**
 * Tokens that nothing has to claim. At most fifteen per document, each with its reason; one that is no longer needed is
 * an error.
 */
const EXCEPTIONS: readonly Exception[] = [];

const PRODUCT: Product = endpointCentralCloud;

describe('exceptions', () => {
  test.each(PRODUCT.documents.map(({ id }) => id))(
    'document %s has at most fifteen, each with a reason',
    (document) => {
      const own = EXCEPTIONS.filter((exception) => exception.document === document);
      expect(own.length).toBeLessThanOrEqual(15);
      expect(own.filter(({ reason }) => reason.trim() === '')).toEqual([]);
    },
  );
});

for (const { id } of PRODUCT.documents) {
  describePage(id, {
    'every host, address and port of the page is claimed in its section': (page) => {
      expect(claims(page, PRODUCT, EXCEPTIONS).unclaimed).toEqual([]);
    },
    'no exception has become idle': (page) => {
      expect(claims(page, PRODUCT, EXCEPTIONS).idle).toEqual([]);
    },
    'every quote stands on the page, word for word, under the heading that it names': (page) => {
      expect(citationsOf(PRODUCT).some(({ cite }) => cite.document === page.document)).toBe(true);
      expect(misquotes(page, PRODUCT)).toEqual([]);
    },
    'the title in the register is a line of the page': (page) => {
      const titles = PRODUCT.documents.filter((document) => document.id === page.document).map(({ title }) => title);
      expect(page.lines.map(({ text }) => text)).toEqual(expect.arrayContaining(titles));
    },
    'the host, address or port that a requirement loses is noticed': (page) => {
      const lossy = losses(page);
      for (const { lost, section, product } of lossy) {
        const found = heldByNotesAlone(page, product);
        expect({ lost, section, found }).toEqual({ lost, section, found: expect.arrayContaining([[section, lost]]) });
      }
      const lost = new Set(lossy.map((one) => one.lost));
      const everything = PRODUCT.requirements.flatMap(({ hosts, ranges, ports }) => [
        ...hosts.flatMap(namesOf),
        ...(ranges?.cidrs ?? []),
        ...(ranges?.for ?? []),
        ...ports,
      ]);
      expect(lost).toEqual(new Set(page.document === '000' ? everything : []));
    },
    'what notes alone hold is nothing that a requirement opens, so that no note makes up for a loss': (page) => {
      expect(heldByNotesAlone(page, PRODUCT)).toEqual(TOKENS_OF_NOTES[page.document]);
    },
    'a note that alone holds a token is missed when it goes': (page) => {
      const missed = PRODUCT.notes.filter(
        (note) => claims(page, { ...PRODUCT, notes: without(PRODUCT.notes, note) }, EXCEPTIONS).unclaimed.length > 0,
      );
      expect(missed.map(({ id: note }) => note)).toEqual(NOTES_THAT_HOLD_TOKENS[page.document]);
    },
    'a quote that is changed by one letter is noticed': (page) => {
      const note = PRODUCT.notes.find(({ cites }) => cites[0].document === page.document);
      if (note === undefined) throw new Error('no note cites this page first');
      const [first, ...others] = note.cites;
      const changed: Note = { ...note, cites: [{ ...first, quote: `${first.quote}ん` }, ...others] };
      expect(misquotes(page, { ...PRODUCT, notes: [changed] })).toHaveLength(1);
      const moved: Note = { ...note, cites: [{ ...first, section: 'リモート' }, ...others] };
      expect(misquotes(page, { ...PRODUCT, notes: [moved] })).toHaveLength(1);
    },
    'an exception is counted while it is needed and reported when it is not': (page) => {
      const none: Product = { ...PRODUCT, requirements: [], notes: [] };
      const [token] = claims(page, none, []).unclaimed;
      if (token === undefined) throw new Error('a page without tokens');
      const exception = { document: page.document, section: token.section, token: token.text, reason: 'a test' };
      const left = claims(page, none, [exception]);
      expect(left.idle).toEqual([]);
      expect(left.unclaimed).not.toContainEqual(token);
      const elsewhere = { ...exception, section: 'nowhere' };
      expect(claims(page, none, [elsewhere])).toEqual({ ...claims(page, none, []), idle: [elsewhere] });
    },
  });
}

describePage('000', {
  'the three lists of the page, read line by line, are the lists of the data': (page) => {
    const lists = listsOf(page);
    expect(Object.keys(lists)).toHaveLength(3);
    for (const [heading, from, layout] of LISTS) {
      const list = lists[normalise(heading)];
      expect({ heading, US: list?.US, JP: list?.JP }).toEqual({
        heading,
        US: domainsOf(from, layout, 'US'),
        JP: domainsOf(from, layout, 'JP'),
      });
    }
  },
  'every address of the page is a range of one data centre': (page) => {
    const printed = tokensOf(page.text).filter(({ kind }) => kind === 'address');
    const ranges = ['agent-cloud-jp', 'agent-cloud-us'].flatMap((id) => requirement(id).ranges?.cidrs ?? []);
    expect(printed.map(({ text }) => text)).toEqual(ranges);
    expect(ranges).toHaveLength(11);
  },
});

describe('pages at hand or not', () => {
  const nowhere = join(tmpdir(), 'no-such-folder-of-pages');

  test('without the folder the tests are skipped, and with CI they fail', () => {
    expect(placeOfPage('000', {}, nowhere).kind).toBe('skipped');
    expect(placeOfPage('000', { CI: 'false' }, nowhere).kind).toBe('skipped');
    expect(placeOfPage('000', { CI: 'true' }, nowhere).kind).toBe('missing');
    expect(placeOfPage('000', { CI: '1' }, nowhere).kind).toBe('missing');
  });

  test('a folder that PORTOLAN_SEEDS names has to hold the pages', () => {
    expect(placeOfPage('000', { PORTOLAN_SEEDS: nowhere }).kind).toBe('missing');
    const folder = mkdtempSync(join(tmpdir(), 'pages-'));
    try {
      writeFileSync(join(folder, '000_x.txt'), '');
      expect(placeOfPage('000', { PORTOLAN_SEEDS: folder })).toEqual({
        kind: 'found',
        file: join(folder, '000_x.txt'),
      });
      expect(placeOfPage('001', { PORTOLAN_SEEDS: folder }).kind).toBe('missing');
      expect(placeOfPage('001', {}, folder).kind).toBe('skipped');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('PORTOLAN_SEEDS=none does without them on purpose, with CI too', () => {
    expect(placeOfPage('000', { PORTOLAN_SEEDS: 'none', CI: 'true' }).kind).toBe('skipped');
  });
});

test('a token is claimed in the list in which it stands, not because another list has it', () => {
  const page = pageOf('000', 'List one\n• a.example.com\nList two\n• a.example.com\n• b.example.com');
  const cite = { document: '000', section: 'List one', quote: 'x', gloss: 'x' };
  const one: Requirement = { ...requirement('agent-cloud-jp'), hosts: [host('a.example.com')], cites: [cite] };
  const two: Requirement = {
    ...requirement('agent-cloud-jp'),
    hosts: [host('b.example.com')],
    cites: [{ ...cite, section: 'List two' }],
  };
  const product: Product = { ...PRODUCT, requirements: [one, two], notes: [] };
  expect(claims(page, product, []).unclaimed).toEqual([
    expect.objectContaining({ text: 'a.example.com', section: 'List two' }),
  ]);
});

/** The notes without which a token would be loose: nothing else on the page says what they quote. */
const NOTES_THAT_HOLD_TOKENS: Readonly<Record<string, readonly string[]>> = {
  '000': ['data-center-by-sign-up', 'jp-dms-names-misprinted', 'other-data-centers-by-link'],
  '001': ['misspelt-download-host', 'tls-1-2-on-old-windows', 'import-root-certificates'],
};

/** The tokens that nothing but notes holds, each with its section: dates, misprints, and what opens nothing. */
const TOKENS_OF_NOTES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  '000': [
    ['Endpoint Central Cloud が使用するドメイン', '2022'],
    ['Endpoint Central Cloud が使用するドメイン', '15'],
    ['エージェントと Endpoint Central Cloud との通信', 'jp1-dms.zoho.com'],
    ['エージェントと Endpoint Central Cloud との通信', 'jp2-dms.zoho.com'],
    ['ホワイトリスト登録する必要のあるIPアドレス', '.com.au'],
  ],
  '001': [
    ['(A) ドメインへ到達可能か確認する', 'donwloads.zohocdn.com'],
    ['(C) TLS 1.2がデフォルトで通信に使用されるか確認する', '2008'],
    ['(C) TLS 1.2がデフォルトで通信に使用されるか確認する', '2012'],
    ['インストール済みのルート証明書の確認・手動インポート手順', 'mmc.exe'],
  ],
};

const LISTS = [
  ['エージェントと Endpoint Central Cloud との通信', 'agent', false],
  ['配信サーバーと Endpoint Central Clouod との通信', 'distributionServer', true],
  ['配信サーバー配下のエージェント と Endpoint Central Cloud との通信', 'agent', true],
] as const;

/** The lists of the page: the heading of a table, then one bullet per name; the second column starts without a heading. */
function listsOf(page: Page): Record<string, { US: Set<string>; JP: Set<string> }> {
  const lists: Record<string, { US: Set<string>; JP: Set<string> }> = {};
  const texts = page.lines.map(({ text }) => text);
  texts.forEach((text, at) => {
    if (text !== '米国データセンター 日本データセンター') return;
    const heading = texts.slice(0, at).findLast((line) => LISTS.some(([printed]) => normalise(printed) === line)) ?? '';
    const end = texts.findIndex((line, i) => i > at && !line.startsWith('• '));
    const names = texts.slice(at + 1, end).map((line) => line.slice(2));
    const column = names.indexOf('desktopcentral.manageengine.jp');
    lists[heading] = { US: new Set(names.slice(0, column)), JP: new Set(names.slice(column)) };
  });
  return lists;
}

/** What the data holds for one column of one list: the names, the expression and the names beside it. */
function domainsOf(from: string, distributionServer: boolean, dataCenter: string): Set<string> {
  const held = PRODUCT.requirements.filter(
    (one) =>
      one.from === from &&
      (one.to === 'cloud' || one.to === 'patchDatabase') &&
      one.proxy === 'possible' &&
      one.when.some(
        (when) => when.dataCenter?.includes(dataCenter) && when.distributionServer?.includes(distributionServer),
      ),
  );
  return new Set(held.flatMap(({ hosts }) => hosts.flatMap(namesOf)));
}

function namesOf(one: Host): readonly string[] {
  return one.kind === 'pattern' ? [one.printed, ...one.listed] : [one.printed];
}

function requirement(id: string): Requirement {
  const found = PRODUCT.requirements.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no requirement '${id}'`);
  return found;
}

function host(name: string): Host {
  return { kind: 'exact', name, printed: name };
}

interface Loss {
  readonly lost: string;
  readonly section: string;
  readonly product: Product;
}

/**
 * The product without one name, one range or one port, each in its turn and in each section where a requirement that
 * cites it has it: taken from every requirement that cites the section, since two columns of a table share names, and
 * from every one that shares its hosts, since the same list goes through the proxy and round it.
 */
function losses(page: Page): readonly Loss[] {
  const texts = new Map<string, string>();
  for (const { heading, text } of sectionsOf(page, PRODUCT)) texts.set(heading, `${texts.get(heading) ?? ''} ${text}`);
  return [...texts].flatMap(([section, text]) => {
    const printed = new Set(tokensOf(text).map((token) => token.text));
    const citing = PRODUCT.requirements.filter(({ cites }) =>
      cites.some((cite) => cite.document === page.document && normalise(cite.section) === section),
    );
    const lists = citing.map(({ hosts }) => hosts);
    const touched = (one: Requirement) => citing.includes(one) || lists.includes(one.hosts);
    const held = citing.flatMap(({ hosts, ranges, unprintedRanges, ports }) => [
      ...hosts.flatMap(namesOf),
      ...(ranges?.cidrs ?? []),
      ...(ranges?.for ?? []),
      ...(unprintedRanges?.for ?? []),
      ...ports,
    ]);
    return [...new Set(held)]
      .filter((token) => printed.has(token))
      .map((lost) => ({
        lost,
        section,
        product: {
          ...PRODUCT,
          requirements: PRODUCT.requirements.map((one) => (touched(one) ? lose(one, lost) : one)),
        },
      }));
  });
}

/** A requirement that has forgotten one token, wherever it held it. */
function lose(one: Requirement, lost: string): Requirement {
  const { ranges, unprintedRanges } = one;
  return {
    ...one,
    hosts: one.hosts.filter(({ printed }) => printed !== lost).map((other) => withoutListed(other, lost)),
    ports: without(one.ports, lost),
    ...(ranges && { ranges: { for: without(ranges.for, lost), cidrs: without(ranges.cidrs, lost) } }),
    ...(unprintedRanges && { unprintedRanges: { ...unprintedRanges, for: without(unprintedRanges.for, lost) } }),
  };
}

/**
 * The tokens of a page that would be loose without the notes, each with its section. The notes stay and quote nothing,
 * so that the page is cut at the same headings.
 */
function heldByNotesAlone(page: Page, product: Product): readonly (readonly [string, string])[] {
  const silent = product.notes.map((note) => {
    const [first, ...others] = note.cites;
    const mute = (cite: Citation): Citation => ({ ...cite, quote: '\0' });
    return { ...note, cites: [mute(first), ...others.map(mute)] } satisfies Note;
  });
  const { unclaimed } = claims(page, { ...product, notes: silent }, EXCEPTIONS);
  return unclaimed.map(({ section, text }) => [section, text] as const);
}

function withoutListed(one: Host, name: string): Host {
  return one.kind === 'pattern' ? { ...one, listed: without(one.listed, name) } : one;
}

function without<Item>(list: readonly Item[], item: Item): readonly Item[] {
  return list.filter((one) => one !== item);
}
