import type { ComponentResourceOptions } from '@pulumi/pulumi';
import { DISTRIBUTION_SERVER } from '../../access/products/endpoint-central-cloud';
import type { EndpointCentralProfile } from '../../catalog/endpoint-central-cloud';
import type { endpointCentralCloud } from '../../catalog/products';
import { NamedAccess } from '../named-access';
import type { RoleArgs } from '../role-access-args';

/** The choices of Endpoint Central Cloud that a distribution server takes part in, and what its component takes beside them. */
export interface EndpointCentralDistributionServerArgs
  extends RoleArgs<typeof endpointCentralCloud, EndpointCentralProfile, 'distributionServer'> {}

/**
 * The distribution server of a remote office of Endpoint Central Cloud: one network security group.
 *
 * Out: TCP 443 to the cloud and the patch database of the data centre, by name or by address; patch vendors and domain
 * controllers once their ports are supplied. In: its agents on 8384, or the port that is set for the remote office, once
 * they are placed (`peers: { agent: ... }`). Remote control is never opened for it.
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
  constructor(name: string, args: EndpointCentralDistributionServerArgs, opts?: ComponentResourceOptions) {
    super('EndpointCentralDistributionServer', name, args, opts, DISTRIBUTION_SERVER);
  }
}
