import type { Citation, Citations, SourceDocument } from './citation';
import type { Host } from './host';

/**
 * One vendor product as documented. Plain data: `resolve`, `rules` and the targets take it as an argument, so that a
 * user's own product works exactly like ours.
 */
export interface Product {
  /** Kebab-case. */
  readonly id: string;
  /** As the vendor writes it. */
  readonly name: string;
  /** The start of the default names of role entries (`ECC` of `ECC_AGENT`). */
  readonly short: string;
  readonly documents: readonly SourceDocument[];
  /** The parties that stand in the user's network. */
  readonly roles: Readonly<Record<string, Role>>;
  /** The parties outside. */
  readonly services: Readonly<Record<string, Service>>;
  readonly choices: Readonly<Record<string, Choice>>;
  readonly requirements: readonly Requirement[];
  readonly denials: readonly Denial[];
  readonly notes: readonly Note[];
  /** Ids that a correction took back; they still answer. */
  readonly retired?: readonly Retired[];
}

/** A party that stands in the user's network. */
export interface Role {
  /** The vendor's own word. */
  readonly words: string;
  readonly gloss: string;
  /** The end of the default name of a role entry (`AGENT` of `ECC_AGENT`). */
  readonly short: string;
  /** Where the role is no role: under these choices it stands outside, may not ask, and has to be supplied. */
  readonly standsAs?: { readonly service: readonly Conjunction[] };
}

/** A party outside. */
export interface Service {
  readonly words: string;
  readonly gloss: string;
}

/** What the user must or may decide, in the document's own wording. */
export type Choice = OneOf | SomeOf | Flag | PartyChoice;

interface ChoiceWords {
  /** What deciding it means, in English. */
  readonly gloss: string;
  /** Where the document speaks of it. */
  readonly cite: Citation;
  /**
   * What the choice is about: it may be made only beside one of these values of each of these choices, and beside others
   * a one-of without a default need not be made.
   */
  readonly concerns?: Conjunction;
}

/** Exactly one value. Without a `default` the user must say which. */
export interface OneOf extends ChoiceWords {
  readonly kind: 'oneOf';
  readonly values: readonly string[];
  /** Only where the document itself gives one. */
  readonly default?: string;
}

/** Any number of values; none is the default. */
export interface SomeOf extends ChoiceWords {
  readonly kind: 'someOf';
  readonly values: readonly string[];
}

/** Yes or no; off by default, unless the document says that it must be open. */
export interface Flag extends ChoiceWords {
  readonly kind: 'flag';
  readonly default?: boolean;
}

/** An optional party, named like the choice: true where that party is placed, asks itself, or is said to be there. */
export interface PartyChoice extends ChoiceWords {
  readonly kind: 'party';
}

/** One value of a choice, as it stands in a `when` and in a profile. */
export type ChoiceValue = string | boolean;

/** All of these choices have one of these values. */
export type Conjunction = Readonly<Record<string, readonly ChoiceValue[]>>;

/** ICMP has no ports. */
export type Transport = 'tcp' | 'udp' | 'icmp';

/** What runs over the ports. `stated`: printed so; `inferred`: ours, with the reason in the requirement's `note`; `supplied`: the user's word. */
export interface Application {
  /** One port, a range, or several parted by commas. */
  readonly ports: string;
  readonly name: ApplicationName;
  readonly basis: 'stated' | 'inferred' | 'supplied';
}

/** Only the first four carry a name that a firewall can read: TLS for `https`, `wss` and `tls`, a Host header for `http`. */
export type ApplicationName = 'https' | 'wss' | 'tls' | 'http' | (string & {});

/** From the document's words alone; `conditional`: needed where a feature is used. */
export type Need = 'must' | 'conditional' | 'optional' | 'unknown';

/** What a document can lack of a requirement. */
export type MissingPart = 'from' | 'to' | 'transport' | 'ports' | 'hosts' | 'addresses';

