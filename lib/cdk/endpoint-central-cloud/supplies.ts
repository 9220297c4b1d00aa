import type { EndpointCentralProfile } from '../../catalog/endpoint-central-cloud';
import type { ProductSupplies } from '../role-props';

/** What a user of Endpoint Central Cloud supplies beside the choices, in plain data. */
export type EndpointCentralSupplies = ProductSupplies<EndpointCentralProfile>;
