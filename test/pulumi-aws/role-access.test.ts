import {
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  HostEnforcement,
  Peer,
  type RoleAccess,
} from 'portolan/pulumi-aws';
import { registered, runInline } from '../pulumi/engine';

const vpcId = 'vpc-0123456789abcdef0';
const none = HostEnforcement.none('a proxy of another team filters names');

describe('agents of Endpoint Central', () => {
  test('are one group and one resource for each rule', async () => {
    const answer = await runInline({}, () => {
      new EndpointCentralEgress('agents', { vpcId, dataCenter: 'JP', hostEnforcement: none });
    });
    expect(answer.error).toBeNull();
    expect(registered(answer)).toMatchSnapshot();
    expect(answer.logs).toMatchSnapshot();
  });

  test('open the way to their server on both sides', async () => {
    const components: RoleAccess[] = [];
    const answer = await runInline({}, () => {
      const server = new EndpointCentralDistributionServer('server', {
        vpcId,
        dataCenter: 'JP',
        hostEnforcement: none,
        ports: { 'distribution-server-domain-controller': '389, 636' },
        peers: { domainController: Peer.cidr('10.0.9.10', '10.0.9.11') },
      });
      const agents = new EndpointCentralEgress('agents', {
        vpcId,
        dataCenter: 'JP',
        distributionServer: server,
        hostEnforcement: none,
      });
      components.push(server, agents);
    });
    expect(answer.error).toBeNull();
    expect(registered(answer)).toMatchSnapshot();
    expect(components.map(({ plan }) => [plan.egress, plan.ingress].flat().map(({ key }) => key))).toMatchSnapshot();
  });
});
