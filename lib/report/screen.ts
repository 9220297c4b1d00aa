import type { TextOptions } from './text';

/**
 * Nobody knows the columns of a pipe, so nothing is wrapped there. Colour is for terminals, unless `NO_COLOR` says never
 * or `FORCE_COLOR` always; who says both means never.
 */
export function screenOf(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): TextOptions {
  const terminal = stream.isTTY === true;
  const { NO_COLOR = '', FORCE_COLOR: forced = '', TERM } = env;
  const isForced = forced !== '' && forced !== '0' && forced !== 'false';
  const isPlain = NO_COLOR !== '' || (forced === '' ? TERM === 'dumb' : !isForced);
  return {
    width: terminal ? stream.columns || 80 : Number.POSITIVE_INFINITY,
    colour: (terminal || isForced) && !isPlain,
  };
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