/** Address ranges that a document prints, and the names that it prints them for. */
export interface PrintedRanges {
  /** As printed; a wildcard as `*.example.com`. Empty where the page names nobody. */
  readonly for: readonly string[];
  /** As printed; strictly parsed by the catalogue's lint, unless they are {@link readAs} something. */
  readonly cidrs: readonly string[];
  /** What is printed in no form that a parser knows (`173.194.*`), and the block that it is read as. */
  readonly readAs?: Readonly<Record<string, string>>;
}

/** Names of a requirement whose ranges the document offers without printing them. */
export interface UnprintedRanges {
  readonly for: readonly string[];
  /** How the document tells the reader to find them. */
  readonly how: string;
  readonly cite: Citation;
}

/** One documented flow: one `from`, one `to`, one transport. */
export interface Requirement {
  /** Kebab-case, unique in the product, frozen at the first release. */
  readonly id: string;
  /** A role or service of the product; null where the page does not say. */
  readonly from: string | null;
  readonly to: string | null;
  /** Where the page prints neither a transport nor a protocol that fixes one: `tcp`, and `incomplete` names it. */
  readonly transport: Transport;
  /** `443`, `1024-65535`; empty where the page prints none. */
  readonly ports: readonly string[];
  /** `default`: the page says that they can be set; null where no port is printed. */
  readonly portsAre: 'fixed' | 'default' | null;
  readonly hosts: readonly Host[];
  readonly ranges?: PrintedRanges;
  readonly unprintedRanges?: UnprintedRanges;
  /** Hosts and addresses are alternatives, as the document says. */
  readonly either: boolean;
  readonly application: readonly Application[];
  /** The one family that the document supports; absent, the other is opened where the user asks for it. */
  readonly ipVersion?: 'IPv4';
  readonly need: Need;
  /** Any of the conjunctions suffices; empty is always. `supplements` names the document that a supplement's requirement needs. */
  readonly when: readonly Conjunction[];
  readonly incomplete?: { readonly missing: readonly MissingPart[]; readonly where?: string; readonly supply?: string };
  readonly disputed?: { readonly note: string; readonly opens: boolean };
  /** Whether the document lets this flow go through a proxy. */
  readonly proxy: 'possible' | 'impossible' | 'unknown';
  readonly cites: Citations;
  /** Doubts, and the reason for whatever is inferred. */
  readonly note?: string;
  /** Ids of the requirements that this one, of a supplement, makes whole. */
  readonly completes?: readonly string[];
}

/** A flow that the document forbids: no profile has one. */
export interface Denial {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** The denial is about these ports alone; absent, about all of them. */
  readonly ports?: readonly string[];
  readonly when: readonly Conjunction[];
  readonly gloss: string;
  readonly cites: Citations;
}

/** What a statement is that opens nothing. */
export type NoteKind =
  /** Something that must hold beside any firewall (TLS 1.2, a root certificate). */
  | 'constraint'
  /** A misprint of the page, and how it is read. */
  | 'erratum'
  /** Two places that disagree, and which one is followed. */
  | 'contradiction'
  /** How the vendor's software behaves; opens nothing. */
  | 'behaviour'
  /** What a reader is to do in a console or on a machine. */
  | 'procedure'
  /** What the page leaves to others or does not say. */
  | 'gap'
  /** What software is for, when it is used. */
  | 'background';

/** What a try from a machine may meet, for which a document may know a reason. */
export type Symptom =
  /** No name, no connection, or one that is cut off. */
  | 'blocked'
  /** The other end speaks no TLS of today. */
  | 'old-tls'
  /** A certificate that this machine has no root for, or that is wrong in itself. */
  | 'untrusted'
  /** A certificate of somebody on the way. */
  | 'inspected'
  /** The proxy does not let it through, or does not answer. */
  | 'proxy';

/** A statement that opens nothing, kept so that every line of a page can be ticked. */
export interface Note {
  readonly id: string;
  readonly kind: NoteKind;
  /** Where the statement helps who tried the flows from a machine and met one of these. */
  readonly explains?: readonly Symptom[];
  /** What it means for who opens ports, in English. */
  readonly gloss: string;
  readonly cites: Citations;
}

/** An id that a correction took back. */
export interface Retired {
  readonly id: string;
  readonly replacedBy: string | null;
  readonly reason: string;
}
