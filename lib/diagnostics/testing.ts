import type { Sentences } from './issue';
import type { TestingIssue } from './testing-issue';
import { listed } from './words';

export const testingSentences: Sentences<TestingIssue> = {
  'product-lint': (issue) => `${issue.actual}; expected: ${issue.expected} (${issue.lint})`,
  'malformed-tested-connection': (issue) =>
    `'${issue.given}' is no connection; write it as 'tcp 443 to login.example.com', 'udp 53 to 10.0.0.2 from Agents' or 'tcp 8384 from 10.0.0.0/22' (tcp, tls, https, http, udp or icmp; a port or a range; at least one end)`,
  'tested-machines-missing': (issue) =>
    `${issue.allowed.length === 0 ? 'no group stands' : `several groups stand (${listed(issue.allowed, 'and')})`} in what is tested; say which machines are meant with machines: ['GROUP'], or address blocks`,
  'tested-end-missing': (issue) =>
    `'${issue.given}' says one end alone, and several machines may be the other (${listed(issue.allowed)}); write both ends: '... to X from ${issue.allowed[0] ?? 'Y'}'`,
};
