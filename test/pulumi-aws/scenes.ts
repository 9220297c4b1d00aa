import type { Stack } from 'aws-cdk-lib';
import * as cdk from 'portolan/cdk';
import * as pulumi from 'portolan/pulumi-aws';
import { resourcesOf, stackWithVpc } from '../cdk/scene';
import { type InlineAnswer, runInline } from '../pulumi/engine';

type Named = Readonly<Record<string, unknown>>;

/** What both rims have in common, as far as these scenes need it; the types of each are tested elsewhere. */
export interface Rim {
  readonly make: (of: string, id: string, args: Named) => Made;
  readonly Peer: Pick<typeof pulumi.Peer, 'cidr' | 'anyIpv4' | 'anyIpv6'> & {
    readonly group: (id: string) => unknown;
  };
  readonly none: unknown;
  readonly behind: (firewall: Made) => unknown;
  readonly proxy: (peer: unknown, port: number) => unknown;
}

/** A construct or a component, with the verbs of its class. */
export interface Made {
  readonly plan: unknown;
  readonly report: unknown;
  readonly call: (verb: string, other: Made) => void;
  readonly itself: unknown;
}

export type Scene = (rim: Rim) => void;

const REASON = 'a proxy of another team filters names';

interface Lively {
  readonly plan: unknown;
  readonly report: unknown;
}

function madeOf(itself: object): Made {
  const lively = itself as Lively;
  return {
    itself,
    get plan() {
      return lively.plan;
    },
    get report() {
      return lively.report;
    },
    call: (verb, other) => (itself as Record<string, (peer: unknown) => void>)[verb]?.(other.itself),
  };
}

function openedArgs(args: Named): Named {
  const opened = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && 'itself' in value ? value.itself : value;
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => [
      key,
      key === 'peers'
        ? Object.fromEntries(Object.entries(value as Named).map(([party, peer]) => [party, opened(peer)]))
        : opened(value),
    ]),
  );
}

/** The scene in CDK: its stack, and what was made by id. */
export function inCdk(scene: Scene): { readonly stack: Stack; readonly made: ReadonlyMap<string, Made> } {
  const { stack, vpc } = stackWithVpc();
  const made = new Map<string, Made>();
  scene({
    make: (of, id, args) => {
      const Class = (cdk as unknown as Record<string, new (...of: unknown[]) => object>)[of];
      if (Class === undefined) throw new Error(`no ${of}`);
      const place = of === 'NetworkFirewallRules' ? {} : { vpc };
      const one = madeOf(new Class(stack, id, { ...place, ...openedArgs(args) }));
      made.set(id, one);
      return one;
    },
    Peer: {
      cidr: (...cidrs) => cdk.Peer.cidr(...(cidrs as string[])) as never,
      anyIpv4: (reason) => cdk.Peer.anyIpv4(reason) as never,
      anyIpv6: (reason) => cdk.Peer.anyIpv6(reason) as never,
      group: (id) => {
        const { SecurityGroup } = require('aws-cdk-lib/aws-ec2') as typeof import('aws-cdk-lib/aws-ec2');
        return cdk.Peer.securityGroup(SecurityGroup.fromSecurityGroupId(stack, id, id));
      },
    },
    none: cdk.HostEnforcement.none(REASON),
    behind: ({ itself }) => cdk.HostEnforcement.firewall(itself as cdk.NetworkFirewallRules),
    proxy: (peer, port) => cdk.HostEnforcement.proxy(peer as cdk.Peer, port),
  });
  return { stack, made };
}

