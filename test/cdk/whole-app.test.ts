import { type App, type Stack, Stage } from 'aws-cdk-lib';
import { CfnSecurityGroupEgress } from 'aws-cdk-lib/aws-ec2';
import { EndpointCentralDataCenter, EndpointCentralEgress, HostEnforcement } from 'portolan/cdk';
import { stackWithVpc, synthErrors, testApp, thrownBy } from './scene';

/** A stack with constructs of ours, under an app or a stage. */
function stackOf(scope: App | Stage, id: string, count: number) {
  const { stack, vpc } = stackWithVpc(scope as App, id);
  const agents = Array.from(
    { length: count },
    (_, at) =>
      new EndpointCentralEgress(stack, `Agents${at}`, {
        vpc,
        dataCenter: EndpointCentralDataCenter.JP,
        hostEnforcement: HostEnforcement.none('filtered elsewhere'),
      }),
  );
  const [first] = agents;
  if (first === undefined) throw new Error('at least one');
  return { stack, agents, first };
}

/** Repeats the rule by which a construct opens the web: found at synth, by a look at the whole app. */
function repeatIn(stack: Stack, { securityGroup }: EndpointCentralEgress) {
  const { securityGroupId: groupId } = securityGroup;
  return new CfnSecurityGroupEgress(stack, 'Again', { groupId, ipProtocol: 'tcp', fromPort: 443, cidrIp: '0.0.0.0/0' });
}

const REPEATED = expect.stringMatching(/\[Stack\/Agents0\] .*Again/);

describe('what stands around a construct', () => {
  test('is looked up once in a synth, however many constructs ask', () => {
    const walks = [1, 40].map((count) => {
      const { stack } = stackOf(testApp(), 'Stack', count);
      const walk = jest.spyOn(stack.node.root.node, 'findAll');
      expect(synthErrors(stack)).toEqual([]);
      return walk.mock.calls.length;
    });
    expect(walks[0]).toBeGreaterThan(0);
    expect(walks[1]).toBe(walks[0]);
  });

  test('is looked up anew in each synth', () => {
    const app = testApp();
    const { stack, first } = stackOf(app, 'Stack', 3);
    const synth = () => thrownBy(() => app.synth({ force: true }));
    expect(synth()).toBe('nothing is thrown');
    const again = repeatIn(stack, first);
    expect(synth()).toEqual(REPEATED);
    stack.node.tryRemoveChild(again.node.id);
    expect(synth()).toBe('nothing is thrown');
  });

  test('is looked up anew in each stage', () => {
    const app = testApp();
    const [early, late] = ['Early', 'Late'].map((id) => {
      const stage = new Stage(app, id);
      return { stage, ...stackOf(stage, 'Stack', 2) };
    });
    early?.stage.synth();
    if (late === undefined) throw new Error('two stages');
    repeatIn(late.stack, late.first);
    expect(thrownBy(() => late.stage.synth())).toMatch(/Late\/Stack\/Agents0\] .*Again/);
  });

  test('is looked up anew for one that is validated by itself', () => {
    const { stack, agents, first } = stackOf(testApp(), 'Stack', 3);
    for (const one of agents) expect(one.node.validate()).toEqual([]);
    repeatIn(stack, first);
    expect(first.node.validate()).toEqual([expect.stringContaining('Again')]);
    expect(synthErrors(stack)).toEqual([REPEATED]);
  });

  test('is looked up anew for one that was made since', () => {
    const { stack, agents } = stackOf(testApp(), 'Stack', 1);
    expect(synthErrors(stack)).toEqual([]);
    const { vpc } = stackWithVpc(testApp(), 'Elsewhere');
    const since = new EndpointCentralEgress(stack, 'Agents0Since', {
      vpc,
      dataCenter: EndpointCentralDataCenter.US,
      hostEnforcement: HostEnforcement.none('filtered elsewhere'),
    });
    repeatIn(stack, since);
    expect(since.node.validate()).toEqual([expect.stringContaining('Again')]);
    expect(agents).toHaveLength(1);
  });
});
