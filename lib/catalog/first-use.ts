import type { Product } from '../model/product';

/** What every product of the catalogue has, in the order of their files. */
const MEMBERS = [
  'id',
  'name',
  'short',
  'documents',
  'roles',
  'services',
  'choices',
  'requirements',
  'denials',
  'notes',
] as const satisfies readonly (keyof Product)[];

/**
 * A product whose members are getters until one of them is read; then all become what the product has, and nothing is
 * left of the getters. It is the same object before and after, with the same members in the same order, so that a copy,
 * JSON and a digest are those of the product.
 */
export function onFirstUse<P extends Product>(load: () => P): P {
  const product = {} as P;
  const fill = () => Object.defineProperties(product, Object.getOwnPropertyDescriptors(load()));
  for (const member of MEMBERS) {
    Object.defineProperty(product, member, { configurable: true, enumerable: true, get: () => fill()[member] });
  }
  return product;
}
