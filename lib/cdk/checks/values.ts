import { isRecord } from '../../access/untyped';

/** The text of a template's value; undefined where it is known at deployment only. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : undefined;
}

/** A whole number, which CloudFormation also takes as text. */
export function numberOf(value: unknown): number | undefined {
  const text = textOf(value);
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
}

/** What stands under these keys, one in the other. */
export function fieldOf(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (inside, key) => (isRecord(inside) && Object.hasOwn(inside, key) ? inside[key] : undefined),
    value,
  );
}

/** An element of a list, with its place. */
export interface Item {
  readonly value: unknown;
  readonly at: string;
}

/** The elements of a list that stand there for sure; none where the list itself is known at deployment only. */
export function itemsOf(value: unknown, at: string): readonly Item[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each: unknown, index) =>
    each === undefined || isIntrinsic(each) ? [] : [{ value: each, at: `${at}.${index}` }],
  );
}

/** The elements that are texts. */
export function textsOf(value: unknown, at: string): readonly { readonly text: string; readonly at: string }[] {
  return itemsOf(value, at).flatMap((item) => {
    const text = textOf(item.value);
    return text === undefined ? [] : [{ text, at: item.at }];
  });
}

/** Whether every element of a list is known; so is a list that is left out. */
export function isWhole(value: unknown): boolean {
  if (value === undefined) return true;
  return Array.isArray(value) && !value.some(isIntrinsic);
}

/** A function of CloudFormation in a value's place: `{ Ref: ... }`, `{ 'Fn::If': ... }`. */
export function isIntrinsic(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const keys = Object.keys(value);
  return keys.length === 1 && keys.every((key) => key === 'Ref' || key === 'Condition' || key.startsWith('Fn::'));
}

/** Stands in a text for what is known at deployment only. */
export const HOLE = '\u0000';

/** A text that is joined of parts, with a {@link HOLE} for each that is unknown; undefined where all of it is. */
export function textWithHoles(value: unknown): string | undefined {
  const text = textOf(value);
  if (text !== undefined) return text;
  const joined = fieldOf(value, 'Fn::Join');
  if (Array.isArray(joined) && joined.length === 2 && typeof joined[0] === 'string' && Array.isArray(joined[1])) {
    return joined[1].map((part) => textWithHoles(part) ?? HOLE).join(joined[0]);
  }
  const substituted = fieldOf(value, 'Fn::Sub');
  const template = Array.isArray(substituted) ? substituted[0] : substituted;
  // `${!X}` is how CloudFormation writes a literal `${X}`.
  if (typeof template === 'string') {
    return template.replace(/\$\{(!?)([^}]*)\}/g, (_, literal, name) => (literal === '' ? HOLE : `\${${name}}`));
  }
  return undefined;
}
