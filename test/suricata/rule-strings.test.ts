/**
 * The rule strings of the catalogue before a real Suricata, of the line that AWS Network Firewall runs: what the proof
 * reads in a line is held against what the engine does with it, connection by connection.
 *
 * Held here: that every line loads, and which lines match a connection. Not held here: in which order lines are walked,
 * and what becomes of a connection that none matches. STRICT_ORDER and the default actions are AWS's own, not Suricata's;
 * what follows from them is evaluated by the proof (`lib/proof/read-network-firewall.ts`). That holds under every way of writing:
 * each line is replayed by itself, so neither an alert on a pass nor a tail that observes changes what another one matches.
 */

import { attemptsAt, attemptsAtName, type Case, distinctCases } from './attempts';
import { load, suricataVersion } from './engine';
import { EVERY_WRITING } from './every-writing';
import { allProfiles, type MainProfile } from './main-profiles';
import { matchesOf } from './matches';
import { proofAnswers } from './proof-answers';
import { asAlert, type ReplayedRule, replayedRules } from './replayed-rules';
import { documentedNames, surroundingsOf } from './surroundings';
import { variablesOf } from './variables';

const profiles = allProfiles();
const figures = { loaded: 0, profiles: 0, plans: 0, rules: 0, attempts: 0, comparisons: 0, matches: 0 };
const start = Date.now();

beforeAll(() => {
  // Network Firewall runs 7.0; another line may read a rule otherwise.
  expect(suricataVersion()).toMatch(/^7\.0\./);
});

afterAll(() => {
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  const told = Object.entries(figures).map(([what, count]) => `${count} ${what}`);
  process.stdout.write(`Suricata ${suricataVersion()}: ${told.join(', ')}, ${seconds} s\n`);
});

test('where the command is missing, an error says how to get it', () => {
  const { PATH } = process.env;
  process.env.PATH = '';
  try {
    expect(suricataVersion).toThrow("the command 'suricata' is missing: `bash .ci/install-suricata` installs it");
  } finally {
    process.env.PATH = PATH;
  }
});

const textsOf = (plans: MainProfile['plans']) =>
  plans.flatMap(({ groups }) =>
    groups.flatMap((group) => (group.kind === 'domain-list' ? [] : group.rules.map(({ text }) => text))),
  );

test('every rule string of every product, role and main profile loads without a warning', () => {
  const lines = new Set(profiles.flatMap(({ title, plans }) => (title === EVERY_WRITING ? [] : textsOf(plans))));
  const variables = new Map(profiles.flatMap((profile) => [...profile.variables]));
  expect(load([...lines], variables)).toEqual({ complaints: [], loaded: lines.size });
});

