import type { CfnFirewallPolicy } from 'aws-cdk-lib/aws-networkfirewall';
import type { Issue } from '../diagnostics';
import { NETWORK_FIREWALL_LIMITS, overLimit } from '../targets';
import type { RenderedGroup } from './firewall-groups';
import { renderedSize } from './read-back';

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
