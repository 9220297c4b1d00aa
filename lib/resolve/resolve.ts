import { type Issue, throwIfAny } from '../diagnostics';
import { cidrOf } from '../model/addresses';
import { dataKey } from '../model/data-key';
import type { PeerPlacement } from '../model/entry';
import type { End, Flow, RangeInForce } from '../model/flow';
import type { Host } from '../model/host';
import { portSetOf, ports } from '../model/ports';
import type { MissingPart, Product, Requirement } from '../model/product';
import type { Profile } from '../model/profile';
import { type Overlaid, omits, placeOverlay } from './overlay';
import { refuseDenied } from './overlay-denials';
import { isIpv4, namedEnd, placeOf, refuseDocumented, refuseOtherFamily } from './placement-checks';
import { type Gathering, holds, isRecord, own, printed, type Settled, settleChoices } from './settle';
import { sharedEnd } from './shared-end';
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
 * the overlay stands in the place of what is printed; supplied parties and ports fill in; parties are placed; the proxy
 * takes what may go through it; what is then still missing is `missing`.
 *
 * @throws NetworkRequirementsError with everything that is wrong with the profile.
 */
export function resolve(product: Product, profile: Profile, context: ResolveContext = {}): readonly Flow[] {
  const { flows, issues } = tryResolve(product, profile, context);
  throwIfAny(issues, `${product.name}: the profile cannot be used`);
  return flows;
}

/** The last few resolutions of each product, the last one asked for behind the others: who looks at a profile mostly compiles it next. */
const lately = new WeakMap<Product, Map<string, Resolution>>();
const MOST_KEPT = 8;

/** The same without a throw: for those who gather over several entries. */
export function tryResolve(product: Product, profile: unknown, context: ResolveContext = {}): Resolution {
  const key = dataKey([profile, context.asker ?? null, context.peers ?? {}]);
  if (key === null) return resolved(product, profile, context);
  const kept = lately.get(product) ?? new Map<string, Resolution>();
  lately.set(product, kept);
  const resolution = kept.get(key) ?? resolved(product, profile, context);
  kept.delete(key);
  if (kept.size === MOST_KEPT) kept.delete(kept.keys().next().value ?? key);
  kept.set(key, resolution);
  return resolution;
}

