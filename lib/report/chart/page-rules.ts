import type { Answerable } from '../../model/overlay';
import type { ReportedCitation } from '../report';
import { type ChartChanges, devicesOfBoth } from './changes';
import type { Chart, ChartDevice, ChartOwn, ChartRequirement, ChartRule } from './chart';
import { say } from './dictionary';
import { h, languageOf, link, type Markup, pieces } from './markup';
import { listOf, type Tongue } from './tongue';

/** A rule as the table shows it, with what became of it since a signed chart. */
interface ShownRule {
  readonly rule: ChartRule;
  readonly change: 'opened' | 'gone' | 'altered' | null;
}

/** The table of rules: of each device the requirements, each with its sentence and then its rules. */
export function rulesSection(chart: Chart, changes: ChartChanges | null, old: Chart | null, tongue: Tongue): Markup {
  const shown = shownRules(chart, changes);
  const requirements = new Map((changes ?? chart).requirements.map((one) => [one.key, one]));
  const devices = devicesOfBoth(old, chart);
  return pieces(
    shown.length === 0 ? null : filterOf(shown, tongue),
    devices.map((device) => {
      const own = shown.filter(({ rule }) => rule.device === device.id);
      if (own.length === 0 && changes !== null) return null;
      return deviceTable(device, own, requirements, changes !== null, tongue);
    }),
  );
}

function shownRules(chart: Chart, changes: ChartChanges | null): readonly ShownRule[] {
  if (changes === null) return chart.rules.map((rule) => ({ rule, change: null }));
  return [
    ...changes.opened.map((rule) => ({ rule, change: 'opened' as const })),
    ...changes.closed.map((rule) => ({ rule, change: 'gone' as const })),
    ...changes.altered.map(({ now }) => ({ rule: now, change: 'altered' as const })),
  ];
}

/** Hidden until the script has it work: without it everything is shown. */
function filterOf(shown: readonly ShownRule[], tongue: Tongue): Markup {
  const choice = (id: string, key: 'direction' | 'fidelity' | 'reach', values: readonly Option[]) =>
    h(
      'label',
      {},
      tongue.word(key),
      h(
        'select',
        { id },
        optionOf('', 'all', tongue),
        values.map((value) => optionOf(value, value, tongue)),
      ),
    );
  return h(
    'form',
    { id: 'filter', class: 'filter', role: 'search', hidden: true },
    h(
      'label',
      { class: 'wide' },
      tongue.word('search'),
      h('input', { id: 'q', type: 'search', autocomplete: 'off', spellcheck: 'false' }),
    ),
    choice('f-direction', 'direction', ['egress', 'ingress']),
    choice('f-fidelity', 'fidelity', ['exact', 'widened', 'narrowed']),
    choice('f-reach', 'reach', ['everywhere', 'addresses', 'names', 'unknown', 'inside']),
    h(
      'output',
      { id: 'count', 'data-n': tongue.template('shown'), 'data-none': tongue.template('noneShown') },
      `${shown.length}`,
    ),
  );
}

type Option = 'all' | ChartRule['direction'] | ChartRule['standing'] | ChartRule['reaches'];

/** An option takes text alone. */
function optionOf(value: string, key: Option, tongue: Tongue): Markup {
  const [number, text] = tongue.option(say(key));
  return h('option', { value, 'data-t': number }, text);
}

function deviceTable(
  device: ChartDevice,
  shown: readonly ShownRule[],
  requirements: ReadonlyMap<string, ChartRequirement>,
  isChange: boolean,
  tongue: Tongue,
): Markup {
  const located = device.sources.flatMap(({ name, addresses = [] }) =>
    addresses.length === 0 ? [] : [{ name, addresses }],
  );
  const heading = pieces(
    h('h3', {}, device.targetName, h('span', { class: 'of' }, device.subject)),
    located.map(({ name, addresses }) => h('p', {}, h('code', {}, name), `: ${addresses.join(', ')}`)),
  );
  if (shown.length === 0) return pieces(heading, h('p', { class: 'quiet' }, tongue.word('noRules')));
  const groups = new Map<string, ShownRule[]>();
  for (const one of shown) groups.set(one.rule.of, [...(groups.get(one.rule.of) ?? []), one]);
  const columns = [...(isChange ? (['change'] as const) : []), 'direction', 'from', 'to', 'port', 'fidelity'] as const;
  return pieces(
    heading,
    h(
      'table',
      { class: 'rules', 'aria-label': `${device.targetName} ${device.subject}` },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          columns.map((key) => h('th', { scope: 'col', class: `c-${key}` }, tongue.word(key))),
        ),
      ),
      [...groups].map(([key, rules]) => {
        const own = rules.find(({ rule }) => rule.own !== undefined)?.rule.own;
        const behind = commonBehind(rules);
        const why = own === undefined ? whyOf(requirements.get(key), key, behind, tongue) : ownWhy(own, behind, tongue);
        return h(
          'tbody',
          {},
          h('tr', { class: 'why' }, h('td', { colspan: columns.length }, why)),
          rules.map((one) => rowOf(one, isChange, commonBehind(rules) === null, tongue)),
        );
      }),
    ),
  );
}

/** What stands behind all of these rules is said once. */
function commonBehind(rules: readonly ShownRule[]): string | null {
  const all = new Set(rules.map(({ rule }) => rule.behind));
  return all.size === 1 ? (rules[0]?.rule.behind ?? null) : null;
}

