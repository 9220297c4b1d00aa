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
    expect(typed(`${FIREWALL} ${AGENT}`).out).toContain('$ECC_AGENT = yours to bind');
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
    const refused = `${ECC} --role agent --choose dataCenter=JP --supply patchVendors=download.example.com --ports agent-patch-vendors=8443 --leave-out agent-patch-vendors`;
    const open = planOf(`${GROUP} ${refused} --host-enforcement none=test`);
    const closed = planOf(`${GROUP} ${refused} --host-enforcement firewall`);
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

  test('remarks on stderr that an option says nothing to the target, and prints the plan all the same', () => {
    const { code, out, err } = typed(`${GROUP} ${AGENT} --reach-by addresses --exact`);
    expect({ code, err }).toEqual({ code: 0, err: 'portolan compile: --exact says nothing to aws-security-group\n' });
    expect(out).not.toBe('');
  });
});

describe('a compile that cannot be', () => {
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
