import { createHash } from 'node:crypto';
import { addresses, addressSetOf } from '../model/addresses';
import type { Standing } from '../model/element';
import type { RoleOptions } from '../model/entry';
import type { Flow } from '../model/flow';
import type { Plan } from '../model/plans';
import { type PortSet, portSetOf, ports } from '../model/ports';
import type { ChoiceValue, Denial, Product } from '../model/product';
import type { Profile } from '../model/profile';
import { tryResolve, tryRole } from '../resolve';
import { openInbound, standingTwice, withoutReason } from './plan-checks';
import { compiledBy, TARGETS } from './plans-of-role';
import { PLACINGS, type Placing, place } from './profile-placing';
import { type Choices, holdsUnder } from './profiles';

/** What holds under every profile, as a sentence per rule. */
export const RULES = {
  compiles: 'every profile compiles for every role and target, and proves',
  denials: 'no profile opens what a denial forbids',
  citations: 'no flow and no rule stands without a citation',
  inbound: 'nobody is let in but who is placed',
  once: 'no rule stands twice',
  musts: 'what must be open is never silently absent',
} as const;

/** One thing that is wrong under one profile. */
export interface Fault {
  readonly rule: keyof typeof RULES;
  readonly told: string;
}

/** What becomes of the profiles of one product. */
export interface Checked {
  readonly faults: readonly Fault[];
  /** How many plans were compiled: one per target, for each role and each set of flows that it sees. */
  readonly plans: number;
}

/** What may become of a requirement that must be open; what is refused has to be left out on purpose. */
const SPOKEN: readonly Standing[] = [
  'exact',
  'widened',
  'narrowed',
  'viaProxy',
  'uncovered',
  'internal',
  'unplaced',
  'disputed',
  'elsewhere',
  'completed',
];

/** What a role's plans say, whatever profile its flows come from. */
interface Seen {
  readonly faults: readonly Fault[];
  /** The must requirements of its flows that the plan of some target is silent about. */
  readonly silent: readonly string[];
  /** What its group opens to addresses, but for what it opens to all of them because of a name. */
  readonly open: readonly Opening[];
}

interface Opening {
  readonly cidr: string;
  readonly ports: PortSet;
}

/**
 * Compiles every role of every profile to every target, once per set of flows, and looks at what comes out: each denial
 * holds, nothing stands without a citation, nobody unknown comes in, no rule stands twice, the proof is clean, and what
 * must be open is spoken of.
 */
export function checkProfiles(
  product: Product,
  profiles: readonly Choices[],
  placings: readonly Placing[] = PLACINGS,
): Checked {
  const seen = new Map<string, Seen>();
  const found = profiles.flatMap((choices) =>
    placings.flatMap((placing) =>
      faultsUnder(product, place(product, choices, placing), seen).map(({ rule, told }) => ({
        rule,
        told: `${JSON.stringify(choices)}, ${placing}: ${told}`,
      })),
    ),
  );
  return { faults: found, plans: seen.size * TARGETS.length };
}

function faultsUnder(product: Product, profile: Profile, cache: Map<string, Seen>): readonly Fault[] {
  const { flows, settled, issues } = tryResolve(product, profile);
  if (issues.length > 0) return faults('compiles', [`refused: ${issues.map((issue) => JSON.stringify(issue))}`]);
  const askers = rolesAsking(product, settled);
  const seen = new Map(askers.map((role) => [role, seenBy(product, profile, role, flows, cache)]));
  return [
    ...askers.flatMap((role) => seen.get(role)?.faults ?? []),
    ...faults('citations', uncited(flows)),
    ...faults('denials', denied(product, settled, flows)),
    ...faults('denials', deniedBlocks(product, settled, profile, seen)),
    ...faults('musts', silentMusts(product, settled, flows, seen)),
  ];
}

function faults(rule: Fault['rule'], all: readonly string[]): readonly Fault[] {
  return all.map((told) => ({ rule, told }));
}

/** The roles that stand in the user's network under a profile, and so may ask. */
function rolesAsking(product: Product, settled: ReadonlyMap<string, readonly ChoiceValue[]>): readonly string[] {
  return Object.entries(product.roles).flatMap(([role, { standsAs }]) => {
    const isAbsent = product.choices[role]?.kind === 'party' && settled.get(role)?.includes(true) !== true;
    const isService = standsAs?.service.some((conjunction) => holdsUnder([conjunction], settled)) === true;
    return isAbsent || isService ? [] : [role];
  });
}

function seenBy(
  product: Product,
  profile: Profile,
  role: string,
  flows: readonly Flow[],
  cache: Map<string, Seen>,
): Seen {
  const own = flows.filter(({ from, to }) => from.party === role || to.party === role);
  const key = createHash('sha256')
    .update(JSON.stringify([role, own.map(identityOf)]))
    .digest('base64');
  const before = cache.get(key);
  if (before !== undefined) return before;
  // Most targets ask in the same way.
  const entries = new Map<string, ReturnType<typeof tryRole>>();
  const entryOf = (options: RoleOptions) => {
    const key = JSON.stringify(options);
    const entry = entries.get(key) ?? tryRole(product, profile, role, options);
    entries.set(key, entry);
    return entry;
  };
  const tried = TARGETS.map((target) => compiledBy(target, product, role, entryOf));
  const plans = tried.flatMap(({ plan }) => plan ?? []);
  const found = [
    ...faults(
      'compiles',
      tried.flatMap(({ wrong }) => wrong),
    ),
    ...faults('inbound', plans.flatMap(openInbound)),
    ...faults('once', plans.flatMap(standingTwice)),
    ...faults(
      'citations',
      plans.flatMap((plan) => withoutReason(plan, product)),
    ),
  ];
  const seen: Seen = {
    faults: found.map(({ rule, told }) => ({ rule, told: `${role}: ${told}` })),
    silent: tried.flatMap(({ plan, leftOut }) => (plan === undefined ? [] : silentIn(plan, own, leftOut))),
    open: plans.flatMap(openingsOf),
  };
  cache.set(key, seen);
  return seen;
}

