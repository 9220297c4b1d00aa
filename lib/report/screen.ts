import type { TextOptions } from './text';

/** Of a stream, what decides how it is written to: `process.stdout` is one. */
export interface ScreenStream {
  /** Whether a person reads it as it comes. */
  readonly isTTY?: boolean;
  /** How wide it is; left out where nobody knows. */
  readonly columns?: number;
}

/** Nobody knows the columns of a pipe, so nothing is wrapped there; colour is for terminals, and `NO_COLOR` is heeded. */
export function screenOf(stream: ScreenStream, env: Readonly<Record<string, string | undefined>>): TextOptions {
  const terminal = stream.isTTY === true;
  const plain = (env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb';
  return { width: terminal ? stream.columns || 80 : Number.POSITIVE_INFINITY, colour: terminal && !plain };
}

/**
 * Forgives a reader of standard output or standard error that goes away (`| head`): it is nobody's fault. Any other fault
 * of the streams, such as a full disk, ends in `onFault`, since what was printed is not whole.
 */
export function forgiveClosedPipes(onFault: (fault: Error) => void): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'EPIPE') onFault(fault);
    });
  }
}
