import { type Host, starForms, subdomains } from '../../model/host';

/** An FQDN tag, and the names that it surely covers over TLS on port 443. */
export interface FqdnTag {
  readonly tag: string;
  readonly names: readonly Host[];
  /** Which page lists the names, and which page says that the tag is that list. */
  readonly source: string;
}

/**
 * The tags of which a page lists the names. What a tag holds can be read nowhere in Azure; the page on FQDN tags says of
 * this one that it is what another page describes. That page prints names with their protocols, and only those stand
 * here that it prints with https: a rule with a tag has to be for https. No other tag has such a list.
 */
export const FQDN_TAGS: readonly FqdnTag[] = [
  {
    tag: 'WindowsUpdate',
    names: [subdomains('windowsupdate.microsoft.com'), subdomains('update.microsoft.com')],
    source:
      'Microsoft, "How to Configure a Firewall for Software Updates" (https://technet.microsoft.com/library/bb693717.aspx), as "FQDN tags overview" (https://learn.microsoft.com/azure/firewall/fqdn-tags) says of the tag',
  },
];

/** How a name stands in a rule: the apex is not in `*.`. */
export function targetTexts(host: Host): readonly string[] {
  const texts = starForms(host);
  if (texts === null) throw new Error(`no rule takes the expression ${host.name}`);
  return texts;
}
