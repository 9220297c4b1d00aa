import type { CompiledPlan } from '../compile';
import type { Issue } from '../diagnostics';
import { ALL_IPV4, ALL_IPV6, addresses, addressSetOf } from '../model/addresses';
import type { Element, Standing } from '../model/element';

/**
 * Service tags that stand for nobody in particular: everything outside, all of a cloud, or, under a default route to an
 * appliance, everything (azure-docs#22178).
 */
const EVERYBODY_TAG = /^(?:Internet|VirtualNetwork|AzureCloud(?:\..+)?)$/i;

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
    const tagged = peer.kind === 'bound' && peer.tag !== undefined && EVERYBODY_TAG.test(peer.tag);
    if (peer.kind !== 'cidr' && !tagged) continue;
    const key = [element.source, element.product, element.requirement].join(' ');
    const before = coming.get(key) ?? { element, cidrs: [], tagged: false };
    const cidrs = peer.kind === 'cidr' ? [...before.cidrs, peer.cidr] : before.cidrs;
    coming.set(key, { element, cidrs, tagged: before.tagged || tagged });
  }
  return [...coming.values()].flatMap(({ element, cidrs, tagged }): readonly Issue[] => {
    const { source, product, requirement } = element;
    const open = addressSetOf(cidrs);
    const flow = asked
      .flatMap(({ flows }) => flows)
      .find((one) => one.product === product && one.requirement.id === requirement);
    const party = flow?.from.party ?? null;
    const isUnsaid = (family: 4 | 6) =>
      addresses.covers(open, family === 4 ? ALL_IPV4 : ALL_IPV6) &&
      !(party !== null && excuses(source, product, party, family));
    const unsaid = tagged || isUnsaid(4) || isUnsaid(6);
    return unsaid ? [{ code: 'open-to-everyone', at: party === null ? 'peers' : `peers.${party}`, requirement }] : [];
  });
}

function isDocumented({ product }: Element): boolean {
  return product !== 'additional';
}
