import fc from 'fast-check';
import { compile } from '../../lib/compile';
import type {
  AzureNetworkSecurityGroupPlan,
  SecurityRule,
  SecurityRuleEnd,
} from '../../lib/model/plans/azure-network-security-group';
import { describeConnection, prove, UnreadablePlanError } from '../../lib/proof';
import { readPlan } from '../../lib/proof/prove';
import { asking, type Opening } from '../targets/openings';
import { answersOf, type GroupProbe, probesOf } from './naive-network-security-group';
import { allowsPoint, type Point } from './points';

const TRAFFIC = { Tcp: 'tcp/opaque', Udp: 'udp', Icmp: 'icmp', other: 'other' } as const;

function pointOf({ direction, protocol, port, own, address, peer }: GroupProbe): Point {
  const here = { address: 0x0a000007n, in: own.map((set) => (set.startsWith('tag ') ? set : `source ${set}`)) };
  const there = { address: address === null ? (1n << 32n) + (0xfdn << 120n) : BigInt(address), in: peer };
  const [from, to] = direction === 'Outbound' ? [here, there] : [there, here];
  return {
    direction: direction === 'Outbound' ? 'egress' : 'ingress',
    traffic: TRAFFIC[protocol],
    port,
    from,
    to,
    name: null,
  };
}

const peer: fc.Arbitrary<SecurityRuleEnd> = fc.oneof(
  fc.constant<SecurityRuleEnd>({ kind: 'any' }),
  fc
    .constantFrom('10.0.0.0/30', '10.0.0.2/32', '0.0.0.0/0', '168.63.129.0/24')
    .map((cidr): SecurityRuleEnd => ({ kind: 'addresses', cidrs: [cidr] })),
  fc.constant<SecurityRuleEnd>({ kind: 'addresses', cidrs: ['::/0'] }),
  fc
    .constantFrom('VirtualNetwork', 'Internet', 'AzureLoadBalancer', 'Sql')
    .map((tag): SecurityRuleEnd => ({ kind: 'tag', tag })),
  fc.constantFrom('one', 'two').map((bound): SecurityRuleEnd => ({ kind: 'bound', bound, as: 'block' })),
);

/** Rules in any order that open and close, where one decides before another. */
const rules = fc.array(
  fc.record({
    direction: fc.constantFrom('Inbound' as const, 'Outbound' as const),
    access: fc.constantFrom('Allow' as const, 'Deny' as const),
    protocol: fc.constantFrom('Tcp' as const, 'Udp' as const, '*' as const),
    peer,
    own: fc.constantFrom<SecurityRuleEnd>({ kind: 'any' }, { kind: 'source', source: 'H_AGENT' }),
    destinationPorts: fc.constantFrom(['80'], ['80-82', '90'], ['*']),
  }),
  { maxLength: 7 },
);

function planWith(some: readonly SecurityRule[]): AzureNetworkSecurityGroupPlan {
  const { plan } = compile('azure-network-security-group', [asking()], { applicationSecurityGroups: true });
  return { ...plan, rules: some };
}

const RULE: SecurityRule = {
  key: 'a',
  name: 'a',
  priority: 1000,
  direction: 'Outbound',
  access: 'Allow',
  protocol: 'Tcp',
  source: { kind: 'any' },
  destination: { kind: 'addresses', cidrs: ['10.0.0.0/24'] },
  destinationPorts: ['443'],
  description: '',
  because: [],
};

test('any rules in any order are read as an evaluator that is written apart walks them', () => {
  fc.assert(
    fc.property(rules, (some) => {
      const plan = planWith(
        some.map(({ own, peer: other, ...one }, at) => ({
          ...RULE,
          ...one,
          key: `${at}`,
          name: `rule-${at}`,
          priority: 100 + ((at * 37) % 50),
          ...(one.direction === 'Outbound' ? { source: own, destination: other } : { source: other, destination: own }),
        })),
      );
      const { surely, possibly } = readPlan(plan);
      const answer = answersOf(plan);
      let count = 0;
      for (const probe of probesOf([plan])) {
        if (count++ % 11 !== 0) continue;
        const point = pointOf(probe);
        const said = allowsPoint(surely, point) ? 'pass' : allowsPoint(possibly, point) ? 'maybe' : 'drop';
        // That the tag of a party holds what Azure takes for the Internet is nowhere said, nor is it of two tags.
        if (said !== answer(probe)) throw new Error(`${said} for ${answer(probe)}: ${JSON.stringify(probe)}`);
      }
    }),
    { numRuns: 120 },
  );
});

