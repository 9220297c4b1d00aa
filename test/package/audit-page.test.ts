import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parse } from 'yaml';
import { ADOPT_OPTIONS } from '../../lib/cli/adopt';
import { AUDIT_OPTIONS } from '../../lib/cli/audit';
import { DIFF_OPTIONS } from '../../lib/cli/diff';
import { optionName } from '../../lib/cli/typed';
import { WHY_OPTIONS } from '../../lib/cli/why';
import { FORMATS } from '../../lib/proof/readers/deployment';
import { onScreen } from '../cli/portolan';
import { blocksOf, root, runBlock, textOf } from './blocks';
import { commandsOf, describeCommands, WIDTH } from './commands';

const PAGE = 'docs/audit.md';
const WORKFLOW = 'examples/audit/workflow.yaml';
const TEMPLATES = 'test/proof/readers/templates';

describeCommands(PAGE, 8);
describeCommands('README.md', 1);
describeCommands('docs/overlay.md', 2);

describe('the page about audits', () => {
  it('has no command without what it prints', () => {
    expect(blocksOf(PAGE, 'sh').length).toBe(commandsOf(PAGE).length);
  });

  it('has an example of every format that others write', () => {
    const formats = commandsOf(PAGE).flatMap(({ command }) => {
      const run = onScreen(WIDTH, ...command.split(/\s+/), '--json');
      return command.startsWith('diff') || command.startsWith('adopt') || command.startsWith('why')
        ? []
        : (JSON.parse(run.out) as { readonly formats: readonly string[] }).formats;
    });
    const whyOnly = ['azure-deployed'];
    expect([...new Set([...formats, ...whyOnly])].sort()).toEqual(FORMATS.filter((one) => one !== 'plan').sort());
  });

  it('shows a program that runs against the built package', () => {
    const [block = '', ...others] = blocksOf(PAGE, 'ts');
    expect(others).toEqual([]);
    const { status, stderr, stdout } = runBlock(block);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('agent-cloud-jp partly');
  });

  it('lists exactly the templates that stand in the tests', () => {
    const listed = [...textOf(PAGE).matchAll(/^\| \[([^\]]+)\]\(\.\.\/([^)]+)\) \| ([^|]+) \|/gm)];
    expect(listed.map(([, , path]) => path)).toEqual(listed.map(([, name]) => posix.join(TEMPLATES, name ?? '')));
    const files = readdirSync(join(root, TEMPLATES), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => posix.join(entry.parentPath.slice(join(root, TEMPLATES).length + 1), entry.name));
    expect(listed.map(([, name]) => name).sort()).toEqual(files.sort());
    expect(new Set(listed.map(([, , , format]) => format)).size).toBe(FORMATS.length - 1);
  });

  it('names files that exist', () => {
    const named = [...textOf(PAGE).matchAll(/examples\/audit\/[\w./-]+\.\w+/g)].map(([path]) => path);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const all = readdirSync(join(root, 'examples/audit'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => posix.join(entry.parentPath.slice(root.length + 1), entry.name));
    expect(all.filter((path) => !named.includes(path))).toEqual([]);
  });
});

interface Workflow {
  readonly permissions: object;
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly { readonly run?: string; readonly uses?: string }[] }>
  >;
}

describe('the workflow', () => {
  const text = readFileSync(join(root, WORKFLOW), 'utf8');
  const { permissions, jobs } = parse(text) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  it('gives no rights but those of a job', () => expect(permissions).toEqual({}));

  it('names actions by a hash, or says to', () => {
    const loose = steps.flatMap(({ uses }) => (uses === undefined || /@[0-9a-f]{40}$/.test(uses) ? [] : [uses]));
    const said = [...text.matchAll(/# Pin this one as well.*\n\s*- uses: (\S+)/g)].map(([, uses]) => uses);
    expect(loose).toEqual(said);
  });

  it('runs commands with options that exist', () => {
    const options = { audit: AUDIT_OPTIONS, why: WHY_OPTIONS, diff: DIFF_OPTIONS, adopt: ADOPT_OPTIONS };
    const lines = steps
      .flatMap(({ run = '' }) => run.replace(/\\\n/g, ' ').split('\n'))
      .filter((line) => line.includes('portolan '));
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      const [, command = '', rest = ''] = /portolan (\w+) (.*)/.exec(line) ?? [];
      const known = options[command as keyof typeof options].map(optionName);
      const typed = rest.split(/\s+/).filter((word) => word.startsWith('--'));
      expect(typed.filter((word) => !known.includes(word))).toEqual([]);
    }
  });

  it('does as it says where the template is that of the examples', () => {
    const line = steps.map(({ run = '' }) => run).find((run) => run.includes('--sarif')) ?? '';
    const [, words = ''] = /portolan (.*?) > audit.sarif/s.exec(line.replace(/\\\n/g, ' ')) ?? [];
    const typed = words.replace('"$TEMPLATE"', 'examples/audit/cloudformation/agents.yaml').split(/\s+/);
    const { code, out } = onScreen(WIDTH, ...typed);
    expect(code).toBe(1);
    expect((JSON.parse(out) as { readonly version: string }).version).toBe('2.1.0');
  });
});
