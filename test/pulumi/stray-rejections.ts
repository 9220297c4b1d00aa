import { AsyncLocalStorage } from 'node:async_hooks';
import { runInThisContext } from 'node:vm';

type Listener = (error: unknown, promise: Promise<unknown>) => void;

/**
 * Jest's tests see a copy of the process, and listeners on the copy hear nothing; this is the process itself. Pulumi's
 * SDK reports errors of registrations and of `apply` by rejections that nobody handles, since its own runner listens.
 */
const host = runInThisContext('process') as NodeJS.Process;

/** The errors of the run to which a rejected promise belongs. */
const owner = new AsyncLocalStorage<unknown[]>();
const running = new Set<unknown[]>();
let others: readonly Listener[] = [];

const hear: Listener = (error, promise) => {
  const only = running.size === 1 ? [...running][0] : undefined;
  const errors = owner.getStore() ?? only;
  if (errors !== undefined && running.has(errors)) errors.push(error);
  else for (const listener of others) listener(error, promise);
};

/** Runs a function; what rejects meanwhile, because of it and unhandled, is added to the errors that it is given. */
export async function collectRejections<T>(run: (errors: unknown[]) => Promise<T>): Promise<T> {
  const errors: unknown[] = [];
  if (running.size === 0) {
    others = host.listeners('unhandledRejection') as Listener[];
    host.removeAllListeners('unhandledRejection');
    host.on('unhandledRejection', hear);
  }
  running.add(errors);
  try {
    return await owner.run(errors, () => run(errors));
  } finally {
    running.delete(errors);
    if (running.size === 0) {
      host.removeListener('unhandledRejection', hear);
      for (const listener of others) host.on('unhandledRejection', listener);
    }
  }
}
