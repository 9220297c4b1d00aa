import type { GrowthAxis } from '../model/policy';

/** What is against a policy, or passed for one and is none. */
export type PolicyIssue =
  | ({ readonly code: 'policy-unknown'; readonly given: string; readonly allowed: readonly string[] } & At)
  | ({
      readonly code: 'policy-widened';
      readonly requirements: readonly string[];
      readonly axes: readonly GrowthAxis[];
    } & At)
  | ({ readonly code: 'policy-uncovered'; readonly requirements: readonly string[] } & At)
  | ({
      readonly code: 'policy-omitted';
      readonly requirement: string;
      readonly reason: string;
      readonly owner: string;
    } & At)
  | ({ readonly code: 'policy-everybody'; readonly requirement: string } & At)
  | ({
      readonly code: 'policy-unaccounted';
      readonly of: OnWhoseWord;
      readonly given: string;
      readonly missing: readonly string[];
    } & At)
  /** What held until a day, and that day is past. */
  | ({
      readonly code: 'expired';
      readonly of: OnWhoseWord;
      readonly given: string;
      readonly owner: string | null;
      readonly expires: string;
      readonly today: string;
    } & At);

/** A row of an overlay, or an opening of the user's own. */
type OnWhoseWord = 'overlay' | 'additionalRules';

/** Where the value was passed. */
interface At {
  readonly at: string;
}
