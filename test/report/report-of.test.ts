import { allProducts, PRODUCTS } from '../../lib/catalog';
import { type CompiledPlan, compile } from '../../lib/compile';
import { opens, worstStanding } from '../../lib/model/element';
import { reportOf } from '../../lib/report';
import { role } from '../../lib/resolve';
import { CASES } from '../targets/cases';
import { reportOfShip } from './harbour';

const product = PRODUCTS['endpoint-central-cloud'];
const ADDRESSES = allProducts().flatMap(({ documents }) => documents.map(({ address }) => address));
const behind = { namesBehind: { kind: 'firewall' } } as const;
const PLANS: readonly (readonly [string, CompiledPlan])[] = Object.entries(CASES).flatMap(([name, requests]) => [
  [`${name}, group`, compile('aws-security-group', requests, behind)] as const,
  [`${name}, firewall`, compile('aws-network-firewall', requests, {})] as const,
]);

describe.each(PLANS)('the report of %s', (_name, compiled) => {
  const report = reportOf(compiled);
  const { fidelity } = compiled.plan;

  test('has one row per element that is opened, and every element somewhere', () => {
    expect(report.rows).toHaveLength(fidelity.filter((one) => opens(one.fidelity)).length);
    const closed = [...report.uncovered, ...report.others].reduce(
      (sum, { peers }) => sum + Math.max(1, peers.length),
      0,
    );
    expect(report.rows.length + closed + report.refused.length).toBe(fidelity.length);
  });

  test('cites a sentence with its document for every row', () => {
    for (const { cites } of [...report.rows, ...report.uncovered, ...report.others]) {
      expect(cites.length).toBeGreaterThan(0);
      for (const cite of cites) {
        expect(ADDRESSES).toContain(cite.address);
        expect(cite.quote).not.toBe('');
        expect(cite.gloss).not.toBe('');
      }
    }
  });

  test('shows for each flow the worst standing of its elements', () => {
    for (const flow of report.flows) {
      const own = fidelity.filter(
        ({ element }) =>
          element.source === flow.source &&
          element.requirement === flow.requirement &&
          element.direction === flow.direction,
      );
      expect(flow.standing).toBe(worstStanding(own.map((one) => one.fidelity.standing)));
    }
  });

  test('says of every row that is wider than asked for in which way, and of no other', () => {
    expect(report.widened).toEqual(report.rows.filter(({ standing }) => standing === 'widened'));
    for (const { standing, growth } of report.rows) expect(growth.length > 0).toBe(standing === 'widened');
  });

  test('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});

describe('a report', () => {
  const jp = role(product, { dataCenter: 'JP' }, 'agent');
  const group = compile('aws-security-group', [{ entry: jp }], {
    namesBehind: { kind: 'none', reason: 'a laboratory' },
  });

  test('says what stands behind ports that are open to every name', () => {
    expect(new Set(reportOf(group).widened.map(({ behind: words }) => words))).toEqual(
      new Set(['nothing, for the reason given: a laboratory']),
    );
    const overruled = reportOf(group, { namesBehind: { kind: 'proxy' } });
    expect(overruled.widened[0]?.behind).toBe('your proxy, which decides about names');
  });

  test('tells the names that stand beside ranges alone, in either mode', () => {
    expect(reportOf(group).notes).toEqual([
      'patch.manageengine.jp, remoteaccess.manageengine.jp: in no list of names on the page, which prints address ranges for them; not opened by name',
    ]);
    const entry = role(product, { dataCenter: 'JP' }, 'agent', { reachBy: 'addresses' });
    expect(reportOf(compile('aws-security-group', [{ entry }], {})).notes).toEqual([
      'patch.manageengine.jp, remoteaccess.manageengine.jp: in no list of names on the page; reached by the address ranges that it prints for them',
    ]);
  });

  test('knows a wildcard beside ranges as the one that the page prints among the names', () => {
    const profile = { serverLocation: 'SaaS', platforms: ['Apple'] } as const;
    const parties = { deploymentServer: { hosts: ['mc.example.com'] } };
    const entry = role(PRODUCTS.mobicontrol, { ...profile, parties }, 'device', { reachBy: { apns: 'addresses' } });
    const report = reportOf(compile('aws-network-firewall', [{ entry, leaveOut: ['apple-server'] }], {}));
    expect(report.rows.flatMap(({ peerNames }) => peerNames)).toContain('*.apple.com');
    expect(report.notes).toEqual([expect.stringMatching(/^QUIC \(UDP 443\) is closed for MC_DEVICE/)]);
  });

  test('lists what a proxy has to let through', () => {
    const requests = CASES['agents-jp-behind-a-proxy'] ?? [];
    const { proxyList, others } = reportOf(compile('aws-security-group', requests, {}));
    expect(proxyList.flatMap(({ names }) => names)).toContain('desktopcentral.manageengine.jp');
    expect(others.map(({ standing }) => standing)).toContain('viaProxy');
  });

  test('keeps what the user opened apart from what a document asks for', () => {
    const report = reportOfShip('aws-security-group');
    expect(report.usersOwn).toEqual([
      {
        ...{ rule: 'out tcp 6667 to 203.0.113.7', by: 'bar', reason: 'the crew asked', standing: 'exact', growth: [] },
        opening: expect.objectContaining({ direction: 'egress', peer: '203.0.113.7', reaches: 'addresses' }),
      },
    ]);
    expect(report.rows.map(({ peer }) => peer)).not.toContain('203.0.113.7');
    const found = { rule: 'out tcp 22 to sg-1', by: 'App/Ssh' };
    expect(reportOf(group, { usersOwn: [found] }).usersOwn).toEqual([
      { ...found, reason: null, standing: 'exact', growth: [] },
    ]);
  });

  test('gives the reason and the ways out of what the target refuses', () => {
    const refused = reportOfShip('aws-network-firewall').refused;
    expect(refused.map(({ peer, reason }) => [peer, reason])).toContainEqual([
      'beam.lighthouse.example',
      'name-without-carrier',
    ]);
    for (const { why, waysOut } of refused) {
      expect(why).not.toBe('');
      expect(waysOut.length).toBeGreaterThan(0);
    }
  });

  test('tells every hole of a verdict that is not clean', () => {
    const hole = { answer: 'excess', element: null, rule: 'egress tcp 0-65535', witness: null } as const;
    const verdict = { clean: false, missing: [], excess: [hole], overstated: [], unfounded: [] };
    expect(reportOf({ ...group, verdict }).verdict).toEqual({
      clean: false,
      sentence: 'Not proved: 1 excess.',
      holes: [{ answer: 'excess', requirement: null, rule: 'egress tcp 0-65535', witness: null }],
    });
  });
});

describe('the notes', () => {
  const mc = PRODUCTS.mobicontrol;
  const dmz = { serverLocation: 'DMZ', parties: { deploymentServer: { addresses: ['192.0.2.10'] } } } as const;

  test('call no wildcard absent that stands in a list of names itself', () => {
    const entry = role(mc, { ...dmz, platforms: ['Apple'] }, 'device', { reachBy: { apns: 'addresses' } });
    expect(reportOf(compile('aws-network-firewall', [{ entry }], {})).notes.join()).not.toContain('*.apple.com');
  });

  test('say of a role of which no flow speaks which choice was not made', () => {
    const nothing = reportOf(compile('aws-network-firewall', [{ entry: role(mc, dmz, 'device') }], {}));
    expect(nothing.rows).toEqual([]);
    expect(nothing.notes).toEqual([
      "MC_DEVICE: no documented flow leads from or to 'device' of SOTI MobiControl v14 under this profile, so nothing is opened for it; its flows hang on platforms, erg, of which nothing is chosen",
    ]);
    const linux = reportOf(
      compile('aws-network-firewall', [{ entry: role(mc, { ...dmz, platforms: ['Linux'] }, 'device') }], {}),
    );
    expect(linux.notes).toEqual([]);
  });

  test('say which supplied addresses a flow of one family leaves closed', () => {
    const ism = PRODUCTS['ism-cloudone'];
    const parties = { systemServer: { addresses: ['203.0.113.10', '2001:db8::10'] } };
    const entry = role(ism, { attendanceTool: true, parties }, 'attendanceTool');
    const { plan } = compile('aws-security-group', [{ entry }], {});
    expect(plan.egress.map(({ peer }) => ('cidrIp' in peer ? peer.cidrIp : peer))).toEqual(['203.0.113.10/32']);
    expect(reportOf(compile('aws-security-group', [{ entry }], {})).notes).toEqual([
      'attendance-tool-system-server of ISM_ATTENDANCE is documented for IPv4 alone: not opened for 2001:db8::10',
    ]);
  });

  test('say what comes in from everybody because it was supplied so', () => {
    const parties = { rcConsole: { addresses: ['0.0.0.0/0'] } };
    const entry = role(PRODUCTS['ism-cloudone'], { remoteControl: ['Local'], parties }, 'rcClient');
    expect(reportOf(compile('aws-security-group', [{ entry }], {})).notes).toEqual([
      'rc-console-rc-client of ISM_RC_CLIENT: everybody (0.0.0.0/0) may come in on tcp 42187-42189, as supplied',
    ]);
  });

  test('of a row say where the page disagrees with itself and the row opens all the same', () => {
    const old = {
      portsInUse: 'old',
      serverProtocol: 'HTTPS',
      parties: { server: { addresses: ['10.0.0.5'] } },
    } as const;
    const entry = role(PRODUCTS['patch-manager-plus'], old, 'agent');
    const { rows } = reportOf(compile('aws-security-group', [{ entry }], {}));
    expect(rows.map(({ note }) => note)).toEqual(
      rows.map(() => expect.stringContaining('the page disagrees with itself')),
    );
  });
});
