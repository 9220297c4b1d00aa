import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { PRODUCTS } from '../../lib/catalog';
import { type CompiledPlan, compile, tryCompile } from '../../lib/compile';
import { apexAndSubdomains } from '../../lib/model/host';
import { REASONS } from '../../lib/model/plans';
import {
  type Chart,
  changesSince,
  chartCidrs,
  chartCsv,
  chartExpressions,
  chartHtml,
  chartJson,
  chartMarkdown,
  chartNames,
  chartOf,
  type Report,
  readChart,
  reportOf,
} from '../../lib/report';
import { say, WORDS } from '../../lib/report/chart/dictionary';
import { internetOf } from '../../lib/report/chart/internet';
import { CHART_SCHEMA } from '../../lib/report/chart/schema';
import { translated } from '../../lib/report/chart/sentences';
import { deployedSaid, verdictOf } from '../../lib/report/chart/verdict';
import { hostForms } from '../../lib/report/host-forms';
import { reachOf } from '../../lib/report/reach';
import { growthWords } from '../../lib/report/words';
import { role } from '../../lib/resolve';
import { TARGET_NAMES } from '../../lib/targets';
import { reportOfShip } from './harbour';

const ecc = PRODUCTS['endpoint-central-cloud'];
const agents = (remoteControl: boolean) => role(ecc, { dataCenter: 'JP', remoteControl }, 'agent');
const group = (remoteControl: boolean, kind: 'firewall' | 'none' = 'firewall') =>
  reportOf(
    compile('aws-security-group', [{ entry: agents(remoteControl) }], {
      namesBehind: kind === 'none' ? { kind, reason: 'a laboratory' } : { kind },
    }),
  );
const firewall = (remoteControl: boolean) =>
  reportOf(compile('aws-network-firewall', [{ entry: agents(remoteControl) }], {}));
const signed = chartOf([group(false), firewall(false)]);
const now = chartOf([group(true), firewall(true)]);
const ship = chartOf([reportOfShip('aws-security-group'), reportOfShip('aws-network-firewall')]);

describe('a chart', () => {
  const published = readFileSync(join(__dirname, '..', '..', 'schemas', 'chart.schema.json'), 'utf8');
  const validate = new Ajv2020({ strict: true, allErrors: true }).compile(JSON.parse(published) as object);

  test('has the form of its published schema, which is the one that is read with', () => {
    expect(JSON.parse(published)).toEqual(CHART_SCHEMA);
    for (const chart of [signed, now, ship]) {
      validate(JSON.parse(chartJson(chart)));
      expect(validate.errors).toBeNull();
    }
  });

  test('has a rule for every opened row, and each sentence once', () => {
    const reports = [reportOfShip('aws-security-group'), reportOfShip('aws-network-firewall')];
    const opened = reports.flatMap(({ rows, usersOwn }) => [
      ...rows,
      ...usersOwn.flatMap(({ opening }) => opening ?? []),
    ]);
    expect(ship.rules).toHaveLength(opened.length);
    expect(ship.rules.filter(({ own }) => own !== undefined).map(({ own }) => own?.by)).toEqual(['bar', 'bar']);
    const keys = ship.requirements.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const documented = ship.rules.filter(({ own }) => own === undefined);
    for (const { of } of [...documented, ...ship.uncovered, ...ship.others]) expect(keys).toContain(of);
    expect(new Set(ship.rules.map(({ key }) => key)).size).toBe(ship.rules.length);
  });

  test('is the same with the same digest whenever it is made, and another for another profile', () => {
    expect(chartOf([group(false), firewall(false)])).toEqual(signed);
    expect(now.digest).not.toBe(signed.digest);
    const [before, after] = [signed, now].map(({ devices }) => devices[0]?.digests);
    expect(after?.profile).not.toBe(before?.profile);
    expect(after?.plan).not.toBe(before?.plan);
    expect(after?.catalogue).toBe(before?.catalogue);
  });

  test('keeps two devices of one name apart', () => {
    const twice = chartOf([group(false), group(false)]);
    expect(new Set(twice.devices.map(({ id }) => id)).size).toBe(2);
    expect(new Set(twice.rules.map(({ key }) => key)).size).toBe(twice.rules.length);
  });
});

