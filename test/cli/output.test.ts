import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMANDS } from '../../lib/cli/commands';
import { runPortolan } from '../../lib/cli/program';
import { BIN, portolan, typed } from './portolan';

const AGENT = '--product endpoint-central-cloud --role agent --choose dataCenter=JP';
const TEMPLATE = 'examples/audit/cloudformation/agents.yaml';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'output-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

/** A line of each command that has a result, with its exit code. */
const LINES: Readonly<Record<string, readonly [line: string, code: number]>> = {
  catalog: ['catalog --product mobicontrol', 0],
  flows: ['flows --all --json', 0],
  compile: [`compile --target aws-network-firewall ${AGENT}`, 0],
  report: [`report --target azure-firewall ${AGENT}`, 0],
  audit: [`audit ${TEMPLATE} ${AGENT} --bind agent=AgentsSecurityGroup --sarif`, 1],
  why: [`why ${TEMPLATE} --from AgentsSecurityGroup --to login.zoho.jp:443/tls`, 0],
  diff: [`diff ${TEMPLATE} ${TEMPLATE}`, 0],
  adopt: [`adopt ${TEMPLATE} ${AGENT} --bind agent=AgentsSecurityGroup`, 1],
  check: [`check ${AGENT} --emit powershell`, 0],
  coverage: ['coverage --document 000', 0],
  show: ['request show schemas/portolan.schema.json', 2],
};

describe('--output', () => {
  it.each(Object.entries(LINES))(
    'of portolan %s writes to the file what stands on stdout without it',
    (_, [line, code]) => {
      const without = typed(line);
      const run = typed(`${line} --output ${at('result')}`);
      expect([without.code, run]).toEqual([code, { ...without, out: '' }]);
      if (code === 2) expect(readdirSync(folder)).toEqual([]);
      else expect(readFileSync(at('result'), 'utf8')).toBe(without.out);
    },
  );

  it('is taken by every command that prints a result', () => {
    const names = COMMANDS.flatMap((form) =>
      'work' in form ? [form.name] : form.commands.map(({ name }) => `${form.name} ${name}`),
    );
    const without = names.filter((name) => !typed(`${name} --help`).out.includes('--output FILE'));
    expect(without).toEqual(['init']);
  });

  it('writes over what was there, behind a link too, and leaves nothing else', () => {
    writeFileSync(at('signed.json'), 'old');
    symlinkSync('signed.json', at('link'));
    expect(typed(`flows --all --json --output ${at('link')}`).code).toBe(0);
    expect(readFileSync(at('signed.json'), 'utf8')).toBe(typed('flows --all --json').out);
    expect(readdirSync(folder).sort()).toEqual(['link', 'signed.json']);
  });

  it('leaves what was there where the command refuses', () => {
    writeFileSync(at('signed.json'), 'old');
    expect(
      typed(`flows --product endpoint-central-cloud --choose dataCenter=JPP --output ${at('signed.json')}`).code,
    ).toBe(2);
    expect(readFileSync(at('signed.json'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['signed.json']);
  });

  it.each([
    ['a folder', 'sub', 'it is no ordinary file'],
    ['a device', '/dev/null', 'it is no ordinary file'],
    ['a file in a folder that is not there', 'nowhere/result', 'ENOENT'],
  ])('refuses %s, and leaves it', (_, name, why) => {
    mkdirSync(at('sub'));
    const file = name.startsWith('/') ? name : at(name);
    const { code, out, err } = portolan('catalog', '--output', file);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`--output ${file}: '${file}' cannot be written (${why})`);
    expect([existsSync('/dev/null'), readdirSync(folder)]).toEqual([true, ['sub']]);
  });

  it('has neither the colour nor the width of the terminal in the file', () => {
    let said = '';
    const write = (text: string) => {
      said += text;
    };
    const line = `flows ${AGENT} --output ${at('flows.txt')}`.split(' ');
    runPortolan(line, { writeOut: write, writeError: write, screen: { width: 40, colour: true } });
    expect(said).toBe('');
    expect(readFileSync(at('flows.txt'), 'utf8')).toBe(typed(`flows ${AGENT}`).out);
  });

  it('leaves what was there at Ctrl-C', async () => {
    writeFileSync(at('audit.sarif'), 'old');
    // What is read never ends, and once it is opened the command is surely at work.
    execFileSync('mkfifo', [at('endless.json')]);
    const child = spawn(process.execPath, [
      BIN,
      'audit',
      at('endless.json'),
      ...AGENT.split(' '),
      '--output',
      at('audit.sarif'),
    ]);
    const ended = new Promise((resolve) => child.on('close', (_, by) => resolve(by)));
    const writing = await open(at('endless.json'), 'w');
    child.kill('SIGINT');
    expect(await ended).toBe('SIGINT');
    await writing.close();
    expect(readFileSync(at('audit.sarif'), 'utf8')).toBe('old');
    expect(readdirSync(folder).sort()).toEqual(['audit.sarif', 'endless.json']);
  });
});
