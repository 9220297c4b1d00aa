import type { PolicySet } from './azure-firewall';
import type { Dice } from './dice';
import type { Traits, Writer } from './kind';
import type { RulePeer, SecurityRule, SecurityRuleSet } from './network-security-groups';
import type { GroupRule, GroupSet } from './security-groups';
import { groupProperties, type PolicyWords } from './write-arm-policies';

/** Of what stands already every value is known. */
export const DEPLOYED: Traits = {
  egressByDefault: false,
  separateStrips: false,
  unknowns: false,
  shared: true,
  conditions: false,
  removals: false,
};

type Json = Record<string, unknown>;

const file = (name: string, value: unknown) => ({ name: `${name}.json`, text: JSON.stringify(value, null, 1) });
const groupId = (name: string) => (name.startsWith('sg-') ? name : `sg-${name}`);

/** What `aws ec2` prints of security groups: rules in their groups, or listed for themselves. */
export const writeDeployedGroups: Writer<GroupSet> = ({ groups, lists }, dice) => {
  const listed = lists.flatMap(({ name, blocks }) => (blocks === null ? [] : [{ name, blocks }]));
  const isListed = groups.every(({ rules }) => rules.length > 0) && dice.chance(0.4);
  return [
    isListed
      ? file('rules', {
          SecurityGroupRules: dice.shuffled(
            groups.flatMap(({ name, rules }) => rules.map((rule) => listedRule(dice, name, rule))),
          ),
        })
      : file('groups', { SecurityGroups: groups.map(({ name, rules }) => groupOf(dice, name, rules)) }),
    ...listed.flatMap(({ name, blocks }) => [
      file('lists', {
        PrefixLists: [{ PrefixListId: `pl-${name}`, PrefixListName: `list of ${name}`, AddressFamily: 'IPv4' }],
      }),
      file('entries', { Entries: blocks.map((Cidr) => ({ Cidr })) }),
    ]),
  ];
};

const words = ({ protocol }: GroupRule) =>
  protocol === 'all' || protocol === 'later' ? '-1' : protocol === 'gre' ? '47' : protocol;

const portsOf = ({ from, to }: GroupRule): Json => (from === null ? {} : { FromPort: from, ToPort: to });

function groupOf(dice: Dice, name: string, rules: readonly GroupRule[]): Json {
  const permissions = (direction: 'in' | 'out') => {
    // What has protocol and ports in common is printed as one.
    const merged = new Map<string, Json>();
    for (const rule of rules) {
      if (rule.direction !== direction) continue;
      const head = { IpProtocol: words(rule), ...portsOf(rule) };
      const key = JSON.stringify(head);
      const known = merged.get(key) ?? {
        ...head,
        IpRanges: [],
        Ipv6Ranges: [],
        PrefixListIds: [],
        UserIdGroupPairs: [],
      };
      const [list, item] = peerOf(rule);
      (known[list] as unknown[]).push(item);
      merged.set(key, known);
    }
    return dice.shuffled([...merged.values()]);
  };
  return {
    GroupId: groupId(name),
    GroupName: `the group ${name}`,
    Description: `Machines of ${name}`,
    OwnerId: '111122223333',
    VpcId: 'vpc-0e15e0000000000aa',
    IpPermissions: permissions('in'),
    IpPermissionsEgress: permissions('out'),
  };
}

function peerOf({ peer }: GroupRule): readonly [string, Json] {
  if ('group' in peer) return ['UserIdGroupPairs', { GroupId: groupId(peer.group), UserId: '111122223333' }];
  if ('list' in peer) return ['PrefixListIds', { PrefixListId: `pl-${peer.list}` }];
  const block = 'block' in peer ? peer.block : '';
  return block.includes(':') ? ['Ipv6Ranges', { CidrIpv6: block }] : ['IpRanges', { CidrIp: block }];
}

function listedRule(dice: Dice, group: string, rule: GroupRule): Json {
  const { peer, id, direction } = rule;
  const block = 'block' in peer ? peer.block : '';
  return {
    SecurityGroupRuleId: `sgr-${id}`,
    GroupId: groupId(group),
    IsEgress: direction === 'out',
    IpProtocol: words(rule),
    FromPort: rule.from ?? -1,
    ToPort: rule.to ?? -1,
    ...('group' in peer
      ? { ReferencedGroupInfo: { GroupId: groupId(peer.group), UserId: '111122223333' } }
      : 'list' in peer
        ? { PrefixListId: `pl-${peer.list}` }
        : { [block.includes(':') ? 'CidrIpv6' : 'CidrIpv4']: block }),
    ...(dice.chance(0.3) ? { Description: 'as it was asked for' } : {}),
  };
}

const SCOPE = '/subscriptions/0e15e000/resourceGroups/rg/providers/Microsoft.Network';

