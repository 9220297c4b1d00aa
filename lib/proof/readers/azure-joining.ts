import type { Declared } from './declared-aws';
import type { Place } from './place';

/** A thing that others refer to, while its parts are gathered. */
export interface Holding<Held> {
  readonly declared: Declared;
  readonly held: Held[];
  readonly partial?: true;
}

/** What stands apart from what it belongs to. */
export interface Child<Held> {
  readonly parent: string;
  readonly place: Place;
  readonly aliases: readonly string[];
  readonly held: Held;
}

/** Each child to its parent by an id or alias, in any case; where several bear it, or none, to one of its own. */
export function joined<Held, Parent extends Holding<Held>>(
  parents: readonly Parent[],
  children: readonly Child<Held>[],
  partial: (declared: Declared) => Parent,
): readonly Parent[] {
  const all = [...parents];
  const named = new Map<string, Parent | null>();
  const bear = (name: string, parent: Parent) => {
    const known = named.get(name);
    named.set(name, known === undefined || known === parent ? parent : null);
  };
  for (const parent of parents) {
    for (const name of [parent.declared.id, ...parent.declared.aliases]) bear(name.toLowerCase(), parent);
  }
  for (const { parent, place, held } of children) {
    const name = parent.toLowerCase();
    let found = named.get(name);
    if (found === undefined || found === null) {
      found = partial({ id: parent, aliases: [], place });
      named.set(name, found);
      all.push(found);
    }
    found.held.push(held);
  }
  return all;
}

/** Two resources may share what they are called by, in scopes that a file does not tell apart. */
export function distinct<T extends Declared>(all: readonly T[]): readonly T[] {
  const seen = new Map<string, number>();
  return all.map((one) => {
    const count = (seen.get(one.id.toLowerCase()) ?? 0) + 1;
    seen.set(one.id.toLowerCase(), count);
    if (count === 1) return one;
    const id = `${one.id} (${count})`;
    seen.set(id.toLowerCase(), 1);
    return { ...one, id };
  });
}
