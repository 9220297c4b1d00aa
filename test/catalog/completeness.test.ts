import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allProducts } from '../../lib/catalog';
import { endpointCentralCloud } from '../../lib/catalog/endpoint-central-cloud';
import type { Citation } from '../../lib/model/citation';
import type { Host } from '../../lib/model/host';
import type { Note, Product, Requirement } from '../../lib/model/product';
import { type PlacedToken, printedBy, unclaimedTokens } from '../../lib/testing/claims';
import { normalise, type Page, pageOf, portsOf, tokensOf, tokensOfPage } from '../../lib/testing/page';
import { citationsOf, misquotes, nameOf, type Section, sectionsOf } from '../../lib/testing/sections';
import { expectGolden } from '../golden';
import { describePage, placeOfPage } from './pages';
import { muted, withoutPart } from './without-part';

const PRODUCT: Product = endpointCentralCloud;

const GIVEN = allProducts().flatMap((product) =>
  product.documents.filter(({ kind }) => kind === 'given').map((document) => ({ document, product })),
);

for (const { document, product } of GIVEN) {
  describePage(document.id, {
    'every host, address and port of the page is claimed in its section': (page) => {
      expect(unclaimedTokens(page, product).map((token) => toldToken(page, token))).toEqual([]);
    },
    'every quote stands on the page, word for word, under the heading that it names': (page) => {
      expect(citationsOf(product).some(({ cite }) => cite.document === page.document)).toBe(true);
      expect(misquotes(page, product)).toEqual([]);
    },
    'a heading that stands on the page more than once is cited by its path, or is the title': (page) => {
      const sections = sectionsOf(page, product);
      const names = new Set(sections.flatMap((section) => section.names));
      const several = [...names].filter(
        (name) => sections.filter((section) => section.names.includes(name)).length > 1,
      );
      expect(several.filter((name) => name !== normalise(document.title))).toEqual([]);
    },
    'the title in the register is a line of the page': (page) => {
      expect(page.lines.map(({ text }) => text)).toContain(normalise(document.title));
    },
    'what a requirement holds is printed in the sections that it cites': (page) => {
      const strange = product.requirements
        .filter((one) => homeOf(one, product) === page.document)
        .flatMap((one) => unprinted(one, page, product).map((datum) => `${one.id}: ${datum}`));
      expect(strange).toEqual([]);
    },
    'the host, address or port that the requirements of a section lose is noticed': (page) => {
      const silent = product.notes.reduce((rest, { id }) => withoutPart(rest, id), product);
      const known = new Set(unclaimedTokens(page, silent).map((token) => token.start));
      let losses = 0;
      for (const section of sectionsOf(page, product)) {
        for (const lost of heldIn(section, page, known)) {
          const poorer = withoutToken(silent, section, page, lost);
          const found = unclaimedTokens(page, poorer).filter((token) => !known.has(token.start));
          expect({ lost, found: found.map(({ text }) => text) }).toEqual({
            lost,
            found: expect.arrayContaining([lost]),
          });
          losses += 1;
        }
      }
      // A page of advice (`001`) prints nothing that is opened.
      const home = product.requirements.filter((one) => homeOf(one, product) === page.document);
      expect(losses > 0).toBe(home.some((one) => printedBy(one).length > 0));
    },
    'what notes alone hold is what was reviewed, and nothing that a requirement opens': (page) => {
      expectGolden(join(__dirname, 'golden', `${page.document}.txt`), heldByNotes(page, product));
    },
    'a note that alone holds a token is missed when it goes': (page) => {
      for (const [token, [id, ...others]] of notesOfTokens(page, product)) {
        if (id === undefined || others.length > 0) continue;
        const found = unclaimedTokens(page, withoutPart(product, id)).map(({ start }) => start);
        expect({ id, found }).toEqual({ id, found: expect.arrayContaining([token.start]) });
      }
    },
    'a quote that is changed by one letter is noticed': (page) => {
      const note = product.notes.find(({ cites }) => cites[0].document === page.document);
      if (note === undefined) throw new Error('no note cites this page first');
      const [first, ...others] = note.cites;
      const changed: Note = { ...note, cites: [{ ...first, quote: `${first.quote}ん` }, ...others] };
      expect(misquotes(page, { ...product, notes: [changed] })).toHaveLength(1);
      const moved: Note = { ...note, cites: [{ ...first, section: 'no such heading' }, ...others] };
      expect(misquotes(page, { ...product, notes: [moved] })).toHaveLength(1);
    },
  });
}

