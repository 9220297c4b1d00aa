import { EndpointCentralEgress, HostEnforcement } from 'portolan/pulumi-aws';

const agents = new EndpointCentralEgress('agents', {
  vpcId: 'vpc-0123456789abcdef0',
  dataCenter: 'JP',
  hostEnforcement: HostEnforcement.requested('central-egress', {
    owner: 'the branch office team',
    reason: 'agents have to reach their cloud',
    sources: ['10.1.0.0/24'],
  }),
});

export const { securityGroupId } = agents;
