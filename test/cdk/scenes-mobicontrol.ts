import type { Stack } from 'aws-cdk-lib';
import {
  HostEnforcement,
  MobiControlAppleHosts,
  MobiControlDeviceEgress,
  MobiControlDmzServer,
  MobiControlManagementServer,
  MobiControlPlatform,
  MobiControlServerLocation,
  mobiControl,
  NetworkFirewallRules,
  Peer,
  RoleAccess,
  role,
} from 'portolan/cdk';
import { attach, stackWithVpc } from './scene';

const { DMZ, Internal, SaaS } = MobiControlServerLocation;
const { Android, Apple, WindowsModern } = MobiControlPlatform;
const ALL = Object.values(MobiControlPlatform);
const none = HostEnforcement.none('a proxy of another team filters names');

export const MOBICONTROL_SCENES: Readonly<Record<string, () => readonly Stack[]>> = {
  'a MobiControl server in the DMZ by addresses, open to phones everywhere'() {
    const { stack, vpc } = stackWithVpc();
    new MobiControlDmzServer(stack, 'Server', {
      vpc,
      serverLocation: DMZ,
      platforms: [Android, Apple],
      reachBy: 'addresses',
      peers: { device: Peer.anyIpv4('phones on mobile networks') },
    });
    return [stack];
  },

  'both MobiControl servers on one machine inside, with every kind of device'() {
    const { stack, vpc } = stackWithVpc();
    new MobiControlDmzServer(stack, 'Server', {
      vpc,
      serverLocation: Internal,
      managementServer: true,
      platforms: ALL,
      playStore: true,
      fcm: true,
      appStore: true,
      mapDisplay: true,
      wns: true,
      azureAd: true,
      identityProviders: true,
      peers: {
        device: Peer.cidr('10.8.16.0/20'),
        console: Peer.cidr('10.8.0.0/24'),
        activeDirectory: Peer.cidr('10.0.9.10'),
        dhaServer: Peer.cidr('10.0.9.11'),
      },
      hostEnforcement: none,
    });
    return [stack];
  },

  'a MobiControl management server with its console, search server and SQL Server'() {
    const { stack, vpc } = stackWithVpc();
    const profile = {
      serverLocation: Internal,
      ports: { 'search-server-management-server': '60001', 'management-server-sql-server': '60002' },
    } as const;
    const machine = (id: string, name: 'console' | 'searchServer' | 'sqlServer') =>
      new RoleAccess(stack, id, { vpc, roles: [role(mobiControl, profile, name)] });
    const management = new MobiControlManagementServer(stack, 'Management', { vpc, ...profile });
    management.allowConsoles(machine('Console', 'console'));
    management.allowSearchServer(machine('Search', 'searchServer'));
    management.allowSqlServer(machine('Sql', 'sqlServer'));
    return [stack];
  },

  'devices of MobiControl as a service, all that they may choose, behind an exact firewall'() {
    const { stack, vpc } = stackWithVpc();
    const firewall = new NetworkFirewallRules(stack, 'Firewall', { exact: true });
    attach(firewall);
    new MobiControlDeviceEgress(stack, 'Devices', {
      vpc,
      serverLocation: SaaS,
      platforms: ALL,
      enrolById: true,
      playStore: true,
      fcm: true,
      androidEnterpriseSetup: true,
      virusScan: true,
      appStore: true,
      wns: true,
      deviceHealthAttestation: true,
      // Nothing on the page lets a firewall read names on 5223.
      reachBy: { apns: 'addresses' },
      parties: { deploymentServer: { addresses: ['192.0.2.10'] } },
      hostEnforcement: HostEnforcement.firewall(firewall),
    });
    return [stack];
  },

  'Apple devices of MobiControl by the narrow lists of the page'() {
    const { stack, vpc } = stackWithVpc();
    new MobiControlDeviceEgress(stack, 'Devices', {
      vpc,
      serverLocation: DMZ,
      platforms: [Apple],
      appleHosts: MobiControlAppleHosts.Listed,
      appStore: true,
      hostEnforcement: none,
      peers: { deploymentServer: Peer.cidr('192.0.2.10') },
    });
    return [stack];
  },

  'a closed network of MobiControl'() {
    const { stack, vpc } = stackWithVpc();
    const profile = { serverLocation: DMZ, platforms: [Android, WindowsModern], closedNetwork: true } as const;
    const server = new MobiControlDmzServer(stack, 'Server', { vpc, ...profile, reachBy: 'addresses' });
    server.allowDevices(new MobiControlDeviceEgress(stack, 'Devices', { vpc, ...profile }));
    return [stack];
  },
};
