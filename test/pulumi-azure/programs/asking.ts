import { EndpointCentralEgress, HostEnforcement } from 'portolan/pulumi-azure';

new EndpointCentralEgress('agents', {
  resourceGroupName: 'spoke',
  dataCenter: 'JP',
  hostEnforcement: HostEnforcement.requested('central-egress', {
    sources: ['10.1.0.0/24'],
    owner: 'fleet team',
    reason: 'agents report to the vendor',
  }),
});
