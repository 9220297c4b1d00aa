import { exact } from '../../lib/model/host';
import { prove, UnreadablePlanError, type Verdict } from '../../lib/proof';
import { addressLine, asking, because, firewall, flow, group, nameLine, ofCidr, ofHost, stands } from './small';

const A = exact('a.example.com');
const one = ofHost(A);
const ANY_NAME = { standing: 'widened', growth: { name: 'any', application: 'any' } } as const;
const IPV4 = { peer: { cidrIp: '0.0.0.0/0' } };
const IPV6 = { peer: { cidrIpv6: '::/0' } };

const dual = flow({ hosts: [A] });
/** The same, as a page documents it that supports IPv4 alone. */
const alone = { ...dual, requirement: { ...dual.requirement, ipVersion: 'IPv4' as const } };

function answers({ missing, excess, overstated, unfounded }: Verdict): readonly string[] {
  return [...missing, ...excess, ...overstated, ...unfounded].map(({ answer, rule }) => `${answer} ${rule}`);
}

function groupWith(egress: readonly object[], withholds: readonly object[] = []) {
  return group({ egress, fidelity: [stands(one, ANY_NAME)], withholds: withholds as never });
}

const ALL = { code: 'ipv6', gloss: '' };
const OF_IT = { code: 'ipv6', gloss: '', requirements: ['chart/agent-cloud'] };

describe('a group that opens a name', () => {
  test('over both families is clean where the page supports both, and says nothing', () => {
    expect(prove(groupWith([IPV4, IPV6]), asking(dual)).clean).toBe(true);
  });

  test('over IPv4 alone without a word misses the rest', () => {
    expect(prove(groupWith([IPV4]), asking(dual)).missing).not.toEqual([]);
    expect(prove(groupWith([IPV4], [ALL]), asking(dual)).clean).toBe(true);
  });

  test('over IPv6 opens too much where it says that it withholds that', () => {
    const { excess } = prove(groupWith([IPV4, IPV6], [ALL]), asking(dual));
    expect(excess.map(({ rule }) => rule)).toEqual(['egress 1']);
  });

  test('over IPv6 opens too much where the page supports IPv4 alone, whatever the plan says of it', () => {
    for (const withholds of [[], [ALL], [OF_IT]]) {
      const { excess } = prove(groupWith([IPV4, IPV6], withholds), asking(alone));
      expect(excess.map(({ rule }) => rule)).toContain('egress 1');
    }
  });

  test('over IPv4 alone has to say so of what the page supports over IPv4 alone, and of nothing else', () => {
    expect(prove(groupWith([IPV4], [OF_IT]), asking(alone)).clean).toBe(true);
    expect(prove(groupWith([IPV4], [ALL]), asking(alone)).clean).toBe(true);
    const about = 'unfounded ipv6, which is closed to what is documented for IPv4 alone';
    expect(answers(prove(groupWith([IPV4]), asking(alone)))).toEqual([about]);
    expect(answers(prove(groupWith([IPV4, IPV6], [OF_IT]), asking(dual)))).toEqual(['unfounded ipv6']);
    for (const requirements of [[], ['chart/agent-cloud', 'chart/agent-other'], ['chart/agent-other']]) {
      const said = prove(groupWith([IPV4], [{ ...OF_IT, requirements }]), asking(alone));
      expect(answers(said)).toEqual(['unfounded ipv6']);
    }
  });

  test('has addresses of either family for what is asked by address', () => {
    const six = ofCidr('2001:db8::/32');
    const plan = group({ egress: [{ peer: { cidrIpv6: '2001:db8::/32' } }], fidelity: [stands(six)] });
    expect(prove(plan, asking(flow({ ranges: [{ cidr: '2001:db8::/32' }] }))).clean).toBe(true);
  });
});

