import type { Requirement } from '../../model/product';
import { VENDORS_WHERE } from './addresses';
import { NO_HTTPS_WITHOUT_ROOTS, NO_INTERNET_FOR_ROOTS, TRIAL_DOWNLOAD } from './quotes';

/** What stands in none of the lists, and is told in a sentence elsewhere. */
export const REQUIREMENTS_BESIDE_THE_LISTS = [
  {
    id: 'agent-trusted-root-program',
    from: 'agent',
    to: 'trustedRootProgram',
    transport: 'tcp',
    ports: [],
    portsAre: null,
    hosts: [],
    either: false,
    application: [],
    need: 'conditional',
    when: [],
    incomplete: {
      missing: ['transport', 'ports', 'hosts'],
      where:
        "nowhere on the page; it links to Microsoft's page on the trusted root program without printing its address",
      supply:
        "name them in the profile: parties: { trustedRootProgram: { hosts: [...] } }, ports: { 'agent-trusted-root-program': '...' }",
    },
    proxy: 'unknown',
    cites: [NO_INTERNET_FOR_ROOTS, NO_HTTPS_WITHOUT_ROOTS],
    note: 'it is the Windows of the managed computer that asks, not the agent itself',
  },
  {
    id: 'console-patch-vendors',
    from: 'console',
    to: 'patchVendors',
    transport: 'tcp',
    ports: [],
    portsAre: null,
    hosts: [],
    either: false,
    application: [],
    need: 'optional',
    when: [],
    incomplete: {
      missing: ['transport', 'ports', 'hosts'],
      where: VENDORS_WHERE,
      supply:
        "name the sites and their ports in the profile: parties: { patchVendors: { hosts: [...] } }, ports: { 'console-patch-vendors': '...' }",
    },
    proxy: 'unknown',
    cites: [TRIAL_DOWNLOAD],
    note: 'that the browser which shows the console makes the download is read from the click; the proxy of a remote office is set for its agents and distribution server, so nothing is known about one for a console',
  },
] as const satisfies readonly Requirement[];
