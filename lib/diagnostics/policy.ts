import type { Sentences } from './issue';
import type { PolicyIssue } from './policy-issue';
import { listed, meantOrAllowed } from './words';

export const policySentences: Sentences<PolicyIssue> = {
  'policy-unknown': (issue) =>
    `'${issue.given}' is nothing that a policy speaks of${meantOrAllowed(issue.given, issue.allowed, 'allowed')}`,
  'policy-widened': (issue) =>
    `${listed(issue.requirements, 'and')} ${issue.requirements.length === 1 ? 'opens' : 'open'} more than is asked for (${issue.axes.join(', ')}); the report says why and what would narrow it; where it may be so, say accessPolicy: { widened: { ${issue.axes.map((axis) => `${axis}: 'allow'`).join(', ')} } }`,
  'policy-uncovered': (issue) =>
    `the documents leave something out of ${listed(issue.requirements, 'and')}, so nothing is opened for it; the report says what is missing and how to supply it; where you do without, say accessPolicy: { uncovered: 'allow' }, or leave the row out by an overlay with its reason`,
  'policy-omitted': (issue) =>
    `the page says that '${issue.requirement}' must be open, and it is left out (${issue.reason}; ${issue.owner}); take the row out of the overlay, or say accessPolicy: { omitted: 'allow' }`,
  'policy-everybody': (issue) =>
    `'${issue.requirement}' is open inbound to everybody; place its party on the addresses that need it, or say accessPolicy: { everybody: 'allow' }`,
  'policy-unaccounted': (issue) =>
    `'${issue.given}' of ${WORDS[issue.of]} does not say its ${listed(issue.missing, 'and')}; add ${issue.missing.map((word) => `${word}: '${word === 'expires' ? '2027-03-31' : '...'}'`).join(', ')}`,
  expired: (issue) =>
    `'${issue.given}' of ${WORDS[issue.of]} held until ${issue.expires}, and it is ${issue.today}${issue.owner === null ? '' : `; ${issue.owner} answers for it`}; take it out, or say a later day with its reason`,
};

const WORDS = { overlay: 'the overlay', additionalRules: 'additionalRules' } as const;
