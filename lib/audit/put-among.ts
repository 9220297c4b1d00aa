import type { Plan } from '../model/plans';
import { EGRESS, INGRESS } from '../proof/box';
import type { FilterRule } from '../proof/readers/deployment';
import type { RuleReference } from './result';

/** What there is to heed of where kept rules stand among the construct's, beside those that stand in its way. */
export interface KeptAmongOurs {
  /**
   * The numbers of the construct's rules, of both directions, ascending; empty where no service asks by the number of
   * each rule.
   */
  readonly numbers: readonly number[];
  /** Kept rules whose number the construct takes too: "The priority number must be unique for each rule in the collection". */
  readonly renumber: readonly { readonly rule: RuleReference; readonly number: number }[];
  /** Kept rules that open names, and would open none behind the construct's rule that closes every other name. */
  readonly putBefore: readonly RuleReference[];
}

/**
 * A security group only adds up. In Network Firewall what the construct closes stands in a group of the last number that
 * there is, and as the default actions of its policy: no kept rule can stand behind these. In Azure Firewall a plan with
 * default options closes nothing by a rule. The last rule of a network security group has the last number that there is,
 * and a kept one may have it too. A DNS Firewall closes within a group whose number is the user's to say.
 */
export function amongOurs(
  plan: Plan,
  kept: readonly FilterRule[],
  referenceTo: (rule: FilterRule) => RuleReference,
): KeptAmongOurs {
  switch (plan.target) {
    case 'azure-network-security-group': {
      const taken = new Set(plan.rules.map(({ direction, priority }) => `${direction} ${priority}`));
      return {
        numbers: [...new Set(plan.rules.map(({ priority }) => priority))].sort((a, b) => a - b),
        renumber: kept.flatMap((rule) => {
          if (rule.turn?.by !== 'priority') return [];
          const { priority } = rule.turn;
          const isTaken = directionsOf(rule).some((direction) => taken.has(`${direction} ${priority}`));
          return isTaken ? [{ rule: referenceTo(rule), number: priority }] : [];
        }),
        putBefore: [],
      };
    }
    case 'aws-dns-firewall': {
      const closes = plan.rules.some(({ action }) => action === 'BLOCK');
      const opening = closes ? kept.filter(({ action }) => action !== 'drop') : [];
      return { numbers: [], renumber: [], putBefore: opening.map(referenceTo) };
    }
    default:
      return { numbers: [], renumber: [], putBefore: [] };
  }
}

function directionsOf({ boxes }: FilterRule): readonly ('Inbound' | 'Outbound')[] {
  const bits = boxes.reduce((all, { direction }) => all | direction, 0);
  return [
    ...((bits & INGRESS) === 0 ? [] : (['Inbound'] as const)),
    ...((bits & EGRESS) === 0 ? [] : (['Outbound'] as const)),
  ];
}
