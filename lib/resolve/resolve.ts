import { type Issue, throwIfAny } from '../diagnostics';
import { cidrOf } from '../model/addresses';
import type { PeerPlacement } from '../model/entry';
import type { End, Flow, RangeInForce } from '../model/flow';
import { portSetOf, ports } from '../model/ports';
import type { MissingPart, Product, Requirement } from '../model/product';
import type { Profile } from '../model/profile';
import { type Gathering, holds, isRecord, own, printed, type Settled, settleChoices } from './settle';
import { type Placed, placeParties, placePorts, type SuppliedPorts } from './supplied';

/** What is known beside the profile: who asks, and what the rim placed. */
export interface ResolveContext {
  /** The role that asks; an optional party that asks stands. */
  readonly asker?: string;
  /** By party, or by `product.party`. */
  readonly peers?: Readonly<Record<string, PeerPlacement | readonly PeerPlacement[]>>;
}

/** A profile whose every part was looked at. */
export interface Resolution {
  readonly flows: readonly Flow[];
  readonly settled: Settled;
  readonly issues: readonly Issue[];
}

/**
 * The flows of a product under a profile. In this order: `when` chooses the requirements; disputed rows are marked;
 * supplied parties and ports fill in; parties are placed; the proxy takes what may go through it; what is then still
 * missing is `missing`.
 *
 * @throws NetworkRequirementsError with everything that is wrong with the profile.
 */
export function resolve(product: Product, profile: Profile, context: ResolveContext = {}): readonly Flow[] {
  const { flows, issues } = tryResolve(product, profile, context);
  throwIfAny(issues, `${product.name}: the profile cannot be used`);
  return flows;
}

/** The same without a throw: for those who gather over several entries. */
export function tryResolve(product: Product, profile: unknown, context: ResolveContext = {}): Resolution {
  const gathering: Gathering = { issues: [] };
  if (!isRecord(profile)) {
    gathering.issues.push({ code: 'profile-not-an-object', at: 'profile', given: printed(profile) });
    return { flows: [], settled: new Map(), issues: gathering.issues };
  }
  const placed = placeParties(product, profile, context.peers ?? {}, gathering);
  const suppliedPorts = placePorts(product, profile, gathering);
  const choices = settleChoices(
    product,
    profile,
    standingParties(product, placed, context.asker),
    context.asker,
    gathering,
  );
  const settled = new Map(choices).set('supplements', supplements(product, profile, gathering));
  const inForce = product.requirements.filter((requirement) => holds(requirement.when, settled));
  refuseDocumented(product, inForce, placed, gathering);
  const at = (party: string) => placeOf(party, product, profile, context.peers ?? {});
  refuseOtherFamily(inForce, placed, at, gathering);
  const flows = inForce.map((requirement) => {
    const supplied = suppliedPorts.get(requirement.id);
    return flowOf(product, requirement, { placed, supplied, settled, asker: context.asker });
  });
  return { flows, settled, issues: gathering.issues };
}

/** The optional parties that stand without being said so, each with the reason. */
function standingParties(
  product: Product,
  placed: ReadonlyMap<string, Placed>,
  asker: string | undefined,
): ReadonlyMap<string, string> {
  const standing = new Map<string, string>();
  for (const [name, choice] of Object.entries(product.choices)) {
    if (choice.kind !== 'party') continue;
    if (placed.has(name)) standing.set(name, 'it is placed');
    else if (asker === name) standing.set(name, 'it asks itself');
  }
  return standing;
}

function supplements(
  product: Product,
  profile: Readonly<Record<string, unknown>>,
  { issues }: Gathering,
): readonly string[] {
  const given = own(profile, 'supplements');
  if (given === undefined) return [];
  const allowed = product.documents.filter(({ kind }) => kind === 'supplement').map(({ id }) => id);
  if (!Array.isArray(given)) {
    issues.push({
      code: 'wrong-type',
      at: 'profile.supplements',
      given: printed(given),
      expected: 'an array of document ids',
    });
    return [];
  }
  return given.flatMap((value: unknown, index): readonly string[] => {
    const id = allowed.find((candidate) => candidate === value);
    if (id !== undefined) return [id];
    issues.push({
      code: 'unknown-supplement',
      at: `profile.supplements[${index}]`,
      given: typeof value === 'string' ? value : printed(value),
      allowed,
    });
    return [];
  });
}

