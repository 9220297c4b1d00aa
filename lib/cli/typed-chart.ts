import { type AuditedRole, audit, deployedIn } from '../audit';
import { findProduct, PRODUCT_IDS } from '../catalog';
import { type CompiledPlan, tryCompile } from '../compile';
import type { Issue } from '../diagnostics';
import { parseCidr } from '../model/addresses';
import type { EntryRequest } from '../model/entry';
import type { Plan, TargetName } from '../model/plans';
import type { NamesBehind } from '../model/plans/plan';
import { prove } from '../proof';
import { isPlan } from '../proof/readers/portolan-plan';
import { type Chart, type ChartContext, chartOf, fromEverybody, type Report, reportOf, silentEntries } from '../report';
import { TARGET_NAMES } from '../targets';
import { readAudit, tried, typedRole } from './audited';
import { compileTyped, type TypedPlan, targetOf } from './compile';
import { filesIn } from './files';
import { additionalRulesIn, readProfile } from './profile-options';
import { remarksOn } from './remarks';
import { idleOptions } from './report-idle';
import { spokenPlan, spokenReport } from './spoken';
import { type CommandLine, firstValue, isTyped, type Typed, typedOfEach, valuesOf } from './typed';
import { typedPolicy, warningsUnder } from './under-policy';
import { Whereabouts } from './whereabouts';

/** A chart as it was typed, and what a person has to hear beside it. */
export interface TypedChart {
  readonly chart: Chart;
  readonly remarks: readonly string[];
}

/** The chart of what was typed: of what is compiled, of a plan that is deployed, or of templates; null with issues. */
export function typedChart(line: CommandLine, issues: Issue[], clock: string | null): TypedChart | null {
  const { typed } = line;
  const [isPlanned, isDeployed] = [isTyped(typed, '--plan'), isTyped(typed, '--template')];
  issues.push(...typedOfEach(line).flatMap((each) => left(each, isPlanned || isDeployed)));
  issues.push(...idleOptions(typed, isDeployed ? 'templates' : isPlanned ? 'plans' : 'compiled'));
  if (isPlanned && isDeployed) {
    issues.push({ code: 'options-exclude', at: '--template', option: '--plan', given: '--template' });
  }
  issues.push(...alike(line));
  if (issues.length > 0) return null;
  if (isDeployed) return deployedChart(line, issues, clock);
  return isPlanned ? plannedChart(line, issues, clock) : compiledChart(line, issues, clock);
}

function left(typed: readonly Typed[], isRead: boolean): readonly Issue[] {
  const product = findProduct(firstValue(typed, '--product') ?? '');
  const needed = [
    ...(isRead ? [] : [{ option: '--target', form: '--target TARGET', allowed: TARGET_NAMES }]),
    { option: '--product', form: '--product PRODUCT', allowed: PRODUCT_IDS },
    { option: '--role', form: '--role ROLE', allowed: Object.keys(product?.roles ?? {}) },
  ];
  return needed
    .filter(({ option }) => !isTyped(typed, option))
    .map(({ form, allowed }) => ({ code: 'option-missing', at: 'portolan report', form, allowed }));
}

/** Entries whose rules would stand under one name, so that nobody could tell which are whose. */
function alike(line: CommandLine): readonly Issue[] {
  const places = new Map<string, string>();
  return typedOfEach(line).flatMap((typed) => {
    const place = typed.find(({ option }) => option === '--role')?.place ?? '--role';
    return typedRole(typed, 'portolan report', false, []).flatMap(({ entry: { name } }): readonly Issue[] => {
      const other = places.get(name);
      if (other !== undefined && other !== place) return [{ code: 'entries-alike', at: place, given: name, other }];
      places.set(name, place);
      return [];
    });
  });
}

function contextOf(typed: readonly Typed[]): ChartContext {
  const subject = firstValue(typed, '--subject');
  return subject === undefined ? {} : { subject };
}

