import fc from 'fast-check';
import {
  type Difference,
  difference,
  differenceMarkdown,
  reachOfDeployment,
  readReach,
  renderDifference,
} from '../../lib/audit';
import { reachOfEntries } from '../../lib/audit/reach';
import { crane, deployed, entry, group, NEEDED } from './quay';

const reach = (...lines: readonly string[]) => reachOfDeployment(deployed(group('Cranes', lines.map(entry))));
const opened = (changes: Difference['gained']) =>
  changes.flatMap(({ open }) => open.map(({ traffic, ports, peer }) => [traffic[0], ports, peer.cidrs]));

test('what is written in another order, split or merged, or twice, is no difference', () => {
  const whole = reach('tcp 7000-7003 192.0.2.0/24', 'tcp 443 0.0.0.0/0');
  const split = reach(
    'tcp 443 0.0.0.0/0',
    'tcp 7000-7001 192.0.2.0/24',
    'tcp 7002-7003 192.0.2.0/25',
    'tcp 7001-7003 192.0.2.128/25',
    'tcp 443 10.0.0.0/8',
  );
  expect(difference(whole, split)).toEqual({
    same: true,
    gained: [],
    lost: [],
    notUnderstood: { before: [], after: [] },
  });
});

test('what becomes reachable and what ceases to be is said as exact sets, by rule', () => {
  const found = difference(reach('tcp 7000-7003 192.0.2.0/24'), reach('tcp 7002-7005 192.0.2.0/24'));
  expect(opened(found.gained)).toEqual([['tcp/tls', ['7004-7005'], ['192.0.2.0/24']]]);
  expect(opened(found.lost)).toEqual([['tcp/tls', ['7000-7001'], ['192.0.2.0/24']]]);
  expect(found.same).toBe(false);
});

test('the one group that is left has another name, and is still the same machines', () => {
  const [before, after] = ['Cranes', 'Lifts'].map((name) =>
    reachOfDeployment(deployed(group(name, NEEDED.map(entry)))),
  );
  if (before === undefined || after === undefined) throw new Error('nothing is there');
  expect(difference(before, after).same).toBe(true);
});

test('a change says which requirement asks for it', () => {
  const asked = reachOfEntries([{ entry: crane([]).entry, unbound: ['tower'] }]);
  const found = difference(reach('tcp 443 0.0.0.0/0'), reach('tcp 443 0.0.0.0/0', 'tcp 7000 192.0.2.0/24'), { asked });
  expect(found.gained.flatMap(({ askedBy }) => askedBy).join()).toContain('crane-depot');
});

describe('a rule that stands under a condition that only a deployment knows', () => {
  const HEAD = 'Parameters: { Stage: { Type: String } }\nConditions: { IsLate: !Equals [!Ref Stage, late] }\n';
  const late = reachOfDeployment(
    deployed(
      `${group('Cranes', NEEDED.map(entry))}  Late:
    Type: AWS::EC2::SecurityGroupEgress
    Condition: IsLate
    Properties: { GroupId: !GetAtt Cranes.GroupId, ${entry('tcp 22 192.0.2.0/24')} }
`,
      HEAD,
    ),
  );
  const [closed, open] = [reach(...NEEDED), reach(...NEEDED, 'tcp 22 192.0.2.0/24')];
  const words = (changes: Difference['gained']) =>
    changes.flatMap(({ open: parts, perhaps }) => parts.map(({ ports, peer }) => [perhaps, ports, peer.cidrs]));
  const PERHAPS = [[true, ['22'], ['192.0.2.0/24']]];

  test('perhaps opens what was closed, and perhaps closes what is open', () => {
    const [from, to] = [difference(closed, late), difference(late, open)];
    expect([words(from.gained), words(from.lost)]).toEqual([PERHAPS, []]);
    expect([words(to.gained), words(to.lost)]).toEqual([PERHAPS, []]);
    const [back, away] = [difference(late, closed), difference(open, late)];
    expect([words(back.gained), words(back.lost), words(away.gained), words(away.lost)]).toEqual([
      [],
      PERHAPS,
      [],
      PERHAPS,
    ]);
    expect(words(difference(closed, open).gained)).toEqual([[false, ['22'], ['192.0.2.0/24']]]);
    expect(difference(late, late).same).toBe(true);
  });

  test('is marked in both pages', () => {
    const found = difference(closed, late);
    expect(renderDifference(found, { width: 200, colour: false })).toContain(': perhaps, nobody can know');
    expect(differenceMarkdown(found)).toContain('**open** (perhaps)');
    expect(differenceMarkdown(found)).toContain('What is marked “perhaps” hangs on what the files do not say');
  });
});

test('that nothing differs is not said plainly where something was not understood', () => {
  const [a, b] = ['foo', 'bar'].map((word) =>
    reachOfDeployment(
      deployed(
        `  Names:\n    Type: AWS::NetworkFirewall::RuleGroup\n    Properties:\n      Type: STATEFUL\n      RuleGroup:\n        RulesSource:\n          RulesString: 'pass tls any any -> any 443 (${word}:1; sid:1;)'\n`,
      ),
    ),
  );
  if (a === undefined || b === undefined) throw new Error('nothing is there');
  const found = difference(a, b);
  expect([found.notUnderstood.before.length, found.notUnderstood.after.length]).toEqual([1, 1]);
  for (const page of [renderDifference(found, { width: 200, colour: false }), differenceMarkdown(found)]) {
    expect(page).toContain('No difference was found, but 1 part of the first and 1 of the second could not be read');
    expect(page).toContain('foo');
  }
});

const line = fc
  .tuple(
    fc.constantFrom('tcp', 'udp'),
    fc.constantFrom('443', '7000-7003', '7002-7010', '1-65535'),
    fc.constantFrom('0.0.0.0/0', '192.0.2.0/24', '192.0.2.128/25', '10.0.0.0/8'),
  )
  .map((parts) => parts.join(' '));
const lines = fc.uniqueArray(line, { minLength: 1, maxLength: 5 });

test('nothing differs from itself, and what one way is gained is lost on the way back', () => {
  fc.assert(
    fc.property(lines, lines, (some, others) => {
      const [a, b] = [reach(...some), reach(...others)];
      expect(difference(a, a).same).toBe(true);
      const [there, back] = [difference(a, b), difference(b, a)];
      expect(there.gained).toEqual(back.lost);
      expect(there.lost).toEqual(back.gained);
    }),
    { numRuns: 40 },
  );
});

test.each([
  { target: 'aws-security-group', fidelity: [], sources: [] },
  [{ product: 'a', id: 'b', transport: 'tcp', ports: ['443'], addresses: [], application: [null], hosts: [] }],
])('a plan or flows that were changed by hand are refused in a sentence', (value) => {
  expect(() => readReach({ name: 'a.json', text: JSON.stringify(value) })).toThrow(/^a\.json: /);
});
