import type { Asked, Direction, Standing } from '../model/element';
import type { TargetName } from '../model/plans';
import type { NamesBehind } from '../model/plans/plan';
import type { MissingPart, Transport } from '../model/product';
import type { Answer } from '../proof';
import type { ReportedFlow, ReportedOverlay, ReportedParty, ReportedQuestion, ReportedRequirement } from './evidence';

export type * from './evidence';

/** The evidence of one compiled plan: plain data, every word of it ready for a person. */
export interface Report {
  /** What the plan is for: a construct's path, a command's entry. */
  readonly subject: string;
  readonly target: TargetName;
  /** `AWS security group`. */
  readonly targetName: string;
  /** Said first: that nothing is enforced, where the firewall only observes; null where what is closed is closed. */
  readonly notEnforced: string | null;
  readonly sources: readonly ReportedSource[];
  /** The parties of the requirements: the sources themselves, other roles, services. */
  readonly parties: readonly ReportedParty[];
  /** One per requirement of a source: the worst standing of its elements. */
  readonly flows: readonly ReportedFlow[];
  /** One per element that is opened, in the order of the documents. */
  readonly rows: readonly OpenedRow[];
  /** Those of {@link rows} that open more than what is asked for. */
  readonly widened: readonly OpenedRow[];
  /** Why the target opens more, and what would narrow it; null where nothing is wider. */
  readonly widerBecause: string | null;
  /** What the document lacks and nobody supplied: nothing is opened for it. */
  readonly uncovered: readonly UncoveredFlow[];
  /** What the target cannot say, or says in part. */
  readonly refused: readonly RefusedRow[];
  /** What opens nothing here for another reason. */
  readonly others: readonly OtherRow[];
  /** What the user leaves out of the documents, with who answers for it: nothing is opened for it. */
  readonly omitted: readonly OmittedFlow[];
  /** What stands here because the profile takes in documents beside the vendor's own page. */
  readonly beyond: readonly BeyondThePage[];
  /** Openings of the user's own, which no document asks for. */
  readonly usersOwn: readonly UsersOwnRow[];
  /** What a proxy has to let through in the place of this firewall. */
  readonly proxyList: readonly ProxyNames[];
  /** The managed prefix lists that stand in the place of addresses; empty for targets that have none. */
  readonly prefixLists: readonly ReportedPrefixList[];
  /** What the security groups weigh of what AWS allows, where they weigh anything; empty for other targets. */
  readonly weights: readonly ReportedWeight[];
  /** What machines often need and the group closes, each with the argument that opens it; empty for targets that say none. */
  readonly closedHere: readonly ReportedClosed[];
  /** What the target lets through beside every flow. */
  readonly admits: readonly string[];
  /** What the target keeps closed though a flow asks for it. */
  readonly withholds: readonly string[];
  /** What has to hold where the plan is deployed. */
  readonly assumes: readonly string[];
  readonly notes: readonly string[];
  /** Where the documents contradict themselves, misprint, or leave something unsaid. */
  readonly questions: readonly ReportedQuestion[];
  readonly digests: ReportedDigests;
  readonly verdict: ReportedVerdict;
}

/** What the report was made of: `sha256:...` over canonical JSON, equal exactly when what went in says the same. */
export interface ReportedDigests {
  /** Of the role entries with their profiles. */
  readonly profile: string;
  readonly plan: string;
  /** Of the products as the catalogue holds them. */
  readonly catalogue: string;
}

/** What an Azure machine often needs and the group closes. */
export interface ReportedClosed {
  readonly what: string;
  /** The argument that opens it. */
  readonly opens: string;
  readonly source: string;
}

/** A role entry of the plan. */
export interface ReportedSource {
  /** The name of the role entry: `ECC_AGENT`. */
  readonly name: string;
  /** `agent of Endpoint Central Cloud`. */
  readonly roles: readonly string[];
  /** The addresses of its machines, where they were given. */
  readonly addresses?: readonly string[];
  /** Who asks for it by a firewall request, and why; left out where nobody does. */
  readonly askedBy?: readonly string[];
}

interface ReportedTraffic {
  readonly transport: Transport;
  /** `443`, `1024-65535`; empty where none is known. */
  readonly ports: readonly string[];
}

/**
 * How far an opening reaches. `everywhere`: every address of a family; `addresses`: public ones that are listed; `names`:
 * whatever answers to names that are read or resolved; `inside`: private addresses, and machines of the user's;
 * `unknown`: addresses that somebody else keeps.
 */
export type Reach = 'everywhere' | 'addresses' | 'names' | 'inside' | 'unknown';

