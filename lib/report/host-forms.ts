import type { Host } from '../model/host';

/** A host in the forms that devices of others take; what a page prints of it (`*gstatic.com`) is none of them. */
export function hostForms(host: Host): readonly string[] {
  switch (host.kind) {
    case 'exact':
      return [host.name];
    case 'subdomains':
      return [`*.${host.name}`];
    case 'apexAndSubdomains':
      return [host.name, `*.${host.name}`];
    case 'pattern':
      return host.listed;
  }
}
