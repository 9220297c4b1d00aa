import type { ProfileIssue, Sentences } from './issue';
import { parseSentence } from './parse';
import { listed, meantOrAllowed, sayable } from './words';

export const profileSentences: Sentences<ProfileIssue> = {
  'profile-not-an-object': (issue) => `a profile is an object of choices, got ${issue.given}`,
  'unknown-choice': (issue) =>
    `'${issue.given}' is no choice of this product${meantOrAllowed(issue.given, issue.allowed, 'a profile may hold')}`,
  'unknown-value': (issue) =>
    `'${issue.given}' is no value of '${issue.choice}'${meantOrAllowed(issue.given, issue.allowed, 'allowed')}`,
  'choice-missing': (issue) =>
    `'${issue.choice}' is the user's fact and has no default (${issue.gloss}); pass one of ${listed(issue.allowed)}`,
  'choice-not-concerned': (issue) => {
    const { choice, because } = issue;
    const other = `${issue.beside}: ${listed(issue.allowed)}`;
    const has = issue.has.length === 0 ? 'none' : listed(issue.has, 'and');
    const without = because === undefined ? `leave '${choice}' out` : `do without '${choice}' here (${because})`;
    return `'${choice}' is a choice beside ${other}, and this profile has ${has}; ${without}, or choose ${other}`;
  },
  'wrong-type': (issue) => `got ${issue.given}, expected ${issue.expected}`,
  'unknown-party': (issue) =>
    `'${issue.given}' is no party of this product${meantOrAllowed(issue.given, issue.allowed, 'parties')}`,
  'unknown-requirement': (issue) =>
    `'${issue.given}' is no requirement of this product${meantOrAllowed(issue.given, issue.allowed, 'requirements whose ports can be supplied')}`,
  'unknown-supplement': (issue) =>
    `'${issue.given}' is no supplement of this product${meantOrAllowed(issue.given, issue.allowed, 'supplements')}`,
  'fixed-ports': (issue) =>
    `the page fixes the ports of '${issue.requirement}' (${issue.printed.join(', ')}), so '${issue.given}' cannot replace them; leave it out, and open anything beyond the page with additionalRules${sayable(issue)}`,
  'malformed-ports': (issue) => parseSentence(issue.problem),
  'malformed-host': (issue) => parseSentence(issue.problem),
  'malformed-address': (issue) => parseSentence(issue.problem),
  'wildcard-under-public-suffix': (issue) =>
    `'${issue.given}' would open every name that anyone registers under the public suffix '${issue.suffix}'; supply the name of one organisation, such as '*.example.${issue.suffix}'`,
  'party-contradicted': (issue) =>
    `'${issue.party}' is said to be absent (false), but ${issue.because}; pass true, leave it out, or remove the placement`,
  'party-documented': (issue) =>
    `the page itself prints where '${issue.party}' is (${issue.hosts} ${issue.hosts === 1 ? 'host' : 'hosts'} under this profile), so no hosts are supplied for it; open anything beyond the page with additionalRules`,
  'ipv4-only': (issue) =>
    `the page supports IPv4 alone for ${listed(issue.requirements, 'and')}, and '${issue.party}' has IPv6 addresses alone ('${issue.given}'); supply its IPv4 addresses, or its host name`,
  'nothing-supplied': (issue) => `nothing is supplied for '${issue.party}'; give hosts or addresses, or leave it out`,
};
