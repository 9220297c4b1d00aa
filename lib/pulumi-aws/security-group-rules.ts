import { SecurityGroupEgressRule, SecurityGroupIngressRule } from '@pulumi/aws/vpc';
import type { CustomResourceOptions, Input } from '@pulumi/pulumi';
import {
  type AwsSecurityGroupPlan,
  PLACEHOLDER_EGRESS,
  type SecurityGroupRule,
} from '../model/plans/aws-security-group';
import { checkedBlock } from '../pulumi/late-checks';
import type { AwsBindings } from './bindings';

/** The rules to and from other groups. */
export function rulesBetweenGroups(plan: AwsSecurityGroupPlan, bindings: AwsBindings): readonly SecurityGroupRule[] {
  return [...plan.egress, ...plan.ingress].filter(
    ({ peer }) => 'bound' in peer && bindings.byId(peer.bound)?.kind === 'group',
  );
}

/** The name of a rule within its component: its traffic, in which ports of a range stand apart from hyphens. */
function nameOfRule({ key }: Pick<SecurityGroupRule, 'key'>): string {
  const [direction = '', transport = '', ports = '', ...peer] = key.split(' ');
  const open = ports === '-1' ? 'all' : ports.replace('-', 'to');
  return [direction, transport, open, peer.join(' ')].join('-');
}

/** Whose rules they are. */
export interface RuleOwner {
  readonly name: string;
  readonly bindings: AwsBindings;
  /** The real id of a prefix list of the plan. */
  readonly listId: (id: string) => Input<string>;
  readonly options: CustomResourceOptions;
}

/** Registers one rule of a group. */
export function registerRule(rule: SecurityGroupRule, securityGroupId: Input<string>, owner: RuleOwner): void {
  const { direction, ipProtocol, fromPort, toPort, description } = rule;
  const Resource = direction === 'egress' ? SecurityGroupEgressRule : SecurityGroupIngressRule;
  new Resource(
    `${owner.name}-${nameOfRule(rule)}`,
    { securityGroupId, ipProtocol, fromPort, toPort, description, ...peerOf(rule, owner) },
    owner.options,
  );
}

/** Registers the entry that opens nothing, in a group that lets nothing out, so that it stands there closed and seen. */
export function registerPlaceholder(
  number: number,
  securityGroupId: Input<string>,
  { name, options }: Pick<RuleOwner, 'name' | 'options'>,
): void {
  const { cidrIp: cidrIpv4, ...traffic } = PLACEHOLDER_EGRESS;
  const own = number === 1 ? `${name}-egress-nothing` : `${name}-egress-nothing-${number}`;
  new SecurityGroupEgressRule(own, { securityGroupId, ...traffic, cidrIpv4 }, options);
}

/** The other end of a rule, as its provider takes it. */
type RulePeer =
  | { readonly cidrIpv4: Input<string> }
  | { readonly cidrIpv6: Input<string> }
  | { readonly prefixListId: Input<string> }
  | { readonly referencedSecurityGroupId: Input<string> };

function peerOf({ key, peer, direction, because }: SecurityGroupRule, { name, bindings, listId }: RuleOwner): RulePeer {
  if ('cidrIp' in peer) return { cidrIpv4: peer.cidrIp };
  if ('cidrIpv6' in peer) return { cidrIpv6: peer.cidrIpv6 };
  if ('prefixList' in peer) return { prefixListId: listId(peer.prefixList) };
  const bound = bindings.byId(peer.bound);
  if (bound === undefined) throw new Error(`${name} does not know who stands in '${key}'`);
  const { kind, value, at } = bound;
  if (kind === 'group') return { referencedSecurityGroupId: value };
  if (kind === 'list') return { prefixListId: value };
  // What the user opens by an opening of their own has a reason of its own.
  const documented = because.find(({ product }) => product !== 'additional')?.requirement;
  const lettingIn = direction === 'ingress' ? documented : undefined;
  return { cidrIpv4: checkedBlock(value, { at, component: name, isIpv4: true, lettingIn }) };
}
