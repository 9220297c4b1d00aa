import type { Stack } from 'aws-cdk-lib';
import {
  DnsFirewallRules,
  endpointCentralCloud,
  HostEnforcement,
  NetworkFirewallRules,
  PrefixLists,
  patchManagerPlus,
  RoleAccess,
  type RoleEntry,
  role,
} from 'portolan/cdk';
import { attach, type Resource, resourcesOf, stackWithVpc } from './scene';

/** Machines of one kind, as a user describes them. */
export interface Site {
  /** Names the construct and the role entries. */
  readonly name: string;
  /** Where the agents' cloud is. */
  readonly hosts: readonly string[];
  /** Where patches are fetched. */
  readonly addresses: readonly string[];
  /** Whether the agent of another product stands on the same machines. */
  readonly second: boolean;
}

/** An app, as data that can be edited. */
export interface Scene {
  readonly sites: readonly Site[];
  readonly exact: boolean;
  readonly groups: number;
  /** `shared`: one {@link PrefixLists} for all sites. */
  readonly lists: 'none' | 'own' | 'shared';
  /** Put behind every quote of the catalogue. */
  readonly quoteEnding?: string;
  /** The catalogue's requirements and the sites in reverse. */
  readonly isReversed?: boolean;
}

function productOf<Product extends typeof endpointCentralCloud | typeof patchManagerPlus>(
  product: Product,
  { quoteEnding = '', isReversed = false }: Scene,
): Product {
  const requirements = product.requirements.map((requirement) => ({
    ...requirement,
    cites: requirement.cites.map((cite) => ({ ...cite, quote: `${cite.quote}${quoteEnding}` })),
  }));
  return { ...product, requirements: isReversed ? requirements.reverse() : requirements } as unknown as Product;
}

function rolesOf(scene: Scene, { name, hosts, addresses, second }: Site): readonly RoleEntry[] {
  const patchVendors = { addresses };
  const agent = role(
    productOf(endpointCentralCloud, scene),
    { dataCenter: 'EU', parties: { cloud: { hosts }, patchVendors }, ports: { 'agent-patch-vendors': '443' } },
    'agent',
    { name },
  );
  if (!second) return [agent];
  const parties = { patchVendors, server: { addresses: ['172.16.0.9'] } };
  const choices = { portsInUse: 'default', serverProtocol: 'HTTPS', directDownload: true } as const;
  return [agent, role(productOf(patchManagerPlus, scene), { ...choices, parties }, 'agent', { name: `${name}_PMP` })];
}

/** The template of a scene. */
export function rendered(scene: Scene): Readonly<Record<string, Resource>> {
  return resourcesOf(stackOf(scene));
}

function stackOf(scene: Scene): Stack {
  const { stack, vpc } = stackWithVpc();
  const firewall = new NetworkFirewallRules(stack, 'Firewall', { exact: scene.exact });
  attach(firewall);
  const shared = scene.lists === 'shared' ? new PrefixLists(stack, 'Lists') : undefined;
  for (const site of scene.isReversed === true ? [...scene.sites].reverse() : scene.sites) {
    new RoleAccess(stack, site.name, {
      vpc,
      roles: rolesOf(scene, site),
      hostEnforcement: HostEnforcement.firewall(firewall),
      sources: [`10.0.${blockOf(site.name)}.0/24`],
      groups: scene.groups,
      prefixLists: shared ?? scene.lists === 'own',
    });
  }
  // The same names before a resolver, which sees the whole VPC.
  const names = scene.sites.flatMap((site) => rolesOf(scene, site));
  new DnsFirewallRules(stack, 'Names', { vpcs: [vpc], roles: scene.isReversed === true ? names.reverse() : names });
  return stack;
}

/** A block of its own for each name, whoever else there is. */
function blockOf(name: string): number {
  return [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 251, 7);
}

/** Properties of which another value replaces the resource, or which AWS does not change (reference: the CloudFormation pages of each type). */
const CREATE_ONLY: Readonly<Record<string, readonly string[]>> = {
  'AWS::EC2::SecurityGroup': ['GroupDescription', 'GroupName', 'VpcId'],
  'AWS::EC2::SecurityGroupEgress': [
    'GroupId',
    'IpProtocol',
    'FromPort',
    'ToPort',
    'CidrIp',
    'CidrIpv6',
    'DestinationSecurityGroupId',
    'DestinationPrefixListId',
  ],
  'AWS::EC2::SecurityGroupIngress': [
    'GroupId',
    'IpProtocol',
    'FromPort',
    'ToPort',
    'CidrIp',
    'CidrIpv6',
    'SourceSecurityGroupId',
    'SourcePrefixListId',
  ],
  'AWS::EC2::PrefixList': ['AddressFamily', 'MaxEntries'],
  'AWS::Route53Resolver::FirewallDomainList': ['Name'],
  'AWS::Route53Resolver::FirewallRuleGroup': ['Name'],
  'AWS::NetworkFirewall::RuleGroup': ['RuleGroupName', 'Capacity', 'Type'],
  'AWS::NetworkFirewall::FirewallPolicy': ['FirewallPolicyName'],
};