/** The same in Pulumi: what the engine was told, and what was made by id. */
export async function inPulumi(
  scene: Scene,
  options: Parameters<typeof runInline>[0] = {},
): Promise<{ readonly answer: InlineAnswer; readonly made: ReadonlyMap<string, Made> }> {
  const made = new Map<string, Made>();
  const answer = await runInline(options, () =>
    scene({
      make: (of, id, args) => {
        const Class = (pulumi as unknown as Record<string, new (...of: unknown[]) => object>)[of];
        if (Class === undefined) throw new Error(`no ${of}`);
        const place = of === 'NetworkFirewallRules' ? {} : { vpcId: 'vpc-0123456789abcdef0' };
        const one = madeOf(new Class(id, { ...place, ...openedArgs(args) }));
        made.set(id, one);
        return one;
      },
      Peer: {
        cidr: (...cidrs) => pulumi.Peer.cidr(...cidrs),
        anyIpv4: (reason) => pulumi.Peer.anyIpv4(reason),
        anyIpv6: (reason) => pulumi.Peer.anyIpv6(reason),
        group: (id) => pulumi.Peer.securityGroup(id),
      },
      none: pulumi.HostEnforcement.none(REASON),
      behind: ({ itself }) => pulumi.HostEnforcement.firewall(itself as pulumi.NetworkFirewallRules),
      proxy: (peer, port) => pulumi.HostEnforcement.proxy(peer as pulumi.Peer, port),
    }),
  );
  return { answer, made };
}

/** What the groups of a template open, one line each; the entry that opens nothing is none. */
export function openedInTemplate(stack: Stack): readonly string[] {
  const resources = resourcesOf(stack);
  // A group's own resource is named after its construct, with a hash behind it; a list goes by what it holds.
  const groupName = (logicalId: string) => logicalId.slice(0, -8).replace(/Resource(\d+)$/, '-$1');
  const nameOf = (reference: unknown): string => {
    if (typeof reference === 'string') return reference;
    const [logicalId = ''] = (reference as { readonly 'Fn::GetAtt': readonly string[] })['Fn::GetAtt'];
    const { Entries } = resources[logicalId]?.Properties ?? {};
    return Entries === undefined
      ? groupName(logicalId)
      : contentOf((Entries as readonly Named[]).map(({ Cidr }) => Cidr));
  };
  const line = (group: string, direction: string, entry: Named): string => {
    const { IpProtocol, FromPort, ToPort, CidrIp, CidrIpv6 } = entry;
    const end = direction === 'egress' ? 'Destination' : 'Source';
    const there = CidrIp ?? CidrIpv6 ?? nameOf(entry[`${end}SecurityGroupId`] ?? entry[`${end}PrefixListId`]);
    return [group, direction, IpProtocol, FromPort, ToPort, there].join(' ');
  };
  return Object.entries(resources)
    .flatMap(([logicalId, { Type, Properties }]): readonly string[] => {
      const entries = (key: string) => (Properties[key] ?? []) as readonly Named[];
      if (Type === 'AWS::EC2::SecurityGroup') {
        const group = groupName(logicalId);
        return [
          ...entries('SecurityGroupEgress').map((entry) => line(group, 'egress', entry)),
          ...entries('SecurityGroupIngress').map((entry) => line(group, 'ingress', entry)),
        ];
      }
      const direction = Type.match(/^AWS::EC2::SecurityGroup(Egress|Ingress)$/)?.[1]?.toLowerCase();
      return direction === undefined ? [] : [line(nameOf(Properties.GroupId), direction, Properties)];
    })
    .filter((one) => !one.includes('255.255.255.255/32'))
    .sort();
}

const contentOf = (cidrs: readonly unknown[]) => `[${cidrs.join(', ')}]`;

/** The same of what was registered. */
export function openedInProgram({ resources }: InlineAnswer): readonly string[] {
  const names = new Map(
    resources.flatMap(({ id, name, type }) => (type.includes('SecurityGroup') ? [[id, name]] : [])),
  );
  const nameOf = (id: unknown) => names.get(id as string) ?? id;
  const contents = new Map(
    resources.flatMap(({ id, inputs: { entries } }) =>
      Array.isArray(entries) ? [[id, contentOf((entries as readonly Named[]).map(({ cidr }) => cidr))] as const] : [],
    ),
  );
  return resources
    .flatMap(({ type, inputs }): readonly string[] => {
      const direction = type.match(/:SecurityGroup(Egress|Ingress)Rule$/)?.[1]?.toLowerCase();
      if (direction === undefined) return [];
      const { securityGroupId, ipProtocol, fromPort, toPort, cidrIpv4, cidrIpv6, prefixListId } = inputs;
      const list = prefixListId === undefined ? undefined : contents.get(prefixListId as string);
      const there = cidrIpv4 ?? cidrIpv6 ?? list ?? nameOf(inputs.referencedSecurityGroupId);
      return [[nameOf(securityGroupId), direction, ipProtocol, fromPort, toPort, there].join(' ')];
    })
    .filter((one) => !one.includes('255.255.255.255/32'))
    .sort();
}

