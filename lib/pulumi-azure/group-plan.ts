import type { ApplicationSecurityGroup } from '@pulumi/azure-native/network';
import type { Input } from '@pulumi/pulumi';
import { compileOnce } from '../access/compile-once';
import { holesTogether } from '../access/composition';
import { checkEntries, checkWords, enforcementLeftOut } from '../access/entry-checks';
import { differencesFrom } from '../access/firewall-differences';
import { requestsOf, withBehind } from '../access/group-plan';
import { askedLeavingToGroups } from '../access/leaving-to-groups';
import { definedOf } from '../access/said';
import { isRecord } from '../access/untyped';
import type { CompiledPlan } from '../compile';
import type { Issue } from '../diagnostics';
import type { EntryRequest, RoleEntry } from '../model/entry';
import type { AzureFirewallPlan } from '../model/plans/azure-firewall';
import { checkPolicy, type PolicyFindings } from '../policy';
import { findingsUnder } from '../pulumi/access-policy';
import { isTextInput, type LateValues } from '../pulumi/late';
import { throwIfAny } from '../pulumi/problems';
import type { RequestBook } from '../pulumi/request-files';
import type { AzureFirewallRules } from './azure-firewall-rules';
import { AzureBindings } from './bindings';
import { type AskedFirewall, readEnforcement } from './enforcement';
import { type AzurePeer, idOf, isIdOf } from './peer';
import { platformRequests, windowsActivation } from './platform';
import type { RoleAccessArgs } from './role-access-args';

/** A network security group, proved, with what the program binds for it. */
export interface GroupPlan {
  readonly compiled: CompiledPlan<'azure-network-security-group'>;
  readonly entries: readonly RoleEntry[];
  readonly bindings: AzureBindings;
  /** Everything that stands behind an id of the plan. */
  readonly peers: readonly AzurePeer[];
  readonly firewall: AzureFirewallRules | undefined;
  readonly request: { readonly behind: AskedFirewall; readonly book: RequestBook } | undefined;
  /** The application security groups that stand already, by the name of their entry; null where they are to be made. */
  readonly standing: ReadonlyMap<string, Input<string>> | null;
  /** What the policies over it say. */
  readonly found: PolicyFindings;
}

/**
 * Compiles and proves the group of a component before anything is registered.
 *
 * @throws InputPropertiesError with everything that is wrong.
 */
