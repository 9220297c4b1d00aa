import { Provider } from '@pulumi/aws';
import { ManagedPrefixList, SecurityGroup, Subnet } from '@pulumi/aws/ec2';
import { type ComponentResourceOptions, type Input, InputPropertiesError, output, secret } from '@pulumi/pulumi';
import {
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  type EndpointCentralEgressArgs,
  HostEnforcement,
  ismCloudOne,
  MobiControlDeviceEgress,
  MobiControlDmzServer,
  mobiControl,
  PatchManagerPlusAgent,
  PatchManagerPlusServer,
  Peer,
  RoleAccess,
  role,
} from 'portolan/pulumi-aws';
import { type InlineAnswer, runInline } from '../pulumi/engine';

const vpcId = 'vpc-0123456789abcdef0';
const today = { portsInUse: 'default', serverProtocol: 'HTTPS' } as const;
const hostEnforcement = HostEnforcement.none('a proxy of another team filters names');

const agents = (args: Partial<EndpointCentralEgressArgs> = {}, options: ComponentResourceOptions = {}) =>
  new EndpointCentralEgress('agents', { vpcId, dataCenter: 'JP', hostEnforcement, ...args }, options);

const named = ({ resources }: InlineAnswer, name: string, type = '') => {
  const found = resources.find((resource) => resource.name === name && resource.type.includes(type));
  if (found === undefined) throw new Error(`no ${name} among ${resources.map((one) => one.name).join(', ')}`);
  return found;
};

/** Ours, without the stack and what the test makes itself. */
const children = ({ resources }: InlineAnswer) =>
  resources.filter(({ urn }) => urn.includes('portolan-aws:') && urn.includes('$'));

const GROUP = 'aws:ec2/securityGroup:SecurityGroup';
const RULE = 'agents-egress-tcp-443-0.0.0.0/0';

/** What is wrong, by property. */
function problemsOf({ thrown }: InlineAnswer): Readonly<Record<string, string>> {
  const errors = thrown.filter((one): one is InputPropertiesError => InputPropertiesError.isInstance(one));
  expect(errors).toHaveLength(1);
  return Object.fromEntries(
    errors.flatMap(({ errors: own }) => own.map(({ propertyPath, reason }) => [propertyPath, reason])),
  );
}

describe('the options of a component', () => {
  test('reach what it registers as those of any component do', async () => {
    const answer = await runInline({ inheritedAliases: true }, () => {
      const provider = new Provider('spoke', { region: 'ap-northeast-1' });
      agents({}, { provider, protect: true, aliases: [{ name: 'clients' }] });
    });
    expect(answer.error).toBeNull();
    for (const child of children(answer)) {
      expect(child).toMatchObject({ protect: true, provider: expect.stringContaining('::spoke::') });
      expect(JSON.stringify(child.aliases)).toContain(child.name.replace('agents', 'clients'));
    }
    expect(children(answer)).toHaveLength(2);
  });

  test("ignoreChanges and transforms are Pulumi's own", async () => {
    const answer = await runInline({}, () => {
      agents(
        {},
        {
          transforms: [
            ({ props, opts, type }) =>
              type === GROUP
                ? { props: { ...props, tags: { team: 'sea' } }, opts: { ...opts, ignoreChanges: ['tags'] } }
                : undefined,
          ],
        },
      );
    });
    expect(answer.error).toBeNull();
    expect(named(answer, 'agents', GROUP)).toMatchObject({
      ignoreChanges: ['tags'],
      inputs: { tags: { team: 'sea' } },
    });
    expect(named(answer, RULE).inputs).not.toHaveProperty('tags');
  });

  test('dependsOn reaches the group, on which everything else hangs', async () => {
    const answer = await runInline({}, () => {
      const before = new SecurityGroup('before', {});
      agents({}, { dependsOn: before });
    });
    const before = named(answer, 'before').urn;
    expect(named(answer, 'agents', GROUP).dependencies).toEqual([before]);
    expect(named(answer, RULE).dependencies).toEqual([named(answer, 'agents', GROUP).urn]);
  });

  test('dependsOn reaches every rule of a group that stands already', async () => {
    const answer = await runInline({}, () => {
      const before = new SecurityGroup('before', {});
      agents({ securityGroup: 'sg-0123456789abcdef0', remoteControl: true }, { dependsOn: before });
    });
    expect(answer.error).toBeNull();
    expect(children(answer).length).toBeGreaterThan(0);
    for (const child of children(answer)) expect(child.dependencies).toEqual([named(answer, 'before').urn]);
  });
});

