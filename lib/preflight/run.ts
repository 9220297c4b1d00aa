import { setMaxListeners } from 'node:events';
import { createSecureContext } from 'node:tls';
import { type Issue, throwIfAny } from '../diagnostics';
import type { Symptom } from '../model/product';
import { type Lookup, systemLookup } from './probe-resolve';
import type { Check, CheckResult, CheckStanding, Checks, FindingCode, Preflight, WayResult } from './result';
import { knownRoots, rootsOfMachine, type TrustedRoots } from './roots';
import { type Means, tryWay } from './try-way';

/** How a preflight is run. */
export interface PreflightOptions {
  /**
   * How many checks are under way at once.
   * @default 8
   */
  readonly parallel?: number;
  /**
   * For how many milliseconds one stage may keep one waiting.
   * @default 5000
   */
  readonly timeoutMs?: number;
  /** Ends it with what is known by then. */
  readonly signal?: AbortSignal;
  /** Is told of each check that is through. */
  readonly onDone?: (result: CheckResult, done: number, of: number) => void;
  /**
   * The roots that certificates are held against.
   * @default - those of the machine; the result says where they were read
   */
  readonly roots?: TrustedRoots;
  /**
   * The roots of public authorities, in PEM: a certificate below any other is told as that of somebody on the way.
   * @default - those that come with Node, which are Mozilla's
   */
  readonly publicRoots?: readonly string[];
  /**
   * Finds the addresses of a name. For tests, whose servers listen on this machine under names of their own; what they
   * listen on stands in their own product, as its ports.
   * @default - the resolver of the machine, its hosts file included
   */
  readonly lookup?: Lookup;
}

const DEFAULT_PARALLEL = 8;
export const DEFAULT_TIMEOUT_MS = 5000;

/**
 * Tries every check from this machine. A check that fails is a result and no error; nothing is sent but what opens a
 * connection, a TLS handshake, `CONNECT` to a proxy, and a `HEAD` request where the documents say plain HTTP.
 *
 * @throws NetworkRequirementsError where an option cannot be used.
 */
export async function preflight(checks: Checks, options: PreflightOptions = {}): Promise<Preflight> {
  const { parallel = DEFAULT_PARALLEL, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  throwIfAny([...notFromOne('parallel', parallel), ...notFromOne('timeoutMs', timeoutMs)], 'preflight');
  const signal = options.signal ?? new AbortController().signal;
  // Every check that is under way listens, and leaves it when it is through: no leak, of which Node would warn.
  setMaxListeners(0, signal);
  const patience = { timeoutMs, signal };
  const roots = options.roots ?? rootsOfMachine();
  const means: Means = {
    lookup: options.lookup ?? systemLookup(patience),
    patience,
    secureContext: createSecureContext({ ca: [...roots.pem], minVersion: 'TLSv1.2' }),
    known: knownRoots(options.publicRoots),
    proxy: checks.proxy,
  };
  const results = new Map<string, CheckResult>();
  const waiting = checks.checks.values();
  const worker = async () => {
    for (const check of waiting) {
      if (signal.aborted) return;
      const result = await tryCheck(check, means);
      results.set(check.id, result);
      options.onDone?.(result, results.size, checks.checks.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, checks.checks.length) }, worker));
  const all = checks.checks.map((check) => results.get(check.id) ?? resultOf(check, []));
  const interrupted = all.some(({ standing }) => standing === 'not-tried');
  const { proxy } = checks;
  return {
    ...checks,
    proxy: proxy === null ? null : { host: proxy.host, port: proxy.port },
    fine: all.length > 0 && !interrupted && all.every(({ standing }) => standing !== 'failed'),
    interrupted,
    roots: `${roots.from}, ${roots.pem.length} ${roots.pem.length === 1 ? 'root' : 'roots'}`,
    checks: all,
  };
}

function notFromOne(at: string, given: number): readonly Issue[] {
  if (Number.isInteger(given) && given >= 1) return [];
  return [{ code: 'wrong-type', at, given: String(given), expected: 'a whole number from 1' }];
}

async function tryCheck(check: Check, means: Means): Promise<CheckResult> {
  const results: WayResult[] = [];
  for (const way of check.ways) results.push(await tryWay(check, way, means));
  return resultOf(check, results);
}

function resultOf(check: Check, results: readonly WayResult[]): CheckResult {
  const deciding = results.filter(({ way }) => check.through === 'either' || check.through === way);
  const open = deciding.find((one) => one.open);
  const isStopped = deciding.some(({ findings }) => findings.some(({ code }) => code === 'interrupted'));
  const standing: CheckStanding =
    open !== undefined
      ? 'open'
      : deciding.length === 0 || isStopped
        ? 'not-tried'
        : check.needed
          ? 'failed'
          : 'closed-optional';
  const last = (open ?? deciding[0])?.findings.at(-1);
  return { ...check, standing, results, symptom: last === undefined ? null : SYMPTOMS[last.code] };
}

/** What a finding points to; a document may know a reason for it. */
const SYMPTOMS: Readonly<Record<FindingCode, Symptom | null>> = {
  resolved: null,
  'no-such-name': 'blocked',
  'resolver-failed': 'blocked',
  'resolver-silent': 'blocked',
  'resolves-to-nothing': 'blocked',
  connected: null,
  refused: 'blocked',
  'no-answer': 'blocked',
  unreachable: 'blocked',
  'cut-off': 'blocked',
  'forbidden-here': 'blocked',
  'proxy-allows': null,
  'proxy-denies': 'proxy',
  'proxy-wants-login': 'proxy',
  'proxy-cannot': 'proxy',
  'proxy-unreached': 'proxy',
  'proxy-unclear': 'proxy',
  tls: null,
  'tls-too-old': 'old-tls',
  'tls-refused': 'blocked',
  'tls-cut-off': 'blocked',
  'tls-no-answer': 'blocked',
  'not-tls': 'blocked',
  trusted: null,
  inspected: 'inspected',
  expired: 'untrusted',
  'not-yet-valid': 'untrusted',
  'wrong-name': 'untrusted',
  'self-signed': 'inspected',
  'unknown-issuer': 'inspected',
  'root-missing': 'untrusted',
  'certificate-faulty': 'untrusted',
  answered: null,
  'not-http': 'blocked',
  interrupted: null,
  fault: null,
};
