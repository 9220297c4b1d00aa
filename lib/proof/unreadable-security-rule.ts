import { parseCidr } from '../model/addresses';
import { collapsed } from '../model/collapse';
import type {
  AzureNetworkSecurityGroupPlan,
  SecurityRule,
  SecurityRuleEnd,
} from '../model/plans/azure-network-security-group';
import { parsePorts } from '../model/ports';
import type { Unreadable } from './reading';

const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?$/;

/** Azure's own default rules, by whose names no rule of a user may go. */
const TAKEN: readonly string[] = [
  'allowvnetinbound',
  'allowazureloadbalancerinbound',
  'denyallinbound',
  'allowvnetoutbound',
  'allowinternetoutbound',
  'denyalloutbound',
];

/** What a deny of would cut Azure's own platform off, which nobody follows here. */
const PLATFORM_TAGS: readonly string[] = ['AzurePlatformDNS', 'AzurePlatformIMDS', 'AzurePlatformLKM'];

const LONGEST_DESCRIPTION = 140;

/** Everything for which Azure would not take a rule, or for which nobody can say what it opens. */
export function whyUnreadable(rule: SecurityRule, plan: AzureNetworkSecurityGroupPlan): readonly string[] {
  const { name, priority, direction, access, protocol, description, source, destination, because } = rule;
  if (direction !== 'Inbound' && direction !== 'Outbound') return [`has the direction '${direction}'`];
  const [own, peer] = direction === 'Outbound' ? [source, destination] : [destination, source];
  return [
    ...(NAME.test(name) ? [] : [`has the name '${name}'`]),
    ...(TAKEN.includes(name.toLowerCase()) ? [`has the name of one of Azure's own rules, '${name}'`] : []),
    ...(Number.isInteger(priority) && 100 <= priority && priority <= 4096 ? [] : [`has the priority ${priority}`]),
    ...(access === 'Allow' || access === 'Deny' ? [] : [`has the access '${access}'`]),
    ...(description.length <= LONGEST_DESCRIPTION ? [] : [`has a description of ${description.length} characters`]),
    ...whyNotPorts(rule),
    ...whyNotOwn(own, plan),
    ...whyNotPeer(peer),
    ...(access === 'Deny' && because.length > 0 ? ['closes, and stands for requirements'] : []),
    ...(access === 'Deny' && peer.kind === 'tag' && PLATFORM_TAGS.includes(peer.tag)
      ? [`denies ${peer.tag}, which cuts machines off Azure's own platform`]
      : []),
    ...(['Tcp', 'Udp', 'Icmp', '*'].includes(protocol) ? [] : [`has the protocol '${protocol}'`]),
  ];
}

/** What is wrong between rules: a name stands once in a group, a priority once in a direction. */
export function whyUnreadableTogether(rules: readonly SecurityRule[]): readonly Unreadable[] {
  return rules.flatMap((rule, index) => {
    const before = rules.slice(0, index);
    const whys = [
      ...(before.some(({ name }) => name.toLowerCase() === rule.name.toLowerCase())
        ? ['shares its name with another rule']
        : []),
      ...(before.some(({ direction, priority }) => direction === rule.direction && priority === rule.priority)
        ? ['shares its priority with another rule of its direction']
        : []),
      ...(before.some(({ key }) => key === rule.key) ? ['shares its key with another rule'] : []),
    ];
    return whys.map((why) => ({ rule: rule.key, why, text: JSON.stringify(rule) }));
  });
}

/** ICMP has no ports, and Azure takes `*` alone or ports and ranges. */
function whyNotPorts({ destinationPorts, protocol }: SecurityRule): readonly string[] {
  const [first, ...more] = destinationPorts;
  if (first === undefined) return ['has no ports'];
  if (first === '*' && more.length === 0) return [];
  if (protocol === 'Icmp') return [`has the ports ${destinationPorts.join(', ')} for ICMP`];
  const wrong = destinationPorts.filter((text) => !parsePorts(text).ok || text.includes(','));
  return wrong.map((text) => `has the ports '${text}'`);
}

/** The own end is every machine under the group, or the machines of one entry. */
function whyNotOwn(own: SecurityRuleEnd, { sources, applicationSecurityGroups }: AzureNetworkSecurityGroupPlan) {
  if (own.kind === 'any') return [];
  if (own.kind !== 'source') return [`has ${own.kind} on its own side`];
  if (!applicationSecurityGroups) return ['has an application security group on its own side, where the plan has none'];
  return sources.some(({ name }) => name === own.source)
    ? []
    : [`has the source '${own.source}', which does not stand here`];
}

function whyNotPeer(peer: SecurityRuleEnd): readonly string[] {
  switch (peer.kind) {
    case 'any':
      return [];
    case 'tag':
      return /^[A-Za-z][A-Za-z0-9.]*$/.test(peer.tag) ? [] : [`has the service tag '${peer.tag}'`];
    case 'bound':
      return peer.as === 'block' || peer.as === 'application-security-group' ? [] : [`has a peer as '${peer.as}'`];
    case 'source':
      return [`has the entry '${peer.source}' for a peer`];
    case 'addresses': {
      const parsed = peer.cidrs.map((text) => ({ text, cidr: parseCidr(text) }));
      const families = new Set(parsed.flatMap(({ cidr }) => (cidr.ok ? [cidr.value.family] : [])));
      return [
        ...(peer.cidrs.length === 0 ? ['has no address'] : []),
        ...parsed.flatMap(({ text, cidr }) => (cidr.ok ? [] : [`has the address '${text}'`])),
        ...(families.size > 1 ? ['has addresses of both families'] : []),
        ...(parsed.every(({ cidr }) => cidr.ok) && !isCollapsed(peer.cidrs)
          ? ['has addresses that hold each other']
          : []),
      ];
    }
    default:
      return ['has a peer of no kind'];
  }
}

/** Each address once, in the fewest blocks: what Azure makes of blocks that overlap is written nowhere. */
function isCollapsed(cidrs: readonly string[]): boolean {
  return collapsed(cidrs).length === cidrs.length;
}
