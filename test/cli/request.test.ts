import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PRODUCTS } from '../../lib/catalog';
import { role } from '../../lib/resolve';
import { expectGolden } from '../golden';
import { edited, part, textOf } from '../requests/harbour';
import { onScreen, spawned } from './portolan';

const folder = mkdtempSync(join(tmpdir(), 'requests-'));
// Every line is wrapped at the same words, wherever the folder is.
const before = process.cwd();
beforeAll(() => process.chdir(folder));
afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

/** A file of a spoke, by its path. */
function put(spoke: string, text: string): string {
  mkdirSync(join(folder, spoke), { recursive: true });
  const file = join(spoke, 'central-egress.firewall-request.json');
  writeFileSync(join(folder, file), text);
  return file;
}

const ism = PRODUCTS['ism-cloudone'];
const branch = role(PRODUCTS['endpoint-central-cloud'], { dataCenter: 'US', remoteControl: true }, 'agent');
const client = role(
  ism,
  { platforms: ['Windows'], systemServerPort: '443', parties: { systemServer: { hosts: ['ism.example.co.jp'] } } },
  'client',
);
const good = put(
  'spokes/branch',
  textOf(
    part({
      owner: 'branch team',
      sources: ['10.3.0.0/24', 'spoke-a'],
      everybody: { distributionServer: ['a test of everybody'] },
      requests: [
        {
          entry: branch,
          peers: { distributionServer: [{ addresses: ['10.3.9.1'] }, { bound: 'Spoke/Server' }] },
          additionalRules: [
            { id: 'dns', direction: 'egress', peer: '10.0.0.2', transport: 'udp', ports: '53', reason: 'resolver' },
          ],
        },
      ],
    }),
  ),
);
put('spokes/fleet', textOf());
const refusedByFirewall = put('refused', textOf(part({ requests: [{ entry: client }] })));
const stale = put(
  'stale',
  edited(textOf(), (file) => {
    file.flows = [...(file.flows as string[]), 'ECC_AGENT egress tcp 443 tls evil.example (endpoint-central-cloud/x)'];
  }),
);
const noJson = put('no-json', '{\n  "version": 1\n  "name": "x"\n}\n');

const golden = (name: string) => join(__dirname, 'golden', `${name}.txt`);

describe('request show', () => {
  test('tells a reviewer who asks for what and why, with the sentences and the firewall that it makes', () => {
    const { code, out, err } = onScreen(110, 'request', 'show', good);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expectGolden(golden('request-show'), out);
  });

  test('shows a folder as the firewall would stand for all of it', () => {
    const { code, out } = onScreen(110, 'request', 'show', 'spokes', '--prefix-list', 'spoke-a=10.9.0.0/24');
    expect(code).toBe(0);
    expect(out.match(/^Request central-egress of /gm)).toHaveLength(2);
    expect(out.match(/^Firewall policy$/gm)).toHaveLength(1);
    expect(out).toContain('that is 10.3.0.0/24, 10.9.0.0/24');
  });

  test('says what a Network Firewall would refuse, and what cannot be read at all', () => {
    const { code, out, err } = onScreen(110, 'request', 'show', refusedByFirewall);
    expect(code).toBe(0);
    expect(out).toContain('ism.example.co.jp (ism-cloudone/windows-mac-client-system-server-443)');
    expect(err).toMatch(/Network Firewall: refused\/.*:9: windows-mac-client-system-server-443 must be open/);
    const unread = onScreen(110, 'request', 'show', noJson);
    expect(unread).toEqual({ code: 2, out: '', err: expect.stringContaining("json:3: this is no JSON: ',' or '}'") });
  });
});

describe('request check', () => {
  test('answers 0 and says what is accepted where a firewall may take it', () => {
    const options = ['--prefix-list', 'spoke-a=10.9.0.0/24,10.9.1.0/24', '--allowed-source', '10.0.0.0/8'];
    const { code, out, err } = onScreen(110, 'request', 'check', 'spokes', ...options);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expectGolden(golden('request-check-accepted'), out);
  });

  test('answers 1 and says everything that stands against it, on stdout, since it is the result', () => {
    const { code, out, err } = onScreen(110, 'request', 'check', '.', '--allowed-source', '10.1.0.0/16');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expectGolden(golden('request-check-refused'), out);
  });

  test('refuses what the firewall itself would refuse, at the line of the entry', () => {
    const { code, out } = onScreen(110, 'request', 'check', refusedByFirewall);
    expect(code).toBe(1);
    expect(out.replace(/\s+/g, ' ')).toContain(
      'refused: - refused/central-egress.firewall-request.json:9: windows-mac-client-system-server-443 must be open',
    );
  });

  test('gives the same as data', () => {
    const run = (...args: readonly string[]) => {
      const { code, out } = onScreen(110, 'request', 'check', ...args, '--json');
      return { code, ...(JSON.parse(out) as { accepted: boolean; requests: object[]; refusals: { code: string }[] }) };
    };
    expect(run('spokes/fleet')).toMatchObject({ code: 0, accepted: true, refusals: [] });
    expect(run(stale)).toMatchObject({ code: 1, accepted: false, requests: [], refusals: [{ code: 'request-stale' }] });
    const entry = { name: 'ECC_AGENT', sources: ['10.1.0.0/24'], inFirewall: 'ECC_AGENT_opzxcq39u6gm' };
    expect(run('spokes/fleet').requests).toMatchObject([{ owner: 'fleet team', entries: [entry] }]);
  });

  test('answers 2 and prints no result where it was typed wrongly, and tells all of it', () => {
    mkdirSync(join(folder, 'empty'));
    const wrong = ['empty', 'nowhere', '--allowed-source', '10.0.0.1/8', '--prefix-list', 'spoke-a', '--jason'];
    const { code, out, err } = onScreen(110, 'request', 'check', ...wrong);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.match(/^- .*$/gm)).toEqual([
      expect.stringMatching(/^- --jason: '--jason' is no option here; did you mean --json/),
      expect.stringMatching(/^- --prefix-list spoke-a: 'spoke-a' is not of the form NAME=CIDR/),
      expect.stringMatching(/^- empty: there is no file named \*\.firewall-request\.json/),
      expect.stringMatching(/^- nowhere: there is no file or folder of requests/),
      expect.stringMatching(/^- --allowed-source 10\.0\.0\.1\/8: '10\.0\.0\.1\/8' has host bits set/),
    ]);
  });

  test.each([
    [['request'], 'portolan request: a command is needed; pass one of show or check'],
    [['request', 'chek', 'x'], "portolan request: 'chek' is no command; did you mean check?"],
    [['request', 'check'], 'portolan request check: FILE|FOLDER... is needed'],
    [
      ['request', '--json', 'check', 'x'],
      "--json: '--json' keeps the rest from being read; write portolan request check x --json",
    ],
    [['flows', 'x'], "x: 'x' belongs to no option"],
  ])('a line that cannot be run says what is missing: %j', (args, expected) => {
    const { code, out, err } = onScreen(110, ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`- ${expected}`);
  });

  test('works as the built command, and its help shows the words that it takes', () => {
    expect(spawned('request', 'check', 'spokes/fleet').code).toBe(0);
    expect(spawned('request', 'check', stale).code).toBe(1);
    const help = spawned('request', 'check', '--help');
    expect({ code: help.code, err: help.err }).toEqual({ code: 0, err: '' });
    expect(help.out).toContain('Usage: portolan request check [options] FILE|FOLDER...');
  });
});
