/** The most memory that a process has held which compiles and proves one plan, with Node in it. */
import { spawnSync } from 'node:child_process';
import { TARGET_NAMES } from 'portolan';
import type { Run } from '../harness';
import { plain } from '../plain';

const MOST_MEGABYTES = 512;
const MEGABYTE = 2 ** 20;

/** What V8 is given for what lives longer; without a bound it collects late, and takes what there is. */
const OLD_SPACES = [null, 400];

export async function measure({ quick, tell }: Run): Promise<void> {
  const flows = quick ? 200 : 100_000;
  const targets = quick ? TARGET_NAMES.slice(0, 1) : TARGET_NAMES;
  for (const [oldSpace, target] of OLD_SPACES.flatMap((one) => targets.map((target) => [one, target] as const))) {
    const { bytes, fault } = aloneWith(target, flows, oldSpace);
    const value = bytes / MEGABYTE;
    tell({
      what: `memory${oldSpace === null ? '' : `, ${oldSpace} MB of old space`}: ${target}`,
      size: `${flows} flows`,
      unit: 'MB',
      ours: { median: value, p25: value, p75: value, rounds: 1 },
      peers: {},
      ratio: null,
      goals: quick ? [] : [{ goal: `< ${MOST_MEGABYTES} MB`, held: value < MOST_MEGABYTES }],
      wrong: fault,
    });
  }
}

function aloneWith(
  target: string,
  flows: number,
  oldSpace: number | null,
): { readonly bytes: number; readonly fault: string | null } {
  const bound = oldSpace === null ? [] : [`--max-old-space-size=${oldSpace}`];
  const args = [...bound, plain('compile-alone'), target, `${flows}`];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return status === 0 ? JSON.parse(stdout) : { bytes: Number.NaN, fault: stderr.slice(-500) };
}
