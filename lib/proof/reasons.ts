import { askedKey, type Element } from '../model/element';
import type { PlanBecause } from '../model/plans/plan';

/** Why a rule stands, as one text: what a plan writes beside a rule and what an element asks for are equal by it. */
export function reasonKey({ product, requirement, asked }: PlanBecause): string {
  return [product, requirement, asked].join('|');
}

export function reasonOf({ product, requirement, asked }: Element): string {
  return reasonKey({ product, requirement, asked: askedKey(asked) });
}
