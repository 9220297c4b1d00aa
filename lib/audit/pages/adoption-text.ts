import { TARGET_WORDS, type TextOptions } from '../../report';
import type { AdoptedFilter, Adoption } from '../adopt';
import { type Sheet, section, sheetOf, sheetText } from './sheet';
import { counted, MORE, ruleWords } from './words';

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
  const counts = `${replaced} replaced, ${narrowed} narrowed, ${kept} kept`;
  const verdict = proved
    ? `Proved: nothing that is asked for is lost. ${counts}.`
    : `Not proved: something that is asked for would be lost, or the construct cannot open it. ${counts}.`;
  return sheetText([
    ...sheet.prose(verdict, 0, 0).map(proved ? sheet.paint.good : sheet.paint.bad),
    ...filters.flatMap((filter) => filterLines(filter, sheet)),
  ]);
}

function filterLines(filter: AdoptedFilter, sheet: Sheet): readonly string[] {
  const { prose, paint } = sheet;
  const list = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : [...prose(title, 2), ...lines]);
  const plain = (lines: readonly string[], whole = true) =>
    [...lines, ...(whole ? [] : [MORE])].flatMap((line) => prose(line, 4));
  const lines = [
    ...list('replaced by the construct, to be taken out', plain(filter.replaced.map(ruleWords))),
    ...list(
      'narrowed: the construct opens what is needed; the rest is closed, or stays as an additional rule with a reason',
      filter.narrowed.flatMap(({ rule, rest, whole }) => [
        ...prose(ruleWords(rule), 4),
        ...rest.flatMap((line) => prose(`rest: ${line}`, 6).map(paint.careful)),
        ...(whole ? [] : prose(`rest: ${MORE}`, 6).map(paint.careful)),
      ]),
    ),
    ...list('kept as they are: no requirement needs them, or they close', plain(filter.kept.map(ruleWords))),
    ...list('opened anew', plain(filter.opened, filter.whole.opened).map(paint.careful)),
    ...list('closed by the change', plain(filter.closed, filter.whole.closed).map(paint.careful)),
    ...list('asked for, and lost by the change', plain(filter.lost, filter.whole.lost).map(paint.bad)),
  ];
  const title = `${filter.filter}, ${TARGET_WORDS[filter.kind]}`;
  return section(title, lines.length === 0 ? prose('Nothing changes.', 2) : lines, sheet);
}