/** What `az network nsg list` prints, the default rules with it, or `az network nsg show` of each. */
export const writeDeployedSecurityRules: Writer<SecurityRuleSet> = ({ groups, apps }, dice) => {
  const printed = groups.map(({ name, rules }) => {
    const id = `${SCOPE}/networkSecurityGroups/${name}`;
    return {
      id,
      name,
      type: 'Microsoft.Network/networkSecurityGroups',
      location: 'westeurope',
      securityRules: dice
        .shuffled(rules)
        .map((rule) => ({ id: `${id}/securityRules/${rule.id}`, ...ruleOf(dice, rule) })),
      ...(dice.chance(0.7) ? { defaultSecurityRules: DEFAULTS } : {}),
    };
  });
  const members = apps.map((name) => ({
    id: `${SCOPE}/applicationSecurityGroups/${name}`,
    name,
    type: 'Microsoft.Network/applicationSecurityGroups',
  }));
  const isMany = printed.length > 1 || dice.chance(0.5);
  return [
    isMany ? file('nsgs', printed) : file('nsg', printed[0]),
    ...(dice.chance(0.7) ? [file('asgs', members)] : []),
  ];
};

function ruleOf(dice: Dice, rule: SecurityRule): Json {
  const { id, priority, direction, access, protocol, ports, sourcePorts } = rule;
  const [only, ...more] = ports;
  const isOne = more.length === 0 && (only === '*' || dice.chance(0.5));
  return {
    name: id,
    priority,
    direction: direction === 'in' ? 'Inbound' : 'Outbound',
    access,
    protocol,
    sourcePortRange: sourcePorts,
    sourcePortRanges: [],
    destinationPortRange: isOne ? only : null,
    destinationPortRanges: isOne ? [] : ports,
    ...endOf(dice, 'source', rule.source),
    ...endOf(dice, 'destination', rule.destination),
    provisioningState: 'Succeeded',
    type: 'Microsoft.Network/networkSecurityGroups/securityRules',
  };
}

function endOf(dice: Dice, side: string, peers: readonly RulePeer[]): Json {
  const apps = peers.flatMap((peer) =>
    'app' in peer ? [{ id: `${SCOPE}/applicationSecurityGroups/${peer.app}` }] : [],
  );
  const texts = peers.flatMap((peer) => ('tag' in peer ? [peer.tag] : 'prefix' in peer ? [peer.prefix] : []));
  const isOne = texts.length === 1 && (texts[0] === '*' || dice.chance(0.5));
  return {
    ...(apps.length > 0 ? { [`${side}ApplicationSecurityGroups`]: apps } : {}),
    [`${side}AddressPrefix`]: isOne ? texts[0] : apps.length > 0 ? '' : null,
    [`${side}AddressPrefixes`]: isOne ? [] : texts,
  };
}

/** As Azure prints its own. */
const DEFAULTS = [
  ['AllowVnetInBound', 65000, 'Inbound', 'Allow', 'VirtualNetwork', 'VirtualNetwork'],
  ['AllowAzureLoadBalancerInBound', 65001, 'Inbound', 'Allow', 'AzureLoadBalancer', '*'],
  ['DenyAllInBound', 65500, 'Inbound', 'Deny', '*', '*'],
  ['AllowVnetOutBound', 65000, 'Outbound', 'Allow', 'VirtualNetwork', 'VirtualNetwork'],
  ['AllowInternetOutBound', 65001, 'Outbound', 'Allow', '*', 'Internet'],
  ['DenyAllOutBound', 65500, 'Outbound', 'Deny', '*', '*'],
].map(([name, priority, direction, access, source, destination]) => ({
  name,
  priority,
  direction,
  access,
  protocol: '*',
  sourcePortRange: '*',
  sourcePortRanges: [],
  destinationPortRange: '*',
  destinationPortRanges: [],
  sourceAddressPrefix: source,
  sourceAddressPrefixes: [],
  destinationAddressPrefix: destination,
  destinationAddressPrefixes: [],
}));

/** What `az network firewall policy show`, its groups and `az network ip-group list` print. */
export const writeDeployedPolicies: Writer<PolicySet> = ({ policies, ipGroups, elsewhere }, dice) => {
  const idOf = (name: string) => `${SCOPE}/firewallPolicies/${name}`;
  const ipGroup = (name: string) => `${SCOPE}/ipGroups/${name}`;
  const said: PolicyWords = { dice, later: () => '', said: (_, value) => value, ipGroup };
  const groupsOf = (at: number) =>
    (policies[at]?.groups ?? []).map((group) => ({
      id: `${idOf(policies[at]?.name ?? '')}/ruleCollectionGroups/${group.id}`,
      name: group.id,
      type: 'Microsoft.Network/FirewallPolicies/RuleCollectionGroups',
      ...groupProperties(said, group),
    }));
  return [
    ...policies.flatMap(({ name }, at) => {
      const groups = groupsOf(at);
      const base = policies[at - 1]?.name ?? (elsewhere === 'base' && at === 0 ? 'PolicyFar' : undefined);
      const far = elsewhere === 'group' && at === 0 ? [{ id: `${idOf(name)}/ruleCollectionGroups/far` }] : [];
      return [
        file(name, {
          id: idOf(name),
          name,
          type: 'Microsoft.Network/FirewallPolicies',
          dnsSettings: { enableProxy: true, servers: [] },
          basePolicy: base === undefined ? null : { id: idOf(base) },
          ruleCollectionGroups: [...groups.map(({ id }) => ({ id })), ...far],
        }),
        file(`${name}-groups`, groups),
      ];
    }),
    file(
      'ip-groups',
      ipGroups.flatMap(({ name, addresses }) =>
        addresses === null
          ? []
          : [
              {
                id: ipGroup(name),
                name,
                type: 'Microsoft.Network/IpGroups',
                ipAddresses: addresses,
                firewallPolicies: [],
              },
            ],
      ),
    ),
  ];
};
