import { join } from 'node:path';
import { PRODUCTS } from '../../lib/catalog';
import { compile } from '../../lib/compile';
import { type Report, renderText, reportOf } from '../../lib/report';
import { columnsOf, wrapQuoted, wrapWords } from '../../lib/report/layout';
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
  'ship behind a resolver': reportOfShip('aws-dns-firewall'),
  'ship in a network security group': reportOfShip('azure-network-security-group'),
  'agents by names': reportOfAgents('names'),
  'agents by addresses': reportOfAgents('addresses'),
};

const WIDTHS = [...Array.from({ length: 221 }, (_, index) => 20 + index), 400, Number.POSITIVE_INFINITY];

const plain = { colour: false } as const;
const bare = (text: string) => text.replace(/\s+/g, '');
const occurrences = (text: string, token: string) => text.split(token).length - 1;

/** What is never broken: host names, ports, addresses, and every other word of Latin letters. */
const runsOf = (text: string) => (text.match(/[A-Za-z0-9][A-Za-z0-9.:/*-]*/g) ?? []).sort();

/** What is quoted: sentences, the headings that they stand under, and titles. */
function quotedIn(report: Report): readonly string[] {
  const cites = report.flows.flatMap((flow) => flow.cites);
  return [...new Set(cites.flatMap(({ quote, section, title }) => [quote, section, title]))];
}

/** Every peer, name and address that a report has to show on one line. */
function tokensOf(report: Report): readonly string[] {
  const cites = report.flows.flatMap((flow) => flow.cites);
  return [
    ...new Set([
      ...report.rows.flatMap(({ peer, peerNames }) => [peer, ...peerNames]),
      ...report.uncovered.flatMap(({ peers }) => peers),
      ...report.refused.map(({ peer }) => peer),
      ...report.others.flatMap(({ peers }) => peers),
      ...cites.map(({ address }) => address),
    ]),
  ];
}

describe.each(Object.entries(REPORTS))('the report of %s', (_name, report) => {
  const texts = new Map(WIDTHS.map((width) => [width, renderText(report, { width, ...plain })] as const));

  test('shows every peer, name and address at every width, none of them broken', () => {
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

  test('shows every sentence and its source at every width, broken by nothing but ends of lines', () => {
    const quoted = quotedIn(report).map(bare);
    for (const [width, text] of texts) {
      const whole = bare(text);
      const lost = quoted.filter((words) => !whole.includes(words));
      expect({ width, lost }).toEqual({ width, lost: [] });
    }
  });

  test('breaks no host name, no port and no other Latin word at any width, quoted ones included', () => {
    const whole = runsOf(renderText(report, { width: Number.POSITIVE_INFINITY, ...plain }));
    for (const [width, text] of texts) expect({ width, runs: runsOf(text) }).toEqual({ width, runs: whole });
  });

  test('shows the ports of every row whole', () => {
    const ports = report.rows.flatMap((row) => row.ports);
    for (const text of texts.values()) {
      const words = new Set(text.split(/[\s,]+/));
      expect(ports.filter((port) => !words.has(port))).toEqual([]);
    }
  });

  test('holds every gloss word for word, broken at blanks alone', () => {
    const glosses = [...new Set(report.flows.flatMap((flow) => flow.cites.map(({ gloss }) => gloss)))];
    for (const page of texts.values()) {
      const text = page.replace(/\s+/g, ' ');
      expect(glosses.filter((gloss) => !text.includes(gloss))).toEqual([]);
    }
  });

  test('keeps to the width, but for one word that is wider than the page', () => {
    for (const [width, text] of texts) {
      const long = text
        .split('\n')
        .filter((line) => columnsOf(line) > width)
        .filter((line) => /^\s|\S\s+\S/.test(line) || wrapQuoted(line, width).length > 1);
      expect({ width, long }).toEqual({ width, long: [] });
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
    const targets = [
      'aws-security-group',
      'aws-network-firewall',
      'aws-dns-firewall',
      'azure-network-security-group',
    ] as const;
    for (const target of targets) {
      const file = join(__dirname, 'golden', `ship.${target}.${width}.txt`);
      expectGolden(file, renderText(reportOfShip(target), { width, ...plain }));
    }
  });

  test('tells the ways out of every host that was refused, the same ones once', () => {
    const ship = reportOfShip('aws-network-firewall');
    const [row] = ship.refused;
    if (row === undefined) throw new Error('nothing is refused');
    const wayTo = (peer: string) => ({ ...row, peer, waysOut: [`supply the addresses of ${peer}`] });
    const refused = [wayTo('a.example'), wayTo('b.example'), { ...wayTo('c.example'), waysOut: ['ask the page'] }];
    const text = renderText({ ...ship, refused }, { width: 120, ...plain });
    expect(text.split('\n').filter((line) => line.includes('a way out'))).toEqual([
      '    a way out: supply the addresses of a.example',
      '    a way out: ask the page',
    ]);
  });

  test('breaks words at blanks, and keeps a word whole that is wider than the page', () => {
    expect(wrapWords('one two three', 7, 0, 2)).toEqual(['one two', '  three']);
    expect(wrapWords('a unbreakable b', 4, 1)).toEqual([' a', 'unbreakable', ' b']);
  });

  test('breaks what is quoted between Japanese words too, and keeps marks with what they close or open', () => {
    expect(wrapQuoted('“ポート443(https,wss)に通信します。”', 12)).toEqual([
      '“ポート',
      '443(https,wss)',
      'に通信し',
      'ます。”',
    ]);
    expect(wrapQuoted('a.example.jp ', 4)).toEqual(['a.example.jp']);
    const sentence =
      'リモート制御機能を使用する際、ファイアウォールにおいて、以下のドメインとの通信の許可が必要になります。';
    for (let width = 1; width < 120; width++) {
      const text = wrapQuoted(sentence, width).join('\n');
      for (const word of ['リモート', '機能', 'ファイアウォール', 'ドメイン', '通信', '許可', '必要'])
        expect(text).toContain(word);
    }
  });

  test('gives back what is quoted where its lines are joined again', () => {
    const quotes = product.requirements.flatMap(({ cites }) =>
      cites.map(({ quote }) => quote.replace(/\s+/g, ' ').trim()),
    );
    for (const quote of quotes) {
      for (let width = 1; width < 100; width += 3) {
        let rest = quote;
        for (const line of wrapQuoted(quote, width, 2, 2).map((each) => each.trim())) {
          if (!rest.startsWith(line)) throw new Error(`${line} does not start ${rest} at ${width}`);
          // A break takes at most the one blank at which it stands.
          rest = rest.slice(line.length).replace(/^ /, '');
        }
        if (rest !== '') throw new Error(`${rest} is left over at ${width}`);
      }
    }
  });

  test('lets nobody move the cursor or forge a line: control characters stand as escapes', () => {
    const reason = 'a\nProof\n  all fine\u001b[2J';
    const entry = role(product, { dataCenter: 'JP' }, 'agent');
    const forged = reportOf(compile('aws-security-group', [{ entry }], { namesBehind: { kind: 'none', reason } }));
    for (const width of [40, Number.POSITIVE_INFINITY]) {
      const text = renderText(forged, { width, ...plain });
      expect(text).not.toContain('\u001b');
      expect(text.split('\n').filter((line) => line === 'Proof')).toHaveLength(1);
      expect(bare(text)).toContain('a\\u000aProof');
    }
  });

  test('counts two columns for what is written wide', () => {
    expect(columnsOf('港 a')).toBe(4);
    expect(columnsOf('（ｶﾅ')).toBe(4);
    expect(columnsOf('が')).toBe(2);
  });
});