describe('a chart of what the user changed', () => {
  const answers = { reason: 'our own mirror', owner: 'patch team', expires: '2027-03-31' };
  const overlay = [
    { id: 'agent-cloud-jp', hosts: ['relay.example.co.jp'], ...answers },
    { id: 'agent-patch-database', omit: true, reason: 'patches come <b>by disk</b>', owner: 'ship team' },
  ] as const;
  const entry = role(ecc, { dataCenter: 'JP', overlay }, 'agent');
  const chart = chartOf([reportOf(compile('aws-network-firewall', [{ entry }], {}))]);

  test('names what is left out, and who answers for it, on every page', () => {
    expect(chart.omitted.map(({ of, overlay: { owner } }) => [of, owner])).toEqual([
      ['ECC_AGENT endpoint-central-cloud agent-patch-database egress', 'ship team'],
    ]);
    expect(chart.rules.filter(({ of }) => of.includes('agent-patch-database'))).toEqual([]);
    expect(chartMarkdown(chart)).toMatch(
      /### Left out on your word[\s\S]*patches come .*\(ship team, without an end\)/,
    );
    const page = chartHtml(chart);
    expect(page).toContain('patches come &lt;b&gt;by disk&lt;/b&gt;');
    expect(page).not.toContain('<b>by disk');
  });

  test('says what stands in the place of the page, and what the page prints', () => {
    expect(chart.rules.map(({ names }) => names)).toEqual([['relay.example.co.jp']]);
    for (const page of [chartMarkdown(chart), chartCsv(chart), chartHtml(chart)]) {
      expect(page).toContain('our own mirror');
      expect(page).toContain('desktopcentral.manageengine.jp');
    }
    expect(chartHtml(chart, { language: 'ja' })).toContain('2027-03-31まで');
  });

  test('is read again as it was written, and told apart from one without', () => {
    expect(readChart(chartJson(chart))).toEqual({ chart: JSON.parse(JSON.stringify(chart)) });
    const without = chartOf([reportOf(compile('aws-network-firewall', [{ entry: agents(false) }], {}))]);
    expect(changesSince(without, chart).standings.map(({ before, now }) => [before, now])).toContainEqual([
      'widened',
      'omitted',
    ]);
  });
});

describe('the JSON of a chart', () => {
  const problemOf = (text: string) => {
    const read = readChart(text);
    return 'problem' in read ? read.problem : null;
  };

  test('is read as what was written', () => {
    expect(readChart(chartJson(ship))).toEqual({ chart: JSON.parse(JSON.stringify(ship)) });
  });

  test.each(['', '{', '[]', 'null', '{"$schema":"urn:portolan:firewall-request:1"}', '"urn:portolan:chart:1"'])(
    'is not %j',
    (text) => expect(problemOf(text)).toBe('is no chart that portolan report --format json wrote'),
  );

  test('is refused where it was edited, by its form or by its digest', () => {
    expect(problemOf(chartJson({ ...ship, rules: [] }))).toMatch(/was edited/);
    expect(problemOf(chartJson({ ...ship, version: 2 as never }))).toMatch(/wrong at version/);
    const [rule] = ship.rules;
    const wrong = { ...ship, rules: [{ ...rule, standing: '<b>' }] } as unknown as Chart;
    expect(problemOf(chartJson(wrong))).toMatch(/wrong at rules\.0\.standing/);
    expect(problemOf(JSON.stringify({ ...ship, extra: 1 }))).toMatch(/wrong at extra/);
  });
});

