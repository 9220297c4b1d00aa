import { Stack } from 'aws-cdk-lib';
import type { CfnFirewallPolicy } from 'aws-cdk-lib/aws-networkfirewall';
import { isRecord } from '../access/untyped';
import type { CompiledPlan } from '../compile';
import type { Issue } from '../diagnostics';
import type { DomainListGroup, FirewallPolicyPlan, RuleGroup, RuleString } from '../model/plans/aws-network-firewall';
import { changesIn } from './group-read-back';
import type { GroupContent, LateRuleGroup } from './late-rule-group';
import { listOf, renderedResource, sameJson, unreadKeys } from './read-back';

const POLICY_KEYS = [
  'PolicyVariables',
  'StatefulDefaultActions',
  'StatefulEngineOptions',
  'StatefulRuleGroupReferences',
  'StatelessDefaultActions',
  'StatelessFragmentDefaultActions',
];

/** The time-outs of flows open nothing. */
const ENGINE_KEYS = ['RuleOrder', 'StreamExceptionPolicy', 'FlowTimeouts'];

/** What a firewall is made of: its policy, and the rule groups that have content. */
export interface FirewallResources {
  /** None where the user's own policy holds the groups. */
  readonly policy: CfnFirewallPolicy | undefined;
  /** The policy's `HOME_NET`. */
  readonly home: readonly string[];
  readonly groups: readonly { readonly resource: LateRuleGroup; readonly content: GroupContent }[];
}

/**
 * Proves the policy as it will be deployed: its rule groups, their order and its default actions are read back from the
 * resolved resources, overrides included, and held against the flows again.
 */
