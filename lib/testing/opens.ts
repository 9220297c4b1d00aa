import {
  type AuditedRole,
  audit,
  type Explanation,
  type OpeningFinding,
  renderExplanation,
  renderRuleExplanation,
  why,
  whyRule,
} from '../audit';
import { requirementLines } from '../audit/pages/requirements-text';
import { sheetOf, sheetText } from '../audit/pages/sheet';
import { counted, openingsWords, placeWords, ruleWords } from '../audit/pages/words';
import { NetworkRequirementsError } from '../diagnostics';
import { type ConnectionText, partsOf, printParts } from './connection-text';
import type { Outcome } from './outcome';
import {
  type DocumentedRole,
  placedIn,
  plannedIn,
  type Subject,
  subjectOf,
  type Tested,
  type TestedAbout,
} from './tested';

/** What a framework prints is not wrapped twice. */
const SCREEN = { width: 110, colour: false };

/** What a test says beside: who asks, so that what is found says by which sentence. */
export interface OpensAbout extends TestedAbout {
  /**
   * Who asks.
   * @default - of a construct or component its own roles; of a template nobody
   */
  readonly roles?: readonly DocumentedRole[];
}

/**
 * Whether a connection is open, all of it and for certain: `opens(agents, 'tcp 443 to login.example.com')`. What is found
 * says by which rule, and which sentence of which document asks for it.
 *
 * @throws NetworkRequirementsError where the connection, or what is tested, cannot be read.
 */
export function opens(tested: Tested, connection: ConnectionText, about: OpensAbout = {}): Outcome {
  const found = asked(tested, connection, about);
  return { pass: found.answer === 'allowed', message: explained(found, about) };
}

/**
 * Whether a connection is closed, all of it and for certain. This is more than that it is not open: of what is open in part,
 * or of what nobody can know, neither holds.
 *
 * @throws NetworkRequirementsError where the connection, or what is tested, cannot be read.
 */
export function closes(tested: Tested, connection: ConnectionText, about: OpensAbout = {}): Outcome {
  const found = asked(tested, connection, about);
  return { pass: found.answer === 'denied', message: explained(found, about) };
}

/**
 * Whether nothing is open but what the documents ask for of these roles, and what a filter of this kind cannot tell apart
 * from it: every other opening is named, with its rule and with the sentence that comes nearest. What is opened beside the
 * documents is documented too where it stands in the role's `additionalRules`. What could not be read may open anything,
 * so that it does not hold there either.
 *
 * @throws NetworkRequirementsError where a role, or what is tested, cannot be read.
 */
export function opensNothingBeyond(
  tested: Tested,
  documented: readonly DocumentedRole[],
  about: TestedAbout = {},
): Outcome {
  const { isWhole, message } = beyondOf(tested, documented, about);
  return { pass: isWhole, message };
}

/**
 * Whether something is open that nobody asked for, for certain: more than that {@link opensNothingBeyond} does not hold,
 * since neither holds of what could not be read.
 *
 * @throws NetworkRequirementsError where a role, or what is tested, cannot be read.
 */
export function opensSomethingBeyond(
  tested: Tested,
  documented: readonly DocumentedRole[],
  about: TestedAbout = {},
): Outcome {
  const { opensMore, message } = beyondOf(tested, documented, about);
  return { pass: opensMore, message };
}

function beyondOf(tested: Tested, documented: readonly DocumentedRole[], about: TestedAbout) {
  const subject = subjectOf(tested, about);
  const roles = documented.map((one) => placedIn(subject, one));
  const { beyond, notUnderstood } = audit(subject.deployment, roles, about);
  const head = beyond.length === 0 ? 'nothing is open' : `${counted(beyond.length, 'opening')}`;
  const unread = notUnderstood.map(
    ({ place, why, text }) => `- ${placeWords(place)}: ${place.resource} ${why}: ${text}`,
  );
  return {
    opensMore: beyond.some(({ perhaps }) => !perhaps),
    isWhole: beyond.length === 0 && unread.length === 0,
    message: [
      `${head} that nobody asked for`,
      ...beyond.map((one) => openingText(one, subject, roles, about)),
      ...(unread.length === 0
        ? []
        : [[`${counted(unread.length, 'part')} of it could not be read, and may open more:`, ...unread].join('\n')]),
    ].join('\n\n'),
  };
}

/**
 * Whether everything is open that the documents ask for of these roles, and nothing that they forbid.
 *
 * @throws NetworkRequirementsError where a role, or what is tested, cannot be read.
 */
