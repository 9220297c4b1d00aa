import type { ParseProblem } from '../model/parsed';
import type { AuditIssue } from './audit-issue';
import type { CommandIssue } from './command-issue';
import type { EntryIssue } from './entry-issue';
import type { OverlayIssue } from './overlay-issue';
import type { PolicyIssue } from './policy-issue';
import type { ProfileFileIssue } from './profile-file-issue';
import type { RequestIssue } from './request-issue';
import type { TestingIssue } from './testing-issue';

/**
 * Everything that can be wrong with what a user passes, as data. `at` says where in the user's own words
 * (`parties.cloud.hosts[0]`, `--supply cloud=...`); the sentence of each code stands in the file of its layer.
 */
export type Issue =
  | ProfileIssue
  | OverlayIssue
  | PolicyIssue
  | EntryIssue
  | TargetIssue
  | ProofIssue
  | RimIssue
  | RequestIssue
  | AuditIssue
  | CommandIssue
  | ProfileFileIssue
  | TestingIssue;

/** The code of every issue; each has its sentence. */
export type IssueCode = Issue['code'];

interface At {
  /** Where the value was passed. */
  readonly at: string;
}

/** What was passed where only some values are allowed. */
interface Unknown extends At {
  readonly given: string;
  readonly allowed: readonly string[];
}

export type ProfileIssue =
  | ({ readonly code: 'profile-not-an-object'; readonly given: string } & At)
  | ({ readonly code: 'unknown-choice' } & Unknown)
  | ({ readonly code: 'unknown-value'; readonly choice: string } & Unknown)
  | ({
      readonly code: 'choice-missing';
      readonly choice: string;
      readonly gloss: string;
      readonly allowed: readonly string[];
    } & At)
  /** The choice says nothing beside what another one has. */
  | ({
      readonly code: 'choice-not-concerned';
      readonly choice: string;
      readonly beside: string;
      readonly allowed: readonly string[];
      readonly has: readonly string[];
      /** Why a party stands that the profile does not speak of. */
      readonly because?: string;
    } & At)
  | ({ readonly code: 'wrong-type'; readonly given: string; readonly expected: string } & At)
  | ({ readonly code: 'unknown-party' } & Unknown)
  | ({ readonly code: 'unknown-requirement' } & Unknown)
  | ({ readonly code: 'unknown-supplement' } & Unknown)
  | ({
      readonly code: 'fixed-ports';
      readonly requirement: string;
      readonly given: string;
      readonly printed: readonly string[];
      /** The page does not say what runs there, so the user may. */
      readonly isSayable: boolean;
    } & At)
  | ({ readonly code: 'malformed-ports'; readonly problem: ParseProblem } & At)
  | ({ readonly code: 'malformed-host'; readonly problem: ParseProblem } & At)
  | ({ readonly code: 'malformed-address'; readonly problem: ParseProblem } & At)
  | ({ readonly code: 'wildcard-under-public-suffix'; readonly given: string; readonly suffix: string } & At)
  | ({ readonly code: 'party-contradicted'; readonly party: string; readonly because: string } & At)
  | ({ readonly code: 'party-documented'; readonly party: string; readonly hosts: number } & At)
  | ({
      readonly code: 'ipv4-only';
      readonly party: string;
      readonly given: string;
      readonly requirements: readonly string[];
    } & At)
  | ({ readonly code: 'nothing-supplied'; readonly party: string } & At);

export type TargetIssue =
  | ({ readonly code: 'unknown-target' } & Unknown)
  | ({ readonly code: 'unknown-limit' } & Unknown)
  | ({
      readonly code: 'fixed-limit';
      readonly limit: string;
      readonly value: number;
      readonly source: string;
    } & Unknown)
  | ({
      readonly code: 'names-need-enforcement';
      /** What cannot match names; left out for an AWS security group. */
      readonly by?: 'network security group';
      readonly source: string;
      readonly flows: readonly { readonly requirement: string; readonly hosts: readonly string[] }[];
    } & At)
  | ({
      readonly code: 'must-refused';
      readonly requirement: string;
      readonly asked: readonly string[];
      readonly reason: string;
      readonly waysOut: readonly string[];
    } & At)
  /** Two servers would be reached at the same ports of one public address. */
  | ({
      readonly code: 'public-port-taken';
      readonly publicAddress: string;
      readonly ports: readonly string[];
      readonly entries: readonly string[];
    } & At)
  | ({
      readonly code: 'over-limit';
      readonly limit: string;
      readonly value: number;
      readonly figure: number;
      readonly what: string;
      readonly source: string;
      readonly waysOut: readonly string[];
    } & At);

