import { askedKey, type Element } from '../model/element';
import type { Plan } from '../model/plans';
import type { PlannedPrefixList } from '../model/plans/prefix-list';
import type { ReportedPrefixList, ReportedWeight } from './report';

/** `ipv4-192-0-2-0-5: 3 entries of IPv4 with room for 5, which is what it weighs in every rule`. */
export function listWords({ id, family, entries, maxEntries, given }: PlannedPrefixList): string {
  const count = `${entries.length} ${entries.length === 1 ? 'entry' : 'entries'} of IPv${family}`;
  return given === undefined
    ? `${id}: ${count} with room for ${maxEntries}, which is what it weighs in every rule`
    : `${id}, which stands already: ${count} on your word, weighing ${maxEntries} in every rule`;
}

/** The prefix lists of a plan. */
export function listsOf(plan: Plan): readonly ReportedPrefixList[] {
  if (plan.target !== 'aws-security-group') return [];
  return plan.prefixLists.map((list) => ({
    id: list.id,
    words: listWords(list),
    cidrs: list.entries.map(({ cidr }) => cidr),
    given: list.given !== undefined,
  }));
}

/** What the groups of a plan weigh, where they weigh anything. */
export function weightsOf(plan: Plan): readonly ReportedWeight[] {
  if (plan.target !== 'aws-security-group') return [];
  return plan.weights
    .filter(({ weight }) => weight > 0)
    .map(({ family, ...one }) => ({ ...one, groups: plan.groups, family: `IPv${family}` as const }));
}

/** The lists by which an element is open: those of the rules that stand for it. */
export function listsBehind(plan: Plan, element: Element): readonly string[] {
  if (plan.target !== 'aws-security-group' || element.asked.kind !== 'cidr') return [];
  const asked = askedKey(element.asked);
  const lists = plan[element.direction].flatMap(({ peer, ipProtocol, because }) => {
    if (!('prefixList' in peer) || ipProtocol !== element.transport) return [];
    const standsFor = because.some(
      (one) => one.product === element.product && one.requirement === element.requirement && one.asked === asked,
    );
    return standsFor ? [peer.prefixList] : [];
  });
  return [...new Set(lists)];
}
