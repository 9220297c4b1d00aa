import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { runPortolan } from '../../lib/cli/program';

export const BIN = path.resolve(__dirname, '../../dist/cli/bin.js');

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command as a user does: a child process without a terminal. */
export function spawned(...args: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { code: status, out: stdout, err: stderr };
}

/** Runs the command in this process, as it runs without a terminal: what `spawned` gives, without a process for each. */
export function portolan(...args: readonly string[]): Run {
  return onScreen(Number.POSITIVE_INFINITY, ...args);
}

/** Runs the command in this process, on a page of so many columns. */
export function onScreen(width: number, ...args: readonly string[]): Run {
  const { code, written } = started(width, args);
  if (typeof code !== 'number') throw new Error(`portolan ${args[0]} waits for something outside: use waited`);
  return { code, ...written };
}

/** The same of a command that waits for something outside. */
export async function waited(width: number, ...args: readonly string[]): Promise<Run> {
  const { code, written } = started(width, args);
  return { code: await code, ...written };
}

function started(width: number, args: readonly string[]) {
  const written = { out: '', err: '' };
  const code = runPortolan(args, {
    writeOut: (text) => {
      written.out += text;
    },
    writeError: (text) => {
      written.err += text;
    },
    screen: { width, colour: false },
  });
  return { code, written };
}

/** A line of words, of which none holds a blank. */
export function typed(line: string): Run {
  return portolan(...line.split(' '));
}

export const ECC = '--product endpoint-central-cloud';
