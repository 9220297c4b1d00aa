import { type Issue, NetworkRequirementsError } from './diagnostics';
import { parseCidr } from './model/addresses';
import { type ElementFidelity, elementKey } from './model/element';
import { type EntryRequest, isNamedIn, type PeerPlacement, type RoleEntry } from './model/entry';
import type { Flow } from './model/flow';
import { type Plans, REASONS, type TargetName } from './model/plans';
import type { PlanSource } from './model/plans/plan';
import { shelved } from './model/shelved';
import { holeIssues, proveCompiled, type Verdict } from './proof';
import { openSuffix, tryResolve } from './resolve';
import { type AskedElement, askingsOfAdditional, type EntryFlows, elementsOf } from './rules';
import { TARGET_NAMES, TARGETS, type TargetOptions } from './targets';

/** What a compile was asked: the entries, and what their profiles resolve to. */
export interface ResolvedRequest {
  /** The entry as it was passed. */
  readonly request: EntryRequest;
  /** What its profile resolves to, with its parties placed. */
  readonly flows: readonly Flow[];
}

/** A plan that was proved, with everything that it was compiled from. */
export interface CompiledPlan<Name extends TargetName = TargetName> {
  /** Plain JSON; what the rim deploys. */
  readonly plan: Plans[Name];
  /** The proof's answer, made when it is asked for the first time; clean, or {@link compile} would have thrown. */
  readonly verdict: Verdict;
  /** What the plan was compiled from, entry by entry. */
  readonly asked: readonly ResolvedRequest[];
}

/** The same, or everything that stands in its way; the plan is there wherever one could be made. */
export interface TriedCompile<Name extends TargetName = TargetName> {
  readonly compiled: CompiledPlan<Name> | null;
  readonly issues: readonly Issue[];
}

/**
 * Compiles role entries for one target and proves the plan: the rims, the report and the command call only this.
 *
 * @throws NetworkRequirementsError with everything that is wrong, of all entries at once. A plan that does not prove is
 *   a fault of ours and is thrown too, with the flow that it names.
 */
export function compile<Name extends TargetName>(
  target: Name,
  requests: readonly EntryRequest[],
  options: TargetOptions[Name] = {},
): CompiledPlan<Name> {
  const { compiled, issues } = tryCompile(target, requests, options);
  if (compiled === null || issues.length > 0) throw new NetworkRequirementsError(issues);
  return compiled;
}

/**
 * The way of a compile, without a throw:
 *
 *   1. resolve each entry's profile, with what the rim placed
 *   2. flows become rules
 *   3. see that every must-have party stands somewhere
 *   4. the target compiles the rules, and refuses what it cannot say
 *   5. see that nothing that must be open was refused
 *   6. prove the plan against the flows; `proof: 'later'` leaves that to {@link holesIn}, for a plan that goes on changing
 */
export function tryCompile<Name extends TargetName>(
  target: Name,
  requests: readonly EntryRequest[],
  options: TargetOptions[Name] = {},
  { proof = 'now' }: { readonly proof?: 'now' | 'later' } = {},
): TriedCompile<Name> {
  if (!TARGET_NAMES.includes(target)) {
    return {
      compiled: null,
      issues: [{ code: 'unknown-target', at: 'target', given: String(target), allowed: TARGET_NAMES }],
    };
  }
  const issues: Issue[] = [...checkEntries(requests)];
  const takesProxy = requests.some(({ entry }) => documentsProxy(entry));
  const asked = requests.map((request) => askedOf(request, takesProxy, issues));
  const additional = requests.flatMap((request) => additionalOf(request, issues));
  if (issues.length > 0) return { compiled: null, issues };

  // In a function of its own, so that what the plan is made of is let go before it is proved.
  const planned = () => {
    const entries = asked.map(({ request, flows }): EntryFlows => ({ entry: request.entry, flows }));
    const askings = elementsOf(entries, additional);
    const unplaced = askings.flatMap(({ element, settled }) =>
      settled?.standing === 'unplaced' ? [{ element, fidelity: settled }] : [],
    );
    issues.push(...unplacedParties(asked, unplaced), ...unknownLeaveOuts(asked));
    return TARGETS[target]({ sources: sourcesOf(requests), askings }, options);
  };
  const { plan, issues: refused } = planned();
  issues.push(...refused, ...refusedMusts(target, asked, plan.fidelity));

  const compiled = provedWhenAsked(plan, asked);
  // A plan that its own target does not stand behind says already what has to change.
  if (proof === 'now' && refused.length === 0) issues.push(...holesIn(compiled));
  return { compiled, issues };
}

