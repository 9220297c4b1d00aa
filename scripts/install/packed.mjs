// The tarball itself: its weight, what others' checks of packages say of it, and its public surface.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { apiReports } from '../api-reports.mjs';
import { root } from '../build.mjs';
import { check, run, scene } from './scene.mjs';

const MAX_TARBALL_BYTES = 1_000_000;

/** The tarball's path; undefined where the package does not pack. */
export function checkPacked() {
  let tarball;
  let files = [];
  check('the package packs into a tarball of at most 1 MB', () => {
    const [packed] = JSON.parse(run(root, 'npm', ['pack', '--json', '--pack-destination', scene]));
    tarball = path.join(scene, packed.filename);
    files = packed.files.map((file) => file.path);
    assert.ok(packed.size <= MAX_TARBALL_BYTES, `it has ${packed.size} bytes`);
    return `${Math.ceil(packed.size / 1000)} kB, ${packed.entryCount} files`;
  });

  check('it has no script that an installation would run, or ask about', () => {
    const { scripts } = JSON.parse(run(root, 'tar', ['-xzOf', tarball, 'package/package.json']));
    assert.deepEqual(
      ['preinstall', 'install', 'postinstall', 'prepare'].filter((name) => name in scripts),
      [],
    );
  });

  check('publint finds nothing in it', () => {
    run(root, 'npx', ['--no-install', 'publint', 'run', tarball, '--strict']);
  });

  check('attw finds its types by every resolution, node10 included', () => {
    const { problems } = JSON.parse(run(root, 'npx', ['--no-install', 'attw', tarball, '--format', 'json']));
    assert.deepEqual(problems ?? {}, {});
  });

  check('its public surface is the one that docs/api shows', () => {
    const reports = apiReports();
    const changed = reports.filter(({ same }) => !same).map(({ file }) => path.relative(root, file));
    assert.deepEqual(changed, [], 'run `npm run api`, and read the diff');
    const idle = fs
      .readdirSync(path.join(root, 'docs/api'))
      .filter((file) => !reports.some((one) => one.file.endsWith(`/${file}`)));
    assert.deepEqual(idle, [], 'pages of no subpath');
    return `${reports.length} subpaths`;
  });

  check('no declaration in it says `any`', () => {
    assert.deepEqual(anysIn('planted.d.ts', 'declare const f: (x: Map<string, any>) => any;'), [
      'planted.d.ts:1 any',
      'planted.d.ts:1 any',
    ]);
    const declarations = files.filter((file) => file.endsWith('.d.ts'));
    assert.ok(declarations.length > 0, 'there are no declarations');
    const said = declarations.flatMap((file) => anysIn(file, fs.readFileSync(path.join(root, file), 'utf8')));
    assert.deepEqual(said, []);
    return `${declarations.length} files`;
  });
  return tarball;
}

/** Every place where a declaration says `any`, whatever stands around it. What an import does not find is found by `subpaths.mjs`. */
function anysIn(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = [];
  const walk = (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) {
      found.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.getText()}`);
    }
    ts.forEachChild(node, walk);
  };
  walk(source);
  return found;
}
