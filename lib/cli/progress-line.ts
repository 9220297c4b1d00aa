/** Of what two threads share: who holds the line, and whether something stands on it. */
export const SHARED_BYTES = 2 * Int32Array.BYTES_PER_ELEMENT;

const HOLDER = 0;
const SHOWN = 1;
const FREE = 0;
const HELD = 1;
const CLOSED = 2;

/** What takes less is over before anybody wonders. */
export const SHOWN_AFTER_MS = 1000;

/** Back to the first column, and nothing behind it. */
const ERASE = '\r\u001b[K';

/** One line that says what runs, how far it is and for how long, within so many columns. */
export function progressLine(command: string, text: string, elapsedMs: number, columns: number): string {
  const line = `${command}: ${text === '' ? '' : `${text}, `}${Math.floor(elapsedMs / 1000)} s`;
  return line.length < columns ? line : line.slice(0, Math.max(0, columns - 1));
}

/** Writes the line in the place of the one before; nothing once it is closed. */
export function showLine(shared: Int32Array, line: string, write: (text: string) => void): void {
  if (Atomics.compareExchange(shared, HOLDER, FREE, HELD) !== FREE) return;
  Atomics.store(shared, SHOWN, 1);
  write(ERASE + line);
  Atomics.store(shared, HOLDER, FREE);
}

/** Closes the line for good, and erases what stands on it: what is written next begins in the first column. */
export function closeLine(shared: Int32Array, write: (text: string) => void): void {
  // The other thread holds it for one write.
  while (Atomics.compareExchange(shared, HOLDER, FREE, CLOSED) === HELD);
  if (Atomics.exchange(shared, SHOWN, 0) === 1) write(ERASE);
}
