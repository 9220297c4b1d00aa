import type { Sentences } from './issue';
import type { RequestIssue } from './request-issue';
import { listed, meantOrAllowed } from './words';

const AGAIN = 'have its owner synthesize it again, and take the file as it is written';

export const requestSentences: Sentences<RequestIssue> = {
  'request-not-json': (issue) => `this is no JSON: ${issue.problem}; ${AGAIN}`,
  'request-shape': (issue) => `got ${issue.given}, expected ${issue.expected}`,
  'request-property': (issue) =>
    `'${issue.given}' is no property of a request here${meantOrAllowed(issue.given, issue.allowed, 'properties')}`,
  'request-catalogue': (issue) =>
    `the request was made with the catalogue of version ${issue.given}, which this one does not know (it knows ${listed(issue.known, 'and')}); read it with portolan ${issue.given}, or have its owner synthesize it again with ${issue.known[0] ?? 'this one'}`,
  'request-digest': (issue) =>
    `the digest is ${issue.given}, and the content gives ${issue.computed}: something was changed after the file was written; ${AGAIN}`,
  'request-stale': (issue) => {
    const versions = issue.written === issue.read ? '' : ` (written with ${issue.written}, read with ${issue.read})`;
    return issue.listed
      ? `'${issue.flow}' is listed, and the catalogue here yields no such flow for these entries${versions}; ${AGAIN}`
      : `'${issue.flow}' is a flow that the catalogue here yields for these entries, and the file does not list it${versions}; ${AGAIN}`;
  },
  'source-not-allowed': (issue) =>
    `${issue.given}${issue.list === null ? '' : `, which the prefix list '${issue.list}' holds,`} lies outside what this firewall takes requests for (${issue.allowed.join(', ') || 'nothing'}); ask for machines inside it, or have the firewall's team allow the block (allowedSources, --allowed-source)`,
  'unknown-prefix-list': (issue) =>
    `'${issue.given}' is no address block and no prefix list that is known here${meantOrAllowed(issue.given, issue.allowed, 'prefix lists')}; say what it holds (prefixLists: { '${issue.given}': ['10.1.0.0/16'] }, --prefix-list ${issue.given}=10.1.0.0/16)`,
  'request-repeated': (issue) =>
    `'${issue.name}' of ${issue.owner} is asked for in ${issue.first} already; keep one of the two, or give one of them another name or owner`,
  'request-late': (issue) =>
    `${issue.what} is known at deployment only, and a firewall request is read before that; ${issue.instead}`,
  'request-disagrees': (issue) =>
    `the request '${issue.name}' has one ${issue.word}, and got '${issue.second}' beside '${issue.first}'; say the same ${issue.word} everywhere, or make it a request of another name`,
  'request-misnamed': (issue) =>
    `the file stands in a folder of requests, and its name does not end with '${issue.suffix}', so it would not be read; if it is a request give it its name back, and if it is none move it out of the folder`,
  'no-such-path': (issue) => `there is no ${issue.expected} at '${issue.given}'`,
};
