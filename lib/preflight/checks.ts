import { isIP } from 'node:net';
import { type Issue, throwIfAny } from '../diagnostics';
import { cidrOf } from '../model/addresses';
import type { Asked } from '../model/element';
import type { RoleEntry } from '../model/entry';
import type { Host } from '../model/host';
import { containsName, namesOf } from '../model/name-set';
import { type PortSet, printPorts } from '../model/ports';
import type { Product, Requirement } from '../model/product';
import { citationOf } from '../report';
import { resolve } from '../resolve';
import { type AskedElement, askingsOf } from '../rules/elements';
import type { Check, Checks, Explanation, How, ProxyAddress, Untested, UntestedReason, Way } from './result';
import { UNTESTED_WORDS } from './untested';

/** What may be said beside the role entry. */
export interface ChecksOptions {
  /**
   * The HTTP proxy through which the machine goes. Flows that the document lets through a proxy then have to be open
   * through it, those that it keeps from one directly, and where it is silent either way will do; both are tried.
   * @default - none: everything is tried directly
   */
  readonly proxy?: ProxyAddress;
}

/** As many ports of one range are tried one by one; of more, nobody says which of them answers. */
const MOST_PORTS = 8;

/** What is wrong with a proxy; nothing where it can be used. */
export function proxyIssues({ host, port }: ProxyAddress): readonly Issue[] {
  const isHost = /^(?:[\w-]+\.)*[\w-]+\.?$/.test(host) || isIP(host) !== 0;
  const isPort = Number.isInteger(port) && port >= 1 && port <= 65535;
  return [
    ...(isHost ? [] : [wrongType('proxy.host', host, 'a name or an address, without a scheme')]),
    ...(isPort ? [] : [wrongType('proxy.port', port, 'a whole number from 1 to 65535')]),
  ];
}

function wrongType(at: string, given: unknown, expected: string): Issue {
  return { code: 'wrong-type', at, given: JSON.stringify(given) ?? String(given), expected };
}

/**
 * What a machine of the role has to reach, as checks that it can try: pure data, in the order of the documents. What
 * cannot be tried stands in `untested`, each with its reason.
 *
 * @throws NetworkRequirementsError where the proxy or the profile of the entry cannot be used.
 */
export function checksOf(entry: RoleEntry, { proxy }: ChecksOptions = {}): Checks {
  throwIfAny(proxy === undefined ? [] : proxyIssues(proxy), 'checksOf');
  const { product, role } = entry;
  const own = { entry, flows: resolve(product, entry.profile, { asker: role }) };
  const parts = askingsOf(own, [own]).map((asking) => partsOf(asking, product, proxy ?? null));
  const checks = merged(parts.flatMap((one) => one.checks));
  const left = parts.flatMap((one) => one.untested);
  const untested = distinct(left.map((one) => ({ ...one.told, triedBy: triedBy(one.host, checks) })));
  const named = new Set([...checks.flatMap(({ because }) => because), ...untested.map((one) => one.requirement)]);
  return {
    product: product.id,
    productName: product.name,
    role,
    proxy: proxy ?? null,
    checks,
    untested,
    requirements: product.requirements
      .filter(({ id }) => named.has(id))
      .map(({ id, need, cites }) => ({ requirement: id, need, cites: cites.map((cite) => citationOf(product, cite)) })),
    explanations: explanationsOf(product),
  };
}

/** What is not tried, and the host that it is, if it is one. */
interface Left {
  readonly told: Omit<Untested, 'triedBy'>;
  readonly host: Host | null;
}

interface Parts {
  readonly checks: readonly Check[];
  readonly untested: readonly Left[];
}

const NOTHING: Parts = { checks: [], untested: [] };

function partsOf(asking: AskedElement, product: Product, proxy: ProxyAddress | null): Parts {
  const { element, ports, settled } = asking;
  const requirement = product.requirements.find(({ id }) => id === element.requirement);
  if (requirement === undefined) return NOTHING;
  const leave = (reason: UntestedReason, more = ''): Parts => ({
    checks: [],
    untested: [leftOf(asking, requirement, reason, more)],
  });
  switch (settled?.standing) {
    // The same traffic stands in a requirement of a supplement, or never leaves the machine.
    case 'completed':
    case 'internal':
      return NOTHING;
    case 'disputed':
      return leave('disputed', settled.note);
    default:
  }
  if (element.direction === 'ingress') return leave('ingress');
  if (settled?.standing === 'unplaced') return leave('unplaced', settled.party);
  if (settled?.standing === 'uncovered') {
    return leave('incomplete', `${settled.missing.join(', ')}: ${settled.supply}`);
  }
  if (element.transport !== 'tcp') return leave(element.transport);
  if (settled?.standing === 'viaProxy') {
    // A proxy is asked for names: the blocks that the page prints instead of them are no part of it.
    if (isAddressed(element.asked) && requirement.either && requirement.hosts.length > 0) return NOTHING;
    if (proxy === null) return leave('no-proxy');
  }
  const { names, reason } = namesIn(element.asked);
  const { single, ranges } = portsIn(ports);
  const how: How = isAddressed(element.asked) ? 'tcp' : (element.carrier ?? howBySettled(requirement, element.asked));
  const through = throughOf(requirement, product, proxy);
  const beside =
    element.asked.kind === 'host' && reason === 'pattern' ? { listedBeside: element.asked.host.printed } : {};
  const checks = names.flatMap((name) =>
    single.map((port): Check => {
      const needed = requirement.need !== 'optional';
      const isAddress = isAddressed(element.asked);
      const ways: readonly Way[] = through === 'direct' ? ['direct'] : ['proxy', 'direct'];
      const id = idOf({ name, port, how, through, isAddress });
      return {
        id,
        name,
        isAddress,
        port,
        transport: 'tcp',
        how,
        ways,
        through,
        needed,
        ...beside,
        because: [requirement.id],
      };
    }),
  );
  return {
    checks,
    untested: [
      ...(reason === null ? [] : [leftOf(asking, requirement, reason, '')]),
      ...(ranges.length === 0 || names.length === 0
        ? []
        : [leftOf(asking, requirement, 'port-range', printPorts(ranges).join(', '))]),
    ],
  };
}

