import type { Issue } from '../diagnostics';
import { isMeantAsAddress, parseCidr } from '../model/addresses';
import { isDay } from '../model/day';
import { type Asked, carrierOf, type Direction, type Element } from '../model/element';
import type { AdditionalRule } from '../model/entry';
import { boundWords } from '../model/flow';
import type { Host } from '../model/host';
import { parseHost } from '../model/host-syntax';
import { ALL_PORTS, type PortSet, parsePorts, printPorts } from '../model/ports';
import type { Transport } from '../model/product';
import type { AskedElement } from './elements';
import { NO_WAY_OUT, type WaysOut } from './ways-out';

/** The user's own openings beside an entry. */
export interface AdditionalAsked {
  /** The entry's name. */
  readonly source: string;
  readonly rules: readonly AdditionalRule[];
  /** Where each was passed, where that is not its place among `rules`. */
  readonly places?: readonly string[];
}

/** The public suffix right under which a wildcard would open every name; null where there is none. */
export type OpenSuffix = (host: Host) => string | null;

const DIRECTIONS: Readonly<Record<Direction, true>> = { egress: true, ingress: true };
const TRANSPORTS: Readonly<Record<Transport, true>> = { tcp: true, udp: true, icmp: true };
const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** What the user's own openings ask for, and everything that is wrong with them. */
export function askingsOfAdditional(
  { source, rules, places }: AdditionalAsked,
  openSuffix: OpenSuffix,
): { readonly askings: readonly AskedElement[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const askings = rules.flatMap((rule, index) => {
    const at = places?.[index] ?? `additionalRules[${index}]`;
    issues.push(...wordIssues(rule, at));
    const first = rules.find(({ id }) => id === rule.id);
    if (first !== undefined && !isSameOpening(first, rule)) {
      issues.push({ code: 'opening-named-twice', at: `${at}.id`, given: rule.id });
    }
    return askingOf(source, rule, at, openSuffix, issues);
  });
  return { askings, issues };
}

/** What the type checker sees to, where it was asked. */
function wordIssues(
  { id, direction, transport, reason, owner, expires }: AdditionalRule,
  at: string,
): readonly Issue[] {
  const issues: Issue[] = [];
  const word = (name: string, given: unknown, fits: boolean, expected: string) => {
    if (fits) return;
    const text = typeof given === 'string' ? `'${given}'` : String(given);
    issues.push({ code: 'wrong-type', at: `${at}.${name}`, given: text, expected });
  };
  const oneOf = (name: string, given: unknown, allowed: readonly string[]) => {
    if (allowed.includes(given as string)) return;
    issues.push({ code: 'unknown-value', at: `${at}.${name}`, choice: name, given: String(given), allowed });
  };
  word('id', id, typeof id === 'string' && ID.test(id), "an id in kebab-case, such as 'backup-server'");
  oneOf('direction', direction, Object.keys(DIRECTIONS));
  oneOf('transport', transport, Object.keys(TRANSPORTS));
  word('reason', reason, typeof reason === 'string' && reason.trim() !== '', 'why it is open, for the report');
  const answers = owner === undefined || (typeof owner === 'string' && owner.trim() !== '');
  word('owner', owner, answers, 'who answers for it, such as a team or a ticket');
  if (expires !== undefined && !isDay(expires)) {
    const given = typeof expires === 'string' ? `'${expires}'` : String(expires);
    issues.push({ code: 'malformed-day', at: `${at}.expires`, given });
  }
  return issues;
}

/** An id names one opening, which may be for several peers. */
function isSameOpening(a: AdditionalRule, b: AdditionalRule): boolean {
  const words = ({ direction, transport, ports, application, reason, owner, expires }: AdditionalRule) =>
    JSON.stringify([direction, transport, ports, application, reason, owner, expires]);
  return words(a) === words(b);
}

function askingOf(
  source: string,
  rule: AdditionalRule,
  at: string,
  openSuffix: OpenSuffix,
  issues: Issue[],
): readonly AskedElement[] {
  const open = portsOf(rule, `${at}.ports`, issues);
  const asked = askedOf(rule, `${at}.peer`, openSuffix, issues);
  if (open === null || asked === null) return [];
  const element: Element = {
    source,
    product: 'additional',
    requirement: rule.id,
    direction: rule.direction,
    asked,
    transport: rule.transport,
    ports: rule.transport === 'icmp' ? [] : printPorts(open),
    carrier: asked.kind === 'host' && rule.transport === 'tcp' ? carrierOf(rule.application) : null,
  };
  const waysOut = asked.kind === 'host' ? waysOutOf(asked.host, rule) : NO_WAY_OUT;
  return [{ element, roles: [], ports: open, inferred: false, waysOut, settled: null }];
}

function waysOutOf({ printed }: Host, { transport }: AdditionalRule): WaysOut {
  return {
    byAddress: `give the addresses of ${printed} as peers in its place`,
    byApplication: transport === 'tcp' ? "say what runs there with application: 'https'" : null,
  };
}

/** ICMP has types and no ports: an opening for it opens them all, and says no port. */
function portsOf({ ports, transport }: AdditionalRule, at: string, issues: Issue[]): PortSet | null {
  if (transport === 'icmp') {
    if (ports === '') return ALL_PORTS;
    issues.push({ code: 'wrong-type', at, given: `'${ports}'`, expected: "'', since ICMP has no ports" });
    return null;
  }
  if (typeof ports !== 'string' && typeof ports !== 'number') {
    const expected = "ports as text: '443', '80, 443', '8000-8010'";
    issues.push({ code: 'wrong-type', at, given: Array.isArray(ports) ? 'an array' : typeof ports, expected });
    return null;
  }
  const open = parsePorts(String(ports));
  if (open.ok) return open.value;
  issues.push({ code: 'malformed-ports', at, problem: open.problem });
  return null;
}

function askedOf(rule: AdditionalRule, at: string, openSuffix: OpenSuffix, issues: Issue[]): Asked | null {
  if (typeof rule.peer !== 'string') {
    return { kind: 'bound', party: 'additional', ...boundWords(rule.peer) };
  }
  if (isMeantAsAddress(rule.peer)) {
    const cidr = parseCidr(rule.peer);
    if (cidr.ok) return { kind: 'cidr', cidr: cidr.value.text, printed: rule.peer };
    issues.push({ code: 'malformed-address', at, problem: cidr.problem });
    return null;
  }
  const host = parseHost(rule.peer);
  if (!host.ok) {
    issues.push({ code: 'malformed-host', at, problem: host.problem });
    return null;
  }
  const suffix = openSuffix(host.value);
  if (suffix === null) return { kind: 'host', host: host.value, supplied: true };
  issues.push({ code: 'wildcard-under-public-suffix', at, given: rule.peer, suffix });
  return null;
}