/** The policy and the rule groups of a template by their names, in one form for both rims. */
export function firewallsInTemplate(stack: Stack): Named {
  const resources = Object.entries(resourcesOf(stack));
  const nameOf = (logicalId: unknown) => resources.find(([id]) => id === logicalId)?.[1].Properties.RuleGroupName;
  const lowered = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(lowered);
    if (typeof value !== 'object' || value === null) return value;
    const { 'Fn::GetAtt': reference } = value as { readonly 'Fn::GetAtt'?: readonly string[] };
    if (reference !== undefined) return nameOf(reference[0]);
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => {
        const own = key === 'Definition' ? 'definitions' : `${key.charAt(0).toLowerCase()}${key.slice(1)}`;
        const keyed = key === 'IPSets' || (key === 'RuleVariables' && !Object.hasOwn(one as Named, 'IPSets'));
        return keyed
          ? [
              key === 'IPSets' ? 'ipSets' : own,
              Object.entries(one as Named).map(([name, ipSet]) => ({ key: name, ipSet: lowered(ipSet) })),
            ]
          : [own, lowered(one)];
      }),
    );
  };
  const firewalls = resources.filter(([, { Type }]) => Type.startsWith('AWS::NetworkFirewall::'));
  return Object.fromEntries(
    firewalls.map(([, { Properties }]) => {
      const { FirewallPolicyName, RuleGroupName, FirewallPolicy, RuleGroup, Capacity, RuleVariables: _ } = Properties;
      // Variables stand one level deeper in CDK's names.
      const body = lowered(FirewallPolicy ?? RuleGroup);
      return [
        String(FirewallPolicyName ?? RuleGroupName),
        Capacity === undefined ? body : { capacity: Capacity, body },
      ];
    }),
  );
}

/** The same of what was registered. */
export function firewallsInProgram({ resources }: InlineAnswer): Named {
  const names = new Map(resources.map(({ id, inputs }) => [id, inputs.name]));
  const opened = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(opened);
    if (typeof value === 'string') return value.startsWith('arn:') ? names.get(value) : value;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, opened(one)]));
  };
  return Object.fromEntries(
    resources
      .filter(({ type }) => type.startsWith('aws:networkfirewall/'))
      .map(({ inputs: { name, firewallPolicy, ruleGroup, capacity } }) => {
        const body = opened(firewallPolicy ?? ruleGroup);
        return [String(name), capacity === undefined ? body : { capacity, body }];
      }),
  );
}

const DMZ = 'DMZ';
const today = { portsInUse: 'default', serverProtocol: 'HTTPS' };
const old = { portsInUse: 'old', serverProtocol: 'HTTP' };
const parties = {
  systemServer: { addresses: ['192.0.2.10'] },
  rcSystemServer: { addresses: ['192.0.2.20'] },
  qrcSystemServer: { addresses: ['192.0.2.30'] },
  turnServer: { addresses: ['192.0.2.31'] },
};

