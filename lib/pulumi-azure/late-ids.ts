import { type Input, isSecret, type Output, output } from '@pulumi/pulumi';
import type { Issue } from '../diagnostics';
import { parseCidr } from '../model/addresses';
import { withoutValue } from '../pulumi/late-checks';
import { throwIfAny } from '../pulumi/problems';
import { isIdOf } from './peer';

/** What is wrong with the id of a firewall policy. */
export function checkPolicyId(given: string, at: string): readonly Issue[] {
  if (isIdOf(given, 'firewallPolicies')) return [];
  const expected = "the id of a firewall policy: '/subscriptions/.../firewallPolicies/central'";
  return [{ code: 'wrong-type', at, given: `'${given}'`, expected }];
}

/** What is wrong with one IPv4 address. */
export function checkAddress(given: string, at: string): readonly Issue[] {
  const read = parseCidr(given);
  if (!read.ok) return [{ code: 'malformed-address', at, problem: read.problem }];
  if (read.value.family === 4 && !given.includes('/')) return [];
  return [
    { code: 'wrong-type', at, given: `'${given}'`, expected: 'one IPv4 address: an Azure Firewall is IPv4 alone' },
  ];
}

/** A text as it is passed on: one that is known only later is checked when it arrives, with the same sentence. */
export function checkedWith(
  check: (given: string, at: string) => readonly Issue[],
  value: Input<string>,
  { at, component }: { readonly at: string; readonly component: string },
): Output<string> {
  const late = output(value);
  return late.apply(async (arrived) => {
    const issues = check(arrived, at);
    throwIfAny((await isSecret(late)) ? issues.map(withoutValue) : issues, component);
    return arrived;
  });
}
