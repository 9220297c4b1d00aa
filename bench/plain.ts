import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { root } from './built';

/**
 * A program of this folder as JavaScript. A process of its own runs it on Node alone, as its users' do: the loader of
 * TypeScript takes 45 MB, and makes each `require` slower.
 */
export function plain(program: string): string {
  const out = path.join(root, '.build', 'bench');
  const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true };
  for (const file of readdirSync(__dirname, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const target = path.join(out, file.replace(/\.ts$/, '.js'));
    mkdirSync(path.dirname(target), { recursive: true });
    const text = readFileSync(path.join(__dirname, file), 'utf8');
    writeFileSync(target, transpileModule(text, { compilerOptions }).outputText);
  }
  return path.join(out, `${program}.js`);
}
