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
  /** Several roles, or things that were read, bear the name; each candidate is said as it has to be written, with its place. */
  | ({
      readonly code: 'ambiguous-name';
      readonly of: 'role' | 'read';
      readonly given: string;
      readonly candidates: readonly { readonly name: string; readonly where: string }[];
    } & At)
  | ({ readonly code: 'no-machines'; readonly given: string } & At)
  | ({ readonly code: 'nothing-decides'; readonly role: string; readonly allowed: readonly string[] } & At)
  /** A folder where a file belongs; `holds`: its files that may be meant. */
  | ({ readonly code: 'folder-for-file'; readonly given: string; readonly holds: readonly string[] } & At)
  /** An option that says nothing but of what another one hands over. */
  | ({ readonly code: 'option-without'; readonly given: string; readonly needs: string; readonly instead: string } & At)
  | ({ readonly code: 'unreadable-file'; readonly why: string } & At)
  | ({ readonly code: 'unknown-format'; readonly allowed: readonly string[] } & At)
  | ({ readonly code: 'unknown-rule' } & Unknown)
  | ({ readonly code: 'ambiguous-rule' } & Unknown)
  | ({ readonly code: 'malformed-connection'; readonly given: string } & At)
  /** `instead`: the spellings that say it, with a port as an example where none was said. */
  | ({
      readonly code: 'port-unsaid';
      readonly given: string;
      readonly instead: readonly string[];
      readonly every: string;
    } & At)
  | ({
      readonly code: 'incomparable';
      readonly first: string;
      readonly firstKind: string;
      readonly second: string;
      readonly secondKind: string;
    } & At);
