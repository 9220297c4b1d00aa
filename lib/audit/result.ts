import type { Direction } from '../model/element';
import type { TargetName } from '../model/plans';
import type { Need, Transport } from '../model/product';
import type { OpeningBeyond } from '../proof/opening';
import type { Format } from '../proof/readers/deployment';
import type { NotUnderstood, Place } from '../proof/readers/place';
import type { ReportedCitation, ReportedOverlay } from '../report';

/**
 * What a deployment does with what the documents ask for, as plain JSON. Nothing is left out of it: every requirement of
 * the entries stands in `requirements`, every opening that these machines have beside in `beyond` or `widened`, every
 * part of the file that nobody could read in `notUnderstood`.
 */
export interface Audit {
  readonly formats: readonly Format[];
  readonly filters: readonly AuditedFilter[];
  readonly roles: readonly AuditedEntry[];
  /** Nothing that is asked for is closed, and nothing is open that a document forbids. */
  readonly fine: boolean;
  /** `fine`, and nothing is open beyond the documents and what no filter of this kind could close beside them. */
  readonly clean: boolean;
  readonly requirements: readonly RequirementFinding[];
  /** Open, and nobody asked for it; by rule. */
  readonly beyond: readonly OpeningFinding[];
  /** Open beside what is asked for since a filter of this kind cannot tell it apart; by rule. */
  readonly widened: readonly OpeningFinding[];
  /** Rules that are wider than what they are needed for, and what would do. */
  readonly narrower: readonly NarrowerFinding[];
  /** Rules that decide nothing. */
  readonly idle: readonly IdleFinding[];
  readonly denials: readonly DenialFinding[];
  readonly notUnderstood: readonly NotUnderstood[];
}

/** A filter that was read. */
export interface AuditedFilter {
  readonly id: string;
  readonly kind: TargetName;
  readonly place: Place;
  readonly rules: number;
}

/** A role, where its machines stand and what their connections pass. */
export interface AuditedEntry {
  /** The name of the role entry: `ECC_AGENT`; of its second place `ECC_AGENT_2`. */
  readonly name: string;
  readonly product: string;
  readonly role: string;
  /** Groups and blocks, as they were resolved. */
  readonly machines: readonly string[];
  /** What a connection of theirs passes, in this order. */
  readonly through: readonly string[];
}

/** A rule of the deployment, so that a person and a tool find it. */
export interface RuleReference {
  readonly filter: string;
  readonly rule: string;
  /** Null for the cloud's own. */
  readonly place: Place | null;
}

/**
 * `open`: in every world. `partly`: some of it is. `closed`: none of it is. `unknown`: what stands in the file leaves it
 * open. `not-asked`: nothing has to be open, for the reason that is said.
 */
export type RequirementStanding = 'open' | 'partly' | 'closed' | 'unknown' | 'not-asked';

/** What becomes of one requirement of an entry. */
export interface RequirementFinding {
  readonly entry: string;
  readonly product: string;
  readonly requirement: string;
  readonly need: Need;
  readonly direction: Direction;
  /** Of its elements together: where some are closed and others are not, `partly`. */
  readonly standing: RequirementStanding;
  readonly elements: readonly ElementFinding[];
  readonly cites: readonly ReportedCitation[];
  /** What the user puts in the place of the row; left out where nothing is. */
  readonly overlay?: ReportedOverlay;
}

/** What becomes of one line of a requirement: a host or a party, with its transport and ports. */
export interface ElementFinding {
  /** As the document prints it: a host, a block, a party. */
  readonly asked: string;
  readonly transport: Transport;
  readonly ports: readonly string[];
  readonly standing: RequirementStanding;
  /** Who lets it through, the filters in the order of the way; the first few of them. */
  readonly by: readonly RuleReference[];
  /** What is not surely let through; the first few parts. */
  readonly missing: readonly MissingPart[];
  /** Why nothing has to be open, or what stays closed with reason; null where there is nothing to say. */
  readonly remark: string | null;
}

/** A part of what is asked for that is not surely let through. */
export interface MissingPart extends OpeningBeyond {
  /** The filters at which it ends. */
  readonly at: string;
  /** Some rule may let it through, and nobody can know. */
  readonly perhaps: boolean;
}

/** What rules open together. */
export interface OpeningFinding {
  /** For whose machines. */
  readonly entries: readonly string[];
  /** The rules that let it through together, one of each filter on the way. */
  readonly rules: readonly RuleReference[];
  /** Parts that together are what is open; the first few. */
  readonly open: readonly OpeningBeyond[];
  /** How many parts were found. */
  readonly parts: number;
  /** These are all; what falls into hundreds of parts is not followed to its end, and there are more. */
  readonly whole: boolean;
  /** Nobody can know whether it is open. */
  readonly perhaps: boolean;
}

/** A rule that opens more than is needed of it. */
export interface NarrowerFinding {
  readonly rule: RuleReference;
  /** What the rule opens for these machines. */
  readonly opens: readonly string[];
  /** What would do; empty where no requirement needs the rule. */
  readonly instead: readonly string[];
  /** The requirements that it is needed for. */
  readonly neededBy: readonly string[];
}

/** A rule that decides nothing. */
export interface IdleFinding {
  readonly rule: RuleReference;
  /**
   * `duplicate`: another rule says the very same. `covered`: others that decide alike take in all of it. `shadowed`: it
   * is never asked, since others decide before it, and otherwise. `never`: no connection lies in it.
   */
  readonly kind: 'duplicate' | 'covered' | 'shadowed' | 'never';
  readonly by: readonly RuleReference[];
}

/** What becomes of something that a document forbids. */
export interface DenialFinding {
  readonly entry: string;
  readonly product: string;
  readonly denial: string;
  /** `widened`: it is open only as far as a filter of this kind cannot tell it from what is asked for. */
  readonly standing: 'kept' | 'widened' | 'broken';
  readonly by: readonly RuleReference[];
  readonly open: readonly OpeningBeyond[];
  readonly gloss: string;
  readonly cites: readonly ReportedCitation[];
}