/** Every role for every target; names that a group cannot see are the firewall's that is asked for beside it. */
function compiledChart(line: CommandLine, issues: Issue[], clock: string | null): TypedChart | null {
  const made = askersIn(line).flatMap(({ typed, role }) => {
    const targets = valuesOf(typed, '--target').flatMap((given) => targetOf(given, issues) ?? []);
    const behind = behindOf(targets);
    return targets.flatMap((target) => compileTyped(typed, { target, role, behind, clock }, issues) ?? []);
  });
  if (issues.length > 0) return null;
  const { typed } = line;
  const remarks = made.flatMap(({ compiled, role }) => (made.length > 1 ? [] : remarksOn(compiled, role, typed)));
  return charted(
    made.map(({ report }) => report),
    { ...contextOf(typed) },
    [
      ...remarks,
      ...made.flatMap(({ warnings }) => warnings),
      ...made.flatMap(({ compiled, report }) => heard(compiled, report)),
    ],
  );
}

function behindOf(targets: readonly TargetName[]): NamesBehind | null {
  if (targets.some((one) => one === 'aws-network-firewall' || one === 'azure-firewall')) return { kind: 'firewall' };
  return targets.includes('aws-dns-firewall') ? { kind: 'dns-firewall' } : null;
}

function charted(reports: readonly Report[], context: ChartContext, remarks: readonly string[]): TypedChart {
  return { chart: chartOf(reports, context), remarks: [...new Set(remarks)] };
}

/** What a person has to hear whatever the form is that is printed. */
function heard({ asked }: CompiledPlan, { rows }: Report): readonly string[] {
  return [...silentEntries(asked), ...fromEverybody(rows)];
}

function rolesIn(typed: readonly Typed[]): readonly string[] {
  return [...new Set(valuesOf(typed, '--role'))];
}

/** A role that was typed, with what was typed for it. */
interface Asker {
  readonly typed: readonly Typed[];
  readonly role: string;
}

/** Every role that was typed; of several entries, those of each. */
function askersIn(line: CommandLine): readonly Asker[] {
  return typedOfEach(line).flatMap((typed) => rolesIn(typed).map((role) => ({ typed: ofRole(typed, role), role })));
}

/** What was typed, without the addresses of the other roles that were. */
function ofRole(typed: readonly Typed[], role: string): readonly Typed[] {
  const others = rolesIn(typed).filter((one) => one !== role);
  return typed.filter(
    ({ option, value }) => option !== '--source' || !others.some((one) => value?.startsWith(`${one}=`) === true),
  );
}

/** Plans that were kept, each proved anew against what its role is documented and chosen to need today. */
function plannedChart(line: CommandLine, issues: Issue[], clock: string | null): TypedChart | null {
  const { typed } = line;
  const askers = askersIn(line);
  const files = filesIn(valuesOf(typed, '--plan'), issues);
  const taken = new Set<Asker>();
  const made = files.flatMap((file) => {
    const plan = planIn(file.text);
    const unreadable = (why: string) => issues.push({ code: 'unreadable-file', at: `--plan ${file.name}`, why });
    if (plan === null) {
      unreadable('is no plan that portolan compile --json printed');
      return [];
    }
    const now = freshFor(plan, askers, issues);
    if (now === null) return [];
    if (now === 'none') {
      const names = plan.sources.map(({ name }) => name).join(', ');
      const roles = askers.map(({ role }) => role).join(', ');
      unreadable(`is a plan of ${names}, which is none of the roles that were typed (${roles})`);
      return [];
    }
    taken.add(now.asker);
    try {
      const { asked } = now.plan.compiled;
      const verdict = prove(
        plan,
        asked.map(({ request, flows }) => ({ ...request, flows })),
      );
      const where = whereaboutsOf(line);
      const warnings = warningsUnder(typedPolicy(typed, where, clock, issues), { plan, asked }, where, issues);
      return [{ asked, warnings, report: spokenReport(reportOf({ plan, verdict, asked } as CompiledPlan)) }];
    } catch {
      // What was changed by hand may hold anything.
      unreadable('is no plan that this version printed');
      return [];
    }
  });
  if (issues.length === 0) {
    const words = { needs: 'a plan of it (--plan FILE)', instead: 'leave it out' };
    for (const { typed: own, role } of askers.filter((one) => !taken.has(one))) {
      const given = `--role ${role}`;
      const { place = given } = own.find(({ option, value }) => option === '--role' && value === role) ?? {};
      issues.push({ code: 'option-without', at: place, given, ...words });
    }
  }
  if (issues.length > 0) return null;
  const remarks = made.flatMap(({ asked, report, warnings }) => [
    ...warnings,
    ...silentEntries(asked),
    ...fromEverybody(report.rows),
  ]);
  return charted(
    made.map(({ report }) => report),
    contextOf(typed),
    remarks,
  );
}

