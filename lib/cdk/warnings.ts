import { Annotations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { gapRemarks, type Remark, type SharedRemarkId } from '../access/remarks';
import { type PolicyRemarkId, underPolicy } from '../access/under-policy';
import type { ElementFidelity } from '../model/element';
import type { PolicyFindings } from '../policy';

/** The ids under which what a construct says can be acknowledged. */
export type WarningId =
  | SharedRemarkId
  | PolicyRemarkId
  | 'portolan:widened'
  | 'portolan:nothing-asked'
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
  const annotations = Annotations.of(scope);
  // By this private member CDK leaves out a trace: it would lead to the synth, never to the construct, and be kilobytes.
  Reflect.set(annotations, 'stackTraces', false);
  annotations.addWarningV2(id, message);
}

/** What opens less than the documents ask for, under a policy and beside `others`. `leaveOut` was left out on purpose. */
export function warnOfGaps(
  scope: Construct,
  fidelity: readonly ElementFidelity[],
  leaveOut: readonly string[],
  { found, others = [] }: { readonly found: PolicyFindings; readonly others?: readonly Remark<WarningId>[] },
): void {
  const usual: readonly Remark<WarningId>[] = [...others, ...gapRemarks(fidelity, leaveOut)];
  for (const { id, message } of underPolicy(usual, found)) warn(scope, id, message);
}
