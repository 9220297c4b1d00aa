import { isBuiltin } from 'node:module';
import { posix as path } from 'node:path';
import ts from 'typescript';

/** One import line, of whatever form. */
export interface Import {
  /** From the repository's root, with slashes. */
  readonly file: string;
  /** Null where it is computed, and nobody can read it. */
  readonly specifier: string | null;
  /** `load`: with the file; `call`: inside a function, when it is needed; `types`: never at run time. */
  readonly when: 'load' | 'call' | 'types';
}

interface Row {
  /** The folders and files of lib that this one may import; its own is always among them. */
  readonly folders: readonly string[];
  readonly packages?: readonly string[];
  /** Packages that are loaded when they are needed, never with the file. */
  readonly lazyPackages?: readonly string[];
}

const CORE = [
  'model',
  'catalog',
  'diagnostics',
  'resolve',
  'rules',
  'targets',
  'targets/*',
  'proof',
  'compile',
  'report',
  'requests',
  'policy',
];

/** Who may import whom. `targets` is what stands directly in that folder, `targets/*` each folder below it. */
export const TABLE: Readonly<Record<string, Row>> = {
  model: { folders: [], packages: ['ipaddr.js'] },
  catalog: { folders: ['model'] },
  diagnostics: { folders: ['model'] },
  resolve: { folders: ['model', 'diagnostics'], lazyPackages: ['tldts'] },
  rules: { folders: ['model', 'diagnostics'] },
  'targets/*': { folders: ['model', 'rules', 'diagnostics', 'targets'] },
  targets: { folders: ['model', 'rules', 'diagnostics', 'targets/*'] },
  proof: { folders: ['model', 'diagnostics'], lazyPackages: ['jsonc-parser', 'yaml'] },
  cidrs: { folders: ['model', 'diagnostics'] },
  compile: { folders: ['model', 'catalog', 'diagnostics', 'resolve', 'rules', 'targets', 'targets/*', 'proof'] },
  requests: { folders: ['model', 'catalog', 'diagnostics', 'resolve', 'rules'] },
  policy: { folders: ['model', 'diagnostics', 'compile'] },
  report: { folders: CORE, packages: ['string-width'], lazyPackages: ['@dagrejs/dagre', 'csv-stringify'] },
  testing: { folders: [...CORE, 'audit'], packages: ['tldts'] },
  access: { folders: CORE },
  audit: { folders: CORE },
  templates: { folders: ['model'] },
  preflight: { folders: CORE },
  pulumi: { folders: [...CORE, 'access'], packages: ['@pulumi/pulumi'] },
  'pulumi-aws': { folders: [...CORE, 'access', 'pulumi'], packages: ['@pulumi/pulumi', '@pulumi/aws'] },
  'pulumi-azure': {
    folders: [...CORE, 'access', 'pulumi', 'templates'],
    packages: ['@pulumi/pulumi', '@pulumi/azure-native/network'],
  },
  cdk: { folders: [...CORE, 'access'], packages: ['aws-cdk-lib', 'constructs'] },
  cli: {
    folders: [...CORE, 'audit', 'preflight', 'templates', 'testing'],
    packages: ['commander', 'string-width'],
    lazyPackages: ['jsonc-parser', 'yaml'],
  },
  index: { folders: [...CORE, 'cidrs'] },
};

/** A part that several targets are made of stands beside them, and is imported by these alone among the targets. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  'targets/aws-prefix-list': ['targets/aws-security-group', 'targets/aws-network-firewall'],
};

/** The part of lib in which a file stands: a folder, a folder below targets, or a file directly under lib. */
export function areaOf(file: string): string {
  const [, first = '', second, third] = file.replace(/\.ts$/, '').split('/');
  return first === 'targets' && third !== undefined ? `targets/${second}` : first;
}

function rowOf(area: string): string {
  return area.startsWith('targets/') ? 'targets/*' : area;
}

/** Every import of a TypeScript file. */
export function readImports(file: string, text: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, when: Import['when']) =>
    found.push({ file, specifier: specifier && ts.isStringLiteralLike(specifier) ? specifier.text : null, when });

  const visit = (node: ts.Node, inFunction: boolean): void => {
    const called = inFunction ? 'call' : 'load';
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node) ? 'types' : 'load');
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      add(node.moduleSpecifier, node.isTypeOnly ? 'types' : 'load');
    } else if (ts.isExternalModuleReference(node)) add(node.expression, 'load');
    else if (ts.isImportTypeNode(node)) {
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, 'types');
    } else if (ts.isCallExpression(node) && isLoader(node.expression)) add(node.arguments[0], called);
    ts.forEachChild(node, (child) => visit(child, inFunction || ts.isFunctionLike(node)));
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022), false);
  return found;
}

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false;
  const { name, namedBindings } = importClause;
  const onlyTypes =
    name === undefined &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.every((element) => element.isTypeOnly);
  return importClause.phaseModifier === ts.SyntaxKind.TypeKeyword || onlyTypes;
}

function isLoader(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');
}

/** A sentence for every import that the table does not allow. `files` are all that there are. */
export function breaches(files: readonly string[], imports: readonly Import[]): string[] {
  const strangers = files
    .filter((file) => TABLE[rowOf(areaOf(file))] === undefined)
    .map((file) => `${file}: ${areaOf(file)} stands in no row of the table`);
  const faults = imports.flatMap((each) => {
    const fault = faultOf(files, each);
    return fault === null ? [] : [`${each.file} imports ${each.specifier ?? 'what it computes'}: ${fault}`];
  });
  return [...strangers, ...faults];
}

function faultOf(files: readonly string[], { file, specifier, when }: Import): string | null {
  const from = areaOf(file);
  const name = rowOf(from);
  const row = TABLE[name] ?? { folders: [] };
  if (specifier === null) return 'an import names its module in a literal';
  if (isBuiltin(specifier)) return null;
  if (!specifier.startsWith('.')) return faultOfPackage(row, name, specifier, when);

  const target = targetOf(files, file, specifier);
  if (target === null) return 'there is no such file in lib';
  const to = areaOf(target);
  const isPart = PARTS[to]?.includes(from) === true;
  const allowed = to === from || isPart || row.folders.includes(rowOf(to));
  return allowed ? null : `${name} may import ${row.folders.join(', ') || 'no other folder'}`;
}

function faultOfPackage(row: Row, name: string, specifier: string, when: Import['when']): string | null {
  const { packages = [], lazyPackages = [] } = row;
  const belongs = (to: string) => specifier === to || specifier.startsWith(`${to}/`);
  if (packages.some(belongs)) return null;
  if (lazyPackages.some(belongs)) return when === 'load' ? 'it is loaded inside a function, when it is needed' : null;
  return `${name} may import ${[...packages, ...lazyPackages].join(', ') || 'no package'}`;
}

function targetOf(files: readonly string[], file: string, specifier: string): string | null {
  const to = path.join(path.dirname(file), specifier);
  return files.find((each) => each === `${to}.ts` || each === `${to}/index.ts`) ?? null;
}

/** Every circle of imports, types included, as the files along it. */
export function circles(files: readonly string[], imports: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { file, specifier } of imports) {
    const target = specifier?.startsWith('.') ? targetOf(files, file, specifier) : null;
    if (target !== null) next.set(file, [...(next.get(file) ?? []), target]);
  }

  const found = new Set<string>();
  const done = new Set<string>();
  const walk = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) {
      found.add([...way.slice(way.indexOf(file)), file].join(' -> '));
      return;
    }
    if (done.has(file)) return;
    for (const target of next.get(file) ?? []) walk(target, [...way, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  return [...found];
}
