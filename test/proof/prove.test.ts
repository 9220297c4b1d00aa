import type { Fidelity, Growth } from '../../lib/model/element';
import { apexAndSubdomains, exact, pattern, subdomains } from '../../lib/model/host';
import { describeConnection, prove, UnreadablePlanError, type Verdict } from '../../lib/proof';
import {
  addressLine,
  asking,
  because,
  element,
  entry,
  firewall,
  flow,
  group,
  nameLine,
  ofBound,
  ofCidr,
  ofHost,
  stands,
  TAIL,
} from './small';

/** The holes of a verdict, each in one line. */
function holes({ missing, excess, overstated, unfounded }: Verdict): readonly string[] {
  return [...missing, ...excess, ...overstated, ...unfounded].map(({ answer, rule, witness }) =>
    [answer, rule, witness === null ? null : describeConnection(witness)].filter((part) => part !== null).join(': '),
  );
}

const A = exact('a.example.com');
const ANY_NAME = { standing: 'widened', growth: { name: 'any', application: 'any' } } as const;
const ANY_PORT = { standing: 'widened', growth: { port: 'any' } } as const;
const IPV4 = [{ code: 'ipv6', gloss: '' }] as const;

describe('a security group', () => {
  const asked = asking(flow({ hosts: [A] }));
  const byName = { egress: [{}], fidelity: [stands(ofHost(A), ANY_NAME)], withholds: IPV4 };

  test('that opens the port to all addresses of a name, and says so, is clean', () => {
    expect(holes(prove(group(byName), asked))).toEqual([]);
  });

  test('without the growth, all names and applications are excess, of the plan and of the element', () => {
    expect(holes(prove(group({ ...byName, fidelity: [stands(ofHost(A))] }), asked))).toEqual([
      'excess: egress 0: egress tcp/443 http from 198.51.100.1 (in source CH_AGENT) to 203.0.113.1, meaning a.a',
      'excess: egress 0: egress tcp/443 http from 198.51.100.1 (in source CH_AGENT) to 203.0.113.1, meaning a.a',
    ]);
  });

  test('that records the name alone has grown in the application too', () => {
    const fidelity = [stands(ofHost(A), { standing: 'widened', growth: { name: 'any' } })];
    expect(holes(prove(group({ ...byName, fidelity }), asked))).toEqual([
      'excess: egress 0: egress tcp/443 http from 198.51.100.1 (in source CH_AGENT) to 203.0.113.1, meaning a.a',
      'excess: egress 0: egress tcp/443 http from 198.51.100.1 (in source CH_AGENT) to 203.0.113.1, meaning a.a',
    ]);
  });

  test('that does not say that it withholds IPv6 misses it', () => {
    expect(holes(prove(group({ ...byName, withholds: [] }), asked))).toEqual([
      'missing: egress tcp/443 tls from 198.51.100.1 (in source CH_AGENT) to ::, meaning a.example.com',
      'overstated: egress tcp/443 tls from 198.51.100.1 (in source CH_AGENT) to ::, meaning a.a',
    ]);
  });

  test('a block that is documented is needed whole, IPv6 or not, and withheld by nothing', () => {
    const six = asking(flow({ ranges: [{ cidr: '2001:db8::/32' }] }));
    const open = { egress: [{ peer: { cidrIpv6: '2001:db8::/32' } }], fidelity: [stands(ofCidr('2001:db8::/32'))] };
    expect(holes(prove(group(open), six))).toEqual([]);
    expect(holes(prove(group({ ...open, egress: [{}], withholds: IPV4 }), six))).toEqual([
      'missing: egress tcp/443 tls from 198.51.100.1 (in source CH_AGENT) to 2001:db8::, meaning a.a',
      'excess: egress 0: egress tcp/443 tls from 198.51.100.1 (in source CH_AGENT) to 203.0.113.1, meaning a.a',
      'unfounded: egress 0 stands for chart|agent-cloud|cidr 2001:db8::/32, which does not ask for it',
    ]);
  });

  test('an element without ports is open nowhere, though another on its block is open by the same rule', () => {
    const whole = '0.0.0.0/0';
    const two = asking(flow({ ranges: [{ cidr: whole }] }), flow({ ranges: [{ cidr: whole }], ports: [] }));
    const fidelity = [stands(ofCidr(whole)), stands(ofCidr(whole, { ports: [] }))];
    const { missing } = prove(group({ egress: [{}], fidelity }), two);
    expect(missing.map(({ element }) => element?.ports)).toEqual([[]]);
  });

  test('what flows ask for is read anew, whoever changed them meanwhile', () => {
    const block = (cidr: string, id: string) => flow({ id, ranges: [{ cidr }] });
    const flows = [block('192.0.2.0/24', 'agent-cloud')];
    const plan = group({
      egress: [{ peer: { cidrIp: '192.0.2.0/24' } }],
      fidelity: [stands(ofCidr('192.0.2.0/24'))],
    });
    expect(prove(plan, [{ entry: entry(), flows }]).clean).toBe(true);
    flows.push(block('198.51.100.0/24', 'agent-other'));
    expect(prove(plan, [{ entry: entry(), flows }]).missing).toHaveLength(1);
  });

  test('every address of a block counts, at both of its ends', () => {
    const block = asking(flow({ ranges: [{ cidr: '192.0.2.0/24' }] }));
    const fidelity = [stands(ofCidr('192.0.2.0/24'))];
    const of = (cidrIp: string) => holes(prove(group({ egress: [{ peer: { cidrIp } }], fidelity }), block));
    expect(of('192.0.2.0/24')).toEqual([]);
    expect(of('192.0.2.0/25')).toEqual([
      'missing: egress tcp/443 tls from 198.51.100.1 (in source CH_AGENT) to 192.0.2.128, meaning a.a',
    ]);
    expect(of('192.0.2.0/23')).toEqual([
      'excess: egress 0: egress tcp/443 tls from 198.51.100.1 (in source CH_AGENT) to 192.0.3.0, meaning a.a',
    ]);
  });

  test('a bound peer cancels against the same peer, and against no other', () => {
    const bound = (id: string) => flow({ to: { placement: 'bound', bound: [{ bound: id }] } });
    const fidelity = [stands(ofBound('sg-1'))];
    const plan = group({ egress: [{ peer: { bound: 'sg-1' } }], fidelity });
    expect(holes(prove(plan, asking(bound('sg-1'))))).toEqual([]);
    expect(holes(prove({ ...plan, fidelity: [stands(ofBound('sg-2'))] }, asking(bound('sg-2'))))).toEqual([
      'missing: egress tcp/443 tls from 198.51.100.1 (in source CH_AGENT) to 203.0.113.1 (in bound sg-2, not in bound sg-1), meaning a.a',
      'excess: egress 0: egress tcp/443 tls from 198.51.100.1 (in source CH_AGENT) to 203.0.113.1 (in bound sg-1, not in bound sg-2), meaning a.a',
      'unfounded: egress 0 stands for chart|agent-cloud|bound sg-1, which does not ask for it',
    ]);
  });

  test('out and in are told apart', () => {
    const inward = flow({
      from: { party: 'cloud', ranges: flow({ ranges: [{ cidr: '192.0.2.0/24' }] }).to.ranges },
      to: { party: 'agent' },
    });
    const one = ofCidr('192.0.2.0/24', { direction: 'ingress' });
    const rule = { peer: { cidrIp: '192.0.2.0/24' } };
    expect(
      holes(
        prove(
          group({ ingress: [rule], fidelity: [stands(one)], admits: [{ code: 'placeholder-egress', gloss: '' }] }),
          asking(inward),
        ),
      ),
    ).toEqual([]);
    expect(holes(prove(group({ egress: [rule], fidelity: [stands(one)] }), asking(inward)))).toEqual([
      'missing: ingress tcp/443 tls from 192.0.2.0 to 203.0.113.1 (in source CH_AGENT), meaning a.a',
      'excess: egress 0: egress tcp/443 tls from 198.51.100.1 (in source CH_AGENT) to 192.0.2.0, meaning a.a',
      'unfounded: egress 0 stands for nobody',
    ]);
  });

  test('without egress rules it has an entry that closes it, which has to be admitted', () => {
    expect(holes(prove(group({ admits: [{ code: 'placeholder-egress', gloss: '' }] }), []))).toEqual([]);
    expect(holes(prove(group({}), []))).toEqual([
      'excess: default: egress icmp from 198.51.100.1 (in source CH_AGENT) to 255.255.255.255, meaning a.a',
    ]);
  });

  test('of two sources the one gains what the other asks for, which is growth of the source', () => {
    const sources = ['CH_AGENT', 'CH_OTHER'].map((name) => ({ name, roles: [] }));
    const two = [...asked, { entry: entry({ name: 'CH_OTHER' }), flows: [] }];
    const said = (source: readonly string[]) => [
      stands(ofHost(A), { standing: 'widened', growth: { ...ANY_NAME.growth, source } }),
    ];
    expect(holes(prove(group({ ...byName, sources, fidelity: said(['CH_OTHER']) }), two))).toEqual([]);
    expect(holes(prove(group({ ...byName, sources, fidelity: said([]) }), two))).toEqual([
      'excess: egress 0: egress tcp/443 tls from 198.51.100.1 (in source CH_OTHER, not in source CH_AGENT) to 203.0.113.1, meaning a.a',
    ]);
  });

  test('ICMP is read by type and code', () => {
    const ping = flow({ transport: 'icmp', ports: [], application: [], ranges: [{ cidr: '192.0.2.0/24' }] });
    const one = ofCidr('192.0.2.0/24', { transport: 'icmp', ports: [] });
    const of = (fromPort: number, toPort: number) =>
      prove(
        group({
          egress: [{ ipProtocol: 'icmp', fromPort, toPort, peer: { cidrIp: '192.0.2.0/24' } }],
          fidelity: [stands(one)],
        }),
        asking(ping),
      );
    expect(of(-1, -1).clean).toBe(true);
    expect(of(8, -1).missing).toHaveLength(1);
    expect(of(8, 0).missing).toHaveLength(1);
  });
});

