import { addressSetOf } from '../../lib/model/addresses';
import { exact } from '../../lib/model/host';
import { prove, proveTogether } from '../../lib/proof';
import type { Traffic } from '../../lib/proof/box';
import { readPlan } from '../../lib/proof/prove';
import { allowsPoint, type Point } from './points';
import { addressLine, asking, because, firewall, flow, group, nameLine, ofBound, ofHost, stands } from './small';

const A = exact('a.example.com');
const B = exact('b.example.com');
const one = ofHost(A);
const ANY_NAME = { standing: 'widened', growth: { name: 'any', application: 'any' } } as const;
const ANY_PORT = { standing: 'widened', growth: { port: 'any' } } as const;
const IPV4 = [{ code: 'ipv6', gloss: '' }] as const;

function addressOf(text: string): bigint {
  return addressSetOf([text])[0]?.first ?? 0n;
}

/** From an agent to 203.0.113.9 on 443, meaning the documented name, unless said otherwise. */
function at(traffic: Traffic, words: Partial<Point> = {}): Point {
  return {
    direction: 'egress',
    traffic,
    port: 443,
    from: { address: addressOf('10.0.0.7'), in: ['source CH_AGENT', 'HOME_NET'] },
    to: { address: addressOf('203.0.113.9'), in: [] },
    name: 'a.example.com',
    ...words,
  };
}

describe('a group and the firewall behind it', () => {
  const asked = asking(flow({ hosts: [A] }));
  const near = group({ egress: [{ because: because(one) }], fidelity: [stands(one, ANY_NAME)], withholds: IPV4 });
  const far = firewall({ list: [['a.example.com', one]], fidelity: [stands(one, ANY_PORT)] });

  test('let through together what is documented, and beyond it only handshakes on the ports of the group', () => {
    expect([prove(near, asked).clean, prove(far, asked).clean]).toEqual([true, true]);
    const verdict = proveTogether(near, far, asked);
    expect(verdict.clean).toBe(true);
    expect(
      verdict.grown.map(({ rule, traffic, ports, names, peer }) => [rule, traffic, ports, names, peer.cidrs]),
    ).toEqual([['egress 0 + default', ['tcp/handshake'], ['443'], 'every name without a.example.com', ['0.0.0.0/0']]]);
  });

  test('a name on a port that the group has for another name is grown, and no more ports than these', () => {
    const http = ofHost(B, { requirement: 'agent-http', ports: ['80'], carrier: 'http' });
    const two = asking(
      flow({ hosts: [A] }),
      flow({
        id: 'agent-http',
        hosts: [B],
        ports: ['80'],
        application: [{ ports: '80', name: 'http', basis: 'stated' }],
      }),
    );
    const wider = group({
      egress: [{ because: because(one) }, { fromPort: 80, toPort: 80, because: because(http) }],
      fidelity: [stands(one, ANY_NAME), stands(http, ANY_NAME)],
      withholds: IPV4,
    });
    const line =
      'pass http $CH_AGENT any -> any 80 (http.host; content:"b.example.com"; startswith; endswith; flow:to_server; sid:$SID; rev:1;)';
    const both = firewall({
      list: [['a.example.com', one]],
      lines: [[line, http]],
      fidelity: [stands(one, ANY_PORT), stands(http)],
    });
    const { clean, grown } = proveTogether(wider, both, two);
    expect(clean).toBe(true);
    expect(grown.map(({ rule, traffic, ports }) => `${rule}: ${traffic} ${ports}`)).toEqual([
      'egress 0 + default: tcp/handshake 443',
      'egress 1 + names a.example.com: tcp/tls 80',
      'egress 1 + default: tcp/handshake 80',
    ]);
  });

  test('a firewall that refuses a name has the group leave it out too, and only then may the group', () => {
    const bare = ofHost(A, { carrier: null });
    const plain = asking(flow({ hosts: [A], application: [] }));
    const refuse = (reason: string) => [stands(bare, { standing: 'refused', reason, waysOut: [] })];
    const closedGroup = group({
      fidelity: refuse('refused-by-firewall'),
      admits: [{ code: 'placeholder-egress', gloss: '' }],
    });
    const closedFirewall = firewall({ fidelity: refuse('name-without-carrier') });
    expect(proveTogether(closedGroup, closedFirewall, plain)).toMatchObject({ clean: true, grown: [] });
    const open = firewall({ lines: [[nameLine('a.example.com')]], fidelity: [stands(bare)] });
    expect(proveTogether(closedGroup, open, plain).unfounded).toHaveLength(1);
  });

  test('what the one opens and the other does not is missing', () => {
    const { missing } = proveTogether(near, firewall({ fidelity: [stands(one)] }), asked);
    expect(missing.map(({ element, witness }) => [element, witness?.application])).toEqual([[one, 'tls']]);
    const closed = group({ fidelity: [stands(one)] });
    expect(proveTogether(closed, far, asked).missing).toHaveLength(1);
  });

  test('a peer that is bound to a group is left to the group; one that stands in the firewall is not', () => {
    const to = (entry?: string) =>
      asking(
        flow({ to: { placement: 'bound', bound: [{ bound: 'sg-1', ...(entry === undefined ? {} : { entry }) }] } }),
      );
    const own = ofBound('sg-1');
    const open = group({ egress: [{ peer: { bound: 'sg-1' }, because: because(own) }], fidelity: [stands(own)] });
    const elsewhere = firewall({ fidelity: [stands(own, { standing: 'elsewhere', reason: 'the group decides' })] });
    expect(proveTogether(open, elsewhere, to())).toMatchObject({ clean: true, grown: [] });
    const sources = ['CH_AGENT', 'CH_SERVER'].map((name) => ({ name, roles: [] }));
    const silent = firewall({ sources, fidelity: [stands(own)] });
    expect(proveTogether(open, silent, to('CH_SERVER')).missing).toHaveLength(1);
    const passing = firewall({ sources, lines: [[addressLine('$CH_SERVER'), own]], fidelity: [stands(own)] });
    expect(proveTogether(open, passing, to('CH_SERVER')).clean).toBe(true);
  });
});

