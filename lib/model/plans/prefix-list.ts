import type { PlanBecause } from './plan';

/** A managed prefix list as a plan refers to it: addresses of one family, under an id that a rule names in their place. */
export interface PlannedPrefixList {
  /** Of a list of ours its family, its lowest address and its size; of one that stands already the id that was given. */
  readonly id: string;
  readonly family: 4 | 6;
  /** Canonical, ascending, without overlap. */
  readonly entries: readonly PrefixListEntry[];
  /** What each rule that refers to it weighs: `MaxEntries` of a list of ours, the weight that was given of another. */
  readonly maxEntries: number;
  /** The id of a list that stands already: nothing is created, and its entries are the user's word. */
  readonly given?: string;
}

/** One block of a list, and who asks for it over all rules that refer to the list. */
export interface PrefixListEntry {
  readonly cidr: string;
  /** Sorted. */
  readonly because: readonly PlanBecause[];
}
