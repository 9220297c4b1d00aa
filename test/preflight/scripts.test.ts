import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { role } from 'portolan';
import { type Checks, checksOf, emitScript, type ProxyAddress } from 'portolan/preflight';
import { exact } from '../../lib/model/host';
import type { Product, Requirement } from '../../lib/model/product';
import { powershellQuoted } from '../../lib/preflight/emit-powershell';
import { shQuoted } from '../../lib/preflight/emit-sh';
import { type Harbour, hostOf, NAMES, openHarbour, productOf, row, rowsFor } from './harbour';
import { parsePowershell } from './powershell';

let harbour: Harbour;
let folder: string;
beforeAll(async () => {
  harbour = await openHarbour();
  folder = mkdtempSync(path.join(tmpdir(), 'portolan-preflight-'));
  writeFileSync(path.join(folder, 'roots.pem'), harbour.roots.public.cert);
});
afterAll(() => {
  harbour.close();
  rmSync(folder, { recursive: true, force: true });
});

const BASE = ['sh', 'sed', 'grep', 'sleep', 'kill'] as const;
/** Where a command stands on this machine. */
const found = (command: string) =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((one) => path.join(one, command))
    .find((one) => existsSync(one));
const shells = ['sh', 'dash', 'bash', 'busybox'].filter((shell) => found(shell) !== undefined);
const tools = ['openssl', 'curl', 'timeout'].filter((tool) => found(tool) !== undefined);

/** A folder of commands that holds these alone, and a resolver that answers 127.0.0.1 to every name. */
function commands(...names: readonly string[]): string {
  const bin = mkdtempSync(path.join(folder, 'bin-'));
  for (const name of [...BASE, ...names]) {
    const file = found(name);
    if (file !== undefined) symlinkSync(file, path.join(bin, name));
  }
  // Names below lost exist nowhere.
  const getent = '#!/bin/sh\ncase $2 in lost.*) exit 2 ;; esac\nprintf "127.0.0.1 STREAM %s\\n" "$2"\n';
  writeFileSync(path.join(bin, 'getent'), getent, { mode: 0o755 });
  return bin;
}

/** The same with an nc of this kind, and these addresses of every name. */
function commandsWith(
  { nc, addresses = ['127.0.0.1'] }: { nc?: string; addresses?: readonly string[] },
  ...names: string[]
): string {
  const bin = commands(...names);
  if (nc !== undefined) writeFileSync(path.join(bin, 'nc'), `#!/bin/sh\n${nc}\n`, { mode: 0o755 });
  const lines = addresses.flatMap((address) => ['STREAM', 'DGRAM'].map((kind) => `${address} ${kind}`));
  writeFileSync(path.join(bin, 'getent'), `#!/bin/sh\nprintf '%s\\n' ${lines.map(shQuoted).join(' ')}\n`, {
    mode: 0o755,
  });
  return bin;
}

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** What each check came to, by the first label of its name. */
  readonly lines: Readonly<Record<string, string>>;
}

function run(script: string, bin: string, shell = 'sh'): Promise<Ran> {
  const file = path.join(mkdtempSync(path.join(folder, 'run-')), 'check.sh');
  writeFileSync(file, script);
  const args = shell === 'busybox' ? ['sh', file] : [file];
  const child = spawn(found(shell) ?? shell, args, {
    env: { PATH: bin, SSL_CERT_FILE: path.join(folder, 'roots.pem'), CURL_CA_BUNDLE: path.join(folder, 'roots.pem') },
    cwd: path.dirname(file),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    written.out += text;
  });
  child.stderr.on('data', (text) => {
    written.err += text;
  });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const lines = [...written.out.matchAll(/^(open|NOT OPEN|optional|not tried) +([\w-]+)\.\S+ +(.*)$/gm)];
      resolve({
        code,
        ...written,
        lines: Object.fromEntries(lines.map(([, mark, name, words]) => [name, `${mark}: ${words}`])),
      });
    });
  });
}

function checksFor(requirements: readonly Requirement[], proxy?: ProxyAddress, more: Partial<Product> = {}): Checks {
  return checksOf(role(productOf(requirements, more), {}, 'ship'), proxy === undefined ? {} : { proxy });
}

const shFor = (requirements: readonly Requirement[], proxy?: ProxyAddress) =>
  emitScript(checksFor(requirements, proxy), 'sh', { timeoutSeconds: 1 });