describe('what is open to the Internet', () => {
  test('is every address at a group, with what stands behind it, and names alone at a firewall', () => {
    expect(
      internetOf(signed, 'egress').map(({ device, reaches, unguarded, rules }) => [
        device.target,
        reaches,
        unguarded,
        rules,
      ]),
    ).toEqual([
      ['aws-security-group', 'everywhere', false, 8],
      ['aws-network-firewall', 'names', false, 8],
    ]);
    expect(internetOf(signed, 'ingress')).toEqual([]);
  });

  test('is told first where nothing stands behind a group, or behind one that only observes', () => {
    const open = chartOf([group(false, 'none')]);
    expect(internetOf(open, 'egress').map(({ unguarded }) => unguarded)).toEqual([true]);
    expect(verdictOf(open)).toEqual({ tone: 'careful', sentence: say('provedOpen', { n: 8 }) });
    const observed = reportOf(
      compile('aws-security-group', [{ entry: agents(false) }], { namesBehind: { kind: 'firewall' } }),
      {
        observedBy: 'Firewall',
      },
    );
    expect(chartOf([observed]).rules.map(({ guard }) => guard)).toContain('none');
  });

  test.each([
    ['0.0.0.0/0', 'everywhere'],
    ['128.0.0.0/1', 'everywhere'],
    ['203.0.113.0/24', 'addresses'],
    ['10.0.0.0/7', 'addresses'],
    ['10.1.0.0/16', 'inside'],
    ['fc00::/8', 'inside'],
    ['::/0', 'everywhere'],
    ['2000::/3', 'everywhere'],
    ['2000::/4', 'addresses'],
  ])('counts %s as %s', (block, reaches) => {
    expect(reachOf({ kind: 'cidr', cidr: block, printed: block }, {})).toBe(reaches);
  });
});

describe('everybody', () => {
  test.each([
    ['Internet', 'everywhere'],
    ['AzureCloud.japaneast', 'everywhere'],
    ['Storage', 'unknown'],
  ])('is told of the service tag %s as %s', (tag, reaches) => {
    expect(reachOf({ kind: 'bound', party: 'additional', id: `tag ${tag}`, tag }, {})).toBe(reaches);
  });
});

describe('the verdict of a chart', () => {
  const withVerdict = (report: Report, clean: boolean): Report => ({
    ...report,
    verdict: { ...report.verdict, clean },
  });

  test('says the gravest thing: not proved before not enforced before what is open', () => {
    const bare = group(false, 'none');
    expect(verdictOf(chartOf([withVerdict(bare, false)])).tone).toBe('bad');
    const observing = { ...bare, notEnforced: 'NOTHING' };
    expect(verdictOf(chartOf([observing])).sentence).toEqual(say('notEnforced'));
    expect(verdictOf(chartOf([withVerdict(observing, false)])).sentence).toEqual(say('notProved'));
  });

  test('is good only where everything is open and nothing is lacking', () => {
    const whole = { ...firewall(false), uncovered: [], refused: [] };
    expect(verdictOf(chartOf([whole])).tone).toBe('good');
    expect(verdictOf(signed)).toEqual({ tone: 'careful', sentence: say('provedGaps', { n: 2 }) });
  });

  test('believes no proof of a plan where the deployment lacks something or opens more', () => {
    const deployed = {
      ...{ sentence: 'x', fine: false, clean: false, filters: [], requirements: [] },
      ...{ beyond: [], widened: [], denials: [], notUnderstood: [] },
    };
    expect(verdictOf(chartOf([firewall(false)], { deployed })).sentence).toEqual(say('notFine'));
    expect(verdictOf(chartOf([firewall(false)], { deployed: { ...deployed, fine: true } })).tone).toBe('careful');
    const whole = { ...firewall(false), uncovered: [], refused: [] };
    const unread = { ...deployed, fine: true, clean: true, notUnderstood: ['a group', 'a rule'] };
    const { tone, sentence } = verdictOf(chartOf([whole], { deployed: unread }));
    expect(tone).toBe('careful');
    expect(sentence[0]).toContain('2 parts of what was read could not be understood, and may open more.');
    expect(sentence[1]).toContain('2件は解釈できず');
  });
});

