import type { Declared } from '../readers/declared-aws';
import { isLate, type Maybe } from '../readers/late';

/** What a reference leads to: something of the file, something elsewhere, or one of several that bear the name. */
export type Referred<T> =
  | { readonly kind: 'here'; readonly declared: T }
  | { readonly kind: 'elsewhere'; readonly id: string }
  | { readonly kind: 'ambiguous'; readonly id: string };

/** Attributes of a resource that stand for the resource itself; others (`VpcId`, `OwnerId`) are values of their own. */
const OF_ITSELF = new Set(['id', 'groupid', 'prefixlistid', 'arn', 'rulegrouparn', 'name', 'groupname']);

/** Finds what is declared by its id, by what else it is called, and by a value that is yet to come from it. */
export class References<T extends Declared> {
  private readonly byId = new Map<string, T>();
  private readonly byAlias = new Map<string, T | null>();

  constructor(all: readonly T[]) {
    for (const one of all) if (!this.byId.has(one.id)) this.byId.set(one.id, one);
    for (const one of all)
      for (const alias of one.aliases) {
        const known = this.byAlias.get(alias);
        // Two that bear one name: nobody says which of them is meant.
        this.byAlias.set(alias, known === undefined || known?.id === one.id ? one : null);
      }
  }

  find(reference: Maybe<string>): Referred<T> {
    const id = isLate(reference) ? reference.id : reference;
    const known = this.byId.get(id) ?? this.byAlias.get(id);
    if (known !== undefined) return known === null ? { kind: 'ambiguous', id } : { kind: 'here', declared: known };
    if (!isLate(reference) || reference.resource === null) return { kind: 'elsewhere', id };
    const source = this.byId.get(reference.resource);
    const isItself = reference.attribute === null || OF_ITSELF.has(reference.attribute.toLowerCase());
    return source !== undefined && isItself ? { kind: 'here', declared: source } : { kind: 'elsewhere', id };
  }
}