const FAILING: Readonly<Record<string, RegExp>> = {
  old: /^NOT OPEN: TLS handshake: the other end speaks no TLS 1.2/,
  wrong: /^NOT OPEN: certificate: it is not for wrong/,
  expired: /^NOT OPEN: certificate: it has expired/,
  early: /^NOT OPEN: certificate: not yet in force/,
  self: /^NOT OPEN: certificate: signed by itself/,
  inspected: /^NOT OPEN: certificate: issued below .*Company Inspection CA.*does not trust/,
  plain: /^NOT OPEN: TLS handshake: what answers there speaks no TLS/,
  mute: /^NOT OPEN: .* does not answer within 1 s, or keeps silent/,
  cut: /^NOT OPEN: TLS handshake: it is cut off/,
  refused: /^NOT OPEN: TCP connect: .* refuses/,
  hole: /^NOT OPEN: TCP connect: .* does not answer within 1 s/,
  good: /^open: open, issued below .*Public Root/,
  slow: /^open: /,
};

test(`the tools at hand are said: ${shells.join(', ')} with ${tools.join(', ')}`, () => {
  expect(shells).toContain('sh');
});

// Without them a machine has less to try; in CI nothing is skipped, and .ci/run brings both.
const withTool = (tool: string) => (process.env.CI !== undefined || tools.includes(tool) ? test : test.skip);
const withOpenssl = withTool('openssl');
const withCurl = withTool('curl');

