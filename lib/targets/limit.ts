import type { TargetIssue } from '../diagnostics/issue';

/** A limit of a cloud, with where it is written down. */
export interface Limit {
  /** As the cloud's own pages call it. */
  readonly name: string;
  readonly value: number;
  readonly source: string;
  /** Whether the cloud raises it on request. */
  readonly raisable: boolean;
}

/** The issue of a figure over its limit. */
export function overLimit(
  limit: Limit,
  figure: number,
  at: string,
  what: string,
  waysOut: readonly string[],
): TargetIssue {
  const { name, value, source } = limit;
  return { code: 'over-limit', at, limit: name, value, figure, what, source, waysOut };
}