/** What is compiled today for the role of a plan; `none` where several roles were typed and it is of no one of them. */
function freshFor(
  plan: Plan,
  askers: readonly Asker[],
  issues: Issue[],
): { readonly asker: Asker; readonly plan: TypedPlan } | 'none' | null {
  const behind = 'namesBehind' in plan ? plan.namesBehind : null;
  const made = askers.flatMap((asker) => {
    // What a policy says is said of the plan that was kept, and not of this one.
    const unjudged = asker.typed.filter(({ option }) => option !== '--policy');
    const { role } = asker;
    const fresh = compileTyped(unjudged, { target: plan.target, role, behind, clock: null }, issues);
    return fresh === null ? [] : [{ asker, plan: fresh }];
  });
  const names = (one: Plan) => one.sources.map(({ name }) => name).join(' ');
  const own = made.find((one) => names(one.plan.compiled.plan) === names(plan));
  if (own !== undefined) return own;
  // Where one does not compile, that is told, and nobody knows whose plan it is.
  if (made.length < askers.length) return null;
  const [only] = made;
  return askers.length === 1 ? (only ?? null) : 'none';
}

/** The plan of a file, without what `compile --json` puts beside it. */
function planIn(text: string): Plan | null {
  try {
    const value: unknown = JSON.parse(text);
    if (!isPlan(value) || !TARGET_NAMES.includes(value.target)) return null;
    const { flows: _flows, verdict: _verdict, ...plan } = value as Plan & { flows?: unknown; verdict?: unknown };
    return plan as Plan;
  } catch {
    return null;
  }
}

/** Where the parts of the profile were typed. */
function whereaboutsOf(line: CommandLine): Whereabouts {
  const where = new Whereabouts();
  for (const typed of typedOfEach(line)) {
    const product = findProduct(firstValue(typed, '--product') ?? '');
    if (product === undefined) continue;
    readProfile(product, typed, where);
    additionalRulesIn(typed, where);
  }
  return where;
}

/** What templates deploy, beside what would be compiled for the filters that stand in them. */
function deployedChart(line: CommandLine, issues: Issue[], clock: string | null): TypedChart | null {
  const { typed } = line;
  const operands = valuesOf(typed, '--template');
  const read = readAudit({ ...line, operands, issues: [] }, 'portolan report', { needsRole: true });
  const { deployment, roles, options } = read;
  const where = whereaboutsOf(line);
  const policy = typedPolicy(typed, where, clock, issues);
  issues.push(...read.issues);
  if (issues.length > 0 || deployment === null) return null;
  const found = tried(issues, () => audit(deployment, roles, options));
  if (found === null) return null;
  const chosen = valuesOf(typed, '--target').flatMap((given) => targetOf(given, issues) ?? []);
  const kinds = chosen.length > 0 ? chosen : [...new Set(found.filters.map(({ kind }) => kind))];
  const namesBehind = behindOf(kinds) ?? AS_IT_STANDS;
  const requests = roles.map(requestOf);
  const made = kinds.flatMap((kind) => {
    const names = kind === 'aws-security-group' || kind === 'azure-network-security-group' ? { namesBehind } : {};
    // What our own target would refuse stands in the report; whether it is open there is the audit's to say.
    const { compiled } = tryCompile(kind, requests, names, { proof: 'later' });
    if (compiled === null) return [];
    const warnings = warningsUnder(policy, compiled, where, issues);
    return [{ warnings, report: spokenReport(reportOf(spokenPlan(compiled))) }];
  });
  if (issues.length > 0) return null;
  return charted(
    made.map(({ report }) => report),
    { ...contextOf(typed), deployed: deployedIn(found) },
    made.flatMap(({ warnings }) => warnings),
  );
}

const AS_IT_STANDS: NamesBehind = { kind: 'none', reason: 'no filter that sees names stands in what was read' };

/** The entry with its parties placed where the files have them. */
function requestOf({ machines: _, peers = {}, ...request }: AuditedRole): EntryRequest {
  const placed = Object.entries(peers).map(([party, places]) => [
    party,
    places.map((place) => {
      if (typeof place !== 'string') return place;
      return parseCidr(place).ok ? { addresses: [place] } : { bound: place };
    }),
  ]);
  return { ...request, peers: Object.fromEntries(placed) };
}
