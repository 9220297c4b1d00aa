import { InputPropertiesError, output } from '@pulumi/pulumi';
import * as azure from 'portolan/pulumi-azure';
import { type InlineAnswer, runInline } from '../pulumi/engine';
import { GROUP, IP_GROUP, POLICY } from './scenes';

const { AzureFirewallRules, EndpointCentralEgress, HostEnforcement, PatchManagerPlusAgent, Peer, RoleAccess, role } =
  azure;
const resourceGroupName = 'spoke';
const JP = { dataCenter: 'JP' } as const;
const today = { portsInUse: 'default', serverProtocol: 'HTTPS' } as const;
const agent = role(azure.endpointCentralCloud, JP, 'agent');
const patching = role(azure.patchManagerPlus, today, 'agent');
const none = HostEnforcement.none('a proxy of another team filters names');
/** What a program without types may pass. */
const untyped = <T>(given: unknown): T => given as T;

/** What is wrong, by property, of a program that is refused before it registers anything. */
async function refused(
  make: () => unknown,
  registered: readonly string[] = [],
): Promise<Readonly<Record<string, string>>> {
  const answer = await runInline({}, () => {
    make();
  });
  expect(answer.exitCode).toBe(32);
  expect(answer.resources.map(({ name }) => name).filter((name) => name !== 'portolan-test')).toEqual(registered);
  const [error, ...others] = answer.thrown;
  expect(others).toEqual([]);
  if (!InputPropertiesError.isInstance(error)) throw error;
  return Object.fromEntries(error.errors.map(({ propertyPath, reason }) => [propertyPath, reason]));
}
const paths = async (make: () => unknown) => Object.keys(await refused(make)).sort();

