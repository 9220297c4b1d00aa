import { PRODUCTS } from '../../lib/catalog';
import { compile } from '../../lib/compile';
import type { EntryRequest } from '../../lib/model/entry';
import {
  type Chart,
  changesSince,
  chartCidrs,
  chartCsv,
  chartHtml,
  chartMarkdown,
  chartNames,
  chartOf,
  reportOf,
} from '../../lib/report';
import { internetOf } from '../../lib/report/chart/internet';
import { COMPARED } from '../../lib/report/chart/parts';
import { verdictOf } from '../../lib/report/chart/verdict';
import { role } from '../../lib/resolve';
import { reportOfShip } from './harbour';

const ecc = PRODUCTS['endpoint-central-cloud'];
const agents = role(ecc, { dataCenter: 'JP' }, 'agent');
const answers = { reason: 'our own mirror', owner: 'patch team', expires: '2027-03-31' };

type Rules = NonNullable<EntryRequest['additionalRules']>;
const opened = (additionalRules: Rules) =>
  chartOf([reportOf(compile('aws-network-firewall', [{ entry: agents, additionalRules }], {}))]);
const ssh = (...peers: readonly string[]): Rules =>
  peers.map((peer) => ({
    ...{ id: 'backup', direction: 'ingress', transport: 'tcp', ports: '22', peer },
    ...{ reason: 'backups', owner: 'night shift', expires: '2027-01-31' },
  }));

/** A chart in which every list has a member, so that nothing is compared in vain. */
function fullChart(): Chart {
  const overlay = [
    { id: 'agent-cloud-jp', hosts: ['relay.example.co.jp'], ...answers },
    { id: 'agent-patch-database', omit: true, ...answers },
  ] as const;
  const entry = role(ecc, { dataCenter: 'JP', overlay }, 'agent');
  const replaced = reportOf(compile('aws-network-firewall', [{ entry, additionalRules: ssh('192.0.2.1') }], {}));
  const opening = {
    ...{ direction: 'ingress' as const, rules: ['r'], open: ['tcp 22'], internet: true, entries: ['E'] },
    perhaps: false,
  };
  const chart = chartOf([replaced, reportOfShip('aws-security-group'), reportOfShip('aws-network-firewall')], {
    deployed: {
      ...{ sentence: 'x', fine: true, clean: false },
      filters: [{ id: 'sg-1', kind: 'aws-security-group', rules: 2 }],
      requirements: [{ of: 'r', standing: 'partly', by: ['b'], lacks: ['l'], remarks: ['m'] }],
      ...{ beyond: [opening], widened: [opening] },
      denials: [{ denial: 'd', standing: 'broken', gloss: 'g', open: ['o'], by: ['b'] }],
      notUnderstood: ['a group'],
    },
  });
  const devices = chart.devices.map((device) => ({
    ...device,
    sources: device.sources.map((source) => ({ ...source, askedBy: ['a ticket'] })),
    usersOwn: [{ rule: 'in tcp 22', by: 'App', reason: null, standing: 'exact' as const, growth: ['any port'] }],
    proxyList: [{ ...{ source: 's', product: 'p', requirement: 'r', names: ['n'], forms: ['f'] }, ports: ['443'] }],
    prefixLists: [{ id: 'pl', words: 'w', cidrs: ['192.0.2.0/24'], given: true }],
    weights: [
      { ...{ group: 1, groups: 1, weight: 3, limit: 60 }, direction: 'egress' as const, family: 'IPv4' as const },
    ],
    closedHere: [{ what: 'w', opens: 'o', source: 's' }],
    ...{ admits: ['a'], withholds: ['w'], assumes: ['s'], notes: ['n'], widerBecause: 'wide', notEnforced: 'nothing' },
    beyond: device.beyond.length > 0 ? device.beyond : (chart.devices[1]?.beyond ?? []),
    verdict: {
      ...device.verdict,
      holes: [{ answer: 'missing' as const, requirement: 'r', rule: 'r', witness: 'w' }],
    },
  }));
  return { ...chart, devices };
}

type Path = readonly (string | number)[];

/** Every leaf of a value, one of each kind of place. */
function leaves(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const found = Object.entries(value).flatMap(([key, one]) =>
    leaves(one, [...at, Array.isArray(value) ? Number(key) : key]),
  );
  return [...new Map(found.map((path) => [placeOf(path), path])).values()];
}

function placeOf(path: Path): string {
  return path.filter((step) => typeof step === 'string').join('.');
}

function changed(value: unknown, [step, ...rest]: Path): unknown {
  if (step === undefined) {
    if (typeof value === 'boolean') return !value;
    return typeof value === 'number' ? value + 1 : `${String(value)}x`;
  }
  if (Array.isArray(value)) return value.map((one, at) => (at === step ? changed(one, rest) : one));
  const record = value as Readonly<Record<string, unknown>>;
  return { ...record, [step]: changed(record[step], rest) };
}

