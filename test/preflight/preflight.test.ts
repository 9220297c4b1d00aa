import { role } from 'portolan';
import {
  type CheckResult,
  checksOf,
  type Preflight,
  type PreflightOptions,
  type ProxyAddress,
  preflight,
  renderPreflight,
} from 'portolan/preflight';
import { exact } from '../../lib/model/host';
import type { Requirement } from '../../lib/model/product';
import { type Harbour, hostOf, NAMES, type Name, openHarbour, productOf, row, rowsFor } from './harbour';

let harbour: Harbour;
beforeAll(async () => {
  harbour = await openHarbour();
});
afterAll(() => harbour.close());

const LOOKUP: Readonly<Record<string, readonly string[]>> = { 'sunk.harbour.example': ['0.0.0.0'] };

async function lookup(name: string): Promise<readonly string[]> {
  if (name.startsWith('lost.')) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
  if (name.startsWith('broken.')) throw Object.assign(new Error('try again'), { code: 'EAI_AGAIN' });
  if (name.startsWith('silent.')) return new Promise(() => {});
  return LOOKUP[name] ?? ['127.0.0.1'];
}

interface Given extends PreflightOptions {
  readonly proxy?: ProxyAddress;
}

function tryRows(requirements: readonly Requirement[], { proxy, ...options }: Given = {}): Promise<Preflight> {
  const entry = role(productOf(requirements), {}, 'ship');
  const { public: known } = harbour.roots;
  return preflight(checksOf(entry, proxy === undefined ? {} : { proxy }), {
    lookup,
    timeoutMs: 3000,
    roots: { pem: [known.cert], from: 'the test' },
    publicRoots: [known.cert],
    ...options,
  });
}

const tryNames = (names: readonly Name[], given?: Given) => tryRows(rowsFor(names, harbour.ports), given);

function last({ results }: CheckResult, way: 'direct' | 'proxy' = 'direct') {
  const finding = results.find((one) => one.way === way)?.findings.at(-1);
  return finding === undefined ? 'not tried' : `${finding.stage}: ${finding.code}`;
}

