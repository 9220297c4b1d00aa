import { output } from '@pulumi/pulumi';
import { EndpointCentralEgress, MobiControlDmzServer, PatchManagerPlusAgent, Peer } from 'portolan/pulumi-aws';
import { runInline } from '../pulumi/engine';
import { agents, hostEnforcement, problemsOf, today, vpcId } from './agents';

describe('everything that is wrong is said at once, by property, and nothing is registered', () => {
  test.each([
    [
      'choices, peers and names',
      () =>
        agents({
          dataCenter: 'XX' as 'JP',
          peers: { nobody: Peer.cidr('10.0.0.0/8') },
          description: 'é',
          unbound: 'no' as unknown as string[],
        }),
      ['dataCenter', 'peers.nobody', 'description', 'unbound'],
    ],
    ['a party that stands nowhere', () => new PatchManagerPlusAgent('agents', { vpcId, ...today }), ['peers.server']],
    ['no VPC', () => new EndpointCentralEgress('agents', { dataCenter: 'JP', hostEnforcement }), ['vpcId']],
    [
      'names that nothing enforces',
      () => new EndpointCentralEgress('agents', { vpcId, dataCenter: 'JP' }),
      ['hostEnforcement'],
    ],
    [
      'a group of its own beside one that stands',
      () => agents({ securityGroup: 'web' as string, tags: {}, groups: 2 }),
      ['securityGroup', 'tags', 'groups'],
    ],
    [
      'peers of other forms',
      () =>
        agents({
          additionalRules: [
            {
              id: 'a',
              direction: 'egress',
              peer: output('10.0.0.0/8') as unknown as string,
              transport: 'tcp',
              ports: '1',
              reason: 'r',
            },
            {
              id: 'b',
              direction: 'egress',
              peer: Peer.securityGroup('web'),
              transport: 'tcp',
              ports: '1',
              reason: 'r',
            },
            {
              id: 'c',
              direction: 'egress',
              peer: Peer.prefixList('pl-1', { weight: 0 }),
              transport: 'tcp',
              ports: '1',
              reason: 'r',
            },
          ],
        }),
      ['additionalRules[0].peer', 'additionalRules[1].peer', 'additionalRules[2].peer'],
    ],
    [
      'everybody without a reason',
      () =>
        new MobiControlDmzServer('server', {
          vpcId,
          serverLocation: 'DMZ',
          platforms: ['Android'],
          reachBy: 'addresses',
          peers: { device: Peer.cidr('0.0.0.0/0') },
        }),
      ['peers.device'],
    ],
  ] as const)('%s', async (_, make, paths) => {
    const answer = await runInline({}, () => {
      make();
    });
    expect(answer.exitCode).toBe(32);
    expect(Object.keys(problemsOf(answer))).toEqual(expect.arrayContaining([...paths]));
    expect(answer.error).toMatch(/^(agents|server) cannot be compiled:\n- /);
    expect(answer.resources.map(({ name }) => name)).toEqual(['portolan-test']);
  });
});