/** `line 13: port 2022`. */
function toldToken(page: Page, { kind, text, start }: { kind: string; text: string; start: number }): string {
  return `line ${page.lines.findLast((line) => line.start <= start)?.line}: ${kind} ${text}`;
}

/** The first page of a product that a requirement cites: what it holds is printed there, and others speak of it. */
function homeOf({ cites }: Requirement, { documents }: Product): string | undefined {
  return documents.find(({ id, kind }) => kind === 'given' && cites.some((cite) => cite.document === id))?.id;
}

/** What a requirement holds and no section prints that it cites on this page. */
function unprinted(one: Requirement, page: Page, product: Product): readonly string[] {
  const cites = [...one.cites, ...(one.unprintedRanges === undefined ? [] : [one.unprintedRanges.cite])];
  const names = cites.filter(({ document }) => document === page.document).map(nameOf);
  const cited = sectionsOf(page, product).filter((section) => section.names.some((name) => names.includes(name)));
  const tokens = cited.flatMap(({ text }) => tokensOf(text));
  const isPrinted = (datum: string) =>
    tokens.some(
      ({ kind, text }) => text === datum || (kind === 'port' && portsOf(text).join() === portsOf(datum).join()),
    );
  const withoutPath = one.hosts.flatMap((host) => (host.kind === 'exact' && host.path ? [host.name] : []));
  return printedBy(one).filter((datum) => !isPrinted(datum) && !withoutPath.some((name) => isPrinted(name)));
}

/** The tokens of a section that requirements hold, each once. */
function heldIn({ start, end }: Section, page: Page, loose: ReadonlySet<number>): readonly string[] {
  const tokens = tokensOfPage(page).filter((token) => token.start >= start && token.start < end);
  return [...new Set(tokens.filter((token) => !loose.has(token.start)).map(({ text }) => text))];
}

/**
 * The product whose requirements that cite a section have forgotten one token, wherever they held it: two columns of a
 * table share names, and so do rows that go through the proxy and round it.
 */
function withoutToken(product: Product, section: Section, page: Page, lost: string): Product {
  const cites = (cite: Citation) => cite.document === page.document && section.names.includes(nameOf(cite));
  const touched = product.requirements.filter(
    ({ cites: own, unprintedRanges }) =>
      own.some(cites) || (unprintedRanges !== undefined && cites(unprintedRanges.cite)),
  );
  return {
    ...product,
    requirements: product.requirements.map((one) => (touched.includes(one) ? lose(one, lost) : one)),
  };
}

/** A requirement that has forgotten one token, and whatever prints it. */
function lose(one: Requirement, lost: string): Requirement {
  const { ranges, unprintedRanges } = one;
  const isNumber = /^\d{2,5}(?:\D\d{2,5})?$/.test(lost);
  const [first, last] = portsOf(lost);
  const holds = (range: string) => isNumber && portsOf(range)[0] <= first && last <= portsOf(range)[1];
  return {
    ...one,
    hosts: one.hosts
      .filter((host) => host.printed !== lost && !(host.kind === 'exact' && host.name === lost))
      .map((other) => (other.kind === 'pattern' ? { ...other, listed: without(other.listed, lost) } : other)),
    ports: one.ports.filter((range) => !holds(range)),
    ...(ranges && { ranges: { ...ranges, for: without(ranges.for, lost), cidrs: without(ranges.cidrs, lost) } }),
    ...(unprintedRanges && { unprintedRanges: { ...unprintedRanges, for: without(unprintedRanges.for, lost) } }),
  };
}

