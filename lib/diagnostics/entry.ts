import type { EntryIssue } from './entry-issue';
import type { Sentences } from './issue';
import { listed, meantOrAllowed } from './words';

export const entrySentences: Sentences<EntryIssue> = {
  'unknown-role': (issue) =>
    issue.service
      ? `'${issue.given}' is a service of ${issue.product}, outside the user's network; a role entry asks for a role: ${listed(issue.allowed)}`
      : `'${issue.given}' is no role of ${issue.product}${meantOrAllowed(issue.given, issue.allowed, 'roles')}`,
  'role-is-service': (issue) =>
    `'${issue.given}' stands outside the user's network under ${issue.under.join(', ')}, so it asks for nothing; let another role of ${issue.product} ask, and supply it in that profile as parties: { ${issue.given}: { hosts: [...] } }`,
  'malformed-name': (issue) =>
    `'${issue.given}' cannot name a role entry; a name is a letter and at most 31 more of A-Z, a-z, 0-9 and _, and none that a firewall keeps for itself (HOME_NET, EXTERNAL_NET, BLOCK_...)`,
  'name-taken': (issue) =>
    `${issue.entries.length} role entries would be named '${issue.name}' (${issue.entries.join('; ')}) with different profiles; give each a name of its own, such as role(..., { name: '${issue.name}_2' })`,
  'party-unplaced': (issue) =>
    `${issue.product}.${issue.role} must reach '${issue.party}' (${issue.requirements.join(', ')}), and nothing says where it is; pass peers: { ${issue.party}: Peer... }, supply it in the profile as parties: { ${issue.party}: { addresses: [...] } } or hosts, or list it in unbound: ['${issue.party}']`,
  'unknown-leave-out': (issue) =>
    `'${issue.given}' is no requirement of these role entries${meantOrAllowed(issue.given, issue.allowed, 'requirements')}`,
  'proxy-given-twice': (issue) =>
    `the proxy is given twice and differently: ${issue.first} and ${issue.second}; say it once`,
  'proxy-not-documented': (issue) =>
    `${issue.product} documents no proxy, so no flow can be sent through one; enforce the names at a firewall instead`,
  'no-entries': () => `there is no role entry to compile; pass at least one role(...)`,
};
