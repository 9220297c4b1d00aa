/** A source that a requirement cites. */
export interface SourceDocument {
  /** `000` ... `004` for the five given documents, kebab-case for a supplement. */
  readonly id: string;
  /** `given`: one of the five documents the catalogue started from; `supplement`: anything else. */
  readonly kind: 'given' | 'supplement';
  /** The page's own title, in its own language. */
  readonly title: string;
  readonly publisher: string;
  /** Where the page stands. */
  readonly address: string;
  /** BCP 47 tag of the page's language. */
  readonly language: string;
  /** The day on which the text was taken, ISO 8601; null where that was not recorded. */
  readonly retrieved: string | null;
  /**
   * How sure a supplement is. `read`: the vendor's own page was read, and the quotes are its words. `copy`: an older page
   * of the vendor, or someone's copy of the vendor's list, was read; `address` is that copy, and the quotes are its words.
   */
  readonly certainty?: 'read' | 'copy';
}

/** One place in one document that says so, in its own words. */
export interface Citation {
  /** The id of a {@link SourceDocument} of the same product. */
  readonly document: string;
  /** The heading under which the quote stands, as printed. */
  readonly section: string;
  /** Verbatim, except that runs of white space count as one blank. */
  readonly quote: string;
  /** Our English rendering of the quote; never the vendor's words. */
  readonly gloss: string;
}

/** "At least one citation" as a type: data without a source does not compile. */
export type Citations = readonly [Citation, ...Citation[]];
