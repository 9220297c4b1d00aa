import { spawn, spawnSync } from 'node:child_process';
import { inOptions } from '../../lib/diagnostics/command';
import { isMeantAsAddress, parseCidr } from '../../lib/model/addresses';
import { parseHost } from '../../lib/model/host-syntax';
import { type ScreenStream, screenOf } from '../../lib/report/screen';
import { BIN, ECC, onScreen, portolan, spawned, typed } from './portolan';

describe('portolan', () => {
  test('helps on stdout, with examples that work', () => {
    const { code, out, err } = typed('--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('flows');
    for (const command of ['catalog', 'flows', 'compile', 'coverage']) {
      const help = typed(`${command} --help`);
      expect(help.code).toBe(0);
      const examples = [...help.out.matchAll(/^ {2}portolan (.+)$/gm)].map(([, line]) => line ?? '');
      expect(examples.length).toBeGreaterThan(1);
      for (const line of examples) expect(typed(line)).toMatchObject({ code: 0, err: '' });
    }
  });

  test('names its version', () => {
    expect(typed('--version')).toEqual({ code: 0, out: '0.1.0\n', err: '' });
  });

  test('without a command says on stderr which there are', () => {
    expect(portolan()).toMatchObject({ code: 2, out: '' });
    expect(portolan().err).toContain('compile');
  });

  test('takes help as a command too', () => {
    expect(typed('help')).toEqual(typed('--help'));
    expect(typed('help flows')).toEqual(typed('flows --help'));
  });

  test.each([
    ['--json flows --all', '- --json: ', 'write portolan flows --all --json'],
    ['-- flows --all', '- --: ', 'write portolan flows --all\n'],
    ['flows -- --all', '- --: ', 'write --all without it'],
  ])('blames what keeps the rest from being read: %s', (line, at, instead) => {
    const { code, out, err } = typed(line);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.match(/^- /gm)).toHaveLength(1);
    expect(err).toContain(at);
    expect(err).toContain(instead);
  });

  test('answers a command that does not exist with the nearest one', () => {
    const { code, out, err } = typed('compil --json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(
      "'compil' is no command; did you mean compile? (commands: init, catalog, flows, compile, report, audit, why, diff, adopt, check, coverage, request)",
    );
  });
});

describe('the built command', () => {
  const AGENT = `${ECC} --role agent --choose dataCenter=JP`;

  test.each([
    [0, '--version'],
    [0, 'flows --help'],
    [0, 'catalog --product mobicontrol'],
    [0, 'coverage --document 000'],
    [0, `flows ${ECC} --choose dataCenter=JP`],
    [0, `compile --target aws-network-firewall ${AGENT} --tier Premium`],
    [0, `compile --target aws-security-group ${AGENT} --host-enforcement firewall --json`],
    [0, `compile --target azure-firewall ${AGENT} --patterns listed --format arm`],
    [2, `compile --target aws-security-group ${AGENT}`],
    [2, 'flows --product nothing --frob'],
    [2, 'compil --json'],
  ])('ends with %i and says what it says in the process of a test: %s', (code, line) => {
    const run = spawned(...line.split(' '));
    expect(run.code).toBe(code);
    expect(run).toEqual(typed(line));
  });

  test('without a command ends with 2, as it does in the process of a test', () => {
    expect(spawned()).toEqual(portolan());
    expect(spawned()).toMatchObject({ code: 2, out: '' });
  });
});

