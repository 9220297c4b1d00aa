import type { Construct } from 'constructs';
import { holesTogether } from '../access/composition';
import { type GroupView, groupNotes, groupRemarks } from '../access/group-words';
import { underPolicy } from '../access/under-policy';
import type { Issue } from '../diagnostics';
import type { PolicyFindings } from '../policy';
import type { AccessPlan } from './access-plan';
import { notesOfExisting, resourceOfGroup, warnOfExisting } from './existing-group';
import { type GroupResources, proveRendered } from './group-read-back';
import { overWithOthers } from './group-weight';
import { rulesBetweenGroups } from './security-group-rules';
import { type AddedRule, repeatedBy } from './users-own';
import { warn } from './warnings';
import type { WholeApp } from './whole-app';

/** Everything that can only be seen when the app is complete: the last verb was called, and the resources are resolved. */
export function issuesAtSynth(
  path: string,
  access: AccessPlan,
  resources: GroupResources,
  { app, added }: { readonly app: WholeApp; readonly added: readonly AddedRule[] },
): readonly Issue[] {
  const { plan } = access.compiled;
  const { existing } = access;
  const standing = existing === undefined ? null : resourceOfGroup(existing);
  const repeated = added.flatMap((rule): readonly Issue[] => {
    const ours = repeatedBy(rule, plan[rule.direction], (id) => access.listIdentity(id));
    if (ours === undefined) return [];
    if (rule.of === null) return [{ code: 'rule-repeated', at: path, rule: ours.key, by: rule.by }];
    // Of two constructs that see each other one says it.
    return rule.of < path ? [{ code: 'rule-twice-in-group', at: path, rule: ours.key, other: rule.of }] : [];
  });
  return [
    ...access.unplaced(),
    ...access.withoutIpv6Sources(),
    ...repeated,
    ...proveRendered(resources, access.compiled, path),
    ...overWithOthers(path, plan, { rules: added, resource: standing, app }, access.limits),
    ...composition(path, access),
  ];
}

/** The group and the firewall behind it, as one. */
function composition(path: string, access: AccessPlan): readonly Issue[] {
  const firewall = access.behind()?.compiled;
  if (firewall === undefined || firewall === null) return [];
  const behind = access.firewall?.node.path ?? `the request ${access.request?.name}`;
  return holesTogether(access.compiled, firewall, `${path} with ${behind}`);
}

/** What a user should hear, under the policies that stand over the construct. */
export function warnAtSynth(
  scope: Construct,
  access: AccessPlan,
  leaveOut: readonly string[],
  found: PolicyFindings,
): void {
  const { plan } = access.compiled;
  if (access.existing !== undefined) warnOfExisting(scope, access.existing, plan);
  for (const { id, message } of underPolicy(groupRemarks(viewOf(access), leaveOut), found)) warn(scope, id, message);
}

function viewOf({ compiled, bindings, firewall, request }: AccessPlan): GroupView {
  return {
    compiled,
    parties: Object.keys(bindings.peers),
    reasons: bindings.reasons,
    firewall: firewall && { path: firewall.node.path, observes: firewall.observes },
    request,
    whole: 'app',
    between: rulesBetweenGroups(compiled.plan, bindings).map(({ rule }) => rule),
  };
}

/** What a reader of the report should know beside its rows. */
export function notesOf(access: AccessPlan): readonly string[] {
  const { existing } = access;
  const { plan } = access.compiled;
  const view = viewOf(access);
  const apart = new Set(view.between);
  const goingToGroupsAlone = Array.from({ length: plan.groups }, (_, index) => index + 1).some((group) => {
    const own = plan.egress.filter((rule) => rule.group === group);
    return own.length > 0 && own.every((rule) => apart.has(rule));
  });
  return [
    ...(existing === undefined ? [] : notesOfExisting(existing)),
    ...groupNotes(view),
    ...(existing === undefined && goingToGroupsAlone
      ? [
          'everything that goes out goes to security groups; one entry that nobody answers stands inline, so that EC2 does not open the group',
        ]
      : []),
  ];
}
