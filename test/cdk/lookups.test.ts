import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  EndpointCentralDataCenter,
  EndpointCentralEgress,
  type EndpointCentralEgressProps,
  HostEnforcement,
  NetworkFirewallRules,
  Peer,
} from 'portolan/cdk';
import { resourcesOfType, testApp, thrownBy } from './scene';

type Vpcs = ReturnType<typeof Vpc.fromLookup>;

/** As in the first synth, before CDK has looked: every value of the VPC is a dummy. */
function lookedUp(more: (vpc: Vpcs) => Partial<EndpointCentralEgressProps>) {
  const stack = new Stack(testApp(), 'Stack', { env: { account: '111111111111', region: 'ap-northeast-1' } });
  const vpc = Vpc.fromLookup(stack, 'Vpc', { isDefault: true });
  const firewall = new NetworkFirewallRules(stack, 'Firewall');
  const said = thrownBy(() => {
    new EndpointCentralEgress(stack, 'Agents', {
      vpc,
      dataCenter: EndpointCentralDataCenter.JP,
      hostEnforcement: HostEnforcement.firewall(firewall),
      ...more(vpc),
    });
    Template.fromStack(stack);
  });
  return { stack, said };
}

describe('a VPC that is looked up outlives the synth that asks for the lookup', () => {
  test.each<[string, (vpc: Vpcs) => Partial<EndpointCentralEgressProps>]>([
    ['its block is the source', () => ({})],
    ['its subnets are the sources', (vpc) => ({ sources: vpc.privateSubnets.map((each) => each.ipv4CidrBlock) })],
    ['its block is a peer', (vpc) => ({ distributionServer: Peer.cidr(vpc.vpcCidrBlock) })],
    [
      'its block is the peer of an opening',
      ({ vpcCidrBlock: peer }) => ({
        additionalRules: [{ id: 'dns', direction: 'egress', peer, transport: 'udp', ports: '53', reason: 'resolver' }],
      }),
    ],
  ])('where %s', (_, more) => {
    const { stack, said } = lookedUp(more);
    expect(said).toBe('nothing is thrown');
    expect(resourcesOfType(stack, 'AWS::EC2::SecurityGroup')).toHaveLength(1);
  });
});
