import { Token } from 'aws-cdk-lib';
import { CfnSecurityGroup, type ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { existingGroupNotes, notOfExisting } from '../access/existing-group';
import { isRecord } from '../access/untyped';
import type { Issue } from '../diagnostics';
import { type AwsSecurityGroupPlan, PLACEHOLDER_EGRESS } from '../model/plans/aws-security-group';
import { targetOf } from './identity';
import { inlineEntries, listOf, renderedResource, sameJson, TRAFFIC_KEYS, unreadKeys } from './read-back';
import type { AccessOptions } from './role-access-props';
import { type AddedPeerKind, type AddedRule, canonicalBlock, ownerOf, PROTOCOLS } from './users-own';
import { warn } from './warnings';

/** What a lookup says of every group until CDK has looked. */
const NOT_LOOKED_UP = 'sg-12345678';

/** What cannot be said of a group that stands already, or cannot be done to it. */
export function checkExistingGroup(props: AccessOptions): readonly Issue[] {
  const at = 'securityGroup';
  const given: unknown = props.securityGroup;
  if (given === undefined) return [];
  if (!isGroup(given)) {
    const word = given === null ? 'null' : typeof given;
    return [
      { code: 'wrong-type', at, given: word, expected: 'a security group that stands already, any ISecurityGroup' },
    ];
  }
  return [
    ...notOfExisting({ ...props }, ['securityGroupName', 'description']),
    ...(isImmutable(given) ? [{ code: 'group-immutable', at, given: wordsOfGroup(given) } as const] : []),
  ];
}

function isGroup(given: unknown): given is ISecurityGroup {
  return typeof given === 'object' && given !== null && 'securityGroupId' in given && 'node' in given;
}

/** CDK gives an import with `mutable: false` a class of its own, and no other mark. */
function isImmutable(group: ISecurityGroup): boolean {
  return group.constructor.name === 'ImmutableImport';
}

/** Whether the group is not known yet, since CDK has still to look it up: then nothing can be said of it. */
export function isUnknownYet(groupId: string): boolean {
  return groupId === NOT_LOOKED_UP;
}

/** The group's resource, where it is one of this app. */
export function resourceOfGroup({ securityGroupId }: ISecurityGroup): CfnSecurityGroup | null {
  const target = targetOf(securityGroupId);
  return target instanceof CfnSecurityGroup ? target : null;
}

/** By its id where it is imported, by its path where it stands in this app. */
function wordsOfGroup(group: ISecurityGroup): string {
  const { securityGroupId, node } = group;
  return Token.isUnresolved(securityGroupId)
    ? (targetOf(securityGroupId)?.node.scope?.node.path ?? node.path)
    : securityGroupId;
}

/** What a reader of the report should know of the group that the rules join. */
export function notesOfExisting(group: ISecurityGroup): readonly string[] {
  return existingGroupNotes(wordsOfGroup(group), resourceOfGroup(group) !== null);
}

const EVERYBODY = ['0.0.0.0/0', '::/0'];

/**
 * CloudFormation does not tell the entry with which EC2 opens a new group from one that somebody wants, and takes away
 * either before it adds an egress rule: https://github.com/aws/aws-cdk/issues/22140, and 3355 there. Tried by nobody
 * here.
 */
export function warnOfExisting(scope: Construct, group: ISecurityGroup, { egress }: AwsSecurityGroupPlan): void {
  if (egress.length === 0 || isUnknownYet(group.securityGroupId)) return;
  const resource = resourceOfGroup(group);
  if (resource !== null && !letsEverythingOut(resource)) return;
  const name = wordsOfGroup(group);
  const open =
    resource === null ? `if ${name} has an egress entry that lets everything out,` : `${name} lets everything out, and`;
  warn(
    scope,
    'portolan:existing-group',
    `${open} CloudFormation takes that entry away before it adds egress rules to the group (https://github.com/aws/aws-cdk/issues/22140); see that what these machines reach beside the documents has rules of its own, such as additionalRules, or acknowledge this`,
  );
}

function letsEverythingOut(resource: CfnSecurityGroup): boolean {
  const egress = listOf(renderedResource(resource)?.Properties.SecurityGroupEgress);
  // EC2 opens a group that has no entry.
  if (egress.length === 0) return true;
  return egress.some(
    (entry) =>
      isRecord(entry) &&
      String(entry.IpProtocol) === '-1' &&
      EVERYBODY.includes(String(entry.CidrIp ?? entry.CidrIpv6)),
  );
}

/**
 * The rules that stand inline in a group of this app, as the template has them: somebody else's. The entry that closes a
 * group opens nothing and is none.
 */
export function standingRules(
  resource: CfnSecurityGroup,
  known: readonly { readonly id: string; readonly value: string }[],
): readonly AddedRule[] {
  return inlineEntries(resource).flatMap(({ direction, entry, stack }): readonly AddedRule[] => {
    if (!isRecord(entry) || entry.CidrIp === PLACEHOLDER_EGRESS.cidrIp) return [];
    const [key = ''] = unreadKeys(entry, TRAFFIC_KEYS);
    const there = entry[key];
    const port = (word: string) => (entry[word] === undefined ? null : Number(entry[word]));
    return [
      {
        group: 1,
        by: resource.node.path,
        of: ownerOf(resource),
        direction,
        ipProtocol: PROTOCOLS[String(entry.IpProtocol)] ?? String(entry.IpProtocol),
        fromPort: port('FromPort'),
        toPort: port('ToPort'),
        peer:
          known.find(({ value }) => sameJson(stack.resolve(value), there))?.id ??
          (typeof there === 'string' ? (canonicalBlock(there) ?? there) : JSON.stringify(there)),
        peerKind: kindOfKey(key),
      },
    ];
  });
}

function kindOfKey(key: string): AddedPeerKind {
  if (key.startsWith('Cidr')) return key === 'CidrIpv6' ? 'ipv6' : 'ipv4';
  return key.endsWith('PrefixListId') ? 'list' : 'group';
}
