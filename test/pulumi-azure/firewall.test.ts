import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FirewallPolicy, VirtualNetwork } from '@pulumi/azure-native/network';
import { Provider } from '@pulumi/azure-native/provider';
import { output } from '@pulumi/pulumi';
import {
  AzureFirewallRules,
  type AzureFirewallRulesArgs,
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  endpointCentralCloud,
  HostEnforcement,
  mobiControl,
  Peer,
  patchManagerPlus,
  readFirewallRequests,
  role,
  windowsActivation,
} from 'portolan/pulumi-azure';
import { type InlineAnswer, runInline } from '../pulumi/engine';
import { textOf } from '../requests/harbour';
import { POLICY } from './scenes';

const resourceGroupName = 'hub';
const JP = { dataCenter: 'JP' } as const;
const agent = role(endpointCentralCloud, JP, 'agent');
const byAddress = role(endpointCentralCloud, { dataCenter: 'US' }, 'distributionServer', { reachBy: 'addresses' });
const patching = role(patchManagerPlus, { portsInUse: 'default', serverProtocol: 'HTTPS' }, 'agent');
const two: AzureFirewallRulesArgs['roles'] = [
  { entry: agent, sources: ['10.1.0.0/24'] },
  { entry: byAddress, sources: ['10.2.0.0/24'] },
];
const time = {
  id: 'time',
  direction: 'egress',
  peer: 'ntp.example.com',
  transport: 'udp',
  ports: '123',
  reason: 'clocks',
} as const;
const rules = (args: Partial<AzureFirewallRulesArgs> = {}, name = 'firewall', opts = {}) =>
  new AzureFirewallRules(name, { resourceGroupName, roles: two, ...args }, opts);
const POLICY_TYPE = 'azure-native:network:FirewallPolicy';
const WRITTEN = /:(?:FirewallPolicyRuleCollectionGroup|IpGroup)$/;

const ofType = ({ resources }: InlineAnswer, type: RegExp | string) =>
  resources.filter((one) => (typeof type === 'string' ? one.type === type : type.test(one.type)));
const only = (answer: InlineAnswer, type: RegExp | string) => {
  const [one, ...more] = ofType(answer, type);
  if (one === undefined || more.length > 0) throw new Error(`${more.length + 1} of ${type}`);
  return one;
};

/** The written resources in the order in which one waits for another; throws where two may be written at a time. */
function chained(answer: InlineAnswer): readonly string[] {
  const written = ofType(answer, WRITTEN);
  const left = new Map(written.map((one) => [one.urn, one]));
  const order: string[] = [];
  for (let before: string | null = null; left.size > 0; ) {
    const next = [...left.values()].filter(({ dependencies }) =>
      before === null
        ? !dependencies.some((urn) => written.some((one) => one.urn === urn))
        : dependencies.includes(before),
    );
    const [one, other] = next;
    if (one === undefined || (before === null && other !== undefined)) {
      throw new Error(`after ${before}: ${next.map(({ name }) => name).join(', ') || 'nothing'}`);
    }
    // Whatever else waits for this one has to wait for a later one too.
    const chosen = next.find(({ dependencies }) => !dependencies.some((urn) => left.has(urn))) ?? one;
    order.push(chosen.name);
    left.delete(chosen.urn);
    before = chosen.urn;
  }
  return order;
}

async function inBoth(program: () => unknown): Promise<InlineAnswer> {
  const [update, preview] = [await runInline({}, program), await runInline({ preview: true }, program)];
  expect([update.error, preview.error]).toEqual([null, null]);
  expect(chained(preview)).toEqual(chained(update));
  return update;
}

