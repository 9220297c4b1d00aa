import { lookup, Resolver } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import type { Finding } from './result';
import { type Patience, secondsWords, stopwatch, waitFor } from './waiting';

/** The addresses of a name, as the programs of this machine find them; rejects where there are none. */
export type Lookup = (name: string) => Promise<readonly string[]>;

/** How the machine is asked. For tests, which have a resolver of their own. */
export interface SystemAsked {
  /** What every program of the machine asks: its hosts file, its resolver, whatever it is set to. */
  readonly ask: Lookup;
  /** The resolvers that are asked for a sign of life; default: those of the machine. */
  readonly servers?: readonly string[];
  /** The hosts file; a name in it needs no resolver. */
  readonly hosts: string;
}

const SYSTEM: SystemAsked = {
  ask: async (name) => (await lookup(name, { all: true })).map(({ address }) => address),
  hosts:
    process.platform === 'win32'
      ? `${process.env.SystemRoot ?? 'C:\\Windows'}\\System32\\drivers\\etc\\hosts`
      : '/etc/hosts',
};

/** What c-ares says where nobody answered; everything else is an answer. */
const SILENCE = ['ETIMEOUT', 'ECONNREFUSED', 'ECANCELLED', 'EDESTRUCTION', 'ENOTINITIALIZED', 'ELOADIPHLPAPI'];

/**
 * The lookup of the system, behind a sign of life. It cannot be called back, and keeps one of the four threads that all
 * of the program shares until the system gives up; so a name is asked of it only where the hosts file has it or a
 * resolver answers for it, whatever it answers. Where none does, the system may have another way (a daemon, a resolver
 * per domain): then one name alone is asked of it, and the others where it knows an answer.
 */
export function systemLookup({ timeoutMs, signal }: Patience, { ask, servers, hosts }: SystemAsked = SYSTEM): Lookup {
  const resolver = new Resolver({ timeout: Math.max(1, Math.floor(timeoutMs / 4)), tries: 2 });
  if (servers !== undefined) resolver.setServers(servers);
  signal.addEventListener('abort', () => resolver.cancel(), { once: true });
  const known = namesIn(hosts);
  let otherWay: Promise<void> | null = null;
  return async (name) => {
    if (!known.has(name.toLowerCase()) && !(await isAnswered(resolver, name, { timeoutMs: timeoutMs / 2, signal }))) {
      otherWay ??= ask(name).then(
        () => undefined,
        (fault: NodeJS.ErrnoException) => {
          if (fault.code !== 'ENOTFOUND') throw fault;
        },
      );
      await otherWay;
    }
    return ask(name);
  };
}

/** Whether a resolver answers for a name, in both families, which the system asks for; half the time is left for another way. */
async function isAnswered(resolver: Resolver, name: string, patience: Patience): Promise<boolean> {
  const waited = await waitFor(Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]), patience);
  if (waited.kind !== 'done') return false;
  return waited.value.every((one) => one.status === 'fulfilled' || !SILENCE.includes(String(one.reason?.code)));
}

function namesIn(file: string): ReadonlySet<string> {
  try {
    const lines = readFileSync(file, 'utf8').split(/\r?\n/);
    return new Set(
      lines.flatMap((line) => line.replace(/#.*/, '').trim().split(/\s+/).slice(1)).map((name) => name.toLowerCase()),
    );
  } catch {
    return new Set();
  }
}

/** The addresses of a name; none with a finding that says why. */
export async function probeResolve(
  name: string,
  resolver: Lookup,
  patience: Patience,
): Promise<{ readonly finding: Finding; readonly addresses: readonly string[] }> {
  const { good, bad, interrupted } = stopwatch('resolve');
  const fail = (finding: Finding) => ({ finding, addresses: [] });
  // What comes after its time is passed over.
  const asked = Promise.resolve()
    .then(() => resolver(name))
    .catch((fault: unknown) => (fault instanceof Error ? fault : new Error(String(fault))));
  const waited = await waitFor(asked, patience);
  if (waited.kind === 'interrupted') return fail(interrupted());
  if (waited.kind === 'late')
    return fail(
      bad('resolver-silent', `the resolver does not answer for ${name} within ${secondsWords(patience.timeoutMs)}`),
    );
  if (waited.value instanceof Error) {
    const { code = waited.value.message } = waited.value as NodeJS.ErrnoException;
    return code === 'ENOTFOUND' || code === 'ENODATA'
      ? fail(bad('no-such-name', `the resolver of this machine knows no ${name}`))
      : fail(bad('resolver-failed', `the resolver of this machine fails on ${name} (${code})`));
  }
  const addresses = waited.value.filter((address) => isIP(address) !== 0);
  if (addresses.length === 0)
    return fail(bad('no-such-name', `the resolver of this machine knows no address of ${name}`));
  // What filters of names answer instead of the truth.
  if (addresses.every((address) => address === '0.0.0.0' || address === '::'))
    return fail(
      bad(
        'resolves-to-nothing',
        `${name} resolves to ${addresses.join(', ')}, as a filter of names answers for what it blocks`,
      ),
    );
  return { finding: good('resolved', addresses.join(', ')), addresses };
}
