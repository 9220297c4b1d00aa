import { findProduct, PRODUCT_IDS } from '../catalog';
import { type CompiledPlan, type TriedCompile, tryCompile } from '../compile';
import type { Issue } from '../diagnostics';
import type { EntryRequest } from '../model/entry';
import type { Plan, TargetName } from '../model/plans';
import type { NamesBehind } from '../model/plans/plan';
import type { Product } from '../model/product';
import { fromEverybody, type Report, renderPlan, renderText, reportOf, silentEntries } from '../report';
import { tryRole } from '../resolve';
import {
  type AzureFirewallOptions,
  type DnsFirewallOptions,
  type NetworkFirewallOptions,
  type NetworkSecurityGroupOptions,
  type SecurityGroupOptions,
  TARGET_NAMES,
} from '../targets';
import { readAzureFirewallOptions } from './azure-firewall-options';
import { type CompileSettings, readSettings } from './compile-options';
import { readDnsFirewallOptions } from './dns-firewall-options';
import { proxyOptions, readEnforcement } from './enforcement';
import { readFirewallOptions } from './firewall-options';
import { unknownProduct } from './flows';
import { readNetworkSecurityGroupOptions } from './network-security-group-options';
import { type Outcome, printed, printedJson, refused, type Screen } from './outcome';
import { additionalRulesIn, isHalfChosen, readProfile } from './profile-options';
import { remarksOn } from './remarks';
import { spokenPlan, spokenReport } from './spoken';
import { denyOnOthers, readFormat, templateOf, twoForms } from './template-format';
import { type CommandLine, firstValue, isMisplaced, isTyped, type Typed } from './typed';
import { typedPolicy, warningsUnder } from './under-policy';
import { Whereabouts } from './whereabouts';

/** `portolan compile`: the plan of one role entry for one target, proved, with the fidelity of every flow. */
export function runCompile(
  { typed, issues: before }: CommandLine,
  screen: Screen,
  clock: string | null = null,
): Outcome {
  const issues: Issue[] = [...before, ...(before.some(isMisplaced) ? [] : missingOptions(typed))];
  const target = targetOf(firstValue(typed, '--target'), issues);
  const role = firstValue(typed, '--role') ?? null;
  const made = compileTyped(typed, { target, role, clock }, issues);
  const format = readFormat(typed, target, issues);
  if (format !== null && isTyped(typed, '--json')) issues.push(twoForms(format));
  if (format === 'arm' && isTyped(typed, '--deny-infrastructure')) issues.push(denyOnOthers());
  if (made === null || issues.length > 0) return refused(issues);
  const { compiled, report } = made;
  const remarks = [...remarksOn(compiled, made.role, typed), ...made.warnings];
  if (format !== null) {
    return printedJson(templateOf(compiled.plan), [
      ...remarks,
      ...silentEntries(compiled.asked),
      ...fromEverybody(report.rows),
    ]);
  }
  if (isTyped(typed, '--json')) {
    // The plan has no place for what a person has to hear beside it.
    const warnings = [...silentEntries(compiled.asked), ...fromEverybody(report.rows)];
    return printedJson(planObject(compiled.plan, compiled.verdict, report), [...remarks, ...warnings]);
  }
  return printed(`${renderPlan(compiled.plan, screen)}\n${renderText(report, screen)}`, remarks);
}

/** What is compiled: null where it was mistyped or left out, which is an issue already. */
export interface TypedAim {
  readonly target: TargetName | null;
  readonly role: string | null;
  /** What stands behind names where nothing was typed. */
  readonly behind?: NamesBehind | null;
  /** The day on which it runs; null where nobody knows. */
  readonly clock: string | null;
}

/** A plan with its report in the words of the command line. */
export interface TypedPlan {
  readonly compiled: CompiledPlan;
  readonly report: Report;
  readonly role: string;
  /** What the policy in force warns of. */
  readonly warnings: readonly string[];
}

/** Compiles what was typed, with everything that is wrong with it among the issues; null where there is any. */
export function compileTyped(
  typed: readonly Typed[],
  { target, role, behind, clock }: TypedAim,
  issues: Issue[],
): TypedPlan | null {
  const productId = firstValue(typed, '--product');
  const product = productId === undefined ? undefined : findProduct(productId);
  if (productId !== undefined && product === undefined) issues.push(unknownProduct(productId));
  if (product === undefined) {
    readEnforcement(firstValue(typed, '--host-enforcement'), { role: null }, issues);
    return null;
  }

  const where = new Whereabouts();
  const { profile, issues: misread } = readProfile(product, typed, where);
  const read = readSettings(product, role, typed, where, issues);
  const isSaid = behind === undefined || behind === null || isTyped(typed, '--host-enforcement');
  const settings: CompileSettings = isSaid ? read : { ...read, enforcement: { namesBehind: behind } };
  const resolver = readDnsFirewallOptions(typed, issues);
  const firewall: NetworkFirewallOptions = { ...readFirewallOptions(typed, where), limits: settings.limits };
  const azureFirewall = { ...readAzureFirewallOptions(typed, where), limits: settings.limits };
  const azureGroup = readNetworkSecurityGroupOptions(typed, where, issues);
  issues.push(...misread);
  const policy = typedPolicy(typed, where, clock, issues);
  if (role !== null) where.note('role', `--role ${role}`);
  // Without a role everything else is looked at all the same.
  const { entry, issues: found } = tryRole(product, profile, role ?? '', settings.options);
  const wrong = found.filter(
    (issue) => !(role === null && issue.code === 'unknown-role') && !isHalfChosen(typed, issue),
  );
  issues.push(...wrong.map((issue) => where.tell(issue)));
  if (role === null || target === null || found.length > 0) return null;

  const request: EntryRequest = {
    entry,
    unbound: settings.unbound,
    leaveOut: settings.leaveOut,
    ...additionalRulesIn(typed, where),
    ...(settings.enforcement?.proxy === undefined ? {} : { proxy: settings.enforcement.proxy }),
  };
  const options = { resolver, firewall, azureFirewall, azureGroup };
  const { compiled, issues: refusals } = compileFor(target, request, settings, typed, options);
  // Whoever typed it wrongly has been told so, and did not leave it out.
  const saidWrongly = settings.enforcement === null && isTyped(typed, '--host-enforcement');
  const left = refusals.filter(({ code }) => !(saidWrongly && code === 'names-need-enforcement'));
  issues.push(...left.map((issue) => where.tell(pastProxy(issue, request))));
  if (compiled === null || issues.length > 0) return null;
  const warnings = warningsUnder(policy, compiled, where, issues);
  if (issues.length > 0) return null;
  const told = spokenPlan(compiled);
  const addressed = { ...told, plan: withAddresses(told.plan, settings.sources) };
  return { compiled: addressed, report: spokenReport(reportOf(addressed)), role, warnings };
}

