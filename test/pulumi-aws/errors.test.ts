import { type ComponentResourceOptions, InputPropertiesError, output } from '@pulumi/pulumi';
import {
  EndpointCentralEgress,
  type EndpointCentralEgressArgs,
  HostEnforcement,
  MobiControlDmzServer,
  PatchManagerPlusAgent,
  Peer,
} from 'portolan/pulumi-aws';
import { type InlineAnswer, runInline } from '../pulumi/engine';

const vpcId = 'vpc-0123456789abcdef0';
const today = { portsInUse: 'default', serverProtocol: 'HTTPS' } as const;
const hostEnforcement = HostEnforcement.none('a proxy of another team filters names');

const agents = (args: Partial<EndpointCentralEgressArgs> = {}, options: ComponentResourceOptions = {}) =>
  new EndpointCentralEgress('agents', { vpcId, dataCenter: 'JP', hostEnforcement, ...args }, options);

const _named = ({ resources }: InlineAnswer, name: string, type = '') => {
  const found = resources.find((resource) => resource.name === name && resource.type.includes(type));
  if (found === undefined) throw new Error(`no ${name} among ${resources.map((one) => one.name).join(', ')}`);
  return found;
};

/** Ours, without the stack and what the test makes itself. */
const _children = ({ resources }: InlineAnswer) =>
  resources.filter(({ urn }) => urn.includes('portolan-aws:') && urn.includes('$'));

const _GROUP = 'aws:ec2/securityGroup:SecurityGroup';
const _RULE = 'agents-egress-tcp-443-0.0.0.0/0';

/** What is wrong, by property. */
function problemsOf({ thrown }: InlineAnswer): Readonly<Record<string, string>> {
  const errors = thrown.filter((one): one is InputPropertiesError => InputPropertiesError.isInstance(one));
  expect(errors).toHaveLength(1);
  return Object.fromEntries(
    errors.flatMap(({ errors: own }) => own.map(({ propertyPath, reason }) => [propertyPath, reason])),
  );
}

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
