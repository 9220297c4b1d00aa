import { getProject, getStack } from '@pulumi/pulumi';
import { FirewallMembers } from '../access/firewall-members';
import { gapRemarks, type Remark, requirementsOf, tagRemarks } from '../access/remarks';
import { requestedMembers } from '../access/requested-members';
import { definedOf } from '../access/said';
import { overlaps, type SourceBlocks } from '../access/sources';
import { underPolicy } from '../access/under-policy';
import { type CompiledPlan, tryCompile } from '../compile';
import type { Issue } from '../diagnostics';
import { parseCidr } from '../model/addresses';
import type { EntryRequest, RoleEntry } from '../model/entry';
import { checkPolicy } from '../policy';
import { openToEveryone } from '../policy/everybody';
import { findingsUnder } from '../pulumi/access-policy';
import { isLate, isTextInput, type LateValues } from '../pulumi/late';
import { throwIfAny } from '../pulumi/problems';
import type { AzureFirewallRulesArgs } from './firewall-args';
import { type PublishedRole, type ReadRole, readRoles, type SourcePlace } from './firewall-roles';
import { checkPolicyId } from './late-ids';
import type { AzurePeer } from './peer';

/** A firewall's rules, proved, with what the program binds for them. */
export interface FirewallPlan {
  readonly compiled: CompiledPlan<'azure-firewall'>;
  readonly entries: readonly RoleEntry[];
  readonly has: (entry: RoleEntry) => boolean;
  /** What is said of the entries here. */
  readonly requests: readonly EntryRequest[];
  readonly sources: SourceBlocks;
  readonly published: readonly PublishedRole[];
  readonly peers: readonly AzurePeer[];
  /** Where each late block of a source was passed. */
  readonly places: readonly SourcePlace[];
  readonly askedBy: Readonly<Record<string, readonly string[]>>;
  readonly remarks: readonly Remark[];
}

/**
 * Compiles and proves the rules of a firewall before anything is registered.
 *
 * @throws InputPropertiesError with everything that is wrong.
 */
export function planFirewall(name: string, args: AzureFirewallRulesArgs, values: LateValues): FirewallPlan {
  const roles = readRoles(args.roles, values);
  const requested = requestedMembers(args.requests);
  const passed = [
    ...checkArgs(args),
    ...checkPolicy('accessPolicy', args.accessPolicy),
    ...roles.flatMap(({ issues }) => issues),
    ...requested.issues,
  ];
  if (roles.some(({ member }) => member === null) || requested.issues.length > 0) throwIfAny(passed, name);

  const members = new FirewallMembers(isLate);
  for (const member of [...roles.flatMap((one) => one.member ?? []), ...requested.members]) members.add(member);
  const published = roles.flatMap((one) => one.published);
  const sources = members.sources();
  const { tier, mode, patterns, fqdnTags, tlsInspection, denyInfrastructure, priorities, limits } = args;
  const usesIpGroups = args.ipGroups !== false;
  const { compiled, issues } = tryCompile('azure-firewall', members.requests(), {
    owner: args.owner ?? `${getProject()}-${getStack()}`,
    ...definedOf({ tier, mode, patterns, fqdnTags, tlsInspection, denyInfrastructure, priorities, limits }),
    publish: published.map(({ privateAddress: _own, at: _at, ...one }) => one),
    overlapping: Object.fromEntries(overlaps(sources, isLate)),
    sourceCounts: Object.fromEntries(
      [...sources].map(([source, blocks]) => [source, usesIpGroups ? 1 : Math.max(1, blocks.length)]),
    ),
  });
  const open = compiled === null ? [] : openToEveryone(compiled, (...of) => members.letsEverybodyIn(...of));
  const found = findingsUnder(args.accessPolicy, compiled, members.isSpokenFor);
  throwIfAny(
    [...passed, ...secondServers(published), ...ofIpv6(sources, roles), ...issues, ...open, ...found.errors].map(
      (issue) => requested.tell(placed(issue, roles, published)),
    ),
    name,
  );
  if (compiled === null) throw new Error(`${name} has no plan`);
  return {
    compiled,
    entries: members.entries,
    has: (entry) => members.has(entry),
    requests: members.requests(),
    sources,
    published,
    peers: roles.flatMap((one) => one.peers),
    places: roles.flatMap((one) => one.places),
    askedBy: requested.askedBy,
    remarks: underPolicy(remarksOf(compiled, sources, members.requests(), args), found),
  };
}

/** Where a user can mend it: what the core tells of a role entry, or of what is published, stands at the role. */
function placed(issue: Issue, roles: readonly ReadRole[], published: readonly PublishedRole[]): Issue {
  const [, index, rest = ''] = /^publish\[(\d+)\](.*)$/.exec(issue.at) ?? [];
  const server = index === undefined ? undefined : published[Number(index)];
  if (server !== undefined) return { ...issue, at: `${server.at}${rest}` };
  const role = roles.findIndex(({ member }) => member?.entries.some(({ name }) => name === issue.at));
  // The party that is missing is told by the property of that name.
  return role === -1 || issue.code === 'party-unplaced' ? issue : { ...issue, at: `roles[${role}]` };
}