export function planGroup(
  name: string,
  args: RoleAccessArgs,
  values: LateValues,
  inOwnWords: (issue: Issue) => Issue,
): GroupPlan {
  const { entries, issues: roleIssues } = checkEntries(args.roles);
  const speak = (issues: readonly Issue[]) =>
    throwIfAny(
      issues.map((issue) => inOwnWords(placedAmong(entries, issue))),
      name,
    );
  const names = [...new Set(entries.map((entry) => entry.name))];
  const bindings = new AzureBindings(entries, values);
  const placing = entries.length === 0 ? [] : bindings.bindAll(args.peers);
  const openings = bindings.openings(args.additionalRules);
  const platform = platformRequests(names, args, values);
  const groups = readGroups(args.applicationSecurityGroups, names);
  const requests = (): readonly EntryRequest[] =>
    requestsOf({
      entries,
      bindings,
      additional: openings.issues.length === 0 ? openings.rules : [],
      proxy: enforcement.proxy,
      unbound: args.unbound,
      leaveOut: args.leaveOut,
    });
  const enforcement = readEnforcement(name, args.hostEnforcement, bindings, {
    requests,
    everybody: () => bindings.reasonsByParty,
  });
  const unreadable = [...roleIssues, ...checkWords('unbound', args.unbound), ...checkWords('leaveOut', args.leaveOut)];
  const passed = [
    ...checkArgs(args),
    ...checkPolicy('accessPolicy', args.accessPolicy),
    ...unreadable,
    ...placing,
    ...openings.issues,
    ...platform.issues,
    ...groups.issues,
    ...enforcement.issues,
    ...(args.hostEnforcement === undefined && unreadable.length > 0
      ? enforcementLeftOut(entries, 'network security group')
      : []),
  ];
  if (unreadable.length > 0) speak(passed);

  const { firewall, request } = enforcement;
  const entering = [
    ...(firewall === undefined ? [] : lackedBy(firewall, entries, args)),
    ...unresolved(firewall?.plan ?? request?.behind.tried().compiled?.plan, args),
    ...(request === undefined || enforcement.issues.length > 0 ? [] : request.behind.enter()),
  ];
  const behind = firewall?.compiled ?? request?.behind.tried().compiled ?? undefined;
  const { denyOutbound, denyInbound, priorities, ipv6, limits } = args;
  const tried = compileOnce('azure-network-security-group', [...requests(), ...platform.requests], {
    ...(enforcement.namesBehind === undefined ? {} : { namesBehind: enforcement.namesBehind }),
    refusedByFirewall: (behind?.plan.fidelity ?? []).filter(({ fidelity }) => fidelity.standing === 'refused'),
    applicationSecurityGroups: groups.wanted,
    ...definedOf({ denyOutbound, denyInbound, priorities, ipv6, limits }),
  });
  const { compiled, issues } = withBehind(tried, request?.behind.tried(), bindings);
  const before = [...passed, ...entering];
  const after = before.length > 0 ? [] : composition(name, compiled, behind, entries, firewall);
  const found = findingsUnder(args.accessPolicy, compiled);
  const faults = [
    ...before,
    ...issues.filter((issue) => !followsFrom(issue, before)),
    ...after,
    ...(before.length > 0 ? [] : found.errors),
  ];
  if (faults.length > 0 || compiled === null) {
    request?.behind.leave();
    speak(faults);
    throw new Error(`${name} has no plan`);
  }
  request?.book.write();
  return {
    compiled,
    entries,
    bindings,
    peers: [...bindings.all, ...platform.peers],
    firewall,
    request,
    standing: groups.standing,
    found,
  };
}

/** Where a user can mend it: what the core tells of a role entry by its name stands at the entry. */
function placedAmong(entries: readonly RoleEntry[], issue: Issue): Issue {
  const index = entries.findIndex(({ name }) => name === issue.at);
  return index === -1 || issue.code === 'party-unplaced' ? issue : { ...issue, at: `roles[${index}]` };
}

