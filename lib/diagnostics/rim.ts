import type { RimIssue, Sentences } from './issue';
import { listed } from './words';

export const rimSentences: Sentences<RimIssue> = {
  'role-not-in-firewall': (issue) =>
    `hostEnforcement names a firewall in which the role entry '${issue.name}' does not stand (it has ${issue.allowed.length === 0 ? 'none' : listed(issue.allowed, 'and')}); add it with firewall.addRole(entry), or pass it in roles`,
  'choice-not-made': (issue) =>
    `${issue.verb} meets ${issue.meets} whose profile says nothing of '${issue.choice}', and a verb never changes a profile; pass ${issue.choice}: true${issue.itself ? ` (or the ${issue.choice} itself)` : ''} to the ${issue.meets.replace(/^an? /, '')}`,
  'choices-disagree': (issue) =>
    `${issue.verb} opens ${issue.requirement} only where both sides have ${issue.choice}: ${listed(issue.needs)}, and ${issue.has
      .map(({ construct, values }) => `${construct} has ${values.length === 0 ? 'none' : values.join(', ')}`)
      .join(' while ')}; a verb never changes a profile, so pass the same ${issue.choice} to both`,
  'party-shared': (issue) =>
    `'${issue.given}' is a party of several products of this construct; say which: ${listed(issue.allowed.map((key) => `'${key}'`))}`,
  'rule-repeated': (issue) =>
    `${issue.by} opens '${issue.rule}', which this construct opens already, and EC2 refuses a rule that stands twice; remove it`,
  'host-bound': (issue) =>
    issue.at === 'hostEnforcement'
      ? `'${issue.given}' is a host name, and a security group reaches a proxy by its address; pass Peer.cidr(...) of its addresses or Peer.securityGroup(...), or, where only its name is known, supply parties: { ${issue.party}: { hosts: ['${issue.given}'] } } with its port and HostEnforcement.none('the proxy sees to the names')`
      : `'${issue.given}' is a host name, and a host name is supplied, never bound; pass parties: { ${issue.party}: { hosts: ['${issue.given}'] } }`,
  'name-of-resource': (issue) => `'${issue.given}' cannot be a name here; allowed: ${issue.allowed}`,
  'role-not-in-construct': (issue) =>
    `${issue.verb} needs the role '${issue.role}' of ${issue.product}, and that construct has ${issue.allowed.length === 0 ? 'no role' : listed(issue.allowed, 'and')}; pass one that has it`,
  'ports-disagree': (issue) =>
    `${issue.from} goes to ${issue.fromPorts || 'no port'} (${issue.requirement}), and ${issue.to} listens on ${issue.toPorts || 'none'}; give both the same ports: { '${issue.requirement}': '${issue.fromPorts || issue.toPorts}' }`,
  'open-to-everyone': (issue) =>
    `${issue.requirement} would let everybody in, and nobody said why; pass Peer.anyIpv4('why') for IPv4, Peer.anyIpv6('why') for IPv6, or a narrower Peer.cidr(...)`,
  'edge-sources-missing': (issue) =>
    `${issue.construct} does not say where its machines stand, and by: 'addresses' opens to their addresses, never to a whole VPC in silence; pass sources: ['10.0.1.0/24'] to ${issue.construct}`,
  'not-of-existing-group': (issue) =>
    `securityGroup names a group that stands already, of which nothing is changed; leave ${issue.at} out, or leave securityGroup out to have a group of its own`,
  'group-immutable': (issue) =>
    `${issue.given} is imported with mutable: false, which asks CDK to leave it as it is; import it without mutable: false, or leave securityGroup out to have a group of its own`,
  'rule-twice-in-group': (issue) =>
    `${issue.other} opens '${issue.rule}' in the same security group, and EC2 refuses a rule that stands twice; put the roles of both into one RoleAccess`,
  'ipv6-sources-missing': (issue) =>
    `names are open over IPv6, and the firewall behind the group knows no IPv6 address of '${issue.name}' (it has ${issue.has.length === 0 ? 'none' : listed(issue.has, 'and')}), so it would drop all of that; pass sources with an IPv6 block too, such as ['10.0.1.0/24', '2001:db8:0:1::/64'], or leave ipv6 out`,
  'enforcement-left-out': (issue) =>
    `'${issue.name}' reaches parties by name, and an AWS security group cannot match host names; say what stands behind the open port: HostEnforcement.firewall(firewall), .proxy(peer, port) or .none('reason'), or reach the parties by addresses with reachBy: 'addresses'`,
  'opening-named-twice': (issue) =>
    `'${issue.given}' names another opening already, and the report tells openings apart by their ids; give each an id of its own`,
  'changed-after-proof': (issue) =>
    `'${issue.rule}' is not what was proved (${issue.answer}: ${issue.witness}): an override, an Aspect or an escape hatch changed the resource; take the change back, and open what you need beside the documents with additionalRules`,
  'sources-missing': (issue) =>
    `nobody says which addresses '${issue.name}' has, and the firewall's rules need them; pass sources: ['10.0.0.0/24'] beside the entry, or give its construct hostEnforcement: HostEnforcement.firewall(firewall)`,
  'home-too-small': (issue) =>
    `home (${listed(issue.home, 'and')}) leaves out ${issue.source} of '${issue.name}', whose names would then match nothing; widen home, or leave it out to have the union of all sources`,
};
