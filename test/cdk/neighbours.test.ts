import { Annotations, Match } from 'aws-cdk-lib/assertions';
import {
  EndpointCentralDataCenter,
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  endpointCentralCloud,
  HostEnforcement,
  NetworkFirewallRules,
  Peer,
  RoleAccess,
  role,
} from 'portolan/cdk';
import { attach, resourcesOf, stackWithVpc, synthErrors, thrownBy } from './scene';

const { JP, US } = EndpointCentralDataCenter;

/** One firewall behind several constructs. */
function scene() {
  const { stack, vpc } = stackWithVpc();
  const firewall = new NetworkFirewallRules(stack, 'Firewall');
  attach(firewall);
  const hostEnforcement = HostEnforcement.firewall(firewall);
  const agents = (id: string, more: object = {}) =>
    new EndpointCentralEgress(stack, id, { vpc, dataCenter: JP, distributionServer: true, hostEnforcement, ...more });
  const server = (id: string, more: object = {}) =>
    new EndpointCentralDistributionServer(stack, id, { vpc, dataCenter: JP, hostEnforcement, ...more });
  return { stack, vpc, firewall, hostEnforcement, agents, server };
}

describe('constructs behind one firewall', () => {
  test('hear nothing of a neighbour that was placed since', () => {
    const { stack, agents, server } = scene();
    const office = agents('Office', { sources: ['10.0.1.0/24'] });
    agents('Other', { dataCenter: US, name: 'OTHER', distributionServer: false, sources: ['10.0.3.0/24'] });
    server('Server', { sources: ['10.0.2.0/24'] }).allowAgents(office);
    expect(synthErrors(stack)).toEqual([]);
  });

  test('answer for their own unplaced parties alone, once', () => {
    const { stack, agents, server } = scene();
    agents('Office', { sources: ['10.0.1.0/24'] });
    agents('Other', { dataCenter: US, name: 'OTHER', distributionServer: false, sources: ['10.0.3.0/24'] });
    server('Server', { sources: ['10.0.2.0/24'] });
    expect(synthErrors(stack)).toEqual([expect.stringMatching(/^\[Stack\/Office\] ECC_AGENT: .*'distributionServer'/)]);
  });

  test('may be two offices of one name, each with a server of its own', () => {
    const { stack, agents, server } = scene();
    const [first, second] = [agents('A1', { sources: ['10.0.1.0/24'] }), agents('A2', { sources: ['10.0.3.0/24'] })];
    server('D1', { sources: ['10.0.2.0/24'] }).allowAgents(first);
    expect(synthErrors(stack)).toEqual([expect.stringMatching(/^\[Stack\/A2\] /)]);
    const again = scene();
    const both = ['A1', 'A2'].map((id, at) => again.agents(id, { sources: [`10.0.${at}.0/24`] }));
    for (const [at, office] of both.entries())
      again.server(`D${at}`, { sources: [`10.0.${at + 8}.0/24`] }).allowAgents(office);
    expect(synthErrors(again.stack)).toEqual([]);
    expect([first, second]).toHaveLength(2);
  });
});

describe('an entry that is added to a firewall and that a construct brings too', () => {
  const entry = role(endpointCentralCloud, { dataCenter: 'JP' }, 'agent');
  const opening = {
    id: 'extra',
    direction: 'egress',
    peer: '192.0.2.1',
    transport: 'tcp',
    ports: '22',
    reason: 'a test',
  } as const;
  const openings = (firewall: NetworkFirewallRules) =>
    firewall.plan.fidelity.filter(({ element }) => element.product === 'additional').map(({ element }) => element);

  test('keeps what was said beside it', () => {
    const { stack, vpc, firewall, hostEnforcement } = scene();
    firewall.addRole(entry, { sources: ['10.0.1.0/24'], additionalRules: [opening] });
    const before = openings(firewall);
    expect(before).toHaveLength(1);
    new RoleAccess(stack, 'Agents', { vpc, roles: [entry], hostEnforcement });
    expect(openings(firewall)).toEqual(before);
    expect(synthErrors(stack)).toEqual([]);
  });

  test('stands where the construct has it, in what was not said', () => {
    const { stack, vpc, firewall, hostEnforcement } = scene();
    const under = role(endpointCentralCloud, { dataCenter: 'JP', distributionServer: true }, 'agent');
    firewall.addRole(under, { sources: ['10.0.1.0/24'], additionalRules: [opening] });
    const peers = { distributionServer: Peer.cidr('10.0.9.9') };
    new RoleAccess(stack, 'Agents', { vpc, roles: [under], peers, hostEnforcement });
    expect(firewall.plan.fidelity.filter(({ fidelity }) => fidelity.standing === 'unplaced')).toEqual([]);
    expect(openings(firewall)).toHaveLength(1);
  });
});

describe('what was refused leaves nothing behind', () => {
  test('in a firewall, of a role that could not be added', () => {
    const { firewall } = scene();
    const parties = { patchVendors: { hosts: ['v.example.com'] } };
    const profile = { dataCenter: 'JP', parties, ports: { 'agent-patch-vendors': '443' } } as const;
    const bad = role(endpointCentralCloud, profile, 'agent', { name: 'BAD' });
    expect(thrownBy(() => firewall.addRole(bad, { sources: ['10.0.1.0/24'] }))).toContain('must be open');
    firewall.addRole(role(endpointCentralCloud, { dataCenter: 'JP' }, 'agent'), { sources: ['10.0.2.0/24'] });
    expect(firewall.plan.sources.map(({ name }) => name)).toEqual(['ECC_AGENT']);
  });

  test('in a group, of a peer that could not be placed', () => {
    const { stack, server } = scene();
    const untouched = scene();
    untouched.server('Server');
    const place = server('Server');
    expect(thrownBy(() => place.place('agent', Peer.cidr('0.0.0.0/0')))).toContain('would let everybody in');
    expect(thrownBy(() => place.place('agent', Peer.cidr('10.0.0.1/8')))).toContain('has host bits set');
    expect(resourcesOf(stack)).toEqual(resourcesOf(untouched.stack));
    place.place('agent', Peer.cidr('10.0.0.0/8'));
    expect(place.plan.ingress.map(({ key }) => key)).toEqual(['ingress tcp 8384 10.0.0.0/8']);
  });
});

test('roles of one construct whose addresses overlap are told to bear one name, since they cannot stand apart', () => {
  const overlap = (names: readonly [string, string], apart: boolean) => {
    const { stack, vpc, firewall, hostEnforcement } = scene();
    const roles = [
      role(endpointCentralCloud, { dataCenter: 'JP' }, 'agent', { name: names[0] }),
      role(endpointCentralCloud, { dataCenter: 'JP' }, 'distributionServer', { name: names[1] }),
    ];
    if (apart)
      for (const [at, one] of roles.entries()) new RoleAccess(stack, `R${at}`, { vpc, roles: [one], hostEnforcement });
    else new RoleAccess(stack, 'R', { vpc, roles, hostEnforcement });
    const said = Annotations.fromStack(stack).findWarning(`/${firewall.node.path}`, Match.stringLikeRegexp('overlap'));
    return said.map(({ entry }) => String(entry.data)).join('\n');
  };
  expect(overlap(['A', 'B'], false)).toContain(
    'give the roles of one construct one name (A, B stand on the same machines)',
  );
  expect(overlap(['A', 'B'], false)).not.toContain('give each its own sources');
  expect(overlap(['A', 'B'], true)).toContain('give each its own sources');
  expect(overlap(['A', 'A'], false)).toBe('');
});
