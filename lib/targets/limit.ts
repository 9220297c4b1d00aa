import type { Issue, TargetIssue } from '../diagnostics/issue';

/** A limit of a cloud, with where it is written down. */
export interface Limit {
  /** As the cloud's own pages call it. */
  readonly name: string;
  readonly value: number;
  readonly source: string;
  /** Whether the cloud raises it on request. */
  readonly raisable: boolean;
  /** What the cloud raises it to at most, where it says so. */
  readonly most?: number;
}

/** The limits of a target, by the names under which a user raises them. */
export type LimitTable = Readonly<Record<string, Limit>>;

/** The figures to which the cloud raised limits for the user's account: `{ rulesPerSecurityGroup: 120 }`. */
export type RaisedLimits<Table extends LimitTable> = {
  readonly [Key in keyof Table as Table[Key]['raisable'] extends true ? Key : never]?: number;
};

/** The limits in force, and what is wrong with what the user says of them. */
export function limitsInForce<Table extends LimitTable>(
  table: Table,
  raised: RaisedLimits<Table> | undefined,
): { readonly limits: { readonly [Key in keyof Table]: Limit }; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const limits: Record<string, Limit> = { ...table };
  const allowed = Object.keys(table).filter((key) => table[key]?.raisable === true);
  for (const [key, figure] of Object.entries((raised ?? {}) as Readonly<Record<string, unknown>>)) {
    const at = `limits.${key}`;
    const limit = Object.hasOwn(table, key) ? table[key] : undefined;
    if (limit === undefined) issues.push({ code: 'unknown-limit', at, given: key, allowed });
    else if (!limit.raisable) {
      const { name, value, source } = limit;
      issues.push({ code: 'fixed-limit', at, given: String(figure), limit: name, value, source, allowed });
    } else if (
      typeof figure !== 'number' ||
      !Number.isInteger(figure) ||
      figure < 1 ||
      figure > (limit.most ?? figure)
    ) {
      const expected = `a whole number from 1${limit.most === undefined ? '' : ` to ${limit.most}`} (${limit.source})`;
      issues.push({ code: 'wrong-type', at, given: String(figure), expected });
    } else limits[key] = { ...limit, value: figure };
  }
  return { limits: limits as { readonly [Key in keyof Table]: Limit }, issues };
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
