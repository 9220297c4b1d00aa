// Runs a file of this repository against a build that is never stale: node scripts/run.mjs FILE ARGS...
// TypeScript files run through tsx, and `portolan` in them is the built package, as it is for its users.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { build, root } from './build.mjs';

const [file, ...args] = process.argv.slice(2);
try {
  if (file === undefined) throw new Error('usage: node scripts/run.mjs FILE ARGS...');
  build();
  run(file, args);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function run(program, programArgs) {
  const loader = program.endsWith('.ts') ? ['--import', import.meta.resolve('tsx')] : [];
  const child = spawn(process.execPath, [...loader, program, ...programArgs], {
    stdio: 'inherit',
    env: { ...process.env, TSX_TSCONFIG_PATH: path.join(root, 'tsconfig.build.json') },
  });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const passOn = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, passOn);
  child.on('exit', (code, signal) => {
    for (const each of signals) process.off(each, passOn);
    if (signal === null) process.exitCode = code;
    else process.kill(process.pid, signal);
  });
}
