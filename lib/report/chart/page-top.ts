import type { Direction } from '../../model/element';
import type { Chart, ChartDevice, DeployedOpening } from './chart';
import type { WordKey } from './dictionary';
import { type InternetOpening, internetOf, isUnguarded } from './internet';
import { h, type Markup, pieces } from './markup';
import { listOf, type Tongue } from './tongue';
import { lackingIn, verdictOf } from './verdict';

/** What is reviewed, the verdict in one sentence, and the figures. */
export function topOf(chart: Chart, tongue: Tongue): Markup {
  const { tone, sentence } = verdictOf(chart);
  const enforced = chart.devices.flatMap(({ notEnforced }) => notEnforced ?? []);
  return h(
    'header',
    {},
    h(
      'div',
      { class: 'bar' },
      h('p', { class: 'kind' }, tongue.word('title')),
      h(
        'div',
        { id: 'languages', role: 'group', hidden: true, ...tongue.attribute('aria-label', ['Language', '言語']) },
        h('button', { type: 'button', 'data-l': 'en', lang: 'en', 'aria-pressed': 'false' }, 'English'),
        h('button', { type: 'button', 'data-l': 'ja', lang: 'ja', 'aria-pressed': 'false' }, '日本語'),
      ),
    ),
    h('h1', {}, chart.subject),
    h('p', { class: `verdict ${tone}` }, h('strong', {}, tongue.said(sentence))),
    enforced.map((words) => h('p', { class: 'bad' }, tongue.sentence(words))),
    h(
      'dl',
      { class: 'figures' },
      figuresOf(chart).map(([key, count, tone]) =>
        h('div', { class: count === 0 ? 'none' : tone }, h('dt', {}, tongue.word(key)), h('dd', {}, count)),
      ),
    ),
  );
}

function figuresOf(chart: Chart): readonly (readonly [WordKey, number, string])[] {
  const { rules, requirements } = chart;
  const open = (direction: Direction, ...reaches: readonly string[]) =>
    rules.filter((rule) => rule.direction === direction && reaches.includes(rule.reaches)).length;
  const deployedIn = toInternet(chart.deployed?.beyond, 'ingress').length;
  return [
    ['everywhereIn', open('ingress', 'everywhere', 'addresses', 'unknown', 'names') + deployedIn, 'careful'],
    ['everywhereOut', open('egress', 'everywhere'), rules.some(isUnguarded) ? 'careful' : 'plain'],
    ['openings', rules.length, 'plain'],
    ['wider', rules.filter(({ standing }) => standing === 'widened').length, 'careful'],
    ['onWordCount', rules.filter(({ own }) => own !== undefined).length + besideOf(chart).length, 'careful'],
    ['requirements', requirements.length, 'plain'],
    ['gaps', new Set(chart.uncovered.map(({ of }) => of)).size, 'careful'],
    ...(chart.omitted.length === 0
      ? []
      : [['leftOut', new Set(chart.omitted.map(({ of }) => of)).size, 'careful'] as const]),
    ['refusals', lackingIn({ ...chart, uncovered: [] }), 'careful'],
  ];
}

/** What is open to the Internet, in and out, the widest first: the minute's reading. */
export function internetSection(chart: Chart, tongue: Tongue): Markup {
  const [inbound, outbound] = [internetOf(chart, 'ingress'), internetOf(chart, 'egress')];
  const count = inbound.reduce((sum, { rules }) => sum + rules, 0);
  const own = besideOf(chart);
  return pieces(
    h('h3', {}, tongue.word('inbound')),
    count > 0 ? h('p', { class: 'careful' }, tongue.word('somethingIn', { n: count })) : null,
    isQuiet(chart, 'ingress') ? h('p', { class: 'good' }, tongue.word('nothingIn')) : null,
    chart.devices.every(({ target }) => target === 'aws-dns-firewall')
      ? h('p', { class: 'careful' }, tongue.word('notDecided'))
      : null,
    chart.devices.some(({ notEnforced }) => notEnforced !== null)
      ? h('p', { class: 'bad' }, tongue.word('notEnforced'))
      : null,
    openingsTable(inbound, chart, tongue),
    deployedOpenings(chart, 'ingress', tongue),
    h('h3', {}, tongue.word('outbound')),
    isQuiet(chart, 'egress') ? h('p', { class: 'good' }, tongue.word('nothingOut')) : null,
    openingsTable(outbound, chart, tongue),
    deployedOpenings(chart, 'egress', tongue),
    unread(chart) === 0 ? null : h('p', { class: 'bad' }, tongue.word('deployedUnread', { n: unread(chart) })),
    own.length === 0 ? null : [h('h3', {}, tongue.word('onWord')), listOf(own.map(({ rule }) => h('code', {}, rule)))],
    chart.devices.map(({ admits, targetName, subject }) =>
      admits.length === 0
        ? null
        : [
            h('h3', {}, tongue.word('beside'), h('span', { class: 'of' }, `${targetName}, ${subject}`)),
            listOf(admits.map((line) => tongue.sentence(line))),
          ],
    ),
  );
}

