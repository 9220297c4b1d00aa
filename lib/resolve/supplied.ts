import { parseCidr } from '../model/addresses';
import type { PeerPlacement } from '../model/entry';
import type { Bound, RangeInForce } from '../model/flow';
import { type Host, hostKey } from '../model/host';
import { parseHost } from '../model/host-syntax';
import { type PortSet, parsePorts, ports, printPorts } from '../model/ports';
import type { Application, Product, Requirement } from '../model/product';
import { type Gathering, isRecord, own, printed } from './settle';

/** A party that the user placed: as plain data, or at the rim. */
export interface Placed {
  readonly hosts: readonly Host[];
  readonly ranges: readonly RangeInForce[];
  readonly bound: readonly Bound[];
}

/** Ports that the user supplied, with what runs on them where that was said. */
export interface SuppliedPorts {
  readonly set: PortSet;
  readonly application: readonly Application[];
}

const HOST_LIKE = 'hosts: [...] or addresses: [...]';
const PORTS_LIKE = "ports as a word, such as '443' or '80/http, 443/https'";

/** The parties of a profile and of the rim, by party. */
export function placeParties(
  product: Product,
  profile: Readonly<Record<string, unknown>>,
  peers: Readonly<Record<string, PeerPlacement | readonly PeerPlacement[]>>,
  gathering: Gathering,
): ReadonlyMap<string, Placed> {
  const { issues } = gathering;
  const allowed = [...Object.keys(product.roles), ...Object.keys(product.services)];
  const placed = new Map<string, Placed>();
  const add = (party: string, more: Placed) => {
    const before = placed.get(party) ?? { hosts: [], ranges: [], bound: [] };
    placed.set(party, {
      hosts: once([...before.hosts, ...more.hosts], hostKey),
      ranges: once([...before.ranges, ...more.ranges], ({ cidr }) => cidr),
      bound: [...before.bound, ...more.bound],
    });
  };
  const parties = own(profile, 'parties');
  if (parties !== undefined && !isRecord(parties)) {
    issues.push({
      code: 'wrong-type',
      at: 'profile.parties',
      given: printed(parties),
      expected: 'an object of parties',
    });
  }
  for (const [party, given] of Object.entries(isRecord(parties) ? parties : {})) {
    if (!allowed.includes(party)) {
      issues.push({ code: 'unknown-party', at: `profile.parties.${party}`, given: party, allowed });
    } else add(party, supplied(`profile.parties.${party}`, party, given, gathering));
  }
  for (const [key, given] of Object.entries(peers)) {
    const party = key.startsWith(`${product.id}.`) ? key.slice(product.id.length + 1) : key;
    // A key of another product of the same construct is that product's to judge.
    if (!allowed.includes(party)) continue;
    for (const one of Array.isArray(given) ? (given as readonly PeerPlacement[]) : [given as PeerPlacement]) {
      if ('bound' in one) add(party, { hosts: [], ranges: [], bound: [one] });
      else add(party, supplied(`peers.${key}`, party, one, gathering));
    }
  }
  return placed;
}

/** What is supplied twice is supplied. */
function once<Value>(values: readonly Value[], keyOf: (value: Value) => string): readonly Value[] {
  return [...new Map([...values].reverse().map((value) => [keyOf(value), value] as const)).values()].reverse();
}

function supplied(at: string, party: string, given: unknown, gathering: Gathering): Placed {
  const { issues } = gathering;
  if (!isRecord(given)) {
    issues.push({ code: 'wrong-type', at, given: printed(given), expected: `an object with ${HOST_LIKE}` });
    return { hosts: [], ranges: [], bound: [] };
  }
  for (const key of Object.keys(given)) {
    if (key !== 'hosts' && key !== 'addresses') {
      issues.push({ code: 'wrong-type', at: `${at}.${key}`, given: `the key '${key}'`, expected: HOST_LIKE });
    }
  }
  const hosts = hostsAt(`${at}.hosts`, own(given, 'hosts'), gathering);
  const ranges = cidrsAt(`${at}.addresses`, own(given, 'addresses'), gathering).map(
    (range): RangeInForce => ({ ...range, for: [], supplied: true }),
  );
  const empty = [own(given, 'hosts'), own(given, 'addresses')].every(
    (list) => list === undefined || (Array.isArray(list) && list.length === 0),
  );
  if (empty) issues.push({ code: 'nothing-supplied', at, party });
  return { hosts, ranges, bound: [] };
}

