import { askedKey, type Element } from '../model/element';
import type { PlanBecause } from '../model/plans/plan';

/** Why a rule stands, as one text: what a plan writes beside a rule and what an element asks for are equal by it. */
export function reasonKey({ product, requirement, asked }: PlanBecause): string {
  return `${product}|${requirement}|${asked}`;
}

export function reasonOf({ product, requirement, asked }: Element): string {
  return reasonKey({ product, requirement, asked: askedKey(asked) });
}

/** What has the same key, by it, in the order in which it comes. */
export function shelved<Value>(
  values: Iterable<readonly [key: string, value: Value]>,
): ReadonlyMap<string, readonly Value[]> {
  const shelves = new Map<string, Value[]>();
  for (const [key, value] of values) {
    const shelf = shelves.get(key);
    if (shelf === undefined) shelves.set(key, [value]);
    else shelf.push(value);
  }
  return shelves;
}