describe('the policy', () => {
  test('is ours, of the tier that the rules need, and a DNS proxy where a rule names a host by its addresses', async () => {
    const answer = await inBoth(() => {
      rules({ tags: { team: 'hub' }, location: 'japaneast', firewallPolicyName: 'central', basePolicyId: POLICY });
    });
    expect(only(answer, POLICY_TYPE).inputs).toMatchObject({
      sku: { tier: 'Standard' },
      firewallPolicyName: 'central',
      basePolicy: { id: POLICY },
      tags: { team: 'hub' },
      location: 'japaneast',
    });
    expect(only(answer, POLICY_TYPE).inputs).not.toHaveProperty('dnsSettings');
    const resolving = await runInline({}, () => {
      rules({ roles: [{ entry: agent, sources: ['10.1.0.0/24'], additionalRules: [time] }] });
    });
    expect(only(resolving, POLICY_TYPE).inputs).toMatchObject({ dnsSettings: { enableProxy: true } });
  });

  test.each([
    ['by its id', (): AzureFirewallRulesArgs['firewallPolicyId'] => POLICY],
    ['by an output', () => output(POLICY)],
  ])('of another team is written to where it stands, and what it has to be is told: %s', async (_, id) => {
    const answer = await inBoth(() => {
      const provider = new Provider('other', {});
      rules({ firewallPolicyId: id() }, 'firewall', { provider });
    });
    expect(ofType(answer, POLICY_TYPE)).toEqual([]);
    const groups = ofType(answer, /RuleCollectionGroup$/);
    expect(groups).toHaveLength(2);
    for (const { inputs, provider } of groups) {
      expect(inputs).toMatchObject({ resourceGroupName: 'hub', firewallPolicyName: 'central' });
      expect(provider).toContain('::other::');
    }
    expect(answer.logs.map(({ message }) => message).join()).toContain('tier Standard [portolan:policy-needs]');
  });

  test('that is made beside it has its names', async () => {
    const answer = await inBoth(() => {
      const policy = new FirewallPolicy('theirs', { resourceGroupName: 'hub' });
      rules({ firewallPolicyId: policy.id, ipGroups: false });
    });
    expect(ofType(answer, /RuleCollectionGroup$/).map(({ inputs }) => inputs.firewallPolicyName)).toEqual([
      'theirs',
      'theirs',
    ]);
  });

  test('without IP groups has the addresses in its rules', async () => {
    const answer = await inBoth(() => {
      rules({ ipGroups: false });
    });
    expect(ofType(answer, /IpGroup$/)).toEqual([]);
    expect(JSON.stringify(ofType(answer, /RuleCollectionGroup$/))).toContain('"sourceAddresses":["10.1.0.0/24"]');
  });
});

describe('what is written to one policy is written one at a time', () => {
  test('in canonical order, whatever the order of the roles', async () => {
    const [answer, turned] = [
      await inBoth(() => {
        rules();
      }),
      await inBoth(() => {
        rules({ roles: [...two].reverse() });
      }),
    ];
    expect(chained(answer)).toHaveLength(4);
    expect(chained(turned)).toEqual(chained(answer));
    expect(chained(answer).slice(0, 2)).toEqual([...chained(answer).slice(0, 2)].sort());
  });

  test.each([
    ['its id, in another case', () => [POLICY, POLICY.toUpperCase().replace('/PROVIDERS/', '/providers/')] as const],
    ['an output of the first', null],
  ])('also by a second component, which names it by %s', async (_, ids) => {
    const answer = await inBoth(() => {
      const [first, second] = ids?.() ?? [];
      const one = rules(first === undefined ? {} : { firewallPolicyId: first });
      rules(
        {
          firewallPolicyId: second ?? one.firewallPolicyId,
          owner: 'other',
          roles: [{ entry: patching, sources: ['10.4.0.0/24'], peers: { server: Peer.cidr('10.5.0.4') } }],
        },
        'second',
      );
    });
    const order = chained(answer);
    expect(order).toHaveLength(6);
    expect(order.findLastIndex((name) => name.startsWith('firewall-'))).toBe(3);
  });

  test('and nothing waits for what is written to another policy', async () => {
    const answer = await runInline({}, () => {
      rules();
      rules({}, 'second');
    });
    const urns = ofType(answer, WRITTEN)
      .filter(({ name }) => name.startsWith('firewall-'))
      .map(({ urn }) => urn);
    const second = ofType(answer, WRITTEN).filter(({ name }) => name.startsWith('second-'));
    expect(second.flatMap(({ dependencies }) => dependencies.filter((urn) => urns.includes(urn)))).toEqual([]);
  });

  test.each([
    ['of ours: the policy', {}, POLICY_TYPE, 'firewall-policy', false],
    ['of ours, told late: the policy', {}, POLICY_TYPE, 'firewall-policy', true],
    ['of theirs: the first IP group', { firewallPolicyId: POLICY }, WRITTEN, 'firewall-ECC_AGENT', false],
  ] as const)('after what the component waits for, on a policy %s', async (_, args, type, name, isLate) => {
    const answer = await inBoth(() => {
      const before = new VirtualNetwork('before', { resourceGroupName });
      rules(args, 'firewall', { dependsOn: isLate ? output([before]) : [before] });
    });
    const first = ofType(answer, type).find((one) => one.name === name);
    expect(first?.dependencies).toContain(only(answer, /VirtualNetwork$/).urn);
  });
});

