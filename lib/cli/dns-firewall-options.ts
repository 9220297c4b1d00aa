import type { Issue } from '../diagnostics';
import type { DnsFirewallOptions } from '../targets';
import { isTyped, type OptionForm, oneOf, optionName, type Typed } from './typed';

/** What only a DNS Firewall can be told. */
export const DNS_FIREWALL_FORMS: readonly OptionForm[] = [
  { form: '--unlisted block|alert', words: 'aws-dns-firewall: names that are not listed; default: block' },
  { form: '--redirections trust|inspect', words: 'aws-dns-firewall: the names behind an alias; default: trust' },
];

/** Reads them; a word that cannot stand there is told as an issue. */
export function readDnsFirewallOptions(typed: readonly Typed[], issues: Issue[]): DnsFirewallOptions {
  const unlisted = oneOf('--unlisted', ['block', 'alert'], typed, issues);
  const redirections = oneOf('--redirections', ['trust', 'inspect'], typed, issues);
  return {
    ...(unlisted === null ? {} : { unlisted }),
    ...(redirections === null ? {} : { redirections }),
  };
}

/** Those that were typed for a target that has no resolver. */
export function idleDnsFirewallOptions(typed: readonly Typed[]): readonly string[] {
  return DNS_FIREWALL_FORMS.map(optionName).filter((option) => isTyped(typed, option));
}
