import type { RimIssue, Sentences } from './issue';
import { listed } from './words';

const POLICY_FAULTS: Readonly<
  Record<Extract<RimIssue, { readonly code: 'policy-unfit' }>['fault'], (given: string) => string>
> = {
  'rule-order': (given) =>
    `its rule order is ${given}, while they are written for STRICT_ORDER; pass statefulEngineOptions: { ruleOrder: 'STRICT_ORDER' }`,
  'not-closed': (given) =>
    `its stateful default actions (${given}) do not close what no rule passes once its name can be read; pass 'aws:drop_established_app_layer_to_server' with its alert twin, or mode: 'observe' to close nothing`,
  'not-observing': (given) =>
    `it closes what no rule passes (${given}), while mode: 'observe' is to close nothing; take the action out, or pass mode: 'enforce'`,
  stateless: (given) =>
    `its stateless side does not hand everything on (${given}), so rules of the groups are passed by; pass ['aws:forward_to_sfe']`,
  stream: (given) =>
    `its StreamExceptionPolicy is ${given}, by which a broken stream is taken up again without the name that it began with; pass 'DROP' or 'REJECT'`,
  'group-missing': (given) => `not to ${given}, which the rest relies on; pass ruleGroupReferences whole`,
  'group-twice': (given) => `to ${given} more than once; pass ruleGroupReferences once`,
  'priority-twice': (given) =>
    `several of its references have the priority ${given}; give yours others, or keep ours within a band with priorities: { first, last }`,
  'tail-not-last': (given) =>
    `${given} stands behind the tail, which closes UDP and ICMP before it is asked; take the priorities of ruleGroupReferences as they are`,
  home: (given) =>
    `its HOME_NET leaves out ${given}, whose names would then match nothing in a domain list; widen HOME_NET, or pass exact: true`,
};

export const rimSentences: Sentences<RimIssue> = {
  'role-not-in-firewall': (issue) =>
    `hostEnforcement names a firewall in which the role entry '${issue.name}' does not stand (it has ${issue.allowed.length === 0 ? 'none' : listed(issue.allowed, 'and')}); pass it to the firewall in roles, with its sources (CDK also has firewall.addRole(entry, { sources }))`,
  'role-differs-in-firewall': (issue) =>
    `the role entry '${issue.name}' stands in ${issue.firewall} with other words than here (${listed(issue.differs, 'and')}), so the firewall would not let through what is opened here; say the same beside the entry in the firewall's roles`,
  'prefix-list-stands': (issue) =>
    `the prefix list '${issue.list}' is registered with other addresses, and what is registered stays as it is; pass the party in peers where the component is made, or leave prefixLists out`,
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
    `'${issue.name}' reaches parties by name, and ${issue.by === undefined ? 'an AWS security group' : `a ${issue.by}`} cannot match host names; say what stands behind the open port: HostEnforcement.firewall(firewall), ${issue.by === undefined ? '.dnsFirewall(dns), ' : ''}.requested('name', { ... }), .proxy(peer, port) or .none('reason'), or reach the parties by addresses with reachBy: 'addresses'`,
  'opening-named-twice': (issue) =>
    `'${issue.given}' names another opening already, and the report tells openings apart by their ids; give each an id of its own`,
  'changed-after-proof': (issue) =>
    `'${issue.rule}' is not what was proved (${issue.answer}: ${issue.witness}): an override, an Aspect or an escape hatch changed the resource; take the change back, and open what you need beside the documents with additionalRules`,
  'policy-is-yours': () =>
    "no policy is made where policy: 'yours' is passed; pass ruleGroupReferences to your CfnFirewallPolicy and attach that one, or leave policy out",
  'policy-unfit': ({ firewall, fault, given }) =>
    `it refers to the rule groups of ${firewall}, and ${POLICY_FAULTS[fault](given)}`,
  'priority-taken': (issue) =>
    `${issue.by} ties another rule group to the same VPC with priority ${issue.priority}, and no two of a VPC may share one; pass another priority, 101 to 9899`,
  'prefix-lists-meet': (issue) =>
    `it has a prefix list that begins with ${issue.lowest}, and so has ${issue.other}, with other addresses: a list is known by its lowest address, so a change of one would put another list behind the rules of the other; give one of them a PrefixLists of its own, or prefixLists: true`,
  'sources-missing': (issue) =>
    `nobody says which addresses '${issue.name}' has, and the firewall's rules need them; pass sources: ['10.0.0.0/24'] beside the entry, or give its construct hostEnforcement: HostEnforcement.firewall(firewall)`,
  'sources-given-twice': (issue) =>
    `the addresses of these machines are given twice and differently: ${issue.first} in hostEnforcement and ${issue.second} in sources; say them once, in HostEnforcement.requested(...)`,
  'home-too-small': (issue) =>
    `home (${listed(issue.home, 'and')}) leaves out ${issue.source} of '${issue.name}', whose names would then match nothing; widen home, or leave it out to have the union of all sources`,
};