describe('a server behind a public address', () => {
  const server = role(
    mobiControl,
    { serverLocation: 'DMZ', platforms: ['Android', 'WindowsModern'], closedNetwork: true },
    'deploymentServer',
    { reachBy: 'addresses' },
  );
  const published = (publicAddress: string, privateAddress: string, late: boolean) => {
    const said = (address: string) => (late ? output(address) : address);
    return () => {
      rules({
        roles: [
          {
            entry: server,
            sources: ['10.3.0.0/28'],
            peers: { device: Peer.anyIpv4('phones') },
            publish: { publicAddress: said(publicAddress), privateAddress: said(privateAddress) },
          },
        ],
      });
    };
  };
  const nat = (answer: InlineAnswer) => {
    const text = JSON.stringify(only(answer, /RuleCollectionGroup$/).inputs.ruleCollections);
    return (JSON.parse(text) as { action: { type: string }; rules: Record<string, unknown>[] }[])
      .filter(({ action }) => action.type === 'DNAT')
      .flatMap((one) => one.rules);
  };

  test('is translated to, on each documented port, whether its addresses are known or late', async () => {
    const [known, late] = [
      await inBoth(published('203.0.113.5', '10.3.0.4', false)),
      await inBoth(published('203.0.113.5', '10.3.0.4', true)),
    ];
    expect(nat(known).map(({ destinationPorts }) => destinationPorts)).toEqual([['443'], ['5494']]);
    for (const rule of nat(known)) {
      expect(rule).toMatchObject({
        sourceAddresses: ['*'],
        destinationAddresses: ['203.0.113.5'],
        translatedAddress: '10.3.0.4',
        translatedPort: (rule.destinationPorts as string[])[0],
      });
    }
    const bare = (answer: InlineAnswer) => nat(answer).map(({ name: _, ...rest }) => rest);
    expect(bare(late)).toEqual(bare(known));
  });

  test.each([
    ['no address', '203.0.113.5', '10.3.0.444', 'privateAddress'],
    ['a block', '203.0.113.0/24', '10.3.0.4', 'publicAddress'],
    ['of IPv6', '2001:db8::1', '10.3.0.4', 'publicAddress'],
  ])('is refused where its address is %s, late as early', async (_, publicAddress, privateAddress, at) => {
    const [early, late] = [false, true].map((isLate) =>
      runInline({ patience: 3000 }, published(publicAddress, privateAddress, isLate)),
    );
    const sentenceOf = (answer: InlineAnswer | undefined) => answer?.error?.split('\n- ').at(-1);
    expect(sentenceOf(await early)).toMatch(new RegExp(`^roles\\[0\\]\\.publish\\.${at}: `));
    expect(sentenceOf(await late)).toBe(sentenceOf(await early));
  });
});

test('a policy that observes lets the rest pass in a last group, and says so loudly', async () => {
  const answer = await inBoth(() => {
    rules({ mode: 'observe', firewallPolicyId: POLICY });
  });
  expect(answer.logs.filter(({ message }) => message.endsWith('[portolan:observe]'))).toHaveLength(1);
  expect(chained(answer)).toHaveLength(5);
});

test("Azure's own names are closed on a policy of ours alone", async () => {
  const answer = await inBoth(() => {
    rules({ denyInfrastructure: true });
  });
  expect(JSON.stringify(ofType(answer, /RuleCollectionGroup$/))).toContain('"Deny"');
  const theirs = await runInline({}, () => {
    rules({ denyInfrastructure: true, firewallPolicyId: POLICY });
  });
  expect(theirs.error).toContain('denyInfrastructure: ');
});

test('a priority is the one that is said, by the name of an entry', async () => {
  const answer = await inBoth(() => {
    rules({ priorities: { ECC_AGENT: 12345 } });
  });
  expect(ofType(answer, /RuleCollectionGroup$/).filter(({ inputs }) => inputs.priority === 12345)).toHaveLength(1);
});

