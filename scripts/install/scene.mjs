// What every part of the install test stands on: a scene that is removed at the end, an environment like a new user's, and
// checks that are counted.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../build.mjs';

const { devDependencies: pins } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

export const scene = fs.mkdtempSync(path.join(os.tmpdir(), 'portolan-install-'));
process.on('exit', () => fs.rmSync(scene, { recursive: true, force: true }));

/** An empty folder of the scene. */
export function folderOf(name) {
  const folder = path.join(scene, name);
  fs.mkdirSync(folder);
  return folder;
}

// A new user's settings, but this machine's way to packages and its cache: they need not come over the network twice.
const ours = Object.entries(process.env).filter(
  ([name]) => !/^(npm_|cdk_|portolan_|node_(options|path|env)$)/i.test(name),
);
const env = {
  ...Object.fromEntries(ours),
  HOME: folderOf('home'),
  npm_config_registry: npmSetting('registry'),
  npm_config_cache: npmSetting('cache'),
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_update_notifier: 'false',
};

function npmSetting(name) {
  return spawnSync('npm', ['config', 'get', name], { cwd: root, encoding: 'utf8' }).stdout.trim();
}

let passed = 0;
let failed = 0;

/** Says whether it holds, and goes on in any case. */
export function check(sentence, holds) {
  try {
    const detail = holds();
    passed += 1;
    console.log(`ok      ${sentence}${detail === undefined ? '' : ` (${detail})`}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${sentence}\n        ${error.message.trimEnd().replaceAll('\n', '\n        ')}`);
  }
}

/** The standard output of a command that must succeed. */
export function run(cwd, command, args, settings = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd,
    env: { ...env, ...settings },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: exit code ${status}\n${stdout}${stderr}`);
  return stdout;
}

/** A project of a new user's in that folder, with these packages. */
export function install(folder, packages) {
  run(folder, 'npm', ['init', '-y']);
  run(folder, 'npm', ['install', ...packages]);
}

/** The package in the version that the project itself is tested with. */
export function pinned(name) {
  return `${name}@${pins[name]}`;
}

/** The line that says that tests ran, and how they ended. */
export function closingLine() {
  process.exitCode = failed === 0 ? 0 : 1;
  return `${passed} passed, ${failed} failed`;
}