describe('the group', () => {
  test('bears the name, the description and the tags that are given, and as many as are asked for', async () => {
    const answer = await runInline({}, () => {
      agents({
        reachBy: 'addresses',
        dataCenter: 'US',
        groups: 2,
        securityGroupName: 'clients',
        description: 'Clients',
        tags: { team: 'sea' },
      });
    });
    expect(answer.error).toBeNull();
    const tags = { team: 'sea' };
    expect(named(answer, 'agents', GROUP).inputs).toEqual({ name: 'clients', description: 'Clients', tags, vpcId });
    expect(named(answer, 'agents-2', GROUP).inputs).toMatchObject({ name: 'clients-2', tags });
    const groupIds = new Set(children(answer).flatMap(({ inputs }) => inputs.securityGroupId ?? []));
    expect(groupIds).toEqual(new Set([named(answer, 'agents', GROUP).id, named(answer, 'agents-2', GROUP).id]));
  });

  test('holds no inline rule, and where nothing goes out one that opens nothing', async () => {
    const answer = await runInline({}, () => {
      new RoleAccess('console', {
        vpcId,
        roles: [role(mobiControl, { serverLocation: 'Internal' }, 'managementServer')],
        peers: { console: Peer.cidr('10.8.0.0/24') },
      });
    });
    expect(answer.error).toBeNull();
    expect(Object.keys(named(answer, 'console', GROUP).inputs).sort()).toEqual(['description', 'vpcId']);
    expect(named(answer, 'console-egress-nothing').inputs).toMatchObject({
      ipProtocol: 'icmp',
      cidrIpv4: '255.255.255.255/32',
    });
  });

  test.each([
    ['by its id', (): Input<string> => 'sg-0123456789abcdef0', 'sg-0123456789abcdef0'],
    ['by its resource', (): SecurityGroup => new SecurityGroup('theirs', {}), null],
    ['by an output of it', (): Input<string> => new SecurityGroup('theirs', {}).id, null],
  ] as const)(
    'that stands already takes the rules and nothing else: %s',
    async (_, group: () => SecurityGroup | Input<string>, id) => {
      const answer: InlineAnswer = await runInline({}, () => {
        const component: EndpointCentralEgress = agents({ securityGroup: group() });
        expect(component.plan.existing).toBe(true);
        expect(component.securityGroups).toEqual([]);
        return { groupId: component.securityGroupId };
      });
      expect(answer.error).toBeNull();
      const expected = id ?? named(answer, 'theirs').id;
      expect(answer.outputs.groupId).toBe(expected);
      expect(children(answer).map(({ inputs }) => inputs.securityGroupId)).toEqual([expected]);
    },
  );
});

describe('what is known only later', () => {
  test('stands in a rule as it arrives, in a preview unknown', async () => {
    const program = () => {
      const { cidrBlock } = new Subnet('office', { vpcId, cidrBlock: '10.3.0.0/24' });
      const proxies = new ManagedPrefixList('proxies', { addressFamily: 'IPv4', maxEntries: 5 });
      new PatchManagerPlusServer('server', {
        vpcId: output(vpcId),
        ...today,
        closedNetwork: true,
        peers: { agent: Peer.cidr(cidrBlock), console: Peer.prefixList(proxies, { weight: 5 }) },
      });
    };
    const [update, preview] = await Promise.all([runInline({}, program), runInline({ preview: true }, program)]);
    expect([update.error, preview.error]).toEqual([null, null]);
    const rule = named(update, 'server-ingress-tcp-8383-output<office.cidrBlock>');
    expect(rule.inputs).toMatchObject({ cidrIpv4: '10.3.0.0/24', description: 'tcp 8383 from address block' });
    expect(named(update, 'server-ingress-tcp-8383-proxies').inputs.prefixListId).toBe(named(update, 'proxies').id);
    expect(named(preview, 'server-ingress-tcp-8383-proxies').inputs.prefixListId).toBe('<unknown>');
  });

  test('is checked when it arrives, with the sentence of the early check', async () => {
    const server = (block: Parameters<typeof Peer.cidr>[0]) =>
      runInline({}, () => {
        new PatchManagerPlusServer('server', {
          vpcId,
          ...today,
          closedNetwork: true,
          peers: { agent: Peer.cidr(block) },
        });
      });
    const [early, late] = await Promise.all([server('10.3.0.0/33'), server(output('10.3.0.0/33'))]);
    const [sentence = 'nothing'] = Object.values(problemsOf(early)).map((reason) => reason.replace(/^[^:]*: /, ''));
    expect(late.exitCode).toBe(32);
    expect(late.error).toContain(sentence);
  });

  test('stays secret', async () => {
    const answer = await runInline({}, () => {
      new PatchManagerPlusServer('server', {
        vpcId: secret(vpcId),
        ...today,
        closedNetwork: true,
        peers: { agent: Peer.cidr(secret('10.3.0.0/24')) },
      });
    });
    expect(answer.error).toBeNull();
    expect(named(answer, 'server', GROUP).inputs.vpcId).toEqual({ secret: vpcId });
    expect(named(answer, 'server-ingress-tcp-8383-output<server/agent>').inputs.cidrIpv4).toEqual({
      secret: '10.3.0.0/24',
    });
  });
});

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

