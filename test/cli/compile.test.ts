import { join } from 'node:path';
import type { ElementFidelity } from '../../lib/model/element';
import { expectGolden } from '../golden';
import { ECC, portolan, typed } from './portolan';

interface PlanObject {
  readonly target: string;
  readonly egress?: readonly { readonly peer: object; readonly fromPort: number }[];
  readonly namesBehind?: object | null;
  readonly groups?: readonly { readonly kind: string; readonly id: string }[];
  readonly fidelity: readonly ElementFidelity[];
  readonly sources: readonly { readonly name: string; readonly addresses?: readonly string[] }[];
  readonly flows: readonly { readonly requirement: string; readonly standing: string }[];
  readonly verdict: { readonly clean: boolean };
}

const AGENT = `${ECC} --role agent --choose dataCenter=JP`;
const FIREWALL = 'compile --target aws-network-firewall';
const GROUP = 'compile --target aws-security-group';

function planOf(line: string): PlanObject {
  const { code, out, err } = typed(`${line} --json`);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as PlanObject;
}

function standingOf({ flows }: PlanObject, id: string): string | undefined {
  return flows.find(({ requirement }) => requirement === id)?.standing;
}

describe('compile', () => {
  test('gives the proved plan as plain JSON, with the fidelity of every flow', () => {
    const compiled = planOf(`${FIREWALL} ${AGENT}`);
    expect(Object.keys(compiled)).toEqual(
      expect.arrayContaining(['target', 'sources', 'fidelity', 'flows', 'verdict']),
    );
    expect(compiled.target).toBe('aws-network-firewall');
    expect(compiled.verdict.clean).toBe(true);
    const elements = new Set(compiled.fidelity.map(({ element }) => element.requirement));
    expect(new Set(compiled.flows.map(({ requirement }) => requirement))).toEqual(elements);
    expect(standingOf(compiled, 'agent-cloud-jp')).toBe('widened');
    expect(standingOf(compiled, 'agent-patch-vendors')).toBe('uncovered');
  });

  test('holds a rule string once', () => {
    const { out } = typed(`${FIREWALL} ${AGENT} --choose remoteControl=true --exact --json`);
    const sids = [...out.matchAll(/sid:(\d+);/g)].map(([, sid]) => sid);
    expect(sids.length).toBeGreaterThan(8);
    expect(new Set(sids).size).toBe(sids.length);
  });

  test('defines the source where its addresses are given, and leaves it to the user where they are not', () => {
    const bare = { name: 'ECC_AGENT', roles: ['endpoint-central-cloud.agent'] };
    expect(planOf(`${FIREWALL} ${AGENT} --source agent=10.0.0.0/16 --source agent=10.1.0.7`).sources).toEqual([
      { ...bare, addresses: ['10.0.0.0/16', '10.1.0.7/32'] },
    ]);
    expect(planOf(`${FIREWALL} ${AGENT}`).sources).toEqual([bare]);
    expect(typed(`${FIREWALL} ${AGENT}`).out).toContain(
      '$ECC_AGENT = the addresses of these machines, bound where the plan is deployed',
    );
  });

  test('puts everything into rule strings with --exact', () => {
    const kinds = planOf(`${FIREWALL} ${AGENT} --exact`).groups?.map(({ kind }) => kind);
    expect(kinds).toEqual(['rule-strings', 'tail']);
    expect(standingOf(planOf(`${FIREWALL} ${AGENT} --exact`), 'agent-cloud-jp')).toBe('exact');
  });

  test('names the entry as it is told to', () => {
    expect(planOf(`${FIREWALL} ${AGENT} --name OSAKA`).sources.map(({ name }) => name)).toEqual(['OSAKA']);
  });

  test('asks for host enforcement where a target cannot see names, and there alone', () => {
    const { code, out, err } = typed(`${GROUP} ${AGENT}`);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('--host-enforcement firewall, proxy=CIDR:PORT or none=REASON');
    expect(typed(`${GROUP} ${AGENT} --reach-by addresses`).code).toBe(0);
  });

  test('records what stands behind names, and the reason for nothing', () => {
    const { code, out } = portolan(
      ...`${GROUP} ${AGENT} --json --host-enforcement`.split(' '),
      'none=a laboratory, alone',
    );
    expect(code).toBe(0);
    expect((JSON.parse(out) as PlanObject).namesBehind).toEqual({ kind: 'none', reason: 'a laboratory, alone' });
  });

  test.each([
    ['10.0.9.9:8080', { cidrIp: '10.0.9.9/32' }],
    ['10.0.9.0/28:8080', { cidrIp: '10.0.9.0/28' }],
    ['[::1]:8080', { cidrIpv6: '::1/128' }],
    ['[2001:db8::/64]:8080', { cidrIpv6: '2001:db8::/64' }],
    ['[2001:db8::]/64:8080', { cidrIpv6: '2001:db8::/64' }],
  ])('sends what may go there through a proxy at %s', (where, peer) => {
    const compiled = planOf(`${GROUP} ${AGENT} --host-enforcement proxy=${where}`);
    expect(compiled.egress?.map((rule) => [rule.peer, rule.fromPort])).toEqual([[peer, 8080]]);
    expect(standingOf(compiled, 'agent-cloud-jp')).toBe('viaProxy');
  });

  test('closes in the group what the firewall behind it refuses', () => {
    const refused = `${ECC} --role agent --choose dataCenter=JP --supply patchVendors=download.example.com --ports agent-patch-vendors=8443`;
    const open = planOf(`${GROUP} ${refused} --host-enforcement none=test`);
    const closed = planOf(`${GROUP} ${refused} --host-enforcement firewall --leave-out agent-patch-vendors`);
    expect(open.egress?.map(({ fromPort }) => fromPort)).toEqual([443, 8443]);
    expect(closed.egress?.map(({ fromPort }) => fromPort)).toEqual([443]);
    expect(standingOf(closed, 'agent-patch-vendors')).toBe('refused');
  });

  test('takes the alternative per party', () => {
    const line = `${FIREWALL} ${ECC} --role agent --choose dataCenter=US --reach-by names --reach-by cloud=addresses`;
    const asked = planOf(line).fidelity.map(({ element }) => `${element.requirement} ${element.asked.kind}`);
    expect(asked).toContain('agent-cloud-us cidr');
    expect(asked).toContain('agent-patch-database host');
    const byName = planOf(`${line} --without-ranges cloud=names`).fidelity.filter(
      ({ element, fidelity }) => element.requirement === 'agent-cloud-us' && fidelity.standing === 'uncovered',
    );
    expect(byName).toEqual([]);
  });

  test('demands a place for a must-have party that no document knows, or the word that it is left out', () => {
    const line = `${FIREWALL} ${AGENT} --choose distributionServer=true`;
    expect(typed(line)).toMatchObject({ code: 2, out: '' });
    expect(typed(line).err).toContain('--supply distributionServer=HOST-OR-CIDR, or --unbound distributionServer');
    expect(standingOf(planOf(`${line} --unbound distributionServer`), 'agent-distribution-server-https')).toBe(
      'unplaced',
    );
    expect(standingOf(planOf(`${line} --supply distributionServer=10.0.5.10`), 'agent-distribution-server-https')).toBe(
      'exact',
    );
  });

  test.each([
    ['group', `${GROUP} ${AGENT} --host-enforcement firewall`],
    ['firewall', `${FIREWALL} ${AGENT} --source agent=10.0.0.0/16`],
  ])('reads for a person as it was reviewed: %s', (name, line) => {
    const { code, out } = typed(line);
    expect(code).toBe(0);
    expectGolden(join(__dirname, 'golden', `compile-${name}.txt`), out);
  });

  test('says in its reports the options that make a change, never the arguments of a program', () => {
    const lines = [
      `${FIREWALL} ${AGENT}`,
      `${FIREWALL} ${AGENT} --reach-by addresses`,
      `${FIREWALL} ${ECC} --role distributionServer --choose dataCenter=EU --choose distributionServer=true`,
      `flows ${ECC} --choose dataCenter=EU --choose distributionServer=true`,
    ];
    for (const line of [...lines, ...lines.slice(0, 3).map((each) => `${each} --json`)]) {
      const { code, out } = typed(line);
      expect(code).toBe(0);
      expect(out).not.toMatch(/\[\.\.\.\]|exact: true|'\.\.\.'|withoutRanges|reachBy|hostEnforcement/);
    }
    const { out } = typed(`${FIREWALL} ${AGENT} --reach-by addresses`);
    expect(out).toContain(
      '--supply patchDatabase=CIDR, or open these hosts by name with --without-ranges patchDatabase=names',
    );
    expect(out).toContain('--supply patchVendors=HOST, --ports agent-patch-vendors=PORTS');
    expect(typed(`${FIREWALL} ${AGENT}`).out).toContain('with --exact each name stands on its own ports alone');
  });

  test('names under its rules the requirements that they stand for', () => {
    const { out } = typed(`${FIREWALL} ${AGENT} --choose remoteControl=true`);
    expect(out).toMatch(/content:"\.zohoassist\.jp".*\n {4}for agent-remote-control\n/);
    expect(out).toMatch(/^ {2}patchdb\.manageengine\.com\n {4}for agent-patch-database$/m);
    expect(out).toContain('stateless default action for fragments: aws:forward_to_sfe');
  });

  test('holds the same thing once, however often and however it was typed', () => {
    const sources = planOf(
      `${FIREWALL} ${AGENT} --source agent=10.0.0.0/8 --source agent=10.0.0.0/8 --source agent=10.1.0.0/16`,
    );
    expect(sources.sources[0]?.addresses).toEqual(['10.0.0.0/8']);
  });

  test.each([
    ['--host-enforcement none=x', 'sees names itself'],
    ['--unbound cloud', 'no flow misses it'],
    ['--leave-out agent-cloud-jp', 'does not refuse it'],
    ['--ports distribution-server-proxy=8080', 'is not in force'],
    ['--supply domainController=10.0.0.9', 'no flow in force'],
  ])('remarks on stderr that %s says nothing here', (option, why) => {
    const { code, err } = typed(`${FIREWALL} ${AGENT} ${option}`);
    expect(code).toBe(0);
    expect(err.split('\n')).toEqual([expect.stringMatching(new RegExp(`^portolan compile: ${option} .*${why}`)), '']);
  });

  test('sends flows through a proxy in the profile, and says how where it does not take all of them', () => {
    const past = `${GROUP} ${AGENT} --choose directFallback=true`;
    const { code, err } = typed(`${past} --host-enforcement proxy=10.0.0.5:3128`);
    expect(code).toBe(2);
    const [, options] = /say the proxy with (.*?), and/.exec(err) ?? [];
    expect(options).toBe('--supply proxy=10.0.0.5 --ports agent-proxy=3128');
    expect(typed(`${past} ${options} --host-enforcement firewall`)).toMatchObject({ code: 0, err: '' });
  });

  test('says what can be done where a host name cannot stand', () => {
    const { code, err } = typed(`${GROUP} ${AGENT} --host-enforcement proxy=proxy.example.com:8080`);
    expect(code).toBe(2);
    const [, options] = /stands in the profile: (.*?), with/.exec(err) ?? [];
    expect(options).toBe('--supply proxy=proxy.example.com --ports agent-proxy=8080');
    expect(typed(`${GROUP} ${AGENT} ${options} --host-enforcement none=x`)).toMatchObject({ code: 0, err: '' });
  });

  test('opens names over IPv6 too with --ipv6, and tells a firewall that it says nothing there', () => {
    const line = `${GROUP} ${AGENT} --host-enforcement firewall`;
    const peers = (more: string) => planOf(`${line}${more}`).egress?.map(({ peer }) => Object.values(peer)[0]);
    expect(peers('')).toEqual(['0.0.0.0/0']);
    expect(peers(' --ipv6')).toEqual(['0.0.0.0/0', '::/0']);
    expect(typed(`${line} --ipv6`).out.replace(/\s+/g, ' ')).toContain(
      'what is reached by name is open to every address, of IPv4 and of IPv6',
    );
    expect(typed(`${FIREWALL} ${AGENT} --ipv6`)).toMatchObject({
      code: 0,
      err: 'portolan compile: --ipv6 says nothing to aws-network-firewall, which reads names over IPv4 and IPv6 alike\n',
    });
  });

  test('remarks on stderr that an option says nothing to the target, and prints the plan all the same', () => {
    const { code, out, err } = typed(`${GROUP} ${AGENT} --reach-by addresses --exact`);
    expect({ code, err }).toEqual({ code: 0, err: 'portolan compile: --exact says nothing to aws-security-group\n' });
    expect(out).not.toBe('');
  });
});

