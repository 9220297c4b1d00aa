/** A file of a deployment, as it lies on the disk. */
export interface SourceFile {
  /** For people; nothing is opened by it. */
  readonly name: string;
  readonly text: string;
}

/** A file as plain data, and where its parts stand. */
export interface ParsedFile {
  readonly name: string;
  /** Objects are made without a prototype's keys being touched: `__proto__` is a key as any other. */
  readonly value: unknown;
  /** The line on which what a pointer (RFC 6901) names begins; null where there is none. */
  readonly lineOf: (pointer: string) => number | null;
}

/** Why a file is no data. */
export interface UnparsedFile {
  readonly name: string;
  readonly line: number | null;
  readonly why: string;
}