/** The user's host names, as far as they are some. */
export function hostsAt(at: string, given: unknown, gathering: Gathering): readonly Host[] {
  return strings(at, given, gathering).flatMap(([where, text]) => host(where, text, gathering));
}

/** The user's address blocks, as far as they are some. */
export function cidrsAt(
  at: string,
  given: unknown,
  gathering: Gathering,
): readonly Pick<RangeInForce, 'cidr' | 'printed'>[] {
  return strings(at, given, gathering).flatMap(([where, text]) => {
    const cidr = parseCidr(text);
    if (cidr.ok) return [{ cidr: cidr.value.text, printed: text }];
    gathering.issues.push({ code: 'malformed-address', at: where, problem: cidr.problem });
    return [];
  });
}

function host(at: string, text: string, { issues }: Gathering): readonly Host[] {
  const parsed = parseHost(text);
  if (!parsed.ok) {
    issues.push({ code: 'malformed-host', at, problem: parsed.problem });
    return [];
  }
  const suffix = openSuffix(parsed.value);
  if (suffix === null) return [parsed.value];
  issues.push({ code: 'wildcard-under-public-suffix', at, given: text, suffix });
  return [];
}

/**
 * The public suffix right under which a wildcard of the user's would open every name; null for any other host. The list
 * of public suffixes is large and few need it: it is loaded when a user supplies a wildcard.
 */
export function openSuffix(host: Host): string | null {
  if (host.kind !== 'subdomains' && host.kind !== 'apexAndSubdomains') return null;
  // Loaded here on purpose: the core loads nothing but ipaddr.js.
  const { getPublicSuffix } = require('tldts') as typeof import('tldts');
  const suffix = getPublicSuffix(host.name, { allowPrivateDomains: true });
  return suffix === host.name ? suffix : null;
}

function strings(at: string, given: unknown, { issues }: Gathering): readonly (readonly [string, string])[] {
  if (given === undefined) return [];
  if (!Array.isArray(given)) {
    issues.push({ code: 'wrong-type', at, given: printed(given), expected: 'an array of words' });
    return [];
  }
  return given.flatMap((value, index): readonly (readonly [string, string])[] => {
    if (typeof value === 'string') return [[`${at}[${index}]`, value]];
    issues.push({ code: 'wrong-type', at: `${at}[${index}]`, given: printed(value), expected: 'a word' });
    return [];
  });
}

/** The ports of a profile, by requirement. */
export function placePorts(
  product: Product,
  profile: Readonly<Record<string, unknown>>,
  { issues }: Gathering,
): ReadonlyMap<string, SuppliedPorts> {
  const placed = new Map<string, SuppliedPorts>();
  const given = own(profile, 'ports');
  if (given === undefined) return placed;
  if (!isRecord(given)) {
    issues.push({
      code: 'wrong-type',
      at: 'profile.ports',
      given: printed(given),
      expected: 'an object of ports by requirement id',
    });
    return placed;
  }
  const open = product.requirements.filter((requirement) => !fixesPorts(requirement)).map(({ id }) => id);
  for (const [id, text] of Object.entries(given)) {
    const at = `profile.ports.${id}`;
    const requirement = product.requirements.find((candidate) => candidate.id === id);
    if (requirement === undefined) issues.push({ code: 'unknown-requirement', at, given: id, allowed: open });
    else if (typeof text !== 'string') {
      issues.push({ code: 'wrong-type', at, given: printed(text), expected: PORTS_LIKE });
    } else {
      const parsed = parseSuppliedPorts(text);
      if (fixesPorts(requirement) && !(parsed.ok && saysWhatRuns(requirement, parsed))) {
        const { ports: fixed } = requirement;
        const isSayable = leavesOpenWhatRuns(requirement);
        issues.push({ code: 'fixed-ports', at, requirement: id, given: text, printed: fixed, isSayable });
      } else if (parsed.ok) placed.set(id, { set: parsed.set, application: moved(requirement, parsed) });
      else issues.push({ code: 'malformed-ports', at, problem: parsed.problem });
    }
  }
  return placed;
}

