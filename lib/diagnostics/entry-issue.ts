/** Where the value was passed. */
interface At {
  readonly at: string;
}

/** What was passed where only some values are allowed. */
interface Unknown extends At {
  readonly given: string;
  readonly allowed: readonly string[];
}

/** What can be wrong with the entries of a compile, each by itself and together. */
export type EntryIssue =
  | ({ readonly code: 'unknown-role'; readonly product: string; readonly service: boolean } & Unknown)
  | ({
      readonly code: 'role-is-service';
      readonly given: string;
      readonly product: string;
      readonly under: readonly string[];
    } & At)
  | ({ readonly code: 'malformed-name'; readonly given: string } & At)
  | ({ readonly code: 'name-taken'; readonly name: string; readonly entries: readonly string[] } & At)
  | ({
      readonly code: 'party-unplaced';
      readonly product: string;
      readonly role: string;
      readonly party: string;
      readonly requirements: readonly string[];
    } & At)
  | ({ readonly code: 'unknown-leave-out' } & Unknown)
  | ({ readonly code: 'proxy-given-twice'; readonly first: string; readonly second: string } & At)
  | ({ readonly code: 'proxy-not-documented'; readonly product: string } & At)
  | ({ readonly code: 'no-entries' } & At);
