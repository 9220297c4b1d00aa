import type { Socket } from 'node:net';
import { type Patience, waitFor } from './waiting';

/** The head of an HTTP answer, or how the waiting for it ended. */
export type Head =
  | { readonly kind: 'head'; readonly status: number; readonly reason: string; readonly headers: string }
  | { readonly kind: 'other' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'late' }
  | { readonly kind: 'interrupted' };

/** No honest answer to these requests has a longer head. */
const LONGEST_HEAD = 64 * 1024;

/** Writes a request and reads the head of the answer; what comes behind it is put back. Never throws. */
export async function readHead(socket: Socket, request: string, patience: Patience): Promise<Head> {
  let seen = Buffer.alloc(0);
  let settle: (head: Head) => void = () => {};
  const answer = new Promise<Head>((resolve) => {
    settle = resolve;
  });
  const onData = (chunk: Buffer) => {
    seen = Buffer.concat([seen, chunk]);
    const head = headIn(seen);
    if (head === null) return;
    socket.off('data', onData);
    socket.pause();
    if (head.rest.length > 0) socket.unshift(head.rest);
    settle(head.head);
  };
  // An answer without an end is one all the same, once its first line is whole.
  const onEnd = () => settle(headIn(Buffer.concat([seen, Buffer.from('\r\n\r\n')]))?.head ?? { kind: 'closed' });
  socket.on('data', onData);
  socket.once('end', onEnd);
  socket.once('close', onEnd);
  socket.write(request);
  const waited = await waitFor(answer, patience);
  for (const [event, listener] of [
    ['data', onData],
    ['end', onEnd],
    ['close', onEnd],
  ] as const) {
    socket.off(event, listener);
  }
  return waited.kind === 'done' ? waited.value : waited;
}

function headIn(seen: Buffer): { readonly head: Head; readonly rest: Buffer } | null {
  const text = seen.toString('latin1');
  const end = /\r?\n\r?\n/.exec(text);
  const isOther = text.length >= 5 && !text.startsWith('HTTP/');
  if (isOther || (end === null && text.length > LONGEST_HEAD)) return { head: { kind: 'other' }, rest: seen };
  if (end === null) return null;
  const [, status, reason = ''] = /^HTTP\/\d(?:\.\d)? (\d{3})(?: ([^\r\n]*))?/.exec(text) ?? [];
  if (status === undefined) return { head: { kind: text.trim() === '' ? 'closed' : 'other' }, rest: seen };
  const headers = text.slice(0, end.index);
  return {
    head: { kind: 'head', status: Number(status), reason: reason.trim(), headers },
    rest: seen.subarray(end.index + end[0].length),
  };
}

/** `403 Forbidden`. */
export function statusWords({ status, reason }: Extract<Head, { kind: 'head' }>): string {
  return `${status} ${reason}`.trim();
}