/** The user's ports for a requirement, whatever the page prints; null where they are none. */
export function portsAt(
  at: string,
  given: unknown,
  requirement: Requirement,
  { issues }: Gathering,
): SuppliedPorts | null {
  if (typeof given !== 'string') {
    issues.push({ code: 'wrong-type', at, given: printed(given), expected: PORTS_LIKE });
    return null;
  }
  const parsed = parseSuppliedPorts(given);
  if (parsed.ok) return { set: parsed.set, application: moved(requirement, parsed) };
  issues.push({ code: 'malformed-ports', at, problem: parsed.problem });
  return null;
}

/** A printed port cannot be replaced; where the page lacks the transport, the whole flow is the user's to say. */
function fixesPorts(requirement: Requirement): boolean {
  return requirement.portsAre === 'fixed' && !(requirement.incomplete?.missing.includes('transport') ?? false);
}

/** The printed ports themselves, with what runs there where the page does not say it. */
function saysWhatRuns(
  requirement: Requirement,
  given: { readonly set: PortSet; readonly application: readonly Application[] },
): boolean {
  const same = ports.equal(given.set, portsOf(requirement.ports.join(', ')));
  return same && given.application.length > 0 && leavesOpenWhatRuns(requirement);
}

/** Whether the page is silent on what runs on the ports, where a firewall could read names if it were said. */
function leavesOpenWhatRuns({ transport, application }: Requirement): boolean {
  return transport === 'tcp' && application.length === 0;
}

function parseSuppliedPorts(text: string) {
  const items = text.split(',').map((item) => {
    const slash = item.indexOf('/');
    return slash < 0
      ? { ports: item.trim(), name: null }
      : {
          ports: item.slice(0, slash).trim(),
          name: item
            .slice(slash + 1)
            .trim()
            .toLowerCase(),
        };
  });
  const bare = items.map((item) => item.ports).join(', ');
  const parsed = parsePorts(items.some((item) => item.name !== null) ? bare : text);
  if (!parsed.ok) return { ok: false as const, problem: { ...parsed.problem, given: text } };
  const wrong = items.find((item) => item.name !== null && !/^[a-z][a-z0-9-]*$/.test(item.name));
  if (wrong !== undefined) {
    return {
      ok: false as const,
      problem: { code: 'application-syntax', given: text, suggestions: [`${bare.split(', ')[0]}/https`] },
    };
  }
  return {
    ok: true as const,
    set: parsed.value,
    application: items.flatMap((item): readonly Application[] =>
      item.name === null ? [] : [{ ports: item.ports, name: item.name, basis: 'supplied' }],
    ),
  };
}

/** What runs on the supplied ports: what the user says, and on the others what the page says of all that they replace. */
function moved(
  requirement: Requirement,
  given: { set: PortSet; application: readonly Application[] },
): readonly Application[] {
  const said = given.application.reduce<PortSet>(
    (sum, { ports: text }) => ports.union(sum, portsOf(text)),
    ports.of([]),
  );
  const rest = ports.subtract(given.set, said);
  if (rest.length === 0 || requirement.ports.length === 0) return given.application;
  const replaced = portsOf(requirement.ports.join(', '));
  const text = printPorts(rest).join(', ');
  const kept = requirement.application.filter((application) => ports.equal(portsOf(application.ports), replaced));
  return [...given.application, ...kept.map((application) => ({ ...application, ports: text }))];
}

function portsOf(text: string): PortSet {
  const parsed = parsePorts(text);
  return parsed.ok ? parsed.value : ports.of([]);
}
