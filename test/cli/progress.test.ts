import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeLine, progressLine, SHARED_BYTES, showLine } from '../../lib/cli/progress-line';
import { BIN } from './portolan';

const line = () => new Int32Array(new SharedArrayBuffer(SHARED_BYTES));

/** What a terminal of one line shows after all of it was written. */
function shown(written: readonly string[]): string {
  return written.join('').split('\r\u001b[K').at(-1) ?? '';
}

describe('the line of progress', () => {
  it('says what runs, how far it is and for how long, in one line of the terminal', () => {
    expect(progressLine('portolan audit', '', 1250, 80)).toBe('portolan audit: 1 s');
    expect(progressLine('portolan check', 'tried 3 of 20', 12_900, 80)).toBe('portolan check: tried 3 of 20, 12 s');
    expect(progressLine('portolan check', 'tried 3 of 20', 12_900, 20)).toHaveLength(19);
    expect(progressLine('portolan check', 'tried 3 of 20', 12_900, 0)).toBe('');
  });

  it('stands in the place of the one before, and is gone when it is closed', () => {
    const written: string[] = [];
    const state = line();
    const write = (text: string) => written.push(text);
    showLine(state, 'portolan audit: 1 s', write);
    showLine(state, 'portolan audit: 2 s', write);
    expect(shown(written)).toBe('portolan audit: 2 s');
    closeLine(state, write);
    expect(shown(written)).toBe('');
    showLine(state, 'portolan audit: 3 s', write);
    closeLine(state, write);
    expect(written).toHaveLength(3);
  });

  it('leaves the terminal alone where nothing was shown', () => {
    const written: string[] = [];
    closeLine(line(), (text) => written.push(text));
    expect(written).toEqual([]);
  });
});

describe('Ctrl-C', () => {
  it('ends a command at once, with nothing on stdout', async () => {
    // What is read never ends, and once it is opened the command is surely at work.
    const folder = mkdtempSync(join(tmpdir(), 'portolan-'));
    const endless = join(folder, 'endless.json');
    execFileSync('mkfifo', [endless]);
    const role = ['--product', 'endpoint-central-cloud', '--role', 'agent', '--choose', 'dataCenter=JP'];
    const child = spawn(process.execPath, [BIN, 'audit', endless, ...role], { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    child.stdout.on('data', (text) => {
      out += text;
    });
    const writing = await open(endless, 'w');
    await writing.write('{');
    child.kill('SIGINT');
    const signal = await new Promise((resolve) => {
      child.on('close', (_, by) => resolve(by));
    });
    await writing.close();
    rmSync(folder, { recursive: true });
    expect({ signal, out }).toEqual({ signal: 'SIGINT', out: '' });
  });
});
