import { InputPropertiesError, output } from '@pulumi/pulumi';
import {
  DnsFirewallRules,
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  type EndpointCentralEgressArgs,
  endpointCentralCloud,
  type FirewallRole,
  HostEnforcement,
  NetworkFirewallRules,
  Peer,
  role,
} from 'portolan/pulumi-aws';
import { runInline } from '../pulumi/engine';

const vpcId = 'vpc-0123456789abcdef0';
const sources = ['10.1.0.0/24'];

/** What is wrong with agents before a firewall that has these roles. */
async function problemsOf(roles: readonly FirewallRole[], args: Partial<EndpointCentralEgressArgs> = {}) {
  const { thrown, resources, error } = await runInline({}, () => {
    const hostEnforcement = HostEnforcement.firewall(new NetworkFirewallRules('firewall', { roles }));
    new EndpointCentralEgress('agents', { vpcId, dataCenter: 'JP', name: 'HOST', hostEnforcement, ...args });
  });
  if (error !== null) expect(resources.filter(({ name }) => name.startsWith('agents'))).toEqual([]);
  return thrown.flatMap((one) => (InputPropertiesError.isInstance(one) ? (one as InputPropertiesError).errors : [one]));
}

const agent = role(endpointCentralCloud, { dataCenter: 'JP' }, 'agent', { name: 'HOST' });
const server = role(endpointCentralCloud, { dataCenter: 'JP' }, 'distributionServer', { name: 'HOST' });

describe('a component before a firewall', () => {
  test('stands in it with its own roles', async () => {
    expect(await problemsOf([{ entry: agent, sources }])).toEqual([]);
  });

  test('is missing there where another role bears its name', async () => {
    expect(await problemsOf([{ entry: server, sources }])).toEqual([
      { propertyPath: 'roles[0]', reason: expect.stringContaining("the role entry 'HOST' does not stand") },
    ]);
  });

  test('says the same of its entries as the firewall does, wherever that makes other rules', async () => {
    const additionalRules = [
      {
        id: 'mirror',
        direction: 'egress',
        peer: 'mirror.example.com',
        transport: 'tcp',
        ports: '443',
        application: 'https',
        reason: 'a mirror of ours',
      },
    ] as const;
    expect(await problemsOf([{ entry: agent, sources }], { additionalRules })).toEqual([
      { propertyPath: 'hostEnforcement', reason: expect.stringMatching(/'HOST' stands in firewall .*additionalRules/) },
    ]);
    expect(await problemsOf([{ entry: agent, sources, additionalRules }], { additionalRules })).toEqual([]);
  });

  test('with another profile is told so', async () => {
    const [problem] = await problemsOf([{ entry: agent, sources }], { dataCenter: 'EU' });
    expect(problem).toMatchObject({ reason: expect.stringContaining('different profiles') });
  });

  test('may open an edge to another group, which the firewall leaves to that group', async () => {
    const answer = await runInline({}, () => {
      const firewall = new NetworkFirewallRules('firewall', {
        roles: [
          { entry: role(endpointCentralCloud, { dataCenter: 'JP' }, 'agent'), sources },
          { entry: role(endpointCentralCloud, { dataCenter: 'JP' }, 'distributionServer'), sources: ['10.2.0.0/24'] },
        ],
      });
      const hostEnforcement = HostEnforcement.firewall(firewall);
      const args = { vpcId, dataCenter: 'JP', hostEnforcement } as const;
      const there = new EndpointCentralDistributionServer('server', args);
      const here = new EndpointCentralEgress('agents', { ...args, distributionServer: there });
      expect(() => here.place('distributionServer', Peer.cidr('10.9.0.0/24'))).toThrow(/peers\.distributionServer/);
      there.allowAgents(here);
    });
    expect(answer.error).toBeNull();
  });
});

describe('a component before a DNS Firewall', () => {
  const behind = (entry: typeof agent, dataCenter: 'JP' | 'EU' = 'JP') =>
    runInline({}, () => {
      const dns = new DnsFirewallRules('names', { roles: [entry], vpcIds: [output(vpcId)] });
      const hostEnforcement = HostEnforcement.dnsFirewall(dns);
      new EndpointCentralEgress('agents', { vpcId, dataCenter, name: 'HOST', hostEnforcement });
    });

  test('has to stand in it with the same role and profile', async () => {
    const [same, otherRole, otherProfile] = await Promise.all([behind(agent), behind(server), behind(agent, 'EU')]);
    expect(same.error).toBeNull();
    expect(otherRole.error).toContain("the role entry 'HOST' does not stand");
    expect(otherProfile.error).toMatch(/different profiles|other words than here/);
    for (const { resources } of [otherRole, otherProfile]) {
      expect(resources.filter(({ name }) => name.startsWith('agents'))).toEqual([]);
    }
  });

  test('has it tied to a VPC that is known only later by a name that Route 53 takes', async () => {
    const { resources } = await behind(agent);
    const [association, ...others] = resources.filter(({ type }) => type.endsWith('RuleGroupAssociation'));
    expect(others).toEqual([]);
    expect(association?.name).toMatch(/^names-association-[a-zA-Z0-9_-]+$/);
    expect(association?.inputs.vpcId).toBe(vpcId);
  });
});