/** Hosts supplied beside the page's own would be opened by nobody or widen in silence: the user is told. */
function refuseDocumented(
  product: Product,
  inForce: readonly Requirement[],
  placed: ReadonlyMap<string, Placed>,
  { issues }: Gathering,
): void {
  for (const [party, { hosts }] of placed) {
    if (hosts.length === 0 || !Object.hasOwn(product.services, party)) continue;
    const own = inForce.filter(({ from, to }) => from === party || to === party);
    const documented = own.reduce((sum, requirement) => sum + requirement.hosts.length, 0);
    if (documented > 0 && own.every((requirement) => !(requirement.incomplete?.missing.includes('hosts') ?? false))) {
      issues.push({ code: 'party-documented', at: `profile.parties.${party}`, party, hosts: documented });
    }
  }
}

/** Where the document supports IPv4 alone, a party that has nothing but IPv6 addresses could not be reached. */
function refuseOtherFamily(
  inForce: readonly Requirement[],
  placed: ReadonlyMap<string, Placed>,
  at: (party: string) => string,
  { issues }: Gathering,
): void {
  for (const [party, { hosts, ranges, bound }] of placed) {
    const bare = hosts.length + bound.length === 0 && ranges.length > 0;
    const [other] = ranges;
    if (!bare || other === undefined || ranges.some(isIpv4)) continue;
    const narrow = inForce.filter(({ ipVersion, from, to }) => ipVersion === 'IPv4' && [from, to].includes(party));
    if (narrow.length === 0) continue;
    const requirements = narrow.map(({ id }) => id);
    issues.push({ code: 'ipv4-only', at: at(party), party, given: other.printed, requirements });
  }
}

/** Where the user placed a party. */
function placeOf(
  party: string,
  { id }: Product,
  { parties }: Readonly<Record<string, unknown>>,
  peers: Readonly<Record<string, unknown>>,
): string {
  if (isRecord(parties) && Object.hasOwn(parties, party)) return `profile.parties.${party}`;
  return Object.hasOwn(peers, party) ? `peers.${party}` : `peers.${id}.${party}`;
}

function isIpv4({ cidr }: RangeInForce): boolean {
  return cidrOf(cidr).family === 4;
}

/** What is known of the user's network. */
interface Known {
  readonly placed: ReadonlyMap<string, Placed>;
  readonly supplied: SuppliedPorts | undefined;
  readonly settled: Settled;
  readonly asker: string | undefined;
}

function flowOf(product: Product, requirement: Requirement, known: Known): Flow {
  const { placed, supplied, settled, asker } = known;
  const named = namedEnd(product, requirement);
  const end = (side: 'from' | 'to'): End =>
    endOf(product, requirement, side === named, requirement[side], placed, asker);
  const from = end('from');
  const to = end('to');
  const peer = named === 'from' ? from : to;
  const viaProxy = requirement.proxy === 'possible' && settled.get('proxy')?.includes(true) === true;
  return {
    product: product.id,
    requirement,
    from,
    to,
    named,
    transport: requirement.transport,
    ports: supplied?.set ?? portSetOf(requirement.ports),
    application: supplied?.application ?? requirement.application,
    missing: stillMissing(requirement, peer, supplied !== undefined),
    ...completionOf(product, requirement, known, peer),
    disputed: requirement.disputed?.opens === false,
    either: requirement.either,
    way: viaProxy ? 'proxy' : 'direct',
  };
}

/**
 * Which requirements of supplements make this one whole, and which supplements would if they were taken in. What the user
 * supplied of it himself and none of them opens is not said to be theirs: it still lacks the rest.
 */