test('so does each under every other way of writing: alerts on what passes, a tail that alerts, QUIC, prefix lists', () => {
  const plans = profiles.flatMap(({ writtenOtherwise }) => writtenOtherwise());
  const lines = [...new Set(textsOf(plans))];
  for (const kind of [
    /^pass .*\(alert; /,
    /^pass udp \$\w+ any -> any 443 \(alert; /,
    /^alert ip /,
    /@GIVEN\d/,
    /@LIST_/,
  ])
    expect(lines.filter((line) => kind.test(line)).length).toBeGreaterThan(0);
  figures.loaded = lines.length;
  const variables = variablesOf(plans);
  // A line has its sid whether it alerts or not, so the two kinds of plan are loaded apart.
  for (const alerts of [true, false]) {
    const own = [...new Set(textsOf(plans.filter(({ alertOnPass }) => alertOnPass === alerts)))];
    // As it is deployed and as it is replayed, which turns `pass` into `alert` and leaves the keyword standing.
    for (const all of [own, own.map(asAlert)])
      expect(load(all, variables)).toEqual({ complaints: [], loaded: all.length });
  }
});

test('a line that the engine does not take, or takes with a warning, would be seen', () => {
  const variables = new Map([['A', ['10.0.0.0/8']]]);
  const line = (options: string) => `pass http $A any -> any 80 (http.host; ${options} flow:to_server; sid:1; rev:1;)`;
  const { complaints, loaded } = load(
    [line('content:"a.example.com"; nocase;'), line('content:"a.example.com"')],
    variables,
  );
  expect(loaded).toBe(0);
  expect(complaints).toEqual(
    expect.arrayContaining([expect.stringMatching(/^Warning: .*nocase/), expect.stringMatching(/^Error: .*line 2$/)]),
  );
});

describe.each(profiles.map((profile) => [profile.title, profile] as const))('%s', (_, profile) => {
  const rules = profile.plans.map(replayedRules);
  const around = surroundingsOf(profile);
  const names = documentedNames(profile);
  const aroundNames = names.map(({ host, element }) => attemptsAtName(host, element, around));
  const cases = distinctCases([...aroundNames, ...rules.flat().map(({ text }) => attemptsAt(text, around))].flat());
  const matched = once(() =>
    rules.map((own) =>
      matchesOf(
        cases,
        own.map(({ text }) => text),
        profile.variables,
      ),
    ),
  );

  test('matches what the proof says, rule by rule and connection by connection', () => {
    figures.profiles++;
    figures.attempts += cases.length;
    expect(disagreements(profile, rules, cases, matched())).toEqual([]);
  });

  test('has at least nine near misses for every documented name', () => {
    const few = names.filter((_, index) => new Set(aroundNames[index]?.map(({ how }) => how)).size < 1 + 9);
    expect(few).toEqual([]);
    for (const own of aroundNames) expect(own.map(({ how }) => how)).toEqual(expect.arrayContaining(NEAR_MISSES));
  });

  test('has a connection that matches, for every rule', () => {
    const silent = rules.flatMap((own, plan) => own.filter((_, index) => !matched()[plan]?.[index]?.size));
    expect(silent).toEqual([]);
  });
});

/** What a careless rule would let in, or shut out. */
const NEAR_MISSES = [
  'apex',
  'one label deeper',
  'look-alike prefix',
  'look-alike suffix',
  'trailing dot',
  'upper case',
  'punycode',
  'another port',
  'another source',
];

const deployed = profiles.filter(({ title }) => title.endsWith(' 1') || title === EVERY_WRITING);

test.each(deployed.map((profile) => [profile.title, profile] as const))(
  'as they are deployed, the lines pass what their conditions match: %s',
  (_, { plans, variables, ...profile }) => {
    const [plan] = plans;
    if (plan === undefined) throw new Error('no plan');
    const texts = plan.groups.flatMap((group) =>
      group.kind === 'rule-strings' ? group.rules.map(({ text }) => text) : [],
    );
    const around = surroundingsOf({ plans, variables, ...profile });
    const cases = distinctCases(texts.flatMap((text) => attemptsAt(text, around)));
    // A line that passes is silent unless it says `alert` beside its conditions; only the first of a flow is heard.
    const heard = matchesOf(
      cases,
      texts.map((text) => text.replace(/\((?!alert; )/, '(alert; ')),
      variables,
    );
    const matched = matchesOf(cases, texts.map(asAlert), variables);
    const passed = (all: typeof heard) => new Set(all.flatMap((own) => [...(own ?? [])]));
    expect(passed(heard)).toEqual(passed(matched));
    expect(heard.flatMap((own, line) => [...(own ?? [])].filter((one) => !matched[line]?.has(one)))).toEqual([]);
  },
);

function disagreements(
  { plans, variables }: MainProfile,
  rules: readonly (readonly ReplayedRule[])[],
  cases: readonly Case[],
  matched: readonly (readonly (ReadonlySet<number> | null)[])[],
): readonly string[] {
  const found: string[] = [];
  plans.forEach((plan, at) => {
    const answer = proofAnswers(plan, variables);
    figures.plans++;
    rules[at]?.forEach(({ rule, text }, index) => {
      figures.rules++;
      const own = matched[at]?.[index] ?? new Set();
      cases.forEach((one, attempt) => {
        const [said, done] = [answer(rule, one), own.has(attempt)];
        figures.comparisons++;
        if (done) figures.matches++;
        if (said === (done ? 'yes' : 'no')) return;
        found.push(`${text}: the proof says ${said}, the engine ${done ? 'yes' : 'no'}: ${JSON.stringify(one)}`);
      });
    });
  });
  return found;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
