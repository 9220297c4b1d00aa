const { availableParallelism } = require('node:os');
const { compilerOptions } = require('./tsconfig.json');

/** Tests that run the built package, the command or an example; only these wait for a build. */
const BUILT = '/test/(cli|examples|package)/.*\\.test\\.ts$';
/** Tests that take an hour; they are looked for only where they are asked for by name, by `npm run test:soak`. */
const SOAK = '\\.soak\\.test\\.ts$';
/** Tests that need the command `suricata`; looked for only by `npm run test:suricata`. */
const SURICATA = '/test/suricata/.*\\.test\\.ts$';

/** Tests that need Debian's Chromium; looked for only by `npm run test:browser`. */
const BROWSER = '/test/browser/.*\\.test\\.ts$';

const shared = {
  testEnvironment: 'node',
  roots: ['<rootDir>/lib', '<rootDir>/test'],
  setupFiles: ['<rootDir>/test/setup.ts'],
  // Transpiles alone, by `isolatedModules` of tsconfig.json: types are checked once, by `npm run typecheck`.
  transform: { '\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json' }] },
  // `portolan` and its subpaths are the sources, as they are for the type checker.
  moduleNameMapper: Object.fromEntries(
    Object.entries(compilerOptions.paths).map(([name, [file]]) => [`^${name}$`, file.replace('./', '<rootDir>/')]),
  ),
};

/** @type {import('jest').Config} */
module.exports = {
  // Jest's own default leaves one of two cores idle.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // What a test file loaded is never let go whole: at two gigabytes a file takes five times as long as in a fresh process.
  workerIdleMemoryLimit: '800MB',
  // A busy machine is no failure: the slowest single test takes some twenty seconds on two free cores.
  testTimeout: 120_000,
  projects: [
    {
      ...shared,
      displayName: 'sources',
      testRegex: '\\.test\\.ts$',
      testPathIgnorePatterns: [BUILT, SOAK, SURICATA, BROWSER],
    },
    {
      ...shared,
      displayName: 'built',
      testRegex: BUILT,
      globalSetup: '<rootDir>/test/global-setup.mjs',
    },
    ...(process.argv.includes('suricata') ? [{ ...shared, displayName: 'suricata', testRegex: SURICATA }] : []),
    ...(process.argv.includes('browser') ? [{ ...shared, displayName: 'browser', testRegex: BROWSER }] : []),
    ...(process.argv.includes('soak') ? [{ ...shared, displayName: 'soak', testRegex: SOAK }] : []),
  ],
};