function completionOf(
  product: Product,
  { id, incomplete, hosts: documented }: Requirement,
  { settled, supplied }: Known,
  { hosts }: End,
): Pick<Flow, 'completedBy' | 'completable'> {
  if (incomplete === undefined) return { completedBy: [], completable: [] };
  const completing = product.requirements.filter(({ completes }) => completes?.includes(id) === true);
  if (completing.length === 0) return { completedBy: [], completable: [] };
  const supplements = product.documents.filter(({ kind }) => kind === 'supplement').map((document) => document.id);
  const taken = settled.get('supplements') ?? [];
  const withAll = new Map(settled).set('supplements', supplements);
  const inForce = completing.filter(({ when }) => holds(when, settled));
  const ownHosts = hosts.some((host) => !documented.includes(host));
  const isOwn = supplied !== undefined || (ownHosts && inForce.every((one) => one.hosts.length > 0));
  const documents = completing.filter(({ when }) => holds(when, withAll)).flatMap(({ cites }) => cites);
  return {
    completedBy: isOwn ? [] : inForce.map((one) => one.id),
    completable: [...new Set(documents.map(({ document }) => document))].filter((one) => !taken.includes(one)),
  };
}

/** The end that a requirement's hosts and ranges belong to: the service, and between roles the one that is reached. */
function namedEnd(product: Product, { from, to }: Requirement): 'from' | 'to' {
  const outside = (party: string | null) => party !== null && Object.hasOwn(product.services, party);
  return outside(from) && !outside(to) ? 'from' : 'to';
}

function endOf(
  product: Product,
  requirement: Requirement,
  named: boolean,
  party: string | null,
  placed: ReadonlyMap<string, Placed>,
  asker: string | undefined,
): End {
  const own = party === null ? undefined : placed.get(party);
  const isSupported = (range: RangeInForce) => requirement.ipVersion === undefined || isIpv4(range);
  const leftOut = (own?.ranges ?? []).filter((range) => !isSupported(range));
  const printedRanges = named ? (requirement.ranges?.cidrs ?? []) : [];
  const ranges = [
    ...printedRanges.map((printed) => ({
      cidr: cidrOf(requirement.ranges?.readAs?.[printed] ?? printed).text,
      printed,
      for: requirement.ranges?.for ?? [],
    })),
    ...(own?.ranges ?? []).filter(isSupported),
  ];
  const documented = named && (requirement.hosts.length > 0 || printedRanges.length > 0);
  const lacksHosts = requirement.hosts.length === 0;
  const hosts = [...(named ? requirement.hosts : []), ...(lacksHosts || !named ? (own?.hosts ?? []) : [])];
  const bound = own?.bound ?? [];
  const service = party !== null && Object.hasOwn(product.services, party);
  const placement: End['placement'] =
    bound.length > 0
      ? 'bound'
      : own !== undefined
        ? 'supplied'
        : documented
          ? 'documented'
          : party !== null && party === asker
            ? 'asker'
            : service
              ? 'documented'
              : 'unplaced';
  return { party, placement, hosts, ranges, bound, ...(leftOut.length === 0 ? {} : { leftOut }) };
}

/** What the document lacks and nobody supplied. A missing alternative is not missing while the other one is there. */
function stillMissing(requirement: Requirement, peer: End, portsSupplied: boolean): readonly MissingPart[] {
  const placed = peer.hosts.length > 0 || peer.ranges.length > 0 || peer.bound.length > 0;
  const printedPorts = ports.equal(portSetOf(requirement.ports), ports.of([])) === false;
  return (requirement.incomplete?.missing ?? []).filter((part) => {
    switch (part) {
      case 'hosts':
      case 'addresses':
        return !placed;
      case 'ports':
        return !portsSupplied && !printedPorts;
      case 'transport':
        return !portsSupplied;
      default:
        return true;
    }
  });
}
