import type { RimIssue, Sentences } from './issue';
import { listed } from './words';

export const rimSentences: Sentences<RimIssue> = {
  'role-not-in-firewall': (issue) =>
    `hostEnforcement names a firewall in which the role entry '${issue.name}' does not stand (it has ${issue.allowed.length === 0 ? 'none' : listed(issue.allowed, 'and')}); add it with firewall.addRole(entry), or pass it in roles`,
  'choice-not-made': (issue) =>
    `${issue.verb} meets agents whose profile says nothing of '${issue.choice}', and a verb never changes a profile; pass ${issue.choice}: true (or the ${issue.choice} itself) to the agents`,
  'rule-repeated': (issue) =>
    `${issue.by} opens '${issue.rule}', which this construct opens already, and EC2 refuses a rule that stands twice; remove it`,
  'host-bound': (issue) =>
    `'${issue.given}' is a host name, and a host name is supplied, never bound; pass parties: { ${issue.party}: { hosts: ['${issue.given}'] } }`,
  'name-of-resource': (issue) => `'${issue.given}' cannot be a name here; allowed: ${issue.allowed}`,
};
