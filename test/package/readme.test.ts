import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { PRODUCTS } from '../../lib/catalog';

const root = join(__dirname, '..', '..');
const PAGES = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/readings.md'];
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The fenced blocks of a page in one language. */
function blocks(page: string, language: string): readonly string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, text]) => text ?? '');
}

const portolan = (args: readonly string[]) =>
  spawnSync(process.execPath, [join(root, 'dist/cli/bin.js'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, COLUMNS: '120' },
  });

describe('the README', () => {
  it('opens with what it is in three sentences', () => {
    const [, opening = ''] = readme.split('\n\n');
    expect(opening.replace(/\n/g, ' ').split(/(?<=\.)\s+(?=[A-Z])/)).toHaveLength(3);
  });

  it('draws what goes in from the catalogue, and what comes out from the command', () => {
    const [picture = ''] = blocks(readme, 'text');
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

  it('shows TypeScript that compiles', () => {
    const sources = new Map(blocks(readme, 'ts').map((text, index) => [join(root, `readme-${index}.ts`), text]));
    expect(sources.size).toBeGreaterThan(1);
    const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
    const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, types: ['node'] }, root);
    const host = ts.createCompilerHost(options);
    const { getSourceFile, fileExists } = host;
    host.fileExists = (file) => sources.has(file) || fileExists(file);
    host.getSourceFile = (file, target) => {
      const text = sources.get(file);
      return text === undefined ? getSourceFile(file, target) : ts.createSourceFile(file, text, target);
    };
    const program = ts.createProgram([...sources.keys()], options, host);
    const faults = [...sources.keys()].flatMap((file) => {
      const source = program.getSourceFile(file);
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    });
    expect(faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  }, 60_000);

  it('shows as its first example a CDK app that synthesizes, run against the built package', () => {
    const [app = ''] = blocks(readme, 'ts');
    const { outputText } = ts.transpileModule(app, {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    // Inside the package, so that its own name resolves to what was built.
    mkdirSync(join(root, '.build'), { recursive: true });
    const folder = mkdtempSync(join(root, '.build', 'readme-'));
    const out = mkdtempSync(join(tmpdir(), 'readme-'));
    try {
      writeFileSync(join(folder, 'app.js'), outputText);
      const { status, stderr } = spawnSync(process.execPath, [join(folder, 'app.js')], {
        encoding: 'utf8',
        env: { ...process.env, CDK_OUTDIR: out, CDK_VALIDATION: 'false' },
      });
      expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
      const file = readdirSync(out).find((name) => name.endsWith('.template.json')) ?? '';
      const { Resources } = JSON.parse(readFileSync(join(out, file), 'utf8')) as {
        Resources: Record<string, { Type: string }>;
      };
      const types = Object.values(Resources).map(({ Type }) => Type);
      expect(types.filter((type) => type === 'AWS::NetworkFirewall::RuleGroup')).toHaveLength(3);
      expect(types).toContain('AWS::EC2::SecurityGroup');
      expect(types.filter((type) => type === 'AWS::NetworkFirewall::Firewall')).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
      rmSync(out, { recursive: true });
    }
  }, 60_000);

  it('shows commands that print a result', () => {
    const lines = blocks(readme, 'sh')
      .flatMap((block) => block.replace(/\\\n/g, ' ').split('\n'))
      .filter((line) => line.startsWith('npm run -s portolan -- '));
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      const { status, stdout } = portolan(line.replace('npm run -s portolan -- ', '').trim().split(/\s+/));
      expect({ line, status, empty: stdout === '' }).toEqual({ line, status: 0, empty: false });
    }
  });
});

it('every link between the pages resolves', () => {
  const broken = PAGES.flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, link]) => link ?? '');
    return links.filter((link) => !existsSync(join(root, dirname(page), link))).map((link) => `${page}: ${link}`);
  });
  expect(broken).toEqual([]);
});
