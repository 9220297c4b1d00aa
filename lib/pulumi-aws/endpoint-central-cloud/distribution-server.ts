import type { ComponentResourceOptions } from '@pulumi/pulumi';
import { AGENT_EDGE, DISTRIBUTION_SERVER } from '../../access/products/endpoint-central-cloud';
import type { EndpointCentralProfile } from '../../catalog/endpoint-central-cloud';
import type { endpointCentralCloud } from '../../catalog/products';
import type { RoleArgs } from '../access-args';
import { NamedAccess } from '../named-access';
import type { EdgeOptions, RoleAccess } from '../role-access';

/** The choices of Endpoint Central Cloud that a distribution server takes part in, and what its component takes beside them. */
export interface EndpointCentralDistributionServerArgs
  extends RoleArgs<typeof endpointCentralCloud, EndpointCentralProfile, 'distributionServer'> {}

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
 * @throws InputPropertiesError with everything that is wrong with the args.
 */
export class EndpointCentralDistributionServer extends NamedAccess {
  /** The type by which Pulumi knows the class. */
  static override readonly TYPE: string = 'portolan-aws:index:EndpointCentralDistributionServer';

  constructor(name: string, args: EndpointCentralDistributionServerArgs, options?: ComponentResourceOptions) {
    super(name, args, options, DISTRIBUTION_SERVER);
  }

  /**
   * Opens the way of agents to this server, on both sides: out of their group, into this one. May be repeated.
   * Each side's rules are registered with its own component.
   *
   * The ports are those of the agents' profile, which has to agree with the server's.
   *
   * @throws InputPropertiesError where the component has no agents, where their profile knows no distribution server
   *   (a verb never changes a profile), and where the two sides speak of different ports.
   */
  allowAgents(agents: RoleAccess, options: EdgeOptions = {}): void {
    this.allow(AGENT_EDGE, agents, options);
  }
}
