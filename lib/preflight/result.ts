import type { Need, Symptom, Transport } from '../model/product';
import type { ReportedCitation } from '../report';

/** Directly, or by HTTP `CONNECT` through the proxy that was given. */
export type Way = 'direct' | 'proxy';

/** What is spoken once a connection stands: a TLS handshake, a plain HTTP request, or nothing. */
export type How = 'tls' | 'http' | 'tcp';

/** Where an explicit HTTP proxy listens. */
export interface ProxyAddress {
  /** A name or an address; an IPv6 address without brackets. */
  readonly host: string;
  /** The port on which it listens. */
  readonly port: number;
  /** `user:password`, for a proxy that asks for it by Basic; no script is given it. */
  readonly login?: string;
}

/** A requirement on whose behalf something is tried, or left untried. */
export interface CheckedRequirement {
  /** The id of the requirement. */
  readonly requirement: string;
  /** From the document's words alone. */
  readonly need: Need;
  /** Where the documents ask for it. */
  readonly cites: readonly ReportedCitation[];
}

/** One name or address and one port, to be tried from the machine of the role. */
export interface Check {
  /** `tls agents.example.com:443`, with ` by the proxy` or ` by either way` where a proxy was given; unique. */
  readonly id: string;
  /** A host name, or an address without its prefix length. */
  readonly name: string;
  /** Whether `name` is an address: nothing is to be resolved. */
  readonly isAddress: boolean;
  /** The port that is knocked at. */
  readonly port: number;
  /** UDP and ICMP are never tried: see {@link Untested}. */
  readonly transport: 'tcp';
  /** What is spoken there. */
  readonly how: How;
  /** The ways that are tried, in this order. */
  readonly ways: readonly Way[];
  /** The way that has to be open; `either` where the document does not say whether a proxy may take it. */
  readonly through: Way | 'either';
  /** False where the document calls it optional, so that a failure is told and condemns nothing. */
  readonly needed: boolean;
  /** The wildcard or expression beside which the page lists this name. */
  readonly listedBeside?: string;
  /** The ids of the requirements that ask for it; at least one. */
  readonly because: readonly string[];
}

/** Why something that a role needs cannot be tried in this manner. */
export type UntestedReason =
  /** UDP: silence means open and closed alike. */
  | 'udp'
  /** ICMP needs rights that a program does not have. */
  | 'icmp'
  /** A wildcard is no name. */
  | 'wildcard'
  /** An expression is tried by its listed names alone. */
  | 'pattern'
  /** A block of addresses: nobody says which of them answers. */
  | 'block'
  /** More ports than one may knock at. */
  | 'port-range'
  /** What others open towards this machine. */
  | 'ingress'
  /** Nothing says yet where the party is. */
  | 'unplaced'
  /** The document lacks something, and nobody supplied it. */
  | 'incomplete'
  /** Contradicted by the page itself. */
  | 'disputed'
  /** It goes through a proxy, and none was given. */
  | 'no-proxy';

/** Something that a role needs and that is not tried, or not whole. */
export interface Untested {
  /** As it is printed: a wildcard, a block, a party. */
  readonly what: string;
  /** `udp 443`; empty where no port is known. */
  readonly traffic: string;
  /** What carries it. */
  readonly transport: Transport;
  /** The reason as a word for programs. */
  readonly reason: UntestedReason;
  /** The reason for a person, with the change to make where there is one. */
  readonly why: string;
  /** Names of the same role that are tried and belong to it. */
  readonly triedBy: readonly string[];
  /** The id of the requirement. */
  readonly requirement: string;
  /** From the document's words alone. */
  readonly need: Need;
}

/** Everything that a role asks for, as far as a machine can try it. */
export interface Checks {
  /** The product's id. */
  readonly product: string;
  /** As the vendor writes it. */
  readonly productName: string;
  /** The role whose machine it is. */
  readonly role: string;
  /** The proxy that was given. */
  readonly proxy: ProxyAddress | null;
  /** In the order of the documents. */
  readonly checks: readonly Check[];
  /** In the order of the documents. */
  readonly untested: readonly Untested[];
  /** The requirements that the checks and the untested name. */
  readonly requirements: readonly CheckedRequirement[];
  /** What the documents say to each symptom, beside the requirements. */
  readonly explanations: readonly Explanation[];
}

/** A note of the product that helps with a symptom. */
export interface Explanation {
  /** The id of the note. */
  readonly note: string;
  /** What it helps with. */
  readonly explains: readonly Symptom[];
  /** What the note means for who checks, in English; ours. */
  readonly gloss: string;
  /** Where it stands. */
  readonly cites: readonly ReportedCitation[];
}

/** The stages of one way, in their order; a way ends with the first that fails. */
export type Stage = 'resolve' | 'connect' | 'proxy' | 'tls' | 'certificate' | 'http';

/** What a stage found, as a word for programs. */
export type FindingCode =
  | 'resolved'
  | 'no-such-name'
  | 'resolver-failed'
  | 'resolver-silent'
  | 'resolves-to-nothing'
  | 'connected'
  | 'refused'
  | 'no-answer'
  | 'unreachable'
  | 'cut-off'
  | 'forbidden-here'
  | 'proxy-allows'
  | 'proxy-denies'
  | 'proxy-wants-login'
  | 'proxy-cannot'
  | 'proxy-unreached'
  | 'proxy-unclear'
  | 'tls'
  | 'tls-too-old'
  | 'tls-refused'
  | 'tls-cut-off'
  | 'tls-no-answer'
  | 'not-tls'
  | 'trusted'
  | 'inspected'
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-name'
  | 'self-signed'
  | 'unknown-issuer'
  | 'root-missing'
  | 'certificate-faulty'
  | 'answered'
  | 'not-http'
  | 'interrupted'
  | 'fault';

/** What one stage found. */
export interface Finding {
  /** Which stage it was. */
  readonly stage: Stage;
  /** Whether the way goes on. */
  readonly ok: boolean;
  /** The finding as a word for programs. */
  readonly code: FindingCode;
  /** The finding for a person. */
  readonly words: string;
  /** For how many milliseconds the stage took. */
  readonly ms: number;
}

/** What came of one way. */
export interface WayResult {
  /** Which way it was. */
  readonly way: Way;
  /** Whether its last stage was reached and is fine. */
  readonly open: boolean;
  /** In their order, up to the first that failed. */
  readonly findings: readonly Finding[];
}

/** `open`: as needed; `failed`: not open, and needed; `closed-optional`: not open, and optional; `not-tried`: stopped before. */
export type CheckStanding = 'open' | 'failed' | 'closed-optional' | 'not-tried';

/** What came of one check. */
export interface CheckResult extends Check {
  /** How it stands on the whole. */
  readonly standing: CheckStanding;
  /** What came of each way that was tried. */
  readonly results: readonly WayResult[];
  /** What the findings point to; null where nothing is amiss. */
  readonly symptom: Symptom | null;
}

/** The result of a preflight: plain data. */
export interface Preflight extends Omit<Checks, 'checks' | 'proxy'> {
  /** Where the proxy listens, without its login. */
  readonly proxy: { readonly host: string; readonly port: number } | null;
  /** No needed check failed, at least one was tried, and nothing was interrupted. */
  readonly fine: boolean;
  /** It was stopped before everything was tried. */
  readonly interrupted: boolean;
  /** Which roots certificates were held against. */
  readonly roots: string;
  /** In the order of the checks. */
  readonly checks: readonly CheckResult[];
}
