import type { ChartChanges } from './changes';
import type { ChartRequirement, ChartRule } from './chart';
import type { WordKey } from './dictionary';
import { h, languageOf, type Markup, pieces } from './markup';
import { deployedSection } from './page-deployed';
import { closedSection, documentSection, uncoveredSection } from './page-findings';
import { whyOf } from './page-rules';
import type { ChartParts } from './parts';
import { listOf, type Tongue, tableOf } from './tongue';

/** What changed since the signed chart, beside the rules, which the table shows. */
export function changesSection(changes: ChartChanges, tongue: Tongue): Markup {
  const { opened, closed, altered, standings, reworded, said, came, went, inputs, renamed, requirements } = changes;
  const byKey = new Map(requirements.map((one) => [one.key, one]));
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
    inputs.length + renamed.length === 0
      ? null
      : [
          h('p', {}, tongue.word('inputsChanged')),
          listOf([
            ...renamed.map(({ what, before, now: after }) =>
              pieces(tongue.word(what), ': ', h('code', {}, before), ' → ', h('code', {}, after)),
            ),
            ...inputs.map(({ device, changed }) =>
              pieces(
                h('code', {}, device),
                changed.map((one) => [' ', tongue.word(one)]),
              ),
            ),
          ]),
        ],
    altered.length === 0
      ? null
      : tableOf(
          ['altered', 'before', 'now'],
          altered.map(({ before, now }) => [
            h('code', {}, now.peer),
            ...[before, now].map((rule) => howOf(rule, tongue)),
          ]),
          tongue,
        ),
    standings.length === 0
      ? null
      : [
          h('h3', {}, tongue.word('otherwise')),
          tableOf(
            ['device', 'requirement', 'before', 'now'],
            standings.map(({ device, of, before, now }) => [
              h('code', {}, device),
              h('code', {}, byKey.get(of)?.requirement ?? of),
              ...[before, now].map((one) => tongue.word(one ?? 'not-asked')),
            ]),
            tongue,
          ),
        ],
    reworded.length === 0
      ? null
      : [
          h('h3', {}, tongue.word('reworded')),
          listOf(
            reworded.map((key) => whyOf(byKey.get(key), key, null, tongue)),
            { class: 'plain' },
          ),
        ],
    partsOf(came, 'saidNow', requirements, tongue),
    partsOf(went, 'saidNoMore', requirements, tongue),
    lines('saidNow', ({ added }) => added),
    lines('saidNoMore', ({ gone }) => gone),
  );
}

/** How a rule is told: everything of it that may be another while it stays the same rule. */
function howOf({ standing, growth, behind, reaches, peerNames, prefixLists, own }: ChartRule, tongue: Tongue): Markup {
  return pieces(
    tongue.word(standing),
    growth.map((one) => [', ', tongue.sentence(one)]),
    behind === null ? null : ['; ', tongue.sentence(behind)],
    '; ',
    tongue.word(reaches),
    [...peerNames, ...prefixLists].map((one) => ['; ', one]),
    own === undefined
      ? null
      : [
          '; ',
          tongue.word('ownOpening'),
          ': ',
          own.reason ?? tongue.word('ownNoReason'),
          own.owner === undefined ? null : ['; ', own.owner],
          own.expires === undefined ? null : ['; ', tongue.word('until', { day: own.expires })],
        ],
  );
}

/** What came or went of the parts of a chart, each as its own section tells it. */
function partsOf(
  parts: ChartParts,
  title: 'saidNow' | 'saidNoMore',
  requirements: readonly ChartRequirement[],
  tongue: Tongue,
): Markup {
  const { uncovered, omitted, refused, others, questions, parties, usersOwn, deployed } = parts;
  const part = (key: WordKey, markup: Markup | null) =>
    markup === null ? null : [h('h3', {}, tongue.word(title), ': ', tongue.word(key)), markup];
  return pieces(
    part('onWord', usersOwn.length === 0 ? null : listOf(usersOwn.map((own) => ownWords(own)))),
    part('uncoveredTitle', uncovered.length === 0 ? null : uncoveredSection({ uncovered, requirements }, tongue)),
    part('closedTitle', closedSection({ omitted, refused, others, requirements }, tongue)),
    part('documentTitle', questions.length === 0 ? null : documentSection({ questions, requirements: [] }, tongue)),
    part(
      'parties',
      parties.length === 0
        ? null
        : listOf(
            parties.map(({ party, words, sources }) =>
              pieces(h('span', { lang: languageOf(words) }, words), ` (${[party, ...sources].join(', ')})`),
            ),
          ),
    ),
    part(
      'deployedTitle',
      deployed === null ? null : deployedSection(deployed, { requirements }, tongue, { isPart: true }),
    ),
  );
}

function ownWords({ device, rule, by, reason, owner, expires }: ChartParts['usersOwn'][number]): Markup {
  return pieces(
    h('code', {}, rule),
    ` ${[device, by, reason, owner, expires].filter((one) => one != null).join('; ')}`,
  );
}
