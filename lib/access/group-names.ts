import type { Issue } from '../diagnostics';
import { SECURITY_GROUP_LIMITS } from '../targets/aws-security-group/limits';
import type { Limit, LimitTable } from '../targets/limit';

const EC2_TEXT = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]+$/;

function isEc2Text(text: string, { value: most }: Limit): boolean {
  return EC2_TEXT.test(text) && text.length <= most;
}

function ec2Characters({ value: most }: Limit): string {
  return `1 to ${most} of A-Z, a-z, 0-9, blank and ._-:/()#,@[]+=&;{}!$*`;
}

/** What EC2 would refuse at deployment only; undefined stands for what is not said, or not known yet. */
export function checkGroupNames({
  securityGroupName,
  description,
  groups = 1,
}: {
  readonly securityGroupName?: string | undefined;
  readonly description?: string | undefined;
  readonly groups?: number | undefined;
}): readonly Issue[] {
  const { groupNameLength, groupDescriptionLength } = SECURITY_GROUP_LIMITS;
  const issues: Issue[] = [];
  const check = (at: string, given: string | undefined, fits: (text: string) => boolean, allowed: string) => {
    if (given !== undefined && !fits(given)) issues.push({ code: 'name-of-resource', at, given, allowed });
  };
  check(
    'description',
    description,
    (text) => isEc2Text(text, groupDescriptionLength),
    ec2Characters(groupDescriptionLength),
  );
  check(
    'securityGroupName',
    securityGroupName,
    (text) =>
      isEc2Text(groups > 1 ? `${text}-${groups}` : text, groupNameLength) &&
      !/^sg-/i.test(text) &&
      text.toLowerCase() !== 'default',
    `${ec2Characters(groupNameLength)}, neither 'default' nor with 'sg-' in front`,
  );
  return issues;
}

/** Figures by the name of a limit, where the type checker did not see them. */
export function checkLimits(limits: unknown): readonly Issue[] {
  if (limits === undefined || (typeof limits === 'object' && limits !== null && !Array.isArray(limits))) return [];
  return [{ code: 'wrong-type', at: 'limits', given: String(limits), expected: 'figures by the name of a limit' }];
}

/** Those of the limits that a table has. */
export function limitsOf(limits: object | undefined, table: LimitTable): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(limits ?? {}).filter(([key]) => Object.hasOwn(table, key)));
}
