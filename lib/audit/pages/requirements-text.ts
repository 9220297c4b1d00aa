import type { Paint } from '../../report/layout';
import type { Audit, AuditedEntry, RequirementFinding, RequirementStanding } from '../result';
import { type AlikeElements, alikeElements } from './elements';
import { wordsOfOverlay } from './overlaid';
import { marked, type Sheet, section } from './sheet';
import { listWords, rulesWords, STANDING_WORDS } from './words';

/** How a standing looks. */
export const STANDING_PAINT: Readonly<Record<RequirementStanding, keyof Paint>> = {
  open: 'good',
  partly: 'bad',
  closed: 'bad',
  unknown: 'careful',
  'not-asked': 'quiet',
};

const MARGIN = { indent: 2, columns: 11 };
const INDENT = MARGIN.indent + MARGIN.columns;

/** Every requirement with its standing in the margin; what lacks with the sentence that asks for it. */
export function requirementLines({ requirements, roles }: Audit, sheet: Sheet): readonly string[] {
  // Roles of one product on the same machines have their requirements together.
  const alike = new Map<string, AuditedEntry[]>();
  for (const one of roles) {
    const key = `${one.name} ${one.product}`;
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  return [...alike.values()].flatMap((same) => {
    const [{ name, product }] = same as [AuditedEntry];
    const own = requirements.filter((one) => one.entry === name && one.product === product);
    const title = `What the documents ask for of ${name}, ${same.map(({ role }) => role).join(' and ')} of ${product}`;
    const lines = own.flatMap((one) => requirementBlock(one, sheet));
    return section(title, lines.length === 0 ? sheet.prose('Nothing.', 2) : lines, sheet);
  });
}

function requirementBlock(one: RequirementFinding, sheet: Sheet): readonly string[] {
  const { requirement, need, direction, standing } = one;
  const paint = sheet.paint[STANDING_PAINT[standing]];
  const head = `${requirement}, ${need}, ${direction === 'egress' ? 'out' : 'in'}`;
  const rows = alikeElements(one);
  const isFine = standing === 'open' || standing === 'not-asked';
  return [
    ...marked(STANDING_WORDS[standing], head, MARGIN, sheet, paint),
    ...rows.flatMap((row) => rowLines(row, standing, one, sheet)),
    ...overlayLines(one, sheet),
    ...(isFine ? [] : sheet.sentence(one.cites, requirement, INDENT)),
  ];
}

/** Whose word it is, where a row is not as the page prints it. */
function overlayLines({ overlay }: RequirementFinding, { prose, paint }: Sheet): readonly string[] {
  if (overlay === undefined) return [];
  return wordsOfOverlay(overlay)
    .flatMap((words) => prose(words, INDENT))
    .map(paint.careful);
}

function rowLines(
  { standing, traffic, asked, by, missing, remark }: AlikeElements,
  whole: RequirementStanding,
  { direction }: RequirementFinding,
  { prose, paint }: Sheet,
): readonly string[] {
  const isFine = standing === 'open' || standing === 'not-asked';
  // What lacks is told in full: each name has to be opened.
  const names = isFine ? listWords(asked) : asked.join(', ');
  const way = traffic === '' ? names : `${traffic} ${direction === 'egress' ? 'to' : 'from'} ${names}`;
  if (standing === 'not-asked' && remark !== null) return prose(`${way}: ${remark}`, INDENT).map(paint.quiet);
  return [
    ...prose(standing === whole ? way : `${STANDING_WORDS[standing]}: ${way}`, INDENT),
    ...missing.flatMap((words) => prose(words, INDENT + 2)).map(paint[STANDING_PAINT[standing]]),
    ...(by.length === 0 ? [] : prose(`${isFine ? 'by' : 'some of it by'} ${rulesWords(by)}`, INDENT + 2)).map(
      paint.quiet,
    ),
    ...(remark === null ? [] : prose(remark, INDENT + 2)).map(paint.quiet),
  ];
}
