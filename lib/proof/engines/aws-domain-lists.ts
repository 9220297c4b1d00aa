import type { RuleGroupSource } from '../readers/declared-aws';
import { isLate, type Maybe } from '../readers/late';
import { type Findings, wordsOf } from './findings';
import type { Called } from './firewall-piece';
import { type LineMeaning, readLine } from './suricata-line';

type DomainSource = Extract<RuleGroupSource, { kind: 'domains' }>;

/** A line that the service writes for a list, and what it is called. */
export interface ListedLine extends Called {
  readonly line: LineMeaning;
}

const ACTIONS: ReadonlyMap<string, string> = new Map([
  ['ALLOWLIST', 'pass'],
  ['DENYLIST', 'drop'],
  ['REJECTLIST', 'reject'],
  ['ALERTLIST', 'alert'],
]);

/**
 * The lines that the service writes for a list (Network Firewall developer guide, "Examples of stateful rules": domain
 * lists). An allow list closes what else is spoken of its protocol, in action order alone; nobody says so of strict
 * order, where the policy's default actions are there for it. Null where nobody knows what is listed, or to what end.
 */
export function linesOfList(
  { id, source }: { readonly id: string; readonly source: DomainSource },
  isStrict: boolean,
  findings: Findings,
): readonly ListedLine[] | null {
  const action = isLate(source.action) ? undefined : ACTIONS.get(source.action);
  if (action === undefined) {
    findings.add(source.place, 'has an action for its domains that is not known', wordsOf(source.action));
    return null;
  }
  const types = new Set(source.targetTypes.map((type) => (isLate(type) ? type.id : type)));
  const lines: ListedLine[] = [];
  for (const type of types) {
    const carrier = CARRIERS.get(type);
    if (carrier === undefined) {
      findings.add(source.place, 'has a type of target that is not known', type);
      return null;
    }
    for (const target of new Set(source.targets)) {
      const line = lineOf(action, carrier, target);
      if (line === null) {
        findings.add(source.place, 'has a target that is no name', wordsOf(target));
        lines.push({
          name: `${id} ${wordsOf(target)} ${type}`,
          place: source.place,
          line: carrier.every(action, true),
        });
      } else lines.push({ name: `${id} ${wordsOf(target)} ${type}`, place: source.place, line });
    }
    if (action === 'pass' && !isStrict)
      lines.push({ name: `${id} everything else ${type}`, place: source.place, line: carrier.every('drop', false) });
  }
  return lines;
}

interface Carrier {
  readonly protocol: 'tls' | 'http';
  readonly buffer: string;
  /** Everything that is spoken of the protocol; `mayMiss` where it stands for a name that nobody knows. */
  readonly every: (action: string, mayMiss: boolean) => LineMeaning;
}

const HEADER = '$HOME_NET any -> $EXTERNAL_NET any';

function carrierOf(protocol: Carrier['protocol'], buffer: string): Carrier {
  return {
    protocol,
    buffer,
    every: (action, mayMiss) => ({
      ...readLine(`${action} ${protocol} ${HEADER} (flow:to_server,established; sid:1;)`),
      // It waits for a whole ClientHello, or for the headers of a request.
      phase: 3,
      mayMiss,
      state: 'any',
    }),
  };
}

const CARRIERS: ReadonlyMap<string, Carrier> = new Map([
  ['TLS_SNI', carrierOf('tls', 'ssl_state:client_hello; tls.sni')],
  ['HTTP_HOST', carrierOf('http', 'http.host')],
]);

/** Null where the target is none: the service takes a name, or one with a dot before it for all below it as well. */
function lineOf(action: string, { protocol, buffer }: Carrier, target: Maybe<string>): LineMeaning | null {
  if (isLate(target) || !/^\.?[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*$/i.test(target) || target.length > 255)
    return null;
  const nocase = protocol === 'tls' ? 'nocase; ' : '';
  const name = protocol === 'tls' ? target : target.toLowerCase();
  const tests = target.startsWith('.')
    ? `dotprefix; content:"${name}"; ${nocase}endswith`
    : `content:"${name}"; startswith; ${nocase}endswith`;
  const line = readLine(`${action} ${protocol} ${HEADER} (${buffer}; ${tests}; flow:to_server; sid:1;)`);
  return line;
}
