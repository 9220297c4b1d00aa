/**
 * The team that owns the firewall: a hub's network, and a policy that lets through what the spokes' requests ask for. A
 * request is a file in this repository, which the spoke's program wrote (see `azure-spoke`): what it opens stands in the diff
 * of its pull request. What comes in from the Internet, and who stands outside Azure, this team says itself.
 *
 *   phones -> public address -> [DNAT] -> MobiControl's server in the spoke
 *   devices on premises -> [firewall] -> the same server, and the push service of Google
 */
import { PublicIPAddress } from '@pulumi/azure-native/network';
import * as resources from '@pulumi/azure-native/resources';
import {
  AzureFirewallRules,
  MobiControlPlatform,
  MobiControlServerLocation,
  mobiControl,
  Peer,
  readFirewallRequests,
  role,
  windowsActivation,
} from 'portolan/pulumi-azure';
import { HubNetwork } from './hub-network';

/** Where spokes may stand: what a request names beside it is refused. */
const SPOKES = '10.110.0.0/15';
const ON_PREMISES = '10.200.0.0/16';
/** MobiControl's spoke, as its team reports it. */
const MOBICONTROL = {
  networkId:
    '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/mobicontrol/providers/Microsoft.Network/virtualNetworks/mobicontrol',
  block: '10.110.0.0/16',
  dmz: '10.110.1.0/24',
  server: '10.110.1.4',
};

const { name: resourceGroupName } = new resources.ResourceGroup('hub');
const publicAddress = new PublicIPAddress('hub', {
  resourceGroupName,
  sku: { name: 'Standard' },
  publicIPAllocationMethod: 'Static',
});

const profile = {
  serverLocation: MobiControlServerLocation.DMZ,
  platforms: [MobiControlPlatform.Android],
  fcm: true,
} as const;
const server = role(mobiControl, profile, 'deploymentServer');

const rules = new AzureFirewallRules('rules', {
  resourceGroupName,
  requests: readFirewallRequests('requests', { allowedSources: [SPOKES] }),
  roles: [
    {
      // Asked for by the spoke as well: here the server is published, and phones may come from everywhere.
      entry: server,
      sources: [MOBICONTROL.dmz],
      peers: { device: Peer.anyIpv4('phones on mobile networks') },
      publish: {
        publicAddress: publicAddress.ipAddress.apply((address) => address ?? ''),
        privateAddress: MOBICONTROL.server,
      },
    },
    // A source without a network security group: no cloud closes anything for these devices but this firewall.
    {
      entry: role(mobiControl, profile, 'device'),
      sources: [ON_PREMISES],
      peers: { deploymentServer: Peer.cidr(MOBICONTROL.server) },
    },
    // The spoke's default route takes the activation of Windows here too, and no request asks for it.
    { entry: windowsActivation(server.name), sources: [MOBICONTROL.dmz] },
  ],
});

const hub = new HubNetwork('hub', {
  resourceGroupName,
  firewallPolicyId: rules.firewallPolicyId,
  tier: rules.plan.needs.tier,
  publicAddressId: publicAddress.id,
  spokes: [{ name: 'mobicontrol', networkId: MOBICONTROL.networkId, block: MOBICONTROL.block }],
});

// The spokes' teams need these. Rules that open names by their addresses hold only for machines that ask this firewall
// for names, those on premises among them.
export const firewallAddress = hub.firewallAddress;
export const hubNetworkId = hub.networkId;
export const mobiControlAddress = publicAddress.ipAddress;
