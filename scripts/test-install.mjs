// What a new user does: in an empty folder, with an empty HOME, install the packed tarball, write the README's first
// TypeScript block, compile it, run it; from each module system, beside each SDK, on each release of Node that `engines`
// takes. One line per check; closes with `N passed, N failed`.
//   node scripts/test-install.mjs [README]
import assert from 'node:assert/strict';
import path from 'node:path';
import { root } from './build.mjs';
import { checkAlone } from './install/alone.mjs';
import { checkExamples } from './install/examples.mjs';
import { checkPacked } from './install/packed.mjs';
import { checkPublish } from './install/publish.mjs';
import { checkReadmeApp } from './install/readme-app.mjs';
import { checkReference } from './install/reference.mjs';
import { checkRunners } from './install/runners.mjs';
import { check, closingLine, folderOf, install, pinned } from './install/scene.mjs';
import { checkSubpaths } from './install/subpaths.mjs';

const SDKS = ['aws-cdk-lib', 'constructs', '@pulumi/pulumi', '@pulumi/aws', '@pulumi/azure-native'];
const COMPILER = ['typescript', '@types/node'];
const readme = path.resolve(process.argv[2] ?? path.join(root, 'README.md'));

const tarball = checkPacked();
const [project, alone] = ['with-sdks', 'alone'].map(folderOf);
check('the tarball installs into an empty project beside every SDK', () => {
  assert.ok(tarball, 'there is no tarball');
  install(project, [tarball, ...[...SDKS, ...COMPILER].map(pinned)]);
});
checkReadmeApp(project, readme);
checkSubpaths(project);
checkAlone(alone, tarball);
checkExamples(project, alone);
checkRunners(project);
checkPublish(tarball);
checkReference();

console.log(closingLine());
