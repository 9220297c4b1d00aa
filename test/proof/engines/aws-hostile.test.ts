import fc from 'fast-check';
import { filtersOfAws } from '../../../lib/proof/engines/aws';
import type { DeclaredFirewallPolicy, DeclaredRuleGroup } from '../../../lib/proof/readers/declared-aws';
import { declaredAws, PLACE } from './declared';

const WORDS =
  'pass drop tcp tls http any $HOME_NET $X @Y ![10.0.0.0/8] [[any]] -> <> ( ) ; : " \\ | , ! content:"'.concat(
    ' pcre:"/((a+)+)+$/"; tls.sni; http_host; endswith; depth:9; bsize:3; flow:to_server; sid:1; sid:2; __proto__:1; 443',
  );

const soup = fc
  .array(fc.oneof(fc.constantFrom(...WORDS.split(' ')), fc.string({ maxLength: 6 })), { maxLength: 24 })
  .map((words) => words.join(' '));

function policyOf(text: string): readonly [DeclaredRuleGroup, DeclaredFirewallPolicy] {
  const declared = { aliases: [], place: PLACE };
  const group: DeclaredRuleGroup = {
    ...declared,
    id: 'Group',
    ruleOrder: null,
    ipSets: new Map([['X', [text]]]),
    portSets: new Map(),
    references: new Map([['Y', text]]),
    source: { kind: 'lines', text, place: PLACE },
  };
  const policy: DeclaredFirewallPolicy = {
    ...declared,
    id: 'Policy',
    ruleOrder: 'STRICT_ORDER',
    statelessDefaultActions: [text],
    statelessFragmentDefaultActions: [],
    statefulDefaultActions: [],
    homeNet: [text],
    statefulGroups: [{ place: PLACE, group: 'Group', priority: 1 }],
    statelessGroups: [],
  };
  return [group, policy];
}

function read(text: string) {
  const [group, policy] = policyOf(text);
  return filtersOfAws(declaredAws({ ruleGroups: [group], firewallPolicies: [policy] }));
}

test('Whatever stands in lines and variables, nothing is thrown, and names of rules are unique', () => {
  fc.assert(
    fc.property(fc.array(soup, { maxLength: 6 }), (lines) => {
      const [filter] = read(lines.join('\n')).filters;
      const names = filter?.rules.map(({ name }) => name) ?? [];
      expect(new Set(names).size).toBe(names.length);
    }),
    { numRuns: 400 },
  );
});

test.each([
  ['lists that stand in lists without end', `pass tcp ${'['.repeat(50_000)}any any -> any any (sid:1;)`],
  ['a line of a million characters', `pass tcp any any -> any any (msg:"${'x'.repeat(1_000_000)}"; sid:1;)`],
  ['an expression that repeats repeats', 'drop tls any any -> any any (tls.sni; pcre:"/^(((a*)*)*)*$/"; sid:1;)'],
  ['a line over a hundred thousand lines', '\\\n'.repeat(100_000)],
  ['a hundred thousand comments', '# no\n'.repeat(100_000)],
])('%s are read in no time', (_, text) => {
  const start = Date.now();
  read(text);
  expect(Date.now() - start).toBeLessThan(3000);
});
