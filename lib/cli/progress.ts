import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { closeLine, SHARED_BYTES } from './progress-line';
import type { Watched } from './progress-thread';

/** How far a run is, on the terminal of standard error. */
export interface Progress {
  /** Says how far it is; null where there is nothing to say. */
  readonly tell: (text: string | null) => void;
  /** Ends it, before anything else is written. */
  readonly close: () => void;
}

/** Shows a run that takes longer than a second; null where no terminal is there to show it on. */
export function progressOn(stream: NodeJS.WriteStream, command: string, env: NodeJS.ProcessEnv): Progress | null {
  if (stream.isTTY !== true || env.TERM === 'dumb') return null;
  const shared = new SharedArrayBuffer(SHARED_BYTES);
  const watched: Watched = { shared, command, columns: stream.columns || 80 };
  const thread = new Worker(path.join(__dirname, 'progress-thread.js'), { workerData: watched });
  // Nobody waits for it, and a run that cannot be shown is run all the same.
  thread.unref();
  thread.on('error', () => {});
  return {
    tell: (text) => thread.postMessage(text ?? ''),
    close: () => closeLine(new Int32Array(shared), (text) => stream.write(text)),
  };
}