describe('everything that is wrong is said at once, by property, and nothing is registered', () => {
  test.each<[string, () => unknown, readonly string[]]>([
    [
      'of a named class, in its own words',
      () =>
        new EndpointCentralEgress('agents', {
          ...untyped<azure.EndpointCentralEgressArgs>({
            dataCenter: 'XX',
            colour: 'red',
            networkSecurityGroup: 'theirs',
          }),
          peers: { nobody: Peer.cidr('10.0.0.0/8'), agent: untyped('web') },
          unbound: untyped('no'),
          leaveOut: untyped(3),
          additionalRules: untyped([5]),
          kms: untyped('yes'),
          dnsServers: untyped('10.0.0.4'),
          applicationSecurityGroups: untyped(5),
          hostEnforcement: untyped(7),
        }),
      [
        'additionalRules',
        'applicationSecurityGroups',
        'colour',
        'dataCenter',
        'dnsServers',
        'hostEnforcement',
        'kms',
        'leaveOut',
        'networkSecurityGroup',
        'peers.agent',
        'peers.nobody',
        'resourceGroupName',
        'unbound',
      ],
    ],
    [
      'of the rules beside the arguments of Pulumi',
      () =>
        new EndpointCentralEgress('agents', {
          ...untyped<azure.EndpointCentralEgressArgs>({ ...JP, hostEnforcement: none }),
          dnsServers: ['dns.example.com', '10.0.0.0/33'],
          denyOutbound: untyped('some'),
          denyInbound: untyped(4),
          priorities: untyped('high'),
          ipv6: untyped('yes'),
          leaveOut: ['what'],
          unbound: ['who'],
        }),
      [
        'denyInbound',
        'denyOutbound',
        'dnsServers[0]',
        'dnsServers[1]',
        'ipv6',
        'leaveOut',
        'priorities',
        'resourceGroupName',
        'unbound',
      ],
    ],
    ['a named class without arguments', () => new EndpointCentralEgress('agents', untyped(null)), ['args']],
    [
      'a class with a shape of its own without arguments',
      () => new azure.MobiControlDmzServer('server', untyped(undefined)),
      ['args'],
    ],
    ['RoleAccess with a text for arguments', () => new RoleAccess('office', untyped('roles')), ['args']],
    ['a firewall without arguments', () => new AzureFirewallRules('firewall', untyped(undefined)), ['args']],
    ['no roles', () => new RoleAccess('office', untyped({ resourceGroupName })), ['roles']],
    [
      'roles that are none',
      () => new RoleAccess('office', { resourceGroupName, roles: untyped([null, 5]) }),
      ['roles[0]', 'roles[1]'],
    ],
    [
      'a must-have party that stands nowhere',
      () => new PatchManagerPlusAgent('agents', { resourceGroupName, ...today }),
      ['peers.server'],
    ],
    [
      'names that nothing enforces',
      () => new EndpointCentralEgress('agents', { resourceGroupName, ...JP }),
      ['hostEnforcement'],
    ],
    [
      'a role that cannot be opened, of RoleAccess',
      () =>
        new RoleAccess('office', { resourceGroupName, roles: [patching], peers: { server: Peer.ipGroup(IP_GROUP) } }),
      ['roles[0]'],
    ],
    [
      'a role that cannot be opened, of a named class',
      () =>
        new PatchManagerPlusAgent('agents', { resourceGroupName, ...today, peers: { server: Peer.ipGroup(IP_GROUP) } }),
      ['leaveOut'],
    ],
    [
      'groups that are none, or of nobody here',
      () =>
        new PatchManagerPlusAgent('agents', {
          resourceGroupName,
          ...today,
          applicationSecurityGroups: { OTHER: GROUP, PMP_AGENT: IP_GROUP },
          peers: { server: Peer.cidr('10.5.0.4') },
        }),
      ['applicationSecurityGroups.OTHER', 'applicationSecurityGroups.PMP_AGENT'],
    ],
    [
      'no group for an entry',
      () =>
        new PatchManagerPlusAgent('agents', {
          resourceGroupName,
          ...today,
          applicationSecurityGroups: {},
          peers: { server: Peer.cidr('10.5.0.4') },
        }),
      ['applicationSecurityGroups'],
    ],
    [
      'a name beside a group of the user',
      () =>
        new EndpointCentralEgress('agents', {
          resourceGroupName,
          ...JP,
          hostEnforcement: none,
          networkSecurityGroup: 'yours',
          networkSecurityGroupName: 'mine',
        }),
      ['networkSecurityGroupName'],
    ],
    [
      'of a firewall',
      () =>
        new AzureFirewallRules('firewall', {
          resourceGroupName: untyped(5),
          firewallPolicyId: 'central',
          firewallPolicyName: 'central',
          denyInfrastructure: true,
          ipGroups: untyped('no'),
          tier: untyped('Free'),
          mode: untyped('watch'),
          fqdnTags: untyped('WindowsUpdate'),
          owner: untyped(5),
          roles: [{ entry: agent, sources: ['10.1.0.0/24'], leaveOut: ['what'] }],
        }),
      [
        'denyInfrastructure',
        'firewallPolicyId',
        'firewallPolicyName',
        'fqdnTags',
        'ipGroups',
        'leaveOut',
        'mode',
        'owner',
        'resourceGroupName',
        'tier',
      ],
    ],
    [
      'of the roles of a firewall',
      () =>
        new AzureFirewallRules('firewall', {
          resourceGroupName,
          roles: [
            untyped(agent),
            untyped(null),
            {
              entry: agent,
              sources: untyped('10.1.0.0/24'),
              peers: { x: Peer.cidr('10.0.0.1') },
              leaveOut: untyped(3),
            },
            {
              entry: agent,
              sources: ['10.0.0.0/33', untyped(5)],
              publish: untyped([{}, null]),
              additionalRules: untyped('x'),
            },
            { entry: agent, sources: [] },
          ],
        }),
      [
        'roles[0]',
        'roles[1]',
        'roles[2].leaveOut',
        'roles[2].peers.x',
        'roles[2].sources',
        'roles[3].additionalRules',
        'roles[3].publish[0].privateAddress',
        'roles[3].publish[0].publicAddress',
        'roles[3].publish[1].privateAddress',
        'roles[3].publish[1].publicAddress',
        'roles[3].sources[0]',
        'roles[3].sources[1]',
        'roles[4].sources',
      ],
    ],
    [
      'a requirement that nobody publishes, and a second server of a role',
      () =>
        new AzureFirewallRules('firewall', {
          resourceGroupName,
          roles: [
            {
              entry: agent,
              sources: ['10.1.0.0/24'],
              publish: { publicAddress: '203.0.113.5', privateAddress: '10.1.0.4', requirements: ['x'] },
            },
          ],
        }),
      ['roles[0].publish.requirements[0]'],
    ],
    [
      'a second server of a role',
      () =>
        new AzureFirewallRules('firewall', {
          resourceGroupName,
          roles: [
            {
              entry: agent,
              sources: ['10.1.0.0/24'],
              publish: [
                { publicAddress: '203.0.113.5', privateAddress: '10.1.0.4' },
                { publicAddress: '203.0.113.6', privateAddress: '10.1.0.5' },
              ],
            },
          ],
        }),
      ['roles[0].publish[1].privateAddress'],
    ],
    ['a firewall that nobody asks', () => new AzureFirewallRules('firewall', { resourceGroupName }), ['roles']],
    [
      'a firewall that is none',
      () =>
        new EndpointCentralEgress('agents', {
          resourceGroupName,
          ...JP,
          hostEnforcement: HostEnforcement.firewall(untyped({})),
        }),
      ['hostEnforcement'],
    ],
  ])('%s', async (_, make, expected) => {
    expect(await paths(make)).toEqual([...expected].sort());
  });

  test('and its sentences name no other cloud', async () => {
    const said = await refused(
      () => new EndpointCentralEgress('agents', untyped({ resourceGroupName, dataCenter: 'XX' })),
    );
    expect(said.hostEnforcement).toContain('a network security group cannot match host names');
    expect(Object.values(said).join()).not.toMatch(/AWS|dnsFirewall/);
  });
});