describe('what changed since a signed chart', () => {
  const chart = fullChart();

  test('is looked for in every part of a chart, and the chart of this test has them all', () => {
    expect(Object.keys(COMPARED).sort()).toEqual(Object.keys(chart).sort());
    for (const [name, value] of [...Object.entries(chart), ...chart.devices.flatMap(Object.entries)]) {
      if (Array.isArray(value)) expect([name, value.length > 0]).toEqual([name, true]);
    }
    expect(changesSince(chart, JSON.parse(JSON.stringify(chart)) as Chart).none).toBe(true);
  });

  /** What is of the form, or of what went in and told as such. */
  const apart = /^(\$schema|version|digest|subject|catalogue|devices\.(digests\..*|target|targetName))$/;

  test('is told of every single word of it, on every page', () => {
    const unchanged = chartMarkdown(chart, { since: chart });
    for (const path of leaves(chart).filter((one) => !apart.test(placeOf(one)))) {
      const other = changed(chart, path) as Chart;
      const place = placeOf(path);
      expect([place, changesSince(chart, other).none]).toEqual([place, false]);
      const page = chartMarkdown(other, { since: chart });
      expect([place, page.includes('**Nothing changed**'), page === unchanged]).toEqual([place, false, false]);
    }
  });

  test('names another subject, catalogue, profile or plan, though nothing else is another', () => {
    const other = { ...chart, subject: 'other', catalogue: '9' };
    const changes = changesSince(chart, other);
    expect(changes.renamed.map(({ what }) => what)).toEqual(['subject', 'catalogue']);
    expect(changes.none).toBe(true);
    expect(chartMarkdown(other, { since: chart })).toContain('- subject: ');
    expect(chartHtml(other, { since: chart })).toContain('other');
  });

  test('is a port that was opened in the template, on every page', () => {
    const deployed = { ...chart.deployed, beyond: [] } as never;
    const signed = { ...chart, deployed };
    const { came, went, none } = changesSince(signed, chart);
    expect(none).toBe(false);
    expect(came.deployed?.beyond.map(({ open }) => open)).toEqual([['tcp 22']]);
    expect(came.deployed?.requirements).toEqual([]);
    expect(went.deployed?.beyond).toEqual([]);
    expect(chartMarkdown(chart, { since: signed })).toMatch(/Close there: open, and nobody asked for it[\s\S]*tcp 22/);
    expect(chartHtml(chart, { since: signed })).not.toContain('Nothing changed.');
    // What is told of a change alone says nothing of all that is open.
    const read = { ...chart, deployed: { ...chart.deployed, filters: [] } } as never;
    expect(chartHtml(chart, { since: read })).not.toContain('Nothing is open there that nobody asked for.');
  });

  test('is a gap, a refusal or a question that came, told as its own section tells it', () => {
    const without = { ...chart, uncovered: [], refused: [], questions: [], omitted: [], others: [] };
    const page = chartMarkdown(chart, { since: without });
    expect(page).toContain('### Left out on your word');
    expect(page).toContain('### Not covered: the document lacks it');
    expect(page).toContain('### Not opened for another reason');
    expect(chartMarkdown(without, { since: chart })).toContain('### No more: Left out on your word');
    const html = chartHtml(chart, { since: without });
    expect(html).toContain('Left out on your word'.toLowerCase());
    expect(html).toContain('>Said now</span>: <');
    expect(html).toContain('ask the lighthouse keeper');
  });
});

describe('openings of the user’s own', () => {
  const chart = opened(ssh('0.0.0.0/2', '64.0.0.0/2', '128.0.0.0/2', '192.0.0.0/2'));
  const bare = opened([]);

  test('are rules among the others, with who answers for them', () => {
    const own = chart.rules.filter((rule) => rule.own !== undefined);
    expect(own).toHaveLength(4);
    expect(own[0]?.own).toEqual({ by: 'backup', reason: 'backups', owner: 'night shift', expires: '2027-01-31' });
    for (const page of [chartHtml(chart), chartMarkdown(chart), chartCsv(chart)]) {
      expect(page).toContain('night shift');
      expect(page).toContain('2027-01-31');
    }
  });

  test('are everybody where their blocks are everybody together, and stand first', () => {
    const [first] = internetOf(chart, 'ingress');
    expect(first).toMatchObject({ reaches: 'everywhere', rules: 4, traffic: ['tcp 22'], unguarded: true });
    expect(verdictOf(chart).tone).not.toBe('good');
    expect(chartHtml(chart)).not.toContain('nothing comes in from the Internet');
    const part = internetOf(opened(ssh('0.0.0.0/2', '64.0.0.0/2')), 'ingress');
    expect(part.map(({ reaches }) => reaches)).toEqual(['addresses']);
  });

  test('are in the plain lists', () => {
    expect(chartCidrs(chart, { direction: 'ingress' })).toEqual(['0.0.0.0/0']);
    const named = opened([
      {
        ...({ id: 'mirror', direction: 'egress', transport: 'tcp', ports: '443', application: 'https' } as const),
        peer: 'mirror.example',
        reason: 'ours',
      },
    ]);
    expect(chartNames(named)).toContain('mirror.example');
  });

  test('are told where they came, went or are answered for by somebody else', () => {
    const { opened: came, none } = changesSince(bare, chart);
    expect([came.length, none]).toEqual([4, false]);
    expect(chartCsv(chart, { since: bare })).toMatch(
      /open,[^\r]*,backup,the user's own,backups,night shift,2027-01-31/,
    );
    expect(chartMarkdown(chart, { since: bare })).toContain('4 to open');
    const [rule] = ssh('192.0.2.1');
    const other = opened([{ ...(rule as Rules[number]), owner: 'day shift' }]);
    const { altered } = changesSince(opened(ssh('192.0.2.1')), other);
    expect(altered.map(({ now }) => now.own?.owner)).toEqual(['day shift']);
    expect(chartHtml(other, { since: opened(ssh('192.0.2.1')) })).toContain('night shift');
  });
});
