import type { Issue } from '../../diagnostics';
import type { AzureFirewallPlan, NatSource, NetworkRule, RuleCollection } from '../../model/plans/azure-firewall';
import { type Limit, overLimit } from '../limit';
import type { AZURE_FIREWALL_LIMITS } from './limits';

export type Limits = Readonly<Record<keyof typeof AZURE_FIREWALL_LIMITS, Limit>>;

const ANOTHER = 'let part of the roles go through a firewall of their own';

/** Everything in which a plan is over a limit of Azure, or over what it advises. */
export function overLimits(
  { groups }: AzureFirewallPlan,
  limits: Limits,
  sourceCounts: Readonly<Record<string, number>>,
): readonly Issue[] {
  const collections = groups.flatMap((group) => group.collections);
  const rules = collections.flatMap((one) => (one.kind === 'network' ? one.rules : []));
  const issues: Issue[] = [];
  const over = (key: keyof Limits, figure: number, at: string, what: string, waysOut: readonly string[]) => {
    if (figure > limits[key].value) issues.push(overLimit(limits[key], figure, at, what, waysOut));
  };
  const product = rules.reduce((sum, rule) => sum + productOf(rule, sourceCounts), 0);
  over('networkRuleProduct', product, 'policy', 'sources times destinations of the network rules', [
    'bind sources and parties to IP groups, each of which counts as one',
    raise('networkRuleProduct'),
    ANOTHER,
  ]);
  const names = new Set(rules.flatMap(({ destination }) => (destination.kind === 'name' ? [destination.name] : [])));
  over('namesInNetworkRules', names.size, 'policy', 'names in network rules', [raise('namesInNetworkRules'), ANOTHER]);
  const ipGroups = new Set(collections.flatMap(ipGroupsOf));
  over('ipGroups', ipGroups.size, 'policy', 'IP groups that rules refer to', [
    'bind parties to fewer, larger IP groups',
    ANOTHER,
  ]);
  for (const kind of ['nat', 'network', 'application'] as const) {
    const own = collections.filter((one) => one.kind === kind);
    over('collectionsPerKind', own.length, 'policy', `${kind} rule collections`, [ANOTHER]);
  }
  for (const { name, collections: own } of groups) {
    // What is deployed has no reasons in it.
    const bytes = JSON.stringify(
      own.map(({ rules: written }) => written),
      (key, value: unknown) => (key === 'because' ? undefined : value),
    ).length;
    over('groupBytes', bytes, name, 'bytes of the group, about', [
      'part the role into entries of other names',
      ANOTHER,
    ]);
  }
  return issues;
}

function raise(limit: string): string {
  return `take more on yourself with limits: { ${limit}: ... }, since it is advice and nothing is refused`;
}

function productOf({ source, from, destination }: NetworkRule, counts: Readonly<Record<string, number>>): number {
  const count = (entry: string) => counts[entry] ?? 1;
  const there =
    destination.kind === 'addresses'
      ? destination.cidrs.length
      : destination.kind === 'source'
        ? count(destination.source)
        : 1;
  return (from === undefined ? count(source) : from.kind === 'addresses' ? from.cidrs.length : 1) * there;
}

function ipGroupsOf(collection: RuleCollection): readonly string[] {
  const groupOf = (end: NatSource | NetworkRule['destination'] | undefined) =>
    end?.kind === 'bound' && end.as === 'ip-group' ? [end.bound] : [];
  switch (collection.kind) {
    case 'nat':
      return collection.rules.flatMap(({ from }) => groupOf(from));
    case 'network':
      return collection.rules.flatMap(({ from, destination }) => [...groupOf(from), ...groupOf(destination)]);
    case 'application':
      return [];
  }
}