test('ICMP is read by the protocol of its family alone', () => {
  const icmp = { transport: 'icmp', ports: [], carrier: null } as const;
  const six = ofCidr('2001:db8::/32', { ...icmp });
  const asked = asking(flow({ transport: 'icmp', ports: [], application: [], ranges: [{ cidr: '2001:db8::/32' }] }));
  const rule = { fromPort: -1, toPort: -1, peer: { cidrIpv6: '2001:db8::/32' } } as const;
  const plan = (ipProtocol: 'icmp' | 'icmpv6') => group({ egress: [{ ...rule, ipProtocol }], fidelity: [stands(six)] });
  expect(prove(plan('icmpv6'), asked).clean).toBe(true);
  expect(() => prove(plan('icmp'), asked)).toThrow(UnreadablePlanError);
});

describe('an existing group', () => {
  const coming = ofCidr('10.0.0.0/8', { direction: 'ingress' });
  const asked = asking(
    flow({
      from: { party: 'cloud', ranges: [{ cidr: '10.0.0.0/8', printed: '', for: [], supplied: true }] },
      to: { party: 'agent', placement: 'asker', ranges: [] },
    }),
  );
  const words = { ingress: [{ peer: { cidrIp: '10.0.0.0/8' } }], fidelity: [stands(coming)] };
  const PLACEHOLDER = [{ code: 'placeholder-egress', gloss: '' }] as const;

  test('without egress rules has no placeholder, and may not say that it has one', () => {
    expect(prove(group({ ...words, existing: true }), asked).clean).toBe(true);
    expect(answers(prove(group({ ...words, existing: true, admits: PLACEHOLDER }), asked))).toEqual([
      'unfounded placeholder-egress',
    ]);
  });

  test('is told from a group of its own, which has one and has to say so', () => {
    expect(prove(group({ ...words, admits: PLACEHOLDER }), asked).clean).toBe(true);
    expect(answers(prove(group(words), asked))).toEqual([expect.stringMatching(/^excess default/)]);
  });
});

describe('a firewall that reads a name', () => {
  const plan = (growth: object | null) =>
    firewall({
      lines: [[nameLine('a.example.com'), one]],
      fidelity: [stands(one, growth === null ? { standing: 'exact' } : { standing: 'widened', growth })],
    });

  test('passes it over IPv6 too, and has to say so where the page supports IPv4 alone', () => {
    expect(prove(plan(null), asking(dual)).clean).toBe(true);
    expect(prove(plan(null), asking(alone)).excess).not.toEqual([]);
    expect(prove(plan({ family: 'any' }), asking(alone)).clean).toBe(true);
  });

  test('grows to no family that was asked for, and to no other peer', () => {
    expect(prove(plan({ family: 'any' }), asking(dual)).clean).toBe(false);
    expect(prove(plan({ peer: 'any' }), asking(alone)).clean).toBe(false);
    expect(prove(plan({ family: 'any', peer: 'any' }), asking(alone)).clean).toBe(false);
  });

  test('says nothing of families where it opens addresses', () => {
    const block = ofCidr('192.0.2.0/24');
    const grown = firewall({
      lines: [[addressLine('192.0.2.0/24'), block]],
      fidelity: [stands(block, { standing: 'widened', growth: { family: 'any' } })],
    });
    expect(prove(grown, asking(flow({ ranges: [{ cidr: '192.0.2.0/24' }] }))).clean).toBe(false);
  });
});

test('a reason of IPv4 alone is none for a rule over IPv6', () => {
  const both = flow({ id: 'agent-both', hosts: [exact('b.example.com')] });
  const other = ofHost(exact('b.example.com'), { requirement: 'agent-both' });
  const words = { fidelity: [stands(one, ANY_NAME), stands(other, ANY_NAME)], withholds: [OF_IT] as never };
  const plan = (...six: readonly (typeof one)[]) =>
    group({
      ...words,
      egress: [
        { ...IPV4, because: because(one, other) },
        { ...IPV6, because: because(...six) },
      ],
    });
  expect(prove(plan(other), asking(alone, both)).clean).toBe(true);
  expect(answers(prove(plan(one, other), asking(alone, both)))).toEqual([
    expect.stringMatching(/^unfounded egress 1 stands for chart\|agent-cloud/),
  ]);
});
