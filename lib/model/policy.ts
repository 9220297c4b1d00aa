import type { Growth } from './element';

/** What becomes of something that a policy speaks of. */
export type PolicyAnswer = 'error' | 'warning' | 'allow';

/** Every answer, the loosest first. */
export const POLICY_ANSWERS: readonly PolicyAnswer[] = ['allow', 'warning', 'error'];

/** Along what a plan can open more than is asked for. */
export type GrowthAxis = keyof Growth;

/** Every axis; the type checker finds one that is forgotten. */
const AXES: Readonly<Record<GrowthAxis, true>> = {
  name: true,
  application: true,
  port: true,
  peer: true,
  transport: true,
  family: true,
  source: true,
  path: true,
};

/** The axes along which a plan can grow. */
export const GROWTH_AXES = Object.keys(AXES) as readonly GrowthAxis[];

/** What a team lets pass, over one construct, a stack or an app; what it does not speak of stays as it is. */
export interface AccessPolicy {
  /**
   * What opens more than is asked for, on the whole or by axis: `'error'`, or `{ name: 'allow', default: 'error' }`.
   * @default - a warning where a group cannot see names; said in every report
   */
  readonly widened?: PolicyAnswer | { readonly [Axis in GrowthAxis | 'default']?: PolicyAnswer };
  /**
   * What a document leaves open and nobody supplied, so that nothing is opened for it.
   * @default 'warning'
   */
  readonly uncovered?: PolicyAnswer;
  /**
   * What the page says must be open and an overlay leaves out.
   * @default 'warning'
   */
  readonly omitted?: PolicyAnswer;
  /**
   * Rows of an overlay and openings of the user's own whose last day is past.
   * @default 'warning'
   */
  readonly expired?: PolicyAnswer;
  /**
   * What is open inbound to everybody, whatever reason is given for it.
   * @default 'allow'
   */
  readonly everybody?: PolicyAnswer;
  /**
   * Openings of the user's own without an owner or a last day, and rows of an overlay without a last day.
   * @default 'allow'
   */
  readonly unaccounted?: PolicyAnswer;
  /**
   * The day that decides what is past, `2026-11-30`. Below a policy that is `final` and says it, or says what becomes of
   * what is `expired`, only a later one counts.
   * @default - the day on which the program runs, in UTC
   */
  readonly today?: string;
  /**
   * Nothing below loosens what this policy says: a policy that stands nearer may be stricter alone.
   * @default false - the nearest policy wins
   */
  readonly final?: boolean;
}

/** What a policy gives an answer to; `widened` is answered per axis. */
export const POLICY_CONCERNS = ['uncovered', 'omitted', 'expired', 'everybody', 'unaccounted'] as const;

/** One of them. */
export type PolicyConcern = (typeof POLICY_CONCERNS)[number];
