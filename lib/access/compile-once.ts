import { type CompiledPlan, type TriedCompile, tryCompile } from '../compile';
import type { Issue } from '../diagnostics';
import { dataKey } from '../model/data-key';
import type { EntryRequest } from '../model/entry';
import type { TargetName } from '../model/plans';
import type { Product } from '../model/product';
import type { TargetOptions } from '../targets';

interface Remembered {
  readonly compiled: WeakRef<CompiledPlan>;
  readonly issues: readonly Issue[];
}

/** Those that somebody still holds. A plan is as large as its profile, and an app that is gone keeps none. */
const remembered = new Map<string, Remembered>();
const forgotten = new FinalizationRegistry<string>((key) => {
  // Another one may have come in its place.
  if (remembered.get(key)?.compiled.deref() === undefined) remembered.delete(key);
});

/**
 * As `tryCompile`, but what is asked again is not compiled and proved again: constructs that ask for the same share one
 * plan, with its proof. Nothing else goes into a plan than what is passed here, and what cannot be told apart by its JSON
 * is compiled for itself.
 */
export function compileOnce<Name extends TargetName>(
  target: Name,
  requests: readonly EntryRequest[],
  options: TargetOptions[Name],
): TriedCompile<Name> {
  const key = dataKey([target, requests.map(withNumberOfProduct), options]);
  if (key === null) return tryCompile(target, requests, options);
  const before = remembered.get(key);
  const compiled = before?.compiled.deref();
  if (before !== undefined && compiled !== undefined)
    return { compiled: askedBy(requests, compiled as CompiledPlan<Name>), issues: before.issues };
  const tried = tryCompile(target, requests, options);
  if (tried.compiled !== null) {
    remembered.set(key, { compiled: new WeakRef<CompiledPlan>(tried.compiled), issues: tried.issues });
    forgotten.register(tried.compiled, key);
  }
  return tried;
}

/** The same plan and the same flows, asked for by these entries as they were passed. */
function askedBy<Name extends TargetName>(
  requests: readonly EntryRequest[],
  compiled: CompiledPlan<Name>,
): CompiledPlan<Name> {
  return {
    plan: compiled.plan,
    get verdict() {
      return compiled.verdict;
    },
    asked: compiled.asked.map((one, index) => ({ ...one, request: requests[index] ?? one.request })),
  };
}

const numbers = new WeakMap<Product, number>();
let products = 0;

/** Two products of one id may be different ones. */
function withNumberOfProduct(request: EntryRequest) {
  const { entry } = request;
  const product = numbers.get(entry.product) ?? products++;
  numbers.set(entry.product, product);
  return { ...request, entry: { ...entry, product } };
}
