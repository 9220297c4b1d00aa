import type { ClosedHere, SecurityRule } from '../../model/plans/azure-network-security-group';
import type { OptionsInForce } from './options';

const LEARN = 'https://learn.microsoft.com/azure';

const OVERVIEW = `Azure network security groups overview, ${LEARN}/virtual-network/network-security-groups-overview`;

/** What the group closes that an Azure machine often needs; what a rule opens already, or no last rule closes, is left out. */
export function closedHere(
  rules: readonly SecurityRule[],
  { denyInbound, denyOutbound }: Pick<OptionsInForce, 'denyInbound' | 'denyOutbound'>,
): readonly ClosedHere[] {
  const isAsked = (requirement: string) =>
    rules.some(({ because }) =>
      because.some((one) => one.product === 'azure-platform' && one.requirement === requirement),
    );
  const into: readonly (ClosedHere & { readonly isOpen?: boolean })[] = [
    {
      what: 'Azure Bastion (TCP 22 and 3389 from its subnet)',
      opens: "additionalRules: one from Bastion's subnet on the port of the machine",
      source: `Azure Bastion and network security groups, ${LEARN}/bastion/bastion-nsg`,
    },
    {
      what: "probes of Azure's load balancers, since nothing comes in",
      opens: 'a role or a rule of additionalRules by which something comes in',
      source: OVERVIEW,
      isOpen: rules.some(({ direction, access }) => direction === 'Inbound' && access === 'Allow'),
    },
  ];
  const out: readonly (ClosedHere & { readonly isOpen?: boolean })[] = [
    {
      what: "a domain's own DNS servers (TCP and UDP 53); Azure's own need no rule",
      opens: 'dnsServers: the addresses of each',
      source: OVERVIEW,
      isOpen: isAsked('machine-dns-udp') && isAsked('machine-dns-tcp'),
    },
    {
      what: 'Windows activation (TCP 1688), where a default route leads to an appliance',
      opens: 'kms: true',
      source: OVERVIEW,
      isOpen: isAsked('machine-kms'),
    },
    {
      what: 'domain controllers (Kerberos, LDAP, SMB, RPC and others)',
      opens: 'additionalRules: the ports of your domain, to the addresses of its controllers',
      source:
        'Configure a firewall for Active Directory domains and trusts, https://learn.microsoft.com/troubleshoot/windows-server/active-directory/config-firewall-for-ad-domains-and-trusts',
    },
    {
      what: 'monitoring (Azure Monitor agent, TCP 443)',
      opens: "additionalRules: one each to the service tags 'AzureMonitor' and 'AzureResourceManager'",
      source: `Azure Monitor agent, networking, ${LEARN}/azure-monitor/agents/azure-monitor-agent-network-configuration`,
    },
    {
      what: 'backup of what runs in the machine (TCP 443)',
      opens: "additionalRules: one each to the service tags 'AzureBackup', 'Storage' and 'AzureActiveDirectory'",
      source: `Azure Backup, network security group tags, ${LEARN}/backup/backup-sql-server-database-azure-vms`,
    },
    {
      what: 'extensions under an agent that Azure does not support (TCP 443); a supported one needs no rule',
      opens: "additionalRules: one to the service tag 'Storage' of the region",
      source: `Virtual machine extensions and features, ${LEARN}/virtual-machines/extensions/features-windows`,
    },
  ];
  const closed = [...(denyInbound === 'all' ? into : []), ...(denyOutbound === 'none' ? [] : out)];
  return closed
    .filter(({ isOpen }) => isOpen !== true)
    .map(({ what, opens: by, source }) => ({ what, opens: by, source }));
}
