interface At {
  /** Of a file its name and line, and the part of it. */
  readonly at: string;
}

/** What can be wrong with the form of a profile file, and with the writing of one. */
export type ProfileFileIssue =
  | ({ readonly code: 'profile-file-property'; readonly given: string; readonly allowed: readonly string[] } & At)
  | ({ readonly code: 'profile-file-shape'; readonly given: string; readonly expected: string } & At)
  | ({ readonly code: 'entries-alike'; readonly given: string; readonly other: string } & At)
  | ({ readonly code: 'entry-exists'; readonly given: string; readonly file: string } & At)
  | ({ readonly code: 'file-exists'; readonly given: string } & At)
  | ({ readonly code: 'unwritable-file'; readonly given: string; readonly why: string } & At);