describe('what is tried directly', () => {
  let results: ReadonlyMap<string, CheckResult>;
  let all: Preflight;
  beforeAll(async () => {
    all = await tryNames(NAMES);
    results = new Map(all.checks.map((one) => [one.name.split('.')[0] ?? '', one]));
  });

  test.each<[Name, string, CheckResult['standing'], CheckResult['symptom']]>([
    ['good', 'certificate: trusted', 'open', null],
    ['slow', 'certificate: trusted', 'open', null],
    ['web', 'http: answered', 'open', null],
    ['old', 'tls: tls-too-old', 'failed', 'old-tls'],
    ['plain', 'tls: not-tls', 'failed', 'blocked'],
    ['mute', 'tls: tls-no-answer', 'failed', 'blocked'],
    ['cut', 'tls: tls-cut-off', 'failed', 'blocked'],
    ['refused', 'connect: refused', 'failed', 'blocked'],
    ['hole', 'connect: no-answer', 'failed', 'blocked'],
    ['wrong', 'certificate: wrong-name', 'failed', 'untrusted'],
    ['expired', 'certificate: expired', 'failed', 'untrusted'],
    ['early', 'certificate: not-yet-valid', 'failed', 'untrusted'],
    ['self', 'certificate: self-signed', 'failed', 'inspected'],
    ['inspected', 'certificate: unknown-issuer', 'failed', 'inspected'],
    ['unrooted', 'certificate: unknown-issuer', 'failed', 'inspected'],
  ])('%s ends as %s', (name, finding, standing, symptom) => {
    const result = results.get(name);
    expect(result && { last: last(result), standing: result.standing, symptom: result.symptom }).toEqual({
      last: finding,
      standing,
      symptom,
    });
  });

  test('is not fine as a whole where one of them is needed and not open', () => {
    expect(all).toMatchObject({ fine: false, interrupted: false });
  });

  test('names who issued a certificate, and the names that a wrong one bears', () => {
    const words = (name: Name) => results.get(name)?.results[0]?.findings.at(-1)?.words;
    expect(words('good')).toContain('issued by “Public Root” (Harbour Tests)');
    expect(words('inspected')).toContain('“Company Inspection CA” (Harbour Tests), which this machine does not trust');
    expect(words('wrong')).toContain('for elsewhere.example, and not for wrong.harbour.example');
  });

  test('passes the stages in their order', () => {
    expect(results.get('good')?.results[0]?.findings.map(({ stage }) => stage)).toEqual([
      'resolve',
      'connect',
      'tls',
      'certificate',
    ]);
  });

  test('stands on one page with the sentence that asks for it, and those that help', () => {
    const page = renderPreflight(all, { width: 80, colour: false });
    expect(page).toContain('Harbour, ship: 12 of 15 tried from this machine are needed and not open.');
    expect(page).toContain(`refused.harbour.example:${harbour.ports.refused}/tcp`);
    expect(page).toContain('“船は次の宛先へ通信します。”');
    for (const gloss of [
      'Old TLS is not spoken here.',
      'Nothing may block it.',
      "The proxy's certificate has to be trusted.",
    ]) {
      expect(page).toContain(gloss);
    }
    // Nothing was tried through a proxy.
    expect(page).not.toContain('The proxy has to be set.');
    expect(page.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });
});

test('a trusted certificate below a root that is no public one is told as inspected, and is open', async () => {
  const { public: known, company } = harbour.roots;
  const { checks, fine } = await tryNames(['inspected'], {
    roots: { pem: [known.cert, company.cert], from: 'the test' },
  });
  expect(fine).toBe(true);
  expect(checks.map((one) => [last(one), one.standing, one.symptom])).toEqual([
    ['certificate: inspected', 'open', 'inspected'],
  ]);
});

test('a public root that the machine lacks is told as missing, and not as somebody on the way', async () => {
  const { checks } = await tryNames(['good'], { roots: { pem: [harbour.roots.company.cert], from: 'the test' } });
  expect(checks.map((one) => [last(one), one.symptom])).toEqual([['certificate: root-missing', 'untrusted']]);
});

test.each([
  ['lost', 'resolve: no-such-name'],
  ['broken', 'resolve: resolver-failed'],
  ['silent', 'resolve: resolver-silent'],
  ['sunk', 'resolve: resolves-to-nothing'],
])('a name that is %s ends as %s', async (name, finding) => {
  const { checks } = await tryRows([row('ship-one', 443, [exact(hostOf(name))])], { timeoutMs: 100 });
  expect(checks.map((one) => last(one))).toEqual([finding]);
});

test('of several addresses the first that opens is taken', async () => {
  const two = async () => ['127.0.0.2', '127.0.0.1'];
  const { checks } = await tryNames(['good'], { lookup: two });
  expect(checks[0]).toMatchObject({ standing: 'open' });
});

test('what a page calls optional is told and condemns nothing', async () => {
  const optional = row('ship-refused', harbour.ports.refused, [exact(hostOf('refused'))], { need: 'optional' });
  const result = await tryRows([...rowsFor(['good'], harbour.ports), optional]);
  expect(result.fine).toBe(true);
  expect(result.checks.map(({ standing }) => standing)).toEqual(['open', 'closed-optional']);
});

test('where nothing can be tried nothing is fine', async () => {
  const udp = row('ship-udp', 53, [exact(hostOf('good'))], { transport: 'udp', application: [] });
  const result = await tryRows([udp]);
  expect(result).toMatchObject({ fine: false, checks: [] });
  expect(renderPreflight(result, { width: 100, colour: false })).toContain('nothing could be tried');
});

test('what is stopped ends at once with what is known', async () => {
  const stopping = new AbortController();
  const result = await tryNames(['good', 'hole', 'mute', 'slow'], {
    signal: stopping.signal,
    parallel: 1,
    timeoutMs: 60_000,
    onDone: () => stopping.abort(),
  });
  expect(result).toMatchObject({ fine: false, interrupted: true });
  expect(result.checks.map(({ standing }) => standing)).toEqual(['open', 'not-tried', 'not-tried', 'not-tried']);
});

test('what is under way when it is stopped is not told as closed', async () => {
  const stopping = new AbortController();
  setTimeout(() => stopping.abort(), 100);
  const result = await tryNames(['mute'], { signal: stopping.signal, timeoutMs: 60_000 });
  expect(result.checks.map(({ standing }) => standing)).toEqual(['not-tried']);
});

test('no more are under way at once than was said', async () => {
  let now = 0;
  let most = 0;
  const counting = async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise((resolve) => setTimeout(resolve, 10));
    now -= 1;
    return ['127.0.0.1'];
  };
  await tryNames(['good', 'web', 'slow', 'refused', 'wrong'], { lookup: counting, parallel: 2 });
  expect(most).toBe(2);
});

