import { join } from 'node:path';
import ts from 'typescript';
import { type BlockProgram, blocksOf, programOf, root } from './blocks';

/** How many blocks of TypeScript each page shows, at least and at most. */
const PAGES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  'README.md': [2, Number.POSITIVE_INFINITY],
  'docs/aws.md': [6, Number.POSITIVE_INFINITY],
  'docs/azure.md': [2, 2],
  'docs/pulumi.md': [6, Number.POSITIVE_INFINITY],
  'docs/audit.md': [1, 1],
  'docs/report.md': [1, 1],
  'docs/preflight.md': [1, 1],
  'docs/overlay.md': [2, 2],
  'docs/sets.md': [1, 1],
};
const BLOCKS = Object.keys(PAGES).flatMap((page) => blocksOf(page, 'ts').map((text) => ({ page, text })));

const paths = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile).config.compilerOptions.paths;
const ENTRIES = Object.values(paths as Record<string, readonly [string]>).map(([file]) => join(root, file));

// What takes time are the declarations of the SDKs, which all of these need: they are read and checked once.
let checked: BlockProgram;
beforeAll(() => {
  checked = programOf(
    BLOCKS.map(({ text }) => text),
    ENTRIES,
  );
}, 120_000);

it.each(Object.entries(PAGES))('%s shows TypeScript that compiles', (name, [least, most]) => {
  const faults = BLOCKS.flatMap(({ page }, index) => (page === name ? [checked.faults[index]] : []));
  expect(faults.length).toBeGreaterThanOrEqual(least);
  expect(faults.length).toBeLessThanOrEqual(most);
  expect(faults).toEqual(faults.map(() => []));
});

/** What the package exports from its own files, by name, with whether a doc comment stands there. */
function exported(program: ts.Program): readonly { readonly name: string; readonly documented: boolean }[] {
  const checker = program.getTypeChecker();
  return ENTRIES.flatMap((entry) => {
    const source = program.getSourceFile(entry);
    const module = source && checker.getSymbolAtLocation(source);
    if (module === undefined) throw new Error(`${entry} is no module`);
    return checker.getExportsOfModule(module).flatMap((symbol) => {
      const own = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      const file = own.declarations?.[0]?.getSourceFile().fileName ?? '';
      if (!file.startsWith(join(root, 'lib'))) return [];
      return [
        {
          name: `${file.slice(root.length + 1)} ${own.name}`,
          documented: own.getDocumentationComment(checker).length > 0,
        },
      ];
    });
  });
}

it('everything that the package exports has a doc comment', () => {
  const all = exported(checked.program);
  expect(all.length).toBeGreaterThan(80);
  expect([...new Set(all.filter(({ documented }) => !documented).map(({ name }) => name))]).toEqual([]);
});