function rowOf({ rule, change }: ShownRule, isChange: boolean, saysBehind: boolean, tongue: Tongue): Markup {
  const { direction, standing, growth, behind, source, transport, ports, peerNames, prefixLists } = rule;
  const peer = pieces(
    h('code', {}, rule.peer),
    peerNames.length === 0 ? null : h('small', {}, tongue.word('besidePage'), ': ', peerNames.join(', ')),
    prefixLists.length === 0 ? null : h('small', {}, tongue.word('inList'), ' ', prefixLists.join(', ')),
  );
  const own = h('code', {}, source);
  const isOut = direction === 'egress';
  return h(
    'tr',
    { 'data-d': direction, 'data-f': standing, 'data-r': rule.reaches },
    isChange ? h('td', { class: `c-change ${change ?? ''}` }, tongue.word(change ?? 'now')) : null,
    h('td', { class: 'c-direction' }, tongue.word(direction)),
    h('td', { class: 'c-from' }, isOut ? own : peer),
    h('td', { class: 'c-to' }, isOut ? peer : own),
    h('td', { class: 'c-port' }, transport, ' ', ports.join(', ')),
    h(
      'td',
      { class: `c-fidelity ${standing}` },
      h('b', {}, tongue.word(standing)),
      growth.length === 0 ? null : [': ', growth.map((one, at) => [at === 0 ? '' : ', ', tongue.sentence(one)])],
      behind === null || !saysBehind ? null : h('small', {}, tongue.word('stands'), ': ', tongue.sentence(behind)),
    ),
  );
}

/** Why it is opened: the requirement, and the sentence that asks for it. */
export function whyOf(
  requirement: ChartRequirement | undefined,
  key: string,
  behind: string | null,
  tongue: Tongue,
): Markup {
  if (requirement === undefined) return h('code', {}, key);
  const { need, note, cites, overlay } = requirement;
  return pieces(
    h(
      'div',
      { class: 'id' },
      h('code', {}, requirement.requirement),
      h('span', { class: `need ${need}` }, tongue.word(need === 'unknown' ? 'unknownNeed' : need)),
      behind === null ? null : h('small', {}, tongue.word('stands'), ': ', tongue.sentence(behind)),
    ),
    h(
      'div',
      { class: 'said' },
      overlay === undefined || overlay.parts.length === 0
        ? null
        : h(
            'p',
            { class: 'careful' },
            tongue.word('overlaid'),
            ': ',
            answeredBy(overlay, tongue),
            '; ',
            tongue.word('pagePrints'),
            ': ',
            h('code', {}, overlay.printed.join('; ')),
          ),
      sentencesOf(cites, tongue),
      note === null
        ? null
        : h('p', { class: 'note', lang: languageOf(note) }, tongue.word('requirementNote'), ': ', note),
    ),
  );
}

/** Why it is opened where no document asks for it. */
function ownWhy({ by, reason, owner, expires }: ChartOwn, behind: string | null, tongue: Tongue): Markup {
  return pieces(
    h(
      'div',
      { class: 'id' },
      h('code', {}, by),
      h('span', { class: 'need conditional' }, tongue.word('ownOpening')),
      behind === null ? null : h('small', {}, tongue.word('stands'), ': ', tongue.sentence(behind)),
    ),
    h(
      'div',
      { class: 'said' },
      h(
        'p',
        { class: 'careful' },
        reason === null ? tongue.word('ownNoReason') : h('span', { lang: languageOf(reason) }, reason),
        owner === undefined ? null : ['; ', owner],
        expires === undefined ? null : ['; ', tongue.word('until', { day: expires })],
      ),
    ),
  );
}

/** Who answers for what is not as the page has it, why and until when. */
export function answeredBy({ reason, owner, expires }: Answerable, tongue: Tongue): Markup {
  const until = expires === undefined ? tongue.word('withoutEnd') : tongue.word('until', { day: expires });
  return pieces(h('span', { lang: languageOf(reason) }, reason), ' (', owner, ', ', until, ')');
}

/** The first sentence, and the others folded away behind it. */
export function sentencesOf([first, ...others]: readonly ReportedCitation[], tongue: Tongue): Markup {
  if (first === undefined) return pieces();
  return pieces(
    sentenceOf(first, tongue),
    others.length === 0
      ? null
      : h(
          'details',
          {},
          h('summary', {}, tongue.word('moreSentences', { n: others.length })),
          listOf(
            others.map((cite) => sentenceOf(cite, tongue)),
            { class: 'plain' },
          ),
        ),
  );
}

function sentenceOf(cite: ReportedCitation, tongue: Tongue): Markup {
  const { quote, gloss, publisher, title, section, address, retrieved, supplement, certainty } = cite;
  return pieces(
    h('p', { class: 'quote', lang: languageOf(quote) }, quote),
    gloss === quote ? null : h('p', { class: 'gloss', lang: 'en' }, gloss),
    h(
      'p',
      { class: 'source' },
      link(address, h('span', { lang: languageOf(title) }, title)),
      ', ',
      h('span', { lang: languageOf(publisher) }, publisher),
      ', ',
      h('span', { lang: languageOf(section) }, section),
      '; ',
      retrieved === null ? tongue.word('noDay') : tongue.word('readOn', { day: retrieved }),
      supplement ? ['; ', tongue.word('supplement')] : null,
      certainty === null ? null : ['; ', tongue.word(certainty)],
    ),
  );
}
