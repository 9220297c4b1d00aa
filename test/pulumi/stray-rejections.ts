import { AsyncLocalStorage } from 'node:async_hooks';
import { runInThisContext } from 'node:vm';

type Listener = (error: unknown, promise: Promise<unknown>) => void;

/**
 * Jest's tests see a copy of the process, and listeners on the copy hear nothing; this is the process itself. Pulumi's
 * SDK reports errors of registrations and of `apply` by rejections that nobody handles, since its own runner listens.
 */
const host = runInThisContext('process') as NodeJS.Process;

/** The list of the run to which the rejected promise belongs. */
const owner = new AsyncLocalStorage<unknown[]>();
const running = new Set<unknown[]>();
let others: readonly Listener[] = [];

const hear: Listener = (error, promise) => {
  const only = running.size === 1 ? [...running][0] : undefined;
  const errors = owner.getStore() ?? only;
  if (errors !== undefined && running.has(errors)) errors.push(error);
  else for (const listener of others) listener(error, promise);
};

/** From now on, and until `stop`, the unhandled rejections of what the caller starts go to `errors`. */
export function collectRejections(): { readonly errors: unknown[]; stop(): void } {
  const errors: unknown[] = [];
  owner.enterWith(errors);
  if (running.size === 0) {
    others = host.listeners('unhandledRejection') as Listener[];
    host.removeAllListeners('unhandledRejection');
    host.on('unhandledRejection', hear);
  }
  running.add(errors);
  return {
    errors,
    stop: () => {
      running.delete(errors);
      if (running.size > 0) return;
      host.removeListener('unhandledRejection', hear);
      for (const listener of others) host.on('unhandledRejection', listener);
    },
  };
}
