import fs from 'node:fs';
import path from 'node:path';
import { areaOf, breaches, circles, type Import, readImports, TABLE } from './imports';

const root = path.resolve(__dirname, '..');
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8');

/** The files below a folder, from the root, sorted. */
function filesOf(folder: string): string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !/(^|\/)(node_modules|cdk\.out)\//.test(file))
    .sort();
}

const lib = filesOf('lib').filter((file) => file.endsWith('.ts'));
const imports = lib.flatMap((file) => readImports(file, read(file)));

describe('the folders of lib', () => {
  test('import only what their row of the table allows', () => {
    expect(breaches(lib, imports)).toEqual([]);
  });

  test('have no circle of imports', () => {
    expect(circles(lib, imports)).toEqual([]);
  });

  test('fill every row of the table', () => {
    const rows = new Set(lib.map((file) => areaOf(file).replace(/^targets\/.*/, 'targets/*')));
    expect([...rows].sort()).toEqual(Object.keys(TABLE).sort());
  });

  test('hold no file of more than 300 lines outside the catalogue', () => {
    const long = lib
      .filter((file) => !file.startsWith('lib/catalog/'))
      .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });

  test.each(['lib', 'examples', 'test', 'scripts', 'bench'])('name files by their idea, in %s as well', (folder) => {
    const idle = /(^|[/.-])(utils?|helpers?|commons?|managers?)([/.-]|$)/i;
    // A vendor's own word is no idle name.
    const named = (file: string) => file.replaceAll('patch-manager-plus', 'product');
    expect(filesOf(folder).filter((file) => idle.test(named(file)))).toEqual([]);
  });
});