describe('the proof of a network security group', () => {
  const holesOf = (
    openings: readonly Opening[],
    change: (plan: AzureNetworkSecurityGroupPlan) => AzureNetworkSecurityGroupPlan,
  ) => {
    const { plan, asked } = compile('azure-network-security-group', [asking(...openings)], {});
    const verdict = prove(
      change(plan),
      asked.map(({ request, flows }) => ({ ...request, flows })),
    );
    return [...verdict.missing, ...verdict.excess, ...verdict.overstated, ...verdict.unfounded].map(
      ({ answer, rule, witness }) =>
        [answer, rule, witness === null ? null : describeConnection(witness)]
          .filter((part) => part !== null)
          .join(': '),
    );
  };
  const web: readonly Opening[] = [['web', 'egress tcp 443', '192.0.2.0/24']];

  test('without its last rule everything goes out, to the virtual network first', () => {
    const holes = holesOf(web, (plan) => ({ ...plan, rules: plan.rules.filter(({ key }) => key !== 'Outbound last') }));
    expect(holes).toEqual([expect.stringMatching(/^excess: default: egress .*VirtualNetwork/)]);
  });

  test('a deny of the Internet is no deny of everything: the virtual network may be everything', () => {
    const holes = holesOf(web, (plan) => ({
      ...plan,
      rules: plan.rules.map((rule) =>
        rule.key === 'Outbound last' ? { ...rule, destination: { kind: 'tag', tag: 'Internet' } } : rule,
      ),
    }));
    expect(holes).toEqual([expect.stringMatching(/^excess: default: egress .*VirtualNetwork/)]);
  });

  test('an opening behind the rule that closes is missing', () => {
    const holes = holesOf(web, (plan) => ({
      ...plan,
      rules: plan.rules.map((rule) => (rule.key === 'Outbound last' ? { ...rule, priority: 100 } : rule)),
    }));
    expect(holes.join('\n')).toMatch(/^missing: egress tcp\/443/);
  });

  test('everything that cannot be read is told at once', () => {
    const wrong: readonly Partial<SecurityRule>[] = [
      { name: 'DenyAllOutBound', priority: 99 },
      { protocol: 'Esp' as 'Tcp' },
      { destinationPorts: [] },
      { destinationPorts: ['1-'] },
      { destination: { kind: 'addresses', cidrs: ['10.0.0.0/24', '::/0'] } },
      { destination: { kind: 'addresses', cidrs: ['10.0.0.0/24', '10.0.0.7/32'] } },
      { source: { kind: 'tag', tag: 'Sql' } },
      { priority: 1003, key: '1' },
    ];
    const plan = planWith(
      wrong.map((one, at) => ({ ...RULE, key: `${at}`, name: `rule-${at}`, priority: 1000 + at, ...one })),
    );
    let told: readonly string[] = [];
    try {
      readPlan(plan);
    } catch (fault) {
      if (fault instanceof UnreadablePlanError) told = fault.unreadable.map(({ rule, why }) => `${rule} ${why}`);
    }
    expect(told).toEqual([
      '1 shares its priority with another rule of its direction',
      '1 shares its key with another rule',
      "0 has the name of one of Azure's own rules, 'DenyAllOutBound'",
      '0 has the priority 99',
      "1 has the protocol 'Esp'",
      '2 has no ports',
      "3 has the ports '1-'",
      '4 has addresses of both families',
      '5 has addresses that hold each other',
      '6 has tag on its own side',
    ]);
  });
});
