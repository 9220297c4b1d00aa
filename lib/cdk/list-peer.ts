import { Token } from 'aws-cdk-lib';
import { CfnPrefixList, type IPrefixList } from 'aws-cdk-lib/aws-ec2';
import type { Issue } from '../diagnostics';
import type { PrefixListWords } from '../model/flow';
import { isWeight } from '../targets/aws-prefix-list/checks';
import { targetOf } from './identity';

/** What has to be known of a prefix list that is bound to a party. */
export interface PrefixListPeer {
  /**
   * What a rule to it weighs in a security group: its `MaxEntries`, or the weight that AWS publishes for a list of its own.
   * @default - `maxEntries` of a list of this app; of any other list it has to be said
   */
  readonly weight?: number;
  /**
   * The family of its addresses.
   * @default - that of a list of this app, else IPv4
   */
  readonly family?: 'IPv4' | 'IPv6';
}

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
  const issues: Issue[] = [...checkListId(value, at)];
  if (!isWeight(weight)) {
    const expected =
      'Peer.prefixList(list, { weight }), its MaxEntries or the weight that AWS publishes for it, since every rule to it weighs that much';
    issues.push({
      code: 'wrong-type',
      at,
      given: weight === undefined ? 'a prefix list without a weight' : String(weight),
      expected,
    });
  }
  if (family !== 'IPv4' && family !== 'IPv6') {
    issues.push({ code: 'wrong-type', at, given: String(family), expected: "family: 'IPv4' or 'IPv6'" });
  }
  if (issues.length > 0 || weight === undefined) return { value, words: null, issues };
  return { value, words: { weight, family: family === 'IPv6' ? 6 : 4 }, issues };
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
  if (Token.isUnresolved(given) || /^pl-[0-9a-f]{8,17}$/.test(given)) return [];
  return [{ code: 'wrong-type', at, given: `'${given}'`, expected: "the id of a prefix list, 'pl-0123456789abcdef0'" }];
}
