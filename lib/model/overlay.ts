/** For whom something stands that the page does not ask for: who answers for it, why, and until when. */
export interface Answerable {
  /** Why; printed in the report. */
  readonly reason: string;
  /** Who answers for it: a team, a person, a ticket. */
  readonly owner: string;
  /** The last day on which it holds, `2027-03-31`. */
  readonly expires?: string;
}

/** Leaves a requirement out: it opens nothing. */
interface Omission {
  readonly omit: true;
  readonly hosts?: never;
  readonly addresses?: never;
  readonly ports?: never;
}

/** Puts the user's own in the place of what the page prints; a part that is left out stays the page's. */
interface Replacement {
  readonly omit?: never;
  /** In the place of the printed names: `a.example.com`, or `*.example.com`; an empty list does without names. */
  readonly hosts?: readonly string[];
  /** In the place of the printed ranges: addresses or CIDRs, which stand for all names of the row; an empty list does without. */
  readonly addresses?: readonly string[];
  /** In the place of the printed ports: `'8443'`, `'80/http, 8443/https'`. */
  readonly ports?: string;
}

/** A row of the vendor's page that does not fit, by the id of its requirement, and what stands in its place. */
export type OverlayRow<Id extends string = string> = Answerable & { readonly id: Id } & (Omission | Replacement);

/** The parts of a requirement that a user may put something else in the place of. */
export const OVERLAY_PARTS = ['hosts', 'addresses', 'ports'] as const;

/** Everything that may stand in a row of an overlay. */
export const OVERLAY_MEMBERS = ['id', 'omit', ...OVERLAY_PARTS, 'reason', 'owner', 'expires'] as const;

/** What is said of whoever answers, without what is not. */
export function answerable({ reason, owner, expires }: Answerable): Answerable {
  return { reason, owner, ...(expires === undefined ? {} : { expires }) };
}
