import { type Issue, throwIfAny } from '../diagnostics';
import type { EntryRequest, PeerPlacement } from '../model/entry';
import type { Deployment, Filter } from '../proof/readers/deployment';
import type { Side } from '../proof/side';
import { denialsOn } from './denials';
import { type AskedOf, askedOf, type Expected, expectedAt } from './expected';
import { idleRules } from './idle';
import {
  candidateOf,
  type Known,
  knownIn,
  type Machines,
  machinesOf,
  namesOf,
  placementsOf,
  type Standing,
  standingOf,
} from './machines';
import { narrowerRules } from './narrower';
import { type Network, networkOf, withNetwork } from './network';
import { openingsBeside } from './openings';
import { requirementsOn, type Way } from './requirements';
import type { Audit, RuleReference } from './result';
import { isAtMachines, referencesIn, ruleKeyOf, type Stage, stagesOf } from './stages';
import { type PlacedRole, toldApart } from './told-apart';

/**
 * A role entry, and where its machines and its parties stand in what is audited. A role that stands in several places is
 * passed once for each; where these bear one name the later ones are numbered (`ECC_AGENT_2`).
 */
export interface AuditedRole extends Omit<EntryRequest, 'peers'> {
  /**
   * Groups of the deployment, by any of their names, all of which the machines are in (`Agents`, `sg-0123`), and address
   * blocks, of which they are in one. Without a group only what stands between machines decides.
   */
  readonly machines: readonly string[];
  /** By party: groups of the deployment and address blocks, or a placement as it is. */
  readonly peers?: Readonly<Record<string, readonly (string | PeerPlacement)[]>>;
}

/** What the files do not say about the way of a connection. */
export interface AuditOptions {
  /**
   * The firewalls and resolvers that a connection goes through, by id or alias.
   * @default - all that stand in what was read
   */
  readonly through?: readonly string[];
  /**
   * The address blocks of the own network: what Azure's `VirtualNetwork` and a policy's `HOME_NET` hold where the files do
   * not say it. A vendor's documented name is then not asked for at its private
   * addresses.
   * @default - unknown, and so is what hangs on it
   */
  readonly network?: readonly string[];
}

/**
 * What a deployment does with what the documents ask for of these machines, in sets: of every requirement whether it is
 * open, of every opening whether somebody asked for it. What stands in the file and cannot be known counts against what
 * is asked for and for what may be open.
 *
 *   1. the machines and the parties are found in what was read
 *   2. the filters that decide about the machines stand one behind another
 *   3. at each, the flows of the entries are held against what it lets through
 *   4. what gets through all of them, and is not asked for, is told by rule
 *
 * @throws NetworkRequirementsError with everything that is wrong with the roles, of all at once; never for what the
 *   deployment holds.
 */
export function audit(deployment: Deployment, roles: readonly AuditedRole[], options: AuditOptions = {}): Audit {
  const prepared = prepare(deployment, roles, options);
  const { ways, referenceOf } = prepared;
  const requirements = ways.flatMap(requirementsOn);
  const machines = distinct(ways);
  const beside = machines.map(({ expected, side, entries }) => openingsBeside(expected, side, entries, referenceOf));
  const denials = ways.flatMap((way) => denialsOn(way.request, way.flows, way.expected, way.side, referenceOf));
  const fine =
    requirements.every(({ standing }) => standing === 'open' || standing === 'not-asked') &&
    denials.every(({ standing }) => standing !== 'broken');
  const beyond = beside.flatMap((one) => one.beyond);
  const opening = new Set(beyond.flatMap(({ rules }) => rules.map(({ filter, rule }) => `${filter} ${rule}`)));
  const isBeyond = ({ filter, rule }: RuleReference) => opening.has(`${filter} ${rule}`);
  return {
    formats: deployment.formats,
    filters: deployment.filters.map(({ id, kind, place, rules }) => ({ id, kind, place, rules: rules.length })),
    roles: ways.map(({ request, standing, expected }) => ({
      name: request.entry.name,
      product: request.entry.product.id,
      role: request.entry.role,
      machines: [...standing.groups, ...standing.cidrs],
      through: expected.map(({ stage }) => stage.name),
    })),
    fine,
    clean: fine && beyond.length === 0,
    requirements,
    beyond,
    widened: beside.flatMap((one) => one.widened),
    narrower: machines.flatMap(({ expected, side }) =>
      expected.flatMap((one) => {
        const found = narrowerRules(one, side, referenceOf);
        // What stands between machines serves others too: of these machines it is too wide where they can use it.
        return isAtMachines(one.stage.kind) ? found : found.filter(({ rule }) => isBeyond(rule));
      }),
    ),
    idle: [...new Set(ways.flatMap(({ expected }) => expected.flatMap(({ stage }) => stage.filters)))].flatMap(
      (filter) => idleRules(filter, (rule) => referenceOf(ruleKeyOf(filter, rule))),
    ),
    denials,
    notUnderstood: deployment.notUnderstood,
  };
}

