import type { Chart, ChartDeployed, DeployedOpening } from './chart';
import type { WordKey } from './dictionary';
import { h, type Markup, pieces } from './markup';
import { listOf, type Tongue, tableOf } from './tongue';
import { deployedSaid } from './verdict';

const STANDING: Readonly<Record<ChartDeployed['requirements'][number]['standing'], WordKey>> = {
  open: 'open',
  partly: 'partly',
  closed: 'closed',
  unknown: 'undecided',
  'not-asked': 'not-asked',
};

/** How a deployment stands to what is asked for: what lacks first; of a part of it nothing is said of what is not in it. */
export function deployedSection(
  deployed: ChartDeployed,
  { requirements }: Pick<Chart, 'requirements'>,
  tongue: Tongue,
  { isPart = false }: { readonly isPart?: boolean } = {},
): Markup {
  const names = new Map(requirements.map(({ key, requirement }) => [key, requirement]));
  const rank = ['closed', 'partly', 'unknown', 'open', 'not-asked'];
  const sorted = [...deployed.requirements].sort((a, b) => rank.indexOf(a.standing) - rank.indexOf(b.standing));
  return pieces(
    h('p', { class: deployed.clean ? 'good' : deployed.fine ? 'careful' : 'bad' }, tongue.said(deployedSaid(deployed))),
    openingsPart('beyondTitle', deployed.beyond, isPart ? null : 'beyondNone', tongue),
    isPart ? openingsPart('deployedWidened', deployed.widened, null, tongue) : null,
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
    isPart && sorted.length === 0 ? null : h('h3', {}, tongue.word('requirementsTitle')),
    isPart && sorted.length === 0
      ? null
      : tableOf(
          ['standing', 'requirement', 'by', 'missing'],
          sorted.map(({ of, standing, by, lacks, remarks }) => [
            h('b', { class: standing }, tongue.word(STANDING[standing])),
            h('code', {}, names.get(of) ?? of),
            codes(by),
            pieces(
              codes(lacks),
              remarks.map((line) => h('p', {}, tongue.sentence(line))),
            ),
          ]),
          tongue,
        ),
    deployed.notUnderstood.length === 0
      ? null
      : [h('h3', {}, tongue.word('notUnderstood')), listOf(deployed.notUnderstood.map((line) => h('code', {}, line)))],
    isPart && deployed.filters.length === 0 ? null : h('h3', {}, tongue.word('deployedMet')),
    listOf(deployed.filters.map(({ id, kind, rules }) => pieces(h('code', {}, id), ` ${kind}, ${rules}`))),
  );
}

function openingsPart(
  title: WordKey,
  list: readonly DeployedOpening[],
  none: WordKey | null,
  tongue: Tongue,
): Markup | null {
  if (list.length > 0) return pieces(h('h3', {}, tongue.word(title)), openings(list, tongue));
  return none === null ? null : pieces(h('h3', {}, tongue.word(title)), h('p', { class: 'good' }, tongue.word(none)));
}

function openings(list: readonly DeployedOpening[], tongue: Tongue): Markup {
  return tableOf(
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
