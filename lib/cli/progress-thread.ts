import { writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { progressLine, SHOWN_AFTER_MS, showLine } from './progress-line';

/** What the thread is told of the run that it shows. */
export interface Watched {
  readonly shared: SharedArrayBuffer;
  readonly command: string;
  readonly columns: number;
}

const EVERY_MS = 250;

/** A thread's own `process.stderr` goes through the thread that computes. */
const STDERR = 2;

/** A thread of its own: the command computes without a pause, so that no timer of its own thread would come to pass. */
function watch({ shared, command, columns }: Watched): void {
  const state = new Int32Array(shared);
  const start = Date.now();
  let text = '';
  parentPort?.on('message', (told: string) => {
    text = told;
  });
  const show = () =>
    showLine(state, progressLine(command, text, Date.now() - start, columns), (line) => {
      try {
        writeSync(STDERR, line);
      } catch {
        // A terminal that takes nothing right now gets the next one.
      }
    });
  setTimeout(() => {
    show();
    setInterval(show, EVERY_MS);
  }, SHOWN_AFTER_MS);
}

if (workerData !== null) watch(workerData as Watched);