/** One entry on its way, with what every question about it needs. */
export interface PreparedWay extends Way {
  readonly standing: Standing;
  readonly side: Side;
}

export interface Prepared {
  readonly ways: readonly PreparedWay[];
  readonly asked: AskedOf;
  readonly referenceOf: (key: string) => RuleReference;
}

/** @throws NetworkRequirementsError with everything that is wrong with the roles. */
export function prepare(
  given: Deployment,
  roles: readonly AuditedRole[],
  { through, network: blocks }: AuditOptions,
): Prepared {
  const network = networkOf(blocks);
  const deployment = withNetwork(given, network);
  const issues: Issue[] = [];
  const known = knownIn(deployment);
  const between = betweenOf(deployment.filters, through, issues);
  const placed = toldApart(roles.map((role) => placeRole(role, known, issues)));
  const filtersOf = ({ standing }: (typeof placed)[number]) => [
    ...deployment.filters.filter(({ id, kind }) => isAtMachines(kind) && standing.groups.includes(id)),
    ...between,
  ];
  for (const one of placed) {
    const { name, role } = one.request.entry;
    const kinds = new Set(filtersOf(one).flatMap(({ kind }) => (isAtMachines(kind) ? [kind] : [])));
    // A machine stands in one cloud.
    if (kinds.size > 1) issues.push({ code: 'no-machines', at: name, given: one.standing.groups.join(', ') });
    // What is misspelt decides about nothing, and is an issue already.
    if (filtersOf(one).length > 0 || issues.length > 0) continue;
    issues.push({ code: 'nothing-decides', at: name, role, allowed: known.ids });
  }
  throwIfAny(issues, 'this cannot be audited');
  const asked = askedOf(placed.map(({ request }) => request));
  const machines = machinesOf(placed.map(({ request, standing }) => [request.entry.name, standing]));
  const referenceOf = referencesIn(deployment);
  const shared = new Map<string, readonly Expected[]>();
  const ways = placed.map((one, index): PreparedWay => {
    const filters = filtersOf(one);
    const key = filters.map(({ id, kind }) => `${kind} ${id}`).join('\n');
    const expected = shared.get(key) ?? expectedOn(stagesOf(filters), asked, machines, network);
    shared.set(key, expected);
    const { request, standing } = one;
    const side = machines.inGroups.get(request.entry.name) as Side;
    return { request, standing, side, expected, referenceOf, flows: asked.asked[index]?.flows ?? [] };
  });
  return { ways, asked, referenceOf };
}

function expectedOn(
  stages: readonly Stage[],
  asked: AskedOf,
  machines: Machines,
  network: Network,
): readonly Expected[] {
  return stages.map((stage) => expectedAt(stage, stages, asked, machines, network));
}

/** What stands between machines on their way; what is named and is not there is an issue. */
export function betweenOf(
  filters: readonly Filter[],
  through: readonly string[] | undefined,
  issues: Issue[],
): readonly Filter[] {
  const all = filters.filter(({ kind }) => !isAtMachines(kind));
  if (through === undefined) return all;
  const allowed = all.map(({ id }) => id);
  const idsOf = namesOf(all);
  return through.flatMap((given) => {
    const ids = idsOf(given);
    const found = all.filter(({ id }) => ids.includes(id));
    if (ids.length === 0) issues.push({ code: 'unknown-value', at: 'through', choice: 'through', given, allowed });
    if (ids.length < 2) return found;
    const candidates = found.map((one) => candidateOf(one, one.id));
    issues.push({ code: 'ambiguous-name', of: 'read', at: 'through', given, candidates });
    return [];
  });
}

function placeRole({ machines, peers = {}, ...request }: AuditedRole, known: Known, issues: Issue[]): PlacedRole {
  const { role } = request.entry;
  const standing = standingOf(machines, known, `--bind ${role}=${machines.join(',')}`, issues);
  const placements = Object.entries(peers).map(([party, given]) => {
    const texts = given.filter((one) => typeof one === 'string');
    const there = standingOf(texts, known, `--bind ${party}=${texts.join(',')}`, issues);
    return [party, [...given.filter((one) => typeof one !== 'string'), ...placementsOf(there)]] as const;
  });
  return {
    request: { ...request, ...(placements.length === 0 ? {} : { peers: Object.fromEntries(placements) }) },
    standing,
  };
}

/** Entries on the same machines have the same openings, which are told once. */
function distinct(ways: readonly PreparedWay[]) {
  const byMachines = new Map<string, { expected: readonly Expected[]; side: Side; entries: string[] }>();
  for (const { standing, expected, side, request } of ways) {
    const key = JSON.stringify([standing, expected.map(({ stage }) => stage.name)]);
    const known = byMachines.get(key) ?? { expected, side, entries: [] };
    known.entries.push(request.entry.name);
    byMachines.set(key, known);
  }
  return [...byMachines.values()];
}
