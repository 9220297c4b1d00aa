import path from 'node:path';
import ts from 'typescript';

/** One argument of a class, as its user reads it. */
export interface Argument {
  readonly optional: boolean;
  readonly type: string;
  /** The text behind `@default`; null where there is none. */
  readonly standard: string | null;
}

/** What a rim gives its users. */
export interface RimShape {
  /** The names of everything that is there when a program runs, sorted. */
  readonly values: readonly string[];
  /** The arguments of each class that is made with `new`, by name. */
  readonly classes: ReadonlyMap<string, ReadonlyMap<string, Argument>>;
}

const lib = path.resolve(__dirname, '..', '..', 'lib');

/** Reads the classes of rims from their types; `place` is the parameter in which the arguments stand. */
export function rimShapes<Rim extends string>(
  rims: Readonly<Record<Rim, { readonly place: number }>>,
): Readonly<Record<Rim, RimShape>> {
  const names = Object.keys(rims) as Rim[];
  const fileOf = (rim: Rim) => path.join(lib, rim, 'index.ts');
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    strict: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  // The SDKs are a hundred times as large as the rims, and what is of their types is no choice of ours.
  host.resolveModuleNameLiterals = (literals, from) =>
    literals.map(({ text }) =>
      text.startsWith('.') ? ts.resolveModuleName(text, from, options, host) : { resolvedModule: undefined },
    );
  const program = ts.createProgram(names.map(fileOf), options, host);
  const checker = program.getTypeChecker();
  const shapes = names.map((rim): readonly [Rim, RimShape] => {
    const source = program.getSourceFile(fileOf(rim));
    const module = source && checker.getSymbolAtLocation(source);
    if (module === undefined) throw new Error(`no module in ${fileOf(rim)}`);
    const exported = checker.getExportsOfModule(module).map((symbol) => ({
      name: symbol.name,
      symbol: symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
    }));
    const values = exported.filter(({ symbol }) => symbol.flags & ts.SymbolFlags.Value).map(({ name }) => name);
    const classes = exported.flatMap(({ name, symbol }) => {
      const shape = shapeOf(symbol, rims[rim].place, checker);
      return shape === null ? [] : [[name, shape] as const];
    });
    return [rim, { values: values.sort(), classes: new Map(classes) }];
  });
  return Object.fromEntries(shapes) as unknown as Readonly<Record<Rim, RimShape>>;
}

function shapeOf(symbol: ts.Symbol, place: number, checker: ts.TypeChecker): ReadonlyMap<string, Argument> | null {
  const declaration = symbol.declarations?.find(ts.isClassDeclaration);
  const made = declaration?.members.find(ts.isConstructorDeclaration);
  const isHidden = made?.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword) === true;
  const parameter = made?.parameters[place];
  if (parameter === undefined || isHidden) return null;
  const type = checker.getNonNullableType(checker.getTypeAtLocation(parameter));
  return new Map(
    checker.getPropertiesOfType(type).map((property) => {
      const own = checker.getTypeOfSymbol(property);
      const text = property.getJsDocTags(checker).find(({ name }) => name === 'default')?.text;
      const argument: Argument = {
        optional: (property.flags & ts.SymbolFlags.Optional) !== 0,
        type: checker.typeToString(own, undefined, ts.TypeFormatFlags.NoTruncation),
        standard: text === undefined ? null : ts.displayPartsToString(text).replaceAll(/\s+/g, ' '),
      };
      return [property.name, argument] as const;
    }),
  );
}