/** Of a flow that a proxy takes whole, what runs there stands in the requirement alone. */
function howBySettled({ application, transport }: Requirement, asked: Asked): How {
  if (asked.kind !== 'host' || transport !== 'tcp') return 'tcp';
  const named = new Set(application.map(({ name }) => name));
  if (['https', 'wss', 'tls'].some((name) => named.has(name))) return 'tls';
  return named.has('http') ? 'http' : 'tcp';
}

function idOf({ name, port, how, through, isAddress }: Pick<Check, 'name' | 'port' | 'how' | 'through' | 'isAddress'>) {
  const where = isAddress && name.includes(':') ? `[${name}]:${port}` : `${name}:${port}`;
  const by = { direct: '', proxy: ' by the proxy', either: ' by either way' }[through];
  return `${how} ${where}${by}`;
}

/** Between machines of the own network no proxy stands, unless the document says so. */
function throughOf(requirement: Requirement, product: Product, proxy: ProxyAddress | null): Check['through'] {
  if (proxy === null || requirement.proxy === 'impossible') return 'direct';
  if (requirement.proxy === 'possible') return 'proxy';
  const isOutside = requirement.to !== null && Object.hasOwn(product.services, requirement.to);
  return isOutside ? 'either' : 'direct';
}

function isAddressed(asked: Asked): boolean {
  return asked.kind === 'cidr';
}

/** The names that stand for what is asked, and why they are not the whole of it. */
function namesIn(asked: Asked): { readonly names: readonly string[]; readonly reason: UntestedReason | null } {
  switch (asked.kind) {
    case 'host':
      if (asked.host.kind === 'exact') return { names: [asked.host.name], reason: null };
      if (asked.host.kind === 'pattern') return { names: asked.host.listed, reason: 'pattern' };
      return { names: [], reason: 'wildcard' };
    case 'cidr': {
      const { first, last } = cidrOf(asked.cidr);
      const address = asked.cidr.replace(/\/\d+$/, '');
      return first === last ? { names: [address], reason: null } : { names: [], reason: 'block' };
    }
    default:
      return { names: [], reason: 'unplaced' };
  }
}

function portsIn(ports: PortSet): { readonly single: readonly number[]; readonly ranges: PortSet } {
  const isFew = ({ first, last }: PortSet[number]) => last - first < MOST_PORTS;
  const few = ports.filter(isFew);
  return {
    single: few.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index)),
    ranges: ports.filter((one) => !isFew(one)),
  };
}

function leftOf({ element }: AskedElement, requirement: Requirement, reason: UntestedReason, more: string): Left {
  const { asked, transport } = element;
  const what =
    asked.kind === 'host'
      ? asked.host.printed
      : asked.kind === 'cidr'
        ? asked.printed
        : (asked.party ?? 'a party that the page does not name');
  return {
    host: asked.kind === 'host' ? asked.host : null,
    told: {
      what: reason === 'ingress' ? `from ${what}` : what,
      traffic: element.ports.length === 0 ? '' : `${transport} ${element.ports.join(', ')}`,
      transport,
      reason,
      why: UNTESTED_WORDS[reason](more),
      requirement: requirement.id,
      need: requirement.need,
    },
  };
}

/** The names that are tried and lie within a wildcard or an expression. */
function triedBy(host: Host | null, checks: readonly Check[]): readonly string[] {
  if (host === null || host.kind === 'exact') return [];
  const set = namesOf(host);
  const within = checks.filter(({ name, isAddress }) => !isAddress && containsName(set, name));
  return [...new Set(within.map(({ name }) => name))];
}

/** The same traffic is tried once; what is optional beside something needed is part of it. */
function merged(checks: readonly Check[]): readonly Check[] {
  const byId = new Map<string, Check>();
  for (const check of checks) {
    const before = byId.get(check.id);
    if (before === undefined) byId.set(check.id, check);
    else {
      const because = [...new Set([...before.because, ...check.because])];
      byId.set(check.id, { ...before, needed: before.needed || check.needed, because });
    }
  }
  return [...byId.values()];
}

function distinct(untested: readonly Untested[]): readonly Untested[] {
  return [...new Map(untested.map((one) => [JSON.stringify(one), one])).values()];
}

function explanationsOf(product: Product): readonly Explanation[] {
  return product.notes.flatMap(({ id, explains, gloss, cites }) =>
    explains === undefined
      ? []
      : [{ note: id, explains, gloss, cites: cites.map((cite) => citationOf(product, cite)) }],
  );
}
