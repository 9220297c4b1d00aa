import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';

export const root = join(__dirname, '..', '..');

export function textOf(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

/** The fenced blocks of a page in one language. */
export function blocksOf(page: string, language: string): readonly string[] {
  return [...textOf(page).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, text]) => text ?? '',
  );
}

/** TypeScript blocks, each as a file of its own beside the sources, in one program with files of the package. */
export function programOf(blocks: readonly string[], files: readonly string[]): BlockProgram {
  const sources = new Map(blocks.map((text, index) => [join(root, `block-${index}.ts`), text]));
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, types: ['node'] }, root);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => sources.has(file) || fileExists(file);
  host.getSourceFile = (file, target) => {
    const text = sources.get(file);
    return text === undefined ? getSourceFile(file, target) : ts.createSourceFile(file, text, target);
  };
  const program = ts.createProgram([...sources.keys(), ...files], options, host);
  const faults = [...sources.keys()].map((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
    );
  });
  return { program, faults };
}

export interface BlockProgram {
  readonly program: ts.Program;
  /** What the type checker says of each block. */
  readonly faults: readonly (readonly string[])[];
}

/** A block as a program of its own, `app.js` in a folder inside the package, so that its own name resolves to what was built. */
export function blockFolder(block: string): string {
  const { outputText } = ts.transpileModule(block, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  mkdirSync(join(root, '.build'), { recursive: true });
  const folder = mkdtempSync(join(root, '.build', 'block-'));
  writeFileSync(join(folder, 'app.js'), outputText);
  return folder;
}

/** Runs a block as a program of its own against the built package; `look` sees the folder of the cloud assembly. */
export function runBlock(block: string, look: (out: string) => void = () => {}) {
  const folder = blockFolder(block);
  const out = mkdtempSync(join(tmpdir(), 'block-'));
  try {
    const { status, stderr, stdout } = spawnSync(process.execPath, [join(folder, 'app.js')], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, CDK_OUTDIR: out, CDK_VALIDATION: 'false' },
    });
    if (status === 0) look(out);
    return { status, stderr: status === 0 ? '' : stderr, stdout };
  } finally {
    rmSync(folder, { recursive: true });
    rmSync(out, { recursive: true });
  }
}
