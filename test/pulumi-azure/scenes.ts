import { PublicIPAddress, Subnet } from '@pulumi/azure-native/network';
import {
  AzureFirewallRules,
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  endpointCentralCloud,
  HostEnforcement,
  IsmClient,
  IsmRemoteControlConsole,
  IsmUpdateSupportServer,
  ismCloudOne,
  MobiControlDeviceEgress,
  MobiControlDmzServer,
  MobiControlManagementServer,
  mobiControl,
  PatchManagerPlusAgent,
  PatchManagerPlusDistributionServer,
  PatchManagerPlusServer,
  Peer,
  patchManagerPlus,
  RoleAccess,
  role,
  windowsActivation,
} from 'portolan/pulumi-azure';

const resourceGroupName = 'spoke';
const today = { portsInUse: 'default', serverProtocol: 'HTTPS' } as const;
const closed = { serverLocation: 'DMZ', platforms: ['Android', 'WindowsModern'], closedNetwork: true } as const;
const none = HostEnforcement.none('a proxy of another team filters names');
const systemServer = { addresses: ['192.0.2.10'] } as const;
const idOf = (type: string, name: string) =>
  `/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/hub/providers/Microsoft.Network/${type}/${name}`;

/** Ids as Azure has them. */
export const POLICY = idOf('firewallPolicies', 'central');
export const GROUP = idOf('applicationSecurityGroups', 'servers');
export const IP_GROUP = idOf('ipGroups', 'offices');