/** Where a proxy was said, names are missing an enforcement because the proxy does not take their flows. */
function pastProxy(issue: Issue, { entry, proxy }: EntryRequest): Issue {
  if (issue.code !== 'names-need-enforcement' || proxy === undefined || !('addresses' in proxy.peer)) return issue;
  const { at, source, flows, by } = issue;
  const options = proxyOptions(entry, (proxy.peer.addresses ?? []).join(', '), proxy.port);
  return { code: 'names-past-proxy', at, ...(by === undefined ? {} : { by }), source, flows, proxy: options };
}

/** What was typed for each target beside the security group of AWS. */
interface TargetsOptions {
  readonly resolver: DnsFirewallOptions;
  readonly firewall: NetworkFirewallOptions;
  readonly azureFirewall: AzureFirewallOptions;
  readonly azureGroup: NetworkSecurityGroupOptions;
}

/** One entry, compiled; behind a group that a firewall stands behind, what that firewall refuses is closed too. */
function compileFor(
  target: TargetName,
  request: EntryRequest,
  { enforcement, limits, groups }: CompileSettings,
  typed: readonly Typed[],
  { resolver, firewall, azureFirewall, azureGroup }: TargetsOptions,
): TriedCompile {
  if (target === 'aws-network-firewall') return tryCompile(target, [request], firewall);
  if (target === 'aws-dns-firewall') return tryCompile(target, [request], resolver);
  if (target === 'azure-firewall') return tryCompile(target, [request], azureFirewall);
  if (target === 'azure-network-security-group') {
    const namesBehind = enforcement === null ? {} : { namesBehind: enforcement.namesBehind };
    return tryCompile(target, [request], { ...azureGroup, ...namesBehind, limits, ipv6: isTyped(typed, '--ipv6') });
  }
  const own: SecurityGroupOptions = {
    limits,
    ...(groups === null ? {} : { groups }),
    ...(isTyped(typed, '--prefix-lists') ? { prefixLists: true } : {}),
    ipv6: isTyped(typed, '--ipv6'),
  };
  if (enforcement === null) return tryCompile(target, [request], own);
  const { namesBehind } = enforcement;
  if (namesBehind.kind !== 'firewall' && namesBehind.kind !== 'dns-firewall') {
    return tryCompile(target, [request], { ...own, namesBehind });
  }
  // A limit that was raised is the group's: here it only counts what the firewall refuses.
  const { limits: _raised, ...unlimited } = firewall;
  const { compiled } =
    namesBehind.kind === 'firewall'
      ? tryCompile('aws-network-firewall', [request], unlimited)
      : tryCompile('aws-dns-firewall', [request], resolver);
  const behind = compiled?.plan.fidelity ?? [];
  const refusedByFirewall = behind.filter(({ fidelity }) => fidelity.standing === 'refused');
  return tryCompile(target, [request], { ...own, namesBehind, refusedByFirewall });
}

function missingOptions(typed: readonly Typed[]): readonly Issue[] {
  const needed = [
    { option: '--target', form: '--target TARGET', allowed: TARGET_NAMES },
    { option: '--product', form: '--product PRODUCT', allowed: PRODUCT_IDS },
    { option: '--role', form: '--role ROLE', allowed: rolesOf(firstValue(typed, '--product')) },
  ];
  return needed
    .filter(({ option }) => !isTyped(typed, option))
    .map(({ form, allowed }) => ({ code: 'option-missing', at: 'portolan compile', form, allowed }));
}

function rolesOf(productId: string | undefined): readonly string[] {
  const product: Product | undefined = productId === undefined ? undefined : findProduct(productId);
  return product === undefined ? [] : Object.keys(product.roles);
}

/** A target by its name; null where it is none. */
export function targetOf(given: string | undefined, issues: Issue[]): TargetName | null {
  if (given === undefined) return null;
  const target = TARGET_NAMES.find((name) => name === given);
  if (target === undefined)
    issues.push({ code: 'unknown-target', at: `--target ${given}`, given, allowed: TARGET_NAMES });
  return target ?? null;
}

/** The plan itself, and beside it the worst standing of each flow and the verdict. */
function planObject(plan: Plan, verdict: CompiledPlan['verdict'], report: Report) {
  const flows = report.flows.map(({ cites: _cites, note: _note, supplement: _supplement, ...flow }) => flow);
  return { ...plan, flows, verdict };
}

/** The addresses that were typed define the entry's variable; without them it is the user's to bind. */
function withAddresses(plan: Plan, addresses: readonly string[]): Plan {
  if (addresses.length === 0) return plan;
  return { ...plan, sources: plan.sources.map((source) => ({ ...source, addresses })) };
}
