import { existsSync, readFileSync } from 'node:fs';
import { type AuditedRole, type AuditOptions, type Deployment, readDeployment, type SourceFile } from '../audit';
import type { CompiledPlan } from '../compile';
import { type Issue, NetworkRequirementsError } from '../diagnostics';
import type { EntryRequest, PeerPlacement, RoleEntry } from '../model/entry';
import { isGroupPlan, type Plan } from '../model/plans';
import type { Report } from '../report';

/** A construct or component of any rim, a named class or a firewall: whatever has a plan. */
export interface Planned {
  readonly plan: Plan;
  readonly report?: Report;
  readonly entries?: readonly RoleEntry[];
  readonly compiled?: Pick<CompiledPlan, 'asked'>;
}

/**
 * What a test can be about: a construct or component, a plan, several of these one behind another (a group and the
 * firewall behind it); a template as an object, as CDK's `Template`, or the path of a file of any format that `portolan
 * audit` reads; or a deployment that `portolan/audit` has read.
 */
export type Tested = Planned | Plan | readonly (Planned | Plan)[] | Deployment | string | object;

/** A role that documents ask for: an entry as `role(...)` makes it, alone or with where it stands and what is opened beside. */
export type DocumentedRole = RoleEntry | TestedRole;

/** An audited role whose machines need not be said where only one group stands there. */
export type TestedRole = Omit<AuditedRole, 'machines'> & Partial<Pick<AuditedRole, 'machines'>>;

/** What a test says beside. */
export interface TestedAbout extends AuditOptions {
  /**
   * The groups, and blocks, of the machines that are tested.
   * @default - of a construct or a plan its own; of a template its only group
   */
  readonly machines?: readonly string[];
}

/** What is tested, as an audit takes it. */
export interface Subject {
  readonly deployment: Deployment;
  /** Who asks, as far as the constructs themselves say it. */
  readonly roles: readonly AuditedRole[];
  /** Where the machines of an entry stand. */
  readonly machinesOf: (entry: string) => readonly string[];
  /** By entry, where the parties stand, as the constructs know it. */
  readonly peersOf: (entry: RoleEntry) => AuditedRole['peers'];
}

/**
 * Reads whatever a test is about.
 *
 * @throws NetworkRequirementsError where it is nothing that opens connections, or in no format that is read.
 */
export function subjectOf(tested: Tested, { machines }: TestedAbout = {}): Subject {
  const planned = plannedIn(tested);
  if (planned.length === 0) return ofTemplate(tested, machines);
  const plans = planned.map(({ plan }) => plan);
  const deployment = readDeployment(plans.map((plan, at) => asFile(`plan ${at + 1}`, plan)));
  const groups = plans.filter(isGroupPlan).map(({ sources }) => sources.map(({ name }) => name));
  const machinesOf = (entry: string) => {
    const own = groups.filter((names) => names.includes(entry)).map((names) => names.join(' + '));
    return machines ?? [...new Set([...own, entry])];
  };
  const asked = planned.flatMap(({ compiled }) => compiled?.asked.map(({ request }) => request) ?? []);
  // A construct brings its entries to its firewall too: its own request knows where the parties stand.
  const requests = [...new Map([...asked].reverse().map((one) => [keyOf(one.entry), one])).values()].reverse();
  const roles = requests.map((request) => auditedAs(request, machinesOf(request.entry.name)));
  const peersOf = (entry: RoleEntry) => roles.find((one) => keyOf(one.entry) === keyOf(entry))?.peers;
  return { deployment, roles, machinesOf, peersOf };
}

/** A documented role as an audit takes it: what is not said is taken from what is tested. */
export function placedIn({ machinesOf, peersOf }: Subject, documented: DocumentedRole): AuditedRole {
  const role: TestedRole = 'entry' in documented ? documented : { entry: documented };
  const { entry, machines = machinesOf(entry.name), peers = peersOf(entry) } = role;
  return { ...role, machines, ...(peers === undefined ? {} : { peers }) };
}

function keyOf({ name, product, role }: RoleEntry): string {
  return `${name} ${product.id} ${role}`;
}

function auditedAs({ peers = {}, ...request }: EntryRequest, machines: readonly string[]): AuditedRole {
  const placed = Object.entries(peers).map(([party, given]) => [party, listOf(given)] as const);
  return { ...request, machines, peers: Object.fromEntries(placed) };
}

function listOf(given: PeerPlacement | readonly PeerPlacement[]): readonly PeerPlacement[] {
  return Array.isArray(given) ? given : [given as PeerPlacement];
}

/** Everything with a plan in what was passed; nothing where it is a template. */
export function plannedIn(tested: Tested): readonly Planned[] {
  const all: readonly unknown[] = Array.isArray(tested) ? tested : [tested];
  const found = all.map((one) => (isPlan(one) ? { plan: one } : isPlanned(one) ? one : null));
  const wrong = found.indexOf(null);
  if (!Array.isArray(tested)) return wrong < 0 ? (found as readonly Planned[]) : [];
  if (wrong >= 0 || found.length === 0) throw untestable(`tested[${Math.max(wrong, 0)}]`, all[wrong]);
  return found as readonly Planned[];
}

function isPlan(value: unknown): value is Plan {
  return isObject(value) && typeof value.target === 'string' && Array.isArray(value.fidelity);
}

function isPlanned(value: unknown): value is Planned {
  return isObject(value) && isPlan(value.plan);
}

function isDeployment(value: unknown): value is Deployment {
  return isObject(value) && Array.isArray(value.filters) && Array.isArray(value.notUnderstood);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function ofTemplate(tested: unknown, machines: readonly string[] | undefined): Subject {
  const deployment = isDeployment(tested) ? tested : readDeployment([templateOf(tested)]);
  const groups = deployment.filters.filter(({ kind }) => isAtMachines(kind)).map(({ id }) => id);
  const machinesOf = () => {
    const own = machines ?? groups;
    if (machines !== undefined || own.length === 1) return own;
    const issue: Issue = { code: 'tested-machines-missing', at: 'machines', allowed: groups };
    throw new NetworkRequirementsError([issue]);
  };
  return { deployment, roles: [], machinesOf, peersOf: () => undefined };
}

function isAtMachines(kind: Plan['target']): boolean {
  return isGroupPlan({ target: kind } as Plan);
}

function templateOf(tested: unknown): SourceFile {
  if (typeof tested === 'string') {
    if (!existsSync(tested)) throw untestable('tested', tested);
    return { name: tested, text: readFileSync(tested, 'utf8') };
  }
  if (!isObject(tested)) throw untestable('tested', tested);
  // CDK's `Template` holds the template and prints it.
  return asFile('template', typeof tested.toJSON === 'function' ? tested.toJSON() : tested);
}

function asFile(name: string, value: unknown): SourceFile {
  return { name, text: JSON.stringify(value) };
}

const TESTABLE =
  'a construct or component of portolan, a plan, a list of these, a template (an object, or the path of a file that exists), or a deployment that was read';

function untestable(at: string, given: unknown): NetworkRequirementsError {
  const words = typeof given === 'string' ? `'${given}'` : given === null ? 'null' : typeof given;
  return new NetworkRequirementsError([{ code: 'wrong-type', at, given: words, expected: TESTABLE }]);
}
