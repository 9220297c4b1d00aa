import { statSync } from 'node:fs';
import { join } from 'node:path';
import { REPORT_OPTIONS } from '../../lib/cli/report';
import { optionName } from '../../lib/cli/typed';
import { typed } from '../cli/portolan';
import { blocksOf, root, runBlock, textOf } from './blocks';

const PAGE = 'docs/report.md';
const commands = blocksOf(PAGE, 'sh').map((block) => block.trim().replace(/^portolan /, ''));

describe('the page about charts', () => {
  it('shows commands that run', () => {
    expect(commands.length).toBeGreaterThan(1);
    const [first = ''] = commands;
    const run = typed(first.replace(/ --output \S+$/, ''));
    expect({ code: run.code, err: run.err }).toEqual({ code: 0, err: '' });
  });

  it('shows a program that runs against the built package', () => {
    const [block = '', ...others] = blocksOf(PAGE, 'ts');
    expect(others).toEqual([]);
    const { status, stderr, stdout } = runBlock(block);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^16 rules, sha256:[0-9a-f]{64} \d+ \d+\n$/);
  });

  it('names options and forms that exist, and every form', () => {
    const known = REPORT_OPTIONS.map(optionName);
    const named = new Set([...textOf(PAGE).matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].map(([option]) => option));
    expect([...named].filter((option) => !['--json', '--output', '--entry', ...known].includes(option))).toEqual([]);
    const formats = REPORT_OPTIONS.find(({ form }) => form.startsWith('--format '))?.values ?? [];
    for (const format of formats) expect(textOf(PAGE)).toContain(`| \`${format}\` |`);
  });

  it('has a picture that is small', () => {
    expect(statSync(join(root, 'docs/images/chart.png')).size).toBeLessThan(150_000);
  });
});