describe('a firewall takes its roles at construction', () => {
  const behind = (make: (firewall: azure.AzureFirewallRules) => unknown) => () =>
    make(
      new AzureFirewallRules('firewall', {
        resourceGroupName,
        firewallPolicyId: POLICY,
        ipGroups: false,
        roles: [
          {
            entry: role(azure.endpointCentralCloud, { dataCenter: 'US' }, 'distributionServer', {
              reachBy: 'addresses',
            }),
            sources: ['10.1.0.0/24'],
          },
        ],
      }),
    );

  test('so a role that it lacks is an error at the role, and one of the enforcement where there are no roles', async () => {
    const group = [expect.stringMatching(/^firewall-/)] as unknown as string[];
    const all = await refused(
      behind((firewall) => {
        const hostEnforcement = HostEnforcement.firewall(firewall);
        return new RoleAccess('office', {
          resourceGroupName,
          roles: [patching, agent],
          peers: { server: Peer.cidr('10.5.0.4') },
          hostEnforcement,
        });
      }),
      ['firewall', ...group],
    );
    expect(Object.keys(all)).toEqual(['roles[0]', 'roles[1]']);
    const one = await refused(
      behind(
        (firewall) =>
          new EndpointCentralEgress('agents', {
            resourceGroupName,
            ...JP,
            hostEnforcement: HostEnforcement.firewall(firewall),
          }),
      ),
      ['firewall', ...group],
    );
    expect(Object.keys(one)).toEqual(['hostEnforcement']);
  });
});

describe('what is known only later is checked when it arrives, with the sentence of the early check', () => {
  /** The sentence without its place: an early fault is told in the list of addresses in which it stands. */
  const fault = ({ thrown }: InlineAnswer) => {
    const [error] = thrown;
    if (!InputPropertiesError.isInstance(error)) throw error;
    const [{ propertyPath = '', reason = '' } = {}] = error.errors;
    return { propertyPath, sentence: reason.slice(reason.indexOf(': ')) };
  };
  const MALFORMED = '10.3.0.0/33';

  test.each<[string, (block: azure.PublishedServer['publicAddress']) => unknown, string]>([
    [
      'a peer',
      (block) =>
        new PatchManagerPlusAgent('agents', { resourceGroupName, ...today, peers: { server: Peer.cidr(block) } }),
      'peers.server',
    ],
    [
      'a DNS server',
      (block) =>
        new PatchManagerPlusAgent('agents', {
          resourceGroupName,
          ...today,
          peers: { server: Peer.cidr('10.5.0.4') },
          dnsServers: [block],
        }),
      'dnsServers',
    ],
    [
      'a source of a firewall',
      (block) => new AzureFirewallRules('firewall', { resourceGroupName, roles: [{ entry: agent, sources: [block] }] }),
      'roles[0].sources[0]',
    ],
    [
      'a peer of a role of a firewall',
      (block) =>
        new AzureFirewallRules('firewall', {
          resourceGroupName,
          roles: [{ entry: patching, sources: ['10.1.0.0/24'], peers: { server: Peer.cidr(block) } }],
        }),
      'roles[0].peers.server',
    ],
    [
      'a firewall policy',
      (block) =>
        new AzureFirewallRules('firewall', {
          resourceGroupName,
          firewallPolicyId: block,
          roles: [{ entry: agent, sources: ['10.1.0.0/24'] }],
        }),
      'firewallPolicyId',
    ],
  ])('%s', async (_, make, at) => {
    const run = (block: azure.PublishedServer['publicAddress']) =>
      runInline({ patience: 3000 }, () => {
        make(block);
      });
    const [early, late] = [fault(await run(MALFORMED)), fault(await run(output(MALFORMED)))];
    expect(late.propertyPath).toBe(at);
    expect(early.propertyPath.replace(/^dnsServers\[0\]$/, 'dnsServers')).toBe(at);
    expect(late.sentence).toBe(early.sentence);
  });

  test('everybody, where nobody gave a reason', async () => {
    const late = await runInline({ patience: 3000 }, () => {
      new azure.PatchManagerPlusServer('server', {
        resourceGroupName,
        ...today,
        closedNetwork: true,
        peers: { agent: Peer.cidr(output('0.0.0.0/0')) },
      });
    });
    expect(late.error).toContain('peers.agent: ');
    expect(late.resources.map(({ type }) => type)).not.toContain('azure-native:network:NetworkSecurityGroup');
  });

  test('IPv6 where IPv4 is written', async () => {
    const late = await runInline({ patience: 3000 }, () => {
      new AzureFirewallRules('firewall', {
        resourceGroupName,
        roles: [{ entry: agent, sources: [output('2001:db8::/32')] }],
      });
    });
    expect(late.error).toContain('roles[0].sources[0]: ');
  });
});