describe('the script for sh', () => {
  withOpenssl('finds with openssl what the preflight finds', async () => {
    const names = [...NAMES].filter((name) => name !== 'web' && name !== 'unrooted');
    const { code, err, lines, out } = await run(shFor(rowsFor(names, harbour.ports)), commands('openssl', 'timeout'));
    expect({ code, err }).toEqual({ code: 1, err: '' });
    for (const [name, words] of Object.entries(FAILING)) expect(lines[name]).toMatch(words);
    expect(out).toContain('“船は次の宛先へ通信します。”');
    expect(out).toContain('Old TLS is not spoken here.');
  });

  withCurl('finds with curl alone what curl can tell', async () => {
    const names = ['good', 'old', 'wrong', 'expired', 'inspected', 'refused', 'web'] as const;
    const { code, err, lines } = await run(shFor(rowsFor(names, harbour.ports)), commands('curl'));
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(lines.good).toMatch(/^open: open; who issued the certificate was not looked at/);
    expect(lines.old).toMatch(/^NOT OPEN: TLS handshake: the other end speaks no TLS 1.2/);
    for (const name of ['wrong', 'expired', 'inspected'])
      expect(lines[name]).toMatch(/^NOT OPEN: certificate: not trusted/);
    expect(lines.refused).toMatch(/^NOT OPEN: TCP connect/);
    expect(lines.web).toMatch(/^open: open, HTTP answers \(200\)/);
  });

  test.each(shells)('says in %s what it could not try, and ends with 2', async (shell) => {
    const { code, err, lines } = await run(shFor(rowsFor(['good', 'web'], harbour.ports)), commands(), shell);
    expect({ code, err }).toEqual({ code: 2, err: '' });
    expect(lines).toEqual({
      good: 'not tried: not tried, for want of openssl or curl',
      web: 'not tried: not tried, for want of curl or nc',
    });
  });

  test('knows a name that does not resolve, whatever tools there are', async () => {
    const { code, lines } = await run(shFor([row('ship-lost', 443, [exact(hostOf('lost'))])]), commands());
    expect(code).toBe(1);
    expect(lines.lost).toMatch(/^NOT OPEN: name resolution: .* knows no lost/);
  });

  const bare = (port: number) => [row('ship-bare', port, [exact(hostOf('bare'))], { application: [] })];
  withCurl('opens a bare connection with curl, and ends with 0 where all is open', async () => {
    const mute = await run(shFor(bare(harbour.ports.mute)), commands('curl'));
    expect(mute.lines).toEqual({ bare: 'open: open, TCP alone' });
    expect(mute.code).toBe(0);
    const refused = await run(shFor(bare(harbour.ports.refused)), commands('curl'));
    expect(refused.lines.bare).toMatch(/^NOT OPEN: TCP connect/);
  });

  withOpenssl('leaves a silent port unknown where openssl is all there is', async () => {
    const { code, lines } = await run(shFor(bare(harbour.ports.mute)), commands('openssl'));
    expect(lines.bare).toMatch(/^not tried: not known: openssl alone cannot tell/);
    expect(code).toBe(2);
  });

  withOpenssl('tries one address of a name after another, as the preflight does', async () => {
    const addresses = ['127.0.0.2', '127.0.0.1'];
    const bin = commandsWith({ addresses }, 'openssl', 'timeout');
    const { lines } = await run(shFor(rowsFor(['good', 'refused'], harbour.ports)), bin);
    expect(lines.good).toMatch(/^open: open, issued below/);
    expect(lines.refused).toMatch(/127\.0\.0\.2:\d+ refuses the connection; 127\.0\.0\.1:\d+ refuses/);
  });

  test('takes an address that filters of names answer for none, beside a real one', async () => {
    const nc = 'case $* in *0.0.0.0*) exit 0 ;; esac; echo "nc: connect to $5 failed: Connection refused" >&2; exit 1';
    const script = shFor(bare(harbour.ports.refused));
    const some = await run(script, commandsWith({ nc, addresses: ['0.0.0.0', '127.0.0.1'] }));
    expect(some.lines.bare).toMatch(/^NOT OPEN: TCP connect: 127\.0\.0\.1/);
    const none = await run(script, commandsWith({ nc, addresses: ['0.0.0.0', '::'] }));
    expect(none.lines.bare).toMatch(/^NOT OPEN: name resolution: .* resolves to 0\.0\.0\.0/);
  });

  test.each([
    ['echo "nc: invalid option -- z" >&2; exit 1', /^not tried: not known: the nc/, 2],
    ['exit 1', /^not tried: not known: the nc/, 2],
    ['echo "Ncat: Connection refused." >&2; exit 1', /^NOT OPEN: TCP connect: .* refuses/, 1],
    ['echo "nc: connect to x port 1 (tcp) timed out" >&2; exit 1', /^NOT OPEN: TCP connect: .* does not answer/, 1],
    ['exit 0', /^open: open, TCP alone/, 0],
  ])('believes an nc that says why it failed, and no other: %s', async (nc, words, expected) => {
    const { code, err, lines } = await run(shFor(bare(harbour.ports.refused)), commandsWith({ nc }));
    expect(lines.bare).toMatch(words);
    expect({ code, err }).toEqual({ code: expected, err: '' });
  });

  withCurl('asks the next tool where nc cannot tell', async () => {
    const { lines } = await run(shFor(bare(harbour.ports.refused)), commandsWith({ nc: 'exit 1' }, 'curl'));
    expect(lines.bare).toMatch(/^NOT OPEN: TCP connect/);
  });

  test('ends as the preflight does where all is optional, and where there is nothing to try', async () => {
    const nc = 'echo "Connection refused" >&2; exit 1';
    const optional = bare(harbour.ports.refused).map((one) => ({ ...one, need: 'optional' as const }));
    const { code, lines } = await run(shFor(optional), commandsWith({ nc }));
    expect(lines.bare).toMatch(/^optional: TCP connect/);
    expect(code).toBe(0);
    expect((await run(shFor([]), commandsWith({ nc }))).code).toBe(1);
    const powershell = emitScript(checksFor(optional), 'powershell');
    expect(powershell).toContain('if ($script:All -eq 0) { exit 1 }');
    expect(powershell).not.toMatch(/exit 2/);
  });

  const through = (which: keyof Harbour['proxies']): ProxyAddress => ({
    host: '127.0.0.1',
    port: harbour.proxies[which],
  });
  const proxied = () => rowsFor(['good'], harbour.ports).map((one) => ({ ...one, proxy: 'possible' as const }));
  test.each([
    ['openssl', 'allows', /^open: by the proxy: open, .*; directly: open/],
    ['openssl', 'denies', /^NOT OPEN: by the proxy: proxy: it does not let it through \(403\)/],
    ['openssl', 'login', /^NOT OPEN: by the proxy: proxy: it asks for a user name and password/],
    ['curl', 'allows', /^open: by the proxy: open; .*; directly: open/],
    ['curl', 'denies', /^NOT OPEN: by the proxy: proxy: it does not let it through \(403\)/],
    ['curl', 'login', /^NOT OPEN: by the proxy: proxy: it asks for a user name and password/],
  ] as const)('with %s goes through a proxy that %s', async (tool, which, words) => {
    if (!tools.includes(tool)) return;
    const { lines } = await run(shFor(proxied(), through(which)), commands(tool));
    expect(lines.good).toMatch(words);
  });
});

