import { ManagedPrefixList, SecurityGroup } from '@pulumi/aws/ec2';
import { InputPropertiesError, type Output } from '@pulumi/pulumi';
import * as cdk from 'portolan/cdk';
import {
  EndpointCentralEgress,
  type EndpointCentralEgressArgs,
  mobiControl,
  Peer,
  PrefixLists,
  RoleAccess,
  role,
} from 'portolan/pulumi-aws';
import { resourcesOfType, stackWithVpc } from '../cdk/scene';
import { type InlineAnswer, runInline } from '../pulumi/engine';

const vpcId = 'vpc-0123456789abcdef0';
const LIST = 'aws:ec2/managedPrefixList:ManagedPrefixList';

const agents = (name: string, args: Partial<EndpointCentralEgressArgs> = {}) =>
  new EndpointCentralEgress(name, { vpcId, dataCenter: 'US', reachBy: 'addresses', prefixLists: true, ...args });

const server = (name: string, prefixLists: true | PrefixLists, ...blocks: string[]) =>
  new RoleAccess(name, {
    vpcId,
    roles: [
      role(
        mobiControl,
        { serverLocation: 'Internal', ports: { 'search-server-management-server': '60001' } },
        'managementServer',
      ),
    ],
    peers: { console: Peer.cidr(...blocks) },
    prefixLists,
  });

const lists = ({ resources }: InlineAnswer) => resources.filter(({ type }) => type === LIST);
const rules = ({ resources }: InlineAnswer) =>
  resources.filter(({ type }) => type.includes('SecurityGroupEgressRule') || type.includes('SecurityGroupIngressRule'));
const namesOf = (answer: InlineAnswer) =>
  lists(answer)
    .map(({ name }) => name)
    .sort();

function problem({ thrown }: InlineAnswer) {
  const [error, ...others] = thrown;
  expect(others).toEqual([]);
  if (!InputPropertiesError.isInstance(error)) throw new Error('no InputPropertiesError was thrown');
  return (error as InputPropertiesError).errors;
}