describe('through a proxy', () => {
  const at = (which: keyof Harbour['proxies']): ProxyAddress => ({
    host: 'proxy.example',
    port: harbour.proxies[which],
  });
  const through = (proxy: Requirement['proxy'], name: Name = 'good') =>
    row(`ship-${name}`, harbour.ports[name], [exact(hostOf(name))], { proxy });

  test.each<[Requirement['proxy'], keyof Harbour['proxies'], CheckResult['standing'], string]>([
    ['possible', 'allows', 'open', 'certificate: trusted'],
    ['possible', 'denies', 'failed', 'proxy: proxy-denies'],
    ['possible', 'login', 'failed', 'proxy: proxy-wants-login'],
    ['unknown', 'denies', 'open', 'proxy: proxy-denies'],
    ['impossible', 'denies', 'open', 'not tried'],
  ])('what a page calls %s is, by a proxy that %s, %s', async (said, which, standing, finding) => {
    const { checks } = await tryRows([through(said)], { proxy: at(which) });
    expect(checks.map((one) => [one.standing, last(one, 'proxy')])).toEqual([[standing, finding]]);
    expect(checks[0] && last(checks[0])).toBe('certificate: trusted');
  });

  test('the names in CONNECT are the documented ones, and the login goes along', async () => {
    const before = harbour.asked.length;
    await tryRows([through('possible')], { proxy: { ...at('allows'), login: 'quay:open' } });
    expect(harbour.asked.slice(before)).toEqual([
      `CONNECT ${hostOf('good')}:${harbour.ports.good} Basic ${Buffer.from('quay:open').toString('base64')}`,
    ]);
  });

  test('plain HTTP is asked of the proxy by its whole address', async () => {
    const before = harbour.asked.length;
    const web = { ...rowsFor(['web'], harbour.ports)[0], proxy: 'possible' } as Requirement;
    const { checks } = await tryRows([web], { proxy: at('allows') });
    expect(checks[0] && last(checks[0], 'proxy')).toBe('proxy: answered');
    expect(harbour.asked.slice(before)).toEqual([`HEAD http://${hostOf('web')}:${harbour.ports.web}/`]);
  });

  test('a proxy that is not there is told as such, once a way', async () => {
    const result = await tryRows([through('possible')], {
      proxy: { host: 'proxy.example', port: harbour.ports.refused },
    });
    expect(result.checks.map((one) => [last(one, 'proxy'), one.symptom])).toEqual([
      ['proxy: proxy-unreached', 'proxy'],
    ]);
    const page = renderPreflight(result, { width: 100, colour: false });
    expect(page).toContain('by the proxy: the proxy proxy.example');
    expect(page).toContain('directly: open');
    expect(page).toContain('The proxy has to be set.');
  });

  test('the login of a proxy stands in no result', async () => {
    const result = await tryRows([through('possible')], { proxy: { ...at('login'), login: 'quay:secret' } });
    expect(JSON.stringify(result)).not.toContain('secret');
  });
});

test.each([
  [{ parallel: 0 }, 'parallel'],
  [{ timeoutMs: 1.5 }, 'timeoutMs'],
])('%p is refused', async (options, at) => {
  await expect(tryNames(['good'], options)).rejects.toThrow(`${at}: `);
});
