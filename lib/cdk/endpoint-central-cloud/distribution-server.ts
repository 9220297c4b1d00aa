import type { Construct } from 'constructs';
import { AGENT_EDGE, DISTRIBUTION_SERVER } from '../../access/products/endpoint-central-cloud';
import type { EndpointCentralProfile } from '../../catalog/endpoint-central-cloud';
import type { endpointCentralCloud } from '../../catalog/products';
import { injected } from '../injection';
import { NamedAccess } from '../named-access';
import type { EdgeOptions, RoleAccess } from '../role-access';
import type { RoleProps } from '../role-props';

/** The choices of Endpoint Central Cloud that a distribution server takes part in, and what its construct takes beside them. */
export interface EndpointCentralDistributionServerProps
  extends RoleProps<typeof endpointCentralCloud, EndpointCentralProfile, 'distributionServer'> {}

/**
 * The distribution server of a remote office of Endpoint Central Cloud: one security group.
 *
 * Out: TCP 443 to the cloud and the patch database of the data centre, by name or by address; patch vendors and domain
 * controllers once their ports are supplied. In: its agents on 8384, or the port that is set for the remote office, once
 * they are placed (`allowAgents`, or `peers: { agent: ... }`). Remote control is never opened for it.
 *
 * What the page names, by party, written from the catalogue:
 * - out to `cloud`: TCP 443, by `dataCenter`, `distributionServer`
 * - out to `patchDatabase`: TCP 443, by `dataCenter`, `distributionServer`
 * - out to `patchVendors`: it prints neither transport nor port, by `distributionServer`
 * - out to `domainController`: it prints neither transport nor port, by `distributionServer`
 * - out to `agent`: it prints neither transport nor port, by `distributionServer`
 * - out to `proxy`: it prints neither transport nor port, by `proxy`, `distributionServer`
 * - in from `agent`: TCP 8384, by `distributionServer`
 *
 * Source: https://www.manageengine.jp/support/kb/Desktop_Central_Cloud/?p=21
 *
 * @throws NetworkRequirementsError with everything that is wrong with the props.
 */
export class EndpointCentralDistributionServer extends NamedAccess {
  /** What property injectors name this class by. */
  static override readonly PROPERTY_INJECTION_ID: string = 'portolan.cdk.EndpointCentralDistributionServer';

  constructor(scope: Construct, id: string, props: EndpointCentralDistributionServerProps) {
    super(scope, id, injected(EndpointCentralDistributionServer, scope, id, props), DISTRIBUTION_SERVER);
  }

  /**
   * Opens the way of agents to this server, on both sides: out of their group, into this one. May be repeated, also across
   * stacks: both resources live with this construct, or in `scope`.
   *
   * The ports are those of the agents' profile, which has to agree with the server's.
   *
   * @throws NetworkRequirementsError where the construct has no agents, where their profile knows no distribution server
   *   (a verb never changes a profile), and where the two sides speak of different ports.
   */
  allowAgents(agents: RoleAccess, options: EdgeOptions = {}): void {
    this.allow(AGENT_EDGE, agents, options);
  }
}
