import type { Block } from './provider-block';

/** A resource of a provider, whatever tool holds it: the type is Terraform's name, `aws_security_group`. */
export interface ProviderResource {
  readonly type: string;
  /** Unique in its file, and as its user says it. */
  readonly id: string;
  readonly aliases: readonly string[];
  readonly body: Block;
  /** Nobody can say that it will be there. */
  readonly uncertain?: true;
}

/** Types of resources that are filters themselves; of others the filter is who refers to them. */
const FILTERS: ReadonlySet<string> = new Set([
  'aws_security_group',
  'aws_default_security_group',
  'aws_networkfirewall_firewall_policy',
  'azurerm_network_security_group',
  'azurerm_firewall_policy',
]);

/** The filter that a resource of this type is. */
export function filterOf(type: string | null, id: string): string | null {
  return type !== null && FILTERS.has(type) ? id : null;
}

/** The part that every declared thing has. */
export function declared({ id, aliases, body, uncertain }: ProviderResource) {
  return { id, aliases, place: body.place, ...(uncertain ? { uncertain } : {}) };
}