test('TLS inspection on a policy of ours is told to lack a certificate', async () => {
  const answer = await runInline({}, () => {
    // Bing's maps are a path.
    const profile = { serverLocation: 'Internal', platforms: ['Android'], mapDisplay: true } as const;
    const entry = role(mobiControl, profile, 'deploymentServer');
    rules({ tier: 'Premium', tlsInspection: true, roles: [{ entry, sources: ['10.1.0.0/24'] }] });
  });
  expect(answer.error).toBeNull();
  expect(JSON.stringify(ofType(answer, /RuleCollectionGroup$/))).toContain('"terminateTLS":true');
  expect(only(answer, POLICY_TYPE).inputs).toMatchObject({ sku: { tier: 'Premium' } });
  expect(answer.logs.filter(({ message }) => message.includes('certificate'))).toHaveLength(1);
});

describe('machines behind a firewall of ours', () => {
  const machines = (firewall: AzureFirewallRules, args = {}) =>
    new EndpointCentralEgress('agents', {
      resourceGroupName,
      ...JP,
      hostEnforcement: HostEnforcement.firewall(firewall),
      ...args,
    });

  test('have to ask it for names where it resolves them', async () => {
    const made = (args: object) =>
      runInline({}, () => {
        const roles = [{ entry: agent, sources: ['10.1.0.0/24'], additionalRules: [time] }];
        machines(rules({ roles }), { additionalRules: [time], ...args });
      });
    expect((await made({})).error).toMatch(/- dnsServers: got nothing, expected the firewall's private address/);
    const asking = await made({ dnsServers: ['10.0.0.4'] });
    expect(asking.error).toBeNull();
    expect(JSON.stringify(only(asking, /NetworkSecurityGroup$/).inputs)).toContain('10.0.0.4');
  });

  test('have to activate Windows by it where they activate it', async () => {
    const made = (roles: AzureFirewallRulesArgs['roles']) =>
      runInline({}, () => {
        machines(rules({ roles }), { kms: true });
      });
    const [first] = two;
    if (first === undefined) throw new Error('none');
    expect((await made([first])).error).toContain("windowsActivation('ECC_AGENT') among the roles of the firewall");
    const activated = await made([first, { entry: windowsActivation('ECC_AGENT'), sources: ['10.1.0.0/24'] }]);
    expect(activated.error).toBeNull();
    expect(JSON.stringify(only(activated, /NetworkSecurityGroup$/).inputs)).toContain('"1688"');
  });
});

test('what other teams ask for by files stands beside the roles', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'requests-'));
  writeFileSync(join(folder, 'central-egress.firewall-request.json'), textOf());
  try {
    const answer = await inBoth(() => {
      const { report } = rules({ requests: readFirewallRequests(folder), roles: [] });
      expect(JSON.stringify(report)).toContain('fleet team');
    });
    expect(only(answer, /IpGroup$/).inputs.ipAddresses).toEqual(['10.1.0.0/24']);
    expect(ofType(answer, /RuleCollectionGroup$/)).toHaveLength(1);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe('components that write to one policy', () => {
  const one: AzureFirewallRulesArgs['roles'] = [{ entry: agent, sources: ['10.1.0.0/24'] }];
  const other: AzureFirewallRulesArgs['roles'] = [{ entry: byAddress, sources: ['10.2.0.0/24'] }];

  test('wait for one another by whatever output of its id they know it', async () => {
    const answer = await runInline({}, () => {
      const first = rules({ roles: one, firewallPolicyId: POLICY }, 'first');
      const second = rules({ roles: other, firewallPolicyId: first.firewallPolicyId }, 'second');
      rules(
        {
          roles: [{ entry: patching, sources: ['10.3.0.0/24'], unbound: ['server'] }],
          firewallPolicyId: second.firewallPolicyId,
        },
        'third',
      );
    });
    expect(answer.error).toBeNull();
    expect(chained(answer)).toHaveLength(ofType(answer, WRITTEN).length);
  });

  test('write after the base of their policy', async () => {
    const answer = await runInline({}, () => {
      const base = rules({ roles: one }, 'base');
      rules({ roles: other, basePolicyId: base.firewallPolicyId }, 'child');
    });
    expect(answer.error).toBeNull();
    expect(chained(answer)).toHaveLength(ofType(answer, WRITTEN).length);
    const child = ofType(answer, POLICY_TYPE).find(({ name }) => name === 'child-policy');
    const last = ofType(answer, WRITTEN)
      .filter(({ name }) => name.startsWith('base-'))
      .at(-1);
    expect(child?.dependencies).toContain(last?.urn);
  });

  test('may not write the same group, of which the later write would be left', async () => {
    const answer = await runInline({}, () => {
      const first = rules({ roles: one }, 'first');
      rules({ roles: one, firewallPolicyId: first.firewallPolicyId }, 'second');
    });
    expect(answer.error).toContain('second cannot be compiled');
    expect(answer.error).toContain('under which first writes portolan-test-endpoint-central-cloud-agent-ECC_AGENT');
    expect(ofType(answer, WRITTEN).filter(({ name }) => name.startsWith('second'))).toEqual([]);
    const owned = await runInline({}, () => {
      const first = rules({ roles: one }, 'first');
      rules({ roles: one, firewallPolicyId: first.firewallPolicyId, owner: 'others' }, 'second');
    });
    expect(owned.error).toBeNull();
  });

  test('hand out an id that is known once their rules stand', async () => {
    const answer = await runInline({}, () => {
      const firewall = rules({ roles: one });
      new FirewallPolicy('after', { resourceGroupName, basePolicy: { id: firewall.firewallPolicyId } });
    });
    const after = ofType(answer, POLICY_TYPE).find(({ name }) => name === 'after');
    expect(after?.dependencies).toEqual(
      expect.arrayContaining([ofType(answer, WRITTEN).at(-1)?.urn, only(answer, /RuleCollectionGroup$/).urn]),
    );
  });
});

describe('what an Azure Firewall cannot mean', () => {
  const refusal = async (program: () => unknown) => (await runInline({}, program)).error;

  test('is a source of IPv6', async () => {
    const error = await refusal(() => rules({ roles: [{ entry: agent, sources: ['10.1.0.0/24', 'fd00::/64'] }] }));
    expect(error).toContain("roles[0].sources[1]: got 'fd00::/64', expected an IPv4 block");
  });

  test('is a second server of one name, whichever role publishes it', async () => {
    const profile = { serverLocation: 'DMZ', platforms: ['Android'] } as const;
    const device = Peer.cidr('198.51.100.0/24');
    const console = Peer.cidr('203.0.113.0/24');
    const at = (privateAddress: string) => ({ publicAddress: '192.0.2.1', privateAddress });
    const error = await refusal(() =>
      rules({
        roles: [
          {
            entry: role(mobiControl, profile, 'deploymentServer', { name: 'SERVER' }),
            sources: ['10.1.0.0/24'],
            peers: { device },
            publish: at('10.1.0.4'),
          },
          {
            entry: role(mobiControl, profile, 'managementServer', { name: 'SERVER' }),
            sources: ['10.1.0.0/24'],
            peers: { console },
            publish: { ...at('10.1.0.5'), publicAddress: '192.0.2.2' },
          },
        ],
      }),
    );
    expect(error).toContain('a second address for SERVER');
  });

  test('is IPv6 of a group before it', async () => {
    const error = await refusal(() => {
      const firewall = rules({ roles: one() });
      new EndpointCentralEgress('agents', {
        resourceGroupName,
        ...JP,
        ipv6: true,
        hostEnforcement: HostEnforcement.firewall(firewall),
      } as ConstructorParameters<typeof EndpointCentralEgress>[1]);
    });
    expect(error).toContain('ipv6: got true, expected false beside a firewall');
  });

  function one(): AzureFirewallRulesArgs['roles'] {
    return [{ entry: agent, sources: ['10.1.0.0/24'] }];
  }
});

describe('a service tag', () => {
  const serverBefore = (tag: string) => () =>
    new EndpointCentralDistributionServer('server', {
      resourceGroupName,
      ...JP,
      peers: { agent: Peer.serviceTag(tag) },
      hostEnforcement: HostEnforcement.none('a test'),
    } as ConstructorParameters<typeof EndpointCentralDistributionServer>[1]);

  test.each(['Internet', 'internet', 'VirtualNetwork', 'AzureCloud', 'AzureCloud.JapanEast'])(
    'that is everybody lets nobody in by itself: %s',
    async (tag) => {
      const { error } = await runInline({}, serverBefore(tag));
      expect(error).toContain('peers.agent');
      expect(error).toMatch(/everybody|every address/);
    },
  );

  test('that nobody here knows is told, since Azure refuses one that it does not know', async () => {
    const { error, logs } = await runInline({}, serverBefore('Intrenet'));
    expect(error).toBeNull();
    expect(logs.filter(({ message }) => message.includes('service tag Intrenet'))).toHaveLength(1);
  });
});
