import { checkNames } from '../../lib/cdk/role-access-props';
import { tryCompile } from '../../lib/compile';
import type { Issue } from '../../lib/diagnostics';
import type { EntryRequest } from '../../lib/model/entry';
import type { SecurityGroupOptions } from '../../lib/targets';
import { overLists } from '../../lib/targets/aws-prefix-list/checks';
import { PREFIX_LIST_LIMITS } from '../../lib/targets/aws-prefix-list/limits';
import { nameLists } from '../../lib/targets/aws-prefix-list/lists';
import { SECURITY_GROUP_LIMITS } from '../../lib/targets/aws-security-group/limits';
import type { LimitTable } from '../../lib/targets/limit';
import { apart, asking, type Opening } from './openings';

/** What `PrefixLists` takes for the beginning of a name, where a test of its own holds it. */
const LONGEST_NAME = 190;

/** What is said at the edge of a limit, and at one over it. */
interface Edge {
  readonly at: readonly Issue[];
  readonly over: readonly Issue[];
}

function edge(figure: number, issuesAt: (figure: number) => readonly Issue[]): Edge {
  return { at: issuesAt(figure), over: issuesAt(figure + 1) };
}

/**
 * Each limit of a table is held: nothing is said at its edge, and at one over it is named with the figure. `byForm` are
 * those that nothing of ours can reach, each with a test of its own.
 */
function holds<Table extends LimitTable, ByForm extends keyof Table>(
  table: Table,
  edges: { readonly [Key in Exclude<keyof Table, ByForm>]: () => Edge },
  byForm: { readonly [Key in ByForm]: () => void },
): void {
  test('all of them', () => {
    expect([...Object.keys(edges), ...Object.keys(byForm)].sort()).toEqual(Object.keys(table).sort());
  });

  test.each(Object.entries<() => void>(byForm))('%s, by form', (_, check) => check());

  test.each(Object.entries<() => Edge>(edges))('%s', (key, edgeOf) => {
    const { name, value, source } = table[key] ?? { name: '', value: 0, source: '' };
    const { at, over } = edgeOf();
    expect(at).toEqual([]);
    const said = over.flatMap((issue) => (issue.code === 'over-limit' ? [issue] : []));
    expect(said).toHaveLength(over.length);
    expect(said).toContainEqual(expect.objectContaining({ limit: name, value, source }));
    for (const { figure, waysOut } of said) {
      expect(figure).toBeGreaterThan(value);
      expect(waysOut).not.toEqual([]);
    }
  });
}

const group = (request: EntryRequest, options: SecurityGroupOptions = {}) =>
  tryCompile('aws-security-group', [request], options).issues;
const open = (count: number) => asking(['a', 'egress tcp 443', ...apart(count)]);
const roomy = { rulesPerSecurityGroup: 1000, securityGroupsPerInterface: 1 };

/** A word of a construct is taken at its edge, and refused at one over it. */
function named(word: 'securityGroupName' | 'description', longest: number): void {
  const props = { vpc: undefined as never };
  const said = (length: number) =>
    checkNames({ ...props, [word]: 'x'.repeat(length) }).map(({ code, at }) => [code, at]);
  expect(said(longest)).toEqual([]);
  expect(said(longest + 1)).toEqual([['name-of-resource', word]]);
}

describe('security groups are held to', () => {
  holds(
    SECURITY_GROUP_LIMITS,
    {
      rulesPerSecurityGroup: () => edge(60, (count) => group(open(count))),
      securityGroupsPerInterface: () => edge(5, (groups) => group(open(1), { groups })),
      rulesPerInterface: () =>
        edge(1000, (product) => {
          const securityGroupsPerInterface = product === 1000 ? 10 : 11;
          const rulesPerSecurityGroup = product / securityGroupsPerInterface;
          return group(open(1), { limits: { rulesPerSecurityGroup, securityGroupsPerInterface } });
        }),
    },
    {
      groupNameLength: () => named('securityGroupName', 255),
      groupDescriptionLength: () => named('description', 255),
      descriptionLength() {
        const longest = 'ffff:ffff:ffff:ffff:ffff:ffff:ffff';
        const request = asking(['a', 'ingress tcp 10000-65535', `${longest}:fff0`, `${longest}:ffff`]);
        const { compiled } = tryCompile('aws-security-group', [request], { prefixLists: true });
        const lengths = compiled?.plan.ingress.map(({ description }) => description.length) ?? [];
        expect(lengths).toHaveLength(1);
        expect(Math.max(...lengths)).toBeLessThan(SECURITY_GROUP_LIMITS.descriptionLength.value / 2);
      },
    },
  );
});

describe('prefix lists are held to', () => {
  const lists = (count: number) =>
    asking(
      ...Array.from({ length: count }, (_, index): Opening => {
        const traffic = `egress tcp ${2 * index + 1}`;
        return [`list-${index}`, traffic, ...apart(2, 2 * index)];
      }),
    );
  holds(
    PREFIX_LIST_LIMITS,
    {
      entriesPerPrefixList: () =>
        edge(1000, (count) =>
          group(open(count), { prefixLists: true, limits: roomy }).filter(({ at }) => at === 'prefixLists'),
        ),
      prefixListsPerRegion: () => edge(100, (count) => group(lists(count), { prefixLists: true, limits: roomy })),
      referencesPerPrefixList: () =>
        edge(5000, (count) => overLists(1, new Map([['ipv4-10-0-0-0-5', count]]), PREFIX_LIST_LIMITS)),
    },
    {
      prefixListNameLength() {
        const longest = Array.from({ length: 8 }, () => 'ffff').join(':');
        const contents = [[longest, 'ffff::/16'], [longest]].map((cidrs) => ({ family: 6, cidrs }) as const);
        const ids = nameLists([...contents, { family: 6, cidrs: [longest, longest] }], [], 1000).map(
          ({ id }) => id.length,
        );
        expect(Math.max(...ids) + 1 + LONGEST_NAME).toBeLessThanOrEqual(PREFIX_LIST_LIMITS.prefixListNameLength.value);
      },
    },
  );
});
