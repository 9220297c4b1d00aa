// Builds dist where it was not made from the sources as they stand. The sources' digest decides, not their times: a
// deleted file, a restored copy and an older version checked out again all count as change.
//   node scripts/build.mjs            build where stale
//   node scripts/build.mjs --force    build in any case
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');
const stamp = path.join('dist', '.built-from');
const workshop = path.join(root, '.build');
const lock = path.join(workshop, 'lock');
const LOCK_IS_DEAD_AFTER_MS = 5 * 60_000;

/** Leaves a dist made from the sources as they stand, or throws and leaves none. Says nothing on stdout. */
export function build({ force = false } = {}) {
  if (!force && isFresh()) return;
  const compiler = findCompiler();
  if (compiler === null) throw new Error('dist is stale and typescript is not installed; run npm ci');
  takeLock();
  try {
    // Whoever held the lock has probably built what we came for.
    if (force || !isFresh()) {
      process.stderr.write('building dist from lib, a few seconds\n');
      compile(compiler);
    }
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function isFresh() {
  const file = path.join(root, stamp);
  return fs.existsSync(file) && fs.readFileSync(file, 'utf8') === digest();
}

/** The files of lib with that ending, by their path in it. */
function filesOfLib(ending) {
  return fs.readdirSync(path.join(root, 'lib'), { recursive: true }).filter((file) => file.endsWith(ending));
}

function digest() {
  const sources = ['.ts', '.json'].flatMap(filesOfLib).map((file) => path.join('lib', file));
  const hash = createHash('sha256');
  for (const file of ['package.json', 'tsconfig.json', 'tsconfig.build.json', ...sources].sort()) {
    hash
      .update(`${file}\0`)
      .update(fs.readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function findCompiler() {
  try {
    return createRequire(import.meta.url).resolve('typescript/bin/tsc');
  } catch {
    return null;
  }
}

/** Compiles beside dist and swaps at the end, so that nobody meets half a build. */
function compile(compiler) {
  const made = path.join(workshop, 'made');
  const past = path.join(workshop, 'past');
  const clear = () => {
    for (const directory of [made, past]) fs.rmSync(directory, { recursive: true, force: true });
  };
  clear();
  try {
    // Taken before compiling: a source that changes meanwhile leaves a stamp that is stale, never one that lies.
    const builtFrom = digest();
    const args = [compiler, '-p', 'tsconfig.build.json', '--outDir', made, '--pretty', 'false'];
    const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
    if (status !== 0) {
      fs.rmSync(dist, { recursive: true, force: true });
      throw new Error('the build failed; there is no dist until it succeeds');
    }
    withoutIdleText(made);
    withoutUnreachedDeclarations(made);
    // Data that is read at run time, and not imported (the ledgers of the catalogue).
    for (const file of filesOfLib('.json')) fs.copyFileSync(path.join(root, 'lib', file), path.join(made, file));
    fs.writeFileSync(path.join(made, path.basename(stamp)), builtFrom);
    if (fs.existsSync(dist)) fs.renameSync(dist, past);
    fs.renameSync(made, dist);
  } finally {
    clear();
  }
}

const MARKS_OF_A_MODULE = /"use strict";|Object\.defineProperty\(exports,"__esModule",\{value:true\}\);/g;

/**
 * What comments say stands in the declarations, which editors read; in what runs they would be a third of the package, and
 * the blanks between its tokens another twentieth. Lines stay lines, so that a stack trace leads to one. A module of types
 * alone is nothing at run time.
 */
function withoutIdleText(directory) {
  const ts = createRequire(import.meta.url)('typescript');
  const entries = entriesOf();
  const compilerOptions = { allowJs: true, removeComments: true, target: 'ES2022', module: 'CommonJS' };
  for (const file of fs.readdirSync(directory, { recursive: true })) {
    if (!file.endsWith('.js')) continue;
    const whole = path.join(directory, file);
    const { outputText } = ts.transpileModule(fs.readFileSync(whole, 'utf8'), { compilerOptions, fileName: whole });
    const tight = withoutBlanks(ts, outputText);
    const text = entries.includes(path.join('dist', file)) ? tight : plainExports(tight);
    if (text.replace(MARKS_OF_A_MODULE, '').trim() === '') fs.rmSync(whole);
    else fs.writeFileSync(whole, text);
  }
}

/**
 * Between files of the package no imports go in a circle, and nobody but ourselves reads what they export: it may stand as
 * its value, where the compiler writes a getter for a circle's sake, and need not be undefined first. What `exports` names is
 * left as it is, since a user's test may put something else in a getter's place.
 */
function plainExports(text) {
  return text
    .replace(/^exports\.\w+=(?:exports\.\w+=)*void 0;\n/m, '')
    .replace(
      /^Object\.defineProperty\(exports,"(\w+)",\{enumerable:true,get:function\(\)\{return (\w+\.\w+);\} ?\}\);$/gm,
      'exports.$1=$2;',
    );
}

/**
 * Between two tokens a line's end stays, and a blank only where they would become another token without it; within a token
 * (a text, a template, an expression) nothing is touched. The first line of the command, which says what runs it, is no
 * token.
 */
function withoutBlanks(ts, text) {
  const file = ts.createSourceFile('file.js', text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const tight = [/^#!.*/.exec(text)?.[0] ?? ''];
  let end = 0;
  const visit = (node) => {
    const children = node.getChildren(file);
    if (children.length > 0) {
      children.forEach(visit);
      return;
    }
    const start = node.getStart(file);
    if (start === node.end) return;
    const between = text.slice(end, start);
    const token = text.slice(start, node.end);
    const last = tight.at(-1) ?? '';
    if (between.includes('\n')) tight.push('\n');
    else if (between !== '' && wouldJoin(last, token)) tight.push(' ');
    tight.push(token);
    end = node.end;
  };
  visit(file);
  return `${tight.join('')}\n`;
}

/** Whether two tokens without a blank between them would be read as others. */
function wouldJoin(before, after) {
  const word = /[\p{ID_Continue}$]/u;
  if (word.test(before.at(-1) ?? '')) return /^[\p{ID_Continue}$#\\.]/u.test(after);
  return before.at(-1) === after[0];
}

/** The modules that `exports` names: `dist/index.js` and the subpaths'. */
function entriesOf() {
  const { exports } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const files = Object.values(exports).filter((one) => one.endsWith('.js'));
  return files.map((one) => path.normalize(one));
}

/** Declarations that no public one leads to are read by nobody; what is left is what stands behind `exports`. */
function withoutUnreachedDeclarations(directory) {
  const ts = createRequire(import.meta.url)('typescript');
  const reached = new Set();
  const follow = (file) => {
    if (reached.has(file)) return;
    reached.add(file);
    const { importedFiles } = ts.preProcessFile(fs.readFileSync(file, 'utf8'));
    for (const { fileName } of importedFiles.filter((one) => one.fileName.startsWith('.'))) {
      const target = path.resolve(path.dirname(file), fileName);
      follow([`${target}.d.ts`, path.join(target, 'index.d.ts')].find((one) => fs.existsSync(one)));
    }
  };
  for (const entry of entriesOf())
    follow(path.resolve(directory, path.relative('dist', entry).replace(/\.js$/, '.d.ts')));
  for (const file of fs.readdirSync(directory, { recursive: true }).map((one) => path.join(directory, one)))
    if (file.endsWith('.d.ts') && !reached.has(file)) fs.rmSync(file);
}

function takeLock() {
  fs.mkdirSync(workshop, { recursive: true });
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isDead()) fs.rmSync(lock, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  }
}

/** Whether the lock belongs to a build that was killed. */
function isDead() {
  try {
    if (Date.now() - fs.statSync(lock).mtimeMs > LOCK_IS_DEAD_AFTER_MS) return true;
    const owner = Number(fs.readFileSync(lock, 'utf8'));
    // Empty for the moment between making the file and writing it.
    if (owner > 0) process.kill(owner, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    build({ force: process.argv.includes('--force') });
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
