import type { EndpointCentralProfile } from '../../catalog/endpoint-central-cloud';

type Profile = Required<EndpointCentralProfile>;

/** What a user of Endpoint Central Cloud supplies beside the choices, in plain data. */
export interface EndpointCentralSupplies {
  /**
   * Where parties are, by party: `{ patchVendors: { hosts: ['patches.example.com'] } }`, or `addresses`.
   * @default - as documented; what the page does not locate is placed by `peers` or a verb, or opens nothing
   */
  readonly parties?: NonNullable<Profile['parties']>;
  /**
   * Ports by requirement id, where the page prints none or a default: `{ 'agent-distribution-server-https': '9443' }`. A
   * port may say what runs on it, `'8443/https'`, so that a firewall can read names there.
   * @default - the documented ports
   */
  readonly ports?: NonNullable<Profile['ports']>;
  /**
   * Supplement documents to take in, by id.
   * @default - none
   */
  readonly supplements?: NonNullable<Profile['supplements']>;
}
