import { type CfnResource, Stack } from 'aws-cdk-lib';
import type { CfnPrefixList, CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { isRecord } from '../access/untyped';
import type { CompiledPlan, ResolvedRequest } from '../compile';
import type { Issue } from '../diagnostics';
import type { Plan } from '../model/plans';
import {
  type AwsSecurityGroupPlan,
  PLACEHOLDER_EGRESS,
  type SecurityGroupRule,
} from '../model/plans/aws-security-group';
import type { PlannedPrefixList } from '../model/plans/prefix-list';
import { describeConnection, prove, UnreadablePlanError } from '../proof';
import type { Bindings } from './bindings';
import type { PrefixLists } from './prefix-lists';
import {
  inlineEntries,
  listOf,
  type RenderedRule,
  renderedResource,
  sameJson,
  TRAFFIC_KEYS,
  unreadKeys,
} from './read-back';

const PEER_KEYS = [
  'CidrIp',
  'CidrIpv6',
  'DestinationSecurityGroupId',
  'SourceSecurityGroupId',
  'DestinationPrefixListId',
  'SourcePrefixListId',
];

/** A group that bears our rules. */
export interface BearingGroup {
  /** Null where it is somebody else's, and all our rules stand apart. */
  readonly resource: CfnSecurityGroup | null;
  readonly groupId: string;
}

/** What the groups of a construct are made of: their resources, those of the rules that stand apart, and the lists. */
export interface GroupResources {
  readonly groups: readonly BearingGroup[];
  /** In whose stack the ids of the groups are known. */
  readonly owner: Construct;
  readonly rules: readonly CfnResource[];
  readonly bindings: Bindings;
  readonly lists: PrefixLists | undefined;
}

/**
 * Proves the groups and their lists as they will be deployed: what an override, an Aspect or an escape hatch changed is read back from the
 * resolved resources and held against the flows again.
 */
export function proveRendered(
  resources: GroupResources,
  compiled: CompiledPlan<'aws-security-group'>,
  at: string,
): readonly Issue[] {
  const { plan, asked } = compiled;
  const read = readGroups(resources, plan);
  if (read.openByDefault) {
    const witness = 'everything to everywhere: EC2 opens a group that has no egress entry';
    return [{ code: 'changed-after-proof', at, rule: 'egress', answer: 'excess', witness }];
  }
  return isAsPlanned(read.plan, plan) ? [] : changesIn(read.plan, asked, at);
}

/** What was read is the plan in everything but these; a rule that stands as planned is the plan's own. */
function isAsPlanned(read: AwsSecurityGroupPlan, plan: AwsSecurityGroupPlan): boolean {
  return (['egress', 'ingress', 'prefixLists'] as const).every(
    (part) =>
      read[part].length === plan[part].length &&
      read[part].every((one, index) => one === plan[part][index] || sameJson(one, plan[part][index])),
  );
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

function readGroups({ groups, owner, rules, bindings, lists }: GroupResources, plan: AwsSecurityGroupPlan) {
  const known = [...plan.egress, ...plan.ingress];
  const peers = bindings.all.map(({ id, value }) => ({ peer: { bound: id }, value }));
  const listed = lists === undefined ? [] : plan.prefixLists.map((list) => ({ list, value: lists.idOf(list) }));
  const all = [...listed.map(({ list, value }) => ({ peer: { prefixList: list.id }, value })), ...peers];
  const inline = groups.map(({ resource }) => resource && inlineEntries(resource));
  const entries = groups.flatMap(({ groupId }, index) => {
    const own = inline[index]?.filter(({ entry }) => !isPlaceholder(entry)) ?? [];
    return [...own, ...separateEntries(groupId, owner, rules)].map((one) => ({ ...one, group: index + 1 }));
  });
  const read = entries.map(({ stack, ...one }) =>
    readRule(one, known, (there) => all.find(({ value }) => sameJson(stack.resolve(value), there))?.peer),
  );
  const of = (direction: 'egress' | 'ingress') =>
    read.filter((rule) => rule.direction === direction).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const prefixLists = plan.prefixLists.flatMap((list) => readList(list, lists?.resourceOf(list)) ?? []);
  return {
    plan: { ...plan, egress: of('egress'), ingress: of('ingress'), prefixLists },
    openByDefault: inline.some((own) => own?.some(({ direction }) => direction === 'egress') === false),
  };
}

/** Those of the rules that are resources of their own and stand in this group. */
function separateEntries(id: string, owner: Construct, rules: readonly CfnResource[]): readonly RenderedRule[] {
  if (rules.length === 0) return [];
  const own = Stack.of(owner).resolve(id);
  return rules.flatMap((resource): readonly RenderedRule[] => {
    const rendered = renderedResource(resource);
    if (rendered === null || !isInTree(resource)) return [];
    const stack = Stack.of(resource);
    const groupId = stack.resolve(id);
    if (!sameJson(rendered.Properties.GroupId, groupId) && !sameJson(rendered.Properties.GroupId, own)) return [];
    const direction = rendered.Type === 'AWS::EC2::SecurityGroupEgress' ? ('egress' as const) : ('ingress' as const);
    return [{ direction, entry: rendered.Properties, stack }];
  });
}

/** Whether nobody took it out of the tree; what is out of it still renders, and stands in no template. */
function isInTree(resource: CfnResource): boolean {
  return resource.node.scope?.node.tryFindChild(resource.node.id) === resource;
}

const LIST_KEYS = ['PrefixListName', 'AddressFamily', 'MaxEntries', 'Entries', 'Tags'];

/** A list as it will be deployed, for the proof to judge; null where it renders nothing. What stands already is the user's word. */
function readList(list: PlannedPrefixList, resource: CfnPrefixList | undefined): PlannedPrefixList | null {
  if (list.given !== undefined) return list;
  const rendered = resource === undefined || !isInTree(resource) ? null : renderedResource(resource);
  if (rendered === null) return null;
  const { Properties: properties } = rendered;
  const { AddressFamily, MaxEntries, Entries } = properties;
  const strange = unreadKeys(properties, LIST_KEYS).map((key) => `${key}: ${JSON.stringify(properties[key])}`);
  const cidrs = listOf(Entries).map((entry) =>
    isRecord(entry) && unreadKeys(entry, ['Cidr', 'Description']).length === 0
      ? String(entry.Cidr)
      : JSON.stringify(entry),
  );
  return {
    ...list,
    // The proof refuses a block that is not of the family, so that nothing slips through the type.
    family: Number(String(AddressFamily).replace('IPv', '')) as PlannedPrefixList['family'],
    maxEntries: Number(MaxEntries),
    entries: [...cidrs, ...strange].map(
      (cidr) => list.entries.find((entry) => entry.cidr === cidr) ?? { cidr, because: [] },
    ),
  };
}

function isPlaceholder(entry: unknown): boolean {
  const { ipProtocol, cidrIp } = PLACEHOLDER_EGRESS;
  if (!isRecord(entry) || entry.CidrIp !== cidrIp || entry.IpProtocol !== ipProtocol) return false;
  return unreadKeys(entry, [...TRAFFIC_KEYS, 'CidrIp']).length === 0;
}

/** A rule of the plan where it is one of them; otherwise what the resource says, for the proof to judge. */
function readRule(
  { direction, entry, group }: Omit<RenderedRule, 'stack'> & { readonly group: number },
  known: readonly SecurityGroupRule[],
  peerOf: (there: unknown) => SecurityGroupRule['peer'] | undefined,
): SecurityGroupRule {
  const given = isRecord(entry) ? entry : {};
  const peer = readPeer(given, peerOf);
  const traffic = {
    direction,
    // The proof refuses whatever protocol it does not know, so that nothing slips through the type.
    ipProtocol: String(given.IpProtocol) as SecurityGroupRule['ipProtocol'],
    fromPort: Number(given.FromPort),
    toPort: Number(given.ToPort),
    peer,
    group,
  };
  const same = known.find((rule) => sameTraffic(rule, traffic));
  const words = [direction, traffic.ipProtocol, `${given.FromPort}-${given.ToPort}`, Object.values(peer)[0]].join(' ');
  return same ?? { key: words, ...traffic, description: String(given.Description ?? ''), because: [] };
}

/** An entry has one peer; what has none of those that we write, or more beside it, is for the proof to refuse. */
function readPeer(
  given: Readonly<Record<string, unknown>>,
  peerOf: (there: unknown) => SecurityGroupRule['peer'] | undefined,
): SecurityGroupRule['peer'] {
  const peers = unreadKeys(given, TRAFFIC_KEYS);
  const [key = '', ...more] = peers;
  const there = given[key];
  if (more.length > 0 || !PEER_KEYS.includes(key)) {
    return { bound: JSON.stringify(Object.fromEntries(peers.map((each) => [each, given[each]]))) };
  }
  const peer = peerOf(there);
  if (peer !== undefined) return peer;
  if (typeof there !== 'string' || !key.startsWith('Cidr')) return { bound: JSON.stringify(there) };
  return key === 'CidrIp' ? { cidrIp: there } : { cidrIpv6: there };
}

function sameTraffic(a: SecurityGroupRule, b: Omit<SecurityGroupRule, 'key' | 'description' | 'because'>): boolean {
  return (
    a.direction === b.direction &&
    a.ipProtocol === b.ipProtocol &&
    a.fromPort === b.fromPort &&
    a.toPort === b.toPort &&
    a.group === b.group &&
    sameJson(a.peer, b.peer)
  );
}