/** Whether something is wrong only since something else is: what could not be placed stands nowhere. */
function followsFrom(issue: Issue, before: readonly Issue[]): boolean {
  const among = (word: string) => before.some(({ at }) => at.split(/[.[]/)[0] === word);
  if (issue.code === 'party-unplaced') return among('peers');
  return issue.code === 'names-need-enforcement' && among('hostEnforcement');
}

function checkArgs({
  resourceGroupName,
  networkSecurityGroup,
  networkSecurityGroupName,
}: RoleAccessArgs): readonly Issue[] {
  const issues: Issue[] = [];
  if (!isTextInput(resourceGroupName)) {
    const expected = 'the name of a resource group';
    issues.push({ code: 'wrong-type', at: 'resourceGroupName', given: typeof resourceGroupName, expected });
  }
  if (networkSecurityGroup !== undefined && networkSecurityGroup !== 'ours' && networkSecurityGroup !== 'yours') {
    const given = String(networkSecurityGroup);
    issues.push({ code: 'wrong-type', at: 'networkSecurityGroup', given, expected: "'ours' or 'yours'" });
  }
  if (networkSecurityGroup === 'yours' && networkSecurityGroupName !== undefined) {
    const expected = "nothing beside networkSecurityGroup: 'yours', since that group has its own name";
    issues.push({ code: 'wrong-type', at: 'networkSecurityGroupName', given: 'a name', expected });
  }
  return issues;
}

interface ReadGroups {
  readonly wanted: boolean;
  readonly standing: ReadonlyMap<string, Input<string>> | null;
  readonly issues: readonly Issue[];
}

function readGroups(given: unknown, names: readonly string[]): ReadGroups {
  if (given === undefined || typeof given === 'boolean') {
    return { wanted: given === true, standing: given === true ? null : new Map(), issues: [] };
  }
  const at = 'applicationSecurityGroups';
  if (!isRecord(given)) {
    const expected = `true, false, or a group for each of ${names.join(', ')}`;
    return { wanted: false, standing: null, issues: [{ code: 'wrong-type', at, given: typeof given, expected }] };
  }
  const missing = names.filter((name) => given[name] === undefined);
  const strange = Object.keys(given).filter((name) => !names.includes(name));
  const expected = `a group for each of ${names.join(', ')}, and for nobody else`;
  const read = Object.entries(given as Readonly<Record<string, ApplicationSecurityGroup | Input<string>>>).map(
    ([name, group]) => [name, idOf(group)] as const,
  );
  const isGroup = (id: unknown) =>
    isTextInput(id) && (typeof id !== 'string' || isIdOf(id, 'applicationSecurityGroups'));
  const wrong = read.filter(([name, id]) => names.includes(name) && !isGroup(id)).map(([name]) => name);
  const faults = [
    ...missing.map((name) => ({ at, given: `no group for ${name}` })),
    ...strange.map((name) => ({ at: `${at}.${name}`, given: "a group for a name that is no entry's" })),
    ...wrong.map((name) => ({ at: `${at}.${name}`, given: 'something else than a group or its id' })),
  ];
  return {
    wanted: true,
    standing: new Map(read.flatMap(([name, id]) => (isTextInput(id) ? [[name, id] as const] : []))),
    issues: faults.map((fault) => ({ code: 'wrong-type', ...fault, expected })),
  };
}

/** There is no late step: what stands behind these machines has to know their entries, and where they ask for names. */
function lackedBy(
  firewall: AzureFirewallRules,
  entries: readonly RoleEntry[],
  { kms }: RoleAccessArgs,
): readonly Issue[] {
  const allowed = [...new Set(firewall.entries.map((entry) => entry.name))].sort();
  const lacking = entries.flatMap((entry, index): readonly Issue[] =>
    firewall.has(entry) ? [] : [{ code: 'role-not-in-firewall', at: `roles[${index}]`, name: entry.name, allowed }],
  );
  const names = [...new Set(entries.map((entry) => entry.name))];
  const inactive = kms === true ? names.filter((name) => !firewall.has(windowsActivation(name))) : [];
  return [
    ...lacking,
    ...inactive.map(
      (name): Issue => ({
        code: 'wrong-type',
        at: 'kms',
        given: `true, and no such role of ${name} in the firewall`,
        expected: `windowsActivation('${name}') among the roles of the firewall`,
      }),
    ),
  ];
}

/** A firewall that resolves names itself opens their addresses: who stands before it has to ask it. */
function unresolved(behind: AzureFirewallPlan | undefined, { dnsServers }: RoleAccessArgs): readonly Issue[] {
  if (behind?.needs.dnsProxy !== true || dnsServers !== undefined) return [];
  const expected =
    "the firewall's private address: it opens names by the addresses that it resolves itself, so these machines have to ask it";
  return [{ code: 'wrong-type', at: 'dnsServers', given: 'nothing', expected }];
}

/** The group and the firewall behind it, as one; what machines need of Azure itself no firewall is asked for here. */
function composition(
  name: string,
  compiled: CompiledPlan<'azure-network-security-group'> | null,
  behind: CompiledPlan<'azure-firewall'> | undefined,
  entries: readonly RoleEntry[],
  firewall: AzureFirewallRules | undefined,
): readonly Issue[] {
  if (compiled === null || behind === undefined) return [];
  const names = new Set(entries.map((entry) => entry.name));
  const own = compiled.asked
    .filter(({ request }) => entries.includes(request.entry))
    .map((one) => askedLeavingToGroups(one, names));
  const at = `${name} with ${firewall?.name ?? 'the request'}`;
  const holes = holesTogether({ plan: compiled.plan, asked: own }, behind, at);
  if (holes.length === 0 || firewall === undefined) return holes;
  // What one side says and the other does not is the user's to mend, and no fault of ours.
  const requests = own.map(({ request }) => request);
  const differences = differencesFrom(firewall.name, firewall.requests, requests);
  return differences.length > 0 ? differences : holes;
}
