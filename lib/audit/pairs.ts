import { boxKey } from '../proof/box-keys';
import { renamed } from '../proof/renamed';
import { boundSet, sourceSet } from '../proof/sets';
import type { Body, ReasonedBox } from './reach';

/** One thing before and after; null where it stands on the other side alone. */
export interface Pair {
  readonly a: Body | null;
  readonly b: Body | null;
}

/**
 * What is held against what: bodies of one name; then those that let through the very same under two names; then the one
 * that is left of a kind and the other that is, but for requirements, of which there are too many to guess.
 */
export function pairsOf(before: readonly Body[], after: readonly Body[]): readonly Pair[] {
  const left = new Set(after);
  const partner = new Map<Body, Body>();
  const join = (a: Body, b: Body | undefined) => {
    if (b === undefined) return;
    partner.set(a, b);
    left.delete(b);
  };
  const alone = () => before.filter((a) => !partner.has(a));
  const byName = new Map(after.map((body) => [nameKey(body), body]));
  for (const a of before) {
    const b = byName.get(nameKey(a));
    if (b !== undefined && left.has(b)) join(a, b);
  }
  if (left.size > 0 && alone().length > 0) {
    const byContent = new Map<string, Body[]>();
    for (const b of left) {
      const key = contentKey(b);
      byContent.set(key, [...(byContent.get(key) ?? []), b]);
    }
    for (const a of alone()) if (a.possibly.length > 0) join(a, byContent.get(contentKey(a))?.shift());
  }
  const still = alone();
  for (const a of still) {
    const ofKind = (list: Iterable<Body>) => [...list].filter(({ kind }) => kind === a.kind);
    const [b, ...others] = ofKind(left);
    if (a.kind !== 'requirement' && others.length === 0 && ofKind(still).length === 1) join(a, b);
  }
  return [...before.map((a) => ({ a, b: partner.get(a) ?? null })), ...[...left].map((b) => ({ a: null, b }))];
}

/** A body under another name: its machines are the same set, whatever it is called. */
export function renamedBody(body: Body, names: ReadonlyMap<string, string>): Body {
  if (names.size === 0) return body;
  const setOf = body.kind === 'documents' ? sourceSet : boundSet;
  const rename = ({ box, why }: ReasonedBox) => ({ box: renamed(box, names, setOf), why });
  return { ...body, surely: body.surely.map(rename), possibly: body.possibly.map(rename) };
}

function nameKey({ kind, name }: Body): string {
  return `${kind} ${name}`;
}

function contentKey(body: Body): string {
  const { kind, surely, possibly } = renamedBody(body, new Map([[body.name, '']]));
  const keys = (list: readonly ReasonedBox[]) => [...new Set(list.map(({ box }) => boxKey(box)))].sort();
  return JSON.stringify([kind, keys(surely), keys(possibly)]);
}