/** The tokens that no requirement holds, with the notes whose quotes do. */
function notesOfTokens(page: Page, product: Product): readonly (readonly [PlacedToken, readonly string[]])[] {
  const mute = (notes: readonly Note[]) => notes.map((note) => ({ ...note, cites: muted(note.cites) }));
  const loose = unclaimedTokens(page, { ...product, notes: mute(product.notes) });
  const heldBy = product.notes.map((note) => {
    const others = mute(without(product.notes, note));
    const left = unclaimedTokens(page, { ...product, notes: [note, ...others] });
    return { id: note.id, left: new Set(left.map(({ start }) => start)) };
  });
  return loose.map(
    (token) => [token, heldBy.filter(({ left }) => !left.has(token.start)).map(({ id }) => id)] as const,
  );
}

/** One line per token, in the order of the page: dates, misprints, page numbers, and what opens nothing. */
function heldByNotes(page: Page, product: Product): string {
  const lines = notesOfTokens(page, product).map(
    ([token, ids]) => `${toldToken(page, token)}, held by ${ids.join(', ') || 'NOTHING'}`,
  );
  return [`# Tokens of document ${page.document} that notes alone hold: they open nothing`, ...lines].join('\n');
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
    const printed = tokensOfPage(page).filter(({ kind }) => kind === 'address');
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
  expect(unclaimedTokens(page, product)).toEqual([
    expect.objectContaining({ text: 'a.example.com', section: 'List two' }),
  ]);
});

test('a range with a wave between its ends is claimed by the ports that it means', () => {
  const cite = { document: '000', section: 'Ports', quote: 'x', gloss: 'x' };
  const holding = (...ports: string[]): Product => ({
    ...PRODUCT,
    requirements: [{ ...requirement('agent-cloud-jp'), hosts: [], ranges: undefined, ports, cites: [cite] }],
    notes: [],
  });
  const loose = (text: string, ...ports: string[]) =>
    unclaimedTokens(pageOf('000', `Ports\n${text}`), holding(...ports)).map((token) => token.text);
  for (const wave of ['~', '\u301c', '\uff5e', '-', '–']) {
    expect(loose(`TCP:50202${wave}50299`, '50202-50299')).toEqual([]);
    expect(loose(`TCP:50202${wave}50299`, '50202-50298')).toEqual([`50202${wave}50299`]);
    expect(loose(`1024${wave}65535`, '1024-65535')).toEqual([]);
  }
  expect(loose('TCP:80、443', '80', '443')).toEqual([]);
  expect(loose('TCP:80、443', '80')).toEqual(['443']);
  expect(loose('UDP:16420、16430~16439', '16420', '16430-16439')).toEqual([]);
});

test('a name that stands only beside ranges is claimed where the ranges stand, and in no list of names', () => {
  const cite = { document: '000', section: 'Ranges', quote: 'x', gloss: 'x' };
  const ranges = { for: ['a.example.com'], cidrs: ['10.2.0.0/16'] };
  const cites = [cite, { ...cite, section: 'Names' }] as const;
  const product: Product = {
    ...PRODUCT,
    requirements: [{ ...requirement('agent-cloud-jp'), hosts: [], ranges, cites }],
    notes: [],
  };
  const page = pageOf('000', 'Ranges\na.example.com\n10.2.0.0/16\nNames\na.example.com');
  expect(unclaimedTokens(page, product).map(({ text, section }) => [text, section])).toEqual([
    ['a.example.com', 'Names'],
  ]);
});

test('wildcards and stars are claimed by the ranges that print them', () => {
  const cite = { document: '000', section: 'Ranges', quote: 'x', gloss: 'x' };
  const ranges = { for: ['*.example.com'], cidrs: ['10.1.*', '10.2.0.0/16'], readAs: { '10.1.*': '10.1.0.0/16' } };
  const one: Requirement = { ...requirement('agent-cloud-jp'), hosts: [], ranges, cites: [cite] };
  const page = pageOf('000', 'Ranges\nOutbound*.example.com\n10.1.*\n10.2.0.0/16');
  const product: Product = { ...PRODUCT, requirements: [one], notes: [] };
  expect(unclaimedTokens(page, product)).toEqual([]);
  for (const lost of ['*.example.com', '10.1.*', '10.2.0.0/16']) {
    const poorer: Product = { ...product, requirements: [lose(one, lost)] };
    expect(unclaimedTokens(page, poorer).map(({ text }) => text)).toEqual([lost]);
  }
});

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

function without<Item>(list: readonly Item[], item: Item): readonly Item[] {
  return list.filter((one) => one !== item);
}
