// The tarball itself: its weight, what others' checks of packages say of it, and its public surface.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { apiReports } from '../api-reports.mjs';
import { root } from '../build.mjs';
import { check, run, scene } from './scene.mjs';

const MAX_TARBALL_BYTES = 1_000_000;

/** The tarball's path; undefined where the package does not pack. */
export function checkPacked() {
  let tarball;
  check('the package packs into a tarball of at most 1 MB', () => {
    const [packed] = JSON.parse(run(root, 'npm', ['pack', '--json', '--pack-destination', scene]));
    tarball = path.join(scene, packed.filename);
    assert.ok(packed.size <= MAX_TARBALL_BYTES, `it has ${packed.size} bytes`);
    return `${Math.ceil(packed.size / 1000)} kB, ${packed.entryCount} files`;
  });

  check('publint finds nothing in it', () => {
    run(root, 'npx', ['--no-install', 'publint', 'run', tarball, '--strict']);
  });

  check('attw finds its types by every resolution, node10 included', () => {
    const { problems } = JSON.parse(run(root, 'npx', ['--no-install', 'attw', tarball, '--format', 'json']));
    assert.deepEqual(problems ?? {}, {});
  });

  let reports = [];
  check('its public surface is the one that docs/api shows', () => {
    reports = apiReports();
    const changed = reports.filter(({ same }) => !same).map(({ file }) => path.relative(root, file));
    assert.deepEqual(changed, [], 'run `npm run api`, and read the diff');
    const idle = fs
      .readdirSync(path.join(root, 'docs/api'))
      .filter((file) => !reports.some((one) => one.file.endsWith(`/${file}`)));
    assert.deepEqual(idle, [], 'pages of no subpath');
    return `${reports.length} subpaths`;
  });

  check('no type at the surface is `any`', () => {
    assert.ok(reports.length > 0, 'there are no reports');
    const anywhere = reports.flatMap(({ name, text }) =>
      text
        .split('\n')
        .filter((line) => /[:<|&=]\s*any\b|\bany\[\]/.test(line.replace(/'[^']*'/g, '')))
        .map((line) => `${name}: ${line.trim()}`),
    );
    assert.deepEqual(anywhere, []);
  });
  return tarball;
}
