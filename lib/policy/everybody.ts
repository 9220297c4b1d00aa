import type { CompiledPlan } from '../compile';
import type { Issue } from '../diagnostics';
import { addressSetOf } from '../model/addresses';
import type { Element, Standing } from '../model/element';
import { familiesOpen, isEverybodyTag } from '../model/everybody';

const OPEN: readonly Standing[] = ['exact', 'widened', 'narrowed'];

/** Whether the user let everybody of a family stand for a party of an entry, for a reason. */
export type LetsEverybodyIn = (source: string, product: string, party: string, family: 4 | 6) => boolean;

/**
 * What the documents open inbound, from everywhere, without a reason of the user's. Judged by what was asked, party by
 * party: blocks that make up everything together are everything, and a reason for one party excuses no other. The
 * user's own openings come with reasons of their own.
 */
export function openToEveryone(
  { plan, asked }: Pick<CompiledPlan, 'plan' | 'asked'>,
  excuses: LetsEverybodyIn,
  isConcerned: (element: Element) => boolean = isDocumented,
): readonly Issue[] {
  const coming = new Map<string, { element: Element; cidrs: string[]; tagged: boolean }>();
  for (const { element, fidelity } of plan.fidelity) {
    if (!OPEN.includes(fidelity.standing)) continue;
    if (element.direction !== 'ingress' || !isConcerned(element)) continue;
    const { asked: peer } = element;
    const tagged = isEverybodyTag(peer);
    if (peer.kind !== 'cidr' && !tagged) continue;
    const key = [element.source, element.product, element.requirement].join(' ');
    const before = coming.get(key) ?? { element, cidrs: [], tagged: false };
    const cidrs = peer.kind === 'cidr' ? [...before.cidrs, peer.cidr] : before.cidrs;
    coming.set(key, { element, cidrs, tagged: before.tagged || tagged });
  }
  return [...coming.values()].flatMap(({ element, cidrs, tagged }): readonly Issue[] => {
    const { source, product, requirement } = element;
    const open = familiesOpen(addressSetOf(cidrs));
    const flow = asked
      .flatMap(({ flows }) => flows)
      .find((one) => one.product === product && one.requirement.id === requirement);
    const party = flow?.from.party ?? null;
    const isExcused = (family: 4 | 6) => party !== null && excuses(source, product, party, family);
    const unsaid = tagged || open.some((family) => !isExcused(family));
    return unsaid ? [{ code: 'open-to-everyone', at: party === null ? 'peers' : `peers.${party}`, requirement }] : [];
  });
}

function isDocumented({ product }: Element): boolean {
  return product !== 'additional';
}