describe('the description of a rule', () => {
  const of = (description: string) => () => prove(group({ egress: [{ description }] }), []);
  test.each(['443 → cloud', 'a > b', "the user's", 'x'.repeat(256), 'two\nlines'])(
    '%j is none that EC2 takes',
    (text) => {
      expect(of(text)).toThrow(UnreadablePlanError);
    },
  );

  test.each(['', 'tcp 443 to 0.0.0.0/0', 'x'.repeat(255), 'a._-:/()#,@[]+=&;{}!$*Z9'])('%j is one', (text) => {
    expect(of(text)).not.toThrow();
  });
});

describe('a group whose rules join the ports of several elements', () => {
  const B = exact('b.example.com');
  const on = (ports: readonly string[], words: object) => flow({ ports, hosts: [B], id: 'agent-other', ...words });
  const other = (ports: readonly string[]) => ofHost(B, { requirement: 'agent-other', ports });
  const joined = (fromPort: number, toPort: number, ports: readonly string[], said = ANY_NAME as Fidelity) => {
    const asked = asking(flow({ hosts: [A] }), on(ports, {}));
    const fidelity = [stands(ofHost(A), ANY_NAME), stands(other(ports), said)];
    return prove(group({ egress: [{ fromPort, toPort }], fidelity, withholds: IPV4 }), asked);
  };

  test('is clean where the ports touch, and where they overlap', () => {
    expect(holes(joined(443, 444, ['444']))).toEqual([]);
    expect(holes(joined(400, 500, ['400-500']))).toEqual([]);
  });

  test('has each element own up to what it gains on its own ports, whatever the others say', () => {
    const { excess } = joined(400, 500, ['400-500'], { standing: 'exact' });
    expect(excess.map(({ element }) => element?.requirement ?? null)).toEqual([null, 'agent-cloud', 'agent-other']);
    const within = prove(
      group({
        egress: [{ fromPort: 400, toPort: 500 }],
        fidelity: [stands(ofHost(A)), stands(other(['400-500']), ANY_NAME)],
        withholds: IPV4,
      }),
      asking(flow({ hosts: [A] }), on(['400-500'], {})),
    );
    expect(within.excess.map(({ element }) => element)).toEqual([ofHost(A)]);
  });

  test('has no port beside those that are asked for', () => {
    expect(holes(joined(443, 445, ['444']))[0]).toMatch(/^excess: egress 0: egress tcp\/445 /);
  });
});