function resolved(product: Product, profile: unknown, context: ResolveContext): Resolution {
  const gathering: Gathering = { issues: [] };
  if (!isRecord(profile)) {
    gathering.issues.push({ code: 'profile-not-an-object', at: 'profile', given: printed(profile) });
    return { flows: [], settled: new Map(), issues: gathering.issues };
  }
  const placed = placeParties(product, profile, context.peers ?? {}, gathering);
  const suppliedPorts = placePorts(product, profile, gathering);
  const at = (party: string) => placeOf(party, product, profile, context.peers ?? {});
  const overlay = placeOverlay(product, profile, { placed, suppliedPorts, at }, gathering);
  const choices = settleChoices(
    product,
    profile,
    standingParties(product, placed, context.asker),
    context.asker,
    gathering,
  );
  const settled = new Map(choices).set('supplements', supplements(product, profile, gathering));
  const inForce = product.requirements.filter((requirement) => holds(requirement.when, settled));
  const opening = inForce.filter(({ id }) => !omits(overlay.get(id)));
  refuseDocumented(product, opening, placed, gathering);
  refuseOtherFamily(opening, placed, at, gathering);
  const flows = inForce.map((requirement) =>
    flowOf(product, requirement, { placed, suppliedPorts, overlay, settled, asker: context.asker }),
  );
  refuseDenied(product, flows, overlay, settled, gathering);
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

/** What is known of the user's network. */
interface Known {
  readonly placed: ReadonlyMap<string, Placed>;
  readonly suppliedPorts: ReadonlyMap<string, SuppliedPorts>;
  readonly overlay: ReadonlyMap<string, Overlaid>;
  readonly settled: Settled;
  readonly asker: string | undefined;
}

function flowOf(product: Product, requirement: Requirement, known: Known): Flow {
  const { placed, settled, asker } = known;
  const overlaid = known.overlay.get(requirement.id);
  const supplied = suppliedOf(requirement, known);
  const named = namedEnd(product, requirement);
  const there = printedOf(requirement, overlaid);
  const end = (side: 'from' | 'to'): End =>
    endOf(product, requirement, side === named ? there : null, requirement[side], placed, asker);
  const from = end('from');
  const to = end('to');
  const peer = named === 'from' ? from : to;
  const viaProxy = requirement.proxy === 'possible' && settled.get('proxy')?.includes(true) === true;
  const { completedBy, completable } = completionOf(product, requirement, known, peer);
  const flow: Flow = {
    product: product.id,
    requirement,
    from,
    to,
    named,
    transport: requirement.transport,
    ports: supplied?.set ?? portSetOf(requirement.ports),
    application: supplied?.application ?? requirement.application,
    missing: stillMissing(requirement, peer, supplied !== undefined, overlaid === undefined ? null : named),
    completedBy,
    completable,
    disputed: requirement.disputed?.opens === false,
    either: there.either,
    way: viaProxy ? 'proxy' : 'direct',
  };
  return overlaid === undefined ? flow : { ...flow, overlay: overlaid.row };
}

function suppliedOf({ id }: Requirement, { overlay, suppliedPorts }: Known): SuppliedPorts | undefined {
  return overlay.get(id)?.ports ?? suppliedPorts.get(id);
}

/** What stands in the row: what the page prints, or what the user puts in its place. */
interface Printed {
  readonly hosts: readonly Host[];
  readonly ranges: readonly RangeInForce[];
  readonly either: boolean;
}

function printedOf({ hosts, ranges, either }: Requirement, overlaid: Overlaid | undefined): Printed {
  const cidrs =
    ranges?.cidrs.map((printed) => ({
      cidr: cidrOf(ranges.readAs?.[printed] ?? printed).text,
      printed,
      for: ranges.for,
    })) ?? NONE;
  return {
    hosts: overlaid?.hosts ?? hosts,
    ranges: overlaid?.ranges ?? cidrs,
    // Where the page prints names alone, addresses beside them are another way to the same place.
    either: overlaid?.ranges !== undefined && cidrs.length === 0 ? true : either,
  };
}

/**
 * Which requirements of supplements make this one whole, and which supplements would if they were taken in. What the user
 * supplied of it himself and none of them opens is not said to be theirs: it still lacks the rest.
 */
function completionOf(
  product: Product,
  { id, incomplete, hosts: documented }: Requirement,
  { settled, overlay, suppliedPorts }: Known,
  { hosts }: End,
): Pick<Flow, 'completedBy' | 'completable'> {
  if (incomplete === undefined) return NOTHING_COMPLETED;
  const completing = product.requirements.filter(
    (one) => one.completes?.includes(id) === true && !omits(overlay.get(one.id)),
  );
  if (completing.length === 0) return NOTHING_COMPLETED;
  const supplements = product.documents.filter(({ kind }) => kind === 'supplement').map((document) => document.id);
  const taken = settled.get('supplements') ?? [];
  const withAll = new Map(settled).set('supplements', supplements);
  const inForce = completing.filter(({ when }) => holds(when, settled));
  const ownHosts = hosts.some((host) => !documented.includes(host));
  const isOwn =
    suppliedPorts.has(id) ||
    overlay.get(id)?.ports !== undefined ||
    (ownHosts && inForce.every((one) => one.hosts.length > 0));
  const documents = completing.filter(({ when }) => holds(when, withAll)).flatMap(({ cites }) => cites);
  return {
    completedBy: isOwn ? [] : inForce.map((one) => one.id),
    completable: [...new Set(documents.map(({ document }) => document))].filter((one) => !taken.includes(one)),
  };
}

/** Most requirements are whole, and most ends have nothing of their own: of ten thousand flows they share what is empty. */
const NONE: readonly never[] = [];
const NOTHING_COMPLETED = { completedBy: NONE, completable: NONE };

function together<Value>(a: readonly Value[] = NONE, b: readonly Value[] = NONE): readonly Value[] {
  return b.length === 0 ? a : a.length === 0 ? b : [...a, ...b];
}

function endOf(
  product: Product,
  requirement: Requirement,
  printed: Printed | null,
  party: string | null,
  placed: ReadonlyMap<string, Placed>,
  asker: string | undefined,
): End {
  const own = party === null ? undefined : placed.get(party);
  const isSupported = (range: RangeInForce) => requirement.ipVersion === undefined || isIpv4(range);
  const all = together(printed?.ranges, own?.ranges);
  const ranges = all.every(isSupported) ? all : all.filter(isSupported);
  const leftOut = ranges === all ? NONE : all.filter((range) => !isSupported(range));
  const documented = printed !== null && (printed.hosts.length > 0 || printed.ranges.length > 0);
  const fillsIn = requirement.hosts.length === 0 || printed === null;
  const hosts = together(printed?.hosts, fillsIn ? own?.hosts : NONE);
  const bound = own?.bound ?? NONE;
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
  const end: End = { party, placement, hosts, ranges, bound };
  return leftOut.length === 0 ? sharedEnd(end) : { ...end, leftOut };
}

/** What the document lacks and nobody supplied. A missing alternative is not missing while the other one is there. */
function stillMissing(
  requirement: Requirement,
  peer: End,
  portsSupplied: boolean,
  overlaid: Flow['named'] | null,
): readonly MissingPart[] {
  if (requirement.incomplete === undefined) return NONE;
  const placed = peer.hosts.length > 0 || peer.ranges.length > 0 || peer.bound.length > 0;
  const printedPorts = ports.equal(portSetOf(requirement.ports), ports.of([])) === false;
  return requirement.incomplete.missing.filter((part) => {
    switch (part) {
      case 'hosts':
      case 'addresses':
        return !placed;
      case 'ports':
        return !portsSupplied && !printedPorts;
      case 'transport':
        return !portsSupplied;
      default:
        // Who is reached is said by whoever says where.
        return part !== overlaid || !placed;
    }
  });
}
