import { Annotations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { ElementFidelity, Standing } from '../model/element';
import { isNamedIn } from '../model/entry';

/** The ids under which what a construct says can be acknowledged. */
export type WarningId =
  | 'portolan:widened'
  | 'portolan:nothing-asked'
  | 'portolan:peer-unused'
  | 'portolan:uncovered'
  | 'portolan:refused'
  | 'portolan:additional-refused'
  | 'portolan:existing-group'
  | 'portolan:observe'
  | 'portolan:prefix-list-unused'
  | 'portolan:sources-overlap'
  | 'portolan:policy-unattached'
  | 'portolan:walled-garden'
  | 'portolan:nothing-closed'
  | 'portolan:rule-group-unassociated'
  | 'portolan:vpc-unassociated';

/** Said once, however often the app is synthesized; silenced by either of CDK's ways to acknowledge a warning. */
export function warn(scope: Construct, id: WarningId, message: string): void {
  Annotations.of(scope).addWarningV2(id, message);
}

/** What opens less than the documents ask for. `leaveOut` was left out on purpose. */
export function warnOfGaps(scope: Construct, fidelity: readonly ElementFidelity[], leaveOut: readonly string[]): void {
  const uncovered = requirementsOf(fidelity, ['uncovered']);
  if (uncovered.length > 0) {
    warn(
      scope,
      'portolan:uncovered',
      `the documents leave something out of ${uncovered.join(', ')}, so nothing is opened for it; the report says what is missing and how to supply it`,
    );
  }
  const own = (element: ElementFidelity['element']) => element.product === 'additional';
  const additional = requirementsOf(
    fidelity.filter(({ element }) => own(element)),
    ['refused', 'narrowed'],
  );
  if (additional.length > 0) {
    warn(
      scope,
      'portolan:additional-refused',
      `${additional.join(', ')} of additionalRules cannot be said here and is not open; the report names the ways out, or remove it`,
    );
  }
  const documented = fidelity.filter(({ element }) => !own(element));
  const unexpected = documented.filter(
    ({ element: { product, requirement } }) => !isNamedIn(leaveOut, product, requirement),
  );
  const refused = requirementsOf(unexpected, ['refused', 'narrowed']);
  if (refused.length > 0) {
    warn(
      scope,
      'portolan:refused',
      `${refused.join(', ')} cannot be said here and is not open; the report names the ways out, and leaveOut says that it is left out on purpose`,
    );
  }
}

/** The requirements of which some element stands so, sorted. */
export function requirementsOf(
  fidelity: readonly ElementFidelity[],
  standings: readonly Standing[],
): readonly string[] {
  const own = fidelity.filter(({ fidelity: how }) => standings.includes(how.standing));
  return [...new Set(own.map(({ element }) => element.requirement))].sort();
}
