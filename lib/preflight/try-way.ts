import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { probeCertificate } from './probe-certificate';
import { atPort, probeConnect } from './probe-connect';
import { probeHttp } from './probe-http';
import { probeProxy } from './probe-proxy';
import { type Lookup, probeResolve } from './probe-resolve';
import { probeTls } from './probe-tls';
import type { Check, Finding, ProxyAddress, Way, WayResult } from './result';
import type { KnownRoots } from './roots';
import { type Patience, stopwatch } from './waiting';

/** What every try needs. */
export interface Means {
  readonly lookup: Lookup;
  readonly patience: Patience;
  /** Holds the roots, and the oldest TLS that will do. */
  readonly secureContext: SecureContext;
  readonly known: KnownRoots;
  readonly proxy: ProxyAddress | null;
}

/** One way to one name and port, stage by stage, up to the first that fails. Never throws. */
export async function tryWay(check: Check, way: Way, means: Means): Promise<WayResult> {
  const findings: Finding[] = [];
  const open: Socket[] = [];
  try {
    await stagesOf(check, way, means, { findings, open });
  } catch (fault) {
    const stage = findings.at(-1)?.stage ?? (way === 'proxy' ? 'proxy' : 'resolve');
    findings.push(stopwatch(stage).bad('fault', `a fault of this program: ${(fault as Error).message}`));
  } finally {
    // What lies on another goes first: Node 20 crashes where a connection is taken away from below its TLS.
    for (const socket of open.reverse()) socket.destroy();
  }
  return { way, open: findings.every(({ ok }) => ok), findings };
}

interface Log {
  readonly findings: Finding[];
  /** To be closed at the end, whatever happens. */
  readonly open: Socket[];
}

async function stagesOf(check: Check, way: Way, means: Means, { findings, open }: Log): Promise<void> {
  const { name, port, how } = check;
  const { patience } = means;
  const through = way === 'proxy' ? means.proxy : null;
  const note = (finding: Finding) => {
    findings.push(finding);
    return finding.ok;
  };
  const socket = through === null ? await directly(check, means, note) : await toProxy(through, means, note);
  if (socket === null) return;
  open.push(socket);
  if (how === 'http') {
    note(await probeHttp(socket, check, through, patience));
    return;
  }
  if (through !== null && !note(await probeProxy(socket, { name, port }, through, patience))) return;
  if (how === 'tcp') return;
  const { finding, secure } = await probeTls(socket, name, means.secureContext, patience);
  if (!note(finding) || secure === null) return;
  open.push(secure);
  note(probeCertificate(secure, name, means.known));
}

type Note = (finding: Finding) => boolean;

async function directly({ name, port, isAddress }: Check, means: Means, note: Note): Promise<Socket | null> {
  const { lookup, patience } = means;
  const resolved = isAddress ? null : await probeResolve(name, lookup, patience);
  if (resolved !== null && !note(resolved.finding)) return null;
  const { finding, socket } = await probeConnect(resolved?.addresses ?? [name], port, patience);
  note(finding);
  return socket;
}

/** What keeps one from the proxy is told as the proxy's. */
async function toProxy({ host, port }: ProxyAddress, { lookup, patience }: Means, note: Note): Promise<Socket | null> {
  const unreached = (finding: Finding) => {
    const isStopped = finding.code === 'interrupted';
    const words = isStopped ? finding.words : `the proxy ${atPort(host, port)} is not reached: ${finding.words}`;
    note({ ...finding, stage: 'proxy', code: isStopped ? 'interrupted' : 'proxy-unreached', words });
    return null;
  };
  const resolved = await probeResolve(host, lookup, patience);
  if (!resolved.finding.ok) return unreached(resolved.finding);
  const { finding, socket } = await probeConnect(resolved.addresses, port, patience);
  return socket ?? unreached(finding);
}
