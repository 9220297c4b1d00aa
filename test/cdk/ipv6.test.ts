import { Match, Annotations as Said } from 'aws-cdk-lib/assertions';
import {
  EndpointCentralDataCenter,
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  HostEnforcement,
  IsmUpdateSupportServer,
  NetworkFirewallRules,
  Peer,
  RoleAccess,
  role,
} from 'portolan/cdk';
import { exact } from '../../lib/model/host';
import type { Product } from '../../lib/model/product';
import { flow, PRODUCT } from '../proof/small';
import { attach, resourcesOfType, stackWithVpc, synthErrors, thrownBy } from './scene';

const dataCenter = EndpointCentralDataCenter.JP;
const none = HostEnforcement.none('filtered elsewhere');

type Scene = ReturnType<typeof stackWithVpc>;

function agentsIn({ stack, vpc }: Scene, more: object = {}) {
  return new EndpointCentralEgress(stack, 'Agents', { vpc, dataCenter, hostEnforcement: none, ...more });
}

function inlineOf({ stack }: Scene, direction: 'Egress' | 'Ingress' = 'Egress') {
  const entries = resourcesOfType(stack, 'AWS::EC2::SecurityGroup').flatMap(
    ({ Properties }) => (Properties[`SecurityGroup${direction}`] ?? []) as readonly Record<string, unknown>[],
  );
  return entries.map(({ FromPort, CidrIp, CidrIpv6 }) => `${FromPort} ${CidrIp ?? ''}${CidrIpv6 ?? ''}`);
}

function widened({ stack }: Scene): readonly string[] {
  return Said.fromStack(stack)
    .findWarning('*', Match.stringLikeRegexp('portolan:widened'))
    .map(({ entry }) => String(entry.data));
}

/** A page with one name for both families, and one for IPv4 alone. */
const CHART: Product = {
  ...PRODUCT,
  requirements: [
    flow({ hosts: [exact('both.example.com')] }).requirement,
    { ...flow({ id: 'agent-old', hosts: [exact('old.example.com')], ports: ['8443'] }).requirement, ipVersion: 'IPv4' },
  ],
};

function chartIn({ stack, vpc }: Scene, more: object = {}) {
  const roles = [role(CHART, {}, 'agent')];
  return new RoleAccess(stack, 'Agents', { vpc, roles, hostEnforcement: none, ...more });
}

