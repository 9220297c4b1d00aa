import type { Screen } from './outcome';

/** What a reader that goes away (`| head`) leaves behind; it is nobody's fault. */
export function forgiveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'EPIPE') throw fault;
    });
  }
}

/** Nobody knows the columns of a pipe, so nothing is wrapped there; colour is for terminals, and `NO_COLOR` is heeded. */
export function screenOf(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Screen {
  const terminal = stream.isTTY === true;
  const plain = (env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb';
  return { width: terminal ? stream.columns || 80 : Number.POSITIVE_INFINITY, colour: terminal && !plain };
}
