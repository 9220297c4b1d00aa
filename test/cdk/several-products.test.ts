import {
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  endpointCentralCloud,
  HostEnforcement,
  IsmUpdateSupportServer,
  ismCloudOne,
  MobiControlDmzServer,
  mobiControl,
  NetworkFirewallRules,
  PatchManagerPlusServer,
  Peer,
  patchManagerPlus,
  RoleAccess,
  type RoleAccessProps,
  type RoleEntry,
  role,
} from 'portolan/cdk';
import { attach, resourcesOfType, stackWithVpc, synthErrors, thrownBy } from './scene';

const none = HostEnforcement.none('filtered elsewhere');
const installation = { portsInUse: 'default', serverProtocol: 'HTTPS' } as const;
const name = 'OFFICE';

/** The agents of Endpoint Central Cloud and of Patch Manager Plus, which fetch patches from the same place. */
function twoAgents(patchVendors: { hosts: string[] } | { addresses: string[] }, names: readonly [string, string]) {
  const parties = { patchVendors };
  return [
    role(endpointCentralCloud, { dataCenter: 'US', parties, ports: { 'agent-patch-vendors': '443/https' } }, 'agent', {
      name: names[0],
      reachBy: 'hosts' in patchVendors ? 'names' : 'addresses',
    }),
    role(patchManagerPlus, { ...installation, directDownload: true, parties }, 'agent', { name: names[1] }),
  ];
}

function accessOf(roles: readonly RoleEntry[], more: Partial<RoleAccessProps> = {}) {
  const { stack, vpc } = stackWithVpc();
  const peers = { server: Peer.cidr('10.0.9.5') };
  const access = new RoleAccess(stack, 'Office', { vpc, roles, peers, ...more });
  return { stack, vpc, access };
}

describe('the same traffic asked by two vendors', () => {
  const both = ['endpoint-central-cloud/agent-patch-vendors', 'patch-manager-plus/agent-patch-vendors'];

  test.each([
    ['under one name', [name, name]],
    ['under a name each', ['ECC_AGENT', 'PMP_AGENT']],
  ] as const)('stands once in a group, with both reasons, %s', (_, names) => {
    const { stack, access } = accessOf(twoAgents({ addresses: ['203.0.113.0/24'] }, names));
    const rules = access.plan.egress.filter(({ key }) => key.endsWith(' 203.0.113.0/24'));
    expect(rules.map(({ key }) => key)).toEqual(['egress tcp 443 203.0.113.0/24', 'egress tcp 80 203.0.113.0/24']);
    const [group] = resourcesOfType(stack, 'AWS::EC2::SecurityGroup');
    expect(group?.Metadata?.portolan).toMatchObject({
      'egress tcp 443 203.0.113.0/24': both,
      'egress tcp 80 203.0.113.0/24': both.slice(1),
    });
    const inline = (group?.Properties.SecurityGroupEgress ?? []) as readonly { CidrIp: string; FromPort: number }[];
    expect(inline.filter(({ CidrIp, FromPort }) => CidrIp === '203.0.113.0/24' && FromPort === 443)).toHaveLength(1);
    expect(synthErrors(stack)).toEqual([]);
  });

  test('stands once in a firewall, by name, with both reasons, and for each of two names apart', () => {
    const lines = (names: readonly [string, string]) => {
      const { stack, vpc } = stackWithVpc();
      const firewall = new NetworkFirewallRules(stack, 'Firewall', { exact: true });
      attach(firewall);
      const roles = twoAgents({ hosts: ['patches.example.com'] }, names);
      const peers = { server: Peer.cidr('10.0.9.5') };
      new RoleAccess(stack, 'Office', { vpc, roles, peers, hostEnforcement: HostEnforcement.firewall(firewall) });
      expect(synthErrors(stack)).toEqual([]);
      return firewall.plan.groups
        .flatMap((group) => (group.kind === 'rule-strings' ? group.rules : []))
        .filter(({ text }) => text.startsWith('pass tls') && text.includes('"patches.example.com"'))
        .map(({ text, because }) => ({
          source: /\$\w+/.exec(text)?.[0],
          reasons: because.map(({ product, requirement }) => `${product}/${requirement}`).sort(),
        }));
    };
    expect(lines([name, name])).toEqual([{ source: '$OFFICE', reasons: both }]);
    expect(lines(['ONE', 'TWO'])).toEqual([
      { source: '$ONE', reasons: both.slice(0, 1) },
      { source: '$TWO', reasons: both.slice(1) },
    ]);
  });

  test('keeps both sentences in the report', () => {
    const { access } = accessOf(twoAgents({ addresses: ['203.0.113.0/24'] }, [name, name]));
    const told = access.report.rows.filter(({ requirement }) => requirement === 'agent-patch-vendors');
    expect([...new Set(told.map(({ product }) => product))].sort()).toEqual([
      'endpoint-central-cloud',
      'patch-manager-plus',
    ]);
  });
});