/** Every named class, RoleAccess and AzureFirewallRules in their main shapes, each a program. */
export const SCENES: Readonly<Record<string, () => void>> = {
  'agents of Endpoint Central whose names nothing enforces'() {
    new EndpointCentralEgress('agents', { resourceGroupName, dataCenter: 'JP', hostEnforcement: none });
  },

  'agents of Endpoint Central by addresses, in a region, with tags and a name'() {
    new EndpointCentralEgress('agents', {
      resourceGroupName,
      location: 'japaneast',
      tags: { team: 'sea' },
      networkSecurityGroupName: 'nsg-agents',
      dataCenter: 'US',
      reachBy: 'addresses',
      ipv6: true,
      denyOutbound: 'internet',
      denyInbound: 'none',
      priorities: { from: 200, to: 900 },
    });
  },

  'agents of Endpoint Central behind a proxy'() {
    new EndpointCentralEgress('agents', {
      resourceGroupName,
      dataCenter: 'JP',
      remoteControl: true,
      hostEnforcement: HostEnforcement.proxy(Peer.cidr('10.9.0.4'), 8080),
    });
  },

  'a distribution server of Endpoint Central with its agents, known by their groups'() {
    const server = new EndpointCentralDistributionServer('server', {
      resourceGroupName,
      dataCenter: 'JP',
      hostEnforcement: none,
      applicationSecurityGroups: true,
      peers: { agent: Peer.cidr('10.1.0.0/24') },
    });
    new EndpointCentralEgress('agents', {
      resourceGroupName,
      dataCenter: 'JP',
      distributionServer: server,
      hostEnforcement: none,
      applicationSecurityGroups: { ECC_AGENT: GROUP },
    });
  },

  'agents behind a firewall of ours that resolves names, with late addresses'() {
    const entry = role(endpointCentralCloud, { dataCenter: 'JP', remoteControl: true }, 'agent');
    const subnet = new Subnet('subnet', {
      resourceGroupName,
      virtualNetworkName: 'spoke',
      addressPrefix: '10.1.0.0/24',
    });
    const sources = [subnet.addressPrefix.apply((prefix) => prefix ?? '')];
    const firewall = new AzureFirewallRules('firewall', {
      resourceGroupName: 'hub',
      tags: { team: 'hub' },
      location: 'japaneast',
      firewallPolicyName: 'central',
      basePolicyId: POLICY,
      denyInfrastructure: true,
      roles: [
        { entry, sources },
        { entry: windowsActivation('ECC_AGENT'), sources },
      ],
    });
    new EndpointCentralEgress('agents', {
      resourceGroupName,
      dataCenter: 'JP',
      remoteControl: true,
      kms: true,
      dnsServers: [sources[0] ?? '', '10.0.0.4'],
      hostEnforcement: HostEnforcement.firewall(firewall),
    });
  },

  'agents and devices in the policy of another team, without IP groups, observed'() {
    new AzureFirewallRules('firewall', {
      resourceGroupName: 'hub',
      firewallPolicyId: POLICY,
      ipGroups: false,
      mode: 'observe',
      owner: 'fleet',
      roles: [
        { entry: role(endpointCentralCloud, { dataCenter: 'JP' }, 'agent'), sources: ['10.1.0.0/24', '10.1.4.0/24'] },
        {
          entry: role(patchManagerPlus, today, 'agent'),
          sources: ['10.2.0.0/24'],
          peers: { server: Peer.ipGroup(IP_GROUP) },
        },
      ],
    });
  },

  'a MobiControl server behind a public address of the firewall'() {
    const address = new PublicIPAddress('address', { resourceGroupName: 'hub', ipAddress: '203.0.113.5' });
    new AzureFirewallRules('firewall', {
      resourceGroupName: 'hub',
      roles: [
        {
          entry: role(mobiControl, closed, 'deploymentServer', { reachBy: 'addresses' }),
          sources: ['10.3.0.4/32'],
          peers: { device: Peer.anyIpv4('phones on mobile networks') },
          publish: { publicAddress: address.ipAddress.apply((text) => text ?? ''), privateAddress: '10.3.0.4' },
        },
      ],
    });
    const server = new MobiControlDmzServer('server', {
      resourceGroupName,
      ...closed,
      reachBy: 'addresses',
      applicationSecurityGroups: true,
      peers: { device: Peer.anyIpv4('phones on mobile networks') },
    });
    new MobiControlDeviceEgress('devices', { resourceGroupName, ...closed, peers: { deploymentServer: server } });
  },

  'a management server of MobiControl with its search server and SQL Server'() {
    new MobiControlManagementServer('management', {
      resourceGroupName,
      serverLocation: 'Internal',
      ports: { 'search-server-management-server': '60001', 'management-server-sql-server': '60002' },
      peers: {
        console: Peer.cidr('10.8.0.0/24'),
        searchServer: Peer.applicationSecurityGroup(GROUP),
        sqlServer: Peer.serviceTag('Sql'),
      },
    });
  },

  'Patch Manager Plus: agents, their server and a distribution server'() {
    const server = new PatchManagerPlusServer('server', {
      resourceGroupName,
      ...today,
      distributionServer: true,
      closedNetwork: true,
      applicationSecurityGroups: true,
      peers: {
        agent: Peer.cidr('10.1.0.0/16'),
        distributionServer: Peer.cidr('10.2.0.4'),
        console: Peer.cidr('10.8.0.0/24'),
      },
    });
    const distributionServer = new PatchManagerPlusDistributionServer('distribution-server', {
      resourceGroupName,
      ...today,
      applicationSecurityGroups: true,
      peers: { server, agent: Peer.cidr('10.1.0.0/16') },
    });
    new PatchManagerPlusAgent('agents', { resourceGroupName, ...today, distributionServer, peers: { server } });
  },

  'ISM CloudOne: clients, their consoles and their update support server'() {
    const control = { remoteControl: ['Local', 'Internet'], qrc: ['LAN', 'Internet'] } as const;
    const parties = {
      rcSystemServer: { addresses: ['192.0.2.20'] },
      qrcSystemServer: { addresses: ['192.0.2.30'] },
      turnServer: { addresses: ['192.0.2.31'] },
    } as const;
    const updateSupportServer = new IsmUpdateSupportServer('update-support', {
      resourceGroupName,
      applicationSecurityGroups: true,
      parties: { systemServer, informationServer: { addresses: ['192.0.2.40'] } },
      peers: { client: Peer.cidr('10.1.0.0/16') },
    });
    new IsmClient('clients', {
      resourceGroupName,
      platforms: ['Windows', 'Mac'],
      systemServerPort: '443',
      ...control,
      updateSupportServer,
      parties: { ...parties, systemServer, qssServer: { addresses: ['192.0.2.50'] } },
      peers: { rcConsole: Peer.cidr('10.8.0.0/24'), qrcConsole: Peer.cidr('10.8.0.0/24') },
    });
    new IsmRemoteControlConsole('consoles', { resourceGroupName, ...control, parties });
  },

  'machines of two products, whose rules go into a group of the user'() {
    const office = new RoleAccess('office', {
      resourceGroupName,
      networkSecurityGroup: 'yours',
      applicationSecurityGroups: true,
      roles: [
        role(ismCloudOne, { platforms: ['Windows'], systemServerPort: '443', parties: { systemServer } }, 'client', {
          name: 'OFFICE',
        }),
        role(mobiControl, closed, 'device', { name: 'DEVICES' }),
      ],
      peers: { deploymentServer: Peer.cidr('192.0.2.1') },
    });
    if (office.networkSecurityGroup !== undefined) throw new Error('a group was made');
  },
};
