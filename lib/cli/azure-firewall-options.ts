import type { AzureFirewallOptions } from '../targets';
import { firstValue, isTyped, type OptionForm, optionName, type Typed, valuesOf } from './typed';
import type { Whereabouts } from './whereabouts';

/** What only an Azure Firewall can be told. */
export const AZURE_FIREWALL_FORMS: readonly OptionForm[] = [
  {
    form: '--tier TIER',
    words: 'azure-firewall: the tier of the policy; default: Standard',
    values: ['Basic', 'Standard', 'Premium'],
  },
  {
    form: '--patterns HOW',
    words: 'azure-firewall: expressions, as the names listed beside them or all below their suffix; default: refused',
    values: ['listed', 'suffix'],
  },
  { form: '--fqdn-tags TAG', words: 'azure-firewall: an FQDN tag for the names that it covers', repeats: true },
  { form: '--tls-inspection', words: 'azure-firewall: Premium rules look into TLS for the paths that a page prints' },
  { form: '--deny-infrastructure', words: "azure-firewall: close the names of Azure's own infrastructure" },
  { form: '--owner NAME', words: 'azure-firewall: stands first in the names of the groups; default: portolan' },
];

/** How the groups are to be written, as it was typed; the target looks at every word of it. */
export function readAzureFirewallOptions(typed: readonly Typed[], where: Whereabouts): AzureFirewallOptions {
  const [tier, patterns, owner, mode] = (['tier', 'patterns', 'owner', 'mode'] as const).map((name) => {
    const given = firstValue(typed, `--${name}`);
    if (given !== undefined) where.note(name, `--${name} ${given}`);
    return given;
  });
  const fqdnTags = valuesOf(typed, '--fqdn-tags');
  for (const [index, tag] of fqdnTags.entries()) where.note(`fqdnTags[${index}]`, `--fqdn-tags ${tag}`);
  if (isTyped(typed, '--tls-inspection')) where.note('tlsInspection', '--tls-inspection');
  // What the user typed is looked at by the target, whatever its type says here.
  return {
    ...(tier === undefined ? {} : { tier: tier as NonNullable<AzureFirewallOptions['tier']> }),
    ...(patterns === undefined ? {} : { patterns: patterns as NonNullable<AzureFirewallOptions['patterns']> }),
    ...(owner === undefined ? {} : { owner }),
    ...(mode === undefined ? {} : { mode: mode as NonNullable<AzureFirewallOptions['mode']> }),
    ...(fqdnTags.length === 0 ? {} : { fqdnTags }),
    tlsInspection: isTyped(typed, '--tls-inspection'),
    denyInfrastructure: isTyped(typed, '--deny-infrastructure'),
  };
}

/** Those that were typed for a target that is none. */
export function idleAzureFirewallOptions(typed: readonly Typed[]): readonly string[] {
  return AZURE_FIREWALL_FORMS.map(optionName).filter((option) => isTyped(typed, option));
}