describe('the check of the folder table', () => {
  const FILES = [
    'lib/catalog/index.ts',
    'lib/cdk/index.ts',
    'lib/cli/bin.ts',
    'lib/compile.ts',
    'lib/diagnostics/index.ts',
    'lib/index.ts',
    'lib/model/host.ts',
    'lib/model/ports.ts',
    'lib/proof/index.ts',
    'lib/report/index.ts',
    'lib/resolve/index.ts',
    'lib/rules/index.ts',
    'lib/targets/aws-network-firewall/compile.ts',
    'lib/targets/aws-prefix-list/lists.ts',
    'lib/targets/aws-security-group/compile.ts',
    'lib/targets/aws-security-group/limits.ts',
    'lib/targets/index.ts',
    'lib/targets/limit.ts',
  ];
  const one = (file: string, specifier: string | null, when: Import['when'] = 'load') =>
    breaches(FILES, [{ file, specifier, when }]);

  test.each([
    ['lib/targets/aws-security-group/compile.ts', '../aws-network-firewall/compile'],
    ['lib/targets/aws-prefix-list/lists.ts', '../aws-security-group/compile'],
    ['lib/proof/index.ts', '../targets/aws-prefix-list/lists'],
    ['lib/targets/aws-security-group/compile.ts', '../../proof'],
    ['lib/targets/aws-security-group/compile.ts', '../../resolve'],
    ['lib/targets/aws-security-group/compile.ts', '../../catalog'],
    ['lib/targets/limit.ts', '../resolve'],
    ['lib/proof/index.ts', '../targets'],
    ['lib/proof/index.ts', '../targets/limit'],
    ['lib/proof/index.ts', '../targets/aws-security-group/limits'],
    ['lib/proof/index.ts', '../rules'],
    ['lib/resolve/index.ts', '../catalog'],
    ['lib/rules/index.ts', '../resolve'],
    ['lib/rules/index.ts', '..'],
    ['lib/rules/index.ts', '../index'],
    ['lib/diagnostics/index.ts', '../rules'],
    ['lib/catalog/index.ts', '../diagnostics'],
    ['lib/compile.ts', './report'],
    ['lib/report/index.ts', '../cdk'],
    ['lib/cli/bin.ts', '../cdk'],
    ['lib/cdk/index.ts', '../cli/bin'],
    ['lib/index.ts', './cdk'],
    ['lib/index.ts', './cli/bin'],
    ['lib/model/host.ts', '../diagnostics'],
    ['lib/model/host.ts', 'tldts'],
    ['lib/model/host.ts', 'ipaddr.js-more'],
    ['lib/rules/index.ts', 'ipaddr.js'],
    ['lib/report/index.ts', 'commander'],
    ['lib/cli/bin.ts', 'aws-cdk-lib/aws-ec2'],
    ['lib/cdk/index.ts', 'commander'],
    ['lib/cdk/index.ts', '@pulumi/aws'],
    ['lib/index.ts', 'constructs'],
    ['lib/resolve/index.ts', 'tldts'],
    ['lib/model/host.ts', './gone'],
    ['lib/model/host.ts', '../../package.json'],
    ['lib/model/host.ts', null],
  ])('refuses that %s imports %s', (file, specifier) => {
    expect(one(file, specifier)).toEqual([expect.stringContaining(`${file} imports ${specifier ?? ''}`)]);
  });

  test.each([
    ['lib/targets/aws-security-group/compile.ts', './limits'],
    ['lib/targets/aws-security-group/compile.ts', '../limit'],
    ['lib/targets/aws-security-group/compile.ts', '../aws-prefix-list/lists'],
    ['lib/targets/aws-network-firewall/compile.ts', '../aws-prefix-list/lists'],
    ['lib/targets/aws-security-group/compile.ts', '../../rules'],
    ['lib/targets/index.ts', './aws-network-firewall/compile'],
    ['lib/compile.ts', './targets'],
    ['lib/compile.ts', './targets/aws-security-group/limits'],
    ['lib/report/index.ts', '../compile'],
    ['lib/cdk/index.ts', '../compile'],
    ['lib/cdk/index.ts', 'aws-cdk-lib/aws-ec2'],
    ['lib/cli/bin.ts', 'commander'],
    ['lib/model/host.ts', './ports'],
    ['lib/model/host.ts', 'ipaddr.js'],
    ['lib/model/host.ts', 'node:net'],
    ['lib/index.ts', './resolve'],
  ])('lets %s import %s', (file, specifier) => {
    expect(one(file, specifier)).toEqual([]);
  });

  test('lets the public suffix list be loaded when it is needed, and only then', () => {
    expect(one('lib/resolve/index.ts', 'tldts', 'call')).toEqual([]);
    expect(one('lib/resolve/index.ts', 'tldts', 'types')).toEqual([]);
    expect(one('lib/resolve/index.ts', 'tldts', 'load')).toHaveLength(1);
  });

  test('refuses a folder that stands in no row', () => {
    expect(breaches(['lib/shared/words.ts'], [])).toEqual([
      'lib/shared/words.ts: shared stands in no row of the table',
    ]);
  });

  test('reads every form of import, and when it is loaded', () => {
    const text = `
      import './a';
      import b from './b';
      import type { C } from './c';
      import { type D } from './d';
      import { type E, e } from './e';
      export * from './f';
      export type { G } from './g';
      import h = require('./h');
      const i = require('./i');
      function later() { return require('./j') as typeof import('./k'); }
      const arrow = async () => import(\`./l\`);
      class Holder { read(): import('./m').M { return require(name); } }
      // import './comment';
      const text = "import './string'";
    `;
    const seen = readImports('lib/x.ts', text).map(({ specifier, when }) => `${specifier} ${when}`);
    expect(seen.sort()).toEqual([
      './a load',
      './b load',
      './c types',
      './d types',
      './e load',
      './f load',
      './g types',
      './h load',
      './i load',
      './j call',
      './k types',
      './l call',
      './m types',
      'null call',
    ]);
  });

  test('finds a circle, whichever file it starts from and whatever it carries', () => {
    const line = (file: string, specifier: string): Import => ({ file, specifier, when: 'types' });
    const files = ['lib/a.ts', 'lib/b/index.ts', 'lib/b/c.ts', 'lib/d.ts'];
    const chain = [line('lib/a.ts', './b'), line('lib/b/index.ts', './c'), line('lib/d.ts', './a')];
    expect(circles(files, chain)).toEqual([]);
    expect(circles(files, [...chain, line('lib/b/c.ts', '../a')])).toEqual([
      'lib/a.ts -> lib/b/index.ts -> lib/b/c.ts -> lib/a.ts',
    ]);
    expect(circles(files, [line('lib/d.ts', './d')])).toEqual(['lib/d.ts -> lib/d.ts']);
  });
});

