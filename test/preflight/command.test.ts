import * as net from 'node:net';
import { PREFLIGHT_OPTIONS } from '../../lib/cli/check';
import { optionName } from '../../lib/cli/typed';
import { portolan, type Run, waited } from '../cli/portolan';
import { blocksOf, textOf } from '../package/blocks';

const PAGE = 'docs/preflight.md';
const AGENT = '--product patch-manager-plus --role agent --choose portsInUse=default --choose serverProtocol=HTTPS';
/** Everything is on this machine: nothing of the network is touched. */
const HERE = `${AGENT} --supply server=127.0.0.1`.split(' ');

const check = (...args: readonly string[]): Promise<Run> => waited(110, 'check', ...HERE, ...args);

/** Lines may break elsewhere where the path of the roots is longer. */
const flowing = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('docs/preflight.md', () => {
  test('shows what the command prints', async () => {
    const [sh = ''] = blocksOf(PAGE, 'sh');
    const [shown = ''] = blocksOf(PAGE, 'text');
    const [, typed = '', code] = /^portolan (.+) # exit code (\d)$/.exec(flowing(sh.replace(/\\\n/g, ' '))) ?? [];
    const run = await waited(110, ...typed.split(' '));
    expect({ code: run.code, err: run.err }).toEqual({ code: Number(code), err: '' });
    for (const part of shown.split(/^\.\.\.$/m)) expect(flowing(run.out)).toContain(flowing(part));
  });

  test('names every option that is the check’s own', () => {
    const text = textOf(PAGE);
    const own = PREFLIGHT_OPTIONS.map(optionName).filter(
      (option) => !['--reach-by', '--without-ranges', '--ports'].includes(option),
    );
    expect(own.filter((option) => !text.includes(option))).toEqual([]);
  });

  test('emits the scripts that it shows, of which the one for PowerShell was not run', () => {
    for (const line of (blocksOf(PAGE, 'sh')[1] ?? '').trim().split('\n')) {
      const [, typed = ''] = /^portolan (.+) --output check\.\w+$/.exec(line) ?? [];
      const { code, out, err } = portolan(...typed.split(' '));
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain('desktopcentral.manageengine.jp');
    }
    expect(flowing(textOf(PAGE))).toContain('**it was not run**');
  });
});

describe('portolan check', () => {
  test('ends at Ctrl-C with what is known by then, as a judgement against, and leaves the signal as it was', async () => {
    const before = process.listenerCount('SIGINT');
    const sockets: net.Socket[] = [];
    // At the first of the two connections; the other is then not tried.
    const mute = net.createServer((socket) => {
      sockets.push(socket);
      if (sockets.length === 1) process.emit('SIGINT');
    });
    await new Promise<void>((done) => mute.listen(0, '127.0.0.1', done));
    const { port } = mute.address() as net.AddressInfo;
    const began = performance.now();
    const { code, out, err } = await check(
      '--timeout',
      '60',
      '--parallel',
      '1',
      '--ports',
      `agent-server-https=${port}`,
    );
    for (const socket of sockets) socket.destroy();
    mute.close();
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(out).toMatch(/stopped/i);
    expect(out).not.toContain('NOT OPEN');
    expect(process.listenerCount('SIGINT')).toBe(before);
    for (const words of ['130 stopped by Ctrl-C, which check', 'and ends with 1.'])
      expect(portolan('--help').out).toContain(words);
  });

  test('ends with 0 where all that is needed is open, and says so', async () => {
    const servers = await Promise.all(
      [0, 1].map(
        () =>
          new Promise<net.Server>((done) => {
            const server: net.Server = net.createServer().listen(0, '127.0.0.1', () => done(server));
          }),
      ),
    );
    const [https, notification] = servers.map((server) => (server.address() as net.AddressInfo).port);
    const { code, out, err } = await check(
      ...['--ports', `agent-server-https=${https}`, '--ports', `agent-server-notification=${notification}`],
    );
    for (const server of servers) server.close();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('all 2 that were tried from this machine are open');
  });

  test('prints every stage as JSON', async () => {
    const { code, out } = await check('--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      product: 'patch-manager-plus',
      fine: false,
      checks: [
        { name: '127.0.0.1', port: 8383, standing: 'failed', results: [{ way: 'direct', open: false }] },
        { name: '127.0.0.1', port: 8027, standing: 'failed' },
      ],
    });
  });

  test('says what a machine cannot try, with the options that supply it', () => {
    const { code, out } = portolan(
      ...'check --product endpoint-central-cloud --role agent --choose dataCenter=JP --choose remoteControl=true --emit sh'.split(
        ' ',
      ),
    );
    expect(code).toBe(0);
    expect(out).toContain('*.zoho.jp, tcp 443 (agent-remote-control): a wildcard is no name');
    expect(out).toContain('--supply patchVendors=HOST');
  });

  test.each([
    [['--proxy', 'proxy'], "'proxy' is not of the form --proxy HOST:PORT"],
    [['--proxy', 'http://proxy:8080'], "'http://proxy:8080' is not of the form --proxy HOST:PORT"],
    [['--proxy', '$(touch owned):8080'], 'is not of the form --proxy HOST:PORT'],
    [['--timeout', '0'], "got '0', expected a whole number from 1"],
    [['--parallel', '5000'], "got '5000', expected a whole number from 1 to 3600"],
    [['--emit', 'bash'], "'bash' cannot stand here"],
    [['--emit', 'sh', '--json'], '--emit already says it all'],
  ])('refuses %p', (args, words) => {
    const { code, out, err } = portolan('check', ...HERE, ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.match(/^- /gm)).toHaveLength(1);
    expect(err).toContain(words);
  });

  test('takes a proxy by an address of either family', () => {
    for (const proxy of ['10.0.0.5:8080', '[2001:db8::1]:8080', 'proxy:3128']) {
      const { code, out } = portolan('check', ...HERE, '--proxy', proxy, '--emit', 'sh');
      expect(code).toBe(0);
      expect(out).toContain(`proxy='${proxy}'`);
    }
  });

  test('says that a script takes neither a login nor a number of checks at once', () => {
    process.env.PORTOLAN_PROXY_LOGIN = 'quay:secret';
    const { code, out, err } = portolan('check', ...HERE, '--proxy', 'proxy:8080', '--emit', 'sh', '--parallel', '2');
    delete process.env.PORTOLAN_PROXY_LOGIN;
    expect(code).toBe(0);
    expect(out).not.toContain('secret');
    expect(err).toContain('--parallel says nothing to --emit');
    expect(err).toContain('PORTOLAN_PROXY_LOGIN does not go into the script');
  });
});
