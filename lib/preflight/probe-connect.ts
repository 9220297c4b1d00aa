import { connect, type Socket } from 'node:net';
import type { Finding, FindingCode } from './result';
import { type Patience, secondsWords, stopwatch, waitFor } from './waiting';

/** So many addresses of a name are knocked at, all at once; the first that opens is taken. */
const MOST_ADDRESSES = 4;

const CODES: Readonly<Record<string, FindingCode>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'cut-off',
  EACCES: 'forbidden-here',
  EPERM: 'forbidden-here',
  ETIMEDOUT: 'no-answer',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EHOSTDOWN: 'unreachable',
};

/** Of several addresses the answer that says most; a machine without IPv6 says nothing of the others. */
const TELLING: readonly FindingCode[] = ['refused', 'cut-off', 'forbidden-here', 'no-answer', 'unreachable', 'fault'];

/** A connection to the first of the addresses that opens the port; the socket is the caller's to destroy. */
export async function probeConnect(
  addresses: readonly string[],
  port: number,
  patience: Patience,
): Promise<{ readonly finding: Finding; readonly socket: Socket | null }> {
  const { good, bad, interrupted } = stopwatch('connect');
  const tried = addresses.slice(0, MOST_ADDRESSES);
  const attempts = tried.map((address) => ({ address, socket: connect({ host: address, port }) }));
  const faults: NodeJS.ErrnoException[] = [];
  const first = new Promise<(typeof attempts)[number] | null>((resolve) => {
    for (const attempt of attempts) {
      attempt.socket.once('connect', () => resolve(attempt));
      attempt.socket.on('error', (fault) => {
        faults.push(fault);
        if (faults.length === attempts.length) resolve(null);
      });
    }
  });
  const waited = await waitFor(first, patience);
  const open = waited.kind === 'done' ? waited.value : null;
  for (const attempt of attempts) if (attempt !== open) attempt.socket.destroy();
  if (open !== null)
    return { finding: good('connected', `${atPort(open.address, port)} answers`), socket: open.socket };
  if (waited.kind === 'interrupted') return { finding: interrupted(), socket: null };
  const late = waited.kind === 'late' ? ['no-answer' as const] : [];
  const codes = [...late, ...faults.map(({ code = '' }) => CODES[code] ?? 'fault')];
  const code = TELLING.find((one) => codes.includes(one)) ?? 'fault';
  const where = tried.map((address) => atPort(address, port)).join(', ');
  const more =
    addresses.length > tried.length ? ` (and ${addresses.length - tried.length} more addresses, not tried)` : '';
  return { finding: bad(code, `${where}${more} ${faultWords(code, faults, patience)}`), socket: null };
}

function faultWords(code: FindingCode, faults: readonly NodeJS.ErrnoException[], { timeoutMs }: Patience): string {
  switch (code) {
    case 'refused':
      return 'refuses the connection: nothing listens there, or a firewall rejects it';
    case 'cut-off':
      return 'cuts the connection off';
    case 'forbidden-here':
      return 'may not be reached from this program: a firewall on this machine forbids it';
    case 'no-answer':
      return `does not answer within ${secondsWords(timeoutMs)}: a firewall may drop it`;
    case 'unreachable':
      return 'cannot be reached: this machine has no route to it, or a router says so';
    default:
      return `cannot be reached (${faults[0]?.code ?? 'no code'})`;
  }
}

/** `203.0.113.7:443`, `[2001:db8::1]:443`. */
export function atPort(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
