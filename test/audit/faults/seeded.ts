import { difference, type Reach, reachOfDeployment, readDeployment } from '../../../lib/audit';
import { OPERATORS } from './operators';
import type { Seed } from './seeds';
import { spotsOf } from './spots';

export interface Template {
  readonly name: string;
  readonly value: unknown;
}

export interface Mutant {
  readonly template: string;
  readonly operator: string;
  readonly harm: boolean;
  readonly at: string;
  readonly isSame: boolean;
  readonly changes: readonly string[];
}

function readValue(name: string, value: unknown): { readonly reach: Reach; readonly isWhole: boolean } {
  const deployment = readDeployment([{ name: `${name}.json`, text: JSON.stringify(value) }]);
  const isWhole = deployment.notUnderstood.length === 0 && deployment.filters.length > 0;
  return { reach: reachOfDeployment(deployment), isWhole };
}

/** Each operator once, at the place whose value stands in the template most rarely; null where it has none. */
export function mutantsOf({ name, value }: Template): readonly (Mutant | null)[] {
  const text = JSON.stringify(value);
  const before = readValue(name, value);
  return OPERATORS.map(({ name: operator, harm, seeds }) => {
    // What is not understood may be open and may be closed, and a fault within it is told by that alone; and what filters
    // nothing has no fault.
    if (harm && !before.isWhole) return null;
    const copy = structuredClone(value);
    const seed = rarest(seeds(spotsOf(copy), copy), text);
    if (seed === null) return null;
    seed.act();
    const { same, gained, lost } = difference(before.reach, readValue(name, copy).reach);
    const changes = [...gained, ...lost].map(({ body, why }) => `${body}: ${why}`);
    return { template: name, operator, harm, at: seed.at, isSame: same, changes };
  });
}

function rarest(seeds: readonly Seed[], text: string): Seed | null {
  let best: { readonly seed: Seed; readonly count: number } | null = null;
  for (const seed of seeds.slice(0, 200)) {
    const count = text.split(JSON.stringify(seed.value).slice(1, -1)).length;
    if (best === null || count < best.count) best = { seed, count };
    if (count <= 2) break;
  }
  return best?.seed ?? null;
}
