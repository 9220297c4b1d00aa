import { Token } from 'aws-cdk-lib';
import { Peer as Ec2Peer } from 'aws-cdk-lib/aws-ec2';
import {
  EndpointCentralDataCenter,
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  type EndpointCentralEgressProps,
  endpointCentralCloud,
  HostEnforcement,
  NetworkFirewallRules,
  type NetworkFirewallRulesProps,
  NetworkRequirementsError,
  Peer,
  RoleAccess,
  type RoleAccessProps,
  role,
} from 'portolan/cdk';
import { attach, stackWithVpc, synthErrors, testApp, thrownBy } from './scene';

const JP = EndpointCentralDataCenter.JP;
const none = HostEnforcement.none('filtered elsewhere');

/** What JavaScript passes. */
function untyped<Props>(props: object): Props {
  return props as Props;
}

describe('what no verb can mend is thrown in the constructor', () => {
  const { stack, vpc } = stackWithVpc();
  let made = 0;
  const agents = (props: object): string => {
    made += 1;
    return thrownBy(
      () => new EndpointCentralEgress(stack, `Agents${made}`, untyped<EndpointCentralEgressProps>({ vpc, ...props })),
    ).replace(`Stack/Agents${made}`, 'Stack/Agents');
  };

  test('names without a word on what stands behind the port', () => {
    const said = agents({ dataCenter: JP, remoteControl: true });
    expect(said).toMatch(
      /^Stack\/Agents cannot be compiled:\n- hostEnforcement: an AWS security group cannot match host names/,
    );
    expect(said).toContain('desktopcentral.manageengine.jp');
    expect(said).toContain(
      "HostEnforcement.firewall(firewall), .dnsFirewall(dns), .requested('name', { ... }), .proxy(peer, port) or .none('reason')",
    );
  });

  test('everything at once, as the props have it', () => {
    const said = agents({
      dataCenter: 'JPN',
      remotecontrol: true,
      reachBy: 'adresses',
      name: '1st',
      description: 'Agents → cloud',
      securityGroupName: 'sg-agents',
      sources: ['10.0.0.1/24'],
      parties: { patchVendors: { hosts: ['*.co.jp'] } },
    });
    expect(said.split('\n')).toEqual([
      'Stack/Agents cannot be compiled:',
      expect.stringMatching(/^- description: 'Agents → cloud' cannot be a name here; allowed: 1 to 255 of /),
      expect.stringMatching(/^- securityGroupName: 'sg-agents' cannot be a name here; .* with 'sg-' in front$/),
      expect.stringMatching(/^- name: '1st' cannot name a role entry; a name is a letter and at most 31 more of /),
      expect.stringMatching(/^- reachBy: 'adresses' is no value of 'reachBy'; did you mean '?addresses\b/),
      expect.stringMatching(/^- parties\.patchVendors\.hosts\[0\]: '\*\.co\.jp' would open every name/),
      expect.stringMatching(
        /^- remotecontrol: 'remotecontrol' is no choice of this product; did you mean '?remoteControl\b/,
      ),
      expect.stringMatching(/^- dataCenter: 'JPN' is no value of 'dataCenter'; did you mean '?JP\b/),
      expect.stringMatching(/^- sources\[0\]: '10\.0\.0\.1\/24' .*10\.0\.0\.0\/24/),
      expect.stringMatching(
        /^- hostEnforcement: '1st' reaches parties by name, .*HostEnforcement\.firewall\(firewall\)/,
      ),
    ]);
  });

  test('a bad peer, bad openings, bad sources and what only a compile sees, at once', () => {
    const said = agents({
      dataCenter: JP,
      peers: { proxy: 'x' },
      sources: ['10.0.0.1/24'],
      leaveOut: ['nope'],
      additionalRules: [
        { id: 'a', direction: 'egress', peer: '1.2.3', transport: 'tcp', ports: 'x', reason: 'a test' },
      ],
    });
    const places = said.split('\n').flatMap((line) => /^- (\S+):/.exec(line)?.[1] ?? []);
    expect(places.sort()).toEqual([
      'additionalRules[0].peer',
      'additionalRules[0].ports',
      'hostEnforcement',
      'leaveOut',
      'peers.proxy',
      'sources[0]',
    ]);
  });

  test('the same where a firewall stands behind, which then stays as it was', () => {
    const firewall = new NetworkFirewallRules(stack, 'Untouched');
    const hostEnforcement = HostEnforcement.firewall(firewall);
    const said = agents({ dataCenter: JP, hostEnforcement, sources: ['10.0.0.1/24'], leaveOut: ['nope'] });
    expect(said).toContain('- sources[0]: ');
    expect(said).toContain('- leaveOut: ');
    expect(thrownBy(() => firewall.plan)).toContain('there is no role entry to compile');
  });

  test.each([
    ['Peer.cidr() of no address', Peer.cidr()],
    ['an empty list', []],
  ])('%s in the place of a party, which chooses no other layout in silence', (_, distributionServer) => {
    expect(agents({ dataCenter: JP, hostEnforcement: none, distributionServer })).toBe(
      "Stack/Agents cannot be compiled:\n- peers.distributionServer: nothing is supplied for 'distributionServer'; give hosts or addresses, or leave it out",
    );
  });

  test.each([
    [{ vpc: undefined }, '- vpc: got undefined, expected the VPC of the security group, any IVpc'],
    [{ vpc: 'vpc-1' }, '- vpc: got string, expected the VPC'],
    [{ hostEnforcement: null }, '- hostEnforcement: got object, expected HostEnforcement.firewall(firewall)'],
    [{ unbound: 'proxy' }, '- unbound: got string, expected an array of words'],
    [{ leaveOut: [1] }, '- leaveOut: got an array of others, expected an array of words'],
    [{ peers: 'proxy' }, '- peers: got proxy, expected an object of peers by party'],
    [{ additionalRules: {} }, '- additionalRules: got [object Object], expected an array of openings'],
  ])('%j from a program without types', (props, sentence) => {
    expect(agents({ dataCenter: JP, hostEnforcement: none, ...props })).toContain(sentence);
  });

  test('a proxy that is known by name alone, with a way out that exists', () => {
    const named = HostEnforcement.proxy(Peer.cidr('proxy.example.com'), 8080);
    expect(agents({ dataCenter: JP, hostEnforcement: named })).toContain(
      "parties: { proxy: { hosts: ['proxy.example.com'] } } with its port and HostEnforcement.none('the proxy sees to the names')",
    );
    const parties = { proxy: { hosts: ['proxy.example.com'] } };
    expect(agents({ dataCenter: JP, hostEnforcement: none, parties, ports: { 'agent-proxy': '8080' } })).toBe(
      'nothing is thrown',
    );
  });

  test('is data beside its sentences', () => {
    try {
      new EndpointCentralEgress(stack, 'Data', untyped<EndpointCentralEgressProps>({ vpc, hostEnforcement: none }));
      throw new Error('nothing was thrown');
    } catch (thrown) {
      expect(NetworkRequirementsError.is(thrown)).toBe(true);
      expect((thrown as NetworkRequirementsError).issues.map(({ code }) => code)).toEqual(['choice-missing']);
    }
  });

  test('a host name as a peer', () => {
    const host = (peer: unknown) => agents({ dataCenter: JP, hostEnforcement: none, peers: { proxy: peer } });
    const sentence =
      "- peers.proxy: 'proxy.example.co.jp' is a host name, and a host name is supplied, never bound; pass parties: { proxy: { hosts: ['proxy.example.co.jp'] } }";
    expect(host('proxy.example.co.jp')).toContain(sentence);
    expect(host(Peer.cidr('proxy.example.co.jp'))).toContain(sentence);
  });

  test('what is no peer', () => {
    const peer = (given: unknown) => agents({ dataCenter: JP, hostEnforcement: none, peers: { proxy: given } });
    const forms =
      "expected Peer.securityGroup(...), Peer.connections(...), Peer.cidr(...), Peer.prefixList(...), Peer.anyIpv4('reason'), Peer.anyIpv6('reason') or a construct of portolan";
    expect(peer('10.0.0.0/8')).toContain(`- peers.proxy: got the text '10.0.0.0/8' for 'proxy', ${forms}`);
    expect(peer(null)).toContain(`- peers.proxy: got null, ${forms}`);
    expect(peer(Peer.connections(Ec2Peer.prefixList('pl-1')))).toContain(
      `- peers.proxy: got connections without a security group, ${forms}`,
    );
    expect(peer(Peer.anyIpv4(' '))).toContain('- peers.proxy: got no reason, expected why everybody may come in');
    expect(peer(Peer.cidr('10.0.0.1/24'))).toContain('- peers.proxy.addresses[0]: ');
  });

  test('a party that the product does not know', () => {
    expect(agents({ dataCenter: JP, hostEnforcement: none, peers: { proxi: Peer.cidr('10.0.0.1') } })).toContain(
      "- peers.proxi: 'proxi' is no party of this product; did you mean ",
    );
  });

  test('what is no host enforcement', () => {
    expect(agents({ dataCenter: JP, hostEnforcement: 'none' })).toContain(
      "- hostEnforcement: got string, expected HostEnforcement.firewall(firewall), .dnsFirewall(dns), .requested('name', { ... }), .proxy(peer, port) or .none('reason')",
    );
    expect(agents({ dataCenter: JP, hostEnforcement: HostEnforcement.firewall(untyped({})) })).toContain(
      '- hostEnforcement: got a firewall that is object, expected HostEnforcement.firewall(firewall) of a NetworkFirewallRules',
    );
    expect(agents({ dataCenter: JP, hostEnforcement: HostEnforcement.none('') })).toContain(
      '- hostEnforcement: got no reason, expected why nothing stands behind the port',
    );
  });

  test('a proxy that is given twice and differently, or in several places', () => {
    const proxy = HostEnforcement.proxy(Peer.cidr('10.0.0.8'), 8080);
    expect(agents({ dataCenter: JP, hostEnforcement: proxy, peers: { proxy: Peer.cidr('10.0.0.9') } })).toContain(
      '- hostEnforcement: the proxy is given twice and differently',
    );
    const two = HostEnforcement.proxy(Peer.cidr('10.0.0.8', '10.0.0.9'), 8080);
    expect(agents({ dataCenter: JP, hostEnforcement: two })).toContain(
      '- hostEnforcement: got 2 peers, expected one peer: a security group, or one address block',
    );
  });

  test('a proxy that does not take everything', () => {
    expect(
      agents({
        dataCenter: JP,
        directFallback: true,
        hostEnforcement: HostEnforcement.proxy(Peer.cidr('10.0.0.8'), 8080),
      }),
    ).toContain('- hostEnforcement: an AWS security group cannot match host names');
  });

  test('an inbound opening to everybody for which nobody gives a reason', () => {
    const server = (id: string, agent: Peer) =>
      new EndpointCentralDistributionServer(stack, id, {
        vpc,
        dataCenter: JP,
        hostEnforcement: none,
        peers: { agent },
      });
    expect(thrownBy(() => server('Open', Peer.cidr('0.0.0.0/1', '128.0.0.0/1')))).toBe(
      "Stack/Open cannot be compiled:\n- peers.agent: agent-distribution-server-https would let everybody in, and nobody said why; pass Peer.anyIpv4('why') for IPv4, Peer.anyIpv6('why') for IPv6, or a narrower Peer.cidr(...)",
    );
    expect(server('Said', Peer.anyIpv4('agents on the road')).report.notes).toContain(
      'open to everybody on IPv4: agents on the road',
    );
  });

  test('roles that role(...) did not make', () => {
    const generic = (id: string, roles: unknown) =>
      thrownBy(() => new RoleAccess(stack, id, untyped<RoleAccessProps>({ vpc, roles, hostEnforcement: none })));
    expect(generic('R1', undefined)).toContain(
      "- roles: got undefined, expected an array of role(product, profile, 'role')",
    );
    expect(generic('R2', [])).toContain('- roles: there is no role entry to compile');
    expect(generic('R3', ['agent'])).toContain("- roles[0]: got string, expected role(product, profile, 'role')");
    expect(generic('R5', [undefined])).toContain('- roles[0]: got undefined, expected role(');
    expect(generic('R6', [null])).toContain('- roles[0]: got null, expected role(');
    expect(generic('R7', [{ product: null }])).toContain(
      '- roles[0]: got an entry whose product is null, expected role(',
    );
    const bare = { product: endpointCentralCloud, profile: { dataCenter: 'JP' }, role: 'agent' };
    expect(generic('R8', [bare])).toBe('nothing is thrown');
    expect(generic('R4', [{ product: endpointCentralCloud, profile: { dataCenter: 'JP' }, role: 'cloud' }])).toContain(
      "- role: 'cloud' is a service of endpoint-central-cloud",
    );
  });

  test('what the firewall refuses and must be open', () => {
    const firewall = new NetworkFirewallRules(stack, 'Refusing');
    const props = {
      dataCenter: JP,
      hostEnforcement: HostEnforcement.firewall(firewall),
      parties: { patchVendors: { hosts: ['patches.example.com'] } },
      ports: { 'agent-patch-vendors': '8443' },
    };
    expect(agents(props).match(/agent-patch-vendors must be open/g)).toHaveLength(1);
    expect(agents({ ...props, leaveOut: ['agent-patch-vendors'] })).toBe('nothing is thrown');
  });

  test('one name with two profiles in one firewall, said of the construct that brings the second', () => {
    const firewall = new NetworkFirewallRules(stack, 'Names');
    const hostEnforcement = HostEnforcement.firewall(firewall);
    expect(agents({ dataCenter: JP, hostEnforcement })).toBe('nothing is thrown');
    expect(agents({ dataCenter: JP, remoteControl: true, hostEnforcement })).toMatch(
      /^Stack\/Agents cannot be compiled:\n- roles: 2 role entries would be named 'ECC_AGENT'/,
    );
    expect(agents({ dataCenter: JP, remoteControl: true, name: 'REMOTE', hostEnforcement })).toBe('nothing is thrown');
  });

  test('a firewall of another app, in which the role does not stand', () => {
    const other = stackWithVpc(testApp(), 'Other').stack;
    const firewall = new NetworkFirewallRules(other, 'Firewall');
    const props = { dataCenter: JP, hostEnforcement: HostEnforcement.firewall(firewall) };
    expect(agents(props)).toContain(
      "- hostEnforcement: hostEnforcement names a firewall in which the role entry 'ECC_AGENT' does not stand (it has none); pass it to the firewall in roles",
    );
    firewall.addRole(role(endpointCentralCloud, { dataCenter: 'JP' }, 'agent'), { sources: ['10.0.0.0/24'] });
    expect(agents(props)).toBe('nothing is thrown');
  });
});

describe('a firewall refuses', () => {
  const entry = role(endpointCentralCloud, { dataCenter: 'JP' }, 'agent');

  test('names that AWS refuses, blocks that are none', () => {
    const { stack } = stackWithVpc();
    expect(thrownBy(() => new NetworkFirewallRules(stack, 'A', { policyName: 'my_policy' }))).toBe(
      "Stack/A cannot be compiled:\n- policyName: 'my_policy' cannot be a name here; allowed: 1 to 78 of A-Z, a-z, 0-9 and -",
    );
    expect(thrownBy(() => new NetworkFirewallRules(stack, 'B', { home: ['10.0.0.0/33'] }))).toContain('- home[0]: ');
    const firewall = new NetworkFirewallRules(stack, 'C');
    expect(thrownBy(() => firewall.addRole(entry, untyped({})))).toContain(
      '- sources: got undefined, expected an array of address blocks',
    );
    expect(thrownBy(() => firewall.addRole(entry, { sources: ['vpc'] }))).toContain('- sources[0]: ');
  });

  test('all of its roles at once, each where it was passed', () => {
    const { stack } = stackWithVpc();
    const wrong = { ...entry, profile: { dataCenter: 'XX' } };
    const roles = [{ entry: wrong, sources: ['10.0.0.1/24'] }, undefined, { entry, sources: ['bad'] }];
    const said = thrownBy(
      () => new NetworkFirewallRules(stack, 'A', untyped<NetworkFirewallRulesProps>({ home: ['10.0.0.1/8'], roles })),
    );
    expect(said.split('\n').map((line) => line.split(': ')[0])).toEqual([
      'Stack/A cannot be compiled:',
      '- home[0]',
      '- roles[0].sources[0]',
      '- roles[0].profile.dataCenter',
      '- roles[1]',
      '- roles[2].sources[0]',
    ]);
    const firewall = new NetworkFirewallRules(stack, 'B');
    expect(thrownBy(() => firewall.addRole(entry, untyped(undefined as unknown as object)))).toContain('- sources: ');
    expect(thrownBy(() => firewall.addRole(untyped(undefined as unknown as object), { sources: [] }))).toContain(
      '- entry: got undefined, expected role(',
    );
  });

  test('at synth, an entry whose addresses nobody says', () => {
    const { stack } = stackWithVpc();
    attach(new NetworkFirewallRules(stack, 'Firewall', { roles: [entry] }));
    expect(synthErrors(stack)).toEqual([
      expect.stringContaining("[Stack/Firewall] sources: nobody says which addresses 'ECC_AGENT' has"),
    ]);
  });

  test('at synth, a home that leaves a source out', () => {
    const { stack } = stackWithVpc();
    const roles = [{ entry, sources: ['10.0.0.0/24', '192.168.0.0/24', Token.asString({ Ref: 'Late' })] }];
    attach(new NetworkFirewallRules(stack, 'Firewall', { roles, home: ['10.0.0.0/8'] }));
    expect(synthErrors(stack)).toEqual([
      "[Stack/Firewall] home: home (10.0.0.0/8) leaves out 192.168.0.0/24 of 'ECC_AGENT', whose names would then match nothing; widen home, or leave it out to have the union of all sources",
    ]);
  });

  test('at synth, to stand without a role', () => {
    const { stack } = stackWithVpc();
    new NetworkFirewallRules(stack, 'Firewall');
    expect(synthErrors(stack)).toEqual([
      '[Stack/Firewall] roles: there is no role entry to compile; pass at least one role(...)',
    ]);
  });
});

describe('a must-have party that stands nowhere', () => {
  const props = { dataCenter: JP, distributionServer: true, hostEnforcement: none } as const;

  test('is an error at synth, with the construct path and the ways out', () => {
    const { stack, vpc } = stackWithVpc();
    new EndpointCentralEgress(stack, 'Agents', { vpc, ...props });
    expect(synthErrors(stack)).toEqual([
      "[Stack/Agents] ECC_AGENT: Endpoint Central Cloud.agent must reach 'distributionServer' (agent-distribution-server-https), and nothing says where it is; pass peers: { distributionServer: Peer... }, supply it in the profile as parties: { distributionServer: { addresses: [...] } } or hosts, or list it in unbound: ['distributionServer']",
    ]);
  });

  test.each([
    ['is placed by a peer', { peers: { distributionServer: Peer.cidr('10.0.0.9') } }],
    ['is supplied', { parties: { distributionServer: { addresses: ['10.0.0.9'] } } }],
    ['is left out on purpose', { unbound: ['distributionServer'] }],
  ])('is none where it %s', (_, more) => {
    const { stack, vpc } = stackWithVpc();
    new EndpointCentralEgress(stack, 'Agents', { vpc, ...props, ...more });
    expect(synthErrors(stack)).toEqual([]);
  });

  test('is said once where a firewall stands behind', () => {
    const { stack, vpc } = stackWithVpc();
    const firewall = new NetworkFirewallRules(stack, 'Firewall');
    new EndpointCentralEgress(stack, 'Agents', { vpc, ...props, hostEnforcement: HostEnforcement.firewall(firewall) });
    expect(synthErrors(stack)).toEqual([expect.stringMatching(/^\[Stack\/Agents\] ECC_AGENT: .*'distributionServer'/)]);
  });
});
