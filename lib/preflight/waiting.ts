import type { Finding, FindingCode, Stage } from './result';

/** For how long a stage may keep one waiting, and who may end it before. */
export interface Patience {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** What was waited for, or why it was not waited for longer. */
export type Waited<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'late' }
  | { readonly kind: 'interrupted' };

/** The value, unless it takes too long or somebody ends the waiting; what the promise rejects with is the caller's. */
export async function waitFor<Value>(promise: Promise<Value>, { timeoutMs, signal }: Patience): Promise<Waited<Value>> {
  if (signal.aborted) return { kind: 'interrupted' };
  let timer: NodeJS.Timeout | undefined;
  let stop = () => {};
  try {
    return await Promise.race([
      promise.then((value): Waited<Value> => ({ kind: 'done', value })),
      new Promise<Waited<Value>>((resolve) => {
        timer = setTimeout(() => resolve({ kind: 'late' }), timeoutMs);
        stop = () => resolve({ kind: 'interrupted' });
        signal.addEventListener('abort', stop, { once: true });
      }),
    ]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

/** Makes the findings of one stage, with the time since it began. */
export function stopwatch(stage: Stage) {
  const began = performance.now();
  const finding = (ok: boolean, code: FindingCode, words: string): Finding => ({
    stage,
    ok,
    code,
    words,
    ms: Math.round(performance.now() - began),
  });
  return {
    good: (code: FindingCode, words: string) => finding(true, code, words),
    bad: (code: FindingCode, words: string) => finding(false, code, words),
    interrupted: () => finding(false, 'interrupted', 'stopped before it was known'),
  };
}

/** `5 s`, `250 ms`. */
export function secondsWords(ms: number): string {
  return ms % 1000 === 0 ? `${ms / 1000} s` : `${ms} ms`;
}
