import type { ResolvedRequest } from '../compile';
import type { ElementFidelity } from '../model/element';
import { openingOf, type PlanOpened } from './opening';
import type { UsersOwnRow, UsersOwnRule } from './report';
import { growthWords, peerWords } from './words';

/** An opening of the user's own that rides along in the plan. */
export function additionalRow(
  one: ElementFidelity,
  asked: readonly ResolvedRequest[],
  opened: PlanOpened,
): readonly UsersOwnRow[] {
  const { element, fidelity } = one;
  if (element.product !== 'additional') return [];
  const rule = asked
    .filter(({ request }) => request.entry.name === element.source)
    .flatMap(({ request }) => request.additionalRules ?? [])
    .find(({ id }) => id === element.requirement);
  const [direction, preposition] = element.direction === 'egress' ? ['out', 'to'] : ['in', 'from'];
  const traffic = [element.transport, element.ports.join(', ')].join(' ').trim();
  const opening = openingOf(one, opened);
  return [
    {
      rule: `${direction} ${traffic} ${preposition} ${peerWords(element.asked)}`,
      by: element.requirement,
      reason: rule?.reason ?? null,
      ...(rule?.owner === undefined ? {} : { owner: rule.owner }),
      ...(rule?.expires === undefined ? {} : { expires: rule.expires }),
      standing: fidelity.standing,
      growth: fidelity.standing === 'widened' ? growthWords(fidelity.growth) : [],
      ...(opening === null ? {} : { opening }),
    },
  ];
}

/** One that the rim found beside the plan. */
export function foundRow({ rule, by }: UsersOwnRule): UsersOwnRow {
  return { rule, by, reason: null, standing: 'exact', growth: [] };
}
