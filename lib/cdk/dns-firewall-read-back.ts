import { Stack } from 'aws-cdk-lib';
import type { CfnFirewallRuleGroup, CfnFirewallRuleGroupAssociation } from 'aws-cdk-lib/aws-route53resolver';
import { isRecord } from '../access/untyped';
import type { CompiledPlan } from '../compile';
import type { Issue } from '../diagnostics';
import type { ResolverDomainList, ResolverRule } from '../model/plans/aws-dns-firewall';
import { changesIn } from './group-read-back';
import type { LateDomainList } from './late-domain-list';
import { listOf, renderedResource, sameJson, unreadKeys } from './read-back';

const RULE_KEYS = ['Priority', 'Action', 'FirewallDomainListId', 'FirewallDomainRedirectionAction', 'BlockResponse'];
const ASSOCIATION_KEYS = ['FirewallRuleGroupId', 'VpcId', 'Priority', 'MutationProtection', 'Name', 'Tags'];

/** What a DNS Firewall is made of: its rule group, the lists that have content, and the associations of ours. */
export interface DnsFirewallResources {
  readonly group: CfnFirewallRuleGroup;
  readonly lists: readonly { readonly resource: LateDomainList; readonly content: ResolverDomainList }[];
  readonly associations: readonly {
    readonly resource: CfnFirewallRuleGroupAssociation;
    /** Where it was made for. */
    readonly vpcId: string;
  }[];
}

/**
 * Proves the rule group as it will be deployed: its rules and its domain lists are read back from the resolved resources,
 * overrides included, and held against the flows again; an association has to tie this group to its VPC still.
 */
export function proveRenderedResolver(
  { group, lists, associations }: DnsFirewallResources,
  { plan, asked }: CompiledPlan<'aws-dns-firewall'>,
  at: string,
): readonly Issue[] {
  const changed = (rule: string, witness: string): Issue => ({
    code: 'changed-after-proof',
    at,
    rule,
    answer: 'cannot be proved',
    witness,
  });
  const { Properties: body = {} } = renderedResource(group) ?? {};
  const issues = unreadKeys(body, ['FirewallRules', 'Name', 'Tags']).map((key) =>
    changed('the rule group', `it has ${key}`),
  );
  const read = lists.map(({ resource, content }): ResolverDomainList => {
    const { Properties = {} } = renderedResource(resource) ?? {};
    const more = unreadKeys(Properties, ['Domains', 'Name', 'Tags']);
    if (more.length > 0) issues.push(changed(content.id, `it has ${more.join(', ')}`));
    const domains = listOf(Properties.Domains).map(
      (text) => content.domains.find((own) => own.text === text) ?? { text: String(text), because: [] },
    );
    return { id: content.id, domains };
  });
  const rules = listOf(body.FirewallRules).flatMap((rule): readonly ResolverRule[] => {
    const words = isRecord(rule) ? rule : {};
    const more = unreadKeys(rule, RULE_KEYS);
    if (more.length > 0) issues.push(changed(`rule ${String(words.Priority)}`, `it has ${more.join(', ')}`));
    const own = lists.find(({ resource }) =>
      sameJson(Stack.of(group).resolve(resource.attrId), words.FirewallDomainListId),
    );
    if (own !== undefined) return [readRule(words, own.content.id)];
    const other = JSON.stringify(words.FirewallDomainListId) ?? 'none';
    issues.push(changed(`rule ${String(words.Priority)}`, `it names ${other}, a domain list that is not ours`));
    return [];
  });
  for (const { resource, vpcId } of associations) {
    const why = strangenessOf(resource, group, vpcId);
    if (why !== null) issues.push(changed(`the association ${resource.node.id}`, why));
  }
  if (issues.length > 0) return issues;
  const byId = (all: readonly ResolverDomainList[]) => [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
  const byPriority = (all: readonly ResolverRule[]) => [...all].sort((a, b) => a.priority - b.priority);
  const after = { ...plan, lists: byId(read), rules: byPriority(rules) };
  const unchanged = sameJson(after.lists, byId(plan.lists)) && sameJson(after.rules, byPriority(plan.rules));
  return unchanged ? [] : changesIn(after, asked, at);
}

/** The proof refuses every word that it does not know. */
function readRule(words: Readonly<Record<string, unknown>>, list: string): ResolverRule {
  const {
    Priority,
    Action,
    FirewallDomainRedirectionAction = 'INSPECT_REDIRECTION_DOMAIN',
    BlockResponse = null,
  } = words;
  return {
    priority: Number(Priority),
    list,
    action: String(Action) as ResolverRule['action'],
    redirections: String(FirewallDomainRedirectionAction) as ResolverRule['redirections'],
    blockResponse: BlockResponse as ResolverRule['blockResponse'],
  };
}

function strangenessOf(
  resource: CfnFirewallRuleGroupAssociation,
  group: CfnFirewallRuleGroup,
  vpcId: string,
): string | null {
  const { Properties = {} } = renderedResource(resource) ?? {};
  const stack = Stack.of(resource);
  const more = unreadKeys(Properties, ASSOCIATION_KEYS);
  if (more.length > 0) return `it has ${more.join(', ')}`;
  if (!sameJson(Properties.FirewallRuleGroupId, stack.resolve(group.attrId))) return 'it names another rule group';
  return sameJson(Properties.VpcId, stack.resolve(vpcId)) ? null : 'it names another VPC';
}
