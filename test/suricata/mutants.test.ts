/**
 * Slips of the pen in a rule string: the captures tell each of them from the line that was meant, or the engine does not
 * load it. So the near misses of the replay are the right ones: whatever would go wrong in a line, some connection shows it.
 */
import type { AwsNetworkFirewallPlan } from '../../lib/model/plans/aws-network-firewall';
import { UnreadablePlanError } from '../../lib/proof';
import { attemptsAt, type Case, distinctCases } from './attempts';
import { allProfiles, type MainProfile } from './main-profiles';
import { matchesOf } from './matches';
import { HARMLESS, SLIPS } from './mutants';
import { proofAnswers, spellsNoName } from './proof-answers';
import { asAlert } from './replayed-rules';
import { surroundingsOf } from './surroundings';

interface Mutant {
  readonly slip: string;
  readonly line: string;
  readonly text: string;
}

/** How a mutant ended. */
interface Outcome extends Mutant {
  readonly end: 'told apart' | 'not loaded' | 'the same';
}

const outcomes: Outcome[] = [];
const disagreements: string[] = [];
let read = 0;

beforeAll(() => {
  const seen = new Set<string>();
  for (const profile of allProfiles()) {
    const lines = linesOf(profile.plans).filter((line) => !seen.has(line));
    for (const line of lines) seen.add(line);
    // What an engine keeps of one packet is bounded, so lines are taken a few at a time.
    for (let at = 0; at < lines.length; at += 25) judge(profile, lines.slice(at, at + 25));
  }
});

afterAll(() => {
  const count = (end: Outcome['end']) => outcomes.filter((one) => one.end === end).length;
  const told = `${count('told apart')} told apart, ${count('not loaded')} not loaded, ${count('the same')} that mean the same`;
  process.stdout.write(`${outcomes.length} mutants: ${told}; the proof reads ${read} of them\n`);
});

test('each is told apart by a connection, or is not loaded', () => {
  const untold = outcomes.filter(({ end, ...mutant }) => end === 'the same' && !isHarmless(mutant));
  expect(untold.map(({ slip, line, text }) => `${slip}: ${line} -> ${text}`)).toEqual([]);
});

test.each(Object.keys(SLIPS))('there is a line for: %s', (slip) => {
  expect(outcomes.filter((one) => one.slip === slip).length).toBeGreaterThan(0);
});

test.each([
  ['port any', 'QUIC', /^pass udp \$\w+ any -> any 443 /],
  ['one port more', 'QUIC', /^pass udp \$\w+ any -> any 443 /],
  ['other transport', 'QUIC', /^pass udp \$\w+ any -> any 443 /],
  ['source any', 'QUIC', /^pass udp \$\w+ any -> any 443 /],
  ['prefix list any', 'a given list', /@GIVEN/],
  ['prefix list any', 'a bound list', /@LIST_/],
] as const)('%s is told apart in the lines of %s', (slip, _, of) => {
  const own = outcomes.filter((one) => one.slip === slip && of.test(one.line));
  expect(own.length).toBeGreaterThan(0);
  expect(own.filter(({ end }) => end !== 'told apart')).toEqual([]);
});

test.each(HARMLESS.map((one) => [`${one.slip}, since ${one.why}`, one] as const))(
  'nothing tells apart: %s',
  (_, { slip, of }) => {
    const own = outcomes.filter((one) => one.slip === slip && of.test(one.line));
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter(({ end }) => end !== 'the same')).toEqual([]);
  },
);

test('where the proof reads a mutant at all, it reads it as the engine does', () => {
  expect(read).toBeGreaterThan(1000);
  expect(disagreements).toEqual([]);
});

function isHarmless({ slip, line }: Mutant): boolean {
  return HARMLESS.some((one) => one.slip === slip && one.of.test(line));
}

function linesOf(plans: MainProfile['plans']): readonly string[] {
  const all = plans.flatMap(({ groups }) =>
    groups.flatMap((group) => (group.kind === 'domain-list' ? [] : group.rules.map(({ text }) => text))),
  );
  return [...new Set(all)];
}

function mutantsOf(line: string): readonly Mutant[] {
  return Object.entries(SLIPS).flatMap(([slip, change]) => {
    const text = change(line);
    return text === null || text === line ? [] : [{ slip, line, text }];
  });
}

function judge(profile: MainProfile, lines: readonly string[]): void {
  const cases = distinctCases(lines.flatMap((line) => attemptsAt(line, surroundingsOf(profile))));
  const mutants = lines.flatMap(mutantsOf);
  const texts = [...lines, ...mutants.map(({ text }) => text)];
  const matched = matchesOf(cases, texts.map(asAlert), profile.variables);
  mutants.forEach((mutant, index) => {
    const [meant, made] = [matched[lines.indexOf(mutant.line)], matched[lines.length + index]];
    const end = made === null ? 'not loaded' : isEqual(meant, made) ? 'the same' : 'told apart';
    outcomes.push({ ...mutant, end });
  });
  compareWithProof(profile, texts, cases, matched);
}

function isEqual(a: ReadonlySet<number> | null | undefined, b: ReadonlySet<number> | undefined): boolean {
  return a instanceof Set && b !== undefined && a.size === b.size && [...a].every((one) => b.has(one));
}

/** The proof refuses what it does not know to the letter; the others stand in a plan of their own, under numbers of their own. */
function compareWithProof(
  { plans: [plan], variables }: MainProfile,
  texts: readonly string[],
  cases: readonly Case[],
  matched: readonly (ReadonlySet<number> | null)[],
): void {
  if (plan === undefined) return;
  const readable = texts
    .map((text, index) => ({ text, index }))
    .filter(({ text }) => isReadable(planOf(plan, [text], variables.keys())));
  const answer = proofAnswers(
    planOf(
      plan,
      readable.map(({ text }) => text),
      variables.keys(),
    ),
    variables,
  );
  readable.forEach(({ text, index }, at) => {
    read++;
    const own = matched[index];
    if (own === null || own === undefined) disagreements.push(`the proof reads what the engine does not load: ${text}`);
    cases.forEach((one, attempt) => {
      const said = answer(`lines sid ${at + 1}`, one);
      // A text that is no name is no part of the model: a line without an end may match it.
      if (spellsNoName(one.speaks)) return;
      if (own instanceof Set && said !== 'either' && (said === 'yes') !== own.has(attempt))
        disagreements.push(`${text}: the proof says ${said}: ${JSON.stringify(one)}`);
    });
  });
}

function isReadable(plan: AwsNetworkFirewallPlan): boolean {
  try {
    proofAnswers(plan, new Map());
    return true;
  } catch (fault) {
    if (fault instanceof UnreadablePlanError) return false;
    throw fault;
  }
}

/** Lines that pass in silence, as the one group of a plan. */
function planOf(
  like: AwsNetworkFirewallPlan,
  lines: readonly string[],
  names: Iterable<string>,
): AwsNetworkFirewallPlan {
  const rules = lines.map((line, index) => ({
    sid: index + 1,
    text: line
      .replace(/^(?:drop|alert) /, 'pass ')
      .replace(/\(alert; /, '(')
      .replace(/\bsid:\d+;/, `sid:${index + 1};`),
    because: [],
  }));
  const group = {
    kind: 'rule-strings',
    id: 'lines',
    capacity: 100,
    priority: 1,
    variables: [...names],
    references: like.prefixLists.map(({ name }) => name),
    rules,
  } as const;
  return { ...like, alertOnPass: false, groups: [group] };
}
