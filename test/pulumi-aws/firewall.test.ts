import { ManagedPrefixList, Subnet } from '@pulumi/aws/ec2';
import { FirewallPolicy } from '@pulumi/aws/networkfirewall';
import { InputPropertiesError, output } from '@pulumi/pulumi';
import {
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  endpointCentralCloud,
  HostEnforcement,
  NetworkFirewallRules,
  type NetworkFirewallRulesArgs,
  PatchManagerPlusAgent,
  Peer,
  patchManagerPlus,
  role,
} from 'portolan/pulumi-aws';
import { type InlineAnswer, registered, runInline } from '../pulumi/engine';

const vpcId = 'vpc-0123456789abcdef0';
const today = { portsInUse: 'default', serverProtocol: 'HTTPS' } as const;
const agent = role(endpointCentralCloud, { dataCenter: 'JP' }, 'agent');
const patched = role(patchManagerPlus, today, 'agent');

const firewallOf = (args: NetworkFirewallRulesArgs = {}) =>
  new NetworkFirewallRules('egress', { roles: [{ entry: agent, sources: ['10.1.0.0/24'] }], ...args });

const ours = ({ resources }: InlineAnswer) => resources.filter(({ urn }) => urn.includes('NetworkFirewallRules$'));

function named({ resources }: InlineAnswer, name: string, type = '') {
  const found = resources.find((resource) => resource.name === name && resource.type.includes(type));
  if (found === undefined) throw new Error(`no ${name} among ${resources.map((one) => one.name).join(', ')}`);
  return found;
}

/** The properties that are told of, of one error. */
function pathsOf({ thrown }: InlineAnswer): readonly string[] {
  const errors = thrown.filter((one): one is InputPropertiesError => InputPropertiesError.isInstance(one));
  expect(errors).toHaveLength(1);
  return errors.flatMap(({ errors: own }) => own.map(({ propertyPath }) => propertyPath));
}

describe('a firewall', () => {
  test('is a policy and its rule groups, named by Pulumi unless it is said how', async () => {
    const answer = await runInline({}, () => {
      const { policyArn, ruleGroupArns } = firewallOf({ tags: { team: 'sea' } });
      return { policyArn, ruleGroupArns };
    });
    expect(answer.error).toBeNull();
    expect(registered(answer)).toMatchSnapshot();
    expect(answer.logs.map(({ message }) => message)).toMatchSnapshot();
    expect(answer.outputs).toMatchObject({ policyArn: named(answer, 'egress', 'FirewallPolicy').id });
  });

  test('takes addresses that arrive later, and prefix lists by their resources', async () => {
    const answer = await runInline({}, () => {
      const office = new Subnet('office', { vpcId, cidrBlock: '10.3.0.0/24' });
      const vendors = new ManagedPrefixList('vendors', { addressFamily: 'IPv4', maxEntries: 5 });
      const servers = new ManagedPrefixList('servers', { addressFamily: 'IPv4', maxEntries: 5 });
      new NetworkFirewallRules('egress', {
        roles: [
          {
            entry: role(endpointCentralCloud, { dataCenter: 'US' }, 'agent', { reachBy: 'addresses' }),
            sources: [office.cidrBlock],
          },
          {
            entry: patched,
            sources: ['10.1.0.0/24'],
            peers: { server: [Peer.prefixList(servers, { weight: 5 }), Peer.cidr(office.cidrBlock)] },
          },
        ],
        prefixLists: [{ name: 'VENDORS', prefixList: vendors, cidrs: ['192.0.2.0/24'] }],
      });
    });
    expect(answer.error).toBeNull();
    const groups = ours(answer).filter(({ type }) => type.includes('RuleGroup'));
    const [patches] = groups.filter(({ name }) => name.includes('PMP'));
    const text = JSON.stringify(patches?.inputs);
    expect(text).toContain(`"referenceArn":"${named(answer, 'servers').outputs?.arn ?? 'arn:aws:ec2'}`);
    expect(text).toContain('"definitions":["10.3.0.0/24"]');
    const policy = named(answer, 'egress', 'FirewallPolicy').inputs;
    expect(JSON.stringify(policy)).toContain('"definitions":["10.1.0.0/24","10.3.0.0/24"]');
  });

  test('checks a late address when it arrives', async () => {
    // What waits for a resource that could not be registered is ended by Pulumi's own process, which is not here.
    const answer = await runInline({ patience: 2000 }, () => {
      firewallOf({ roles: [{ entry: agent, sources: [output('10.3.0.0/33')] }] });
    });
    expect(answer.exitCode).toBe(32);
    expect(answer.error).toContain("'10.3.0.0/33' has a prefix length that is none");
  });

  test('leaves its groups to a policy of the user where it is to', async () => {
    const answer = await runInline({}, () => {
      const firewall = firewallOf({ policy: 'yours', priorities: { first: 100, last: 200 } });
      expect(() => firewall.policyArn).toThrow(InputPropertiesError);
      new FirewallPolicy('theirs', {
        firewallPolicy: {
          statelessDefaultActions: ['aws:forward_to_sfe'],
          statelessFragmentDefaultActions: ['aws:forward_to_sfe'],
          statefulEngineOptions: { ruleOrder: 'STRICT_ORDER' },
          statefulRuleGroupReferences: [...firewall.ruleGroupReferences],
        },
      });
    });
    expect(answer.error).toBeNull();
    expect(ours(answer).some(({ type }) => type.includes('FirewallPolicy'))).toBe(false);
    const { firewallPolicy } = named(answer, 'theirs').inputs as unknown as {
      readonly firewallPolicy: { readonly statefulRuleGroupReferences: readonly { readonly priority: number }[] };
    };
    const priorities = firewallPolicy.statefulRuleGroupReferences.map(({ priority }) => priority);
    expect(priorities.at(-1)).toBe(200);
    expect(Math.min(...priorities)).toBeGreaterThanOrEqual(100);
  });

  test('hands its dependsOn to its rule groups', async () => {
    const answer = await runInline({}, () => {
      const before = new Subnet('before', { vpcId, cidrBlock: '10.3.0.0/24' });
      new NetworkFirewallRules(
        'egress',
        { roles: [{ entry: agent, sources: ['10.1.0.0/24'] }] },
        { dependsOn: [before], protect: true },
      );
    });
    const groups = ours(answer).filter(({ type }) => type.includes('RuleGroup'));
    expect(groups.length).toBeGreaterThan(1);
    for (const group of groups) {
      expect(group).toMatchObject({ dependencies: [named(answer, 'before').urn], protect: true });
    }
  });

  test.each([
    ['no sources', { roles: [{ entry: agent }] as never }, ['roles[0].sources']],
    ['an entry alone', { roles: [agent] as never }, ['roles']],
    ['sources of another form', { roles: [{ entry: agent, sources: ['10.0.0.0/33'] }] }, ['roles[0].sources[0]']],
    [
      'a list by its id',
      { prefixLists: [{ name: 'A', prefixList: 'pl-0123', cidrs: [] }] },
      ['prefixLists[0].prefixList'],
    ],
    ['a home that is too small', { home: ['10.2.0.0/16'] }, ['home']],
    ['a name that AWS refuses', { policyName: 'a b', policy: 'nobody' as 'ours' }, ['policyName', 'policy']],
    [
      'a party whose list is known by its id alone',
      {
        roles: [
          {
            entry: patched,
            sources: ['10.0.0.0/24'],
            peers: { server: Peer.prefixList('pl-0123456789abcdef0', { weight: 5 }) },
          },
        ],
      },
      ['peers.server'],
    ],
  ] as const)('says what is wrong by property and registers nothing: %s', async (_, args, paths) => {
    const answer = await runInline({}, () => {
      firewallOf(args as NetworkFirewallRulesArgs);
    });
    expect(pathsOf(answer)).toEqual(expect.arrayContaining([...paths]));
    expect(answer.resources.map(({ name }) => name)).toEqual(['portolan-test']);
  });
});

