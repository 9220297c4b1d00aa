import { type Issue, sentence } from '../diagnostics';
import type { PolicyFindings } from '../policy';
import type { Remark } from './remarks';

/** What a policy says is known by these ids. */
export type PolicyRemarkId =
  | 'portolan:policy-widened'
  | 'portolan:policy-uncovered'
  | 'portolan:policy-omitted'
  | 'portolan:policy-everybody'
  | 'portolan:policy-unaccounted'
  | 'portolan:expired';

/**
 * What a user hears under a policy: what is remarked anyway, without that which the policy allows or makes an error, and
 * what it warns of beside. Of two that say the same the first one stays.
 */
export function underPolicy<Id extends string>(
  usual: readonly Remark<Id>[],
  { warnings, settles }: PolicyFindings,
): readonly Remark<Id | PolicyRemarkId>[] {
  const kept = usual.filter(
    ({ id }) =>
      !(id === 'portolan:widened' && settles.has('widened')) &&
      !(id === 'portolan:uncovered' && settles.has('uncovered')),
  );
  const said = new Set<string>(kept.map(({ id }) => id));
  const isSaid = ({ code }: Issue) =>
    (code === 'policy-widened' && said.has('portolan:widened')) ||
    (code === 'policy-uncovered' && said.has('portolan:uncovered'));
  return [
    ...kept,
    ...warnings
      .filter((issue) => !isSaid(issue))
      .map((issue) => ({ id: `portolan:${issue.code}` as PolicyRemarkId, message: sentence(issue) })),
  ];
}
