import { type Issue, NetworkRequirementsError, throwIfAny } from '../diagnostics';
import { ALL_IPV4, addresses, addressSetOf, parseCidr } from '../model/addresses';
import { parseHost } from '../model/host-syntax';
import { ALL_PORTS, type PortSet, parsePorts } from '../model/ports';
import { type Box, EGRESS, EVERYTHING, INGRESS, intersectBoxes, TRAFFIC, type Traffic, traffic } from '../proof/box';
import { intentOfHost } from '../proof/boxes-of-items';
import { coverOf, firstOutside } from '../proof/cover';
import type { Deployment } from '../proof/readers/deployment';
import { at, type Side } from '../proof/side';
import { type AuditedRole, type AuditOptions, betweenOf, type Prepared, prepare } from './audit';
import { knownIn, sideOf, standingOf } from './machines';
import { type Asker, askersOf, nearestTo } from './nearest';
import { type Network, networkOf, ownPrivate, withNetwork } from './network';
import type { RuleReference } from './result';
import { isAtMachines, referencesIn, ruleKeyOf, type Stage, stagesOf } from './stages';
import { atTheirWidest } from './widest';

/** A connection that somebody asks about. */
export interface ConnectionQuestion {
  /** The name or role of an entry, a group of the deployment, an address or a block. */
  readonly from: string;
  /**
   * `login.example.com:443/tls`, `203.0.113.7:53/udp`, `Database:5432/tcp`; a name is asked about over IPv4, and outside of
   * what is said to be the own network.
   */
  readonly to: string;
}

/** `allowed` and `denied` in every world; `partly`: some of it is; `unknown`: what stands in the file leaves it open. */
export type Answer = 'allowed' | 'partly' | 'denied' | 'unknown';

/** Whether a connection gets through, by which rules, and which sentence asks for it. */
export interface Explanation {
  readonly question: string;
  readonly answer: Answer;
  /** What is spoken, each by itself. */
  readonly kinds: readonly { readonly traffic: Traffic; readonly answer: Answer }[];
  /** On the way of the connection. */
  readonly stages: readonly StageAnswer[];
  /** The requirements that ask for it. */
  readonly askedBy: readonly Asker[];
  /** Where none does, those that come nearest, with what differs. */
  readonly nearest: readonly Asker[];
}

/** What becomes of the connection at one place on the way. */
export interface StageAnswer {
  readonly name: string;
  readonly answer: Answer;
  /** The rules that let some of it through. */
  readonly by: readonly RuleReference[];
  /** The rule that decides against what is left; null is the cloud's own end of every list. */
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
  const stages = stagesBetween(deployment, asked, options);
  const kinds = TRAFFIC.flatMap((kind, index) =>
    (asked.box.traffic & (1 << index)) === 0 ? [] : [{ traffic: kind, box: { ...asked.box, traffic: 1 << index } }],
  ).map(({ traffic: kind, box }) => ({
    traffic: kind,
    answer: answerOver(stages, box),
  }));
  const referenceOf = referencesIn(deployment);
  const askers = prepared === null ? [] : askersOf(prepared, asked.box);
  return {
    question: `${question.from} -> ${question.to}`,
    answer: together(kinds.map(({ answer }) => answer)),
    kinds,
    stages: stages.map(({ stage, turn }) => stageAnswer(stage, turn(asked.box), referenceOf)),
    askedBy: askers,
    nearest: prepared === null || askers.length > 0 ? [] : nearestTo(prepared, asked.box),
  };
}

interface AskedBox {
  readonly box: Box;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

function boxOfQuestion(
  deployment: Deployment,
  { from, to }: ConnectionQuestion,
  prepared: Prepared | null,
  network: Network,
): AskedBox {
  const start = endOf(deployment, from, prepared, network);
  const [, where, port, kind] = /^(.+?)(?::(\d+(?:-\d+)?|\*))?(?:\/([a-z]+))?$/.exec(to) ?? [];
  const kinds = TRANSPORTS.get(kind ?? 'tcp');
  const open = portsOf(port);
  const there = where === undefined ? null : endOf(deployment, where.replace(/^\[(.*)\]$/, '$1'), prepared, network);
  if (kinds === undefined || open === null || there === null || start === null || start.intent !== undefined) {
    if (start !== null && start.intent === undefined) {
      throw new NetworkRequirementsError([{ code: 'malformed-connection', at: 'to', given: to }]);
    }
    const roles = prepared?.ways.map(({ request: { entry } }) => entry.role) ?? [];
    const allowed = [...new Set([...roles, ...knownIn(deployment).ids])];
    throw new NetworkRequirementsError([{ code: 'unknown-machines', at: 'from', given: from, allowed }]);
  }
  const box: Box = {
    ...EVERYTHING,
    direction: EGRESS,
    traffic: kinds,
    ports: open,
    from: start.side,
    to: there.side,
    ...(there.intent === undefined ? {} : { intent: there.intent }),
  };
  return { box, from: start.groups, to: there.groups };
}

/** Without what is spoken, all that TCP carries is asked about. */
const TRANSPORTS: ReadonlyMap<string, number> = new Map([
  ['tcp', traffic('tcp/tls', 'tcp/http', 'tcp/opaque')],
  ['tls', traffic('tcp/tls')],
  ['https', traffic('tcp/tls')],
  ['http', traffic('tcp/http')],
  ['udp', traffic('udp')],
  ['icmp', traffic('icmp')],
]);

function portsOf(text: string | undefined): PortSet | null {
  if (text === undefined || text === '*') return ALL_PORTS;
  const read = parsePorts(text);
  return read.ok ? read.value : null;
}

interface EndOfQuestion {
  readonly side: Side;
  readonly groups: readonly string[];
  readonly intent?: Box['intent'];
}

function endOf(
  deployment: Deployment,
  text: string,
  prepared: Prepared | null,
  network: Network,
): EndOfQuestion | null {
  const way = prepared?.ways.find(({ request: { entry } }) => entry.name === text || entry.role === text);
  if (way !== undefined) return { side: way.side, groups: way.standing.groups };
  const known = knownIn(deployment);
  if (known.idOf(text) !== null || parseCidr(text).ok) {
    const standing = standingOf([text], known, text, []);
    return { side: sideOf(standing), groups: standing.groups };
  }
  const withLength = parseCidr(`${text}/${text.includes(':') ? 128 : 32}`);
  if (withLength.ok) return { side: at(addressSetOf([withLength.value.text])), groups: [] };
  const host = parseHost(text);
  // Where a name leads is asked over IPv4: most templates say nothing of the other family, and its address can be asked about.
  const outside = addresses.subtract(ALL_IPV4, ownPrivate(network));
  return host.ok ? { side: at(outside), groups: [], intent: intentOfHost(host.value) } : null;
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

const SHOWN = 3;

function stageAnswer(stage: Stage, box: Box, referenceOf: (key: string) => RuleReference): StageAnswer {
  const answer = answerAt(stage, box);
  const by = [...new Set(stage.possibly.flatMap((one) => (intersectBoxes(box, one.box) === null ? [] : [one.rule])))];
  const [closedBy] = stage.filters.flatMap((filter) =>
    filter.rules
      .filter(({ action, boxes }) => action === 'drop' && boxes.some((one) => intersectBoxes(box, one) !== null))
      .map((rule) => ruleKeyOf(filter, rule)),
  );
  return {
    name: stage.name,
    answer,
    by: by.slice(0, SHOWN).map(referenceOf),
    closedBy: answer === 'allowed' || closedBy === undefined ? null : referenceOf(closedBy),
  };
}