describe('what changed since a signed chart', () => {
  test('is nothing for the same, in whatever order its rules stand', () => {
    const turned = { ...signed, rules: [...signed.rules].reverse(), requirements: [...signed.requirements].reverse() };
    for (const chart of [signed, turned]) {
      expect(changesSince(signed, chart)).toMatchObject({ none: true, opened: [], closed: [], altered: [], said: [] });
    }
  });

  test('is what came and what went, with the requirement that asks for it', () => {
    const forth = changesSince(signed, now);
    const back = changesSince(now, signed);
    expect(forth.opened.map(({ peer }) => peer)).toContain('*.zoho.jp');
    expect(forth.closed).toEqual([]);
    expect(back.closed).toEqual(forth.opened);
    expect(forth.standings.map(({ before }) => before)).toEqual([null, null]);
    expect(forth.requirements.map(({ requirement }) => requirement)).toEqual(['agent-remote-control']);
    expect(back.requirements.map(({ requirement }) => requirement)).toEqual(['agent-remote-control']);
    expect(forth.inputs.map(({ changed }) => changed)).toEqual([
      ['profile', 'plan'],
      ['profile', 'plan'],
    ]);
  });

  test('is a rule that stands before something else, and a sentence that was corrected', () => {
    const { altered, opened } = changesSince(chartOf([group(false)]), chartOf([group(false, 'none')]));
    expect(opened).toEqual([]);
    expect(new Set(altered.map(({ before, now: after }) => `${before.guard} to ${after.guard}`))).toEqual(
      new Set(['firewall to none']),
    );
    const [first, ...others] = signed.requirements;
    const reworded = { ...signed, requirements: [{ ...first, note: 'corrected' } as never, ...others] };
    expect(changesSince(signed, reworded).reworded).toEqual([first?.key]);
  });

  test('is what went with its device', () => {
    const { closed } = changesSince(signed, chartOf([group(false)]));
    expect(closed).toHaveLength(8);
    const page = chartMarkdown(chartOf([group(false)]), { since: signed });
    expect(page).toContain('## AWS Network Firewall');
    expect(page).toContain('### Close');
  });
});

describe('the change request', () => {
  test('says per device what to open and why, and the sentence', () => {
    const page = chartMarkdown(signed);
    expect(page).toContain('## AWS security group');
    expect(page).toContain('| out | `ECC_AGENT` | `download.zoho.jp` | tcp 443 |');
    expect(page).toContain('`agent-cloud-jp` (must)');
    expect(page).toContain('> “ポート443');
    expect(page).toContain(signed.digest);
  });

  test('says with a signed chart what to open and to close, and nothing that stays', () => {
    const page = chartMarkdown(now, { since: signed });
    expect(page).toContain('8 to open, 0 to close, 0 to alter');
    expect(page).toContain('*.zohoassist.jp');
    expect(page).not.toContain('| `download.zoho.jp` |');
    expect(chartMarkdown(signed, { since: signed })).toContain('**Nothing changed**');
  });
});

