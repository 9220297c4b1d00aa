import { spawnSync } from 'node:child_process';
import path from 'node:path';

const MEGABYTES = 1500;
const PROGRAM = path.join(__dirname, 'large/audited-alone.ts');

/** The whole audit of a security group of `count` rules, in a process that has so much memory and no more. */
export function auditOfMany(count: number, seconds: number): { readonly answer: string; readonly fault: string } {
  const options = [`--max-old-space-size=${MEGABYTES}`, '--import', 'tsx'];
  const { stdout, stderr, error } = spawnSync(process.execPath, [...options, PROGRAM, `${count}`], {
    encoding: 'utf8',
    timeout: seconds * 1000,
    maxBuffer: 1024 * 1024,
  });
  return { answer: stdout, fault: error?.message ?? stderr };
}
