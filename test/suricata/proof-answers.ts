import { addresses, cidrOf } from '../../lib/model/addresses';
import { ALL_NAMES, containsName } from '../../lib/model/name-set';
import type { AwsNetworkFirewallPlan } from '../../lib/model/plans/aws-network-firewall';
import { ports } from '../../lib/model/ports';
import { type Box, traffic } from '../../lib/proof/box';
import { readPlan } from '../../lib/proof/prove';
import type { RuledBox } from '../../lib/proof/region';
import type { Side } from '../../lib/proof/side';
import { isPortless } from './attempts';
import type { Attempt, Speech } from './conversation';
import type { Variables } from './engine';
import { addressesOf } from './header';

/** Whether a rule matches: `either` where the proof vouches for neither. */
export type Answer = 'yes' | 'no' | 'either';

/**
 * What the proof says of each rule of a plan by itself, read from the very strings; rules are called as the proof calls
 * them. The tail is read as lines that pass, as it is replayed: what a line matches does not hang on its action. In a
 * plan whose passes alert, a line that passes has to say so.
 */
export function proofAnswers(
  plan: AwsNetworkFirewallPlan,
  variables: Variables,
): (rule: string, attempt: Attempt) => Answer {
  const passing = (text: string) =>
    text.replace(/^(?:drop|alert) ([^(]*)\(/, (_, header) => `pass ${header}(${plan.alertOnPass ? 'alert; ' : ''}`);
  const groups = plan.groups.map((group) =>
    group.kind === 'tail'
      ? { ...group, rules: group.rules.map((rule) => ({ ...rule, text: passing(rule.text) })) }
      : group,
  );
  const { surely, possibly } = readPlan({ ...plan, groups });
  const isMember = membership(plan, variables);
  const [sure, possible] = [testsByRule(surely, isMember), testsByRule(possibly, isMember)];
  const matches = (tests: ReadonlyMap<string, readonly Test[]>, rule: string, attempt: Attempt) =>
    tests.get(rule)?.some((test) => test(attempt)) === true;
  return (rule, attempt) => (matches(sure, rule, attempt) ? 'yes' : matches(possible, rule, attempt) ? 'either' : 'no');
}

/** Whether an attempt lies in a box. */
type Test = (attempt: Attempt) => boolean;

function testsByRule(all: readonly RuledBox[], isMember: Membership): ReadonlyMap<string, readonly Test[]> {
  const tests = new Map<string, Test[]>();
  for (const { rule, box } of all) tests.set(rule, [...(tests.get(rule) ?? []), testOf(box, isMember)]);
  return tests;
}

type Membership = (set: string, address: bigint) => boolean;

/** The sets that a plan cannot read have values here: those of the rule variables and of the lists bound to a party. */
function membership(plan: AwsNetworkFirewallPlan, variables: Variables): Membership {
  const known = new Map<string, ReturnType<typeof addressesOf>>();
  return (set, address) => {
    const name = variableOf(plan, set);
    const values = known.get(name) ?? addressesOf(`$${name}`, variables);
    known.set(name, values);
    return addresses.contains(values, address);
  };
}

function variableOf({ blocks, prefixLists }: AwsNetworkFirewallPlan, set: string): string {
  const [, kind, id = ''] = /^(source|bound) (.*)$/.exec(set) ?? [];
  if (kind === 'source') return id;
  const late = [...blocks, ...prefixLists.flatMap((list) => ('bound' in list ? [list] : []))];
  return late.find(({ bound }) => kind === 'bound' && bound === id)?.name ?? set;
}

/** Each axis is asked once for each of its values: attempts at the same rules share most of them. */
function testOf(box: Box, isMember: Membership): Test {
  const comes = remembered((from) => isAt(box.from, from, isMember));
  const goes = remembered((to) => isAt(box.to, to, isMember));
  const means = remembered((name) => containsName(box.intent.names, name));
  return ({ from, to, port, speaks }) => {
    if ((box.traffic & trafficOf(speaks)) === 0) return false;
    if (!isPortless(speaks) && !ports.contains(box.ports, port)) return false;
    if (!comes(from) || !goes(to)) return false;
    const name = nameMeant(speaks);
    return name === null ? box.intent.nameless : means(name);
  };
}

function remembered(ask: (text: string) => boolean): (text: string) => boolean {
  const answers = new Map<string, boolean>();
  return (text) => {
    const answer = answers.get(text) ?? ask(text);
    answers.set(text, answer);
    return answer;
  };
}

function isAt({ addresses: set, memberships }: Side, text: string, isMember: Membership): boolean {
  const address = cidrOf(text).first;
  return (
    addresses.contains(set, address) && memberships.every(({ set: { id }, inside }) => isMember(id, address) === inside)
  );
}

function trafficOf({ kind }: Speech): number {
  switch (kind) {
    case 'tls':
    case 'http':
    case 'opaque':
    case 'handshake':
      return traffic(`tcp/${kind}`);
    default:
      return traffic(kind);
  }
}

const isName = remembered((name) => containsName(ALL_NAMES, name));

/**
 * The name of the model that a client's spelling stands for; null where it stands for none, so that only a rule which
 * reads no name may match it. A Host header may bear a port. A dot at the end makes it another text: RFC 6066 (section
 * 3) forbids it in a ClientHello, and no line of ours matches a Host header that has it.
 */
export function nameMeant(speech: Speech): string | null {
  if (speech.kind !== 'tls' && speech.kind !== 'http') return null;
  const spelled = speech.name?.toLowerCase() ?? '';
  const name = speech.kind === 'http' ? spelled.replace(/:\d+$/, '') : spelled;
  return isName(name) ? name : null;
}

/** Whether a client says a text that is no name of the model. */
export function spellsNoName(speech: Speech): boolean {
  return 'name' in speech && speech.name !== null && nameMeant(speech) === null;
}
