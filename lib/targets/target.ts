import type { Issue } from '../diagnostics';
import type { PlanSource } from '../model/plans/plan';
import type { AskedElement } from '../rules/elements';

/** What every target is handed: all elements in canonical order, each with its standing where that is settled. */
export interface Rulings {
  readonly sources: readonly PlanSource[];
  readonly askings: readonly AskedElement[];
}

/** A plan, or everything that stands in its way. */
export interface Compiled<Plan> {
  readonly plan: Plan;
  readonly issues: readonly Issue[];
}

/** A target says what it can, refuses the rest with a reason of its own table, and never widens in silence. */
export type Target<Plan, Options> = (rulings: Rulings, options: Options) => Compiled<Plan>;
