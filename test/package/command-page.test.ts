import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { MEMBERS } from '../../lib/cli/profile-file/members';
import { BAD_INPUT, JUDGED_AGAINST, OUR_FAULT } from '../../lib/cli/program';
import { onScreen } from '../cli/portolan';
import { blocksOf, textOf } from './blocks';
import { commandsOf, describeCommands, printedBy, WIDTH } from './commands';

const PAGE = 'docs/command.md';
const isInit = ({ command }: { readonly command: string }) => command.startsWith('init');

const root = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'command-'));
beforeEach(() => {
  // What is written there is not to be written here.
  process.chdir(root);
});
afterAll(() => {
  process.chdir(root);
  rmSync(folder, { recursive: true });
});

describeCommands(PAGE, 4, (shown) => !isInit(shown));

describe('the page about the command', () => {
  const [init] = commandsOf(PAGE).filter(isInit);
  const [file = '', pipeline = ''] = blocksOf(PAGE, 'yaml');

  it('has no command without what it prints', () => {
    expect(blocksOf(PAGE, 'sh').length).toBe(commandsOf(PAGE).length);
  });

  it('has every command in its table, with its own words', () => {
    const rows = [...textOf(PAGE).matchAll(/^\| `portolan (\w+)` \| (.*) \|$/gm)].map(([, name, words]) => [
      name,
      words,
    ]);
    const help = onScreen(1000, '--help').out;
    const [, commands = ''] = /^Commands:\n([\s\S]*?)^ {2}help /m.exec(help) ?? [];
    const listed = [...commands.matchAll(/^ {2}(\w+)(?: \[\S+\])* +(.*)$/gm)].map(([, name, words]) => [name, words]);
    expect(listed.length).toBeGreaterThan(9);
    expect(rows).toEqual(listed);
  });

  it('shows the file that init writes', () => {
    process.chdir(folder);
    if (init === undefined) throw new Error('the page shows no init');
    expect(printedBy(init)).toEqual({ code: 0, beside: '', missing: [] });
    expect(readdirSync(folder)).toEqual(['portolan.yaml']);
    expect(readFileSync('portolan.yaml', 'utf8').startsWith(file)).toBe(true);
    expect(onScreen(WIDTH, 'flows').code).toBe(0);
  });

  it('shows a pipeline that runs', () => {
    const { steps } = parse(pipeline) as { readonly steps: readonly { readonly run: string }[] };
    const codes = steps.map(({ run }) => {
      const [, words = ''] = /^npx portolan (.*) > \S+$/.exec(run) ?? [];
      const typed = words
        .replace('template.yaml', 'examples/audit/cloudformation/agents.yaml')
        .replace('--profile portolan.yaml', '--profile examples/profile/portolan.yaml');
      const { code, out } = onScreen(WIDTH, ...typed.split(' '));
      JSON.parse(out);
      return code;
    });
    expect(codes).toEqual([0, 1]);
  });

  it('lists the exit codes', () => {
    const listed = [...textOf(PAGE).matchAll(/^\| (\d+) \| /gm)].map(([, code]) => Number(code));
    expect(listed).toEqual([0, JUDGED_AGAINST, BAD_INPUT, OUR_FAULT, 130]);
  });

  it('names members that exist', () => {
    const [, row = ''] = /^\| everything else \| (.*) \|$/m.exec(textOf(PAGE)) ?? [];
    const named = [...row.matchAll(/`([a-z]\w+)`/gi)].map(([, name]) => name).filter((name) => name !== 'true');
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !MEMBERS.some((member) => member.name === name))).toEqual([]);
  });
});
