import { Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Peer as Ec2Peer } from 'aws-cdk-lib/aws-ec2';
import {
  EndpointCentralDataCenter,
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  type EndpointCentralEgressProps,
  endpointCentralCloud,
  HostEnforcement,
  NetworkFirewallRules,
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
    expect(said).toContain("HostEnforcement.firewall(firewall), .proxy(peer, port) or .none('reason')");
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
      "- name: '1st' cannot name a role entry; a name is a letter and at most 31 more of A-Z, a-z, 0-9 and _",
      expect.stringMatching(/^- reachBy: 'adresses' is no value of 'reachBy'; did you mean 'addresses'/),
      expect.stringMatching(/^- parties\.patchVendors\.hosts\[0\]: '\*\.co\.jp' would open every name/),
      expect.stringMatching(
        /^- remotecontrol: 'remotecontrol' is no choice of this product; did you mean 'remoteControl'/,
      ),
      expect.stringMatching(/^- dataCenter: 'JPN' is no value of 'dataCenter'; did you mean 'JP'/),
      expect.stringMatching(/^- sources\[0\]: '10\.0\.0\.1\/24' .*10\.0\.0\.0\/24/),
    ]);
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
      "expected Peer.securityGroup(...), Peer.connections(...), Peer.cidr(...), Peer.anyIpv4('reason') or a construct of portolan";
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
      "- peers.proxi: 'proxi' is no party of this product; did you mean 'proxy'",
    );
  });

  test('what is no host enforcement', () => {
    expect(agents({ dataCenter: JP, hostEnforcement: 'none' })).toContain(
      "- hostEnforcement: got string, expected HostEnforcement.firewall(firewall), .proxy(peer, port) or .none('reason')",
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
      "Stack/Open cannot be compiled:\n- peers: 'ingress tcp 8384 0.0.0.0/0' lets everybody in, and nobody said why; pass Peer.anyIpv4('why'), or a narrower Peer.cidr(...)",
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
      "- hostEnforcement: hostEnforcement names a firewall in which the role entry 'ECC_AGENT' does not stand (it has none); add it with firewall.addRole(entry)",
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
    expect(thrownBy(() => Template.fromStack(stack))).toContain('roles: there is no role entry to compile');
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
