import { Token } from 'aws-cdk-lib';
import { CfnPrefixList, type IPrefixList } from 'aws-cdk-lib/aws-ec2';
import { checkListId as checkWrittenListId, type PrefixListPeer, readListWords } from '../access/list-peer';
import type { Issue } from '../diagnostics';
import type { PrefixListWords } from '../model/flow';
import { targetOf } from './identity';

/** What is known of a list that a user binds: what it weighs and of which family it is; null where that is not said. */
export interface ReadListPeer {
  readonly value: string;
  readonly words: PrefixListWords | null;
  readonly issues: readonly Issue[];
}

/** Reads a list that a user put in a party's place. */
export function readListPeer(
  list: string | IPrefixList,
  options: PrefixListPeer | undefined,
  at: string,
): ReadListPeer {
  const value = typeof list === 'string' ? list : (list as Partial<IPrefixList> | undefined)?.prefixListId;
  if (typeof value !== 'string') {
    const expected = "an IPrefixList, or the id of one: 'pl-0123456789abcdef0'";
    return { value: '', words: null, issues: [{ code: 'wrong-type', at, given: typeof list, expected }] };
  }
  const known = resourceOf(value);
  const { weight = knownWeight(known), family = knownFamily(known) } = options ?? {};
  const read = readListWords({ weight, family }, at);
  const issues = [...checkListId(value, at), ...read.issues];
  return { value, words: issues.length > 0 ? null : read.words, issues };
}

function resourceOf(value: string): CfnPrefixList | undefined {
  const target = targetOf(value);
  return target instanceof CfnPrefixList ? target : undefined;
}

function knownWeight(list: CfnPrefixList | undefined): number | undefined {
  return Token.isUnresolved(list?.maxEntries) ? undefined : list?.maxEntries;
}

function knownFamily(list: CfnPrefixList | undefined): string {
  return list === undefined || Token.isUnresolved(list.addressFamily) ? 'IPv4' : list.addressFamily;
}

/** What EC2 takes for the id of a prefix list, where it is written out. */
export function checkListId(given: string, at: string): readonly Issue[] {
  return Token.isUnresolved(given) ? [] : checkWrittenListId(given, at);
}