export function opensWhatIsNeeded(
  tested: Tested,
  documented: readonly DocumentedRole[],
  about: TestedAbout = {},
): Outcome {
  const subject = subjectOf(tested, about);
  const roles = documented.map((one) => placedIn(subject, one));
  const found = audit(subject.deployment, roles, about);
  const lacking = found.requirements.filter(({ standing }) => standing !== 'open' && standing !== 'not-asked');
  const broken = found.denials.filter(({ standing }) => standing === 'broken');
  const told = lacking.length === 0 ? [] : requirementLines({ ...found, requirements: lacking }, sheetOf(SCREEN));
  return {
    pass: found.fine,
    message: [
      found.fine ? 'all that is needed is open' : `not open as it is needed: ${counted(lacking.length, 'requirement')}`,
      ...(told.length === 0 ? [] : [sheetText(told).trimEnd()]),
      ...broken.map(({ denial, gloss, open }) => `${denial} is broken: ${gloss}: ${openingsWords(open).join('; ')}`),
    ].join('\n'),
  };
}

/**
 * Whether a construct, or each of several, proves: what its plan opens is what the documents ask for and what the plan
 * records, and nothing else.
 *
 * @throws NetworkRequirementsError where something without a report is passed: a template is held against its documents by
 *   {@link opensNothingBeyond} and {@link opensWhatIsNeeded}.
 */
export function proves(tested: Tested): Outcome {
  const reports = plannedIn(tested).map(({ report }) => report);
  if (reports.length === 0 || reports.includes(undefined)) {
    const expected = 'a construct or component of portolan, which has a report';
    throw new NetworkRequirementsError([
      { code: 'wrong-type', at: 'tested', given: 'something without a report', expected },
    ]);
  }
  const verdicts = reports.flatMap((report) => (report === undefined ? [] : [report.verdict]));
  return {
    pass: verdicts.every(({ clean }) => clean),
    message: verdicts.map(({ sentence }) => sentence).join('\n'),
  };
}

function asked(tested: Tested, connection: ConnectionText, about: OpensAbout): Explanation {
  const subject = subjectOf(tested, about);
  const roles = about.roles?.map((one) => placedIn(subject, one)) ?? subject.roles;
  const parts = partsOf(connection);
  const here = () => ownName(subject, roles, printParts(parts));
  const to = parts.to ?? here();
  const where = to.includes(':') && !to.startsWith('[') ? `[${to}]` : to;
  const question = { from: parts.from ?? here(), to: `${where}:${parts.port ?? '*'}/${parts.transport}` };
  return why(subject.deployment, question, roles, about);
}

function explained(found: Explanation, { network }: OpensAbout): string {
  const isUnknown = found.kinds.some(({ answer }) => answer === 'unknown');
  const wayOut = isUnknown && network === undefined ? [OWN_NETWORK] : [];
  return [renderExplanation(found, SCREEN).trimEnd(), ...wayOut].join('\n\n');
}

const OWN_NETWORK =
  "Where it hangs on what is inside, say which blocks are your own network: { network: ['10.0.0.0/16'] }";

/** The machines that are tested, where a connection says its other end alone. */
function ownName(subject: Subject, roles: readonly AuditedRole[], given: string): string {
  const named = [...new Set(roles.map(({ entry }) => entry.name))];
  const allowed = named.length === 0 ? subject.ends() : named;
  const [only] = allowed;
  if (only !== undefined && allowed.length === 1) return only;
  throw new NetworkRequirementsError([{ code: 'tested-end-missing', at: 'connection', given, allowed }]);
}

/** An opening that nobody asked for: what, by which rule, and which sentence comes nearest. */
function openingText(
  { rules, open, parts, perhaps }: OpeningFinding,
  { deployment }: Subject,
  roles: readonly AuditedRole[],
  about: TestedAbout,
): string {
  const [last] = rules.filter(({ place }) => place !== null).slice(-1);
  const rule = last === undefined ? undefined : `${last.filter} ${last.rule}`;
  const reasons = rule === undefined ? null : whyRule(deployment, { rule }, roles, about);
  const more = parts > open.length ? [`  and ${counted(parts - open.length, 'part')} more`] : [];
  return [
    ...openingsWords(open).map((words) => `- ${words}${perhaps ? ' (perhaps: nobody can know)' : ''}`),
    ...more,
    `  by ${rules.map(ruleWords).join(' and then ')}`,
    ...(reasons === null ? [] : indented(renderRuleExplanation(reasons, SCREEN))),
  ].join('\n');
}

function indented(text: string): readonly string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`));
}
