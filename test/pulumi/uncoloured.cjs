/**
 * Loaded before a program that the tests run. With `colors: true`, `util.inspect` of Node 20.20.2 does not end on an
 * error whose stack names a file directly in a scoped package (`node_modules/@pulumi/config.ts:301:15`), and such a
 * line is in the stack of every failing Pulumi program; without colours it ends at once.
 */
const util = require('node:util');

const { inspect } = util;
util.inspect = Object.assign((value, options, ...more) => {
  const plain = typeof options === 'object' && options !== null ? { ...options, colors: false } : options;
  return inspect(value, plain, ...more);
}, inspect);