/** Every named class and form, written once for both rims. */
export const SCENES: Readonly<Record<string, Scene>> = {
  'agents of Endpoint Central whose names nothing enforces'({ make, none }) {
    make('EndpointCentralEgress', 'Agents', { dataCenter: 'JP', hostEnforcement: none });
  },

  'agents of Endpoint Central by addresses'({ make }) {
    make('EndpointCentralEgress', 'Agents', {
      dataCenter: 'US',
      reachBy: 'addresses',
      securityGroupName: 'agents',
      description: 'Agents of the head office',
    });
  },

  'agents of Endpoint Central behind a proxy, over IPv6 too'({ make, Peer, proxy }) {
    make('EndpointCentralEgress', 'Agents', {
      dataCenter: 'JP',
      remoteControl: true,
      ipv6: true,
      hostEnforcement: proxy(Peer.group('sg-0123456789abcdef0'), 8080),
    });
  },

  'a distribution server of Endpoint Central with its agents, and a domain controller'({ make, Peer, none }) {
    const server = make('EndpointCentralDistributionServer', 'Server', {
      dataCenter: 'JP',
      hostEnforcement: none,
      ports: { 'distribution-server-domain-controller': '389, 636' },
      peers: { domainController: Peer.cidr('10.0.9.10', '10.0.9.11') },
    });
    make('EndpointCentralEgress', 'Agents', { dataCenter: 'JP', distributionServer: server, hostEnforcement: none });
  },

  'agents of Endpoint Central and their server behind a firewall'({ make, behind }) {
    const agent = cdk.role(cdk.endpointCentralCloud, { dataCenter: 'JP', remoteControl: true }, 'agent');
    const firewall = make('NetworkFirewallRules', 'Firewall', {
      policyName: 'egress',
      home: ['10.0.0.0/8', '2001:db8::/32'],
      roles: [
        { entry: agent, sources: ['10.1.0.0/24'] },
        {
          entry: cdk.role(cdk.endpointCentralCloud, { dataCenter: 'JP' }, 'distributionServer'),
          sources: ['10.1.1.0/24', '2001:db8:1::/64'],
        },
      ],
    });
    const hostEnforcement = behind(firewall);
    make('EndpointCentralDistributionServer', 'Server', { dataCenter: 'JP', hostEnforcement });
    make('EndpointCentralEgress', 'Agents', { dataCenter: 'JP', remoteControl: true, hostEnforcement });
  },

  'devices of MobiControl as a service behind an exact firewall'({ make, behind }) {
    const profile = {
      serverLocation: 'SaaS',
      platforms: ['Android', 'Apple'],
      enrolById: true,
      playStore: true,
      fcm: true,
      parties: { deploymentServer: { addresses: ['192.0.2.10'] } },
    } as const;
    const reachBy = { apns: 'addresses' } as const;
    const firewall = make('NetworkFirewallRules', 'Firewall', {
      policyName: 'egress',
      exact: true,
      quic: 'allow',
      alertOnPass: true,
      priorities: { first: 100, last: 200 },
      roles: [{ entry: cdk.role(cdk.mobiControl, profile, 'device', { reachBy }), sources: ['10.1.0.0/24'] }],
    });
    make('MobiControlDeviceEgress', 'Devices', { ...profile, reachBy, hostEnforcement: behind(firewall) });
  },

  'agents of Endpoint Central by addresses in prefix lists, over two groups'({ make, Peer }) {
    make('EndpointCentralEgress', 'Agents', {
      dataCenter: 'US',
      reachBy: 'addresses',
      prefixLists: true,
      groups: 2,
      additionalRules: [
        {
          id: 'backup',
          direction: 'egress',
          transport: 'tcp',
          ports: '8443, 9443',
          reason: 'nightly',
          peer: Peer.cidr('10.0.9.10', '10.0.9.20'),
        },
      ],
    });
  },

  'a server of Patch Manager Plus with all that it reaches'({ make, Peer }) {
    make('PatchManagerPlusServer', 'Server', {
      ...today,
      remoteDatabaseAccess: true,
      mailConnection: 'SMTP(TLS)',
      ports: { 'server-sql-server': '14330' },
      parties: {
        patchVendors: { addresses: ['203.0.113.0/25'] },
        zohoPatchDatabase: { addresses: ['203.0.113.128/25'] },
      },
      peers: {
        agent: Peer.cidr('10.1.0.0/16'),
        console: Peer.cidr('10.2.0.0/24'),
        databaseClient: Peer.cidr('10.2.1.5'),
        domainController: Peer.cidr('10.0.9.10', '10.0.9.11'),
        mailServer: Peer.cidr('10.0.9.25'),
        sqlServer: Peer.cidr('10.0.9.50'),
      },
    });
  },

  'an old installation of Patch Manager Plus by HTTP'({ make }) {
    const server = make('PatchManagerPlusServer', 'Server', { ...old, distributionServer: true, closedNetwork: true });
    const distributionServer = make('PatchManagerPlusDistributionServer', 'DistributionServer', {
      ...old,
      buildBefore10_0_400: true,
      peers: { server },
    });
    const agents = make('PatchManagerPlusAgent', 'Agents', {
      ...old,
      buildBefore10_0_400: true,
      distributionServer,
      peers: { server },
    });
    server.call('allowDistributionServer', distributionServer);
    server.call('allowAgents', agents);
  },

  'push installation by Patch Manager Plus'({ make }) {
    const push = { pushInstallation: true, operatingSystems: ['Windows', 'Mac', 'Linux'] };
    const server = make('PatchManagerPlusServer', 'Server', { ...today, ...push, closedNetwork: true });
    const agents = make('PatchManagerPlusAgent', 'Agents', { ...today, ...push, peers: { server } });
    server.call('allowAgents', agents);
  },

  'a MobiControl server in the DMZ by addresses, open to phones everywhere'({ make, Peer }) {
    make('MobiControlDmzServer', 'Server', {
      serverLocation: DMZ,
      platforms: ['Android', 'Apple'],
      reachBy: 'addresses',
      peers: { device: Peer.anyIpv4('phones on mobile networks') },
    });
  },

  'both MobiControl servers on one machine inside'({ make, Peer, none }) {
    make('MobiControlDmzServer', 'Server', {
      serverLocation: 'Internal',
      managementServer: true,
      platforms: ['Android', 'Apple', 'WindowsModern'],
      playStore: true,
      fcm: true,
      appStore: true,
      mapDisplay: true,
      wns: true,
      peers: {
        device: Peer.cidr('10.8.16.0/20'),
        console: Peer.cidr('10.8.0.0/24'),
        activeDirectory: Peer.cidr('10.0.9.10'),
        dhaServer: Peer.cidr('10.0.9.11'),
      },
      hostEnforcement: none,
    });
  },

  'a management server of MobiControl with its search server and SQL Server'({ make, Peer }) {
    make('MobiControlManagementServer', 'Management', {
      serverLocation: 'Internal',
      ports: { 'search-server-management-server': '60001', 'management-server-sql-server': '60002' },
      peers: {
        console: Peer.cidr('10.8.0.0/24'),
        searchServer: Peer.group('sg-0123456789abcdef1'),
        sqlServer: Peer.group('sg-0123456789abcdef2'),
      },
    });
  },

  'a closed network of MobiControl'({ make }) {
    const profile = { serverLocation: DMZ, platforms: ['Android', 'WindowsModern'], closedNetwork: true };
    const server = make('MobiControlDmzServer', 'Server', { ...profile, reachBy: 'addresses' });
    const devices = make('MobiControlDeviceEgress', 'Devices', { ...profile, peers: { deploymentServer: server } });
    server.call('allowDevices', devices);
  },

  'clients of ISM CloudOne with every agent, their consoles and their update support server'({ make, none }) {
    const updateSupportServer = make('IsmUpdateSupportServer', 'UpdateSupport', {
      parties: { systemServer: parties.systemServer, informationServer: { addresses: ['192.0.2.40'] } },
    });
    const control = { remoteControl: ['Local', 'Internet'], qrc: ['LAN', 'Internet'] };
    const clients = make('IsmClient', 'Clients', {
      platforms: ['Windows', 'Mac'],
      systemServerPort: '443',
      ...control,
      behaviourDetection: true,
      qsOptions: true,
      updateSupportServer,
      parties: { ...parties, qssServer: { addresses: ['192.0.2.50'] }, qsServer: { addresses: ['192.0.2.51'] } },
      hostEnforcement: none,
    });
    const { systemServer: _none, ...others } = parties;
    const consoles = make('IsmRemoteControlConsole', 'Consoles', { ...control, parties: others });
    consoles.call('allowClients', clients);
    clients.call('allowClients', clients);
  },
};
