import { InputPropertiesError } from '@pulumi/pulumi';
import * as aws from 'portolan/pulumi-aws';
import * as azure from 'portolan/pulumi-azure';
import { forgetAccessPolicies } from '../../lib/pulumi/access-policy';
import { runInline } from './engine';

const said = { reason: 'patches come from our mirror', owner: 'endpoint team', expires: '2026-11-30' } as const;
const overlay = [{ id: 'agent-patch-database', hosts: ['mirror.example.co.jp'], ...said }] as const;

/** The same agents on both clouds. */
const AGENTS = {
  aws: (accessPolicy?: aws.AccessPolicy) =>
    new aws.EndpointCentralEgress('agents', {
      vpcId: 'vpc-0123456789abcdef0',
      dataCenter: 'JP',
      hostEnforcement: aws.HostEnforcement.none('a proxy filters names'),
      overlay,
      ...(accessPolicy === undefined ? {} : { accessPolicy }),
    }),
  azure: (accessPolicy?: aws.AccessPolicy) =>
    new azure.EndpointCentralEgress('agents', {
      resourceGroupName: 'spoke',
      dataCenter: 'JP',
      hostEnforcement: azure.HostEnforcement.none('a proxy filters names'),
      overlay,
      ...(accessPolicy === undefined ? {} : { accessPolicy }),
    }),
} as const;

afterEach(forgetAccessPolicies);

/** What is wrong, by property, and what is warned of. */
async function run(make: () => unknown) {
  const { thrown, logs } = await runInline({}, () => {
    make();
  });
  const errors = thrown.flatMap((one) => (InputPropertiesError.isInstance(one) ? one.errors : [one]));
  return {
    errors,
    warned: logs.map(({ message }) => message).filter((message) => message.includes('[portolan:expired]')),
  };
}

describe.each(['aws', 'azure'] as const)('a policy over a program on %s', (cloud) => {
  const agents = AGENTS[cloud];

  test('warns of what is past, and of nothing before', async () => {
    expect(await run(() => agents({ today: '2026-11-30' }))).toEqual({ errors: [], warned: [] });
    const { errors, warned } = await run(() => agents({ today: '2026-12-01' }));
    expect(errors).toEqual([]);
    expect(warned).toHaveLength(1);
  });

  test('makes it an error for what is made after it, unless a component says otherwise and it is not final', async () => {
    const forbids = { expired: 'error', today: '2026-12-01' } as const;
    const { errors } = await run(() => {
      aws.setAccessPolicy(forbids);
      agents();
    });
    expect(errors).toEqual([
      expect.objectContaining({ reason: expect.stringContaining("'agent-patch-database' of the overlay held until") }),
    ]);
    expect((await run(() => agents({ expired: 'allow' }))).errors).toEqual([]);
    azure.setAccessPolicy({ expired: 'error', final: true });
    expect((await run(() => agents({ expired: 'allow' }))).errors).toHaveLength(1);
  });

  test('forbids what a group cannot say narrower', async () => {
    const { errors } = await run(() => agents({ widened: 'error', today: '2026-11-30' }));
    expect(errors).toEqual([expect.objectContaining({ propertyPath: 'accessPolicy.widened' })]);
  });

  test('is refused where it is none', async () => {
    const none = { widened: 'never' } as unknown as aws.AccessPolicy;
    expect((await run(() => agents(none))).errors).toEqual([
      expect.objectContaining({ propertyPath: 'accessPolicy.widened' }),
    ]);
    expect(() => aws.setAccessPolicy(none)).toThrow("'never' is no value of 'widened'");
  });
});
