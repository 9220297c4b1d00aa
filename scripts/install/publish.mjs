// What a team publishes: the golden module of the examples by itself, through the steps of the workflow that we show, up to
// the one that needs a registry.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { root } from '../build.mjs';
import { check, folderOf, run } from './scene.mjs';

const WORKFLOW = path.join(root, 'examples/publish/workflow.yaml');
const STEPS = ['Version', 'Install', 'Test', 'Pack', 'Try'];

export function checkPublish(tarball) {
  const module = folderOf('golden-module');
  const temp = folderOf('runner-temp');
  const { jobs } = parse(fs.readFileSync(WORKFLOW, 'utf8'));
  const settings = {
    GITHUB_REF_NAME: 'v1.0.0',
    GITHUB_REPOSITORY: 'acme/office-agents',
    RUNNER_TEMP: temp,
    CI: 'true',
  };
  const step = (name, more = {}) => {
    const { run: script } = jobs.pack.steps.find((one) => one.name === name);
    return run(module, 'bash', ['-e', '-o', 'pipefail', '-c', script], { ...settings, ...more });
  };

  check('the job that publishes runs nothing of the package, and the one that tests it may publish nothing', () => {
    assert.deepEqual(jobs.pack.permissions, { contents: 'read' });
    assert.deepEqual(jobs.publish.permissions, { 'id-token': 'write' });
    assert.equal(jobs.publish.needs, 'pack');
    assert.deepEqual(
      jobs.pack.steps.flatMap(({ run: script, name }) => (script === undefined ? [] : [name])),
      STEPS,
    );
    for (const { uses } of [...jobs.pack.steps, ...jobs.publish.steps])
      assert.match(uses ?? '@'.padEnd(41, '0'), /@[0-9a-f]{40}$/);
  });

  check('the golden module of the examples goes through the steps of the workflow that publishes it', () => {
    assert.ok(tarball, 'there is no tarball');
    fs.cpSync(path.join(root, 'examples/golden-module/cdk'), module, { recursive: true });
    // As a registry would have it.
    run(module, 'npm', ['pkg', 'set', `dependencies.portolan=file:${tarball}`]);
    run(module, 'npm', ['install', '--package-lock-only', '--ignore-scripts']);
    for (const name of STEPS) step(name);
    const [packed] = fs.readdirSync(path.join(module, 'packed'));
    const files = run(module, 'tar', ['-tzf', path.join('packed', packed)])
      .trim()
      .split('\n')
      .sort();
    assert.deepEqual(
      files,
      ['CHANGELOG.md', 'office-agents.d.ts', 'office-agents.js', 'package.json'].map((file) => `package/${file}`),
    );
  });

  check('and is stopped where its tag, its changelog or its repository is another', () => {
    for (const more of [{ GITHUB_REF_NAME: 'v1.0.1' }, { GITHUB_REPOSITORY: 'acme/agents' }])
      assert.throws(() => step('Version', more));
    fs.writeFileSync(path.join(module, 'CHANGELOG.md'), '## 0.9.0\n');
    assert.throws(() => step('Version'));
  });
}
