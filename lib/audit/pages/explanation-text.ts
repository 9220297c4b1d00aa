import type { TextOptions } from '../../report';
import type { Answered, AnsweredParts } from '../answered';
import type { Asker } from '../nearest';
import type { Answer, Explanation, StageAnswer } from '../why';
import type { RuleExplanation } from '../why-rule';
import { overlaidLines, wordsOfOverlay } from './overlaid';
import { marked, type Sheet, section, sheetOf, sheetText } from './sheet';
import { firstLines, listWords, moreWords, openingsWords, rulesWords, ruleWords } from './words';

const ANSWER_PAINT = { allowed: 'good', partly: 'careful', denied: 'bad', unknown: 'careful' } as const;

const ANSWER_WORDS: Readonly<Record<Answer, string>> = {
  allowed: 'allowed',
  partly: 'allowed in part',
  denied: 'denied',
  unknown: 'unknown: what was read leaves it open',
};

/** Why a connection gets through, or does not: the answer in the first line, then the way, then the sentence that asks for it. */
export function renderExplanation(explanation: Explanation, screen: TextOptions): string {
  const sheet = sheetOf(screen);
  const { question, answer, answered, kinds, stages } = explanation;
  const differ = new Set(kinds.map((one) => one.answer)).size > 1;
  const spoken = kinds.flatMap((one) =>
    marked(
      one.traffic,
      ANSWER_WORDS[one.answer],
      { indent: 2, columns: 15 },
      sheet,
      sheet.paint[ANSWER_PAINT[one.answer]],
    ),
  );
  return sheetText([
    ...sheet.prose(`${ANSWER_WORDS[answer]}: ${question}`).map(sheet.paint[ANSWER_PAINT[answer]]),
    ...(differ ? section('By what is spoken', spoken, sheet) : []),
    ...(isParted(answer, answered) ? section('Of what is asked about', partLines(answered, 2, sheet), sheet) : []),
    ...section('On the way', stageLines(stages, sheet), sheet),
    ...askerSections(explanation, sheet),
    ...section('Left out by your overlay', overlaidLines(explanation.leftOut ?? [], sheet), sheet),
  ]);
}

/** Where all of it has one answer, there are no parts to tell. */
function isParted(answer: Answer, { open, closed }: Answered): boolean {
  return answer === 'partly' || (answer === 'unknown' && open.parts + closed.parts > 0);
}

function partLines({ open, closed, perhaps }: Answered, indent: number, sheet: Sheet): readonly string[] {
  const lines = (title: string, parts: AnsweredParts, paint: (text: string) => string) => {
    const words = [...openingsWords(parts.shown), moreWords(parts, parts.shown.length)].filter((one) => one !== '');
    return parts.parts === 0 ? [] : words.flatMap((one) => sheet.prose(`${title}: ${one}`, indent).map(paint));
  };
  return [
    ...lines('open', open, sheet.paint.good),
    ...lines('closed', closed, sheet.paint.bad),
    ...lines('perhaps', perhaps, sheet.paint.careful),
  ];
}

function stageLines(stages: readonly StageAnswer[], sheet: Sheet): readonly string[] {
  if (stages.length === 0) return sheet.prose('nothing that was read decides about it', 2);
  const { prose, paint } = sheet;
  // Where one stage alone decides, its parts are those of the whole.
  const isOfMany = stages.filter(({ answer }) => answer !== 'allowed').length > 1;
  return stages.flatMap(({ name, answer, answered, by, closedBy }) => [
    ...marked(answer, name, { indent: 2, columns: 9 }, sheet, paint[ANSWER_PAINT[answer]]),
    ...(by.length === 0 ? [] : prose(`${answer === 'allowed' ? 'by' : 'some of it by'} ${rulesWords(by)}`, 11)),
    ...(answer === 'allowed' ? [] : prose(`closed by ${closedBy === null ? LIST_END : ruleWords(closedBy)}`, 11)),
    ...(isOfMany && isParted(answer, answered) ? partLines(answered, 11, sheet) : []),
  ]);
}

const LIST_END = "the cloud's own end of the list: no rule lets it through";

const RULE_DOES = {
  pass: { words: 'lets through', paint: 'good' },
  drop: { words: 'closes', paint: 'bad' },
  'may-pass': { words: 'may let through, as it may not match all of this', paint: 'careful' },
  'may-drop': { words: 'may close, as it may not match all of this', paint: 'careful' },
  unsure: { words: 'may let through, nobody can know', paint: 'careful' },
} as const satisfies Readonly<Record<RuleExplanation['action'], unknown>>;