export function proveRenderedFirewall(
  { policy, home, groups }: FirewallResources,
  { plan, asked }: CompiledPlan<'aws-network-firewall'>,
  at: string,
): readonly Issue[] {
  if (policy === undefined) return proveGroups(groups, plan, asked, at);
  const stack = Stack.of(policy);
  const { FirewallPolicy } = renderedResource(policy)?.Properties ?? {};
  const body = isRecord(FirewallPolicy) ? FirewallPolicy : {};
  const changed = (rule: string, witness: string): Issue => ({
    code: 'changed-after-proof',
    at,
    rule,
    answer: 'cannot be proved',
    witness,
  });
  const issues = strangeIn(body, stack.resolve(home)).map((witness) => changed('the policy', witness));
  const attached = listOf(body.StatefulRuleGroupReferences).flatMap((reference): readonly RuleGroup[] => {
    const { ResourceArn, Priority } = isRecord(reference) ? reference : {};
    const more = unreadKeys(reference, ['ResourceArn', 'Priority']);
    if (more.length > 0) issues.push(changed('the policy', `a reference to a rule group has ${more.join(', ')}`));
    const own = groups.find(({ resource }) => sameJson(stack.resolve(resource.attrRuleGroupArn), ResourceArn));
    if (own === undefined) {
      issues.push(changed('the policy', `it refers to ${JSON.stringify(ResourceArn)}, a rule group that is not ours`));
      return [];
    }
    const read = readGroup(own.resource, own.content);
    if (typeof read === 'string') {
      issues.push(changed(own.content.group.id, read));
      return [own.content.group];
    }
    return [{ ...read, priority: Number(Priority) }];
  });
  if (issues.length > 0) return issues;
  const byId = (list: readonly RuleGroup[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
  const read = { ...plan, groups: byId(attached), policy: readPolicy(body) };
  const unchanged = sameJson(read.groups, byId(plan.groups)) && sameJson(read.policy, plan.policy);
  return unchanged ? [] : changesIn(read, asked, at);
}

/** The groups alone, in a policy of which only what we say of it is known. */
function proveGroups(
  groups: FirewallResources['groups'],
  plan: CompiledPlan<'aws-network-firewall'>['plan'],
  asked: CompiledPlan['asked'],
  at: string,
): readonly Issue[] {
  const issues: Issue[] = [];
  const read = groups.map(({ resource, content }): RuleGroup => {
    const group = readGroup(resource, content);
    if (typeof group !== 'string') return group;
    const answer = 'cannot be proved';
    issues.push({ code: 'changed-after-proof', at, rule: content.group.id, answer, witness: group });
    return content.group;
  });
  if (issues.length > 0) return issues;
  const byId = (list: readonly RuleGroup[]) => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
  return sameJson(byId(read), byId(plan.groups)) ? [] : changesIn({ ...plan, groups: read }, asked, at);
}

/** What the policy holds beside what is read and proved. */
function strangeIn(body: Readonly<Record<string, unknown>>, home: unknown): readonly string[] {
  const { PolicyVariables, StatefulEngineOptions: engine } = body;
  const { StreamExceptionPolicy: stream = 'DROP' } = isRecord(engine) ? engine : {};
  const strange = [
    ...unreadKeys(body, POLICY_KEYS),
    ...unreadKeys(engine, ENGINE_KEYS).map((key) => `StatefulEngineOptions.${key}`),
  ];
  return [
    ...strange.map((key) => `it has ${key}`),
    // With any other word a stream that broke is taken up again without the name that it began with.
    ...(stream === 'DROP' || stream === 'REJECT' ? [] : [`its StreamExceptionPolicy is ${JSON.stringify(stream)}`]),
    ...(sameJson(PolicyVariables, { RuleVariables: { HOME_NET: { Definition: home } } })
      ? []
      : ['its variables stand for other addresses']),
  ];
}

/** A policy's rule order and default actions, as it renders them. */
export function readPolicy(body: Readonly<Record<string, unknown>>): FirewallPolicyPlan {
  const words = (value: unknown) => listOf(value).map(String);
  const { RuleOrder } = isRecord(body.StatefulEngineOptions) ? body.StatefulEngineOptions : {};
  return {
    // The proof refuses any order that it does not know.
    ruleOrder: String(RuleOrder) as FirewallPolicyPlan['ruleOrder'],
    statefulDefaultActions: words(body.StatefulDefaultActions),
    statelessDefaultActions: words(body.StatelessDefaultActions),
    statelessFragmentDefaultActions: words(body.StatelessFragmentDefaultActions),
  };
}

/** The group as its resource renders it, or what in it is none of ours. */
function readGroup(resource: LateRuleGroup, { group, variables, references }: GroupContent): RuleGroup | string {
  const { RuleGroup: body, Type } = renderedResource(resource)?.Properties ?? {};
  if (!isRecord(body) || Type !== 'STATEFUL') return 'it is no stateful rule group any more';
  const { RuleVariables: given = {}, RulesSource: content, ReferenceSets: sets } = body;
  const more = [
    ...unreadKeys(body, ['ReferenceSets', 'RulesSource', 'RuleVariables', 'StatefulRuleOptions']),
    ...unreadKeys(given, ['IPSets']),
    ...unreadKeys(content, [group.kind === 'domain-list' ? 'RulesSourceList' : 'RulesString']),
  ];
  if (more.length > 0) return `it has ${more.join(', ')}`;
  if (!sameJson(body.StatefulRuleOptions, { RuleOrder: 'STRICT_ORDER' })) return 'its rule order is not STRICT_ORDER';
  const bound = Object.fromEntries(Object.entries(variables).map(([name, Definition]) => [name, { Definition }]));
  const { IPSets = {} } = isRecord(given) ? given : {};
  if (!sameJson(IPSets, Stack.of(resource).resolve(bound))) return 'its rule variables stand for other addresses';
  const lists = Object.entries(references).map(([name, ReferenceArn]) => [name, { ReferenceArn }] as const);
  const IPSetReferences = Stack.of(resource).resolve(Object.fromEntries(lists)) as unknown;
  if (!sameJson(sets, lists.length === 0 ? undefined : { IPSetReferences }))
    return 'its references stand for other prefix lists';
  const source = isRecord(content) ? content : {};
  if (group.kind === 'domain-list') return readList(source, group);
  if (typeof source.RulesString !== 'string') return 'it is no group of rule strings any more';
  return { ...group, rules: source.RulesString.split('\n').map((text) => readLine(text, group.rules)) };
}

function readList(
  { RulesSourceList: list }: Readonly<Record<string, unknown>>,
  group: DomainListGroup,
): RuleGroup | string {
  if (!isRecord(list) || list.GeneratedRulesType !== 'ALLOWLIST') return 'it is no list of allowed names any more';
  const strange = unreadKeys(list, ['GeneratedRulesType', 'TargetTypes', 'Targets']);
  if (strange.length > 0) return `it has ${strange.join(', ')}`;
  const [targetType, ...more] = listOf(list.TargetTypes);
  if (more.length > 0 || (targetType !== 'TLS_SNI' && targetType !== 'HTTP_HOST')) return 'it reads other names';
  const targets = listOf(list.Targets).map((text) => {
    return group.targets.find((target) => target.text === text) ?? { text: String(text), because: [] };
  });
  return { ...group, targetType, targets };
}

function readLine(text: string, known: readonly RuleString[]): RuleString {
  const sid = Number(/\bsid:(\d+);/.exec(text)?.[1] ?? 0);
  return known.find((line) => line.text === text) ?? { sid, text, because: [] };
}
