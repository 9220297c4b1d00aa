import type { Collection, Place as FirewallPlace, PolicySet } from './azure-firewall';
import type { Dice } from './dice';
import type { Traits, Writer } from './kind';
import type { RulePeer, SecurityRule, SecurityRuleSet } from './network-security-groups';
import { LATER, Ref, type Resource } from './program';
import type { GroupRule, GroupSet } from './security-groups';
import { nativePoliciesOf, nativeSecurityRulesOf } from './write-azure-native';
import { dnsOf } from './write-dns-firewall';
import { firewallOf } from './write-network-firewall';

/** Of programs that make resources by Terraform's providers. */
export const PROVIDERS: Traits = {
  egressByDefault: false,
  separateStrips: false,
  unknowns: true,
  shared: false,
  conditions: false,
  removals: true,
};

type Json = Record<string, unknown>;

/** What prints the program in a format. */
type Print = (program: readonly Resource[], dice: Dice) => string;

const printed =
  <Set>(print: Print, programOf: (set: Set, dice: Dice) => readonly Resource[]): Writer<Set> =>
  (set, dice) => [{ name: 'program.json', text: print(programOf(set, dice), dice) }];

export const writeGroupsOfProgram = (print: Print) => printed(print, groupsOf);
export const writeSecurityRulesOfProgram = (print: Print) => printed(print, securityRulesOf);
export const writeFirewallOfProgram = (print: Print) => printed(print, firewallOf);
export const writeNativeSecurityRules = (print: Print) => printed(print, nativeSecurityRulesOf);
export const writeNativePolicies = (print: Print) => printed(print, nativePoliciesOf);
export const writeDnsOfProgram = (print: Print) => printed(print, dnsOf);
export const writePoliciesOfProgram = (print: Print) => printed(print, policiesOf);

function groupsOf({ groups, lists }: GroupSet, dice: Dice): readonly Resource[] {
  const listed = lists.flatMap(({ name, blocks }): readonly Resource[] => {
    if (blocks === null) return [];
    const values = { name, address_family: 'IPv4', max_entries: 9, entry: blocks.map((cidr) => ({ cidr })) };
    return [{ name, type: 'aws_ec2_managed_prefix_list', values }];
  });
  const here = new Set([...groups, ...listed].map(({ name }) => name));
  const refer = (name: string, prefix: string) =>
    here.has(name) ? new Ref(name) : name.startsWith(prefix) ? name : `${prefix}${name}`;
  return [
    ...listed,
    ...groups.flatMap(({ name, rules }): readonly Resource[] => {
      // What comes later is told by the name of its resource.
      const isApart = (rule: GroupRule) => rule.separate || rule.stands !== 'surely' || 'later' in rule.peer;
      const inline = (direction: 'in' | 'out') =>
        rules
          .filter((rule) => !isApart(rule) && rule.direction === direction)
          .map((rule) => blockOf(dice, rule, refer));
      const [ingress, egress] = [inline('in'), inline('out')];
      const values: Json = {
        name,
        description: `Machines of ${name}`,
        ...(ingress.length > 0 ? { ingress } : {}),
        ...(egress.length > 0 ? { egress } : {}),
      };
      return [
        { name, type: 'aws_security_group', values },
        ...rules.filter(isApart).map((rule) => ruleOf(dice, rule, name, refer)),
      ];
    }),
  ];
}

type Refer = (name: string, prefix: string) => unknown;

const NUMBERS: Readonly<Record<string, string>> = { tcp: '6', udp: '17', icmp: '1', icmpv6: '58' };

function protocolOf(dice: Dice, { protocol }: GroupRule): unknown {
  if (protocol === 'later') return LATER;
  if (protocol === 'all') return dice.pick(['-1', 'all']);
  if (protocol === 'gre') return '47';
  return dice.chance(0.25) ? NUMBERS[protocol] : protocol;
}

const portOf = (port: number | 'later' | null) => (port === 'later' ? LATER : (port ?? 0));

/** A block in the group, with lists of peers. */
function blockOf(dice: Dice, rule: GroupRule, refer: Refer): Json {
  const lists: Json = { cidr_blocks: [], ipv6_cidr_blocks: [], prefix_list_ids: [], security_groups: [] };
  const { peer } = rule;
  if ('block' in peer) lists[peer.block.includes(':') ? 'ipv6_cidr_blocks' : 'cidr_blocks'] = [peer.block];
  if ('group' in peer) lists.security_groups = [refer(peer.group, 'sg-')];
  if ('list' in peer) lists.prefix_list_ids = [refer(peer.list, 'pl-')];
  const used = Object.entries(lists).filter(([, list]) => (list as unknown[]).length > 0 || dice.chance(0.5));
  return {
    protocol: protocolOf(dice, rule),
    from_port: portOf(rule.from),
    to_port: portOf(rule.to),
    self: false,
    ...Object.fromEntries(used),
  };
}

