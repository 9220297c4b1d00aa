import type { ChartChanges } from './changes';
import type { Chart, ChartDeployed, DeployedOpening } from './chart';
import type { WordKey } from './dictionary';
import { h, languageOf, type Markup, pieces } from './markup';
import { listOf, type Tongue } from './tongue';

const STANDING: Readonly<Record<ChartDeployed['requirements'][number]['standing'], WordKey>> = {
  open: 'open',
  partly: 'partly',
  closed: 'closed',
  unknown: 'undecided',
  'not-asked': 'not-asked',
};

/** How a deployment stands to what is asked for: what lacks first. */
export function deployedSection(deployed: ChartDeployed, { requirements }: Chart, tongue: Tongue): Markup {
  const names = new Map(requirements.map(({ key, requirement }) => [key, requirement]));
  const rank = ['closed', 'partly', 'unknown', 'open', 'not-asked'];
  const sorted = [...deployed.requirements].sort((a, b) => rank.indexOf(a.standing) - rank.indexOf(b.standing));
  return pieces(
    h('p', { class: deployed.clean ? 'good' : deployed.fine ? 'careful' : 'bad', lang: 'en' }, deployed.sentence),
    h('h3', {}, tongue.word('beyondTitle')),
    deployed.beyond.length === 0
      ? h('p', { class: 'good' }, tongue.word('beyondNone'))
      : openings(deployed.beyond, tongue),
    deployed.denials.length === 0
      ? null
      : [
          h('h3', {}, tongue.word('deniedTitle')),
          listOf(
            deployed.denials.map(({ denial, gloss, open, by }) =>
              pieces(h('b', {}, gloss), h('small', {}, h('code', {}, [denial, ...open, ...by].join('; ')))),
            ),
          ),
        ],
    h('h3', {}, tongue.word('requirementsTitle')),
    table(
      ['standing', 'requirement', 'by', 'missing'],
      sorted.map(({ of, standing, by, lacks, remarks }) => [
        h('b', { class: standing }, tongue.word(STANDING[standing])),
        h('code', {}, names.get(of) ?? of),
        codes(by),
        pieces(
          codes(lacks),
          remarks.map((line) => h('p', { lang: languageOf(line) }, line)),
        ),
      ]),
      tongue,
    ),
    deployed.notUnderstood.length === 0
      ? null
      : [h('h3', {}, tongue.word('notUnderstood')), listOf(deployed.notUnderstood.map((line) => h('code', {}, line)))],
    h('h3', {}, tongue.word('deployedMet')),
    listOf(deployed.filters.map(({ id, kind, rules }) => pieces(h('code', {}, id), ` ${kind}, ${rules}`))),
  );
}

function openings(list: readonly DeployedOpening[], tongue: Tongue): Markup {
  return table(
    ['opens', 'by', 'forWhom'],
    list.map(({ rules, open, entries, perhaps }) => [
      pieces(codes(open), perhaps ? tongue.word('perhaps') : null),
      codes(rules),
      codes(entries),
    ]),
    tongue,
  );
}

function codes(list: readonly string[]): Markup {
  return listOf(
    list.map((one) => h('code', {}, one)),
    { class: 'plain' },
  );
}

function table(keys: readonly WordKey[], rows: readonly (readonly Markup[])[], tongue: Tongue): Markup {
  return h(
    'table',
    { class: 'openings' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        keys.map((key) => h('th', { scope: 'col', class: `c-${key}` }, tongue.word(key))),
      ),
    ),
    h(
      'tbody',
      {},
      rows.map((row) =>
        h(
          'tr',
          {},
          row.map((cell) => h('td', {}, cell)),
        ),
      ),
    ),
  );
}

/** What changed since the signed chart, beside the rules, which the table shows. */
export function changesSection(changes: ChartChanges, tongue: Tongue): Markup {
  const { opened, closed, altered, standings, reworded, said, requirements } = changes;
  const names = new Map(requirements.map(({ key, requirement }) => [key, requirement]));
  const lines = (key: WordKey, of: (one: (typeof said)[number]) => readonly string[]) => {
    const all = said.flatMap(of);
    return all.length === 0 ? null : [h('h3', {}, tongue.word(key)), listOf(all.map((line) => tongue.sentence(line)))];
  };
  return pieces(
    h(
      'p',
      { class: changes.none ? 'good' : 'careful' },
      changes.none
        ? tongue.word('changesNone')
        : tongue.word('changesSentence', { a: opened.length, b: closed.length, c: altered.length }),
    ),
    altered.length === 0
      ? null
      : table(
          ['altered', 'before', 'now'],
          altered.map(({ before, now }) => [
            h('code', {}, now.peer),
            ...[before, now].map(({ standing, growth, behind }) =>
              pieces(
                tongue.word(standing),
                growth.map((one) => [', ', tongue.sentence(one)]),
                behind === null ? null : ['; ', tongue.sentence(behind)],
              ),
            ),
          ]),
          tongue,
        ),
    standings.length === 0
      ? null
      : [
          h('h3', {}, tongue.word('otherwise')),
          table(
            ['device', 'requirement', 'before', 'now'],
            standings.map(({ device, of, before, now }) => [
              h('code', {}, device),
              h('code', {}, names.get(of) ?? of),
              ...[before, now].map((one) => tongue.word(one ?? 'not-asked')),
            ]),
            tongue,
          ),
        ],
    reworded.length === 0
      ? null
      : [h('h3', {}, tongue.word('reworded')), listOf(reworded.map((key) => h('code', {}, names.get(key) ?? key)))],
    lines('saidNow', ({ added }) => added),
    lines('saidNoMore', ({ gone }) => gone),
  );
}
