// What `npm run docs:reference` writes: the reference of the API from its doc comments, as pages for a browser, in
// docs/reference. A subpath of the package is a module of it.
import fs from 'node:fs';
import path from 'node:path';
import { root } from './build.mjs';

const { exports } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

/** @type {Partial<import('typedoc').TypeDocOptions>} */
export default {
  name: 'Portolan',
  entryPoints: Object.values(exports)
    .filter((file) => file.endsWith('.js'))
    .map((file) => path.join(root, file.replace(/^\.\/dist/, 'lib').replace(/\.js$/, '.ts'))),
  tsconfig: path.join(root, 'tsconfig.json'),
  basePath: path.join(root, 'lib'),
  out: path.join(root, 'docs/reference'),
  readme: 'none',
  // The types are checked by `npm run typecheck`, and a reference need not do it again.
  skipErrorChecking: true,
  disableSources: true,
  excludeExternals: true,
  excludeInternal: true,
  excludePrivate: true,
  // What is named at the surface and not exported is listed in docs/api; a link that leads nowhere is a fault.
  validation: { notExported: false, invalidLink: true },
  treatValidationWarningsAsErrors: true,
};