describe('a list that opens every port', () => {
  test('has each element own up to it, also where another on the same name does', () => {
    const asked = asking(flow({ hosts: [A] }), flow({ hosts: [A], id: 'agent-other', ports: ['8443'] }));
    const other = ofHost(A, { requirement: 'agent-other', ports: ['8443'] });
    const of = (said: Fidelity) =>
      prove(
        firewall({
          list: [['a.example.com', ofHost(A), other]],
          fidelity: [stands(ofHost(A), ANY_PORT), stands(other, said)],
        }),
        asked,
      );
    expect(holes(of(ANY_PORT))).toEqual([]);
    expect(of({ standing: 'exact' }).excess.map(({ element }) => element)).toEqual([other]);
  });
});

describe('a firewall', () => {
  const asked = asking(flow({ hosts: [A] }));
  const one = ofHost(A);

  test('that passes a name exactly is clean, its handshakes admitted', () => {
    expect(
      holes(prove(firewall({ lines: [[nameLine('a.example.com'), one]], fidelity: [stands(one)] }), asked)),
    ).toEqual([]);
    expect(
      holes(prove(firewall({ lines: [[nameLine('a.example.com'), one]], fidelity: [stands(one)], admits: [] }), asked)),
    ).toEqual(['excess: default: egress tcp/0 handshake from 198.51.100.1 to 203.0.113.1, meaning a.a']);
  });

  test('a list opens every port, from its source, to what is outside the home network', () => {
    const list = firewall({ list: [['a.example.com', one]], fidelity: [stands(one, ANY_PORT)] });
    expect(holes(prove(list, asked))).toEqual([]);
    expect(holes(prove({ ...list, fidelity: [stands(one)] }, asked))[0]).toMatch(
      /^excess: names a.example.com: egress tcp\/0 tls/,
    );
    expect(holes(prove({ ...list, withholds: [] }, asked))).toEqual([
      'missing: egress tcp/443 tls from 198.51.100.1 (in source CH_AGENT) to 203.0.113.1 (in HOME_NET), meaning a.example.com',
      'overstated: egress tcp/443 tls from 198.51.100.1 (in source CH_AGENT) to 203.0.113.1 (in HOME_NET), meaning a.example.com',
    ]);
  });

  test('a host that the user supplied may resolve inside, where a list does not match it', () => {
    const supplied = flow({ to: { placement: 'supplied', hosts: [A] } });
    const list = firewall({ list: [['a.example.com', one]], fidelity: [stands(one, ANY_PORT)] });
    expect(holes(prove(list, asking(supplied)))[0]).toMatch(/^missing: .*\(in HOME_NET\)/);
  });

  test('a target with a leading dot takes in the apex, which subdomains do not', () => {
    const below = subdomains('example.com');
    const both = apexAndSubdomains('example.com', '*example.com');
    const list = (host: typeof below | typeof both) =>
      holes(
        prove(
          firewall({ list: [['.example.com', ofHost(host)]], fidelity: [stands(ofHost(host), ANY_PORT)] }),
          asking(flow({ hosts: [host] })),
        ),
      );
    expect(list(both)).toEqual([]);
    expect(list(below)[0]).toMatch(/^excess: names .example.com: .* meaning example.com$/);
    const grown = firewall({
      list: [['.example.com', ofHost(below)]],
      fidelity: [stands(ofHost(below), { standing: 'widened', growth: { port: 'any', name: 'suffix' } })],
    });
    expect(holes(prove(grown, asking(flow({ hosts: [below] }))))).toEqual([]);
  });

  test('a pattern is compared as the names that it means', () => {
    const host = pattern('agent[0-9]{1,2}\\.example\\.com', ['agent1.example.com']);
    const line = (expression: string) =>
      `pass tls $CH_AGENT any -> any 443 (tls.sni; content:".example.com"; nocase; endswith; pcre:"/^(?:${expression})$/i"; flow:to_server; msg:"tls"; sid:$SID; rev:1;)`;
    const of = (expression: string) =>
      holes(
        prove(
          firewall({ lines: [[line(expression), ofHost(host)]], fidelity: [stands(ofHost(host))] }),
          asking(flow({ hosts: [host] })),
        ),
      );
    expect(of('agent[0-9]{1,2}\\.example\\.com')).toEqual([]);
    expect(of('agent(?:[0-9]|[0-9]{2})\\.example\\.com')).toEqual([]);
    expect(of('agent[0-9]{1,3}\\.example\\.com')).toEqual([expect.stringContaining('meaning agent000.example.com')]);
    expect(of('agent[0-9]\\.example\\.com')).toEqual([expect.stringContaining('meaning agent00.example.com')]);
  });

  test('addresses are open whatever is spoken there', () => {
    const range = asking(flow({ ranges: [{ cidr: '192.0.2.0/24' }] }));
    const plan = firewall({
      lines: [[addressLine('192.0.2.0/24'), ofCidr('192.0.2.0/24')]],
      fidelity: [stands(ofCidr('192.0.2.0/24'))],
    });
    expect(holes(prove(plan, range))).toEqual([]);
    const asTls = firewall({
      lines: [[addressLine('192.0.2.0/24', 'tls'), ofCidr('192.0.2.0/24')]],
      fidelity: [stands(ofCidr('192.0.2.0/24'))],
    });
    expect(holes(prove(asTls, range))[0]).toMatch(/^missing: egress tcp\/443 http /);
  });

  test('without its tail UDP, ICMP and the other protocols may get through', () => {
    const open = firewall({ groups: [], fidelity: [] });
    expect(holes(prove(open, []))).toEqual([expect.stringMatching(/^excess: default: egress udp\//)]);
    expect(prove(firewall({ groups: [TAIL] }), []).clean).toBe(true);
  });

  test('UDP is passed by a line, and by no default: what nobody vouches for is not there', () => {
    const dns = asking(flow({ transport: 'udp', ports: ['53'], application: [], ranges: [{ cidr: '192.0.2.53/32' }] }));
    const fidelity = [stands(ofCidr('192.0.2.53/32', { transport: 'udp', ports: ['53'] }))] as const;
    expect(
      prove(firewall({ lines: [[addressLine('192.0.2.53', 'udp', '53'), fidelity[0].element]], fidelity }), dns).clean,
    ).toBe(true);
    const { missing, excess } = prove(firewall({ groups: [], fidelity }), dns);
    expect([missing.length, excess.length]).toEqual([1, 1]);
  });

  test('a line that drops TCP ends the handshake, and a name is never read', () => {
    const drop = 'drop tcp any any -> any 443 (flow:to_server; sid:$SID; rev:1;)';
    const lines = [[nameLine('a.example.com'), one], [drop]] as const;
    expect(holes(prove(firewall({ lines, fidelity: [stands(one)] }), asked))).toEqual([
      'missing: egress tcp/443 handshake from 198.51.100.1 (in source CH_AGENT) to 203.0.113.1, meaning a.example.com',
    ]);
  });

  test.each([
    ['aws:drop_strict', ['missing']],
    ['aws:drop_established_app_layer', []],
    ['aws:drop_established', ['missing']],
    ['aws:alert_established', ['excess']],
  ])('the default action %s is read for what it does', (action, expected) => {
    const plan = firewall({ lines: [[nameLine('a.example.com'), one]], fidelity: [stands(one)] });
    const changed = { ...plan, policy: { ...plan.policy, statefulDefaultActions: [action] } };
    expect([...new Set(holes(prove(changed, asked)).map((hole) => hole.split(':')[0]))]).toEqual(expected);
  });

  test.each([
    [['aws:drop_established_app_layer_to_server', 'aws:alert_established'], 'mixes'],
    [['aws:drop_established', 'aws:alert_established_app_layer'], 'mixes'],
    [['aws:drop_strict', 'aws:drop_established'], 'more than one'],
    [['aws:drop_established_app_layer_to_server', 'aws:alert_everything'], 'not known'],
    [['aws:alert_strict', 'aws:alert_strict'], 'not known'],
  ])('default actions that the service refuses are refused: %s', (statefulDefaultActions, why) => {
    const plan = firewall({ lines: [[nameLine('a.example.com'), one]], fidelity: [stands(one)] });
    expect(() => prove({ ...plan, policy: { ...plan.policy, statefulDefaultActions } }, asked)).toThrow(why);
  });

  test('what the stateless side passes is never looked at', () => {
    const plan = firewall({ lines: [[nameLine('a.example.com'), one]], fidelity: [stands(one)] });
    const changed = { ...plan, policy: { ...plan.policy, statelessDefaultActions: ['aws:pass'] } };
    expect(prove(changed, asked).excess).toHaveLength(1);
  });

  test('a role of the same firewall is reached by its variable, a group by nothing', () => {
    const to = (bound: { bound: string; entry?: string }) =>
      asking(flow({ to: { placement: 'bound', bound: [bound] } }));
    const sources = ['CH_AGENT', 'CH_SERVER'].map((name) => ({ name, roles: [] }));
    const plan = firewall({
      sources,
      lines: [[addressLine('$CH_SERVER'), ofBound('sg-1')]],
      fidelity: [stands(ofBound('sg-1'))],
    });
    expect(holes(prove(plan, to({ bound: 'sg-1', entry: 'CH_SERVER' })))).toEqual([]);
    const elsewhere = firewall({
      sources,
      fidelity: [stands(ofBound('sg-1'), { standing: 'elsewhere', reason: 'the group decides' })],
    });
    expect(holes(prove(elsewhere, to({ bound: 'sg-1' })))).toEqual([]);
    expect(holes(prove(elsewhere, to({ bound: 'sg-1', entry: 'CH_SERVER' })))).toEqual([
      expect.stringMatching(/^missing: .*\(in source CH_SERVER\)/),
      'unfounded: crosses the firewall',
    ]);
  });

  test('what cannot be read is refused, every line of it at once', () => {
    const lines = [
      ['pass tls any any -> any 443 (sid:$SID; rev:1;)'],
      ['pass tcp $NOBODY any -> any 443 (flow:to_server; sid:$SID;)'],
      ['pass tcp any any -> any 443 (flow:to_server; sid:9;)'],
    ] as const;
    const plan = firewall({ lines });
    expect(() => prove(plan, [])).toThrow(UnreadablePlanError);
    expect(() => prove(plan, [])).toThrow(
      [
        'lines sid 1 has no flow:to_server: pass tls any any -> any 443 (sid:1; rev:1;)',
        'lines sid 2 uses $NOBODY, which its group does not define: pass tcp $NOBODY any -> any 443 (flow:to_server; sid:2;)',
        'lines sid 3 bears the sid 9: pass tcp any any -> any 443 (flow:to_server; sid:9;)',
      ].join('\n'),
    );
  });
});

describe('what a plan says of itself', () => {
  const asked = asking(flow({ hosts: [A] }));
  const one = ofHost(A);
  const lines = [[nameLine('a.example.com'), one]] as const;

  test.each([
    [
      'refused without a reason of the table',
      { standing: 'refused', reason: 'too-hard', waysOut: [] },
      "has no ground for 'too-hard'",
    ],
    [
      'refused for a reason that does not hold',
      { standing: 'refused', reason: 'name-without-carrier', waysOut: [] },
      "has no ground for 'name-without-carrier'",
    ],
    [
      'narrowed without ground',
      { standing: 'narrowed', reason: 'inbound-by-name', waysOut: [] },
      "has no ground for 'inbound-by-name'",
    ],
    [
      'uncovered',
      { standing: 'uncovered', missing: ['hosts'], because: 'not-documented', supply: '' },
      'is not uncovered',
    ],
    ['unplaced', { standing: 'unplaced', party: 'cloud' }, 'is not unplaced'],
    ['via a proxy', { standing: 'viaProxy' }, 'is not viaProxy'],
    ['disputed', { standing: 'disputed', note: '' }, 'is not disputed'],
    ['internal', { standing: 'internal' }, 'is not internal'],
    ['completed', { standing: 'completed', by: [] }, 'is not completed'],
    ['left out by the user', { standing: 'omitted', reason: 'r', owner: 'o' }, 'is not omitted'],
    ['elsewhere', { standing: 'elsewhere', reason: '' }, 'crosses the firewall'],
    [
      'grown to the addresses of a name',
      { standing: 'widened', growth: { name: 'sameAddresses' } },
      'grows to sameAddresses, which this target cannot',
    ],
    [
      'grown by a path that nobody prints',
      { standing: 'widened', growth: { path: '/x' } },
      'names another path than the document',
    ],
  ] as const)('an element that is said to be %s, and is not', (_, fidelity, why) => {
    const { missing, unfounded } = prove(firewall({ fidelity: [stands(one, fidelity)] }), asked);
    expect(unfounded.map(({ rule }) => rule)).toEqual([why]);
    expect(missing).toHaveLength(1);
  });

  test('an element is completed by what completes its flow, and by nothing else', () => {
    const party = element({ asked: { kind: 'party', party: 'cloud' } });
    const lacking = asking(flow({ missing: ['hosts'], completedBy: ['beyond', 'beyond-too'] }));
    const said = (fidelity: Fidelity) =>
      prove(firewall({ fidelity: [stands(party, fidelity)] }), lacking).unfounded.length;
    expect(said({ standing: 'completed', by: ['beyond', 'beyond-too'] })).toBe(0);
    expect(said({ standing: 'completed', by: ['beyond'] })).toBe(1);
    expect(said({ standing: 'completed', by: ['beyond-too', 'other'] })).toBe(1);
    expect(said({ standing: 'uncovered', missing: ['hosts'], because: 'not-documented', supply: '' })).toBe(1);
    expect(prove(firewall({}), lacking).unfounded).toHaveLength(1);
    const whole = asking(flow({ missing: [], completedBy: ['beyond', 'beyond-too'], hosts: [A] }));
    const one = stands(ofHost(A), { standing: 'completed', by: ['beyond', 'beyond-too'] });
    expect(prove(firewall({ fidelity: [one] }), whole).clean).toBe(false);
  });

  test('a reason that holds leaves the element out, and its traffic is then excess', () => {
    const plain = asking(flow({ hosts: [A], application: [] }));
    const bare = ofHost(A, { carrier: null });
    const refused = [stands(bare, { standing: 'refused', reason: 'name-without-carrier', waysOut: [] })];
    expect(holes(prove(firewall({ fidelity: refused }), plain))).toEqual([]);
    const { missing, excess } = prove(firewall({ lines, fidelity: refused }), plain);
    expect([missing.length, excess.length]).toEqual([0, 1]);
  });

  test('what another element asks for is still needed', () => {
    const two = asking(flow({ hosts: [A], application: [] }), flow({ id: 'agent-cloud-https', hosts: [A] }));
    const bare = ofHost(A, { carrier: null });
    const other = ofHost(A, { requirement: 'agent-cloud-https' });
    const refused = stands(bare, { standing: 'refused', reason: 'name-without-carrier', waysOut: [] });
    expect(prove(firewall({ fidelity: [refused, stands(other)] }), two).missing.map(({ element }) => element)).toEqual([
      other,
    ]);
    expect(
      prove(firewall({ lines: [[nameLine('a.example.com'), other]], fidelity: [refused, stands(other)] }), two).clean,
    ).toBe(true);
  });

  test('growth that is not there is overstated, on each axis', () => {
    for (const growth of [
      { port: 'any' },
      { name: 'any' },
      { name: 'suffix' },
      { application: 'any' },
      // Every transport is every application of TCP too.
      { transport: 'any', application: 'any' },
    ] as const) {
      const { overstated, ...rest } = prove(
        firewall({ lines, fidelity: [stands(one, { standing: 'widened', growth })] }),
        asked,
      );
      expect([growth, overstated.length, rest.excess.length, rest.missing.length]).toEqual([growth, 1, 0, 0]);
    }
  });

  test('growth to a source that does not stand in the plan has no ground', () => {
    const fidelity = [stands(one, { standing: 'widened', growth: { source: ['CH_SERVER'] } })];
    expect(holes(prove(firewall({ lines, fidelity }), asked))).toEqual([
      'unfounded: grows to a source that does not stand here',
    ]);
  });

  test('an element of which it says nothing, or two things, or which nobody asks for', () => {
    const other = ofHost(exact('b.example.com'));
    expect(holes(prove(firewall({ lines }), asked))).toEqual(['unfounded: is not mentioned']);
    expect(holes(prove(firewall({ lines, fidelity: [stands(one), stands(one)] }), asked))).toEqual([
      'unfounded: is said to stand in two ways',
    ]);
    expect(holes(prove(firewall({ lines, fidelity: [stands(one), stands(other)] }), asked))).toEqual([
      'unfounded: an element that the flows do not ask for',
    ]);
  });

  test('a path that the document prints is growth, since no target sees it', () => {
    const maps = exact('a.example.com', { path: '/maps' });
    const of = (fidelity: Parameters<typeof stands>[1]) =>
      holes(
        prove(
          firewall({ lines: [[nameLine('a.example.com'), ofHost(maps)]], fidelity: [stands(ofHost(maps), fidelity)] }),
          asking(flow({ hosts: [maps] })),
        ),
      );
    expect(of({ standing: 'widened', growth: { path: '/maps' } })).toEqual([]);
    expect(of({ standing: 'exact' })).toEqual(['unfounded: has a path that the target cannot see']);
  });

  test('what it admits or withholds has to be in its nature', () => {
    const fidelity = [stands(one)];
    const about = (words: object) =>
      prove(firewall({ lines, fidelity, ...words }), asked).unfounded.map(({ rule }) => rule);
    expect(about({ withholds: [{ code: 'ipv6', gloss: '' }] })).toEqual(['ipv6']);
    expect(about({ withholds: [{ code: 'names-inside-home', gloss: '', group: 'lines' }] })).toEqual([
      'names-inside-home',
    ]);
    const group443 = group({ egress: [{}], fidelity: [stands(one, ANY_NAME)], withholds: IPV4 });
    expect(
      prove({ ...group443, admits: [{ code: 'handshakes', gloss: '' }] }, asked).unfounded.map(({ rule }) => rule),
    ).toEqual(['handshakes']);
    expect(
      prove({ ...group443, admits: [{ code: 'placeholder-egress', gloss: '' }] }, asked).unfounded.map(
        ({ rule }) => rule,
      ),
    ).toEqual(['placeholder-egress']);
  });

  test('a rule stands only for what asks for it', () => {
    const other = ofHost(exact('b.example.com'));
    const plan = firewall({ lines: [[nameLine('a.example.com'), one, other]], fidelity: [stands(one)] });
    expect(holes(prove(plan, asked))).toEqual([
      'unfounded: lines sid 1 stands for chart|agent-cloud|host exact b.example.com, which does not ask for it',
    ]);
  });

  test('a rule stands for somebody, and what is open is named by the rules that open it', () => {
    const closed = firewall({ lines: [[nameLine('a.example.com')]], fidelity: [stands(one)] });
    expect(holes(prove(closed, asked))).toEqual([
      'unfounded: is open by rules that do not name it',
      'unfounded: lines sid 1 stands for nobody',
    ]);
    expect(holes(prove(closed, asked, { readBack: true }))).toEqual([]);
    const two = asking(flow({ hosts: [A, exact('b.example.com')] }));
    const b = ofHost(exact('b.example.com'));
    const fidelity = [stands(one, ANY_NAME), stands(b, ANY_NAME)];
    const thinned = group({ egress: [{ because: because(one) }], fidelity, withholds: IPV4 });
    expect(prove(thinned, two).unfounded.map(({ element }) => element)).toEqual([b]);
    const halved = group({
      egress: [
        { peer: { cidrIp: '0.0.0.0/1' }, because: because(one, b) },
        { peer: { cidrIp: '128.0.0.0/1' }, because: because(one) },
      ],
      fidelity,
      withholds: IPV4,
    });
    expect(prove(halved, two).unfounded.map(({ element }) => element)).toEqual([b]);
  });

  test('a line that regards the case of letters opens no name surely, and closes none', () => {
    const regarding = nameLine('a.example.com').replace(' nocase;', '');
    const { missing, excess } = prove(firewall({ lines: [[regarding, one]], fidelity: [stands(one)] }), asked);
    expect([missing.map(({ element }) => element), excess]).toEqual([[one], []]);
    const shouting = nameLine('B.EXAMPLE.com').replace(' nocase;', '');
    expect(
      prove(firewall({ lines: [[nameLine('a.example.com'), one], [shouting]], fidelity: [stands(one)] }), asked).excess,
    ).toHaveLength(1);
    const drop = nameLine('b.example.com').replace('pass', 'drop').replace(' nocase;', '');
    const all = nameLine('example.com').replace('startswith; ', '');
    const of = (first: string) =>
      prove(firewall({ lines: [[first], [all, one]], fidelity: [stands(one)] }), asked).excess[0]?.witness?.name;
    expect(of(drop)).toBe('example.com');
    const below = all.replace('content:"example.com"', 'content:"b.example.com"');
    const onlyB = (first: string) =>
      prove(firewall({ lines: [[first], [below]], fidelity: [] }), []).excess.map(({ witness }) => witness?.name);
    expect(onlyB(drop)).toEqual(['b.example.com']);
    expect(onlyB(drop.replace('startswith;', 'startswith; nocase;'))).not.toContain('b.example.com');
  });

  test('a group says what stands behind the ports that it opens by name, and no proxy does', () => {
    const plan = group({ egress: [{}], fidelity: [stands(one, ANY_NAME)], withholds: IPV4 });
    const about = (namesBehind: typeof plan.namesBehind) =>
      prove({ ...plan, namesBehind }, asked).unfounded.map(({ rule }) => rule);
    expect(about({ kind: 'none', reason: 'a test' })).toEqual([]);
    expect(about({ kind: 'request', name: 'central-egress', digest: 'sha256:0' })).toEqual([]);
    for (const nobody of [null, { kind: 'proxy' }] as const)
      expect(about(nobody)).toEqual(['what stands behind the ports that are open by name']);
  });

  test('what it rests on is assumed: whose addresses are apart, what is home, who names a name, and what runs there', () => {
    const inferred = asking(flow({ hosts: [A], application: [{ ports: '443', name: 'https', basis: 'inferred' }] }));
    const list = firewall({ list: [['a.example.com', one]], fidelity: [stands(one, ANY_PORT)] });
    const about = (plan: typeof list, of: typeof asked) => prove(plan, of).unfounded.map(({ rule }) => rule);
    expect(about({ ...list, assumes: [] }, asked)).toEqual([
      'home-covers-sources, which is not assumed',
      'name-is-the-clients-claim, which is not assumed',
    ]);
    expect(about(list, inferred)).toEqual(['application-inferred of agent-cloud, which is not assumed']);
    const said = { code: 'application-inferred', gloss: '', requirement: 'agent-cloud' } as const;
    expect(about({ ...list, assumes: [...list.assumes, said] }, inferred)).toEqual([]);
    const two = [...asked, { entry: entry({ name: 'CH_SERVER', role: 'server' }), flows: [] }];
    const sources = ['CH_AGENT', 'CH_SERVER'].map((name) => ({ name, roles: [] }));
    expect(about({ ...list, sources }, two)).toEqual(['sources-disjoint, which is not assumed']);
    expect(about(list, two)).toEqual([
      'the source CH_SERVER, which asks and does not stand here',
      'sources-disjoint, which is not assumed',
    ]);
  });

  test('what documents explain for one name explains nothing for another one that is asked for and opened alike', () => {
    const B = exact('b.example.com');
    const [a, moreOfA] = [ofHost(A, { requirement: 'a' }), ofHost(A, { requirement: 'more-of-a', ports: ['8443'] })];
    const [b, grown] = [ofHost(B, { requirement: 'b' }), ofHost(B, { requirement: 'grown', ports: ['9443'] })];
    const asked = asking(
      flow({ id: 'a', hosts: [A] }),
      flow({ id: 'more-of-a', hosts: [A], ports: ['8443'] }),
      flow({ id: 'b', hosts: [B] }),
      flow({ id: 'grown', hosts: [B], ports: ['9443'] }),
    );
    const plan = firewall({
      lines: [
        [nameLine('a.example.com', '$CH_AGENT', '[443,8443]'), a],
        [nameLine('a.example.com', '$CH_AGENT', '8443'), moreOfA],
        [nameLine('b.example.com', '$CH_AGENT', '[443,8443]'), b],
        [nameLine('b.example.com', '$CH_AGENT', 'any'), grown],
      ],
      fidelity: [stands(a), stands(moreOfA), stands(b), stands(grown, ANY_PORT)],
    });
    expect(holes(prove(plan, asked))).toEqual([expect.stringMatching(/^excess: lines sid 3: .*8443.*b\.example\.com/)]);
  });

  test('growth of a source that asks for the same itself is none, in a group and in a firewall', () => {
    const sources = ['CH_AGENT', 'CH_OTHER'].map((name) => ({ name, roles: [] }));
    const other = ofHost(A, { source: 'CH_OTHER' });
    const two = [...asked, { entry: entry({ name: 'CH_OTHER' }), flows: [flow({ hosts: [A] })] }];
    const shared = (growth: Growth) =>
      stands(one, { standing: 'widened', growth: { ...growth, source: ['CH_OTHER'] } });
    const why = 'unfounded: grows to the source CH_OTHER, which asks for the same itself';
    const open = (said: ReturnType<typeof stands>) =>
      group({ sources, egress: [{}], fidelity: [said, stands(other, ANY_NAME)], withholds: IPV4 });
    expect(holes(prove(open(stands(one, ANY_NAME)), two))).toEqual([]);
    expect(holes(prove(open(shared(ANY_NAME.growth)), two))).toEqual([why]);
    const passing = (said: ReturnType<typeof stands>) =>
      firewall({
        sources,
        groups: [
          ...firewall({
            lines: [
              [nameLine('a.example.com'), one],
              [nameLine('a.example.com', '$CH_OTHER'), other],
            ],
          })
            .groups.filter(({ kind }) => kind === 'rule-strings')
            .map((lines) => ({ ...lines, variables: ['CH_AGENT', 'CH_OTHER'] }) as typeof lines),
          TAIL,
        ],
        fidelity: [said, stands(other)],
      });
    expect(holes(prove(passing(stands(one)), two))).toEqual([]);
    expect(holes(prove(passing(shared({})), two))).toEqual([why]);
  });

  test.each([
    ['other ports', { ports: ['80'] }, {}],
    ['another transport', { transport: 'udp' }, {}],
    ['the other direction', { direction: 'ingress' }, {}],
    ['a carrier', { carrier: 'http' }, {}],
    ['another host', { asked: { kind: 'host', host: exact('b.example.com') } }, {}],
    ['another lack', {}, { missing: ['hosts'] }],
    ['another cause', {}, { because: 'ranges-not-offered' }],
  ] as const)('an element is not uncovered on %s', (_, words, lack) => {
    const lacking = asking(flow({ hosts: [A], missing: ['ports'] }));
    const uncovered = { standing: 'uncovered', missing: ['ports'], because: 'not-documented', supply: '' } as const;
    const said = stands(ofHost(A, { carrier: null }), uncovered);
    expect(holes(prove(firewall({ fidelity: [said] }), lacking))).toEqual([]);
    const lie = stands(ofHost(A, { carrier: null, ...words }), { ...uncovered, ...lack });
    expect(prove(firewall({ fidelity: [said, lie] }), lacking).unfounded.map(({ element }) => element)).toEqual([
      lie.element,
    ]);
  });

  test('an element is not exact for the growth that another one, behind the same rule, owns up to', () => {
    const b = exact('b.example.com');
    const two = asking(flow({ hosts: [A, b] }));
    const open = group({
      egress: [{ because: because(one, ofHost(b)) }],
      fidelity: [stands(one, ANY_NAME), stands(ofHost(b))],
      withholds: IPV4,
    });
    const { excess } = prove(open, two);
    expect(excess.map(({ element }) => element)).toEqual([ofHost(b)]);
  });
});
