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
import { PRODUCTS } from '../../lib/catalog';
import { documentedFlow } from '../../lib/cli/flow-object';
import { crane, deployed, entry, group, NEEDED } from './quay';

const reach = (...lines: readonly string[]) => reachOfDeployment(deployed(group('Cranes', lines.map(entry))));
const WIDE = { width: 400, colour: false };
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
    compared: 'filters',
    same: true,
    gained: [],
    lost: [],
    added: [],
    removed: [],
    restated: [],
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

test('groups that let through the very same under other names are the same machines', () => {
  const of = (...names: readonly string[]) =>
    reachOfDeployment(deployed(names.map((name, at) => group(name, [entry(`tcp ${at + 1} 192.0.2.0/24`)])).join('')));
  expect(difference(of('A', 'B'), of('C', 'D')).same).toBe(true);
  const alike = (...names: readonly string[]) =>
    reachOfDeployment(deployed(names.map((name) => group(name, NEEDED.map(entry))).join('')));
  expect(difference(alike('A', 'B', 'C'), alike('D', 'E', 'F')).same).toBe(true);
});

test('a change says which requirement asks for it, on both pages', () => {
  const asked = reachOfEntries([{ entry: crane([]).entry, unbound: ['tower'] }]);
  const found = difference(reach('tcp 443 0.0.0.0/0'), reach('tcp 443 0.0.0.0/0', 'tcp 7000 192.0.2.0/24'), { asked });
  expect(found.gained.flatMap(({ askedBy }) => askedBy).join()).toContain('crane-depot');
  for (const page of [renderDifference(found, WIDE), differenceMarkdown(found)]) {
    expect(page).toMatch(/asked for by `?quay crane-depot/);
  }
});

describe('a filter that stands on one side alone', () => {
  const OUT = entry('tcp 443 192.0.2.0/24');
  const FENCE = `  Lines:
    Type: AWS::NetworkFirewall::RuleGroup
    Properties:
      Type: STATEFUL
      RuleGroup: { RulesSource: { RulesString: 'pass tls any any -> any 443 (sid:1;)' } }
  Fence:
    Type: AWS::NetworkFirewall::FirewallPolicy
    Properties:
      FirewallPolicy:
        StatelessDefaultActions: ['aws:forward_to_sfe']
        StatelessFragmentDefaultActions: ['aws:forward_to_sfe']
        StatefulRuleGroupReferences: [{ ResourceArn: !GetAtt Lines.RuleGroupArn }]
`;
  const groups = group('Cranes', [OUT]) + group('Lifts', [entry('tcp 80 192.0.2.0/24')]);
  const [bare, fenced, more] = [group('Cranes', [OUT]), group('Cranes', [OUT]) + FENCE, groups].map((text) =>
    reachOfDeployment(deployed(text)),
  );
  if (bare === undefined || fenced === undefined || more === undefined) throw new Error('nothing is there');

  test('where it also closes is told as such, and makes nothing reachable and nothing unreachable', () => {
    const [gone, comes] = [difference(fenced, bare), difference(bare, fenced)];
    expect([gone.same, gone.gained, gone.lost, gone.added]).toEqual([false, [], [], []]);
    expect(gone.removed).toEqual(comes.added);
    expect(gone.removed).toMatchObject([{ body: 'Fence', kind: 'aws-network-firewall' }]);
    expect(opened(comes.added.flatMap(({ lets }) => lets))).toContainEqual(['tcp/tls', ['443'], expect.anything()]);
  });

  test('is told so on both pages, without a word of what can be reached', () => {
    const [gone, comes] = [difference(fenced, bare), difference(bare, fenced)];
    const page = renderDifference(gone, WIDE);
    expect(page).toMatch(/^What is reachable may differ: 1 filter is gone\.\n/);
    expect(page).toContain('AWS Network Firewall, gone: it no longer decides what it let through and what it closed; ');
    expect(differenceMarkdown(gone)).toContain('\n\n1 filter is gone.\n');
    for (const one of [page, differenceMarkdown(gone)]) expect(one).not.toMatch(/Ceases|\*\*close/);
    expect(renderDifference(comes, WIDE)).toMatch(/New filters\n {2}Fence\n(?: +.*\n)* {6}\* tcp 443 \(tls\)/);
    expect(differenceMarkdown(comes)).toContain('| 1 | **let through** | `tcp 443 (tls)` |');
  });

  test('where it only adds to the others takes along what it let through', () => {
    const gone = difference(more, bare);
    expect(gone.removed).toEqual([{ body: 'Lifts', kind: 'aws-security-group', lets: [] }]);
    expect(opened(gone.lost)).toEqual([['tcp/tls', ['80'], ['192.0.2.0/24']]]);
  });
});

describe('two versions of the catalogue', () => {
  const rows = PRODUCTS['endpoint-central-cloud'].requirements.map((requirement) =>
    documentedFlow(PRODUCTS['endpoint-central-cloud'], requirement),
  );
  const of = (list: readonly object[]) => readReach({ name: 'flows.json', text: JSON.stringify(list) });
  const changed = (id: string, change: object) => of(rows.map((row) => (row.id === id ? { ...row, ...change } : row)));
  const told = (found: Difference) => ({
    gained: found.gained.map(({ body }) => body),
    lost: found.lost.map(({ body }) => body),
    added: found.added.map(({ body }) => body),
    removed: found.removed.map(({ body }) => body),
    restated: found.restated.map(({ body }) => body),
  });
  const NOTHING = { gained: [], lost: [], added: [], removed: [], restated: [] };
  const JP = 'endpoint-central-cloud agent-cloud-jp';

  test('of which one row has another port differ in that row, though others ask for some of it too', () => {
    const found = difference(of(rows), changed('agent-cloud-jp', { ports: ['8443'], application: [] }));
    expect(told(found)).toEqual({ ...NOTHING, gained: [JP], lost: [JP] });
    expect(opened(found.lost).map(([, ports]) => ports)).toEqual([['443'], ['443']]);
    expect(renderDifference(found, WIDE)).toMatch(/^What is asked for differs: 1 requirement; /);
  });

  test('are the same in another order, or with other quotes, or where a row is called otherwise', () => {
    const others = [
      of([...rows].reverse()),
      changed('agent-cloud-jp', { cites: [] }),
      changed('agent-cloud-jp', { id: 'agent-cloud-japan' }),
    ];
    for (const other of others) expect(difference(of(rows), other)).toMatchObject({ same: true, ...NOTHING });
  });

  test('of which one lacks a row differ in that row alone, whatever it asks for', () => {
    for (const { id } of rows) {
      const body = `endpoint-central-cloud ${id}`;
      const without = of(rows.filter((row) => row.id !== id));
      const [gone, comes] = [told(difference(of(rows), without)), told(difference(without, of(rows)))];
      expect([gone.removed, gone.added, gone.gained]).toEqual([[body], [], []]);
      expect([comes.added, comes.removed, comes.lost]).toEqual([[body], [], []]);
      expect([[], [body]]).toContainEqual(gone.lost);
    }
  });

  test('of which a row holds under other choices differ in its terms', () => {
    const found = difference(of(rows), changed('agent-cloud-jp', { when: [{ dataCenter: ['JP'] }] }));
    expect(told(found)).toEqual({ ...NOTHING, restated: [JP] });
    for (const page of [renderDifference(found, WIDE), differenceMarkdown(found)]) {
      expect(page).toContain('must, by names or by addresses, where dataCenter is JP and distributionServer is false');
    }
  });

  test('are the same to a row that its own page contradicts, whatever it names', () => {
    const disputed = { disputed: { note: 'The footnote says otherwise.', opens: false } };
    const [one, other] = [disputed, { ...disputed, ports: ['1'] }].map((change) => changed('agent-cloud-jp', change));
    if (one === undefined || other === undefined) throw new Error('nothing is there');
    expect(difference(one, other).same).toBe(true);
  });
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
