import { code, folded, headed, markdownText, plain, quoted, table } from '../../report/markdown';
import type { Audit, OpeningFinding, RequirementFinding } from '../result';
import { filterWords, wayWords } from './audit-text';
import { type AlikeElements, alikeElements } from './elements';
import { denialHead, leavesOpen } from './findings-text';
import { beyondApart, givenWords } from './given';
import { wordsOfOverlay } from './overlaid';
import { verdictOf } from './verdict';
import { IDLE_WORDS, listWords, moreWords, openingsWords, placeWords, ruleWords, STANDING_WORDS } from './words';

/** An audit as a comment on a pull request: what is to be done on top, what is fine or cannot be helped folded away. */
export function auditMarkdown(audit: Audit): string {
  const { requirements, roles } = audit;
  const isFine = ({ standing }: RequirementFinding) => standing === 'open' || standing === 'not-asked';
  const lacking = requirements.filter((one) => !isFine(one));
  const { told, given } = beyondApart(audit);
  return markdownText([
    `**${plain(verdictOf(audit).sentence)}**`,
    ...headed('Not open, and asked for', requirementRows(lacking, roles.length > 1)),
    ...folded('The sentences that ask for it', sentencesOf(lacking)),
    ...headed('Open, and nobody asked for it', [
      ...openingRows(told),
      ...(told.length === 0 || given.length === 0 ? [] : ['']),
      ...(given.length === 0 ? [] : [givenWords(given, code)]),
    ]),
    ...headed('What the documents forbid', denialRows(audit)),
    ...headed('Not understood', notUnderstoodRows(audit.notUnderstood)),
    ...headed('Wider than need be', narrowerRows(audit)),
    ...headed('Rules that no requirement needs', needlessRows(audit)),
    ...headed('Rules that decide nothing', idleRows(audit)),
    ...folded('Open, as asked for', requirementRows(requirements.filter(isFine), roles.length > 1)),
    ...folded('Open beside it, since a filter of this kind cannot tell it apart', openingRows(audit.widened)),
    ...folded('What was read', [
      ...audit.filters.map((filter) => `- ${code(filterWords(filter))}`),
      ...roles.map((role) => `- ${code(wayWords(role))}`),
    ]),
  ]);
}

/** Lines of a cell. */
function lines(words: readonly string[]): string {
  return words.map(code).join('<br>');
}

function requirementRows(requirements: readonly RequirementFinding[], several: boolean): readonly string[] {
  const rows = requirements.flatMap((one) =>
    alikeElements(one).map((row) => [
      STANDING_WORDS[row.standing],
      code(several ? `${one.entry} ${one.requirement}` : one.requirement),
      one.need,
      whatWords(row, one),
      lines(row.by.map(ruleWords)),
      [
        ...row.missing.map(code),
        ...(row.remark === null ? [] : [plain(row.remark)]),
        ...(one.overlay === undefined ? [] : wordsOfOverlay(one.overlay).map(plain)),
      ].join('<br>'),
    ]),
  );
  return table(['', 'Requirement', 'Need', 'Asks for', 'Let through by', 'Lacks'], rows);
}

function whatWords({ traffic, asked, standing }: AlikeElements, { direction }: RequirementFinding): string {
  const isFine = standing === 'open' || standing === 'not-asked';
  const names = isFine ? listWords(asked) : asked.join(', ');
  return code(traffic === '' ? names : `${traffic} ${direction === 'egress' ? 'to' : 'from'} ${names}`);
}

function sentencesOf(requirements: readonly RequirementFinding[]): readonly string[] {
  return requirements.flatMap(({ requirement, cites: [first] }) =>
    first === undefined ? [] : ['', code(requirement), '', ...quoted(first)],
  );
}

function openingRows(findings: readonly OpeningFinding[]): readonly string[] {
  const rows = findings.map(({ rules, open, parts, whole, perhaps, entries }) => [
    lines(rules.map(ruleWords)),
    [
      lines(openingsWords(open)),
      moreWords({ parts, whole }, open.length, String),
      perhaps ? 'perhaps: nobody can know' : '',
    ]
      .filter((line) => line !== '')
      .join('<br>'),
    lines(entries),
  ]);
  return table(['Rule', 'Opens', 'For'], rows);
}

function denialRows({ denials }: Audit): readonly string[] {
  const rows = denials.map((one) => [
    one.standing,
    code(denialHead(one)),
    plain(one.gloss),
    lines(openingsWords(one.open)),
    lines(one.by.map(ruleWords)),
  ]);
  return table(['', 'Ban', 'What it says', 'Open', 'By'], rows);
}

function narrowerRows({ narrower }: Audit): readonly string[] {
  const needed = narrower.filter(({ instead }) => instead.length > 0);
  const rows = needed.map(({ rule, opens, instead, neededBy }) => [
    code(ruleWords(rule)),
    lines(opens),
    lines(instead),
    lines(neededBy),
  ]);
  return table(['Rule', 'Opens', 'Would do', 'Needed by'], rows);
}

function needlessRows({ narrower }: Audit): readonly string[] {
  const needless = narrower.filter(({ instead }) => instead.length === 0);
  return table(
    ['Rule', 'Opens'],
    needless.map(({ rule, opens }) => [code(ruleWords(rule)), lines(opens)]),
  );
}

function idleRows({ idle }: Audit): readonly string[] {
  const rows = idle.map(({ rule, kind, by }) => [code(ruleWords(rule)), IDLE_WORDS[kind], lines(by.map(ruleWords))]);
  return table(['Rule', '', 'Rules'], rows);
}

export function notUnderstoodRows(notUnderstood: Audit['notUnderstood']): readonly string[] {
  const rows = notUnderstood.map(({ place, why, text, filter, rule }) => [
    code(placeWords(place)),
    code(`${place.resource} ${why}`),
    code(text),
    code(leavesOpen(filter, rule)),
  ]);
  return table(['Where', 'What', 'As it stands there', 'So'], rows);
}
