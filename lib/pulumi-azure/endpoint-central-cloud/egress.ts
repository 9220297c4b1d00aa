import type { ComponentResourceOptions } from '@pulumi/pulumi';
import { AGENTS } from '../../access/products/endpoint-central-cloud';
import type { EndpointCentralProfile } from '../../catalog/endpoint-central-cloud';
import type { endpointCentralCloud } from '../../catalog/products';
import { NamedAccess } from '../named-access';
import type { Peer } from '../peer';
import type { RoleArgs } from '../role-access-args';
import type { EndpointCentralDistributionServer } from './distribution-server';

/** The choices of Endpoint Central Cloud for its agents, and what their component takes beside them. */
export interface EndpointCentralEgressArgs
  extends Omit<RoleArgs<typeof endpointCentralCloud, EndpointCentralProfile, 'agent'>, 'distributionServer'> {
  /**
   * 配信サーバーの有無: whether the remote office has a distribution server, and which. `true` chooses it, and `peers` places it. What is
   * passed in its place is placed as that party, and opens the agents' side alone.
   * @default false - the agents fetch patches themselves
   */
  readonly distributionServer?: boolean | EndpointCentralDistributionServer | Peer;
}

/**
 * The agents of Endpoint Central Cloud on managed computers: one network security group.
 *
 * Out: TCP 443 to the cloud and the patch database of the data centre, by name or by address; with `remoteControl` to the
 * names of remote control on 443; with a distribution server to that server on 8384, or on the port that is set for the
 * remote office, and no longer to the patch database. In: nothing.
 *
 * What the page names, by party, written from the catalogue:
 * - out to `cloud`: TCP 443, by `dataCenter`, `distributionServer`, some also by `proxy`, `directFallback`
 * - out to `patchDatabase`: TCP 443, by `dataCenter`, `distributionServer`, some also by `proxy`, `directFallback`
 * - out to `patchVendors`: it prints neither transport nor port, by `distributionServer`
 * - out to `remoteControl`: TCP 443, by `remoteControl`, some also by `dataCenter`
 * - out to `distributionServer`: TCP 8384, by `distributionServer`
 * - out to `proxy`: it prints neither transport nor port, by `proxy`
 * - out to `trustedRootProgram`: it prints neither transport nor port
 * - in from `distributionServer`: it prints neither transport nor port, by `distributionServer`
 *
 * Source: https://www.manageengine.jp/support/kb/Desktop_Central_Cloud/?p=21
 *
 * @throws InputPropertiesError with everything that is wrong with the args.
 */
export class EndpointCentralEgress extends NamedAccess {
  constructor(name: string, args: EndpointCentralEgressArgs, opts?: ComponentResourceOptions) {
    super('EndpointCentralEgress', name, args, opts, AGENTS);
  }
}
