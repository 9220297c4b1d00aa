import { type CfnResource, Stack } from 'aws-cdk-lib';
import type { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import type { CompiledPlan, ResolvedRequest } from '../compile';
import type { Issue } from '../diagnostics';
import type { Plan } from '../model/plans';
import {
  type AwsSecurityGroupPlan,
  PLACEHOLDER_EGRESS,
  type SecurityGroupRule,
} from '../model/plans/aws-security-group';
import { describeConnection, prove, UnreadablePlanError } from '../proof';
import type { Bindings } from './bindings';
import { isRecord, listOf, renderedResource, sameJson, TRAFFIC_KEYS, unreadKeys } from './read-back';

const PEER_KEYS = ['CidrIp', 'CidrIpv6', 'DestinationSecurityGroupId', 'SourceSecurityGroupId'];

/** What a group is made of: its resource, and those of its rules that stand apart. */
export interface GroupResources {
  /** Null where the group is somebody else's, and all our rules stand apart. */
  readonly group: CfnSecurityGroup | null;
  readonly groupId: string;
  /** In whose stack the group's id is known. */
  readonly owner: Construct;
  readonly rules: readonly CfnResource[];
  readonly bindings: Bindings;
}

/**
 * Proves the group as it will be deployed: what an override, an Aspect or an escape hatch changed is read back from the
 * resolved resources and held against the flows again.
 */
export function proveRendered(
  resources: GroupResources,
  compiled: CompiledPlan<'aws-security-group'>,
  at: string,
): readonly Issue[] {
  const { plan, asked } = compiled;
  const read = readGroup(resources, plan);
  if (read.openByDefault) {
    const witness = 'everything to everywhere: EC2 opens a group that has no egress entry';
    return [{ code: 'changed-after-proof', at, rule: 'egress', answer: 'excess', witness }];
  }
  return sameJson(read.plan, plan) ? [] : changesIn(read.plan, asked, at);
}

/** The holes of a plan that was read back, as the user's change. */
export function changesIn(plan: Plan, asked: readonly ResolvedRequest[], at: string): readonly Issue[] {
  try {
    const { missing, excess, overstated, unfounded } = prove(
      plan,
      asked.map(({ request, flows }) => ({ ...request, flows })),
      { readBack: true },
    );
    return [...missing, ...excess, ...overstated, ...unfounded].map(({ answer, element, rule, witness }) => ({
      code: 'changed-after-proof',
      at,
      rule: rule ?? element?.requirement ?? 'the plan',
      answer,
      witness: witness === null ? 'what the plan says of itself' : describeConnection(witness),
    }));
  } catch (thrown) {
    if (!(thrown instanceof UnreadablePlanError)) throw thrown;
    return thrown.unreadable.map(({ rule, why, text }) => ({
      code: 'changed-after-proof',
      at,
      rule,
      answer: why,
      witness: text,
    }));
  }
}

function readGroup({ group, groupId: id, owner, rules, bindings }: GroupResources, plan: AwsSecurityGroupPlan) {
  const { SecurityGroupEgress, SecurityGroupIngress } = (group && renderedResource(group)?.Properties) ?? {};
  const known = [...plan.egress, ...plan.ingress];
  const peers = bindings.all.map(({ id, value }) => ({ id, value }));
  const inline = { egress: listOf(SecurityGroupEgress), ingress: listOf(SecurityGroupIngress) };
  const own = Stack.of(owner).resolve(id);
  const separate = rules.flatMap((resource) => {
    const rendered = renderedResource(resource);
    if (rendered === null || resource.node.scope?.node.tryFindChild(resource.node.id) !== resource) return [];
    const here = Stack.of(resource);
    const groupId = here.resolve(id);
    if (!sameJson(rendered.Properties.GroupId, groupId) && !sameJson(rendered.Properties.GroupId, own)) return [];
    const direction = rendered.Type === 'AWS::EC2::SecurityGroupEgress' ? ('egress' as const) : ('ingress' as const);
    return [{ direction, entry: rendered.Properties, stack: here }];
  });
  const entries = [
    ...(['egress', 'ingress'] as const).flatMap((direction) =>
      inline[direction]
        .filter((entry) => !isPlaceholder(entry))
        .map((entry) => ({ direction, entry, stack: Stack.of(owner) })),
    ),
    ...separate,
  ];
  const read = entries.map(({ direction, entry, stack }) =>
    readRule(direction, entry, known, (there) => peers.find(({ value }) => sameJson(stack.resolve(value), there))?.id),
  );
  const of = (direction: 'egress' | 'ingress') =>
    read.filter((rule) => rule.direction === direction).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return {
    plan: { ...plan, egress: of('egress'), ingress: of('ingress') },
    openByDefault: group !== null && inline.egress.length === 0,
  };
}

function isPlaceholder(entry: unknown): boolean {
  const { ipProtocol, cidrIp } = PLACEHOLDER_EGRESS;
  if (!isRecord(entry) || entry.CidrIp !== cidrIp || entry.IpProtocol !== ipProtocol) return false;
  return unreadKeys(entry, [...TRAFFIC_KEYS, 'CidrIp']).length === 0;
}

/** A rule of the plan where it is one of them; otherwise what the resource says, for the proof to judge. */
function readRule(
  direction: 'egress' | 'ingress',
  entry: unknown,
  known: readonly SecurityGroupRule[],
  idOf: (peer: unknown) => string | undefined,
): SecurityGroupRule {
  const given = isRecord(entry) ? entry : {};
  const peer = readPeer(given, idOf);
  const traffic = {
    direction,
    // The proof refuses whatever protocol it does not know, so that nothing slips through the type.
    ipProtocol: String(given.IpProtocol) as SecurityGroupRule['ipProtocol'],
    fromPort: Number(given.FromPort),
    toPort: Number(given.ToPort),
    peer,
  };
  const same = known.find((rule) => sameTraffic(rule, traffic));
  const words = [direction, traffic.ipProtocol, `${given.FromPort}-${given.ToPort}`, Object.values(peer)[0]].join(' ');
  return same ?? { key: words, ...traffic, description: String(given.Description ?? ''), because: [] };
}

/** An entry has one peer; what has none of those that we write, or more beside it, is for the proof to refuse. */
function readPeer(
  given: Readonly<Record<string, unknown>>,
  idOf: (peer: unknown) => string | undefined,
): SecurityGroupRule['peer'] {
  const peers = unreadKeys(given, TRAFFIC_KEYS);
  const [key = '', ...more] = peers;
  const there = given[key];
  if (more.length > 0 || !PEER_KEYS.includes(key)) {
    return { bound: JSON.stringify(Object.fromEntries(peers.map((each) => [each, given[each]]))) };
  }
  const bound = idOf(there);
  if (bound !== undefined) return { bound };
  if (typeof there !== 'string' || !key.startsWith('Cidr')) return { bound: JSON.stringify(there) };
  return key === 'CidrIp' ? { cidrIp: there } : { cidrIpv6: there };
}

function sameTraffic(a: SecurityGroupRule, b: Omit<SecurityGroupRule, 'key' | 'description' | 'because'>): boolean {
  return (
    a.direction === b.direction &&
    a.ipProtocol === b.ipProtocol &&
    a.fromPort === b.fromPort &&
    a.toPort === b.toPort &&
    sameJson(a.peer, b.peer)
  );
}
