import { Provider } from '@pulumi/aws';
import { ManagedPrefixList, SecurityGroup, Subnet } from '@pulumi/aws/ec2';
import { type Input, output, secret } from '@pulumi/pulumi';
import {
  type EndpointCentralEgress,
  ismCloudOne,
  mobiControl,
  PatchManagerPlusServer,
  Peer,
  RoleAccess,
  role,
} from 'portolan/pulumi-aws';
import { type InlineAnswer, runInline } from '../pulumi/engine';
import { agents, children, GROUP, named, problemsOf, RULE, today, vpcId } from './agents';

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

  test.each([
    ['everybody, where a party comes in', '0.0.0.0/0', 'would let everybody in, and nobody said why'],
    ['a block of IPv6, where IPv4 is written', '2001:db8::/64', 'an IPv4 block'],
  ])('is refused when it arrives as %s', async (_, block, sentence) => {
    const answer = await runInline({}, () => {
      const peers = { agent: Peer.cidr(output(block)) };
      new PatchManagerPlusServer('server', { vpcId, ...today, closedNetwork: true, peers });
    });
    expect(answer.exitCode).toBe(32);
    expect(answer.error).toContain(sentence);
  });

  test('is a block where it arrives as an address', async () => {
    const answer = await runInline({}, () => {
      const peers = { agent: Peer.cidr(output('10.3.0.5')) };
      new PatchManagerPlusServer('server', { vpcId, ...today, closedNetwork: true, peers });
    });
    expect(answer.error).toBeNull();
    expect(named(answer, 'server-ingress-tcp-8383-output<server/agent>').inputs.cidrIpv4).toBe('10.3.0.5/32');
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
