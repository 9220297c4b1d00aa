import path from 'node:path';

/** This repository. */
export const root = path.dirname(require.resolve('portolan/package.json'));

/** A file of the built package that is no entry of it, such as `audit/idle`: for a part that is to be measured alone. */
export function built<Module>(file: string): Module {
  return require(path.join(root, 'dist', `${file}.js`)) as Module;
}