/** A rule that stands by itself, in the old form or the new one. */
function ruleOf(dice: Dice, rule: GroupRule, group: string, refer: Refer): Resource {
  const { id, peer, direction, protocol } = rule;
  const name = 'later' in peer ? peer.later : `rule${id}`;
  const gone = rule.stands === 'never' ? { gone: true } : {};
  if (dice.chance(0.5)) {
    const peers: Json =
      'block' in peer
        ? { [peer.block.includes(':') ? 'cidr_ipv6' : 'cidr_ipv4']: peer.block }
        : 'group' in peer
          ? { referenced_security_group_id: refer(peer.group, 'sg-') }
          : 'list' in peer
            ? { prefix_list_id: refer(peer.list, 'pl-') }
            : { cidr_ipv4: LATER };
    const isPortless = protocol === 'all' || protocol === 'later';
    const ports = isPortless ? {} : { from_port: portOf(rule.from), to_port: portOf(rule.to) };
    const values = { security_group_id: new Ref(group), ip_protocol: protocolOf(dice, rule), ...ports, ...peers };
    return {
      name,
      type: `aws_vpc_security_group_${direction}gress_rule`.replace('outgress', 'egress'),
      values,
      ...gone,
    };
  }
  const peers: Json =
    'block' in peer
      ? { [peer.block.includes(':') ? 'ipv6_cidr_blocks' : 'cidr_blocks']: [peer.block] }
      : 'group' in peer
        ? { source_security_group_id: refer(peer.group, 'sg-') }
        : 'list' in peer
          ? { prefix_list_ids: [refer(peer.list, 'pl-')] }
          : { cidr_blocks: [LATER] };
  const values = {
    type: direction === 'in' ? 'ingress' : 'egress',
    security_group_id: new Ref(group),
    protocol: protocolOf(dice, rule),
    from_port: portOf(rule.from),
    to_port: portOf(rule.to),
    ...peers,
  };
  return { name, type: 'aws_security_group_rule', values, ...gone };
}

function securityRulesOf({ groups, apps }: SecurityRuleSet, dice: Dice): readonly Resource[] {
  return [
    ...apps.map(
      (name): Resource => ({
        name,
        type: 'azurerm_application_security_group',
        values: { name, resource_group_name: 'rg', location: 'westeurope' },
      }),
    ),
    ...groups.flatMap(({ name, rules }): readonly Resource[] => {
      const isApart = (rule: SecurityRule) => rule.separate || laterPeersOf(rule).length > 0;
      const inline = rules
        .filter((rule) => !isApart(rule))
        .map((rule) => ({ name: rule.id, ...securityRule(dice, rule) }));
      const values = {
        name,
        resource_group_name: 'rg',
        location: 'westeurope',
        ...(inline.length > 0 ? { security_rule: inline } : {}),
      };
      return [
        { name, type: 'azurerm_network_security_group', values },
        ...rules.filter(isApart).map((rule): Resource => {
          const later = laterPeersOf(rule);
          return {
            name: later.length === 0 ? `rule${rule.id}` : later.join('-'),
            type: 'azurerm_network_security_rule',
            values: {
              name: rule.id,
              resource_group_name: 'rg',
              network_security_group_name: name,
              ...securityRule(dice, rule),
            },
            ...(rule.stands === 'never' ? { gone: true } : {}),
          };
        }),
      ];
    }),
  ];
}

/** What nobody knows of its ends; a resource with any of it is called by it. */
export function laterPeersOf({ source, destination }: SecurityRule): readonly string[] {
  return [...source, ...destination].flatMap((peer) => ('later' in peer ? [peer.later] : []));
}

const known = <T>(value: T | 'later') => (value === 'later' ? LATER : value);
const DIRECTIONS = { in: 'Inbound', out: 'Outbound', later: LATER } as const;

/** The members of application security groups are said otherwise by each provider. */
export function securityRule(
  dice: Dice,
  rule: SecurityRule,
  members: ((apps: readonly string[]) => unknown) | null = null,
): Json {
  const ports = rule.ports.map(known);
  const isOne = ports.length === 1 && dice.chance(0.5);
  return {
    priority: known(rule.priority),
    direction: DIRECTIONS[rule.direction],
    access: known(rule.access),
    protocol: known(rule.protocol),
    source_port_range: rule.sourcePorts,
    ...(isOne ? { destination_port_range: ports[0] } : { destination_port_ranges: ports }),
    ...securityEnd(dice, 'source', rule.source, members),
    ...securityEnd(dice, 'destination', rule.destination, members),
  };
}

function securityEnd(
  dice: Dice,
  side: string,
  peers: readonly RulePeer[],
  members: ((apps: readonly string[]) => unknown) | null,
): Json {
  const apps = peers.flatMap((peer) => ('app' in peer ? [peer.app] : []));
  if (apps.length > 0) {
    return members === null
      ? { [`${side}_application_security_group_ids`]: apps.map((app) => new Ref(app)) }
      : { [`${side}_application_security_groups`]: members(apps) };
  }
  const texts = peers.map((peer) =>
    'later' in peer ? LATER : 'tag' in peer ? peer.tag : 'prefix' in peer ? peer.prefix : '',
  );
  const isOne = texts.length === 1 && (dice.chance(0.5) || texts[0] === '*');
  return isOne ? { [`${side}_address_prefix`]: texts[0] } : { [`${side}_address_prefixes`]: texts };
}