describe('a component before a firewall', () => {
  test('leaves its edges to other groups to these groups', async () => {
    const answer = await runInline({}, () => {
      const profile = { dataCenter: 'JP', distributionServer: true } as const;
      const firewall = firewallOf({
        roles: [
          {
            entry: role(endpointCentralCloud, profile, 'agent'),
            sources: ['10.1.0.0/24'],
            unbound: ['distributionServer'],
          },
          { entry: role(endpointCentralCloud, { dataCenter: 'JP' }, 'distributionServer'), sources: ['10.1.1.0/24'] },
        ],
      });
      const hostEnforcement = HostEnforcement.firewall(firewall);
      const server = new EndpointCentralDistributionServer('server', { vpcId, dataCenter: 'JP', hostEnforcement });
      const agents = new EndpointCentralEgress('agents', {
        vpcId,
        ...profile,
        hostEnforcement,
        peers: { distributionServer: server },
      });
      server.allowAgents(agents);
      expect(agents.report.notes.join()).toContain('the names are enforced by egress, in the same program');
    });
    expect(answer.error).toBeNull();
    expect(named(answer, 'agents-egress-tcp-8384-server').inputs.referencedSecurityGroupId).toBe(
      named(answer, 'server', 'SecurityGroup').id,
    );
  });

  test('has to stand in it, with what it reaches by address', async () => {
    const make = (args: NetworkFirewallRulesArgs, peer: string) =>
      runInline({}, () => {
        const hostEnforcement = HostEnforcement.firewall(firewallOf(args));
        new PatchManagerPlusAgent('agents', { vpcId, ...today, hostEnforcement, peers: { server: Peer.cidr(peer) } });
      });
    const standing = (server: string) => ({
      roles: [{ entry: patched, sources: ['10.1.0.0/24'], peers: { server: Peer.cidr(server) } }],
    });
    const [absent, other, same] = await Promise.all([
      make({}, '10.0.9.5'),
      make(standing('10.0.9.6'), '10.0.9.5'),
      make(standing('10.0.9.5'), '10.0.9.5'),
    ]);
    expect(pathsOf(absent)).toEqual(['roles[0]']);
    expect(pathsOf(other)).toEqual(['hostEnforcement']);
    expect(other.error).toContain('(peers.server)');
    expect(same.error).toBeNull();
    for (const answer of [absent, other]) expect(answer.resources.some(({ name }) => name === 'agents')).toBe(false);
  });

  test('of the same name under another profile is told so', async () => {
    const answer = await runInline({}, () => {
      const hostEnforcement = HostEnforcement.firewall(firewallOf());
      new EndpointCentralEgress('agents', { vpcId, dataCenter: 'US', hostEnforcement });
    });
    expect(pathsOf(answer)).toEqual(['roles']);
    expect(answer.error).toContain('with different profiles');
  });

  test('over IPv6 too needs its IPv6 addresses there', async () => {
    const make = (sources: readonly string[]) =>
      runInline({}, () => {
        const hostEnforcement = HostEnforcement.firewall(firewallOf({ roles: [{ entry: agent, sources }] }));
        new EndpointCentralEgress('agents', { vpcId, dataCenter: 'JP', ipv6: true, hostEnforcement });
      });
    const [without, withSome] = await Promise.all([make(['10.1.0.0/24']), make(['10.1.0.0/24', '2001:db8:1::/64'])]);
    expect(pathsOf(without)).toEqual(['ipv6']);
    expect(withSome.error).toBeNull();
  });
});