/** What the proof finds in a plan, as issues: faults of ours, each with the flow that it names. */
export function holesIn({ plan, verdict }: CompiledPlan): readonly Issue[] {
  return verdict.clean ? [] : holeIssues(verdict, plan.target);
}

/** A plan that is proved when somebody asks, and once. */
function provedWhenAsked<Name extends TargetName>(
  plan: Plans[Name],
  asked: readonly ResolvedRequest[],
): CompiledPlan<Name> {
  let proved: Verdict | undefined;
  return {
    plan,
    get verdict() {
      const entries = asked.map(({ request, flows }) => ({ ...request, flows }));
      proved ??= proveCompiled(plan, entries);
      return proved;
    },
    asked,
  };
}

/** The flows of one entry as it stands at the rim. */
function askedOf(request: EntryRequest, takesProxy: boolean, issues: Issue[]): ResolvedRequest {
  const { entry } = request;
  // Of several products those that document a proxy go to it; where none does, each says so.
  const { proxy: _none, ...without } = request;
  const { profile, peers, issues: twice } = withProxy(takesProxy && !documentsProxy(entry) ? without : request);
  const resolution = tryResolve(entry.product, profile, { asker: entry.role, peers });
  issues.push(...twice, ...resolution.issues);
  return { request, flows: resolution.flows };
}

function documentsProxy({ product }: RoleEntry): boolean {
  return Object.hasOwn(product.roles, 'proxy');
}

/** The proxy that is said at the rim is the profile's proxy: the same thing, said once. */
function withProxy({ entry, peers = {}, proxy }: EntryRequest) {
  const { product, profile } = entry;
  if (proxy === undefined) return { profile, peers, issues: [] };
  const at = 'hostEnforcement';
  if (!documentsProxy(entry)) {
    return { profile, peers, issues: [{ code: 'proxy-not-documented', at, product: product.name } satisfies Issue] };
  }
  const issues: Issue[] = [];
  const twice = (first: unknown, second: unknown) => {
    if (first === undefined || placementKey(first) === placementKey(second)) return;
    issues.push({ code: 'proxy-given-twice', at, first: placementWords(first), second: placementWords(second) });
  };
  twice(profile.parties?.proxy, proxy.peer);
  const ways = product.requirements.filter(({ to }) => to === 'proxy').map(({ id }) => id);
  for (const id of ways) twice(profile.ports?.[id], proxy.port);
  const { proxy: _said, ...parties } = profile.parties ?? {};
  const port = Object.fromEntries(ways.map((id) => [id, proxy.port]));
  return {
    profile: { ...profile, parties, ports: { ...profile.ports, ...port } },
    peers: { ...peers, proxy: proxy.peer } as Readonly<Record<string, PeerPlacement | readonly PeerPlacement[]>>,
    issues,
  };
}

/** A placement, or a port, in words. */
export function placementWords(placement: unknown): string {
  if (typeof placement !== 'object' || placement === null) return String(placement);
  if (Array.isArray(placement)) return placement.map(placementWords).join(', ');
  return Object.values(placement).flat().join(', ');
}

/** Equal exactly when two placements, or two ports, are the same, however they are written. */
export function placementKey(placement: unknown): string {
  return JSON.stringify(placement, (_key, value: unknown) => {
    const cidr = typeof value === 'string' ? parseCidr(value) : undefined;
    return cidr?.ok === true ? cidr.value.text : value;
  });
}

/** What the user opens beside one entry. */
function additionalOf({ entry, additionalRules = [] }: EntryRequest, issues: Issue[]): readonly AskedElement[] {
  const own = askingsOfAdditional({ source: entry.name, rules: additionalRules }, openSuffix);
  issues.push(...own.issues);
  return own.askings;
}

function sourcesOf(requests: readonly EntryRequest[]): readonly PlanSource[] {
  const names = [...new Set(requests.map(({ entry }) => entry.name))].sort();
  return names.map((name) => {
    const own = requests.filter(({ entry }) => entry.name === name);
    return { name, roles: [...new Set(own.map(({ entry }) => `${entry.product.id}.${entry.role}`))].sort() };
  });
}

