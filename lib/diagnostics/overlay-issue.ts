/** What can be wrong with the rows of an overlay, and with what is said of whoever answers for something. */
export type OverlayIssue =
  | ({
      readonly code: 'overlay-unknown';
      readonly given: string;
      readonly product: string;
      readonly allowed: readonly string[];
    } & At)
  /** An id that a correction of the catalogue took back. */
  | ({
      readonly code: 'overlay-retired';
      readonly given: string;
      readonly replacedBy: string | null;
      readonly reason: string;
    } & At)
  /** `first` is where the same id stands already. */
  | ({ readonly code: 'overlay-repeated'; readonly requirement: string; readonly first: string } & At)
  | ({ readonly code: 'overlay-member'; readonly given: string; readonly allowed: readonly string[] } & At)
  | ({
      readonly code: 'overlay-unaccounted';
      readonly requirement: string | null;
      readonly missing: readonly ('reason' | 'owner')[];
    } & At)
  | ({
      readonly code: 'overlay-omit-beside';
      readonly requirement: string | null;
      readonly beside: readonly string[];
    } & At)
  | ({ readonly code: 'overlay-says-nothing'; readonly requirement: string | null } & At)
  /** The other end of the row is the user's to place; `placed` is where that was done. */
  | ({
      readonly code: 'overlay-of-placed';
      readonly requirement: string;
      readonly party: string;
      readonly parts: readonly string[];
      readonly placed: string | null;
    } & At)
  | ({ readonly code: 'overlay-leaves-nothing'; readonly requirement: string } & At)
  /** The same ports are said in another place too. */
  | ({ readonly code: 'overlay-given-twice'; readonly requirement: string; readonly first: string } & At)
  | ({
      readonly code: 'overlay-denied';
      readonly requirement: string;
      readonly denial: string;
      readonly gloss: string;
    } & At)
  | ({ readonly code: 'malformed-day'; readonly given: string } & At);

interface At {
  /** Where the value was passed. */
  readonly at: string;
}
