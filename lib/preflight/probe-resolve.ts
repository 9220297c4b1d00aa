import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Finding } from './result';
import { type Patience, secondsWords, stopwatch, waitFor } from './waiting';

/** The addresses of a name, as the programs of this machine find them; rejects where there are none. */
export type Lookup = (name: string) => Promise<readonly string[]>;

/** What every program of the machine asks: its hosts file, its resolver, whatever it is set to. */
export const systemLookup: Lookup = async (name) => {
  const found = await lookup(name, { all: true });
  return found.map(({ address }) => address);
};

/** The addresses of a name; none with a finding that says why. */
export async function probeResolve(
  name: string,
  resolver: Lookup,
  patience: Patience,
): Promise<{ readonly finding: Finding; readonly addresses: readonly string[] }> {
  const { good, bad, interrupted } = stopwatch('resolve');
  const fail = (finding: Finding) => ({ finding, addresses: [] });
  // A lookup of the system cannot be called back: what comes after its time is passed over.
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
