import { Stack } from 'aws-cdk-lib';
import { CfnFirewallPolicy } from 'aws-cdk-lib/aws-networkfirewall';
import { isRecord } from '../access/untyped';
import type { CompiledPlan } from '../compile';
import type { Issue } from '../diagnostics';
import type { RimIssue } from '../diagnostics/issue';
import { NETWORK_FIREWALL_LIMITS, overLimit } from '../targets';
import type { RenderedGroup } from './firewall-groups';
import { readPolicy } from './firewall-read-back';
import { outsideHome, type SourceBlocks } from './firewall-sources';
import { changesIn } from './group-read-back';
import { listOf, renderedResource, sameJson } from './read-back';
import type { WholeApp } from './whole-app';

/** What a policy of the user's is held against. */
export interface OursInPolicy {
  readonly groups: readonly RenderedGroup[];
  readonly compiled: CompiledPlan<'aws-network-firewall'>;
  readonly sources: SourceBlocks;
  /** The path of our construct. */
  readonly at: string;
}

type Fault = Extract<RimIssue, { readonly code: 'policy-unfit' }>['fault'];

/** The policies of the app that refer to groups of ours. */
export function referringPolicies(app: WholeApp, groups: readonly RenderedGroup[]): readonly CfnFirewallPolicy[] {
  return app
    .resources(CfnFirewallPolicy.CFN_RESOURCE_TYPE_NAME)
    .filter((construct): construct is CfnFirewallPolicy => construct instanceof CfnFirewallPolicy)
    .filter((policy) => ownReferences(policy, groups).some(({ group }) => group !== undefined));
}

/** Everything by which policies of the user's would not do what our rule groups are written for. */
export function checkUsersPolicies(policies: readonly CfnFirewallPolicy[], ours: OursInPolicy): readonly Issue[] {
  return policies.flatMap((policy) => {
    const issues = faultsOf(policy, ours);
    return issues.length > 0 ? issues : proveIn(policy, ours);
  });
}

interface Reference {
  readonly priority: number;
  /** Undefined for a group that is none of ours. */
  readonly group: RenderedGroup | undefined;
}

function bodyOf(policy: CfnFirewallPolicy): Readonly<Record<string, unknown>> {
  const { FirewallPolicy } = renderedResource(policy)?.Properties ?? {};
  return isRecord(FirewallPolicy) ? FirewallPolicy : {};
}

function ownReferences(policy: CfnFirewallPolicy, groups: readonly RenderedGroup[]): readonly Reference[] {
  const stack = Stack.of(policy);
  const arns = groups.map((group) => ({ group, arn: stack.resolve(group.resource.attrRuleGroupArn) as unknown }));
  return listOf(bodyOf(policy).StatefulRuleGroupReferences).map((reference) => {
    const { ResourceArn, Priority } = isRecord(reference) ? reference : {};
    const own = arns.find(({ group, arn }) => sameJson(arn, ResourceArn) && canRefer(stack, group, arn));
    return { priority: Number(Priority), group: own?.group };
  });
}

/** An attribute of a resource is read in its own stack alone: elsewhere the same logical id is another stack's resource. */
function canRefer(stack: Stack, { resource }: RenderedGroup, arn: unknown): boolean {
  return Stack.of(resource) === stack || !(isRecord(arn) && 'Fn::GetAtt' in arn);
}

function faultsOf(policy: CfnFirewallPolicy, { groups, compiled, sources, at }: OursInPolicy): readonly Issue[] {
  const body = bodyOf(policy);
  const { StatefulEngineOptions: engine, PolicyVariables: variables } = body;
  const { RuleOrder = 'DEFAULT_ACTION_ORDER', StreamExceptionPolicy = 'DROP' } = isRecord(engine) ? engine : {};
  const references = ownReferences(policy, groups);
  const own = (group: RenderedGroup) => references.filter((reference) => reference.group === group);
  const issues: Issue[] = [];
  const unfit = (fault: Fault, given: string) =>
    void issues.push({ code: 'policy-unfit', at: policy.node.path, firewall: at, fault, given });

  if (RuleOrder !== 'STRICT_ORDER') unfit('rule-order', String(RuleOrder));
  const { mode } = compiled.plan;
  const actions = listOf(body.StatefulDefaultActions).map(String);
  const drops = actions.filter((action) => action.startsWith('aws:drop_'));
  const reads = drops.some((action) => action.startsWith('aws:drop_established_app_layer'));
  if (mode === 'enforce' && !reads) unfit('not-closed', actions.join(', ') || 'none');
  if (mode === 'observe' && drops.length > 0) unfit('not-observing', drops.join(', '));
  for (const key of ['StatelessDefaultActions', 'StatelessFragmentDefaultActions']) {
    const given = listOf(body[key]).map(String).join(', ');
    if (given !== 'aws:forward_to_sfe') unfit('stateless', `${key}: ${given || 'none'}`);
  }
  if (StreamExceptionPolicy !== 'DROP' && StreamExceptionPolicy !== 'REJECT') {
    unfit('stream', String(StreamExceptionPolicy));
  }
  const nameOf = ({ content }: RenderedGroup) => content.name;
  const missing = groups.filter((group) => own(group).length === 0).map(nameOf);
  if (missing.length > 0) unfit('group-missing', missing.join(', '));
  const twice = groups.filter((group) => own(group).length > 1).map(nameOf);
  if (twice.length > 0) unfit('group-twice', twice.join(', '));
  const shared = references.filter(({ priority }, index) =>
    references.some((other, place) => place < index && other.priority === priority),
  );
  if (shared.length > 0) unfit('priority-twice', [...new Set(shared.map(({ priority }) => priority))].join(', '));
  const tail = references.find(({ group }) => group?.content.group.kind === 'tail');
  const behind = references.filter(({ group, priority }) => group !== undefined && priority > Number(tail?.priority));
  if (behind.length > 0)
    unfit('tail-not-last', behind.flatMap(({ group }) => (group ? [nameOf(group)] : [])).join(', '));
  const { groupsPerPolicy } = NETWORK_FIREWALL_LIMITS;
  if (references.length > groupsPerPolicy.value) {
    const ways = ['put every entry into one group with exact: true', 'attach part of the roles to another policy'];
    issues.push(overLimit(groupsPerPolicy, references.length, policy.node.path, 'rule groups of the policy', ways));
  }
  const home = literalHome(variables);
  for (const outside of home.length === 0 ? [] : outsideHome(home, sources)) {
    if (outside.code === 'home-too-small') unfit('home', `${outside.source} of '${outside.name}'`);
  }
  return issues;
}

/** The policy's `HOME_NET` where it is literal; a policy without one has the blocks of the firewall's VPC, which nobody can read here. */
function literalHome(variables: unknown): readonly string[] {
  const { RuleVariables } = isRecord(variables) ? variables : {};
  const { HOME_NET } = isRecord(RuleVariables) ? RuleVariables : {};
  const definition = isRecord(HOME_NET) ? listOf(HOME_NET.Definition) : [];
  return definition.every((block): block is string => typeof block === 'string') ? definition : [];
}

/** As it will be deployed, our groups alone: what stands beside ours is the user's. */
function proveIn(policy: CfnFirewallPolicy, { groups, compiled: { plan, asked } }: OursInPolicy): readonly Issue[] {
  const ours = ownReferences(policy, groups).flatMap(({ group, priority }) =>
    group === undefined ? [] : [{ ...group.content.group, priority }],
  );
  return changesIn({ ...plan, groups: ours, policy: readPolicy(bodyOf(policy)) }, asked, policy.node.path);
}