/** A rule says which entry is reached, so an entry has one server, whoever publishes it. */
function secondServers(published: readonly PublishedRole[]): readonly Issue[] {
  return published.flatMap(({ entry, privateAddress, at }): readonly Issue[] => {
    const first = published.find((one) => one.entry === entry);
    if (first === undefined || first.privateAddress === privateAddress) return [];
    const expected = 'the one server of the entry; give the roles of another machine another name';
    return [{ code: 'wrong-type', at: `${at}.privateAddress`, given: `a second address for ${entry}`, expected }];
  });
}

/** An IPv6 address in a rule of an IPv4 firewall makes the firewall fail (azure-docs:articles/firewall/firewall-known-issues.md). */
function ofIpv6(sources: SourceBlocks, roles: readonly ReadRole[]): readonly Issue[] {
  return [...sources.values()].flat().flatMap((block): readonly Issue[] => {
    const read = isLate(block) ? null : parseCidr(block);
    if (read === null || !read.ok || read.value.family === 4) return [];
    const place = roles.flatMap(({ places }) => places).find((one) => sameBlock(one.block, block));
    const at = place?.at ?? 'requests';
    return [
      { code: 'wrong-type', at, given: `'${block}'`, expected: 'an IPv4 block: an Azure Firewall is IPv4 alone' },
    ];
  });
}

function sameBlock(given: string, canonical: string): boolean {
  const read = parseCidr(given);
  return read.ok && read.value.text === canonical;
}

function checkArgs(args: AzureFirewallRulesArgs): readonly Issue[] {
  const { resourceGroupName, firewallPolicyId, firewallPolicyName, basePolicyId, ipGroups, denyInfrastructure } = args;
  const issues: Issue[] = [];
  if (!isTextInput(resourceGroupName)) {
    const expected = 'the name of a resource group';
    issues.push({ code: 'wrong-type', at: 'resourceGroupName', given: typeof resourceGroupName, expected });
  }
  for (const [at, given] of Object.entries({ firewallPolicyId, basePolicyId })) {
    if (typeof given === 'string') issues.push(...checkPolicyId(given, at));
    else if (given !== undefined && !isTextInput(given)) {
      issues.push({ code: 'wrong-type', at, given: typeof given, expected: 'the id of a firewall policy' });
    }
  }
  if (firewallPolicyId !== undefined) {
    for (const [at, given] of Object.entries({ firewallPolicyName, basePolicyId })) {
      if (given === undefined) continue;
      const expected = 'nothing beside firewallPolicyId, since that policy stands already';
      issues.push({ code: 'wrong-type', at, given: 'a value', expected });
    }
    if (denyInfrastructure === true) {
      const expected = 'a policy of ours: on a policy of yours what closes the names of Azure is yours to say';
      issues.push({ code: 'wrong-type', at: 'denyInfrastructure', given: 'true beside firewallPolicyId', expected });
    }
  }
  if (ipGroups !== undefined && typeof ipGroups !== 'boolean') {
    issues.push({ code: 'wrong-type', at: 'ipGroups', given: typeof ipGroups, expected: 'true or false' });
  }
  return issues;
}

function remarksOf(
  { plan }: CompiledPlan<'azure-firewall'>,
  sources: SourceBlocks,
  requests: readonly EntryRequest[],
  { firewallPolicyId }: AzureFirewallRulesArgs,
): readonly Remark[] {
  const shared = [...overlaps(sources, isLate).keys()];
  const widened = requirementsOf(
    plan.fidelity.filter(({ fidelity }) => fidelity.standing === 'widened' && fidelity.growth.name === 'sameAddresses'),
    ['widened'],
  );
  const needs = [
    `tier ${plan.needs.tier}`,
    ...(plan.needs.dnsProxy ? ['the DNS proxy, which clients have to ask'] : []),
    ...(plan.needs.tlsInspection ? ['TLS inspection'] : []),
  ];
  return [
    ...(plan.mode === 'observe'
      ? [
          {
            id: 'portolan:observe',
            message:
              "the policy observes: nearly everything passes, and nothing that is asked for is enforced; read the logs, then pass mode: 'enforce'",
          },
        ]
      : []),
    ...(shared.length === 0
      ? []
      : [
          {
            id: 'portolan:sources-overlap',
            message: `the addresses of ${shared.join(', ')} overlap, so what is open to one is open to the others too; give the roles of one machine one name, or each its own sources`,
          },
        ]),
    ...(widened.length === 0
      ? []
      : [
          {
            id: 'portolan:widened',
            message: `a network rule opens a name by its addresses, and whatever else answers there (${widened.join(', ')})`,
          },
        ]),
    ...(firewallPolicyId === undefined
      ? []
      : [
          {
            id: 'portolan:policy-needs',
            message: `the policy is yours and is not looked at here; the rules need of it: ${needs.join(', ')}`,
          },
        ]),
    ...(firewallPolicyId === undefined && plan.needs.tlsInspection
      ? [
          {
            id: 'portolan:policy-needs',
            message:
              'the rules need TLS inspection, and a policy of ours has no certificate for it; add one by transforms, or pass a policy of yours as firewallPolicyId',
          },
        ]
      : []),
    ...(plan.groups.length > 50
      ? [
          {
            id: 'portolan:many-groups',
            message: `${plan.groups.length} rule collection groups: how many a policy takes is told differently by Microsoft's pages, 50 at least`,
          },
        ]
      : []),
    ...tagRemarks(requests.flatMap(({ peers = {} }) => Object.values(peers).flat())),
    ...gapRemarks(
      plan.fidelity,
      requests.flatMap(({ leaveOut = [] }) => leaveOut),
    ),
  ];
}
