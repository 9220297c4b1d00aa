import type { Construct, IConstruct } from 'constructs';
import { NetworkRequirementsError } from '../diagnostics';
import type { AccessPolicy } from '../model/policy';
import type { PolicyFindings, policyFindings } from '../policy';
import { today } from './clock';

/** Loaded where there is a policy to read, or a plan to read it against. */
const policies = (): typeof import('../policy') => require('../policy');

/** Two copies of the package on disk see each other's policies. */
const SET = Symbol.for('portolan.cdk.accessPolicies');

type Bearing = IConstruct & { [SET]?: AccessPolicy[] };

/**
 * Policies over everything in a scope: an app, a stage, a stack or any other construct. They are looked up at synth, so
 * that it does not matter whether they are set before or after the constructs are made. The nearest one wins, and the
 * `accessPolicy` of a construct itself is the nearest; below one that is `final` nothing is loosened.
 *
 * ```ts
 * AccessPolicies.of(app).set({ widened: 'error', expired: 'error', final: true });
 * ```
 */
export class AccessPolicies {
  /** The policies of a scope. */
  static of(scope: IConstruct): AccessPolicies {
    return new AccessPolicies(scope);
  }

  private constructor(private readonly scope: Bearing) {}

  /**
   * Sets a policy over the scope. One that is set later on the same scope stands nearer, and takes nothing back of one that
   * is `final`.
   *
   * @throws NetworkRequirementsError with everything in it that is no policy.
   */
  set(policy: AccessPolicy): void {
    const issues = policies().checkPolicy('policy', policy);
    if (issues.length > 0) throw new NetworkRequirementsError(issues, `${this.scope.node.path || 'the app'}:`);
    this.scope[SET] = [...(this.scope[SET] ?? []), policy];
  }
}

/** What the policies over a construct, its own among them, say of its plan. */
export function findingsUnder(
  scope: Construct,
  own: AccessPolicy | undefined,
  compiled: Parameters<typeof policyFindings>[0],
  isSaidElsewhere?: (source: string) => boolean,
): PolicyFindings {
  const above = scope.node.scopes.flatMap((one: Bearing) => one[SET] ?? []);
  const policy = policies().policyInForce([...above, ...(own === undefined ? [] : [own])]);
  return policies().policyFindings(compiled, policy, today(), isSaidElsewhere);
}