function policiesOf({ policies, ipGroups }: PolicySet): readonly Resource[] {
  const listed = ipGroups.flatMap(({ name, addresses }): readonly Resource[] =>
    addresses === null ? [] : [{ name, type: 'azurerm_ip_group', values: { name, cidrs: addresses } }],
  );
  // What comes later is told by the name of a group that holds it.
  const held = laterPlacesOf(policies).map(
    (name): Resource => ({
      name,
      type: 'azurerm_ip_group',
      values: { name, cidrs: LATER },
    }),
  );
  const here = new Set([...listed, ...held].map(({ name }) => name));
  const ipGroup = (name: string) => (here.has(name) ? new Ref(name) : `/subscriptions/0e15e000/ipGroups/${name}`);
  return [
    ...listed,
    ...held,
    ...policies.flatMap(({ name, groups }, at): readonly Resource[] => {
      const base = policies[at - 1];
      const values = {
        name,
        resource_group_name: 'rg',
        dns: [{ proxy_enabled: true }],
        ...(base === undefined ? {} : { base_policy_id: new Ref(base.name) }),
      };
      return [
        { name, type: 'azurerm_firewall_policy', values },
        ...groups.map((group): Resource => {
          const kinds = (['network', 'application', 'nat'] as const).flatMap((kind) => {
            const own = group.collections.filter((one) => one.kind === kind);
            return own.length === 0 ? [] : [[`${kind}_rule_collection`, own.map((one) => collectionOf(one, ipGroup))]];
          });
          return {
            name: group.id,
            type: 'azurerm_firewall_policy_rule_collection_group',
            values: {
              name: group.id,
              firewall_policy_id: new Ref(name),
              priority: known(group.priority),
              ...Object.fromEntries(kinds),
            },
            ...(group.stands === 'never' ? { gone: true } : {}),
          };
        }),
      ];
    }),
  ];
}

export function laterPlacesOf(policies: PolicySet['policies']): readonly string[] {
  const rules = policies.flatMap(({ groups }) =>
    groups.flatMap(({ collections }) => collections.flatMap((collection) => collection.rules)),
  );
  const places = rules.flatMap((rule) => [...rule.source, ...(rule.kind === 'network' ? rule.destination : [])]);
  return [...new Set(places.flatMap((place) => ('later' in place ? [place.later] : [])))];
}

function ipGroupsOf(places: readonly FirewallPlace[], ipGroup: (name: string) => unknown): readonly unknown[] {
  return places.flatMap((place) =>
    'ipGroup' in place ? [ipGroup(place.ipGroup)] : 'later' in place ? [ipGroup(place.later)] : [],
  );
}

function collectionOf({ id, priority, action, rules }: Collection, ipGroup: (name: string) => unknown): Json {
  return {
    name: id,
    priority: known(priority),
    action: action === 'DNAT' ? 'Dnat' : known(action),
    rule: rules.map((rule) => ({ name: rule.id, ...sourcesOf(rule.source, ipGroup), ...ownValues(rule, ipGroup) })),
  };
}

function sourcesOf(places: readonly FirewallPlace[], ipGroup: (name: string) => unknown): Json {
  const groups = ipGroupsOf(places, ipGroup);
  return groups.length > 0 ? { source_ip_groups: groups } : { source_addresses: addressesOf(places) };
}

function addressesOf(places: readonly FirewallPlace[]): readonly unknown[] {
  return places.flatMap((place): readonly unknown[] => {
    if ('prefix' in place) return [place.prefix];
    if ('range' in place) return [place.range.join('-')];
    if ('tag' in place) return [place.tag];
    return [];
  });
}

function ownValues(rule: Collection['rules'][number], ipGroup: (name: string) => unknown): Json {
  switch (rule.kind) {
    case 'network': {
      const groups = ipGroupsOf(rule.destination, ipGroup);
      const names = rule.destination.flatMap((place) => ('fqdn' in place ? [place.fqdn] : []));
      const addresses = addressesOf(rule.destination);
      return {
        protocols: rule.protocols.map(known),
        destination_ports: rule.ports.map(known),
        ...(addresses.length > 0 ? { destination_addresses: addresses } : {}),
        ...(groups.length > 0 ? { destination_ip_groups: groups } : {}),
        ...(names.length > 0 ? { destination_fqdns: names } : {}),
      };
    }
    case 'application':
      return {
        protocols: rule.protocols.map(({ type, port }) => ({ type, port: port === 'later' ? LATER : port })),
        destination_fqdns: rule.fqdns.map(known),
      };
    case 'nat':
      return {
        protocols: rule.protocols,
        destination_address: '198.51.100.1',
        destination_ports: ['8443'],
        translated_address: rule.address,
        translated_port: Number(rule.port),
      };
  }
}
