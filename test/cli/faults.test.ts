import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { runPortolan } from '../../lib/cli/program';
import * as compiling from '../../lib/compile';
import { BIN, ECC } from './portolan';

const AGENT = `compile --target aws-network-firewall ${ECC} --role agent --choose dataCenter=JP`;

function run(line: string) {
  const written = { out: '', err: '' };
  const code = runPortolan(line.split(' '), {
    writeOut: (text) => {
      written.out += text;
    },
    writeError: (text) => {
      written.err += text;
    },
    screen: { width: 100, colour: false },
  });
  return { code, ...written };
}

describe('a fault of ours', () => {
  afterEach(() => jest.restoreAllMocks());

  const hole = {
    code: 'proof-failed',
    at: 'plan',
    answer: 'excess',
    requirement: null,
    rule: 'r',
    witness: 'w',
  } as const;

  test('is 70 where a plan does not prove, under a heading that blames nobody else', () => {
    jest.spyOn(compiling, 'tryCompile').mockReturnValue({ compiled: null, issues: [hole] });
    const { code, out, err } = run(AGENT);
    expect({ code, out }).toEqual({ code: 70, out: '' });
    expect(err).toMatch(
      /^portolan compile: this is a fault of portolan, whatever was typed\n- plan: the plan does not prove/,
    );
    expect(err).not.toContain('as it was typed');
  });

  test('stands beside what was typed wrongly, each under its own heading', () => {
    jest.spyOn(compiling, 'tryCompile').mockReturnValue({ compiled: null, issues: [hole] });
    const { code, err } = run(`${AGENT} --frob`);
    expect(code).toBe(70);
    expect(err).toMatch(
      /whatever was typed\n- plan: .*\nportolan compile: this cannot be done as it was typed\n- --frob: /,
    );
  });
});

// Not every system has a device that is always full.
(process.env.CI !== undefined || existsSync('/dev/full') ? test : test.skip)(
  'a result that cannot be written whole is 70, and one sentence',
  () => {
    const line = `"${process.execPath}" "${BIN}" flows --all --json > /dev/full`;
    const { status, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8' });
    expect(status).toBe(70);
    expect(stderr).toMatch(/^portolan: the result could not be written whole \(ENOSPC.*\)\n$/);
  },
);
