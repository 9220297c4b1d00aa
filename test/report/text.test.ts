import { join } from 'node:path';
import { PRODUCTS } from '../../lib/catalog';
import { compile } from '../../lib/compile';
import { type Report, renderText, reportOf } from '../../lib/report';
import { columnsOf, wrapWords } from '../../lib/report/layout';
import { role } from '../../lib/resolve';
import { expectGolden } from '../golden';
import { reportOfShip } from './harbour';

const product = PRODUCTS['endpoint-central-cloud'];

function reportOfAgents(reachBy: 'names' | 'addresses'): Report {
  const entry = role(product, { dataCenter: 'US', remoteControl: true, distributionServer: true }, 'agent', {
    reachBy,
  });
  return reportOf(compile('aws-network-firewall', [{ entry, unbound: ['distributionServer'] }], {}));
}

const REPORTS: Readonly<Record<string, Report>> = {
  'ship in a security group': reportOfShip('aws-security-group'),
  'ship behind a firewall': reportOfShip('aws-network-firewall'),
  'agents by names': reportOfAgents('names'),
  'agents by addresses': reportOfAgents('addresses'),
};

const WIDTHS = [...Array.from({ length: 221 }, (_, index) => 20 + index), 400, Number.POSITIVE_INFINITY];

const plain = { colour: false } as const;
const bare = (text: string) => text.replace(/\s+/g, '');
const occurrences = (text: string, token: string) => text.split(token).length - 1;

/** Every peer, name, quote and address that a report has to show. */
function tokensOf(report: Report): readonly string[] {
  const cites = report.flows.flatMap((flow) => flow.cites);
  return [
    ...new Set([
      ...report.rows.flatMap(({ peer, peerNames }) => [peer, ...peerNames]),
      ...report.uncovered.flatMap(({ peers }) => peers),
      ...report.refused.map(({ peer }) => peer),
      ...report.others.flatMap(({ peers }) => peers),
      ...cites.flatMap(({ quote, section, address, title }) => [quote, section, address, title]),
    ]),
  ];
}

describe.each(Object.entries(REPORTS))('the report of %s', (_name, report) => {
  const texts = new Map(WIDTHS.map((width) => [width, renderText(report, { width, ...plain })] as const));

  test('shows every peer, name, quote and source at every width, none of them broken', () => {
    const tokens = tokensOf(report);
    expect(tokens.length).toBeGreaterThan(5);
    for (const [width, text] of texts) {
      const lines = text.split('\n').map(bare);
      const [apart, whole] = [lines.join('\n'), lines.join('')];
      for (const token of tokens.map(bare)) {
        const unbroken = occurrences(apart, token);
        if (unbroken === 0 || unbroken < occurrences(whole, token)) throw new Error(`${token} is broken at ${width}`);
      }
    }
  });

  test('shows the ports of every row whole', () => {
    for (const text of texts.values()) {
      const words = new Set(text.split(/[\s,]+/));
      const ports = report.rows.flatMap((row) => row.ports);
      expect(ports.filter((port) => !words.has(port))).toEqual([]);
    }
  });

  test('holds every gloss word for word, broken at blanks alone', () => {
    for (const page of texts.values()) {
      const text = page.replace(/\s+/g, ' ');
      const glosses = report.flows.flatMap((flow) => flow.cites.map(({ gloss }) => gloss));
      expect(glosses.filter((gloss) => !text.includes(gloss))).toEqual([]);
    }
  });

  test('keeps to the width, but for what may not be broken', () => {
    const unbreakable = report.flows.flatMap(({ cites }) =>
      cites.flatMap(({ quote, document, section, title, address }) => [
        `“${quote}”`,
        `${document}: ${section}`,
        title,
        address,
      ]),
    );
    for (const [width, text] of texts) {
      const long = text
        .split('\n')
        .filter((line) => columnsOf(line) > width)
        .filter((line) => /\S\s+\S/.test(line) && !unbreakable.some((token) => line.includes(token)));
      expect(long).toEqual([]);
    }
  });

  test('has escape codes with colour, and none without', () => {
    const coloured = renderText(report, { width: 100, colour: true });
    expect(coloured).toContain('\u001b[');
    for (const text of texts.values()) expect(text).not.toContain('\u001b');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes are what is taken off
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(renderText(report, { width: 100, ...plain }));
  });
});

describe('a report on a page', () => {
  test.each([40, 80, 140])('reads as it was reviewed at %i columns', (width) => {
    for (const target of ['aws-security-group', 'aws-network-firewall'] as const) {
      const file = join(__dirname, 'golden', `ship.${target}.${width}.txt`);
      expectGolden(file, renderText(reportOfShip(target), { width, ...plain }));
    }
  });

  test('breaks words at blanks, and keeps a word whole that is wider than the page', () => {
    expect(wrapWords('one two three', 7, 0, 2)).toEqual(['one two', '  three']);
    expect(wrapWords('a unbreakable b', 4, 1)).toEqual([' a', ' unbreakable', ' b']);
  });

  test('counts two columns for what is written wide', () => {
    expect(columnsOf('港 a')).toBe(4);
    expect(columnsOf('（ｶﾅ')).toBe(4);
    expect(columnsOf('が')).toBe(2);
  });
});
