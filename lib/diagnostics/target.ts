import type { Sentences, TargetIssue } from './issue';
import { listed, meantOrAllowed } from './words';

export const targetSentences: Sentences<TargetIssue> = {
  'unknown-target': (issue) => `'${issue.given}' is no target${meantOrAllowed(issue.given, issue.allowed, 'targets')}`,
  'unknown-limit': (issue) =>
    `'${issue.given}' is no limit that is raised on request${meantOrAllowed(issue.given, issue.allowed, 'limits')}`,
  'fixed-limit': (issue) =>
    `${issue.limit} is ${issue.value} for everybody (${issue.source}), so '${issue.given}' cannot replace it; leave it out (limits that are raised on request: ${issue.allowed.join(', ')})`,
  'names-need-enforcement': (issue) =>
    `${issue.by === undefined ? 'an AWS security group' : `a ${issue.by}`} cannot match host names, and ${issue.source} reaches these by name: ${issue.flows
      .map((flow) => `${flow.requirement} (${flow.hosts.join(', ')})`)
      .join(
        '; ',
      )}; say what stands behind the open port: hostEnforcement: HostEnforcement.firewall(firewall), ${issue.by === undefined ? '.dnsFirewall(dns), ' : ''}.requested('name', { ... }), .proxy(peer, port) or .none('reason'), or reach the parties by addresses with reachBy: 'addresses'`,
  'must-refused': (issue) =>
    `${issue.requirement} must be open, and this target refuses all of it (${issue.asked.join(', ')}): ${issue.reason}; ${[
      ...issue.waysOut,
      `leave it out on purpose with leaveOut: ['${issue.requirement}']`,
    ].join('; or ')}`,
  'public-port-taken': (issue) =>
    `${listed(issue.ports, 'and')} of ${issue.publicAddress} would lead to ${listed(issue.entries, 'and')}, and one port of a public address leads to one server; publish one of them at another address, or part what comes in with requirements`,
  'over-limit': (issue) =>
    `${issue.what}: ${issue.figure}, and ${issue.limit} is ${issue.value} (${issue.source}); ${issue.waysOut.join('; or ')}`,
};
