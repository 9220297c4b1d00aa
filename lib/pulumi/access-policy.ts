import type { AccessPolicy } from '../model/policy';
import type { PolicyFindings, policyFindings } from '../policy';
import { today } from './clock';
import { throwIfAny } from './problems';

/** Loaded where there is a policy to read, or a plan to read it against. */
const policies = (): typeof import('../policy') => require('../policy');

/** Those of the program, in the order in which they were set. */
let ofProgram: readonly AccessPolicy[] = [];

/**
 * Sets a policy for the whole program. Pulumi's components know no tree and have no late step, so it has to be set before
 * the first component is made, and holds for those that are made after it. The `accessPolicy` of a component stands nearer
 * and wins, but below a policy that is `final` nothing is loosened.
 *
 * ```ts
 * setAccessPolicy({ widened: 'error', expired: 'error', final: true });
 * ```
 *
 * @throws InputPropertiesError with everything in it that is no policy.
 */
export function setAccessPolicy(policy: AccessPolicy): void {
  throwIfAny(policies().checkPolicy('policy', policy), 'setAccessPolicy');
  ofProgram = [...ofProgram, policy];
}

/** As a program starts. @internal */
export function forgetAccessPolicies(): void {
  ofProgram = [];
}

/** What the policy of the program and of a component say of its plan; nothing of a plan that there is none of. */
export function findingsUnder(
  own: AccessPolicy | undefined,
  compiled: Parameters<typeof policyFindings>[0] | null,
  isSaidElsewhere?: (source: string) => boolean,
): PolicyFindings {
  if (compiled === null) return { errors: [], warnings: [], settles: new Set() };
  const isPolicy = own !== undefined && policies().checkPolicy('accessPolicy', own).length === 0;
  const policy = policies().policyInForce([...ofProgram, ...(isPolicy ? [own] : [])]);
  return policies().policyFindings(compiled, policy, today(), isSaidElsewhere);
}
