/** Where the value was passed. */
interface At {
  readonly at: string;
}

/** What was passed where only some values are allowed. */
interface Unknown extends At {
  readonly given: string;
  readonly allowed: readonly string[];
}

/** What can be wrong with what is handed to an audit. */
export type AuditIssue =
  | ({ readonly code: 'unknown-machines' } & Unknown)
  | ({ readonly code: 'no-machines'; readonly given: string } & At)
  | ({ readonly code: 'nothing-decides'; readonly role: string; readonly allowed: readonly string[] } & At)
  | ({ readonly code: 'unreadable-file'; readonly why: string } & At)
  | ({ readonly code: 'unknown-format'; readonly allowed: readonly string[] } & At)
  | ({ readonly code: 'unknown-rule' } & Unknown)
  | ({ readonly code: 'ambiguous-rule' } & Unknown)
  | ({ readonly code: 'malformed-connection'; readonly given: string } & At)
  | ({
      readonly code: 'incomparable';
      readonly first: string;
      readonly firstKind: string;
      readonly second: string;
      readonly secondKind: string;
    } & At);
