/** Where the value was passed. */
interface At {
  readonly at: string;
}

/** What was passed where only some values are allowed. */
interface Unknown extends At {
  readonly given: string;
  readonly allowed: readonly string[];
}

/** What can be wrong with a command line. */
export type CommandIssue =
  | ({ readonly code: 'unknown-product' } & Unknown)
  | ({ readonly code: 'unknown-document' } & Unknown)
  /** A folder without the pages of these documents. */
  | ({ readonly code: 'page-not-found'; readonly given: string; readonly documents: readonly string[] } & At)
  | ({ readonly code: 'unknown-command' } & Unknown)
  | ({ readonly code: 'unknown-option' } & Unknown)
  | ({ readonly code: 'unexpected-argument'; readonly given: string } & At)
  | ({ readonly code: 'option-missing'; readonly form: string; readonly allowed: readonly string[] } & At)
  | ({ readonly code: 'option-repeated'; readonly first: string; readonly second: string } & At)
  | ({ readonly code: 'options-exclude'; readonly option: string; readonly given: string } & At)
  /** An option without effect beside what else was said; `instead` is what can be done. */
  | ({ readonly code: 'option-idle'; readonly given: string; readonly instead: string } & At)
  | ({ readonly code: 'unknown-source'; readonly given: string; readonly role: string } & At)
  /** `meant` is the form that was probably meant. */
  | ({
      readonly code: 'malformed-option';
      readonly given: string;
      readonly form: string;
      readonly meant?: string | null;
    } & At)
  | ({ readonly code: 'control-character'; readonly given: string } & At)
  /** `given` stands before the command, or keeps its options from being read. */
  | ({ readonly code: 'option-misplaced'; readonly given: string; readonly instead: string } & At)
  /** A host name where addresses alone can stand; `instead` is what can be done. */
  | ({ readonly code: 'host-for-address'; readonly given: string; readonly instead: string } & At)
  /** No requirement, but near to one whose ports the page fixes. */
  | ({
      readonly code: 'fixed-ports-meant';
      readonly given: string;
      readonly meant: string;
      readonly printed: readonly string[];
    } & At)
  /** The proxy that was said does not take these flows, and a group cannot see their names. */
  | ({
      readonly code: 'names-past-proxy';
      readonly by?: 'network security group';
      readonly source: string;
      readonly flows: readonly { readonly requirement: string; readonly hosts: readonly string[] }[];
      /** The options that say the same proxy beside another enforcement. */
      readonly proxy: string;
    } & At);
