import { Stack } from 'aws-cdk-lib';
import { type CfnFirewallRuleGroup, CfnFirewallRuleGroupAssociation } from 'aws-cdk-lib/aws-route53resolver';
import type { Construct, IConstruct } from 'constructs';
import type { Issue } from '../diagnostics';
import { shelved } from '../model/shelved';
import { DNS_FIREWALL_LIMITS } from '../targets/aws-dns-firewall/limits';
import { limitsInForce, overLimit, type RaisedLimits } from '../targets/limit';
import { identityOf, targetOf } from './identity';
import type { VpcOfGroup } from './vpc';
import type { WholeApp } from './whole-app';

/** An association of ours, and the VPC that it was made for. */
export interface OwnAssociation {
  readonly resource: CfnFirewallRuleGroupAssociation;
  readonly vpcId: string;
}

/** A construct of ours, and what is around it. */
interface InApp {
  readonly scope: Construct;
  readonly app: WholeApp;
}

/** Ties a rule group to VPCs, each once; an association is named after its VPC's place, so that another VPC moves none. */
export function associate(
  scope: Construct,
  group: CfnFirewallRuleGroup,
  vpcs: readonly VpcOfGroup[],
  words: { readonly priority: number; readonly mutationProtection: boolean | undefined },
): readonly OwnAssociation[] {
  const byIdentity = new Map(vpcs.map((vpc) => [identityOf(vpc.vpcId, scope), vpc] as const));
  return [...byIdentity.values()].map(({ vpcId, node }) => ({
    vpcId,
    resource: new CfnFirewallRuleGroupAssociation(scope, `Association--${placeOf(node.scope, node.path, scope)}`, {
      firewallRuleGroupId: group.attrId,
      vpcId,
      priority: words.priority,
      ...(words.mutationProtection === undefined
        ? {}
        : { mutationProtection: words.mutationProtection ? 'ENABLED' : 'DISABLED' }),
    }),
  }));
}

/** The path within its stack, so that a stack in several stages has the same ids in each; another stack's VPC has all of it. */
function placeOf(scope: IConstruct | undefined, path: string, owner: Construct): string {
  const stack = Stack.of(owner);
  const isOwn = scope !== undefined && Stack.of(scope) === stack;
  return (isOwn ? path.slice(stack.node.path.length + 1) : path).replaceAll('/', '--');
}

/** Every association of the app, by the VPC that it names. */
function associationsOf(app: WholeApp): ReadonlyMap<string, readonly CfnFirewallRuleGroupAssociation[]> {
  return shelved(
    app
      .resources(CfnFirewallRuleGroupAssociation.CFN_RESOURCE_TYPE_NAME)
      .filter((construct) => construct instanceof CfnFirewallRuleGroupAssociation)
      .map((one) => [identityOf(one.vpcId, one), one]),
  );
}

/** Whether some association of the app names the rule group, for this VPC or at all. */
export function isAssociated({ scope, app }: InApp, group: CfnFirewallRuleGroup, vpcId?: string): boolean {
  const byVpc = associationsOf(app);
  const candidates = vpcId === undefined ? [...byVpc.values()].flat() : (byVpc.get(identityOf(vpcId, scope)) ?? []);
  return candidates.some(({ firewallRuleGroupId }) => targetOf(firewallRuleGroupId) === group);
}

/** What a VPC does not take: too many rule groups, or two in one place. */
export function crowdedVpcs(
  { scope, app }: InApp,
  own: readonly OwnAssociation[],
  raised: RaisedLimits<typeof DNS_FIREWALL_LIMITS> | undefined,
): readonly Issue[] {
  const { ruleGroupsPerVpc } = limitsInForce(DNS_FIREWALL_LIMITS, raised).limits;
  const byVpc = associationsOf(app);
  return own.flatMap(({ resource, vpcId }): readonly Issue[] => {
    const all = byVpc.get(identityOf(vpcId, scope)) ?? [];
    const beside = all.filter((other) => other !== resource && other.priority === resource.priority);
    const { path } = resource.node;
    const ways = ['have AWS raise it and say so with limits: { ruleGroupsPerVpc: ... }', 'join rule groups of yours'];
    return [
      ...(all.length > ruleGroupsPerVpc.value
        ? [overLimit(ruleGroupsPerVpc, all.length, path, 'rule groups that this app associates with the VPC', ways)]
        : []),
      ...beside.map(
        (other): Issue => ({ code: 'priority-taken', at: path, priority: resource.priority, by: other.node.path }),
      ),
    ];
  });
}
