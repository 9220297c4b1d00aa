import { visible } from '../../diagnostics';
import type { Audit, DenialFinding, OpeningFinding } from '../result';
import { beyondApart, givenWords } from './given';
import { marked, type Sheet, section } from './sheet';
import {
  idleWords,
  listWords,
  moreWords,
  openingsWords,
  openingWords,
  placeWords,
  rulesWords,
  ruleWords,
} from './words';

/** What an audit found beside the requirements, by rule. */
export function findingLines(audit: Audit, sheet: Sheet): readonly string[] {
  return [
    ...section('Open, and nobody asked for it', beyondLines(audit, sheet), sheet),
    ...section('What the documents forbid', denialLines(audit, sheet), sheet),
    ...section('Not understood', notUnderstoodLines(audit.notUnderstood, sheet), sheet),
    ...section('Wider than need be', narrowerLines(audit, sheet), sheet),
    ...section('Rules that no requirement needs', needlessLines(audit, sheet), sheet),
    ...section('Rules that decide nothing', idleLines(audit, sheet), sheet),
    ...section(
      'Open beside what is asked for, since a filter of this kind cannot tell it apart',
      widenedLines(audit, sheet),
      sheet,
    ),
  ];
}

function beyondLines(audit: Audit, sheet: Sheet): readonly string[] {
  const { prose, paint } = sheet;
  const { roles } = audit;
  const { told, given } = beyondApart(audit);
  const lines = told.flatMap((one) => [
    ...prose(`${rulesTogether(one)}${one.perhaps ? ': perhaps, nobody can know' : ''}`, 2).map(paint.strong),
    ...openingsWords(one.open).flatMap((words) => prose(words, 4).map(paint.careful)),
    ...moreLines(one, sheet),
    ...(roles.length > one.entries.length ? prose(`for ${one.entries.join(', ')}`, 4).map(paint.quiet) : []),
  ]);
  return given.length === 0 ? lines : [...lines, ...prose(givenWords(given), 2).map(paint.careful)];
}

function rulesTogether({ rules }: OpeningFinding): string {
  return rules.map(ruleWords).join(' and then ');
}

function moreLines(one: OpeningFinding, { prose }: Sheet): readonly string[] {
  const words = moreWords(one, one.open.length);
  return words === '' ? [] : prose(words, 4);
}

/** Short: there is nothing to do about it but to take a filter of another kind. */
function widenedLines({ widened }: Audit, { prose, paint }: Sheet): readonly string[] {
  return widened.flatMap((one) => {
    const [first] = one.open;
    const words = [first === undefined ? '' : openingWords(first), moreWords(one, 1)].filter((each) => each !== '');
    return prose(`${rulesTogether(one)}: ${words.join(', ')}`, 2).map(paint.quiet);
  });
}

function narrowerLines({ narrower }: Audit, sheet: Sheet): readonly string[] {
  const { prose, paint } = sheet;
  const margin = { indent: 4, columns: 11 };
  const needed = narrower.filter(({ instead }) => instead.length > 0);
  return needed.flatMap(({ rule, opens, instead, neededBy }) => [
    ...prose(ruleWords(rule), 2).map(paint.strong),
    ...marked('opens', opens.join('; '), margin, sheet),
    ...marked('would do', instead.join('; '), margin, sheet, paint.good),
    ...marked('needed by', neededBy.join(', '), margin, sheet),
  ]);
}

/** What they open stands among what nobody asked for, as far as it passes everything else. */
function needlessLines({ narrower }: Audit, { prose }: Sheet): readonly string[] {
  const needless = narrower.filter(({ instead }) => instead.length === 0);
  return needless.flatMap(({ rule, opens }) => prose(`${ruleWords(rule)}: ${listWords(opens)}`, 2));
}

function idleLines({ idle }: Audit, { prose }: Sheet): readonly string[] {
  return idle.flatMap((one) => prose(idleWords(one), 2));
}

const DENIAL_PAINT = { kept: 'good', widened: 'careful', broken: 'bad' } as const;

function denialLines({ denials }: Audit, sheet: Sheet): readonly string[] {
  const margin = { indent: 2, columns: 11 };
  const indent = margin.indent + margin.columns;
  const { prose, paint } = sheet;
  return denials.flatMap((one) => [
    ...marked(one.standing, denialHead(one), margin, sheet, paint[DENIAL_PAINT[one.standing]]),
    ...prose(one.gloss, indent, 0),
    ...openingsWords(one.open)
      .flatMap((words) => prose(words, indent))
      .map(paint[DENIAL_PAINT[one.standing]]),
    ...(one.by.length === 0 ? [] : prose(`by ${rulesWords(one.by)}`, indent).map(paint.quiet)),
    ...(one.standing === 'kept' ? [] : sheet.sentence(one.cites, one.denial, indent)),
  ]);
}

/** What became of a ban, in words. */
export function denialHead({ denial, product, standing }: DenialFinding): string {
  const how = standing === 'widened' ? ', open as far as a filter of this kind cannot tell it apart' : '';
  return `${denial} of ${product}${how}`;
}

export function notUnderstoodLines(notUnderstood: Audit['notUnderstood'], { prose, paint }: Sheet): readonly string[] {
  return notUnderstood.flatMap(({ place, why, text, filter, rule }) => [
    ...prose(`${placeWords(place)}: ${place.resource} ${why}`, 2).map(paint.careful),
    ...(text === '' ? [] : prose(visible(text), 4).map(paint.quiet)),
    ...prose(leavesOpen(filter, rule), 4),
  ]);
}

/** What becomes of the answer where something was not understood. */
export function leavesOpen(filter: string | null, rule: string | null): string {
  if (filter === null) return 'nothing that filters traffic is left open by it';
  return `so nobody can know what ${rule === null ? filter : `${filter} ${rule}`} lets through`;
}
