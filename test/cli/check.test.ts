import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { BIN } from './portolan';

const AGENT = '--product patch-manager-plus --role agent --choose portsInUse=default --choose serverProtocol=HTTPS';

/** The command, in a process in which the system's lookup is another. */
function checking(lookup: string, line: string) {
  const preload = `
    import dns from 'node:dns/promises';
    dns.Resolver.prototype.resolve4 = dns.Resolver.prototype.resolve6 = async () => [];
    ${lookup}`;
  const imported = ['--import', `data:text/javascript,${encodeURIComponent(preload)}`];
  return spawn(process.execPath, [...imported, BIN, 'check', ...line.split(' ')]);
}

test('portolan check says nothing on stderr, however much is under way at once', async () => {
  const run = checking(
    "dns.lookup = (name) => new Promise((_, no) => setTimeout(no, 200, Object.assign(new Error(name), { code: 'ENOTFOUND' })));",
    '--product endpoint-central-cloud --role agent --choose dataCenter=JP --parallel 50',
  );
  const [out, err, [code]] = await Promise.all([text(run.stdout), text(run.stderr), once(run, 'close')]);
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(out).toContain('8 of 8 tried from this machine are needed and not open');
});

describe('portolan check, while the system looks up a name, which cannot be called back', () => {
  const SILENT =
    "dns.lookup = () => new Promise(() => { process.stderr.write('asked'); setInterval(() => {}, 1000); });";
  const LINE = `${AGENT} --supply server=quay.example --timeout 600`;

  test('ends at once at Ctrl-C, with all that it prints', async () => {
    const run = checking(SILENT, LINE);
    const ended = once(run, 'close');
    await once(run.stderr, 'data');
    run.kill('SIGINT');
    const said = text(run.stdout);
    expect(await ended).toEqual([1, null]);
    expect(await said).toMatch(/stopped[\s\S]*quay\.example:8027\/tcp\n$/i);
  }, 30_000);

  test('ends as any program does at the second Ctrl-C, where the first did not get through', async () => {
    const run = checking(`${SILENT} AbortController.prototype.abort = () => process.stderr.write('once');`, LINE);
    const ended = once(run, 'close');
    for (const word of ['asked', 'once']) {
      let said = '';
      while (!said.includes(word)) [said] = (await once(run.stderr, 'data')).map(String) as [string];
      run.kill('SIGINT');
    }
    expect(await ended).toEqual([null, 'SIGINT']);
  }, 30_000);
});
