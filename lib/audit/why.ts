import { type Issue, throwIfAny } from '../diagnostics';
import { type Box, INGRESS, intersectBoxes, TRAFFIC, type Traffic } from '../proof/box';
import { coverOf, firstOutside } from '../proof/cover';
import type { Deployment } from '../proof/readers/deployment';
import { type Answered, type AnsweredBoxes, answeredAt, answeredTogether, inWords } from './answered';
import { type AuditedRole, type AuditOptions, betweenOf, prepare } from './audit';
import { withEntrances } from './entrances';
import { type Asker, askersOf, nearestTo } from './nearest';
import { networkOf, withNetwork } from './network';
import { leftOutOf, type OverlaidRequirement } from './overlaid';
import type { Parts } from './parts';
import { type AskedBox, boxOfQuestion, type ConnectionQuestion } from './question';
import type { RuleReference } from './result';
import { isAtMachines, referencesIn, ruleKeyOf, type Stage, stagesOf } from './stages';
import { atTheirWidest } from './widest';

/** `allowed` and `denied` in every world; `partly`: some of it is; `unknown`: what stands in the file leaves it open. */
export type Answer = 'allowed' | 'partly' | 'denied' | 'unknown';

/** Whether a connection gets through, by which rules, and which sentence asks for it. */
export interface Explanation {
  readonly question: string;
  readonly answer: Answer;
  /** Which part of what is asked about gets through all stages, and which does not. */
  readonly answered: Answered;
  /** What is spoken, each by itself. */
  readonly kinds: readonly { readonly traffic: Traffic; readonly answer: Answer }[];
  /** On the way of the connection. */
  readonly stages: readonly StageAnswer[];
  /** Roles were given; without them nobody knows who asks for it, and the next two are empty. */
  readonly hasRoles: boolean;
  /** The requirements that ask for it. */
  readonly askedBy: readonly Asker[];
  /** Where none does, those that come nearest, with what differs. */
  readonly nearest: readonly Asker[];
  /** Where none asks for it, the rows that the user leaves out: one of them may have; left out where there is none. */
  readonly leftOut?: readonly OverlaidRequirement[];
}

/** What becomes of the connection at one place on the way. */
export interface StageAnswer {
  readonly name: string;
  readonly answer: Answer;
  /** Which part of what is asked about it lets through, and which not. */
  readonly answered: Answered;
  /** The rules that let some of it through. */
  readonly by: readonly RuleReference[];
  /** The first rule that closes some of what is left; null is the cloud's own end of every list. */
  readonly closedBy: RuleReference | null;
}

/**
 * Whether a connection gets through, by which rule of each filter on its way, and which sentence of which document asks
 * for it. Without roles it answers for the deployment alone.
 *
 * @throws NetworkRequirementsError where the question, or a role, cannot be read.
 */
export function why(
  given: Deployment,
  question: ConnectionQuestion,
  roles: readonly AuditedRole[] = [],
  options: AuditOptions = {},
): Explanation {
  const network = networkOf(options.network);
  const deployment = withNetwork(given, network);
  const prepared = roles.length === 0 ? null : prepare(deployment, roles, options);
  const asked = boxOfQuestion(deployment, question, prepared, network);
  const stages = stagesBetween(withEntrances(deployment), asked, options);
  const kinds = TRAFFIC.flatMap((kind, index) =>
    (asked.box.traffic & (1 << index)) === 0 ? [] : [{ traffic: kind, box: { ...asked.box, traffic: 1 << index } }],
  ).map(({ traffic: kind, box }) => ({
    traffic: kind,
    answer: answerOver(stages, box),
  }));
  const referenceOf = referencesIn(deployment);
  const askers = prepared === null ? [] : askersOf(prepared, asked.box);
  const leftOut = prepared === null || askers.length > 0 ? [] : leftOutOf(prepared.ways);
  const answers = stages.map(({ stage, turn }) => stageAnswer(stage, turn(asked.box), referenceOf));
  const boxes = answers.map(({ boxes: { open, closed, perhaps } }) => ({
    open: turnedBack(open, asked.box),
    closed: turnedBack(closed, asked.box),
    perhaps: turnedBack(perhaps, asked.box),
  }));
  return {
    question: `${question.from} -> ${question.to}`,
    answer: together(kinds.map(({ answer }) => answer)),
    answered: inWords(answeredTogether(boxes, asked.box)),
    kinds,
    stages: answers.map(({ told }) => told),
    hasRoles: prepared !== null,
    askedBy: askers,
    nearest: prepared === null || askers.length > 0 ? [] : nearestTo(prepared, asked.box),
    ...(leftOut.length === 0 ? {} : { leftOut }),
  };
}

