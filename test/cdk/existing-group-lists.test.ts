import type { Stack } from 'aws-cdk-lib';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { EndpointCentralDataCenter, EndpointCentralEgress, Peer, PrefixLists } from 'portolan/cdk';
import { resourcesOfType, stackWithVpc, synthErrors } from './scene';

const GROUP = 'sg-0123456789abcdef0';
const byAddress = { dataCenter: EndpointCentralDataCenter.US, reachBy: 'addresses' } as const;

type Scene = ReturnType<typeof stackWithVpc>;

function agentsIn({ stack, vpc }: Scene, more: object, id = 'Agents') {
  const securityGroup = SecurityGroup.fromSecurityGroupId(stack, `${id}Group`, GROUP);
  return new EndpointCentralEgress(stack, id, { vpc, ...byAddress, securityGroup, ...more });
}

/** Two addresses that never collapse. */
function backup(...peers: readonly string[]) {
  const rule = { direction: 'egress', transport: 'tcp', ports: '8443', reason: 'a test' } as const;
  return peers.map((peer, index) => ({ ...rule, id: `backup-${index}`, peer }));
}

function egressOf(stack: Stack) {
  return resourcesOfType(stack, 'AWS::EC2::SecurityGroupEgress').map(({ Properties }) => Properties);
}

describe('in a group that stands already', () => {
  test('a prefix list of ours is referred to by a resource of its own, and proved', () => {
    const scene = stackWithVpc();
    const agents = agentsIn(scene, { prefixLists: true });
    expect(synthErrors(scene.stack)).toEqual([]);
    expect(egressOf(scene.stack)).toEqual([
      expect.objectContaining({
        GroupId: GROUP,
        FromPort: 443,
        DestinationPrefixListId: { 'Fn::GetAtt': [expect.stringMatching(/^AgentsPrefixLists/), 'PrefixListId'] },
      }),
    ]);
    expect(resourcesOfType(scene.stack, 'AWS::EC2::SecurityGroup')).toEqual([]);
    // Ten entries of the list, and no entry of ours beside them.
    const weights = agents.plan.weights.filter(({ weight }) => weight > 0);
    expect(weights.map(({ direction, family, weight }) => [direction, family, weight])).toEqual([['egress', 4, 10]]);
  });

  test("a prefix list of somebody else's stands apart too, in both directions", () => {
    const scene = stackWithVpc();
    const list = Peer.prefixList('pl-0123456789abcdef0', { weight: 5 });
    const rule = { transport: 'tcp', ports: '9000', peer: list, reason: 'a test' } as const;
    agentsIn(scene, {
      additionalRules: [
        { ...rule, id: 'out', direction: 'egress' },
        { ...rule, id: 'in', direction: 'ingress' },
      ],
    });
    expect(synthErrors(scene.stack)).toEqual([]);
    expect(egressOf(scene.stack)).toContainEqual(
      expect.objectContaining({ FromPort: 9000, DestinationPrefixListId: 'pl-0123456789abcdef0' }),
    );
    expect(resourcesOfType(scene.stack, 'AWS::EC2::SecurityGroupIngress').map(({ Properties }) => Properties)).toEqual([
      expect.objectContaining({ FromPort: 9000, SourcePrefixListId: 'pl-0123456789abcdef0' }),
    ]);
  });

  test('a list that another role would rename is refused, whose group it is does not matter', () => {
    const scene = stackWithVpc();
    const prefixLists = new PrefixLists(scene.stack, 'Lists', { name: 'vendor' });
    const first = ['10.200.0.0', '10.200.0.2'];
    agentsIn(scene, { prefixLists, additionalRules: backup(...first) });
    agentsIn(
      scene,
      { prefixLists, securityGroup: undefined, additionalRules: backup(...first, '10.200.0.4') },
      'Others',
    );
    expect(synthErrors(scene.stack)).toEqual([
      expect.stringMatching(
        /Stack\/Others: it has a prefix list that begins with 10\.200\.0\.0, and so has Stack\/Agents/,
      ),
    ]);
  });

  test('a list that two roles open there is one rule too many, and one of them says so', () => {
    const scene = stackWithVpc();
    const prefixLists = new PrefixLists(scene.stack, 'Lists');
    agentsIn(scene, { prefixLists });
    agentsIn(scene, { prefixLists }, 'Others');
    expect(synthErrors(scene.stack)).toEqual([
      expect.stringMatching(/Stack\/Agents opens 'egress tcp 443 ipv4-136-143-180-0-10' in the same security group/),
    ]);
  });
});