describe('a compile that cannot be', () => {
  const places = (line: string) => {
    const { code, out, err } = typed(line);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    return err
      .split('\n')
      .filter((each) => each.startsWith('- '))
      .map((each) => each.slice(2).replace(/: .*/, ''))
      .sort();
  };

  test('is told everything that is wrong at once, without a role too', () => {
    const line = `${FIREWALL} ${ECC} --choose dataCenter=XX --choose frob=1 --supply a=b`;
    expect(places(line)).toEqual(['--choose dataCenter=XX', '--choose frob=1', '--supply a=b', 'portolan compile']);
  });

  test('is told what is malformed, whatever the product', () => {
    const line = `${FIREWALL} --product ecc --role agent --choose dataCenter --supply x --host-enforcement zz`;
    expect(places(line)).toEqual(['--choose dataCenter', '--host-enforcement zz', '--product ecc', '--supply x']);
  });

  test('tells a list at the option that holds what is wrong with it', () => {
    expect(places(`${FIREWALL} ${AGENT} --leave-out agent-cloud-us`)).toEqual(['--leave-out agent-cloud-us']);
  });

  test('names what is nearest', () => {
    expect(typed(`${GROUP} ${AGENT} --host-enforcement firewll`).err).toContain('; did you mean firewall?');
    expect(typed(`compile --product --target aws-network-firewall --role agent`).err).toContain(
      '--product PRODUCT (endpoint-central-cloud, mobicontrol,',
    );
  });

  test.each([
    ['compile'],
    [`compile --target azure ${AGENT}`],
    [`${FIREWALL} ${ECC} --role cloud --choose dataCenter=JP`],
    [`${FIREWALL} ${AGENT} --choose dataCenter=US`],
    [`${FIREWALL} ${AGENT} --name 1`],
    [`${FIREWALL} ${AGENT} --source agent=10.0.0.1/24`],
    [`${FIREWALL} ${AGENT} --source console=10.0.0.0/24`],
    [`${FIREWALL} ${AGENT} --reach-by adresses`],
    [`${FIREWALL} ${AGENT} --reach-by clowd=addresses`],
    [`${FIREWALL} ${AGENT} --without-ranges names`],
    [`${FIREWALL} ${AGENT} --leave-out no-such-flow`],
    [`${FIREWALL} ${AGENT} --unbound nobody`],
    [`${GROUP} ${AGENT} --host-enforcement none=`],
    [`${GROUP} ${AGENT} --host-enforcement proxy=::1:8080`],
    [`${GROUP} ${AGENT} --host-enforcement proxy=10.0.0.1:0`],
    [`${GROUP} ${AGENT} --host-enforcement proxy=10.0.0.1/24:8080`],
  ])('%s: code 2, and nothing on stdout', (line) => {
    const { code, out, err } = typed(line);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^portolan compile: .*\n- .+\n/);
    // In the user's words, not in those of a program.
    expect(err).not.toMatch(/profile\.|hostEnforcement|reachBy|withoutRanges|leaveOut|peers\./);
  });
});