type Template = Readonly<Record<string, Resource>>;

/** Resources of which an edit changed what cannot be changed. */
export function replaced(before: Template, after: Template): readonly string[] {
  return Object.entries(before).flatMap(([id, { Type, Properties }]) => {
    const now = after[id];
    if (now === undefined) return [];
    if (now.Type !== Type) return [`${id}: ${Type} became ${now.Type}`];
    return (CREATE_ONLY[Type] ?? [])
      .filter((key) => JSON.stringify(Properties[key]) !== JSON.stringify(now.Properties[key]))
      .map((key) => `${id}.${key}`);
  });
}

/** Every rule of a template by its traffic, and where and how it stands: the resource, its words, its sid. */
export function rulesOf(template: Template): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(template).flatMap(([id, { Type, Properties }]) => {
      switch (Type) {
        case 'AWS::EC2::SecurityGroup':
          return [
            ...groupRules(id, Properties.SecurityGroupEgress),
            ...groupRules(id, Properties.SecurityGroupIngress),
          ];
        case 'AWS::EC2::SecurityGroupEgress':
        case 'AWS::EC2::SecurityGroupIngress': {
          const { Description, ...traffic } = Properties;
          return [[`${Type} ${JSON.stringify(traffic)}`, `${id} ${Description}`] as const];
        }
        case 'AWS::NetworkFirewall::RuleGroup':
          return firewallRules(id, Properties);
        case 'AWS::Route53Resolver::FirewallDomainList':
          return ((Properties.Domains ?? []) as readonly string[]).map(
            (domain) => [`resolves ${domain}`, `${id} ${Properties.Name}`] as const,
          );
        default:
          return [];
      }
    }),
  );
}

/** The group's number is no part of the traffic: a rule that moves between the groups of one construct is a rule that moves. */
function groupRules(id: string, rules: unknown): readonly (readonly [string, string])[] {
  const construct = id.replace(/Resource\d*[0-9A-F]{8}$/, '');
  return ((rules ?? []) as readonly Readonly<Record<string, unknown>>[])
    .filter(({ CidrIp }) => CidrIp !== '255.255.255.255/32')
    .map(({ Description, ...traffic }) => [`${construct} ${JSON.stringify(traffic)}`, `${id} ${Description}`] as const);
}

interface RuleGroupBody {
  readonly RuleVariables?: { readonly IPSets?: Readonly<Record<string, unknown>> };
  readonly RulesSource: {
    readonly RulesString?: string;
    readonly RulesSourceList?: { readonly TargetTypes: readonly string[]; readonly Targets: readonly string[] };
  };
}

function firewallRules(id: string, properties: Resource['Properties']): readonly (readonly [string, string])[] {
  const { RuleVariables, RulesSource } = properties.RuleGroup as RuleGroupBody;
  const where = `${id} ${properties.RuleGroupName}`;
  const { RulesString, RulesSourceList: list } = RulesSource;
  if (list !== undefined) {
    const home = JSON.stringify(RuleVariables?.IPSets?.HOME_NET);
    return list.Targets.map((target) => [`${home} ${list.TargetTypes} ${target}`, where] as const);
  }
  return (RulesString ?? '').split('\n').map((line) => {
    const sid = /\bsid:\d+;/.exec(line)?.[0] ?? '';
    return [line.replace(sid, ''), `${where} ${sid}`] as const;
  });
}

/** Rules that stand on both sides of an edit, and stand elsewhere or otherwise after it. */
export function touched(before: Template, after: Template): readonly string[] {
  const now = rulesOf(after);
  return [...rulesOf(before)].flatMap(([traffic, where]) => {
    const there = now.get(traffic);
    return there === undefined || there === where ? [] : [`${traffic}: ${where} -> ${there}`];
  });
}

/** What an edit took away and brought, rule by rule. */
export function difference(before: Template, after: Template) {
  const [then, now] = [rulesOf(before), rulesOf(after)];
  return {
    gone: [...then.keys()].filter((key) => !now.has(key)),
    come: [...now.keys()].filter((key) => !then.has(key)),
  };
}
