import { type CfnResource, Lazy } from 'aws-cdk-lib';
import { CfnSecurityGroup, CfnSecurityGroupEgress, CfnSecurityGroupIngress } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { AwsSecurityGroupPlan, SecurityGroupRule } from '../model/plans/aws-security-group';
import { PLACEHOLDER_EGRESS } from '../model/plans/aws-security-group';
import type { PlanBecause } from '../model/plans/plan';
import type { Bindings, BoundPeer } from './bindings';

/** How a rule names its peer inline: an address block, literal or known at deployment. */
type InlinePeer = { readonly cidrIp: string } | { readonly cidrIpv6: string };

/** The group as one resource: everything to and from addresses stands inline, rendered late since verbs may come. */
export function groupResource(
  scope: Construct,
  group: { readonly vpcId: string; readonly description: string; readonly name?: string | undefined },
  rules: { readonly plan: () => AwsSecurityGroupPlan; readonly bindings: Bindings; readonly metadata: boolean },
): CfnSecurityGroup {
  const inline = (direction: 'egress' | 'ingress') => inlineRules(rules.plan()[direction], rules.bindings);
  const resource = new CfnSecurityGroup(scope, 'Resource', {
    groupDescription: group.description,
    ...(group.name === undefined ? {} : { groupName: group.name }),
    vpcId: group.vpcId,
    securityGroupEgress: Lazy.any({ produce: () => orPlaceholder(inline('egress').map(({ entry }) => entry)) }),
    securityGroupIngress: Lazy.any(
      { produce: () => inline('ingress').map(({ entry }) => entry) },
      { omitEmptyArray: true },
    ),
  });
  if (rules.metadata) {
    const reasons = () =>
      [...inline('egress'), ...inline('ingress')].map(({ rule }) => [rule.key, requirementIds(rule.because)]);
    resource.addMetadata('portolan', Lazy.any({ produce: () => Object.fromEntries(reasons()) }));
  }
  return resource;
}

/** Without an entry EC2 would add one that opens everything; what goes to groups stands in resources of its own. */
function orPlaceholder(egress: readonly CfnSecurityGroup.EgressProperty[]): readonly CfnSecurityGroup.EgressProperty[] {
  return egress.length === 0 ? [PLACEHOLDER_EGRESS] : egress;
}

function inlineRules(rules: readonly SecurityGroupRule[], bindings: Bindings) {
  return rules.flatMap((rule) => {
    const peer = inlinePeer(rule, bindings);
    return peer === null ? [] : [{ rule, entry: { ...traffic(rule), ...peer } }];
  });
}

function inlinePeer({ peer }: SecurityGroupRule, bindings: Bindings): InlinePeer | null {
  if (!('bound' in peer)) return peer;
  const bound = bindings.byId(peer.bound);
  return bound?.kind === 'block' ? { cidrIp: bound.value } : null;
}

/** The rules to and from other groups, each with the peer that it is bound to. */
export function rulesBetweenGroups(plan: AwsSecurityGroupPlan, bindings: Bindings) {
  return [...plan.egress, ...plan.ingress].flatMap((rule): readonly { rule: SecurityGroupRule; peer: BoundPeer }[] => {
    const peer = 'bound' in rule.peer ? bindings.byId(rule.peer.bound) : undefined;
    return peer?.kind === 'group' ? [{ rule, peer }] : [];
  });
}

/** A rule that is a resource of its own, and the construct that owns it. */
export interface SeparateRule {
  readonly rule: SecurityGroupRule;
  readonly scope: Construct;
  /** Its traffic and its peer, as EC2 takes them. */
  readonly entry: Traffic & (InlinePeer | GroupPeer);
}

type Traffic = ReturnType<typeof traffic>;

type GroupPeer = { readonly destinationSecurityGroupId: string } | { readonly sourceSecurityGroupId: string };

/**
 * The rules that are resources of their own: those to and from other groups, which inline on both sides would be a
 * circle, and in a group that somebody else made all of them.
 */
export function separateRules(plan: AwsSecurityGroupPlan, bindings: Bindings, owner: Construct) {
  const between = rulesBetweenGroups(plan, bindings).map(({ rule, peer }): SeparateRule => {
    const there =
      rule.direction === 'egress' ? { destinationSecurityGroupId: peer.value } : { sourceSecurityGroupId: peer.value };
    return { rule, scope: peer.scope, entry: { ...traffic(rule), ...there } };
  });
  if (plan.existing !== true) return between;
  const others = inlineRules([...plan.egress, ...plan.ingress], bindings);
  return [...between, ...others.map((one): SeparateRule => ({ ...one, scope: owner }))];
}

/** One rule as a resource. `reasons`: who asks for it by the time it is rendered; null where that is not written. */
export function ruleResource(
  { rule, scope, entry }: SeparateRule,
  id: string,
  groupId: string,
  reasons: (() => readonly PlanBecause[]) | null,
): CfnResource {
  const resource =
    rule.direction === 'egress'
      ? new CfnSecurityGroupEgress(scope, id, { groupId, ...entry })
      : new CfnSecurityGroupIngress(scope, id, { groupId, ...entry });
  if (reasons !== null) {
    resource.addMetadata('portolan', { [rule.key]: Lazy.any({ produce: () => requirementIds(reasons()) }) });
  }
  return resource;
}

function traffic({ ipProtocol, fromPort, toPort, description }: SecurityGroupRule) {
  return { ipProtocol, fromPort, toPort, description };
}

/** `product/requirement`, sorted, each once. */
export function requirementIds(because: readonly PlanBecause[]): readonly string[] {
  return [...new Set(because.map(({ product, requirement }) => `${product}/${requirement}`))].sort();
}