describe('a pipe', () => {
  const ALL = [BIN, 'flows', '--all', '--json'];

  test('gets a large result whole', () => {
    const { stdout } = spawnSync('sh', ['-c', `"${process.execPath}" "${BIN}" flows --all --json | cat`], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    expect(stdout.length).toBeGreaterThan(70_000);
    expect(() => JSON.parse(stdout)).not.toThrow();
  });

  test('may be closed by its reader without a word from us', async () => {
    const child = spawn(process.execPath, ALL, { stdio: ['ignore', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.on('data', (text) => {
      err += text;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => {
      child.on('close', resolve);
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  test('may be closed before anything is read', () => {
    const { stdout, stderr } = spawnSync(
      'sh',
      ['-c', `("${process.execPath}" "${BIN}" flows --all --json; echo "code $?" >&2) | true`],
      { encoding: 'utf8' },
    );
    expect({ stdout, stderr }).toEqual({ stdout: '', stderr: 'code 0\n' });
  });

  test('gets no colour and no wrapping', () => {
    const { stdout } = spawnSync(process.execPath, [BIN, ...`flows ${ECC} --choose dataCenter=JP`.split(' ')], {
      encoding: 'utf8',
      env: { ...process.env, FORCE_COLOR: '1', COLUMNS: '30' },
    });
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain('The agent uses port 443 (https, wss) to communicate with the following domains.');
  });
});

describe('help', () => {
  const { out } = onScreen(1000, '--help');
  const names = [...out.matchAll(/^ {2}(\w+)(?: \[\S+\])* +/gm)].flatMap(([, name = '']) =>
    name === 'help' ? [] : [name],
  );

  test.each([...names, 'request show', 'request check'])('of %s has examples, which fit and can be pasted', (name) => {
    const examples = (width: number) =>
      onScreen(width, ...name.split(' '), '--help')
        .out.split('\nExamples:\n')[1]
        ?.trimEnd() ?? '';
    const whole = examples(Number.POSITIVE_INFINITY);
    expect(whole).toContain(`portolan ${name}`);
    const fitted = examples(80);
    expect(fitted.split('\n').filter((line) => line.length > 80 && line.trim().split(' ').length > 3)).toEqual([]);
    expect(fitted.replace(/ \\\n +/g, ' ')).toBe(whole);
  });

  test('names the words that may stand behind an option', () => {
    const { out: help } = onScreen(1000, 'compile', '--help');
    for (const word of ['azure-firewall', 'mobicontrol', 'Premium', 'observe', 'cloudformation']) {
      expect(help).toContain(word);
    }
    expect(
      onScreen(70, 'compile', '--help')
        .out.split('\n')
        .filter((line) => line.length > 70 && !line.includes('portolan ')),
    ).toEqual([]);
  });
});

describe('a terminal', () => {
  const screen = (stream: ScreenStream, env: Record<string, string | undefined>) => screenOf(stream, env);

  test('gets colour and lines of its width', () => {
    expect(screen({ isTTY: true, columns: 60 }, {})).toEqual({ width: 60, colour: true });
    expect(screen({ isTTY: true }, {})).toEqual({ width: 80, colour: true });
  });

  test.each([{ NO_COLOR: '1' }, { TERM: 'dumb' }])('gets no colour with %p', (env) => {
    expect(screen({ isTTY: true, columns: 60 }, env)).toEqual({ width: 60, colour: false });
  });

  test('is no pipe', () => {
    expect(screen({}, {})).toEqual({ width: Number.POSITIVE_INFINITY, colour: false });
  });
});

describe('what is supplied', () => {
  test.each([
    '10.0.0.1',
    '10.0.0.0/24',
    '10.0.0.1/24',
    '010.0.0.1',
    ' 10.0.0.1',
    '1.2.3',
    '1.2.3.4.5',
    '10.0.0.0/255.0.0.0',
    '10.0.0.0/33',
    '0x7f.0.0.1',
    '0o10.0.0.1',
    '173.194.*',
    '10.0.0.0-10.0.0.255',
    '10.0.0.1:443',
    '2001:db8::/32',
    '[2001:db8::1]:443',
    'fe80::1%eth0',
    '::ffff:10.0.0.1',
    '256.0.0.1',
  ])('is told as an address where it is meant as one: %s', (text) => {
    expect(isMeantAsAddress(text)).toBe(true);
    const { problem } = parseCidr(text) as { problem?: { code: string } };
    expect(problem?.code).not.toBe('address-host-name');
  });

  test.each([
    'a.example.com',
    '*.example.com',
    '*',
    'https://a.example.com',
    'a.example.com:443',
    'a.example.com/c',
    'localhost',
    'a.12',
    '1-2.example.com',
    '3com.example',
    '.example.com',
    'a..b',
    'user@a.example.com',
    '港.example',
    '0xdead.example.com',
  ])('is told as a host where it is meant as one: %s', (text) => {
    expect(isMeantAsAddress(text)).toBe(false);
    const { problem } = parseHost(text) as { problem?: { code: string } };
    expect(problem?.code).not.toBe('host-is-address');
  });
});

describe('a change to make, as options of the command', () => {
  test.each([
    ['put them into the profile: parties: { wns: { addresses: [...] } }', 'pass them with --supply wns=CIDR'],
    [
      'put its addresses into the profile: parties: { a: { addresses: [...] } }; or hosts: [...] where nobody reads them',
      'pass its addresses with --supply a=CIDR; or --supply a=HOST where nobody reads them',
    ],
    ["take in with supplements: ['a-b']", 'take in with --choose supplements=a-b'],
    ["with supplements: ['a' or 'b']", 'with --choose supplements=a or --choose supplements=b'],
    ["say ports: { 'a-b': '80/http, 443/https' } where it is so", 'say --ports a-b=80/http,443/https where it is so'],
    ["say ports: { 'a-b': '...' }, and more", 'say --ports a-b=PORTS, and more'],
  ])('%s', (said, options) => {
    expect(inOptions(said)).toBe(options);
  });
});