describe('a party whose name two products share', () => {
  const servers = () => [
    role(endpointCentralCloud, { dataCenter: 'JP' }, 'distributionServer', { name }),
    role(patchManagerPlus, installation, 'distributionServer', { name }),
  ];
  const more = { hostEnforcement: none };

  test('is keyed by its product, and placed for that one alone', () => {
    const peers = {
      server: Peer.cidr('10.0.9.5'),
      'endpoint-central-cloud.agent': Peer.cidr('10.1.0.0/16'),
      'patch-manager-plus.agent': Peer.cidr('10.2.0.0/16'),
    };
    const { stack, access } = accessOf(servers(), { ...more, peers });
    expect(access.plan.ingress.map(({ key, because }) => [key, because.map(({ product }) => product)])).toEqual([
      ['ingress tcp 8384 10.1.0.0/16', ['endpoint-central-cloud']],
      ['ingress tcp 8384 10.2.0.0/16', ['patch-manager-plus']],
    ]);
    expect(synthErrors(stack)).toEqual([]);
  });

  test.each(['agent', 'proxy', 'console', 'domainController', 'distributionServer'])(
    'is no key by itself: %s',
    (party) => {
      const peers = { server: Peer.cidr('10.0.9.5'), [party]: Peer.cidr('10.1.0.0/16') };
      expect(thrownBy(() => accessOf(servers(), { ...more, peers }))).toBe(
        `Stack/Office cannot be compiled:\n- peers.${party}: '${party}' is a party of several products of this construct; say which: 'endpoint-central-cloud.${party}' or 'patch-manager-plus.${party}'`,
      );
    },
  );

  test('of which one product alone is there needs no key of two words, and takes it', () => {
    const keyed = (key: string) => {
      const { access } = accessOf([role(patchManagerPlus, installation, 'agent')], {
        peers: { [key]: Peer.cidr('10.0.9.5') },
      });
      return access.plan.egress.map((rule) => rule.key);
    };
    expect(keyed('patch-manager-plus.server')).toEqual(keyed('server'));
    expect(keyed('server')).toHaveLength(2);
    expect(thrownBy(() => keyed('endpoint-central-cloud.server'))).toContain('is no party of this product');
  });

  test('is excused by its own reason where everybody comes in, and by no other product’s', () => {
    const open = (agent: Peer) =>
      thrownBy(() =>
        accessOf(servers(), {
          ...more,
          peers: {
            server: Peer.cidr('10.0.9.5'),
            'endpoint-central-cloud.agent': Peer.anyIpv4('agents on the road'),
            'patch-manager-plus.agent': agent,
          },
        }),
      );
    expect(open(Peer.cidr('0.0.0.0/0'))).toContain(
      'wan-agent-distribution-server-https would let everybody in, and nobody said why',
    );
    expect(open(Peer.anyIpv4('WAN agents'))).toBe('nothing is thrown');
  });

  test('is placed by a verb for the product of the verb alone', () => {
    const { stack, vpc } = stackWithVpc();
    const machine = new RoleAccess(stack, 'Machine', {
      vpc,
      roles: [
        role(endpointCentralCloud, { dataCenter: 'JP', distributionServer: true }, 'agent', { name }),
        role(patchManagerPlus, { ...installation, distributionServer: true }, 'agent', { name }),
      ],
      unbound: ['patch-manager-plus.distributionServer'],
      hostEnforcement: none,
    });
    const server = new EndpointCentralDistributionServer(stack, 'Server', {
      vpc,
      dataCenter: 'JP',
      hostEnforcement: none,
    });
    server.allowAgents(machine);
    new PatchManagerPlusServer(stack, 'Pmp', { vpc, ...installation, closedNetwork: true }).allowAgents(machine);
    const edges = machine.plan.egress.filter(({ key }) => key.includes('Stack/'));
    expect(edges.map(({ key, because }) => [key, because.map(({ product }) => product)])).toEqual([
      ['egress tcp 8027 Stack/Pmp', ['patch-manager-plus']],
      ['egress tcp 8383 Stack/Pmp', ['patch-manager-plus']],
      ['egress tcp 8384 Stack/Server', ['endpoint-central-cloud']],
    ]);
    expect(synthErrors(stack)).toEqual([]);
  });
});

