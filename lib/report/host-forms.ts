import { type Host, starForms } from '../model/host';

/** A host in the forms that devices of others take; what a page prints of it (`*gstatic.com`) is none of them. */
export function hostForms(host: Host): readonly string[] {
  return host.kind === 'pattern' ? host.listed : (starForms(host) ?? []);
}