describe('prefix lists', () => {
  test('hold what the lists of CDK hold, under the same plan, and the rules refer to them', async () => {
    const { stack, vpc } = stackWithVpc();
    const construct = new cdk.EndpointCentralEgress(stack, 'agents', {
      vpc,
      dataCenter: 'US',
      reachBy: 'addresses',
      prefixLists: true,
    });
    const made: EndpointCentralEgress[] = [];
    const answer = await runInline({}, () => {
      made.push(agents('agents', { tags: { team: 'sea' } }));
    });
    expect(answer.error).toBeNull();
    expect(made.map(({ plan }) => plan)).toEqual([construct.plan]);
    const inCdk = resourcesOfType(stack, 'AWS::EC2::PrefixList').map(({ Properties: of }) => [
      of.AddressFamily,
      of.MaxEntries,
      (of.Entries as readonly { readonly Cidr: string }[]).map(({ Cidr }) => Cidr),
    ]);
    expect(inCdk.length).toBeGreaterThan(0);
    const here = lists(answer).map(({ inputs }) => [
      inputs.addressFamily,
      inputs.maxEntries,
      (inputs.entries as readonly { readonly cidr: string }[]).map(({ cidr }) => cidr),
    ]);
    expect(here).toEqual(inCdk);
    const referred = new Set(rules(answer).flatMap(({ inputs }) => inputs.prefixListId ?? []));
    expect(referred).toEqual(new Set(lists(answer).map(({ id }) => id)));
    for (const { name, inputs, parent } of lists(answer)) {
      expect(name).toMatch(/^agents-ipv4-[\d-]+$/);
      expect(inputs.tags).toEqual({ team: 'sea' });
      expect(inputs).not.toHaveProperty('name');
      expect(parent).toContain('EndpointCentralEgress::agents');
    }
  });

  test('are shared by the roles that are given them, under the same names in either order and in a preview', async () => {
    const program = (order: readonly string[]) => () => {
      const shared = new PrefixLists('shared', { name: 'egress' });
      for (const name of order) agents(name, { prefixLists: shared });
      return { ids: shared.prefixListIds, arns: shared.arns, first: shared.lists[0]?.id };
    };
    const [forth, back, preview] = await Promise.all([
      runInline({}, program(['a', 'b'])),
      runInline({}, program(['b', 'a'])),
      runInline({ preview: true }, program(['a', 'b'])),
    ]);
    expect([forth.error, back.error, preview.error]).toEqual([null, null, null]);
    expect(lists(forth).length).toBeGreaterThan(0);
    expect(namesOf(back)).toEqual(namesOf(forth));
    expect(namesOf(preview)).toEqual(namesOf(forth));
    for (const { name, inputs, parent } of lists(forth)) {
      expect(parent).toContain('PrefixLists::shared');
      expect(inputs.name).toBe(name.replace('shared-', 'egress-'));
    }
    expect(forth.outputs.ids).toEqual(lists(forth).map(({ id }) => id));
    expect(`shared-${forth.outputs.first}`).toBe(lists(forth)[0]?.name);
    const referring = rules(forth).filter(({ inputs }) => inputs.prefixListId === lists(forth)[0]?.id);
    expect(new Set(referring.map(({ parent }) => parent?.split('::').at(-1)))).toEqual(new Set(['a', 'b']));
  });

  test('of two roles that begin with one address and differ are refused, and the second registers nothing', async () => {
    const answer = await runInline({}, () => {
      const shared = new PrefixLists('shared');
      server('first', shared, '10.0.0.0/24', '10.0.2.0/24');
      server('second', shared, '10.0.0.0/24', '10.0.3.0/24');
    });
    expect(problem(answer)).toEqual([
      { propertyPath: 'prefixLists', reason: expect.stringContaining('begins with 10.0.0.0, and so has first') },
    ]);
    expect(answer.resources.filter(({ name }) => name.startsWith('second'))).toEqual([]);
    expect(lists(answer)).toHaveLength(1);
  });

  test('stay as they are registered: a party that would change one is refused, one that needs another is not', async () => {
    const answer = await runInline({}, () => {
      const there = server('there', true, '10.0.1.0/24', '10.0.3.0/24');
      const before = JSON.stringify(there.plan);
      expect(() => there.place('console', Peer.cidr('10.0.9.0/24'))).toThrow(/which is registered/);
      expect(JSON.stringify(there.plan)).toBe(before);
      there.place('searchServer', Peer.cidr('10.0.5.0/24', '10.0.7.0/24'));
    });
    expect(answer.error).toBeNull();
    expect(namesOf(answer)).toEqual(['there-ipv4-10-0-1-0-5', 'there-ipv4-10-0-5-0-5']);
  });

  test('stand for what a list of the user holds already, by its id or its resource', async () => {
    const cidrs = ['10.0.1.0/24', '10.0.3.0/24'];
    const id = 'pl-0123456789abcdef0';
    const program = (list: () => ManagedPrefixList | Output<string> | string) => () => {
      server('there', new PrefixLists('shared', { given: [{ prefixListId: list(), weight: 5, cidrs }] }), ...cidrs);
    };
    const theirs = () => new ManagedPrefixList('theirs', { addressFamily: 'IPv4', maxEntries: 5 });
    const [byId, byResource, byOutput] = await Promise.all([
      runInline(
        {},
        program(() => id),
      ),
      runInline({}, program(theirs)),
      runInline(
        {},
        program(() => theirs().id),
      ),
    ]);
    const referred = (answer: InlineAnswer) => [
      ...new Set(rules(answer).flatMap(({ inputs }) => inputs.prefixListId ?? [])),
    ];
    expect([byId.error, byResource.error, byOutput.error]).toEqual([null, null, null]);
    expect([namesOf(byId), namesOf(byResource)]).toEqual([[], ['theirs']]);
    expect(referred(byId)).toEqual([id]);
    expect(referred(byResource)).toEqual(lists(byResource).map((list) => list.id));
    expect(referred(byOutput)).toEqual(lists(byOutput).map((list) => list.id));
  });

  test('are handed dependsOn, and hold to the limits of the account over all roles', async () => {
    const answer = await runInline({}, () => {
      const before = new SecurityGroup('before', {});
      const shared = new PrefixLists('shared', { limits: { prefixListsPerRegion: 1 } }, { dependsOn: before });
      server('first', shared, '10.0.1.0/24', '10.0.3.0/24');
      server('second', shared, '10.0.5.0/24', '10.0.7.0/24');
    });
    expect(problem(answer).map(({ propertyPath }) => propertyPath)).toEqual(['prefixLists']);
    const before = answer.resources.find(({ name }) => name === 'before');
    expect(lists(answer).map(({ dependencies }) => dependencies)).toEqual([[before?.urn]]);
  });

  test.each([
    ['no PrefixLists', () => agents('a', { prefixLists: 'yes' as unknown as true }), ['prefixLists']],
    [
      'what AWS would refuse',
      () =>
        new PrefixLists('lists', {
          name: 'com.amazonaws.x',
          limits: { prefixListsPerRegion: 0 },
          given: [{ prefixListId: 'x', weight: 0, cidrs: [] }],
        }),
      ['given[0].weight', 'given[0].cidrs', 'given[0]', 'name', 'limits.prefixListsPerRegion'],
    ],
    [
      'no list at all',
      () => new PrefixLists('lists', { given: 'x' as never, limits: 'y' as never }),
      ['given', 'limits'],
    ],
  ] as const)('are refused with every fault: %s', async (_, make, paths) => {
    const answer = await runInline({}, () => void make());
    expect(problem(answer).map(({ propertyPath }) => propertyPath)).toEqual(expect.arrayContaining([...paths]));
    expect(answer.resources.map(({ name }) => name)).toEqual(['portolan-test']);
  });
});
