// The public surface of each subpath, as a page that a reviewer reads in a pull request: docs/api/<subpath>.api.md.
//   node scripts/api-reports.mjs              says which pages no longer hold, and exits with 1 where one does not
//   node scripts/api-reports.mjs --update     writes them
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CompilerState, Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { build, root } from './build.mjs';

const pages = path.join(root, 'docs/api');
const { exports } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

/** `portolan-cdk` of `./cdk`, by the declaration that stands behind it. */
function entries() {
  return Object.entries(exports)
    .filter(([, file]) => file.endsWith('.js'))
    .map(([subpath, file]) => ({
      name: path.join('portolan', subpath).replaceAll(path.sep, '-'),
      declaration: path.join(root, file.replace(/\.js$/, '.d.ts')),
    }));
}

/** Every page as the built package would have it now, and whether it is the one that is checked in. */
export function apiReports() {
  build();
  const scene = fs.mkdtempSync(path.join(os.tmpdir(), 'portolan-api-'));
  try {
    const configs = entries().map((entry) => ({ ...entry, config: configOf(entry, scene) }));
    // One program for all: each page alone would type-check the SDKs again.
    const compilerState = CompilerState.create(configs[0].config, {
      additionalEntryPoints: configs.slice(1).map(({ declaration }) => declaration),
    });
    return configs.map(({ name, config }) => {
      Extractor.invoke(config, { localBuild: true, compilerState, messageCallback: silence });
      const text = fs.readFileSync(path.join(scene, `${name}.api.md`), 'utf8');
      const file = path.join(pages, `${name}.api.md`);
      return { name, file, text, same: fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text };
    });
  } finally {
    fs.rmSync(scene, { recursive: true, force: true });
  }
}

function configOf({ name, declaration }, scene) {
  return ExtractorConfig.prepare({
    configObjectFullPath: path.join(root, 'api-extractor.json'),
    packageJsonFullPath: path.join(root, 'package.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: declaration,
      newlineKind: 'lf',
      compiler: {
        overrideTsconfig: {
          compilerOptions: { target: 'es2022', module: 'node16', strict: true, types: ['node'], skipLibCheck: true },
          files: entries().map((entry) => entry.declaration),
        },
      },
      apiReport: { enabled: true, reportFileName: `${name}.api.md`, reportFolder: scene, reportTempFolder: scene },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
    },
  });
}

/** Its complaints are about tags of a tool's own; what documents the surface is held by a test of ours. */
function silence(message) {
  message.handled = true;
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const reports = apiReports();
  if (process.argv.includes('--update')) {
    fs.mkdirSync(pages, { recursive: true });
    for (const { file, text } of reports) fs.writeFileSync(file, text);
  } else {
    const changed = reports.filter(({ same }) => !same).map(({ file }) => path.relative(root, file));
    if (changed.length > 0) process.stderr.write(`no longer the surface of the package: ${changed.join(', ')}\n`);
    process.exitCode = changed.length === 0 ? 0 : 1;
  }
}
