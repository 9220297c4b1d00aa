/**
 * A value that nobody can know from what was read: a parameter without a default, the id of something that is yet to be
 * made. It stands in the tree where the value would stand, and two are the same value exactly when their ids are.
 */
export class Late {
  constructor(
    /** `parameter ClientCidr`, `Agents.GroupId`. */
    readonly id: string,
    /** The resource of the same file that it comes from, as that file calls it. */
    readonly resource: string | null = null,
    /** The attribute of that resource: `GroupId`, `Arn`, `id`; null is what the format gives by itself. */
    readonly attribute: string | null = null,
  ) {}
}

export type Maybe<T> = T | Late;

export function isLate(value: unknown): value is Late {
  return value instanceof Late;
}
