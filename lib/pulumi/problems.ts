import { InputPropertiesError } from '@pulumi/pulumi';
import { type Issue, sentence } from '../diagnostics';

/** Speaks once: everything that is wrong with what a component was passed, by property. */
export function throwIfAny(issues: readonly Issue[], component: string): void {
  if (issues.length === 0) return;
  // Several roles of one profile have its faults several times.
  const own = [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()];
  const errors = own.map((issue) => ({ propertyPath: pathOf(issue), reason: sentence(issue) }));
  const lines = [...new Set(errors.map(({ reason }) => `- ${reason}`))];
  throw new InputPropertiesError({ message: [`${component} cannot be compiled:`, ...lines].join('\n'), errors });
}

/** The property to change; what is told of a role entry stands where its user can mend it. */
function pathOf(issue: Issue): string {
  if (issue.code === 'party-unplaced') return `peers.${issue.party}`;
  return issue.code === 'request-disagrees' ? `hostEnforcement.${issue.word}` : issue.at;
}