export type ProofIssue = {
  readonly code: 'proof-failed';
  readonly answer: string;
  readonly requirement: string | null;
  readonly rule: string | null;
  readonly witness: string;
} & At;

export type RimIssue =
  | ({ readonly code: 'role-not-in-firewall'; readonly name: string; readonly allowed: readonly string[] } & At)
  /** `differs`: what of it was said in one place and not in the other, as properties. */
  | ({
      readonly code: 'role-differs-in-firewall';
      readonly name: string;
      readonly firewall: string;
      readonly differs: readonly string[];
    } & At)
  | ({ readonly code: 'prefix-list-stands'; readonly list: string } & At)
  /** `meets` is whose profile it is, in plain words; `itself`: the party may be passed in place of `true`. */
  | ({
      readonly code: 'choice-not-made';
      readonly choice: string;
      readonly verb: string;
      readonly meets: string;
      readonly itself: boolean;
    } & At)
  /** Two profiles that meet at an edge; `has` is what each of them says. */
  | ({
      readonly code: 'choices-disagree';
      readonly verb: string;
      readonly requirement: string;
      readonly choice: string;
      readonly needs: readonly string[];
      readonly has: readonly { readonly construct: string; readonly values: readonly string[] }[];
    } & At)
  /** A party's name that several products of one construct have; `allowed` are the keys that tell them apart. */
  | ({ readonly code: 'party-shared'; readonly given: string; readonly allowed: readonly string[] } & At)
  | ({ readonly code: 'rule-repeated'; readonly rule: string; readonly by: string } & At)
  | ({ readonly code: 'host-bound'; readonly party: string; readonly given: string } & At)
  | ({ readonly code: 'name-of-resource'; readonly given: string; readonly allowed: string } & At)
  | ({
      readonly code: 'role-not-in-construct';
      readonly verb: string;
      readonly role: string;
      readonly product: string;
      readonly allowed: readonly string[];
    } & At)
  | ({
      readonly code: 'ports-disagree';
      readonly requirement: string;
      readonly from: string;
      readonly fromPorts: string;
      readonly to: string;
      readonly toPorts: string;
    } & At)
  | ({ readonly code: 'open-to-everyone'; readonly requirement: string } & At)
  /** A side of an edge by addresses that does not say its own. */
  | ({ readonly code: 'edge-sources-missing'; readonly construct: string } & At)
  /** A name or a description beside a group that somebody else made. */
  | ({ readonly code: 'not-of-existing-group' } & At)
  | ({ readonly code: 'group-immutable'; readonly given: string } & At)
  /** Two constructs of ours that open the same in one group. */
  | ({ readonly code: 'rule-twice-in-group'; readonly rule: string; readonly other: string } & At)
  | ({ readonly code: 'ipv6-sources-missing'; readonly name: string; readonly has: readonly string[] } & At)
  /** `by` is what cannot match names; left out for an AWS security group. */
  | ({ readonly code: 'enforcement-left-out'; readonly name: string; readonly by?: 'network security group' } & At)
  | ({ readonly code: 'opening-named-twice'; readonly given: string } & At)
  | ({
      readonly code: 'changed-after-proof';
      readonly rule: string;
      readonly answer: string;
      readonly witness: string;
    } & At)
  /** A firewall without a policy of ours was asked for it. */
  | ({ readonly code: 'policy-is-yours' } & At)
  /** A policy of the user's refers to groups of ours and does not do what they are written for; `firewall` is our construct. */
  | ({
      readonly code: 'policy-unfit';
      readonly firewall: string;
      readonly fault:
        | 'rule-order'
        | 'not-closed'
        | 'not-observing'
        | 'stateless'
        | 'stream'
        | 'group-missing'
        | 'group-twice'
        | 'priority-twice'
        | 'tail-not-last'
        | 'home';
      readonly given: string;
    } & At)
  /** Two rule groups of DNS Firewall in one place of a VPC. */
  | ({ readonly code: 'priority-taken'; readonly priority: number; readonly by: string } & At)
  /** Two roles of one PrefixLists with different lists of one lowest address. */
  | ({ readonly code: 'prefix-lists-meet'; readonly lowest: string; readonly other: string } & At)
  | ({ readonly code: 'sources-missing'; readonly name: string } & At)
  | ({ readonly code: 'sources-given-twice'; readonly first: string; readonly second: string } & At)
  | ({
      readonly code: 'home-too-small';
      readonly home: readonly string[];
      readonly name: string;
      readonly source: string;
    } & At);

/** The sentence of every code: the compiler finds the one that is missing. */
export type Sentences<Some extends Issue> = {
  readonly [Code in Some['code']]: (issue: Extract<Some, { readonly code: Code }>) => string;
};
