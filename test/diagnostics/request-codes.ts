import { NetworkRequirementsError } from '../../lib/diagnostics';
import type { RequestIssue } from '../../lib/diagnostics/request-issue';
import {
  composeRequest,
  OWN_CATALOGUE,
  parseFirewallRequests,
  type ReadRequestsOptions,
  type RequestPart,
  readFirewallRequests,
} from '../../lib/requests';
import { agent, edited, FILE, firstEntry, part, textOf } from '../requests/harbour';
import type { CodeCase } from './cases';

/** What the firewall's team reads. */
function reading(text: string, options: ReadRequestsOptions = {}): CodeCase {
  return { api: () => parseFirewallRequests([{ file: FILE, text }], OWN_CATALOGUE, options) };
}

/** What an app would write. */
function writing(...parts: readonly RequestPart[]): CodeCase {
  return {
    api: () => {
      throw new NetworkRequirementsError(composeRequest('central-egress', parts).issues);
    },
  };
}

const text = textOf();

/** A case for every code of a firewall request; one that is missing does not compile. */
export const REQUEST_CASES: Readonly<Record<RequestIssue['code'], CodeCase>> = {
  'request-not-json': reading(text.replace('"owner": "fleet team",', '"owner": "fleet team"')),
  'request-shape': reading(
    edited(text, (file) => {
      file.owner = 7;
    }),
  ),
  'request-property': reading(
    edited(text, (file) => {
      firstEntry(file).source = ['10.1.0.0/24'];
    }),
  ),
  'request-catalogue': reading(
    edited(text, (file) => {
      file.catalogue = '9.1.0';
    }),
  ),
  'request-digest': reading(text.replace('agents report', 'everybody reports')),
  'request-stale': reading(
    edited(text, (file) => {
      file.flows = (file.flows as string[]).map((flow) => flow.replace('download.zoho.jp', 'anything.example'));
      file.flows = [
        ...(file.flows as string[]),
        'ECC_AGENT egress tcp 443 tls download.zoho.jp (endpoint-central-cloud/agent-cloud-jp)',
      ];
    }),
  ),
  'source-not-allowed': reading(text, { allowedSources: ['10.2.0.0/16', '10.3.0.0/16'] }),
  'unknown-prefix-list': reading(textOf(part({ sources: ['spoke-a'] })), {
    prefixLists: { 'spoke-b': ['10.2.0.0/16'] },
  }),
  'request-repeated': {
    api: () =>
      parseFirewallRequests(
        [
          { file: 'requests/a.firewall-request.json', text },
          { file: 'requests/b.firewall-request.json', text },
        ],
        OWN_CATALOGUE,
      ),
  },
  'request-late': writing(
    part({ requests: [{ ...agent, peers: { distributionServer: { bound: 'Spoke/Vpc.CidrBlock', block: true } } }] }),
  ),
  'request-disagrees': writing(part(), part({ owner: 'office team', at: 'Office/Agents' })),
  'request-misnamed': {
    api: () => readFirewallRequests('test/diagnostics/misnamed'),
    command: ['request', 'check', 'test/diagnostics/misnamed'],
  },
  'no-such-path': {
    api: () => readFirewallRequests('no-such-folder'),
    command: ['request', 'check', 'no-such-folder'],
  },
};
