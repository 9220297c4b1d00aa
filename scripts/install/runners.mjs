// The modules and products that the pages show, tested beside the packed package by the runners of tests that people have.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { check, install, pinned, run } from './scene.mjs';

/** Releases that still run on the oldest Node that `engines` takes. */
const RUNNERS = [pinned('jest'), pinned('@types/jest'), 'vitest@4.1.12', 'mocha@12.0.3'];

/** The line that the page on golden modules gives, and what it is for. */
const VITEST_TYPES = `
  import { expect, test } from 'vitest';
  import { matchers, type PortolanMatchers } from 'portolan/testing';
  declare module 'vitest' { interface Matchers<T = any> extends PortolanMatchers<T> {} }
  expect.extend(matchers);
  const template = { Resources: { Web: { Type: 'AWS::EC2::SecurityGroup', Properties: {
    GroupDescription: 'web', VpcId: 'vpc-1',
    SecurityGroupEgress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/8' }],
  } } } };
  test('a matcher has its types', () => {
    expect(template).toOpen('tcp 443 to 10.1.2.3');
    expect(template).not.toOpen('tcp 22 to 10.1.2.3');
    expect(() => expect(template).toOpen('tcp 22 to 10.1.2.3')).toThrow('denied: Web -> 10.1.2.3:22/tcp');
  });
`;

/** `project` holds all SDKs, and the examples, compiled. */
export function checkRunners(project) {
  const npx = (...line) => run(project, 'npx', ['--no-install', ...line], { CI: 'true', NO_COLOR: '1' });
  const folders = ['examples/golden-module', 'examples/product'];

  check('the golden modules and the product of the examples compile beside the packed package', () => {
    install(project, RUNNERS);
    const compilerOptions = {
      strict: true,
      target: 'es2022',
      module: 'node16',
      types: ['node', 'jest'],
      esModuleInterop: true,
      skipLibCheck: true,
    };
    fs.writeFileSync(
      path.join(project, 'tsconfig.modules.json'),
      JSON.stringify({ compilerOptions, include: folders }),
    );
    npx('tsc', '-p', 'tsconfig.modules.json');
  });

  check('their own tests pass in Jest', () => {
    npx('jest', '--rootDir', project, '--json', '--outputFile', 'jest.json', '--testMatch', '**/examples/**/*.test.js');
    return counted(project, 'jest.json', 4);
  });

  check('and in Vitest, where the matchers have their types', () => {
    fs.mkdirSync(path.join(project, 'vitest'));
    fs.writeFileSync(path.join(project, 'vitest/types.test.ts'), VITEST_TYPES);
    npx(
      'tsc',
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--module',
      'node16',
      '--types',
      'node',
      'vitest/types.test.ts',
    );
    npx(
      'vitest',
      'run',
      '--globals',
      '--testTimeout',
      '60000',
      '--reporter',
      'json',
      '--outputFile',
      'vitest.json',
      '--dir',
      project,
      '.test.ts',
    );
    return counted(project, 'vitest.json', 5);
  });

  check('and those of the product in Mocha', () => {
    const { stats } = JSON.parse(
      npx('mocha', '--timeout', '60000', '--reporter', 'json', 'examples/product/**/product.test.js'),
    );
    assert.ok(stats.passes > 5 && stats.failures === 0, `${stats.passes} passed, ${stats.failures} failed`);
    return `${stats.passes} tests`;
  });
}

function counted(project, file, suites) {
  const result = JSON.parse(fs.readFileSync(path.join(project, file), 'utf8'));
  assert.ok(result.success && result.numFailedTests === 0, `${result.numFailedTests} failed`);
  assert.equal(result.testResults.length, suites, 'files of tests');
  return `${result.numPassedTests} tests`;
}
