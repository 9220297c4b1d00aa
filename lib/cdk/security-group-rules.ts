import { type CfnResource, Lazy } from 'aws-cdk-lib';
import { CfnSecurityGroup, CfnSecurityGroupEgress, CfnSecurityGroupIngress } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { AwsSecurityGroupPlan, SecurityGroupRule } from '../model/plans/aws-security-group';
import { PLACEHOLDER_EGRESS } from '../model/plans/aws-security-group';
import { type PlanBecause, requirementIds } from '../model/plans/plan';
import type { Bindings, BoundPeer } from './bindings';
import type { AccessOptions } from './role-access-props';

/** How a rule names its peer inline: an address block, literal or known at deployment, or a prefix list. */
type InlinePeer =
  | { readonly cidrIp: string }
  | { readonly cidrIpv6: string }
  | { readonly destinationPrefixListId: string }
  | { readonly sourcePrefixListId: string };

/** What the rules of a construct are rendered from. */
export interface RenderedRules {
  readonly plan: () => AwsSecurityGroupPlan;
  readonly bindings: Bindings;
  /** The real id of a prefix list of the plan. */
  readonly listId: (id: string) => string;
  readonly metadata: boolean;
}

/** The word of a group behind the first one's: going from one group to several replaces nothing. */
export function groupWord(word: string, group: number): string {
  return group === 1 ? word : `${word}${group}`;
}

/** The group's description where the user gives none: a constant, since another one replaces the group. */
const DESCRIPTION = 'Network access by role';

/** One group as a resource: everything to and from addresses stands inline, rendered late since verbs may come. */
export function groupResource(
  scope: Construct,
  number: number,
  { vpc, description = DESCRIPTION, securityGroupName: name }: AccessOptions,
  rules: RenderedRules,
): CfnSecurityGroup {
  const inline = (direction: 'egress' | 'ingress') =>
    inlineRules(
      rules.plan()[direction].filter((rule) => rule.group === number),
      rules,
    );
  const resource = new CfnSecurityGroup(scope, groupWord('Resource', number), {
    groupDescription: description,
    ...(name === undefined ? {} : { groupName: number === 1 ? name : name && `${name}-${number}` }),
    vpcId: vpc.vpcId,
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

function inlineRules(rules: readonly SecurityGroupRule[], rendered: RenderedRules) {
  return rules.flatMap((rule) => {
    const peer = inlinePeer(rule, rendered);
    return peer === null ? [] : [{ rule, entry: { ...traffic(rule), ...peer } }];
  });
}

function inlinePeer({ direction, peer }: SecurityGroupRule, { bindings, listId }: RenderedRules): InlinePeer | null {
  if ('prefixList' in peer) return listPeer(direction, listId(peer.prefixList));
  if (!('bound' in peer)) return peer;
  const bound = bindings.byId(peer.bound);
  if (bound?.kind === 'list') return listPeer(direction, bound.value);
  return bound?.kind === 'block' ? { cidrIp: bound.value } : null;
}

function listPeer(direction: 'egress' | 'ingress', id: string): InlinePeer {
  return direction === 'egress' ? { destinationPrefixListId: id } : { sourcePrefixListId: id };
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
  /** The real id of its prefix list by now, where it is to one of ours: another role may yet make it another list. */
  readonly list?: () => string;
}

type Traffic = ReturnType<typeof traffic>;

type GroupPeer = { readonly destinationSecurityGroupId: string } | { readonly sourceSecurityGroupId: string };

/**
 * The rules that are resources of their own: those to and from other groups, which inline on both sides would be a
 * circle, and in a group that somebody else made all of them.
 */
export function separateRules(rendered: RenderedRules, owner: Construct): readonly SeparateRule[] {
  const { bindings, listId } = rendered;
  const plan = rendered.plan();
  const between = rulesBetweenGroups(plan, bindings).map(({ rule, peer }): SeparateRule => {
    const there =
      rule.direction === 'egress' ? { destinationSecurityGroupId: peer.value } : { sourceSecurityGroupId: peer.value };
    return { rule, scope: peer.scope, entry: { ...traffic(rule), ...there } };
  });
  if (plan.existing !== true) return between;
  const late = { ...rendered, listId: (id: string) => Lazy.string({ produce: () => listId(id) }) };
  const others = inlineRules([...plan.egress, ...plan.ingress], late).map(({ rule, entry }): SeparateRule => {
    const { peer } = rule;
    return { rule, entry, scope: owner, ...('prefixList' in peer ? { list: () => listId(peer.prefixList) } : {}) };
  });
  return [...between, ...others];
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