/** Everything that a script might take for something else than text. */
const HOSTILE = `'; touch owned; echo '$(touch owned)\`touch owned\` "$HOME" ’; touch owned; ‘ \\' \n touch owned #`;

describe('a text in a script', () => {
  test('is one word of a shell, whatever it holds', async () => {
    const script = `printf '%s' ${shQuoted(HOSTILE)}\n`;
    const { out } = await run(script, commands());
    expect(out).toBe(HOSTILE);
  });

  test('starts nothing, wherever it comes from', async () => {
    const [first] = rowsFor(['refused'], harbour.ports);
    const hostile = {
      ...(first as Requirement),
      id: HOSTILE,
      cites: [{ document: HOSTILE, section: HOSTILE, quote: HOSTILE, gloss: HOSTILE }] as const,
    };
    const udp = { ...hostile, id: `${HOSTILE} udp`, transport: 'udp' as const, application: [] };
    const checks = checksFor([hostile, udp], undefined, { name: HOSTILE });
    const bin = commands('touch', 'openssl', 'timeout');
    const script = emitScript(checks, 'sh', { timeoutSeconds: 1 });
    const { code, err } = await run(script, bin);
    expect({ code, err }).toEqual({ code: tools.includes('openssl') ? 1 : 2, err: '' });
    expect(readdirSync(folder, { recursive: true }).filter((file) => `${file}`.endsWith('owned'))).toEqual([]);
  });

  test('is one string of PowerShell, which has quotation marks of its own', async () => {
    expect(powershellQuoted("it's")).toBe("'it''s'");
    expect(powershellQuoted('’; rm')).toBe("(Read-Escaped '\\u2019; rm')");
    const checks = checksFor(rowsFor(['good'], harbour.ports), undefined, { name: HOSTILE });
    const { errors, commands: found } = parsePowershell(emitScript(checks, 'powershell'));
    expect(errors).toEqual([]);
    expect(found.filter((line) => line.startsWith('touch'))).toEqual([]);
  });

  test('is refused as a proxy where it is no name', () => {
    expect(() => checksFor([], { host: HOSTILE, port: 8080 })).toThrow('proxy.host: ');
    expect(() => checksFor([], { host: 'proxy', port: 0 })).toThrow('proxy.port: ');
  });
});

describe('the script for PowerShell', () => {
  const rows = () => [
    ...rowsFor(NAMES, harbour.ports),
    row('ship-address', 8443, [], { ranges: { for: [], cidrs: ['203.0.113.7'] }, need: 'optional' }),
    row('ship-udp', 53, [exact('dns.harbour.example')], { transport: 'udp' }),
  ];

  test.each([undefined, { host: 'proxy.harbour.example', port: 8080 }])(
    'parses without an error, and checks what the other does (%p)',
    async (proxy) => {
      const checks = checksFor(rows(), proxy);
      const { errors, commands: found } = parsePowershell(emitScript(checks, 'powershell'));
      expect(errors).toEqual([]);
      const own = found.filter((line) => line.startsWith('Test-Flow ')).map((line) => line.replace(/^Test-Flow /, ''));
      const others = [...emitScript(checks, 'sh').matchAll(/^check (.+)$/gm)].map(([, line]) => line);
      expect(own).toHaveLength(checks.checks.length);
      expect(own).toEqual(others);
    },
  );

  test('is ASCII, since no mark says its code page', () => {
    expect(emitScript(checksFor(rows()), 'powershell')).toMatch(/^[\n\x20-\x7e]*$/);
    expect(emitScript(checksFor(rows()), 'powershell')).toContain('\\u8239');
  });

  test('would be seen to be broken', async () => {
    const { errors } = parsePowershell("function A { if ($x { 'y' }");
    expect(errors).not.toEqual([]);
  });
});

test('a login of the proxy goes into no script', () => {
  const checks = checksFor(rowsFor(['good'], harbour.ports), { host: 'proxy', port: 8080, login: 'quay:secret' });
  for (const language of ['sh', 'powershell'] as const) expect(emitScript(checks, language)).not.toContain('secret');
});

test('a time that is no whole number is refused', () => {
  expect(() => emitScript(checksFor([]), 'sh', { timeoutSeconds: 0 })).toThrow('timeoutSeconds: ');
});
