import type { CfnFirewallPolicy } from 'aws-cdk-lib/aws-networkfirewall';
import type { Issue } from '../diagnostics';
import { NETWORK_FIREWALL_LIMITS, overLimit } from '../targets';
import type { RenderedGroup } from './firewall-groups';
import type { SourceBlocks } from './firewall-sources';
import { isLate } from './late-block';
import { renderedSize } from './read-back';

/** The longest text of an address block: `ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128`. */
const LONGEST_BLOCK = 43;

/** The characters that each variable takes up in a rule once its addresses stand there; what is not known counts as the longest. */
export function expansionsOf(sources: SourceBlocks, home: readonly string[]): Readonly<Record<string, number>> {
  const lengths = [...sources].map(([name, blocks]) => [name, lengthOf(blocks)] as const);
  return Object.fromEntries([...lengths, ['HOME_NET', lengthOf(home)] as const]);
}

/** `[10.0.0.0/24,10.0.1.0/24]`. */
function lengthOf(blocks: readonly string[]): number {
  return blocks.reduce((sum, block) => sum + (isLate(block) ? LONGEST_BLOCK : block.length) + 1, 1);
}

/** Limits of what is rendered: the names of the groups, and what they and the policy take of a template. */
export function overRendered(
  groups: readonly RenderedGroup[],
  policy: CfnFirewallPolicy | undefined,
): readonly Issue[] {
  const { ruleGroupName, templateBytes } = NETWORK_FIREWALL_LIMITS;
  const named = groups.flatMap(({ content: { name, group } }): readonly Issue[] =>
    name.length <= ruleGroupName.value
      ? []
      : [overLimit(ruleGroupName, name.length, group.id, `characters of '${name}'`, ['pass a shorter policyName'])],
  );
  const resources = [...groups.map(({ resource }) => resource), ...(policy === undefined ? [] : [policy])];
  const bytes = resources.reduce((sum, resource) => sum + renderedSize(resource), 0);
  if (bytes <= templateBytes.value) return named;
  const ways = [
    'metadata: false leaves the requirement ids out',
    'attach part of the roles to a firewall of their own, in another stack',
  ];
  return [...named, overLimit(templateBytes, bytes, 'policy', 'bytes of its resources alone in the template', ways)];
}
