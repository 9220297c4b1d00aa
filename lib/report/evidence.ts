import type { Direction, Standing } from '../model/element';
import type { Answerable } from '../model/overlay';
import type { Need, NoteKind } from '../model/product';

/** A party of a requirement, in the vendor's own words. */
export interface ReportedParty {
  readonly product: string;
  readonly party: string;
  /** `role`: it stands in the user's network. */
  readonly kind: 'role' | 'service';
  readonly words: string;
  readonly gloss: string;
  /** The sources that are this party. */
  readonly sources: readonly string[];
}

/** A note of the catalogue about something that a document leaves open. */
export interface ReportedQuestion {
  readonly product: string;
  readonly id: string;
  readonly kind: Extract<NoteKind, 'contradiction' | 'erratum' | 'gap'>;
  readonly gloss: string;
  readonly cites: readonly ReportedCitation[];
}

/** One place in one document, with all that leads a person there. */
export interface ReportedCitation {
  readonly document: string;
  readonly section: string;
  /** Verbatim. */
  readonly quote: string;
  /** Our English rendering. */
  readonly gloss: string;
  readonly title: string;
  readonly publisher: string;
  readonly address: string;
  /** The document is none of those that the catalogue started from. */
  readonly supplement: boolean;
  /** The day on which its text was taken; null where that was not recorded. */
  readonly retrieved: string | null;
  /** Whether the source was read itself or in a copy; null for the vendor's own page. */
  readonly certainty: 'read' | 'copy' | null;
}

/** The requirement behind a row. */
export interface ReportedRequirement {
  /** The name of the role entry. */
  readonly source: string;
  readonly product: string;
  readonly requirement: string;
  readonly direction: Direction;
  readonly from: string | null;
  readonly to: string | null;
  readonly need: Need;
  readonly cites: readonly ReportedCitation[];
  readonly supplement: boolean;
  /** Doubts, and the reason for what is inferred. */
  readonly note: string | null;
  /** What the user puts in the place of the row; left out where nothing is. */
  readonly overlay?: ReportedOverlay;
}

/** What the user puts in the place of a row of the page, who answers for it, and what the page prints there. */
export interface ReportedOverlay extends Answerable {
  /** What stands in the place of the page's: `hosts`, `addresses`, `ports`; empty where the row is left out. */
  readonly parts: readonly string[];
  /** What the page prints in the place of these parts, in words; of a row that is left out nothing. */
  readonly printed: readonly string[];
}

/** A requirement of a source, and how it stands on the whole. */
export interface ReportedFlow extends ReportedRequirement {
  readonly standing: Standing;
}