/** One name is one source: the same role under two profiles cannot stand on the same machines. */
function checkEntries(requests: readonly EntryRequest[]): readonly Issue[] {
  if (requests.length === 0) return [{ code: 'no-entries', at: 'roles' }];
  const issues: Issue[] = [];
  const byRole = shelved(
    requests.map(({ entry }) => [`${entry.name} ${entry.product.id} ${entry.role}`, entry] as const),
  );
  for (const same of byRole.values()) {
    if (same.length === 1) continue;
    const ways = new Set(
      same.map(({ profile, reachBy, withoutRanges }) => JSON.stringify([profile, reachBy, withoutRanges])),
    );
    const [first] = same;
    if (ways.size > 1 && first !== undefined) {
      const entries = same.map(({ product, role, profile }) => `${product.id}.${role} ${JSON.stringify(profile)}`);
      issues.push({ code: 'name-taken', at: 'roles', name: first.name, entries });
    }
  }
  return issues;
}

/** A must flow from the asking role to a party that stands nowhere is an error, unless it is left out on purpose. */
function unplacedParties(asked: readonly ResolvedRequest[], standings: readonly ElementFidelity[]): readonly Issue[] {
  return asked.flatMap(({ request, flows }): readonly Issue[] => {
    const { entry, unbound = [] } = request;
    const parties = new Map<string, string[]>();
    for (const { element, fidelity } of standings) {
      if (fidelity.standing !== 'unplaced' || element.source !== entry.name || element.direction !== 'egress') continue;
      const flow = flows.find(
        ({ product, requirement }) => product === element.product && requirement.id === element.requirement,
      );
      if (flow?.requirement.need !== 'must' || flow.from.party !== entry.role) continue;
      if (isNamedIn(unbound, flow.product, fidelity.party)) continue;
      parties.set(fidelity.party, [...(parties.get(fidelity.party) ?? []), element.requirement]);
    }
    const known = partiesOf(entry);
    const isKnown = (given: string) =>
      asked.some(({ request: { entry: other } }) =>
        partiesOf(other).some((party) => isNamedIn([given], other.product.id, party)),
      );
    const unknown = unbound.filter((given) => !isKnown(given));
    return [
      ...unknown.map((given): Issue => ({ code: 'unknown-party', at: 'unbound', given, allowed: known })),
      ...[...parties].map(
        ([party, requirements]): Issue => ({
          code: 'party-unplaced',
          at: entry.name,
          product: entry.product.name,
          role: entry.role,
          party,
          requirements,
        }),
      ),
    ];
  });
}

function partiesOf({ product }: RoleEntry): readonly string[] {
  return [...Object.keys(product.roles), ...Object.keys(product.services)];
}

function unknownLeaveOuts(asked: readonly ResolvedRequest[]): readonly Issue[] {
  const given = asked.flatMap(({ request }) => request.leaveOut ?? []);
  if (given.length === 0) return [];
  const flows = asked.flatMap((one) => one.flows);
  const allowed = () => [...new Set(flows.map(({ requirement }) => requirement.id))].sort();
  return given
    .filter((id) => !flows.some(({ product, requirement }) => isNamedIn([id], product, requirement.id)))
    .map((id) => ({ code: 'unknown-leave-out', at: 'leaveOut', given: id, allowed: allowed() }));
}

/** A must flow of which a target refuses everything stops the compile, unless it is left out on purpose. */
function refusedMusts(
  target: TargetName,
  asked: readonly ResolvedRequest[],
  fidelity: readonly ElementFidelity[],
): readonly Issue[] {
  const key = (source: string, product: string, requirement: string) => `${source} ${product} ${requirement}`;
  if (!fidelity.some((one) => one.fidelity.standing === 'refused')) return [];
  const standings = shelved(
    fidelity.map((one) => [key(one.element.source, one.element.product, one.element.requirement), one]),
  );
  return asked.flatMap(({ request, flows }) =>
    flows.flatMap(({ product, requirement }): readonly Issue[] => {
      if (requirement.need !== 'must' || isNamedIn(request.leaveOut, product, requirement.id)) return [];
      const own = standings.get(key(request.entry.name, product, requirement.id)) ?? [];
      const refused = own.flatMap(({ element, fidelity: how }) =>
        how.standing === 'refused' ? [{ element, how }] : [],
      );
      const [first] = refused;
      if (first === undefined || refused.length < own.length) return [];
      const asking = refused.map(({ element }) =>
        element.asked.kind === 'host' ? element.asked.host.printed : elementKey(element),
      );
      return [
        {
          code: 'must-refused',
          at: request.entry.name,
          requirement: requirement.id,
          asked: asking,
          reason: REASONS[target][first.how.reason]?.gloss ?? first.how.reason,
          waysOut: first.how.waysOut,
        },
      ];
    }),
  );
}
