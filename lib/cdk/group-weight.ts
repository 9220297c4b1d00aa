import { Stack, Token } from 'aws-cdk-lib';
import { CfnPrefixList, type CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { isRecord } from '../access/untyped';
import type { Issue } from '../diagnostics';
import { parseCidr } from '../model/addresses';
import { type AwsSecurityGroupPlan, type GroupWeight, PLACEHOLDER_EGRESS } from '../model/plans/aws-security-group';
import { type GroupLimits, raisedRules } from '../targets/aws-security-group/weights';
import { overLimit } from '../targets/limit';
import { identityOf } from './identity';
import { listOf, renderedResource, sameJson } from './read-back';
import type { AddedRule } from './users-own';
import type { WholeApp } from './whole-app';

/** What stands in a group beside the rules of a plan. */
export interface Beside {
  readonly rules: readonly AddedRule[];
  /** The group's own resource, where it stands in this app and is somebody else's. */
  readonly resource: CfnSecurityGroup | null;
  readonly app: WholeApp;
}

type Weight = Readonly<Record<4 | 6, number>>;

/**
 * Groups that weigh more than AWS allows with what else stands in them, as far as the app knows it. What a list of which
 * nothing is known weighs is counted as 1, so the group may be over with less. Of several constructs on one group the last
 * says it.
 */
export function overWithOthers(
  at: string,
  { weights, existing }: AwsSecurityGroupPlan,
  beside: Beside,
  limits: GroupLimits,
): readonly Issue[] {
  const weightOf = weigher(beside.app);
  return weights.flatMap(({ group, direction, family, weight: own, limit }): readonly Issue[] => {
    const rules = beside.rules.filter(
      (rule) => rule.group === group && rule.direction === direction && weightOf(rule)[family] > 0,
    );
    const closing = direction === 'egress' && family === 4 && isClosed(beside.resource) ? 1 : 0;
    const others = rules.reduce((sum, rule) => sum + weightOf(rule)[family], closing);
    const weight = own + others;
    // A plan that is over by itself has said so.
    if (others === 0 || own > limit || weight <= limit) return [];
    if (own > 0 && rules.some(({ of }) => of !== null && of > at)) return [];
    const what = `weight of the ${direction} rules for IPv${family}${place(weights, group)}, ${others} of it beside ours`;
    return [
      overLimit(limits.rulesPerSecurityGroup, weight, at, what, [
        existing === true
          ? 'leave securityGroup out, so that ours stand in a group of their own'
          : 'put what was added into a security group of its own, which the machines bear too',
        ...(existing === true ? [] : ['groups: n spreads ours over several groups']),
        `take rules away (${wordsOfSome(rules)})`,
        ...raisedRules(weight, limits),
      ]),
    ];
  });
}

function place(weights: readonly GroupWeight[], group: number): string {
  const groups = Math.max(...weights.map((one) => one.group));
  return groups === 1 ? '' : ` of group ${group} of ${groups}`;
}

/** Where the first few of them come from. */
function wordsOfSome(rules: readonly AddedRule[]): string {
  const places = [...new Set(rules.map(({ by }) => by))];
  const more = places.length > 3 ? ` and ${places.length - 3} more` : '';
  return places.length === 0 ? 'the group has its own alone' : `${places.slice(0, 3).join(', ')}${more}`;
}

/** CDK closes a group with an entry that nobody answers, and that is a rule like any other. */
function isClosed(resource: CfnSecurityGroup | null): boolean {
  if (resource === null) return false;
  return listOf(renderedResource(resource)?.Properties.SecurityGroupEgress).some(
    (entry) => isRecord(entry) && entry.CidrIp === PLACEHOLDER_EGRESS.cidrIp,
  );
}

/** A block weighs 1 in its family, a group 1 in both, a prefix list its `MaxEntries` in its own. */
function weigher(app: WholeApp): (rule: AddedRule) => Weight {
  // Which few rules need.
  let lists: ReturnType<typeof prefixListsOf> | undefined;
  return ({ peer, peerKind }) => {
    if (peerKind === 'group') return { 4: 1, 6: 1 };
    const block = parseCidr(peer);
    if (block.ok) return inFamily(block.value.family, 1);
    if (peerKind !== 'list') return inFamily(peerKind === 'ipv6' ? 6 : 4, 1);
    lists ??= prefixListsOf(app);
    const known = lists.find(
      ({ id, list }) => identityOf(id, list) === peer || sameJson(Stack.of(list).resolve(id), parsed(peer)),
    );
    return known?.weight ?? inFamily(4, 1);
  };
}

/** The prefix lists of the app, each by both of its names. */
function prefixListsOf(app: WholeApp) {
  return app
    .resources(CfnPrefixList.CFN_RESOURCE_TYPE_NAME)
    .filter((construct) => CfnPrefixList.isCfnPrefixList(construct))
    .flatMap((list) => {
      const weight = inFamily(
        list.addressFamily === 'IPv6' ? 6 : 4,
        Token.isUnresolved(list.maxEntries) ? 1 : (list.maxEntries ?? 1),
      );
      return [list.attrPrefixListId, list.ref].map((id) => ({ id, list, weight }));
    });
}

function parsed(peer: string): unknown {
  return peer.startsWith('{') ? JSON.parse(peer) : undefined;
}

function inFamily(family: 4 | 6, weight: number): Weight {
  return family === 4 ? { 4: weight, 6: 0 } : { 4: 0, 6: weight };
}
