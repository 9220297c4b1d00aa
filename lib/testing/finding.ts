import type { Choice, ChoiceValue, Product } from '../model/product';

/** One thing that is wrong with a product. */
export interface Finding {
  /** The rule that it breaks. */
  readonly lint: string;
  readonly product: string;
  /** The requirement, note, denial, document, choice or party. */
  readonly id: string;
  /** What stands there. */
  readonly actual: string;
  readonly expected: string;
}

/** One rule over a whole product: everything that breaks it. */
export type Lint = (product: Product) => readonly Fault[];

/** Rules by their names, which are sentences. */
export type Lints = Readonly<Record<string, Lint>>;

/** A finding as its own lint sees it. */
export type Fault = Omit<Finding, 'lint' | 'product'>;

/** The roles and services of a product. */
export function partiesOf(product: Product): readonly string[] {
  return [...Object.keys(product.roles), ...Object.keys(product.services)];
}

/** Whether a party stands outside, and nowhere in the user's network. */
export function isOutside({ roles, services }: Product, party: string | null): boolean {
  return party !== null && Object.hasOwn(services, party) && !Object.hasOwn(roles, party);
}

/** Every value that a choice can have, as a `when` writes it. */
export function valuesOf(choice: Choice): readonly ChoiceValue[] {
  return choice.kind === 'flag' || choice.kind === 'party' ? [true, false] : choice.values;
}

/** The words that stand more than once in a list, each once. */
export function repeated(list: readonly string[]): readonly string[] {
  return [...new Set(list.filter((one, at) => list.indexOf(one) !== at))];
}

/** Whether a text is left out, or holds nothing but blanks. */
export function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}

/** Values as a reader meets them in the data. */
export function printValues(values: readonly ChoiceValue[]): string {
  return `[${values.map((value) => (typeof value === 'string' ? `'${value}'` : `${value}`)).join(', ')}]`;
}
