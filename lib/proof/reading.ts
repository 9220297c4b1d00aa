import type { TargetName } from '../model/plans';
import type { Allowed, RuledBox } from './region';

/** What a plan allows, by itself: everything else within its domain is closed. */
export interface Reading extends Allowed {
  readonly target: TargetName;
  /** Let through as well, and logged: the plan says so of itself, and is judged by what it would close without. */
  readonly logged?: readonly RuledBox[];
}

/** A rule of a plan that cannot be read, and why. */
export interface Unreadable {
  /** The rule's key, its sid and group, or the part of the policy. */
  readonly rule: string;
  readonly why: string;
  /** As it stands in the plan. */
  readonly text: string;
}

/** A plan holds something that the proof does not understand, so it can say nothing about the plan. */
export class UnreadablePlanError extends Error {
  constructor(readonly unreadable: readonly Unreadable[]) {
    super(unreadable.map(({ rule, why, text }) => `${rule} ${why}: ${text}`).join('\n'));
    this.name = 'UnreadablePlanError';
  }
}