describe('a whole conversation, from its first packet on', () => {
  const plan = firewall({
    lines: [[nameLine('a.example.com'), one], [addressLine('192.0.2.0/24')]],
    fidelity: [stands(one)],
  });
  const { surely, possibly } = readPlan(plan);
  const plays = (...points: readonly Point[]) =>
    points.map((point) => [allowsPoint(surely, point), allowsPoint(possibly, point)]);
  const OPEN = [true, true];
  const CLOSED = [false, false];

  test('a handshake opens, the ClientHello names the name, and the stream stays open', () => {
    expect(plays(at('tcp/handshake'), at('tcp/tls'))).toEqual([OPEN, OPEN]);
  });

  test('a handshake opens, and a ClientHello with another name, or with none, ends it', () => {
    for (const name of ['b.example.com', 'a.example.com.evil.org', 'xa.example.com', null]) {
      expect([name, ...plays(at('tcp/handshake', { name }), at('tcp/tls', { name }))]).toEqual([name, OPEN, CLOSED]);
    }
  });

  test('the name on another port, in another application, or from another machine is closed after the handshake', () => {
    const stranger = { address: addressOf('10.0.0.8'), in: ['HOME_NET'] };
    expect(plays(at('tcp/handshake', { port: 8443 }), at('tcp/tls', { port: 8443 }))).toEqual([OPEN, CLOSED]);
    expect(plays(at('tcp/http'), at('tcp/opaque'))).toEqual([CLOSED, CLOSED]);
    expect(plays(at('tcp/handshake', { from: stranger }), at('tcp/tls', { from: stranger }))).toEqual([OPEN, CLOSED]);
  });

  test('an address that is open is open for all that is spoken, and its neighbour is not', () => {
    const to = (text: string) => ({ to: { address: addressOf(text), in: [] }, name: null });
    const spoken = ['tcp/handshake', 'tcp/tls', 'tcp/http', 'tcp/opaque'] as const;
    expect(plays(...spoken.map((traffic) => at(traffic, to('192.0.2.255'))))).toEqual([OPEN, OPEN, OPEN, OPEN]);
    expect(plays(...spoken.map((traffic) => at(traffic, to('192.0.3.0'))))).toEqual([OPEN, CLOSED, CLOSED, CLOSED]);
  });

  test('QUIC, a ping and any other protocol are closed by the tail', () => {
    expect(plays(at('udp'), at('icmp'), at('other'))).toEqual([CLOSED, CLOSED, CLOSED]);
  });

  test('without the tail nobody vouches for what becomes of them', () => {
    const open = readPlan({ ...plan, groups: plan.groups.filter(({ kind }) => kind !== 'tail') });
    for (const traffic of ['udp', 'icmp', 'other'] as const) {
      expect([allowsPoint(open.surely, at(traffic)), allowsPoint(open.possibly, at(traffic))]).toEqual([false, true]);
    }
  });

  test('behind a group on 443 the same conversation passes both, and a handshake to another port neither', () => {
    const near = readPlan(group({ egress: [{}] }));
    const both = (point: Point) => allowsPoint(near.surely, point) && allowsPoint(surely, point);
    expect([at('tcp/handshake'), at('tcp/tls')].map(both)).toEqual([true, true]);
    expect([at('tcp/handshake', { port: 22 }), at('tcp/http')].map(both)).toEqual([false, false]);
  });
});