/** What the user opened beside the plans: no row has it. */
function besideOf({ devices }: Chart): ChartDevice['usersOwn'] {
  return devices.flatMap(({ usersOwn }) => usersOwn.filter(({ standing }) => standing === 'exact'));
}

function unread({ deployed }: Chart): number {
  return deployed?.notUnderstood.length ?? 0;
}

function toInternet(list: readonly DeployedOpening[] | undefined, direction: Direction): readonly DeployedOpening[] {
  return (list ?? []).filter((one) => one.direction === direction && one.internet);
}

/** Whether "nothing" may be said of a direction: no row says otherwise, and nothing else may open it either. */
function isQuiet({ devices, deployed, ...chart }: Chart, direction: Direction): boolean {
  const { beyond = [], widened = [], notUnderstood = [] } = deployed ?? {};
  const other = direction === 'ingress' ? 'out ' : 'in ';
  return (
    chart.rules.every((rule) => rule.direction !== direction || rule.reaches === 'inside') &&
    toInternet([...beyond, ...widened], direction).length + notUnderstood.length === 0 &&
    devices.some(({ target }) => target !== 'aws-dns-firewall') &&
    devices.every(
      ({ notEnforced, usersOwn, admits, target }) =>
        notEnforced === null &&
        usersOwn.every(({ rule, standing }) => standing !== 'exact' || rule.startsWith(other)) &&
        // What a group of AWS lets through beside is an entry that nobody answers.
        (direction === 'ingress' || admits.length === 0 || target === 'aws-security-group'),
    )
  );
}

/** What a deployment opens to the Internet beside what is asked for: the rules of this chart do not have it. */
function deployedOpenings({ deployed }: Chart, direction: Direction, tongue: Tongue): Markup {
  const told = (key: WordKey, list: readonly DeployedOpening[]) =>
    list.length === 0
      ? null
      : [
          h('p', { class: 'bad' }, tongue.word(key)),
          listOf(list.flatMap(({ open }) => open.map((words) => h('code', {}, words)))),
        ];
  return pieces(
    told('deployedBeside', toInternet(deployed?.beyond, direction)),
    told('deployedWidened', toInternet(deployed?.widened, direction)),
  );
}

const SHOWN = 6;

function openingsTable(openings: readonly InternetOpening[], { devices }: Chart, tongue: Tongue): Markup | null {
  if (openings.length === 0) return null;
  const several = devices.length > 1;
  const columns = [...(several ? (['device'] as const) : []), 'reach', 'port', 'what', 'stands'] as const;
  return h(
    'table',
    { class: 'openings' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        columns.map((key) => h('th', { scope: 'col', class: `c-${key}` }, tongue.word(key))),
      ),
    ),
    h(
      'tbody',
      {},
      openings.map(({ device, reaches, traffic, peers, behind, unguarded, rules, own }) =>
        h(
          'tr',
          { class: unguarded ? 'unguarded' : reaches },
          several ? h('td', {}, device.targetName, h('small', {}, device.subject)) : null,
          h('td', {}, h('b', {}, tongue.word(reaches))),
          h('td', {}, listOf(traffic, { class: 'plain' })),
          h(
            'td',
            {},
            h('b', {}, rules),
            ' ',
            h(
              'small',
              {},
              peers.slice(0, SHOWN).map((peer) => [h('code', {}, peer), ' ']),
              peers.length > SHOWN ? `+${peers.length - SHOWN}` : null,
            ),
            own.length === 0
              ? null
              : h('small', { class: 'careful' }, tongue.word('ownOpening'), ': ', [...new Set(own)].join(', ')),
          ),
          h(
            'td',
            {},
            behind === null ? (reaches === 'everywhere' ? tongue.word('nothingBehind') : '–') : tongue.sentence(behind),
          ),
        ),
      ),
    ),
  );
}
