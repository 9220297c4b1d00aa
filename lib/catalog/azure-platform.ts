import type { Citation, SourceDocument } from '../model/citation';
import { exact } from '../model/host';
import { defineProduct } from '../model/profile';

/**
 * What a machine on Azure needs of the platform once its network security group closes everything else: its own DNS
 * servers, and Windows activation where a default route leads to an appliance. No vendor's product, and so not in the
 * register; a rim adds an entry of it beside those of the products. Azure's own DNS (168.63.129.16) needs no rule.
 */

const NAME_RESOLUTION = {
  id: 'azure-name-resolution',
  kind: 'supplement',
  title: 'Name resolution for resources in Azure virtual networks',
  publisher: 'Microsoft',
  address:
    'https://learn.microsoft.com/azure/virtual-network/virtual-networks-name-resolution-for-vms-and-role-instances',
  language: 'en',
  retrieved: '2026-11-29',
  certainty: 'copy',
} as const satisfies SourceDocument;

const KMS_ROUTES = {
  id: 'azure-kms-activation',
  kind: 'supplement',
  title: 'Windows activation fails in forced tunneling scenario',
  publisher: 'Microsoft',
  address:
    'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/custom-routes-enable-kms-activation',
  language: 'en',
  retrieved: '2026-11-29',
  certainty: 'copy',
} as const satisfies SourceDocument;

const GROUPS_OVERVIEW = {
  id: 'azure-network-security-groups',
  kind: 'supplement',
  title: 'Azure network security groups overview',
  publisher: 'Microsoft',
  address: 'https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview',
  language: 'en',
  retrieved: '2026-11-29',
  certainty: 'copy',
} as const satisfies SourceDocument;

const OWN_DNS: Citation = {
  document: NAME_RESOLUTION.id,
  section: 'VMs and role instances',
  quote: 'Be accessible (TCP and UDP on port 53) from the clients it serves, and be able to access the internet.',
  gloss: "A DNS server of one's own must be reachable by its clients on TCP and UDP 53.",
};

const KMS_ADDRESSES: Citation = {
  document: KMS_ROUTES.id,
  section: 'Solution',
  quote:
    'The first DNS name of the KMS server for the Azure Global cloud is `azkms.core.windows.net` with two IP addresses: `20.118.99.224` and `40.83.235.53`.',
  gloss: 'The newer name, and its two addresses, in the global Azure cloud.',
};

const KMS_SECOND_ADDRESS: Citation = {
  document: KMS_ROUTES.id,
  section: 'Solution',
  quote:
    'The second DNS name of the KMS server for the Azure Global cloud is `kms.core.windows.net` with an IP address of `23.102.135.246`.',
  gloss: 'The older name, and its address, in the global Azure cloud.',
};

const KMS_OTHER_CLOUDS: Citation = {
  document: KMS_ROUTES.id,
  section: 'Solution',
  quote:
    'If you use other Azure platforms such as Azure Germany, you must use the IP address of the corresponding KMS server.',
  gloss: 'Other Azure clouds activate at other addresses.',
};

const KMS_PORT: Citation = {
  document: GROUPS_OVERVIEW.id,
  section: 'Azure platform considerations',
  quote: 'The request is made outbound through port 1688.',
  gloss: 'Windows asks the hosts of the Key Management Service for its licence, outbound on port 1688.',
};

const KMS_UNDER_A_DEFAULT_ROUTE: Citation = {
  document: GROUPS_OVERVIEW.id,
  section: 'Azure platform considerations',
  quote:
    'For deployments using [default route 0.0.0.0/0](virtual-networks-udr-overview.md#default-route) configuration, this platform rule is disabled.',
  gloss: 'With a default route of your own Azure does not let the request pass by itself.',
};

/** The flows of the Azure platform, as Microsoft documents them. */
export const azurePlatform = defineProduct({
  id: 'azure-platform',
  name: 'Azure platform',
  short: 'AZURE',
  documents: [NAME_RESOLUTION, KMS_ROUTES, GROUPS_OVERVIEW],
  roles: {
    machine: { words: 'virtual machine', gloss: 'a virtual machine in a virtual network', short: 'MACHINE' },
    dnsServer: {
      words: 'DNS server',
      gloss: "a DNS server of one's own, or the firewall that stands as DNS proxy; never Azure's 168.63.129.16",
      short: 'DNS',
    },
  },
  services: {
    keyManagementService: {
      words: 'Key Management Service',
      gloss: 'the hosts of Azure at which Windows is activated',
    },
  },
  choices: {
    dnsServer: { kind: 'party', gloss: 'whether the virtual network has DNS servers of its own', cite: OWN_DNS },
    kms: {
      kind: 'flag',
      gloss: 'whether Windows machines are activated where a default route leads to an appliance',
      cite: KMS_UNDER_A_DEFAULT_ROUTE,
    },
  },
  requirements: [
    ...(['udp', 'tcp'] as const).map((transport) => ({
      id: `machine-dns-${transport}`,
      from: 'machine' as const,
      to: 'dnsServer' as const,
      transport,
      ports: ['53'],
      portsAre: 'fixed' as const,
      hosts: [],
      either: false,
      application: [{ ports: '53', name: 'dns', basis: 'inferred' as const }],
      need: 'must' as const,
      when: [{ dnsServer: [true] }],
      proxy: 'impossible' as const,
      cites: [OWN_DNS] as const,
      note: 'what a DNS server is asked is DNS',
    })),
    {
      id: 'machine-kms',
      from: 'machine',
      to: 'keyManagementService',
      transport: 'tcp',
      ports: ['1688'],
      portsAre: 'fixed',
      hosts: [exact('azkms.core.windows.net'), exact('kms.core.windows.net')],
      ranges: {
        for: ['azkms.core.windows.net', 'kms.core.windows.net'],
        cidrs: ['20.118.99.224', '40.83.235.53', '23.102.135.246'],
      },
      either: true,
      application: [],
      need: 'must',
      when: [{ kms: [true] }],
      proxy: 'impossible',
      cites: [KMS_ADDRESSES, KMS_SECOND_ADDRESS, KMS_PORT, KMS_UNDER_A_DEFAULT_ROUTE],
      note: 'of the global Azure cloud alone; the page prints the port without a transport, and KMS speaks RPC over TCP',
    },
  ],
  denials: [],
  notes: [
    {
      id: 'kms-of-other-clouds',
      kind: 'gap',
      gloss: 'Azure in Germany, in China and for the US government activates at other addresses: open those yourself',
      cites: [KMS_OTHER_CLOUDS],
    },
  ],
});