/** What is opened: to whom, on which ports, how true to what is asked for. */
export interface Opening extends ReportedTraffic {
  /** The name of the role entry. */
  readonly source: string;
  readonly direction: Direction;
  /** A host or an address as the document or the user wrote it, or a party. */
  readonly peer: string;
  /** The same as data. */
  readonly asked: Asked;
  readonly reaches: Reach;
  /** The prefix lists that open it, where it is an address that stands in some. */
  readonly prefixLists: readonly string[];
  readonly standing: 'exact' | 'widened' | 'narrowed';
  /** Each axis on which more is open than asked for, in words; empty unless widened. */
  readonly growth: readonly string[];
  /** What stands behind ports that are open to every name; null where nothing has to. */
  readonly behind: string | null;
  /** The same as data; a firewall that only observes is none. */
  readonly guard: NamesBehind['kind'] | null;
}

/** An element that is opened, and the sentence that asks for it. */
export interface OpenedRow extends ReportedRequirement, Opening {
  readonly source: string;
  readonly direction: Direction;
  /** The names that a document lists beside an expression, or prints an address range for. */
  readonly peerNames: readonly string[];
}

/** What a document lacks and nobody supplied, and how to supply it. */
export interface UncoveredFlow extends ReportedRequirement, ReportedTraffic {
  /** The hosts or ranges concerned; empty where the document names none. */
  readonly peers: readonly string[];
  readonly missing: readonly MissingPart[];
  readonly why: string;
  /** How to supply it. */
  readonly supply: string;
}

/** What the target cannot say, in all or in part, with the ways out. */
export interface RefusedRow extends ReportedTraffic {
  readonly source: string;
  readonly product: string;
  readonly requirement: string;
  readonly direction: Direction;
  readonly peer: string;
  /** `narrowed`: only a part of it is left out. */
  readonly standing: 'refused' | 'narrowed';
  readonly reason: string;
  readonly why: string;
  readonly waysOut: readonly string[];
}

/** What opens nothing here for a reason that is nobody's lack. */
export interface OtherRow extends ReportedRequirement, ReportedTraffic {
  readonly peers: readonly string[];
  readonly standing: 'unplaced' | 'disputed' | 'viaProxy' | 'elsewhere' | 'internal' | 'completed';
  readonly why: string;
}

/** A requirement that the user leaves out, and who answers for it. */
export interface OmittedFlow extends ReportedRequirement, ReportedTraffic {
  /** Whom the document names; empty where it names nobody. */
  readonly peers: readonly string[];
  readonly overlay: ReportedOverlay;
}

/** A supplement that the profile takes in, and what it asks for. */
export interface BeyondThePage {
  readonly document: string;
  readonly title: string;
  readonly publisher: string;
  readonly address: string;
  readonly retrieved: string | null;
  readonly certainty: 'read' | 'copy' | null;
  readonly requirements: readonly string[];
}

/** An opening of the user's own, as the plan has it. */
export interface UsersOwnRow {
  /** The traffic in words: `out tcp 443 to example.com`. */
  readonly rule: string;
  /** The construct, or the id of an additional rule. */
  readonly by: string;
  readonly reason: string | null;
  /** Who answers for it, where that was said. */
  readonly owner?: string;
  /** The last day on which it holds, where that was said. */
  readonly expires?: string;
  readonly standing: Standing;
  readonly growth: readonly string[];
  /** The same as data; left out where nothing is opened, and of a rule beside the plan, of which words alone are known. */
  readonly opening?: Opening;
}

/** An opening that the user made beside a construct of ours, as the rim found it. */
export interface UsersOwnRule {
  /** The traffic in words. */
  readonly rule: string;
  /** Where it was made: a construct's path. */
  readonly by: string;
}

/** The names of one requirement that a proxy has to let through. */
export interface ProxyNames {
  readonly source: string;
  readonly product: string;
  readonly requirement: string;
  readonly names: readonly string[];
  /** The same as other devices take them. */
  readonly forms: readonly string[];
  readonly ports: readonly string[];
}

/** A managed prefix list, in the place of the addresses that it holds. */
export interface ReportedPrefixList {
  readonly id: string;
  /** Its id, what it holds and what it weighs. */
  readonly words: string;
  readonly cidrs: readonly string[];
  /** It stands already, and what it holds is the user's word. */
  readonly given: boolean;
}

/** What the rules of one group, direction and family weigh together. */
export interface ReportedWeight {
  readonly group: number;
  /** Of how many groups; the machines bear all. */
  readonly groups: number;
  readonly direction: Direction;
  readonly family: 'IPv4' | 'IPv6';
  readonly weight: number;
  readonly limit: number;
}

/** One thing that the proof found, in words. */
export interface ReportedHole {
  readonly answer: Answer;
  readonly requirement: string | null;
  readonly rule: string | null;
  /** One connection out of the hole, in words; null where there is none. */
  readonly witness: string | null;
}

/** What the proof came to. */
export interface ReportedVerdict {
  readonly clean: boolean;
  /** The verdict in one plain sentence. */
  readonly sentence: string;
  readonly holes: readonly ReportedHole[];
}
