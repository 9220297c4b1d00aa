import type { ProofIssue } from '../diagnostics/issue';
import type { Element } from '../model/element';
import type { AwsDnsFirewallPlan } from '../model/plans/aws-dns-firewall';
import type { AwsNetworkFirewallPlan } from '../model/plans/aws-network-firewall';
import type { AzureFirewallPlan } from '../model/plans/azure-firewall';
import { type Connection, describeConnection } from './connection';
import type { OpeningBeyond } from './opening';

/**
 * `missing`: documented, not allowed, and not recorded as left out. `excess`: allowed, and neither documented nor
 * recorded as growth. `overstated`: recorded as growth, and not allowed. `unfounded`: said of an element, or of the
 * whole plan, without ground in the flows or in the target's table of reasons.
 */
export type Answer = 'missing' | 'excess' | 'overstated' | 'unfounded';

/** Where a plan and the flows disagree. */
export interface Hole {
  readonly answer: Answer;
  /** What is missing, overstated or unfounded; null where it is something that no element asks for. */
  readonly element: Element | null;
  /** The key of the rule that lets it through, a line's group and sid, a list's target, `default`; what is unfounded, in words. */
  readonly rule: string | null;
  /** One connection out of the hole; null where what is wrong is a word and no traffic. */
  readonly witness: Connection | null;
}

/** Four answers, all empty for a plan that does what it says. One hole per element, and per rule for `excess`. */
export interface Verdict {
  /** Nothing in any of the four. */
  readonly clean: boolean;
  readonly missing: readonly Hole[];
  readonly excess: readonly Hole[];
  readonly overstated: readonly Hole[];
  readonly unfounded: readonly Hole[];
}

/** How a plan is proved. */
export interface ProofOptions {
  /**
   * The rules were read back from resources, where neither a reason nor a weight stands beside them: what a rule says that
   * it stands for is judged, and none is asked for. Default: false.
   */
  readonly readBack?: boolean;
}

/** The verdict over two plans that stand one behind the other. */
export interface CombinedVerdict extends Verdict {
  /** What gets through both beyond what the documents ask for, handshakes included; each part recorded, if the verdict is clean. */
  readonly grown: readonly OpeningBeyond[];
}

/** A plan that stands behind it. */
export type BehindPlan = AwsNetworkFirewallPlan | AwsDnsFirewallPlan | AzureFirewallPlan;

export function verdictOf(holes: readonly Hole[]): Verdict {
  const of = (answer: Answer) => holes.filter((hole) => hole.answer === answer);
  return {
    clean: holes.length === 0,
    missing: of('missing'),
    excess: of('excess'),
    overstated: of('overstated'),
    unfounded: of('unfounded'),
  };
}

/** The holes of a verdict as issues; `at` says which plan. */
export function holeIssues({ missing, excess, overstated, unfounded }: Verdict, at: string): readonly ProofIssue[] {
  return [...missing, ...excess, ...overstated, ...unfounded].map(({ answer, element, rule, witness }) => ({
    code: 'proof-failed',
    at,
    answer,
    requirement: element === null ? null : `${element.product} ${element.requirement} of ${element.source}`,
    rule,
    witness:
      witness === null ? 'no connection, since it is the plan that says what is not so' : describeConnection(witness),
  }));
}
