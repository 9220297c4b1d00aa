import type { Issue } from '../diagnostics';
import type { PrefixListWords } from '../model/flow';
import { isWeight } from '../targets/aws-prefix-list/checks';

/** What has to be known of a prefix list that is bound to a party. */
export interface PrefixListPeer {
  /**
   * What a rule to it weighs in a security group: its `MaxEntries`, or the weight that AWS publishes for a list of its own.
   * @default - `maxEntries` of a list of this app, where its figure is known; of any other list it has to be said
   */
  readonly weight?: number;
  /**
   * The family of its addresses.
   * @default - that of a list of this app, where it is known, else IPv4
   */
  readonly family?: 'IPv4' | 'IPv6';
}

/** The words of a list that a user binds, and what is wrong with them. */
export function readListWords(
  { weight, family = 'IPv4' }: { readonly weight?: unknown; readonly family?: unknown },
  at: string,
): { readonly words: PrefixListWords | null; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
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
  if (issues.length > 0 || typeof weight !== 'number') return { words: null, issues };
  return { words: { weight, family: family === 'IPv6' ? 6 : 4 }, issues };
}

/** What EC2 takes for the id of a prefix list that is written out. */
export function checkListId(given: string, at: string): readonly Issue[] {
  if (/^pl-[0-9a-f]{8,17}$/.test(given)) return [];
  return [{ code: 'wrong-type', at, given: `'${given}'`, expected: "the id of a prefix list, 'pl-0123456789abcdef0'" }];
}
