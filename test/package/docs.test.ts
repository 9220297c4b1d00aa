import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '..', '..');

/** What the package exports from its own files, by name, with whether a doc comment stands there. */
function exported(): readonly { readonly name: string; readonly documented: boolean }[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const entries = Object.values(config.compilerOptions.paths as Record<string, readonly [string]>).map(([file]) =>
    join(root, file),
  );
  const program = ts.createProgram(entries, options);
  const checker = program.getTypeChecker();
  return entries.flatMap((entry) => {
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
  const all = exported();
  expect(all.length).toBeGreaterThan(80);
  expect([...new Set(all.filter(({ documented }) => !documented).map(({ name }) => name))]).toEqual([]);
}, 60_000);
