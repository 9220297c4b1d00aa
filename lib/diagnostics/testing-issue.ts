/** Where the value was passed. */
interface At {
  readonly at: string;
}

/** What can be wrong with a product of the user's own, or with what a test asks. */
export type TestingIssue =
  /** A product that breaks a lint. */
  | ({ readonly code: 'product-lint'; readonly lint: string; readonly actual: string; readonly expected: string } & At)
  /** A test names a connection in no form that is known. */
  | ({ readonly code: 'malformed-tested-connection'; readonly given: string } & At)
  /** Several groups stand in a template, and nobody says which machines are meant. */
  | ({ readonly code: 'tested-machines-missing'; readonly allowed: readonly string[] } & At)
  /** One end of a connection is left out, and several machines may be meant. */
  | ({ readonly code: 'tested-end-missing'; readonly given: string; readonly allowed: readonly string[] } & At);