describe('ipv6: true', () => {
  test('opens what is reached by name over both families, and says so', () => {
    const scene = stackWithVpc();
    const agents = agentsIn(scene, { ipv6: true });
    expect(synthErrors(scene.stack)).toEqual([]);
    expect(inlineOf(scene)).toEqual(['443 0.0.0.0/0', '443 ::/0']);
    expect(agents.plan.withholds).toEqual([]);
    expect(widened(scene)).toEqual([
      expect.stringContaining('is open to every address, of IPv4 and of IPv6 (agent-cloud-jp, agent-patch-database)'),
    ]);
    expect(agents.report.widerBecause).toContain('every address, of IPv4 and of IPv6');
  });

  test('is off unless it is asked for', () => {
    for (const more of [{}, { ipv6: false }]) {
      const scene = stackWithVpc();
      agentsIn(scene, more);
      expect(inlineOf(scene)).toEqual(['443 0.0.0.0/0']);
      expect(widened(scene)).toEqual([expect.stringContaining('is open to every IPv4 address (')]);
    }
  });

  test('never opens what a page documents for IPv4 alone, and says of what', () => {
    const scene = stackWithVpc();
    const agents = chartIn(scene, { ipv6: true });
    expect(synthErrors(scene.stack)).toEqual([]);
    expect(inlineOf(scene)).toEqual(['443 0.0.0.0/0', '443 ::/0', '8443 0.0.0.0/0']);
    expect(agents.plan.withholds).toEqual([
      expect.objectContaining({ code: 'ipv6', requirements: ['chart/agent-old'] }),
    ]);
    expect(widened(scene)).toEqual([
      expect.stringContaining('(agent-cloud, agent-old; over IPv4 alone chart/agent-old)'),
    ]);
  });

  test('holds for the pages of the catalogue: the update-support server of ISM CloudOne stays on IPv4', () => {
    const scene = stackWithVpc();
    const { stack, vpc } = scene;
    const server = new IsmUpdateSupportServer(stack, 'Server', {
      vpc,
      hostEnforcement: none,
      ipv6: true,
      parties: {
        systemServer: { hosts: ['ism.example.co.jp'] },
        informationServer: { hosts: ['info.example.co.jp'] },
      },
    });
    expect(server.plan.fidelity.map(({ element }) => element.asked.kind)).toContain('host');
    expect(synthErrors(stack)).toEqual([]);
    expect(inlineOf(scene).filter((entry) => entry.includes('::'))).toEqual([]);
  });

  test('is a flag', () => {
    expect(thrownBy(() => agentsIn(stackWithVpc(), { ipv6: 'yes' }))).toContain(
      '- ipv6: got string, expected true or false',
    );
  });

  test('stands in an existing group and behind a firewall alike', () => {
    const scene = stackWithVpc();
    const firewall = new NetworkFirewallRules(scene.stack, 'Firewall');
    attach(firewall);
    const hostEnforcement = HostEnforcement.firewall(firewall);
    chartIn(scene, { hostEnforcement, ipv6: true, sources: ['10.0.1.0/24', '2001:db8:0:1::/64'] });
    expect(synthErrors(scene.stack)).toEqual([]);
    // The firewall reads the name over either family, and says so of what is documented for one.
    const grown = firewall.plan.fidelity.map(({ element, fidelity }) => [
      element.requirement,
      fidelity.standing === 'widened' ? (fidelity.growth.family ?? null) : null,
    ]);
    expect(grown).toEqual([
      ['agent-cloud', null],
      ['agent-old', 'any'],
    ]);
  });

  test('needs the IPv6 addresses of the machines where a firewall stands behind, which would drop it all', () => {
    const said = (sources: readonly string[] | undefined, added?: readonly string[]) => {
      const scene = stackWithVpc();
      const firewall = new NetworkFirewallRules(scene.stack, 'Firewall');
      attach(firewall);
      const hostEnforcement = HostEnforcement.firewall(firewall);
      const agents = agentsIn(scene, { hostEnforcement, ipv6: true, ...(sources === undefined ? {} : { sources }) });
      const [entry] = agents.entries;
      if (added !== undefined && entry !== undefined) firewall.addRole(entry, { sources: added });
      return synthErrors(scene.stack);
    };
    const error = expect.stringMatching(
      /^\[Stack\/Agents\] ipv6: names are open over IPv6.*'ECC_AGENT' \(it has 10\.0\./,
    );
    expect(said(undefined)).toEqual([error]);
    expect(said(['10.0.1.0/24'])).toEqual([error]);
    expect(said(['10.0.1.0/24', '2001:db8::/64'])).toEqual([]);
    expect(said(['10.0.1.0/24'], ['2001:db8::/64'])).toEqual([]);
  });
});

describe('blocks of IPv6', () => {
  test('stand inline as such, in both directions, and in the rules and variables of a firewall', () => {
    const scene = stackWithVpc();
    const { stack, vpc } = scene;
    const firewall = new NetworkFirewallRules(stack, 'Firewall');
    attach(firewall);
    new EndpointCentralDistributionServer(stack, 'Server', {
      vpc,
      dataCenter,
      hostEnforcement: HostEnforcement.firewall(firewall),
      sources: ['2001:db8:0:2::/64', '10.0.2.0/24'],
      peers: { agent: Peer.cidr('2001:db8:0:1::/64', '10.0.1.0/24') },
    });
    expect(synthErrors(stack)).toEqual([]);
    expect(inlineOf(scene, 'Ingress')).toEqual(['8384 10.0.1.0/24', '8384 2001:db8:0:1::/64']);
    const groups = resourcesOfType(stack, 'AWS::NetworkFirewall::RuleGroup').map(({ Properties }) =>
      JSON.stringify(Properties.RuleGroup),
    );
    expect(groups).toContainEqual(expect.stringContaining('pass tcp 2001:db8:0:1::/64 any -> $ECC_DS 8384'));
    expect(groups).toContainEqual(
      expect.stringContaining('"ECC_DS":{"Definition":["10.0.2.0/24","2001:db8:0:2::/64"]}'),
    );
  });

  test('carry ICMP as the protocol of their family', () => {
    const scene = stackWithVpc();
    const opening = { direction: 'egress', transport: 'icmp', ports: '', reason: 'ping' } as const;
    agentsIn(scene, {
      additionalRules: [{ ...opening, id: 'ping', peer: Peer.cidr('2001:db8::5', '10.0.0.5') }],
    });
    expect(synthErrors(scene.stack)).toEqual([]);
    const [group] = resourcesOfType(scene.stack, 'AWS::EC2::SecurityGroup');
    expect(group?.Properties.SecurityGroupEgress).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ IpProtocol: 'icmp', CidrIp: '10.0.0.5/32', FromPort: -1 }),
        expect.objectContaining({ IpProtocol: 'icmpv6', CidrIpv6: '2001:db8::5/128', FromPort: -1 }),
      ]),
    );
  });
});

describe('everybody on IPv6', () => {
  const serverWith = (...agent: readonly Peer[]) => {
    const scene = stackWithVpc();
    const { stack, vpc } = scene;
    const props = { vpc, dataCenter, hostEnforcement: none, peers: { agent } };
    return { scene, make: () => new EndpointCentralDistributionServer(stack, 'Server', props) };
  };

  test('comes in for a reason alone, and the reason stands in the report', () => {
    const { scene, make } = serverWith(Peer.anyIpv6('agents on the road'));
    const server = make();
    expect(synthErrors(scene.stack)).toEqual([]);
    expect(inlineOf(scene, 'Ingress')).toEqual(['8384 ::/0']);
    expect(server.report.notes).toContain('open to everybody on IPv6: agents on the road');
  });

  test.each<[string, readonly Peer[]]>([
    ['as a block', [Peer.cidr('::/0')]],
    ['in halves', [Peer.cidr('::/1', '8000::/1')]],
    ['beside a reason for IPv4', [Peer.anyIpv4('phones'), Peer.cidr('::/0')]],
  ])('is refused without one: %s', (_, peers) => {
    expect(thrownBy(serverWith(...peers).make)).toContain("Peer.anyIpv6('why') for IPv6");
  });

  test('is no excuse for IPv4, and both may be said', () => {
    expect(thrownBy(serverWith(Peer.anyIpv6('phones'), Peer.cidr('0.0.0.0/0')).make)).toContain(
      'would let everybody in',
    );
    expect(thrownBy(serverWith(Peer.anyIpv6('phones'), Peer.anyIpv4('phones')).make)).toBe('nothing is thrown');
    expect(thrownBy(serverWith(Peer.anyIpv6(' ')).make)).toContain('got no reason');
  });
});
