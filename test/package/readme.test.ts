import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PRODUCTS } from '../../lib/catalog';
import { blocksOf, root, runBlock, textOf } from './blocks';
import { runPulumiBlock } from './pulumi-blocks';

const PAGES = [
  ...['README.md', 'README.ja.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'],
  ...readdirSync(join(root, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];
const readme = textOf('README.md');

const portolan = (args: readonly string[]) =>
  spawnSync(process.execPath, [join(root, 'dist/cli/bin.js'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, COLUMNS: '120' },
  });

/** The runs of lines that a page shows and a file does not have; what is left out between them is three dots. */
function excerptsNotIn(file: string, shown: string): readonly string[] {
  const trimmed = (text: string) =>
    `\n${text
      .trim()
      .split('\n')
      .map((line) => line.trim())
      .join('\n')}\n`;
  const lines = trimmed(file);
  const excerpts = shown.split(/^\s*\.\.\.$/m).map(trimmed);
  return [...(excerpts.length > 2 ? [] : ['too little is shown']), ...excerpts.filter((part) => !lines.includes(part))];
}

describe('the README', () => {
  it('opens with what it is in three sentences', () => {
    const [, opening = ''] = readme.split('\n\n');
    expect(opening.replace(/\n/g, ' ').split(/(?<=\.)\s+(?=[A-Z])/)).toHaveLength(3);
  });

  it('draws what goes in from the catalogue, and what comes out from the command', () => {
    const [picture = ''] = blocksOf('README.md', 'text');
    const [, given = '', command = '', shown = ''] = /^in([\s\S]*?)\n\n([\s\S]*?)\n\nout([\s\S]*)$/.exec(picture) ?? [];
    const words = (text: string) => text.trim().replace(/\s+/g, ' ');

    const said = PRODUCTS['endpoint-central-cloud'].requirements.flatMap(({ cites, hosts }) => [
      ...cites.flatMap(({ section, quote, document }) => [`${document}: ${section}`, `“${quote}”`]),
      hosts.map(({ printed }) => printed).join(' '),
    ]);
    expect(
      given
        .trim()
        .split('\n')
        .filter((line) => !said.map(words).includes(words(line))),
    ).toEqual([]);

    const [name, ...args] = words(command).split(' ');
    expect(name).toBe('portolan');
    const { stdout, status } = portolan(args);
    expect(status).toBe(0);
    const printed = `\n${stdout.split('\n').map(words).join('\n')}\n`;
    const excerpts = shown.split(/^\s*\.\.\.$/m).map((part) => `\n${part.trim().split('\n').map(words).join('\n')}\n`);
    expect(excerpts).toHaveLength(4);
    expect(excerpts.filter((excerpt) => !printed.includes(excerpt))).toEqual([]);
  });

  it('shows as its first example a CDK app that synthesizes, run against the built package', () => {
    const [app = ''] = blocksOf('README.md', 'ts');
    const types: string[] = [];
    let template = '';
    const { status, stderr } = runBlock(app, (out) => {
      template = readFileSync(join(out, 'Fleet.template.json'), 'utf8');
      const { Resources } = JSON.parse(template) as { Resources: Record<string, { Type: string }> };
      types.push(...Object.values(Resources).map(({ Type }) => Type));
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(types.filter((type) => type === 'AWS::NetworkFirewall::RuleGroup')).toHaveLength(3);
    expect(types).toContain('AWS::EC2::SecurityGroup');
    expect(types.filter((type) => type === 'AWS::NetworkFirewall::Firewall')).toEqual([]);
    // One group alone, on the machine: one that lets everything out beside it would make it pointless.
    expect(types.filter((type) => type === 'AWS::EC2::SecurityGroup')).toHaveLength(1);
    const [shown = ''] = blocksOf('README.md', 'json');
    expect(excerptsNotIn(template, shown)).toEqual([]);
  }, 60_000);

  it('shows as its first Pulumi program one that runs, with what it registers', async () => {
    const program = blocksOf('README.md', 'ts').find((block) => block.includes('@pulumi/azure-native')) ?? '';
    const { answer } = await runPulumiBlock(program);
    expect({ exitCode: answer.exitCode, error: answer.error }).toEqual({ exitCode: 0, error: null });
    const [, shown = ''] = blocksOf('README.md', 'json');
    expect(excerptsNotIn(JSON.stringify(answer.resources, null, 2), shown)).toEqual([]);
  }, 60_000);

  it('shows commands that print a result', () => {
    const lines = blocksOf('README.md', 'sh')
      .flatMap((block) => block.replace(/\\\n/g, ' ').split('\n'))
      .filter((line) => line.startsWith('npm run -s portolan -- '));
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      // A judgement that goes against what is judged is a result, and the line says so.
      const [command = '', code = '0'] = line.replace('npm run -s portolan -- ', '').split('# exit code ');
      const { status, stdout } = portolan(command.trim().split(/\s+/));
      expect({ line, status, empty: stdout === '' }).toEqual({ line, status: Number(code), empty: false });
    }
  });
});

/** The anchors of a page as GitHub makes them of its headings. */
function anchorsOf(page: string): ReadonlySet<string> {
  const headings = [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading ?? '');
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    ),
  );
}

it('every link between the pages resolves, to the heading that it names', () => {
  const broken = PAGES.flatMap((page) => {
    const links = [...textOf(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)];
    return links.flatMap(([whole, file = '', anchor]) => {
      const path = file === '' ? page : join(dirname(page), file);
      if (!existsSync(join(root, path))) return [`${page}: ${whole}`];
      return anchor === undefined || anchorsOf(path).has(anchor) ? [] : [`${page}: ${whole}`];
    });
  });
  expect(broken).toEqual([]);
});

describe('the README in Japanese', () => {
  const japanese = textOf('README.ja.md');
  const shapeOf = (text: string) => ({
    blocks: text.match(/^```[\s\S]*?^```$/gm),
    headings: text.match(/^#+ /gm),
    rows: text.match(/^\|/gm)?.length,
    points: text.match(/^- /gm)?.length,
    links: [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link).filter((link) => !/^README/.test(link ?? '')),
    // What is code is the same in every language, but for the order in which a sentence names it.
    code: [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`]+)`/g)].map(([, code]) => code).sort(),
  });

  it('holds the same headings, blocks, tables, links and code', () => {
    expect(shapeOf(japanese)).toEqual(shapeOf(readme));
  });

  it('is linked from the other, and links back', () => {
    expect(readme).toContain('](README.ja.md)');
    expect(japanese).toContain('](README.md)');
  });
});
