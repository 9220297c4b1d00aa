import type { Citation, Citations } from '../../model/citation';
import { exact, type Host, subdomains } from '../../model/host';

/**
 * A table of endpoints that someone keeps for testing networks (INV-Endpoints.csv), and that copies the lists of Apple
 * and Google row by row. A row holds one host with all its ports; a requirement holds one story of ports with all its
 * hosts, so the rows are kept as they stand and read port by port.
 */

/** Where the table stands. */
export const LISTED_ENDPOINTS_ADDRESS =
  'https://github.com/ennnbeee/IntuneNetworkValidator/blob/b40b5dc2098fd668bdac7930337f95df2faa6bb4/INV-Endpoints.csv';

/** One row, cell by cell. */
export interface ListedEndpoint {
  readonly document: string;
  /** The cell that groups rows, which stands for a heading. */
  readonly group: string;
  readonly host: string;
  readonly transport: 'TCP' | 'UDP';
  /** As printed: `80, 443`. */
  readonly ports: string;
  /** The last cell, or how it begins: what the host is for. */
  readonly purpose: string;
}

/** The rows of one group: host, ports, purpose. */
export function listedEndpoints(
  document: string,
  group: string,
  transport: ListedEndpoint['transport'],
  rows: readonly (readonly [host: string, ports: string, purpose: string])[],
): readonly ListedEndpoint[] {
  return rows.map(([host, ports, purpose]) => ({ document, group, host, transport, ports, purpose }));
}

/** The hosts that the rows print a port for, each with its row as the citation. */
export function answeringOn(
  endpoints: readonly ListedEndpoint[],
  port: string,
): { readonly hosts: readonly Host[]; readonly cites: Citations } {
  const there = endpoints.filter(({ ports }) => ports.split(', ').includes(port));
  const [first, ...others] = there.map(citationOf);
  if (first === undefined) throw new Error(`no row prints port ${port}`);
  return { hosts: there.map(hostOf), cites: [first, ...others] };
}

function citationOf({ document, group, host, transport, ports, purpose }: ListedEndpoint): Citation {
  return {
    document,
    section: group,
    quote: `"${group}","${host}","${transport}","${ports}","Global","${purpose}`,
    gloss: `${group}: ${host} on ${transport} ${ports}${purpose === '' ? '' : ` (${purpose})`}.`,
  };
}

function hostOf({ host }: ListedEndpoint): Host {
  return host.startsWith('*.') ? subdomains(host.slice(2)) : exact(host);
}
