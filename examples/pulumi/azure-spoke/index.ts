/**
 * The team that owns MobiControl: its deployment server stands in a DMZ subnet of a spoke, whose ways out and in lead through
 * another team's firewall. The program closes the subnet with a network security group, and writes
 * `firewall-requests/hub-firewall.firewall-request.json`, in a preview too; the file goes to the firewall's team as a pull
 * request (see `azure-hub`). The two programs share addresses, and no resource.
 *
 *   phones -> [hub: public address, DNAT] -> DMZ subnet [network security group] -> server
 */
import * as resources from '@pulumi/azure-native/resources';
import * as pulumi from '@pulumi/pulumi';
import {
  HostEnforcement,
  MobiControlDmzServer,
  MobiControlPlatform,
  MobiControlServerLocation,
  Peer,
} from 'portolan/pulumi-azure';
import { SpokeNetwork } from './spoke-network';

const DMZ = '10.110.1.0/24';
const ON_PREMISES = '10.200.0.0/16';

// What the hub's team told us; `pulumi config set firewallAddress ...` has the last word.
const config = new pulumi.Config();
const firewallAddress = config.get('firewallAddress') ?? '10.100.0.4';
const firewallSubnet = config.get('firewallSubnet') ?? '10.100.0.0/26';
const hubNetworkId =
  config.get('hubNetworkId') ??
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub-network';

// Unverified: whether the server behind a DNAT rule sees the firewall's subnet, or the phone itself. Where it sees phones,
// `pulumi config set serverSees phones` opens the group to everybody, and the hub alone says who comes in.
const phones =
  config.get('serverSees') === 'phones'
    ? Peer.anyIpv4('phones on mobile networks, behind the DNAT rule of the hub')
    : Peer.cidr(firewallSubnet);

const { name: resourceGroupName } = new resources.ResourceGroup('mobicontrol');

const server = new MobiControlDmzServer('mobicontrol', {
  resourceGroupName,
  serverLocation: MobiControlServerLocation.DMZ,
  platforms: [MobiControlPlatform.Android],
  fcm: true,
  // Devices on premises come through the hub too, with addresses of their own: to a private one it translates none.
  peers: { device: [phones, Peer.cidr(ON_PREMISES)] },
  dnsServers: [firewallAddress],
  kms: true,
  hostEnforcement: HostEnforcement.requested('hub-firewall', {
    sources: [DMZ],
    owner: 'mobile devices',
    reason: 'the MobiControl server in the DMZ, change 4712',
  }),
});

const spoke = new SpokeNetwork('mobicontrol', {
  resourceGroupName,
  block: '10.110.0.0/16',
  dmzBlock: DMZ,
  dmzGroupId: server.networkSecurityGroupId,
  hubNetworkId,
  firewallAddress,
});

// For the hub's team, and for the machine of the server.
export const networkId = spoke.networkId;
export const dmzSubnetId = spoke.dmzSubnetId;
