import { type Issue, NetworkRequirementsError } from '../diagnostics';
import { ALL_IPV4, addresses, parseCidr } from '../model/addresses';
import { parseHost } from '../model/host-syntax';
import { ALL_PORTS, type PortSet, parsePorts } from '../model/ports';
import { type Box, EGRESS, EVERYTHING, traffic } from '../proof/box';
import { intentOfHost } from '../proof/boxes-of-items';
import type { Deployment } from '../proof/readers/deployment';
import { at, type Side } from '../proof/side';
import type { Prepared } from './audit';
import { type Known, knownIn, sideOf, standingOf } from './machines';
import { type Network, ownPrivate } from './network';
import { placeKey } from './told-apart';

/** A connection that somebody asks about. */
export interface ConnectionQuestion {
  /** The name or role of an entry, a group of the deployment, an address or a block. */
  readonly from: string;
  /**
   * `login.example.com:443/tls`, `203.0.113.7:53/udp`, `[2001:db8::7]:443/tcp`, `Database:5432/tcp`, `Database:*` for every
   * port; a name is asked about over IPv4, and outside of what is said to be the own network.
   */
  readonly to: string;
}

/** A question as a set of connections, and the groups that its ends stand in. */
export interface AskedBox {
  readonly box: Box;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** @throws NetworkRequirementsError with everything that is wrong with the question. */
export function boxOfQuestion(
  deployment: Deployment,
  { from, to }: ConnectionQuestion,
  prepared: Prepared | null,
  network: Network,
): AskedBox {
  const known = knownIn(deployment);
  const start = startOf(from, known, prepared);
  const end = endOf(to, known, prepared, network);
  const issues = [start, end].flatMap((one) => ('issue' in one ? [one.issue] : []));
  if ('issue' in start || 'issue' in end) throw new NetworkRequirementsError(issues);
  const { there, ports, kinds } = end;
  const box: Box = {
    ...EVERYTHING,
    direction: EGRESS,
    traffic: kinds,
    ports,
    from: start.side,
    to: there.side,
    ...(there.intent === undefined ? {} : { intent: there.intent }),
  };
  return { box, from: start.groups, to: there.groups };
}

/** Without what is spoken, all that TCP carries is asked about. */
const TRANSPORTS: ReadonlyMap<string, number> = new Map([
  ['tcp', traffic('tcp/tls', 'tcp/http', 'tcp/opaque')],
  ['tls', traffic('tcp/tls')],
  ['https', traffic('tcp/tls')],
  ['http', traffic('tcp/http')],
  ['udp', traffic('udp')],
  ['icmp', traffic('icmp')],
]);

interface Wrong {
  readonly issue: Issue;
}

interface EndOfQuestion {
  readonly side: Side;
  readonly groups: readonly string[];
  readonly intent?: Box['intent'];
}

interface WholeEnd {
  readonly there: EndOfQuestion;
  readonly ports: PortSet;
  readonly kinds: number;
}

function startOf(text: string, known: Known, prepared: Prepared | null): EndOfQuestion | Wrong {
  const place = placeOf(text, 'from', known, prepared);
  if (!('issue' in place) || place.issue.code !== 'unknown-machines') return place;
  const roles = prepared?.ways.map(({ request: { entry } }) => entry.role) ?? [];
  return { issue: { ...place.issue, allowed: [...new Set([...roles, ...known.ids])] } };
}

function endOf(given: string, known: Known, prepared: Prepared | null, network: Network): WholeEnd | Wrong {
  const malformed: Wrong = { issue: { code: 'malformed-connection', at: 'to', given } };
  const [, text = '', spoken] = /^(.+?)(?:\/([a-z]+))?$/.exec(given) ?? [];
  const kinds = TRANSPORTS.get(spoken ?? 'tcp');
  const { where, port } = splitPort(text);
  const ports = portsOf(port);
  if (kinds === undefined || ports === null) return malformed;
  const place = placeOf(where, 'to', known, prepared);
  const host = parseHost(where);
  const isNone = 'issue' in place && place.issue.code === 'unknown-machines';
  // Where a name leads is asked over IPv4: most templates say nothing of the other family, and its address can be asked about.
  const outside = at(addresses.subtract(ALL_IPV4, ownPrivate(network)));
  const there = isNone && host.ok ? { side: outside, groups: [], intent: intentOfHost(host.value) } : place;
  if ('issue' in there) return isNone ? malformed : there;
  if (port !== undefined || spoken === 'icmp') return { there, ports, kinds };
  return { issue: portUnsaid(given, where, spoken ?? 'tcp') };
}

/** The port stands behind the last colon, but for an IPv6 address without brackets, whose own end that may be. */
function splitPort(text: string): { readonly where: string; readonly port: string | undefined } {
  const isBare = text.includes(':') && parseCidr(text).ok;
  const [, where = '', port] = (isBare ? null : /^(.+?)(?::(\d+(?:-\d+)?|\*))?$/.exec(text)) ?? ['', text];
  return { where: where.replace(/^\[(.*)\]$/, '$1'), port };
}

function portsOf(text: string | undefined): PortSet | null {
  if (text === undefined || text === '*') return ALL_PORTS;
  const read = parsePorts(text);
  return read.ok ? read.value : null;
}

/** No port is guessed, so an example shows where it stands; the end of an IPv6 address may have been meant as one. */
function portUnsaid(given: string, where: string, spoken: string): Issue {
  const bracketed = (address: string) => (address.includes(':') && parseCidr(address).ok ? `[${address}]` : address);
  const [, before = '', port = ''] = /^(.*):([1-9]\d{0,3})$/.exec(where) ?? [];
  const split = before.includes(':') && parseCidr(before).ok ? [`[${before}]:${port}/${spoken}`] : [];
  const start = bracketed(where);
  const instead = [...split, `${start}:443/${spoken}`];
  return { code: 'port-unsaid', at: 'to', given, instead, every: `${start}:*/${spoken}` };
}

/** What the user wrote as one end: an entry, a group, an address or a block. */
function placeOf(text: string, where: string, known: Known, prepared: Prepared | null): EndOfQuestion | Wrong {
  const ways = prepared?.ways ?? [];
  const named = ways.filter(({ request: { entry } }) => entry.name === text);
  const [way, ...others] = named.length > 0 ? named : ways.filter(({ request: { entry } }) => entry.role === text);
  if (way !== undefined && others.every(({ standing }) => placeKey(standing) === placeKey(way.standing)))
    return { side: way.side, groups: way.standing.groups };
  if (way !== undefined) {
    const candidates = [way, ...others].map(({ request, standing }) => ({
      name: request.entry.name,
      where: `on ${[...standing.groups, ...standing.cidrs].join(', ')}`,
    }));
    return { issue: { code: 'ambiguous-name', of: 'role', at: where, given: text, candidates } };
  }
  const issues: Issue[] = [];
  const standing = standingOf([text], known, where, issues);
  const [issue] = issues;
  return issue === undefined ? { side: sideOf(standing), groups: standing.groups } : { issue };
}
