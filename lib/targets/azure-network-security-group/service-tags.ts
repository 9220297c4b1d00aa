/** The copy of Azure's table of service tags from which {@link SERVICE_TAGS} was read, and its day. */
export const SERVICE_TAGS_READ = {
  source: 'Azure service tags overview, https://learn.microsoft.com/azure/virtual-network/service-tags-overview',
  date: '2021-04',
} as const;

/** Tags that Azure is known to have; a name that is not here may be newer, or misspelt. Regional ones end in `.Region`. */
export const SERVICE_TAGS: readonly string[] = [
  'AzureActiveDirectory',
  'AzureBackup',
  'AzureCloud',
  'AzureContainerRegistry',
  'AzureFrontDoor.Backend',
  'AzureFrontDoor.FirstParty',
  'AzureFrontDoor.Frontend',
  'AzureKeyVault',
  'AzureLoadBalancer',
  'AzureMonitor',
  'AzurePlatformDNS',
  'AzurePlatformIMDS',
  'AzurePlatformLKM',
  'AzureResourceManager',
  'EventHub',
  'Internet',
  'MicrosoftContainerRegistry',
  'ServiceBus',
  'Sql',
  'Storage',
  'VirtualNetwork',
  'WindowsVirtualDesktop',
];

/** Those that have one tag for each region beside their own, such as `Storage.WestEurope`. */
const REGIONAL: readonly string[] = ['AzureCloud', 'AzureKeyVault', 'Sql', 'Storage'];

/** Whether the table holds a tag, or the tag of which it is a region's. */
export function isKnownServiceTag(tag: string): boolean {
  return SERVICE_TAGS.includes(tag) || REGIONAL.some((one) => tag.startsWith(`${one}.`) && tag.length > one.length + 1);
}