describe('several roles on one machine', () => {
  test('speak to each other without a rule', () => {
    const profile = {
      serverLocation: 'Internal',
      ports: { 'search-server-management-server': '60001', 'management-server-sql-server': '60002' },
    } as const;
    const names = ['managementServer', 'searchServer', 'sqlServer'] as const;
    const { stack, access } = accessOf(
      names.map((each) => role(mobiControl, profile, each, { name: 'MOBICONTROL' })),
      { peers: {} },
    );
    expect([...access.plan.egress, ...access.plan.ingress]).toEqual([]);
    const standing = access.plan.fidelity.map(({ element, fidelity }) => `${element.requirement} ${fidelity.standing}`);
    expect([...new Set(standing)].sort()).toEqual([
      'console-management-server unplaced',
      'management-server-sql-server internal',
      'search-server-management-server internal',
    ]);
    expect(synthErrors(stack)).toEqual([]);
  });

  test('of two vendors are compiled together, and a must-have party is told of each by its own name', () => {
    const { stack } = accessOf(
      [
        role(patchManagerPlus, installation, 'agent', { name }),
        role(ismCloudOne, { platforms: ['Windows'], systemServerPort: '443' }, 'client', { name }),
        role(endpointCentralCloud, { dataCenter: 'JP', distributionServer: true }, 'agent', { name }),
      ],
      { peers: {}, hostEnforcement: none },
    );
    expect(synthErrors(stack)).toEqual([
      expect.stringMatching(/^\[Stack\/Office\] OFFICE: Patch Manager Plus\.agent must reach 'server' /),
      expect.stringMatching(
        /^\[Stack\/Office\] OFFICE: Endpoint Central Cloud\.agent must reach 'distributionServer' /,
      ),
    ]);
  });

  test('leave a party out on purpose by its product, and the other product still wants its own', () => {
    const roles = [
      role(patchManagerPlus, { ...installation, distributionServer: true }, 'agent', { name }),
      role(endpointCentralCloud, { dataCenter: 'JP', distributionServer: true }, 'agent', { name }),
    ];
    const left = (...unbound: string[]) => synthErrors(accessOf(roles, { unbound, hostEnforcement: none }).stack);
    expect(left('patch-manager-plus.distributionServer', 'endpoint-central-cloud.distributionServer')).toEqual([]);
    expect(left('patch-manager-plus.distributionServer')).toEqual([
      expect.stringContaining("Endpoint Central Cloud.agent must reach 'distributionServer'"),
    ]);
  });
});

describe('a proxy', () => {
  const proxy = HostEnforcement.proxy(Peer.cidr('10.0.0.8'), 8080);
  const agent = role(endpointCentralCloud, { dataCenter: 'JP' }, 'agent', { name });
  const client = (systemServer: { hosts: string[] } | { addresses: string[] }) => {
    const profile = { platforms: ['Windows'], systemServerPort: '443', parties: { systemServer } } as const;
    return role(ismCloudOne, profile, 'client', { name });
  };

  test('takes what its own product sends through it, and leaves the rest as it is', () => {
    const roles = [agent, client({ addresses: ['192.0.2.10'] })];
    const { access } = accessOf(roles, { peers: {}, hostEnforcement: proxy });
    expect(access.plan.egress.map(({ key }) => key)).toEqual([
      'egress tcp 443 192.0.2.10/32',
      'egress tcp 8080 10.0.0.8/32',
    ]);
  });

  test('sees to no names of a product that documents none', () => {
    const roles = [agent, client({ hosts: ['ism.example.co.jp'] })];
    expect(thrownBy(() => accessOf(roles, { peers: {}, hostEnforcement: proxy }))).toContain(
      'windows-mac-client-system-server-443 (ism.example.co.jp)',
    );
    expect(
      thrownBy(() => accessOf([client({ addresses: ['192.0.2.10'] })], { peers: {}, hostEnforcement: proxy })),
    ).toContain('ISM CloudOne');
  });
});

describe('a role that its profile makes a service', () => {
  const said =
    "role: 'deploymentServer' stands outside the user's network under serverLocation: SaaS, so it asks for nothing";

  test('is refused by role(...), by a construct and by a firewall', () => {
    const { stack, vpc } = stackWithVpc();
    const entry: RoleEntry = {
      ...role(mobiControl, { serverLocation: 'DMZ' }, 'deploymentServer'),
      profile: { serverLocation: 'SaaS' },
    };
    expect(thrownBy(() => role(mobiControl, { serverLocation: 'SaaS' }, 'deploymentServer'))).toContain(said);
    expect(thrownBy(() => new RoleAccess(stack, 'A', { vpc, roles: [entry], hostEnforcement: none }))).toContain(said);
    const firewall = new NetworkFirewallRules(stack, 'Firewall');
    expect(thrownBy(() => firewall.addRole(entry, { sources: ['10.0.0.0/24'] }))).toContain(said);
  });
});