describe('the table for a spreadsheet', () => {
  const rowsOf = (text: string) =>
    text
      .replace(/^\ufeff/, '')
      .split('\r\n')
      .filter((line) => line !== '');

  test('starts with a byte order mark, and has a row for every rule and for the user’s own', () => {
    const found = {
      rule: 'in tcp 22 from 0.0.0.0/0',
      by: 'App/Ssh',
      reason: null,
      standing: 'exact',
      growth: [],
    } as const;
    const [device, ...others] = ship.devices;
    const text = chartCsv({ ...ship, devices: [{ ...device, usersOwn: [found] } as never, ...others] });
    expect(text.startsWith('\ufeffchange,device,')).toBe(true);
    expect(rowsOf(text)).toHaveLength(1 + ship.rules.length + 1);
    expect(text).toMatch(/,in,in tcp 22 from 0\.0\.0\.0\/0,,[^\r]*App\/Ssh/);
    expect(text).toMatch(/,out,HARBOUR_SHIP,203\.0\.113\.7,tcp,6667,[^\r]*,bar,the user's own,the crew asked,/);
  });

  test.each(['=HYPERLINK("http://evil.example")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'computes nothing: %j stands as a text',
    (text) => {
      const hostile = { ...ship, rules: ship.rules.map((rule) => ({ ...rule, peer: text })) };
      const cells = chartCsv(hostile)
        .split(/,|\r\n/)
        .map((cell) => cell.replace(/^"/, ''));
      expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    },
  );

  test('has with a signed chart a row for each change alone', () => {
    const [, ...rows] = rowsOf(chartCsv(now, { since: signed }));
    expect(rows).toHaveLength(8);
    expect(rows.every((row) => row.startsWith('open,'))).toBe(true);
  });
});

describe('the plain lists', () => {
  test('hold names as other devices take them, never as a page prints them', () => {
    expect(chartNames(now)).toEqual([...new Set(chartNames(now))].sort());
    expect(chartNames(now)).toContain('*.zoho.jp');
    expect(hostForms(apexAndSubdomains('gstatic.com', '*gstatic.com'))).toEqual(['gstatic.com', '*.gstatic.com']);
  });

  test('hold of an expression the names beside it, and say which expressions these are', () => {
    expect(chartNames(ship)).toContain('lamp1.lighthouse.example');
    expect(chartExpressions(ship)).toEqual(['lamp[0-9]{1,2}\\.lighthouse\\.example']);
  });

  test('hold the blocks of one direction, as few as say the same', () => {
    const entry = role(ecc, { dataCenter: 'US' }, 'agent', { reachBy: 'addresses' });
    const chart = chartOf([reportOf(compile('aws-security-group', [{ entry }], {}))]);
    expect(chartCidrs(chart).length).toBeGreaterThan(3);
    expect(chartCidrs(chart, { direction: 'ingress' })).toEqual([]);
    expect(chartNames(chart)).toEqual([]);
  });
});

describe('the page', () => {
  const hostile = '</script><script>alert(1)</script><img src=x onerror=alert(1)>"\'`&\u202e';
  const poisoned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(poisoned);
    if (typeof value !== 'object' || value === null) return value;
    const FREE = [
      'subject',
      'targetName',
      'peer',
      'quote',
      'gloss',
      'title',
      'publisher',
      'address',
      'section',
      'note',
      'why',
      'supply',
      'words',
      'rule',
      'by',
      'reason',
      'behind',
      'sentence',
      'retrieved',
      'requirement',
      'source',
      'widerBecause',
      'party',
    ];
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [
        key,
        typeof one === 'string' && FREE.includes(key)
          ? hostile
          : ['growth', 'admits', 'notes', 'assumes', 'peers', 'waysOut', 'ports'].includes(key)
            ? [hostile]
            : poisoned(one),
      ]),
    );
  };

  test.each(['en', 'ja'] as const)('shows whatever stands in a chart as a text, in %s', (language) => {
    const page = chartHtml(poisoned(ship) as Chart, { language });
    const own = page.match(/<script/g) ?? [];
    expect(own).toHaveLength(2);
    expect(page).not.toMatch(/<img|\u202e/);
    expect(page).toContain('&lt;/script&gt;');
    expect(page).not.toMatch(/href="(?!https:|#)/);
  });

  test('asks for nothing, and lets nothing else have effect', () => {
    const page = chartHtml(now);
    expect(page).toMatch(/Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-/);
    expect(page).not.toMatch(/<(?:link|img|iframe|object|embed|base)\b|@import|url\((?!#)| style="| on[a-z]+="/);
  });

  test('shows with a signed chart what changed and no rule that stays', () => {
    const page = chartHtml(now, { since: signed });
    expect(page).toContain('*.zohoassist.jp');
    expect(page).not.toContain('patchdb.manageengine.com</code></td>');
    expect(chartHtml(signed, { since: signed })).toContain(WORDS.changesNone[0]);
  });
});

describe('that nothing comes in from the Internet', () => {
  const says = (chart: Chart) => chartHtml(chart).includes(`>${WORDS.nothingIn[0]}<`);
  const own = (rule: string): Report => ({
    ...group(false),
    usersOwn: [{ rule, by: 'App', reason: null, standing: 'exact', growth: [] }],
  });
  const part = { sentence: 'x', fine: true, clean: true, filters: [], requirements: [], denials: [] } as const;
  const opening = { rules: ['r'], open: ['tcp 22'], entries: ['E'], perhaps: false, internet: true } as const;
  const nothing = { ...part, beyond: [], widened: [], notUnderstood: [] };

  test('is said where it is so', () => {
    expect(says(signed)).toBe(true);
    expect(says(chartOf([own('out tcp 22 to 0.0.0.0/0')]))).toBe(true);
    expect(says(chartOf([group(false)], { deployed: nothing }))).toBe(true);
  });

  test('is not said where nothing is enforced, connections are not looked at, or the user opened something', () => {
    expect(says(chartOf([{ ...firewall(false), notEnforced: 'NOTHING' }]))).toBe(false);
    expect(says(chartOf([reportOf(compile('aws-dns-firewall', [{ entry: agents(false) }], {}))]))).toBe(false);
    expect(says(chartOf([own('in tcp 22 from 0.0.0.0/0')]))).toBe(false);
  });

  test('is not said where a deployment lets something in, or could not be read whole', () => {
    const inbound = [{ ...opening, direction: 'ingress' as const }];
    for (const deployed of [
      { ...nothing, beyond: inbound },
      { ...nothing, widened: inbound },
      { ...nothing, notUnderstood: ['a group'] },
    ]) {
      expect(says(chartOf([group(false)], { deployed }))).toBe(false);
    }
    const inside = { ...nothing, beyond: [{ ...opening, direction: 'ingress' as const, internet: false }] };
    expect(says(chartOf([group(false)], { deployed: inside }))).toBe(true);
  });
});

describe('the words of the page', () => {
  test('stand in both languages, with the same places to fill', () => {
    for (const [en, ja] of Object.values(WORDS)) {
      expect(ja).toMatch(/[\u3040-\u9fff]/);
      const places = (text: string) => new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name));
      expect([en, places(ja)]).toEqual([en, places(en)]);
    }
  });

  test('say in Japanese in which way every rule may be wider', () => {
    const growth = { application: 'any', port: 'any', peer: 'any', transport: 'any', family: 'any' } as const;
    const names = (['sameAddresses', 'suffix', 'fqdnTag', 'any'] as const).flatMap((name) => growthWords({ name }));
    for (const words of [...growthWords(growth), ...names]) {
      const [en, ja] = translated(words);
      expect([en, ja === en]).toEqual([words, false]);
    }
  });

  test('say in Japanese every sentence of ours that a report can hold', () => {
    const reasons = Object.values(REASONS).flatMap((table) => Object.values(table).map(({ gloss }) => gloss));
    const reports = TARGET_NAMES.flatMap((target) =>
      [agents(true), role(ecc, { dataCenter: 'US' }, 'distributionServer')].map((entry) =>
        reportOf(tryCompile(target, [{ entry }], { namesBehind: { kind: 'firewall' } }).compiled as CompiledPlan),
      ),
    );
    const observing = (['aws-network-firewall', 'azure-firewall'] as const).map((target) =>
      reportOf(compile(target, [{ entry: agents(false) }], { mode: 'observe' })),
    );
    const said = [...reports, ...observing].flatMap((report) => [
      ...[...report.admits, ...report.withholds, ...report.assumes, report.verdict.sentence],
      ...[report.widerBecause, report.notEnforced].filter((one) => one !== null),
      ...report.closedHere.map(({ what }) => what),
      ...report.others.filter(({ standing }) => standing === 'unplaced').map(({ why }) => why),
      ...report.refused.flatMap(({ why }) => why),
    ]);
    expect(said.length).toBeGreaterThan(50);
    for (const words of [...new Set([...reasons, ...said])]) {
      const [en, ja] = translated(words);
      expect([en, ja === en, /[\u3040-\u9fff]/.test(ja)]).toEqual([en, false, true]);
      expect(ja).not.toMatch(/\{\w\}/);
    }
  });

  test('tell in Japanese what was found in a deployment, of the same figures', () => {
    const requirement = { of: 'r', by: [], lacks: [], remarks: [] };
    const [, ja] = deployedSaid({
      ...{ sentence: 'x', fine: false, clean: false, filters: [], beyond: [], widened: [], denials: [] },
      requirements: [
        { ...requirement, standing: 'open' },
        { ...requirement, standing: 'closed' },
        { ...requirement, standing: 'not-asked' },
      ],
      notUnderstood: ['a group'],
    });
    expect(ja).toBe('要件2件のうち開1件、閉1件。要求なしに開いているものはありません。解釈できなかった部分1件。');
  });
});
