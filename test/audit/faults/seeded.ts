import {
  type Deployment,
  type Difference,
  difference,
  type Reach,
  reachOfDeployment,
  readDeployment,
} from '../../../lib/audit';
import { OPERATORS } from './operators';
import type { Operator, Seed } from './seeds';
import { spotsOf } from './spots';
import { isToldWhole, judgementOf, verdictOf } from './verdict';

export interface Template {
  readonly name: string;
  readonly value: unknown;
}

export interface Mutant {
  readonly template: string;
  readonly operator: string;
  readonly harm: boolean;
  readonly at: string;
  /** Whether the difference is empty. */
  readonly isSame: boolean;
  /** Whether an audit says the same; null where it was not asked, or does not tell all that is open. */
  readonly isSameVerdict: boolean | null;
}

interface Read {
  readonly deployment: Deployment;
  readonly reach: Reach;
}

function readValue(name: string, value: unknown): Read {
  const deployment = readDeployment([{ name: `${name}.json`, text: JSON.stringify(value) }]);
  return { deployment, reach: reachOfDeployment(deployment) };
}

/**
 * Each operator once, at the place whose value stands in the template most rarely; null where it has none. An audit is
 * asked for its verdict as well where it is asked for it.
 */
export function mutantsOf(
  { name, value }: Template,
  isAudited: (operator: Operator) => boolean = () => false,
): readonly (Mutant | null)[] {
  const text = JSON.stringify(value);
  const before = readValue(name, value);
  const { notUnderstood, filters } = before.deployment;
  const isWhole = notUnderstood.length === 0 && filters.length > 0;
  let verdict: string | null = null;
  const isSameTo = (after: Deployment): boolean => {
    verdict ??= JSON.stringify(verdictOf(before.deployment));
    return JSON.stringify(verdictOf(after)) === verdict;
  };
  return OPERATORS.map((one) => {
    const { name: operator, harm, seeds } = one;
    // What is not understood may be open and may be closed, and a fault within it is told by that alone; and what filters
    // nothing has no fault.
    if (harm && !isWhole) return null;
    const copy = structuredClone(value);
    const seed = rarest(seeds(spotsOf(copy), copy), text);
    if (seed === null) return null;
    seed.act();
    const after = readValue(name, copy);
    const found = difference(before.reach, after.reach);
    // Without a filter there is nothing that decides, and no audit.
    const isAsked = filters.length > 0 && isAudited(one);
    const isSameVerdict = !isAsked
      ? null
      : harm
        ? isSameJudgement(before.deployment, after.deployment, found)
        : isSameTo(after.deployment);
    return { template: name, operator, harm, at: seed.at, isSame: found.same, isSameVerdict };
  });
}

/** Of which the judgement of the operator is not that of the difference, or of an audit. */
export function straysIn(mutants: readonly (Mutant | null)[]): readonly string[] {
  return mutants
    .filter((one) => one !== null)
    .filter(({ harm, isSame, isSameVerdict }) => harm === isSame || isSameVerdict === harm)
    .map(({ template, operator }) => `${template}: ${operator}`);
}

/** What an audit says of the machines at which a fault stands; null where all that is open is more than it shows. */
function isSameJudgement(before: Deployment, after: Deployment, { gained, lost }: Difference): boolean | null {
  const [changed] = [...gained, ...lost].map(({ body }) => body.split(' -> ')[0] ?? body);
  const judged = [before, after].map((one) => judgementOf(one, changed ?? null));
  const [first, second] = judged.map(({ said }) => JSON.stringify(said));
  if (first !== second) return false;
  return judged.every(isToldWhole) ? true : null;
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
