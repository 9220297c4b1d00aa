import { TARGET_WORDS, type TextOptions } from '../../report';
import type { AdoptedFilter, Adoption } from '../adopt';
import type { RuleInTheWay } from '../in-the-way';
import { BY_OVERLAY, overlaidLines } from './overlaid';
import { type Sheet, section, sheetOf, sheetText } from './sheet';
import { counted, firstLines, listWords, ruleWords } from './words';

const SHOWN_NUMBERS = 8;

/** What a construct would take over of hand-written rules, and whether that is proved to lose nothing. */
export function renderAdoption(adoption: Adoption, screen: TextOptions): string {
  const sheet = sheetOf(screen);
  const { filters, proved } = adoption;
  const sum = (count: (filter: AdoptedFilter) => number) => filters.reduce((total, one) => total + count(one), 0);
  const replaced = counted(
    sum((one) => one.replaced.length),
    'rule',
  );
  const narrowed = sum((one) => one.narrowed.length);
  const kept = sum((one) => one.kept.length);
  const verdict = `${verdictWords(adoption)} ${replaced} replaced, ${narrowed} narrowed, ${kept} kept.`;
  return sheetText([
    ...sheet.prose(verdict, 0, 0).map(proved ? sheet.paint.good : sheet.paint.bad),
    ...filters.flatMap((filter) => filterLines(filter, sheet)),
    ...section(BY_OVERLAY, overlaidLines(adoption.overlaid ?? [], sheet), sheet),
  ]);
}

/** What stands against the change is said with what there is to do about it. */
function verdictWords({ filters, clean, proved }: Adoption): string {
  if (proved) return 'Proved: nothing that is asked for is lost.';
  const inTheWay = filters.flatMap((one) => one.inTheWay);
  const behind = inTheWay.filter(({ remedy }) => remedy === 'put-behind').length;
  const narrow = inTheWay.length - behind;
  const isLost = filters.some(({ lost }) => lost.length > 0);
  if (!clean || isLost || inTheWay.length === 0)
    return 'Not proved: something that is asked for would be lost, or the construct cannot open it.';
  const todo = [
    ...(behind === 0 ? [] : [`${keptRules(behind)} put behind the construct's rules`]),
    ...(narrow === 0 ? [] : [`${keptRules(narrow)} narrowed or taken out`]),
  ];
  return `Not proved as it stands: nothing that is asked for is lost if ${todo.join(' and ')}.`;
}

function keptRules(count: number): string {
  return count === 1 ? '1 rule that is kept is' : `${count} rules that are kept are`;
}

function filterLines(filter: AdoptedFilter, sheet: Sheet): readonly string[] {
  const { prose, paint } = sheet;
  const list = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : [...prose(title, 2), ...lines]);
  const plain = (lines: readonly string[]) => lines.flatMap((line) => prose(line, 4));
  const some = (lines: readonly string[], whole: boolean) => firstLines(lines, whole).flatMap((line) => prose(line, 4));
  const part = (title: string, lines: readonly string[], whole: boolean, colour = paint.careful) =>
    lines.length === 0 ? [] : firstLines(lines, whole).flatMap((line) => prose(`${title}: ${line}`, 6).map(colour));
  const inTheWay = (remedy: RuleInTheWay['remedy']) =>
    filter.inTheWay
      .filter((one) => one.remedy === remedy)
      .flatMap(({ rule, perhaps, loses, keepsClosed, whole }) => [
        ...prose(`${ruleWords(rule)}${perhaps ? ': perhaps, nobody can know' : ''}`, 4),
        ...part('would close what is open', loses, whole, paint.bad),
        ...part('keeps closed what is closed today', keepsClosed, whole),
      ]);
  const lines = [
    ...list('replaced by the construct, to be taken out', plain(filter.replaced.map(ruleWords))),
    ...list(
      'narrowed: the construct opens what is needed; the rest is closed, or stays as an additional rule with a reason',
      filter.narrowed.flatMap(({ rule, rest, others, whole }) => [
        ...prose(ruleWords(rule), 4),
        ...part('rest', rest, whole),
        ...part('for other machines', others, whole),
      ]),
    ),
    ...list('kept as they are: no requirement needs them, or they close', plain(filter.kept.map(ruleWords))),
    ...list(
      'of these, to be given another number, since the construct has a rule of that number and direction',
      plain(filter.renumber.map(({ rule, number }) => `${ruleWords(rule)}: ${number}`)),
    ),
    ...list(
      "of these, to be asked before the construct's rule that closes every other name, or what they open is closed",
      plain(filter.putBefore.map(ruleWords)),
    ),
    ...list(
      "of these, to be put behind the construct's rules, since they close what it opens and is asked for",
      inTheWay('put-behind'),
    ),
    ...list(
      "of these, to be narrowed or taken out: they are asked before the construct's rules wherever they are put, and close what it opens and is asked for",
      inTheWay('narrow'),
    ),
    ...list('opened anew', some(filter.opened, filter.whole.opened).map(paint.careful)),
    ...list('closed by the change to these machines', some(filter.closed, filter.whole.closed).map(paint.careful)),
    ...list('asked for, and lost by the change', some(filter.lost, filter.whole.lost).map(paint.bad)),
  ];
  const at = filter.kept.length === 0 ? '' : listWords(filter.numbers.map(String), SHOWN_NUMBERS);
  const numbers =
    at === ''
      ? []
      : prose(
          `The construct's rules have the numbers ${at} by default; its option priorities moves all but the last.`,
          2,
        );
  const title = `${filter.filter}, ${TARGET_WORDS[filter.kind]}`;
  return section(title, lines.length === 0 ? prose('Nothing changes.', 2) : [...lines, ...numbers], sheet);
}
