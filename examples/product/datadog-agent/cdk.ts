import { accessClass } from 'portolan/cdk';
import { datadogAgent } from './product';

/** Machines with a Datadog Agent: one security group. */
export class DatadogAgent extends accessClass({
  product: datadogAgent,
  roles: ['agent'],
  description: 'Datadog Agents',
}) {}