/** A stage, and how the connection looks from there: what one machine opens the other takes. */
interface TurnedStage {
  readonly stage: Stage;
  readonly turn: (box: Box) => Box;
}

function stagesBetween(
  deployment: Deployment,
  { from, to }: AskedBox,
  { through }: AuditOptions,
): readonly TurnedStage[] {
  const { filters } = deployment;
  const at = (groups: readonly string[]) => filters.filter(({ id, kind }) => isAtMachines(kind) && groups.includes(id));
  const issues: Issue[] = [];
  const between = betweenOf(filters, through, issues);
  throwIfAny(issues, 'this cannot be answered');
  const out = (stage: Stage): TurnedStage => ({ stage, turn: (box) => box });
  const into = (stage: Stage): TurnedStage => ({ stage, turn: (box) => ({ ...box, direction: INGRESS }) });
  return [...stagesOf(at(from)).map(out), ...stagesOf(between).map(out), ...stagesOf(at(to)).map(into)];
}

function answerAt(stage: Stage, box: Box): Answer {
  const past = coverOf(stage.past);
  if (firstOutside(box, past, stage.surelyOpen) === null) return 'allowed';
  const isOpen = [...stage.possibly.map((one) => one.box), ...stage.past].some(
    (one) => intersectBoxes(box, one) !== null,
  );
  if (!isOpen) return 'denied';
  const widest = coverOf(atTheirWidest(stage.possiblyOpen.boxes, box));
  return firstOutside(box, past, widest) === null ? 'unknown' : 'partly';
}

/** Each stage may let another part of it through, and then nothing gets through all of them. */
function answerOver(stages: readonly TurnedStage[], box: Box): Answer {
  const answer = worst(stages.map(({ stage, turn }) => answerAt(stage, turn(box))));
  return answer === 'partly' && !meetsAll(box, stages, 0) ? 'denied' : answer;
}

function meetsAll(box: Box, stages: readonly TurnedStage[], at: number): boolean {
  const next = stages[at];
  if (next === undefined) return true;
  const { stage, turn } = next;
  return [...stage.possibly.map((one) => one.box), ...stage.past].some((open) => {
    const common = intersectBoxes(turn(box), open);
    return common !== null && meetsAll({ ...common, direction: box.direction }, stages, at + 1);
  });
}

/** What stands one behind another lets through what all of them do; where nothing stands nobody knows. */
function worst(answers: readonly Answer[]): Answer {
  if (answers.length === 0) return 'unknown';
  return (['denied', 'partly', 'unknown'] as const).find((one) => answers.includes(one)) ?? 'allowed';
}

function together(answers: readonly Answer[]): Answer {
  const [first = 'allowed'] = answers;
  return answers.every((one) => one === first) ? first : answers.includes('unknown') ? 'unknown' : 'partly';
}

/** As who opens the connection sees it. */
function turnedBack({ parts, whole }: Parts, { direction }: Box): Parts {
  return { parts: parts.map((part) => ({ ...part, direction })), whole };
}

const SHOWN = 3;

function stageAnswer(
  stage: Stage,
  box: Box,
  referenceOf: (key: string) => RuleReference,
): { readonly told: StageAnswer; readonly boxes: AnsweredBoxes } {
  const answer = answerAt(stage, box);
  const boxes = answeredAt(stage, box);
  const by = [...new Set(stage.possibly.flatMap((one) => (intersectBoxes(box, one.box) === null ? [] : [one.rule])))];
  // A rule that meets the question and not what is left of it decides nothing: another one does before it.
  const left = boxes.closed.parts.length > 0 ? boxes.closed.parts : boxes.perhaps.parts;
  const [closedBy] = stage.filters.flatMap((filter) =>
    filter.rules
      .filter(({ action, boxes: own }) => action === 'drop' && left.some((part) => meets(own, part)))
      .map((rule) => ruleKeyOf(filter, rule)),
  );
  const told: StageAnswer = {
    name: stage.name,
    answer,
    answered: inWords(boxes),
    by: by.slice(0, SHOWN).map(referenceOf),
    closedBy: closedBy === undefined ? null : referenceOf(closedBy),
  };
  return { told, boxes };
}

function meets(boxes: readonly Box[], part: Box): boolean {
  return boxes.some((box) => intersectBoxes(box, part) !== null);
}
