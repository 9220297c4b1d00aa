import type { Sentences } from './issue';
import type { OverlayIssue } from './overlay-issue';
import { listed, meantOrAllowed } from './words';

/** How many ids are listed where none is near to what was passed. */
const LISTED = 12;

export const overlaySentences: Sentences<OverlayIssue> = {
  'overlay-unknown': (issue) =>
    `'${issue.given}' is no requirement of ${issue.product}${meantOrAllowed(issue.given, issue.allowed, 'requirements', LISTED)}`,
  'overlay-retired': (issue) =>
    `'${issue.given}' was taken back (${issue.reason}); ${issue.replacedBy === null ? 'nothing stands in its place: remove this row' : `say '${issue.replacedBy}' in its place`}`,
  'overlay-repeated': (issue) =>
    `'${issue.requirement}' stands in the overlay already, at ${issue.first}; put everything about it in one row`,
  'overlay-member': (issue) =>
    `'${issue.given}' is nothing that a row of an overlay says${meantOrAllowed(issue.given, issue.allowed, 'allowed')}`,
  'overlay-unaccounted': (issue) =>
    `the row${ofRow(issue.requirement)} does not say its ${listed(issue.missing, 'and')}; the report prints why the page is not followed and who answers for it: add ${issue.missing.map((word) => `${word}: '...'`).join(', ')}`,
  'overlay-omit-beside': (issue) =>
    `the row${ofRow(issue.requirement)} leaves the requirement out and says its ${listed(issue.beside, 'and')} too; remove ${listed(['omit', ...issue.beside], 'or')}, so that it says one of the two`,
  'overlay-says-nothing': (issue) =>
    `the row${ofRow(issue.requirement)} changes nothing; say omit: true, or what stands in the place of the page's: hosts: [...], addresses: [...], ports: '...'`,
  'overlay-of-placed': (issue) =>
    `the page does not print where '${issue.party}' is: that is yours to place${issue.placed === null ? '' : ` and stands at ${issue.placed}`}, so '${issue.requirement}' takes no ${listed(issue.parts)} of its own; ${issue.placed === null ? `place it with peers: { ${issue.party}: Peer... } or parties: { ${issue.party}: { ... } }` : `change ${issue.placed}`}, and leave ${listed(issue.parts, 'and')} out here`,
  'overlay-leaves-nothing': (issue) =>
    `nothing is left of where '${issue.requirement}' leads; give hosts or addresses, or leave it out with omit: true`,
  'overlay-given-twice': (issue) =>
    `the ports of '${issue.requirement}' are said at ${issue.first} too; say them in one place`,
  'overlay-denied': (issue) =>
    `what stands in the place of '${issue.requirement}' opens what the page forbids ('${issue.denial}': ${issue.gloss}); choose other hosts, addresses or ports, or leave the row as the page has it`,
  'malformed-day': (issue) =>
    `${issue.given} is no day; write it as YYYY-MM-DD, such as '2027-03-31', the last day on which it holds`,
};

function ofRow(requirement: string | null): string {
  return requirement === null ? '' : ` of '${requirement}'`;
}