describe('the package', () => {
  test('has the same subpaths for node, for older type checkers and for our own sources', () => {
    const { main, exports, typesVersions } = JSON.parse(read('package.json')) as Face;
    const { compilerOptions } = JSON.parse(read('tsconfig.json')) as { compilerOptions: { paths: unknown } };
    const names = Object.keys(exports)
      // Plain data is no module.
      .filter((subpath) => !subpath.endsWith('.json'))
      .map((subpath) => subpath.replace(/^\.\/?/, ''));
    const table = (row: (name: string) => [string, unknown]) => Object.fromEntries(names.map(row));

    expect(names).toEqual(expect.arrayContaining(['', 'cdk', 'catalog']));
    expect(main).toBe(exports['.']);
    expect(exports).toEqual({
      ...table((name) => [name === '' ? '.' : `./${name}`, `./${path.posix.join('dist', name, 'index.js')}`]),
      './package.json': './package.json',
      './schemas/chart.schema.json': './schemas/chart.schema.json',
      './schemas/firewall-request.schema.json': './schemas/firewall-request.schema.json',
      './schemas/portolan.schema.json': './schemas/portolan.schema.json',
    });
    expect({ '': ['./dist/index.d.ts'], ...typesVersions['*'] }).toEqual(
      table((name) => [name, [`./${path.posix.join('dist', name, 'index.d.ts')}`]]),
    );
    expect(compilerOptions.paths).toEqual(
      table((name) => [path.posix.join('portolan', name), [`./${path.posix.join('lib', name, 'index.ts')}`]]),
    );
  });

  test('is built afresh for every test that runs it', () => {
    const { projects } = require('../jest.config.js') as { projects: { displayName: string; testRegex: string }[] };
    const built = new RegExp(projects.find(({ displayName }) => displayName === 'built')?.testRegex ?? '^$');
    const elsewhere = filesOf('test')
      .filter((file) => file.endsWith('.test.ts') && !built.test(`/${file}`))
      .filter((file) => /\bdist\/[\w/]*\.js\b|scripts\/run\b/.test(read(file)));
    expect(elsewhere).toEqual([]);
  });

  interface Face {
    readonly main: string;
    readonly exports: Readonly<Record<string, string>>;
    readonly typesVersions: { readonly '*': Readonly<Record<string, readonly string[]>> };
  }
});

describe('the repository', () => {
  const machinePath = /(?<![\w.-])\/(?:home|root|Users|work|tmp|mnt|srv|opt)\/[\w.-]|(?<!\w)[A-Z]:\\\w/;

  test('names no path of one machine', () => {
    const texts = [...['lib', 'examples', 'docs', 'scripts', 'test', 'bench', '.ci'].flatMap(filesOf), ...rootFiles()];
    expect(texts.filter((file) => machinePath.test(read(file)))).toEqual([]);
  });

  test.each([`'/${'home'}/someone'`, `"/${'tmp'}/x"`, `C:${'\\'}Users`])('would notice %s', (text) => {
    expect(text).toMatch(machinePath);
  });

  test.each(['https://example.com/home/page', '../home/page', 'lib/work/x.ts'])('takes %s for none', (text) => {
    expect(text).not.toMatch(machinePath);
  });

  test('records no download address in its lock file', () => {
    expect(read('package-lock.json')).not.toContain('"resolved"');
  });

  function rootFiles(): string[] {
    return fs.readdirSync(root).filter((file) => /\.(md|json|js)$/.test(file));
  }
});