describe('a choice beside others than it concerns', () => {
  test('is told with the props that it goes with', () => {
    const { stack, vpc } = stackWithVpc();
    const props = { vpc, serverLocation: 'DMZ', platforms: ['Android'], wns: true, hostEnforcement: none } as const;
    expect(thrownBy(() => new MobiControlDmzServer(stack, 'Server', props))).toBe(
      "Stack/Server cannot be compiled:\n- wns: 'wns' is a choice beside platforms: WindowsModern, and this profile has Android; leave 'wns' out, or choose platforms: WindowsModern",
    );
  });

  test('stands where the party that it concerns is placed', () => {
    const { stack, vpc } = stackWithVpc();
    const mailConnection = 'SMTP(TLS)' as const;
    const server = (id: string, peers: Readonly<Record<string, Peer>>) =>
      new PatchManagerPlusServer(stack, id, { vpc, ...installation, mailConnection, closedNetwork: true, peers });
    expect(server('Placed', { mailServer: Peer.cidr('10.0.9.25') }).plan.egress.map(({ key }) => key)).toEqual([
      'egress tcp 587 10.0.9.25/32',
    ]);
    expect(thrownBy(() => server('Alone', {}))).toContain("'mailConnection' is a choice beside mailServer: true");
  });
});

describe('an address of IPv6 where the page supports IPv4 alone', () => {
  const serverWith = (systemServer: Peer) => {
    const { stack, vpc } = stackWithVpc();
    return new IsmUpdateSupportServer(stack, 'Updates', { vpc, peers: { systemServer } });
  };

  test('is refused where it stands alone', () => {
    expect(thrownBy(() => serverWith(Peer.cidr('2001:db8::/32')))).toBe(
      "Stack/Updates cannot be compiled:\n- peers.systemServer: the page supports IPv4 alone for update-support-server-system-server, and 'systemServer' has IPv6 addresses alone ('2001:db8::/32'); supply its IPv4 addresses, or its host name",
    );
  });

  test('is not opened where it stands beside one of IPv4', () => {
    const { plan } = serverWith(Peer.cidr('2001:db8::/32', '192.0.2.10'));
    expect(plan.egress.map(({ key }) => key)).toEqual(['egress tcp 443 192.0.2.10/32']);
  });
});

describe('a firewall in which somebody takes in everybody', () => {
  /** A server that is open to the world on 443, and others that may reach any address on 443 by name. */
  function scene() {
    const { stack, vpc } = stackWithVpc();
    const firewall = new NetworkFirewallRules(stack, 'Firewall');
    attach(firewall);
    const hostEnforcement = HostEnforcement.firewall(firewall);
    const profile = { serverLocation: 'DMZ', platforms: ['Android'] } as const;
    return { stack, vpc, firewall, hostEnforcement, profile };
  }

  test('proves with a group that may get through to that one', () => {
    const { stack, vpc, hostEnforcement, profile } = scene();
    const peers = { device: Peer.anyIpv4('phones on mobile networks') };
    new MobiControlDmzServer(stack, 'Server', { vpc, ...profile, peers, sources: ['10.0.1.0/24'], hostEnforcement });
    new EndpointCentralEgress(stack, 'Agents', { vpc, dataCenter: 'JP', sources: ['10.0.2.0/24'], hostEnforcement });
    expect(synthErrors(stack)).toEqual([]);
  });

  test('proves with a group that sees another source than the firewall does: a binding per perimeter', () => {
    const { stack, vpc, firewall, hostEnforcement, profile } = scene();
    const edge = '10.0.0.0/28';
    firewall.addRole(role(mobiControl, profile, 'deploymentServer'), {
      sources: [edge],
      peers: { device: Peer.anyIpv4('phones on mobile networks') },
    });
    const peers = { device: Peer.cidr(edge) };
    const server = new MobiControlDmzServer(stack, 'Server', {
      vpc,
      ...profile,
      peers,
      sources: [edge],
      hostEnforcement,
    });
    expect(synthErrors(stack)).toEqual([]);
    expect(server.plan.ingress.map(({ key }) => key)).toEqual([`ingress tcp 443 ${edge}`, `ingress tcp 5494 ${edge}`]);
    const lines = firewall.plan.groups.flatMap((group) => (group.kind === 'rule-strings' ? group.rules : []));
    expect(lines.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^pass tcp 0\.0\.0\.0\/0 any -> \$MC_DEPLOYMENT \[443,5494\] /),
    );
  });
});
