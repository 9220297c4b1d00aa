import { type ElementFidelity, type Fidelity, opens } from '../model/element';
import type { Plan } from '../model/plans';
import type { NamesBehind } from '../model/plans/plan';
import { listsBehind } from './lists';
import { reachOf } from './reach';
import type { OpenedRow, Opening } from './report';
import { behindWords, growthWords, peerWords } from './words';

/** What has to be known of a plan to say what its elements open. */
export interface PlanOpened {
  readonly plan: Plan;
  /** What stands behind ports that are open to every name. */
  readonly behind: NamesBehind | null;
  /** The firewall behind a group that only observes, where there is one. */
  readonly observedBy: string | undefined;
}

/** What an element opens, whoever asks for it; null where it opens nothing. */
export function openingOf(
  { element, fidelity }: ElementFidelity,
  { plan, behind, observedBy }: PlanOpened,
): Opening | null {
  if (!opens(fidelity)) return null;
  const { standing } = fidelity as Extract<Fidelity, { readonly standing: OpenedRow['standing'] }>;
  const growth = fidelity.standing === 'widened' ? fidelity.growth : {};
  const { asked } = element;
  return {
    source: element.source,
    direction: element.direction,
    transport: element.transport,
    ports: element.ports,
    peer: peerWords(asked),
    asked,
    reaches: reachOf(asked, growth),
    prefixLists: listsBehind(plan, element),
    standing,
    growth: growthWords(growth),
    behind: growth.name === 'any' ? behindWords(behind, plan.target, observedBy !== undefined) : null,
    guard: growth.name !== 'any' ? null : observedBy === undefined ? (behind?.kind ?? 'none') : 'none',
  };
}