/** Equal exactly where two flows are compiled alike. */
function identityOf({ requirement, way, missing, completedBy, disputed, ports: open, from, to }: Flow) {
  const end = ({ placement, hosts, ranges }: Flow['from']) => [
    placement,
    hosts.map(({ name }) => name),
    ranges.map(({ cidr }) => cidr),
  ];
  return [requirement.id, way, missing, completedBy, disputed, open, end(from), end(to)];
}

/** The must requirements of some flows of which a plan says nothing, or nothing but that it refuses them. */
export function silentIn(plan: Plan, flows: readonly Flow[], leftOut: readonly string[] = []): readonly string[] {
  const spoken = plan.fidelity.filter(({ fidelity }) => SPOKEN.includes(fidelity.standing));
  const ids = new Set([...leftOut, ...spoken.map(({ element }) => element.requirement)]);
  return flows.flatMap(({ requirement: { id, need } }) => (need === 'must' && !ids.has(id) ? [id] : []));
}

/** Flows without a citation, or with an empty one. */
export function uncited(flows: readonly Flow[]): readonly string[] {
  return flows
    .filter(({ requirement: { cites } }) => cites.length === (0 as number) || cites.some(({ quote }) => !quote.trim()))
    .map(({ requirement }) => `${requirement.id} has no citation`);
}

/** Flows that a denial forbids. */
export function denied(
  product: Product,
  settled: ReadonlyMap<string, readonly ChoiceValue[]>,
  flows: readonly Flow[],
): readonly string[] {
  return inForce(product.denials, settled).flatMap((denial) =>
    flows
      .filter(({ from, to, disputed }) => !disputed && from.party === denial.from && to.party === denial.to)
      .filter((flow) => denial.ports === undefined || meet(flow.ports, portSetOf(denial.ports)))
      .map(({ requirement }) => `${requirement.id} is what ${denial.id} forbids`),
  );
}

/** Blocks of a party that a denial closes and a group opens all the same, whatever for. */
function deniedBlocks(
  product: Product,
  settled: ReadonlyMap<string, readonly ChoiceValue[]>,
  profile: Profile,
  seen: ReadonlyMap<string, Seen>,
): readonly string[] {
  return inForce(product.denials, settled).flatMap((denial) => {
    const closed = profile.parties?.[denial.to]?.addresses ?? [];
    const forbidden = seen
      .get(denial.from)
      ?.open.filter(
        (opening) =>
          addresses.intersect(addressSetOf(closed), addressSetOf([opening.cidr])).length > 0 &&
          (denial.ports === undefined || meet(opening.ports, portSetOf(denial.ports))),
      );
    return (forbidden ?? []).map(({ cidr }) => `${denial.from} opens ${cidr}, which ${denial.id} forbids`);
  });
}

function inForce(denials: readonly Denial[], settled: ReadonlyMap<string, readonly ChoiceValue[]>): readonly Denial[] {
  return denials.filter(({ when }) => holdsUnder(when, settled));
}

function meet(one: PortSet, other: PortSet): boolean {
  return ports.intersect(one, other).length > 0;
}

/**
 * Requirements that must be open and of which nobody speaks: no choice that their `when` names excludes them, and there
 * is no flow; or no role that may ask is at an end of theirs; or a plan of such a role is silent about them.
 */
export function silentMusts(
  product: Product,
  settled: ReadonlyMap<string, readonly ChoiceValue[]>,
  flows: readonly Flow[],
  seen: ReadonlyMap<string, Pick<Seen, 'silent'>>,
): readonly string[] {
  const musts = product.requirements.filter(({ need }) => need === 'must');
  return musts.flatMap(({ id, from, to, when }): readonly string[] => {
    if (!flows.some(({ requirement }) => requirement.id === id)) {
      return holdsUnder(when, settled) ? [`${id} must be open, no choice excludes it, and no flow stands for it`] : [];
    }
    const ends = [from, to].flatMap((end) => seen.get(end ?? '') ?? []);
    if (ends.length === 0) return [`${id} must be open, and no role speaks of it`];
    return ends.some(({ silent }) => silent.includes(id)) ? [`${id} must be open, and a plan is silent about it`] : [];
  });
}

function openingsOf(plan: Plan): readonly Opening[] {
  if (plan.target !== 'aws-security-group') return [];
  return plan.egress.flatMap(({ peer, fromPort, toPort }) =>
    'cidrIp' in peer && peer.cidrIp !== '0.0.0.0/0' && fromPort > 0
      ? [{ cidr: peer.cidrIp, ports: ports.of([{ first: fromPort, last: toPort }]) }]
      : [],
  );
}