describe('an edge', () => {
  const server = (args = {}) =>
    new EndpointCentralDistributionServer('server', { vpcId, dataCenter: 'JP', hostEnforcement, ...args });

  test('that cannot be opened registers nothing of the component that asks for it', async () => {
    const answer = await runInline({}, () => {
      const other = server({ ports: { 'agent-distribution-server-https': '9999' } });
      agents({ distributionServer: other });
    });
    expect(answer.exitCode).toBe(32);
    expect(Object.keys(problemsOf(answer))).toEqual(['allowAgents']);
    expect(answer.resources.filter(({ name }) => name.startsWith('agents'))).toEqual([]);
    expect(answer.resources.some(({ name }) => name.startsWith('server-ingress'))).toBe(false);
  });

  test('by a verb that fails changes nothing on either side', async () => {
    const answer = await runInline({}, () => {
      const there = server();
      const here = agents();
      const before = JSON.stringify([there.plan, here.plan]);
      expect(() => there.allowAgents(here)).toThrow(InputPropertiesError);
      expect(() => here.place('nobody', Peer.cidr('10.0.0.0/8'))).toThrow(/nobody/);
      expect(() => here.place('distributionServer', there, { by: 'addresses' })).toThrow(/server does not say where/);
      expect(JSON.stringify([there.plan, here.plan])).toBe(before);
    });
    expect(answer.error).toBeNull();
    expect(
      answer.resources
        .filter(({ type }) => type.includes('Rule:'))
        .map(({ name }) => name)
        .sort(),
    ).toEqual([RULE, 'server-egress-tcp-443-0.0.0.0/0']);
  });

  test('by addresses opens to the sources of both sides', async () => {
    const answer = await runInline({}, () => {
      const office = new Subnet('office', { vpcId, cidrBlock: '10.3.0.0/24' });
      const profile = { serverLocation: 'DMZ', platforms: ['Android'], closedNetwork: true } as const;
      const there = new MobiControlDmzServer('server', {
        vpcId,
        ...profile,
        reachBy: 'addresses',
        sources: ['10.1.0.5/32'],
      });
      const devices = new MobiControlDeviceEgress('devices', {
        vpcId,
        ...profile,
        sources: [office.cidrBlock],
        peers: { deploymentServer: Peer.cidr('10.1.0.5') },
      });
      there.allowDevices(devices, { by: 'addresses' });
    });
    expect(answer.error).toBeNull();
    expect(named(answer, 'server-ingress-tcp-443-output<office.cidrBlock>').inputs.cidrIpv4).toBe('10.3.0.0/24');
    expect(named(answer, 'devices-egress-tcp-443-10.1.0.5/32').inputs.cidrIpv4).toBe('10.1.0.5/32');
    expect(answer.resources.some(({ name }) => name.includes('devices') && name.startsWith('server'))).toBe(false);
  });

  test('may lead to machines by any of their groups, which are known as the first', async () => {
    const answer = await runInline({}, () => {
      const there = new PatchManagerPlusServer('server', { vpcId, ...today, closedNetwork: true, groups: 2 });
      const second = there.securityGroups[1];
      if (second === undefined) throw new Error('one group');
      new PatchManagerPlusAgent('agents', { vpcId, ...today, peers: { server: Peer.securityGroup(second) } });
    });
    expect(answer.error).toBeNull();
    expect(named(answer, 'agents-egress-tcp-8383-server').inputs.referencedSecurityGroupId).toBe(
      named(answer, 'server', GROUP).id,
    );
  });
});

test('a role of several products stands in one component', async () => {
  const updates = { addresses: ['203.0.113.0/24'] } as const;
  const answer = await runInline({}, () => {
    const office = new RoleAccess('office', {
      vpcId,
      roles: [
        role(
          ismCloudOne,
          { platforms: ['Windows'], systemServerPort: '443', parties: { systemServer: updates } },
          'client',
          { name: 'OFFICE' },
        ),
        role(mobiControl, { serverLocation: 'DMZ', platforms: ['Android'], closedNetwork: true }, 'device', {
          name: 'OFFICE',
        }),
      ],
      peers: { deploymentServer: Peer.cidr('192.0.2.1') },
    });
    expect(office.report).toMatchObject({ subject: 'office' });
  });
  expect(answer.error).toBeNull();
  expect(
    children(answer)
      .filter(({ type }) => type.includes('Rule'))
      .map(({ name }) => name),
  ).toEqual([
    'office-egress-tcp-443-192.0.2.1/32',
    'office-egress-tcp-443-203.0.113.0/24',
    'office-egress-tcp-5494-192.0.2.1/32',
  ]);
});
