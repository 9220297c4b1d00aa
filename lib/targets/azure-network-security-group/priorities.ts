import type { SecurityRule } from '../../model/plans/azure-network-security-group';
import { numbersOf } from '../numbers';
import type { PriorityBand } from './options';
import type { UnplacedRule } from './rules';

/** How many rules a band takes in each direction. */
export function slotsOf({ from, to }: PriorityBand): number {
  return to - from + 1;
}

/**
 * Each rule at the slot of its key, so that none moves when another comes or goes, unless the two collide. All of them
 * allow, so what is open does not hang on where in the band they stand.
 */
export function placed(rules: readonly UnplacedRule[], band: PriorityBand): readonly SecurityRule[] {
  return (['Inbound', 'Outbound'] as const).flatMap((direction) => {
    const own = rules.filter((rule) => rule.direction === direction);
    // More rules than slots are an error of their own; here each still gets a number.
    const numbers = numbersOf(
      own.map(({ key }) => key),
      Math.max(slotsOf(band), own.length),
    );
    return own
      .map((rule) => ({ ...rule, priority: band.from - 1 + (numbers.get(rule.key) ?? 0) }))
      .sort((a, b) => a.priority - b.priority);
  });
}
