import type { AuditIssue } from './audit-issue';
import type { Sentences } from './issue';
import { listed, meantOrAllowed } from './words';

/** A template may hold thousands. */
const FEW = 12;

function fewOf(words: readonly string[]): string {
  const more = words.length > FEW ? ` and ${words.length - FEW} more` : '';
  return `${words.slice(0, FEW).join(', ')}${more}`;
}

export const auditSentences: Sentences<AuditIssue> = {
  'unknown-machines': (issue) =>
    `'${issue.given}' is no address block, and no group that stands in what was read${meantOrAllowed(issue.given, issue.allowed, 'groups', FEW)}`,
  'ambiguous-name': (issue) =>
    `several ${issue.of === 'role' ? 'roles' : 'things that were read'} are called '${issue.given}'; write it as one of ${listed(issue.candidates.map(({ name, where }) => `${name} (${where})`))}`,
  'no-machines': (issue) => `no machine can be in all of ${issue.given} at once; name the groups of one machine`,
  'nothing-decides': (issue) =>
    `nothing in what was read decides about these machines; say where they stand with --bind ${issue.role}=GROUP|CIDR (${issue.allowed.length === 0 ? 'no group stands there' : `groups: ${listed(issue.allowed)}`}), or what they go through with --through`,
  'folder-for-file': (issue) =>
    `'${issue.given}' is a folder, and files are read here; ${issue.holds.length === 0 ? 'pass the files themselves, of which it holds none (*.json, *.yaml, *.yml, *.template)' : `pass those of its files that belong together: ${fewOf(issue.holds)}`}`,
  'option-without': (issue) => `'${issue.given}' says nothing without ${issue.needs}; add that, or ${issue.instead}`,
  'unreadable-file': (issue) => `${issue.why}; pass a file that its own tool accepts`,
  'unknown-format': (issue) =>
    `this is none of the formats that are read (${listed(issue.allowed, 'and')}); pass the file as the tool writes it, not an extract`,
  'unknown-rule': (issue) =>
    `'${issue.given}' is no rule in what was read${meantOrAllowed(issue.given, issue.allowed, 'rules', FEW)}`,
  'ambiguous-rule': (issue) =>
    `'${issue.given}' is what several rules are called; write it as one of ${listed(issue.allowed)}`,
  'malformed-connection': (issue) =>
    `'${issue.given}' is no end of a connection; write HOST:PORT/TRANSPORT or ADDRESS:PORT/TRANSPORT, such as login.example.com:443/tls or 203.0.113.7:53/udp (transports: tcp, tls, http, udp, icmp)`,
  'port-unsaid': (issue) =>
    `'${issue.given}' does not say which port; write ${listed(issue.instead)}, with the port that is meant (${issue.every} asks about every one)`,
  incomparable: (issue) =>
    `${issue.first} is ${issue.firstKind} and ${issue.second} is ${issue.secondKind}; compare two of one kind`,
};
