// Each subpath, from CommonJS and from ES modules, by the resolutions of TypeScript that people have.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../build.mjs';
import { check, run } from './scene.mjs';

const { exports } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

/** What stands behind a subpath, by its specifier: `portolan/cdk`. */
export const SPECIFIERS = Object.entries(exports)
  .filter(([, file]) => file.endsWith('.js'))
  .map(([subpath]) => path.posix.join('portolan', subpath));

const RESOLUTIONS = [
  { module: 'commonjs', moduleResolution: 'node10', ignoreDeprecations: '5.0' },
  { module: 'node16', moduleResolution: 'node16' },
  { module: 'esnext', moduleResolution: 'bundler' },
];

/** A module of ES that asks each subpath for all that `require` gives, by name. */
const NAMED_IMPORTS = `
  import { createRequire } from 'node:module';
  const require = createRequire(import.meta.url);
  const lost = [];
  for (const specifier of process.argv.slice(2)) {
    const named = await import(specifier);
    for (const name of Object.keys(require(specifier))) if (!(name in named)) lost.push(specifier + ' ' + name);
  }
  if (lost.length > 0) throw new Error('no named import: ' + lost.join(', '));
`;

/** `project` holds all SDKs. */
export function checkSubpaths(project) {
  for (const resolution of RESOLUTIONS) {
    check(`TypeScript finds every subpath by ${resolution.moduleResolution}, in strict mode`, () => {
      const source = SPECIFIERS.map(
        (specifier, i) =>
          `import * as s${i} from '${specifier}';\nexport const n${i}: string[] = Object.keys(s${i});\n`,
      );
      const folder = path.join(project, resolution.moduleResolution);
      fs.mkdirSync(folder);
      fs.writeFileSync(path.join(folder, 'all.ts'), source.join(''));
      const compilerOptions = {
        ...resolution,
        strict: true,
        target: 'es2022',
        skipLibCheck: false,
        noEmit: true,
        types: ['node'],
      };
      fs.writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['all.ts'] }));
      run(project, 'npx', ['--no-install', 'tsc', '-p', resolution.moduleResolution]);
    });
  }

  check('an ES module imports by name all that CommonJS requires', () => {
    fs.writeFileSync(path.join(project, 'named.mjs'), NAMED_IMPORTS);
    run(project, 'node', ['named.mjs', ...SPECIFIERS]);
    return `${SPECIFIERS.length} subpaths`;
  });

  check('each subpath loads the SDK of its own rim and no other', () => {
    const of = {
      'portolan/cdk': ['aws-cdk-lib', 'constructs'],
      'portolan/pulumi-aws': ['@pulumi/pulumi', '@pulumi/aws'],
      'portolan/pulumi-azure': ['@pulumi/pulumi', '@pulumi/azure-native'],
    };
    for (const specifier of SPECIFIERS) {
      const loaded = JSON.parse(run(project, 'node', ['-e', LOADED, specifier]));
      assert.deepEqual(
        loaded.filter((sdk) => !(of[specifier] ?? []).includes(sdk)),
        [],
        specifier,
      );
    }
  });
}

const LOADED = `
  require(process.argv[1]);
  const sdk = /node_modules[\\\\/](aws-cdk-lib|constructs|@pulumi[\\\\/](?:pulumi|aws|azure-native))[\\\\/]/;
  const loaded = Object.keys(require.cache).map((file) => sdk.exec(file)?.[1]).filter(Boolean);
  console.log(JSON.stringify([...new Set(loaded.map((name) => name.replaceAll('\\\\\\\\', '/')))]));
`;