/** What a rule opens, and which sentence asks for it. */
export function renderRuleExplanation(explanation: RuleExplanation, screen: TextOptions): string {
  const sheet = sheetOf(screen);
  const { rule, action, description, opens, closes, perhaps, whole } = explanation;
  const { words: does, paint: colour } = RULE_DOES[action];
  const paint = sheet.paint[colour];
  const isClosing = action === 'drop' || action === 'may-drop';
  const counts = isClosing ? firstLines(closes, whole) : opens;
  // Where it is sure of nothing, the first line says so.
  const isParted = (action === 'pass' || action === 'drop') && perhaps.length > 0;
  return sheetText([
    ...sheet.prose(`${ruleWords(rule)} ${does}${asks(explanation)}`).map(paint),
    ...(description === null ? [] : sheet.prose(`described as: ${description}`, 2).map(sheet.paint.quiet)),
    ...section(
      'What of it counts',
      (counts.length === 0 ? ['nothing, behind what decides before it'] : counts).flatMap((line) =>
        sheet.prose(line, 2),
      ),
      sheet,
    ),
    ...(isParted
      ? section(
          'Of this perhaps, as it may not match all of it',
          firstLines(perhaps, whole).flatMap((line) => sheet.prose(line, 2)),
          sheet,
        )
      : []),
    ...(isClosing || onlyHandshakes(opens) ? [] : askerSections(explanation, sheet)),
  ]);
}

function onlyHandshakes(opens: readonly string[]): boolean {
  return opens.length > 0 && opens.every((line) => /^(?:in|out) handshake /.test(line));
}

function asks({ askedBy, action, opens, hasRoles }: RuleExplanation): string {
  if (action === 'drop' || action === 'may-drop') return '';
  // A handshake belongs to every flow over TCP, so no requirement is told by it; without it none would open.
  if (onlyHandshakes(opens)) return ': handshakes alone, without which nothing over TCP opens';
  if (!hasRoles) return '';
  return askedBy.length === 0
    ? ': no requirement asks for it'
    : `: asked for by ${listWords([...new Set(askedBy.map(({ requirement }) => requirement))])}`;
}

function askerSections(
  { hasRoles, askedBy, nearest }: Pick<Explanation, 'hasRoles' | 'askedBy' | 'nearest'>,
  sheet: Sheet,
): readonly string[] {
  if (!hasRoles) return ['', ...sheet.prose(NO_ROLE, 0, 0).map(sheet.paint.quiet)];
  if (askedBy.length + nearest.length === 0) return ['', ...sheet.prose(NOBODY, 0, 0)];
  return [
    ...section('Asked for by', askerLines(askedBy, sheet), sheet),
    ...section('No requirement asks for it; these come nearest', askerLines(nearest, sheet), sheet),
  ];
}

const NO_ROLE =
  'Who asks for it is not known, since no role was given: name one with --product PRODUCT --role ROLE, or with --request FILE.';

const NOBODY = 'No requirement asks for it, and none comes near it.';

/** What one requirement asks for stands together, before its sentence. */
function askerLines(askers: readonly Asker[], sheet: Sheet): readonly string[] {
  const { prose, paint } = sheet;
  const byRequirement = new Map<string, Asker[]>();
  for (const one of askers) {
    const key = JSON.stringify([one.entry, one.product, one.requirement, one.transport, one.ports, one.differs]);
    byRequirement.set(key, [...(byRequirement.get(key) ?? []), one]);
  }
  return [...byRequirement.values()].flatMap((alike) => {
    const [first] = alike as [Asker];
    const title = first.cites[0]?.title ?? '';
    return [
      ...prose(`${first.requirement} of ${first.product}, for ${first.entry}`, 2).map(paint.strong),
      ...prose(`${first.transport} ${first.ports.join(', ')}, ${alike.map(({ asked }) => asked).join(', ')}`, 4),
      ...(first.differs.length === 0
        ? []
        : prose(
            `there the ${first.differs.join(' and the ')} ${first.differs.length === 1 ? 'is another' : 'are others'}`,
            4,
          ).map(paint.careful)),
      ...(first.overlay === undefined ? [] : wordsOfOverlay(first.overlay))
        .flatMap((words) => prose(words, 4))
        .map(paint.careful),
      ...sheet.sentence(first.cites, first.requirement, 4),
      ...(title === '' ? [] : prose(title, 4).map(paint.quiet)),
    ];
  });
}
