import type { Construct } from 'constructs';
import { holesTogether } from '../access/composition';
import { idlePeerRemarks, requirementsOf } from '../access/remarks';
import type { Issue } from '../diagnostics';
import type { NamesBehind } from '../model/plans/plan';
import { everyAddress, silentEntries } from '../report';
import type { AccessPlan } from './access-plan';
import type { NamesFirewall } from './enforcement';
import { notesOfExisting, resourceOfGroup, warnOfExisting } from './existing-group';
import { type GroupResources, proveRendered } from './group-read-back';
import { overWithOthers } from './group-weight';
import { rulesBetweenGroups } from './security-group-rules';
import { type AddedRule, repeatedBy } from './users-own';
import { warn, warnOfGaps } from './warnings';

/** Everything that can only be seen when the app is complete: the last verb was called, and the resources are resolved. */
export function issuesAtSynth(
  path: string,
  access: AccessPlan,
  resources: GroupResources,
  added: readonly AddedRule[],
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
    ...overWithOthers(path, plan, { rules: added, resource: standing, scope: resources.owner }, access.limits),
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

export function warnAtSynth(scope: Construct, access: AccessPlan, leaveOut: readonly string[]): void {
  const { plan } = access.compiled;
  const { fidelity } = plan;
  if (access.existing !== undefined) warnOfExisting(scope, access.existing, plan);
  const widened = requirementsOf(fidelity, ['widened']);
  if (widened.length > 0) {
    warn(
      scope,
      'portolan:widened',
      `a security group cannot see host names, so what is reached by name is open to ${everyAddress(plan)} (${widened.join(', ')}${overIpv4Alone(access)}); ${standsBehind(access)}${insteadOf(widened, access)}`,
    );
  }
  for (const sentence of silentEntries(access.compiled.asked)) warn(scope, 'portolan:nothing-asked', sentence);
  for (const { id, message } of idlePeerRemarks(access.compiled, Object.keys(access.bindings.peers)))
    warn(scope, id, message);
  warnOfGaps(scope, fidelity, leaveOut);
}

/** Of what is open over IPv6 too, what is not. */
function overIpv4Alone({ compiled }: AccessPlan): string {
  const alone = compiled.plan.withholds.flatMap((one) => (one.code === 'ipv6' ? (one.requirements ?? []) : []));
  return alone.length === 0 ? '' : `; over IPv4 alone ${alone.join(', ')}`;
}

/** Ranges are a way out only where the document has some. */
function insteadOf(widened: readonly string[], { compiled }: AccessPlan): string {
  const flows = compiled.asked.flatMap((one) => one.flows);
  const isOffered = flows.some(({ requirement, either }) => either && widened.includes(requirement.id));
  return isOffered ? "; reachBy: 'addresses' opens documented ranges instead" : '';
}

function standsBehind({ compiled, firewall, request }: AccessPlan): string {
  const { namesBehind } = compiled.plan;
  if (request !== undefined) return `behind it ${request.name} is asked by request to let the documented names through`;
  if (firewall?.observes === true) return `behind it ${firewall.node.path} observes and closes nothing`;
  if (firewall !== undefined) {
    return namesBehind?.kind === 'dns-firewall'
      ? `behind it ${firewall.node.path} resolves the documented names alone, and stops nobody who connects by address`
      : `behind it ${firewall.node.path} lets the documented names through`;
  }
  if (namesBehind?.kind === 'proxy') return 'behind it stands the proxy';
  return `nothing stands behind it: ${namesBehind?.kind === 'none' ? namesBehind.reason : 'no reason given'}`;
}

function enforcedBy({ node: { path }, observes }: NamesFirewall, behind: NamesBehind | null): string {
  if (observes) return `the names are to be enforced by ${path}, in the same app, which only observes so far`;
  return behind?.kind === 'dns-firewall'
    ? `${path}, in the same app, sees to it that the VPC's resolver answers for the listed names alone; connections by address it does not see`
    : `the names are enforced by ${path}, in the same app`;
}

/** What a reader of the report should know beside its rows. */
export function notesOf({ bindings, compiled, firewall, request, existing }: AccessPlan): readonly string[] {
  const { plan } = compiled;
  const between = rulesBetweenGroups(plan, bindings);
  const apart = new Set(between.map(({ rule }) => rule));
  const goingToGroupsAlone = Array.from({ length: plan.groups }, (_, index) => index + 1).some((group) => {
    const own = plan.egress.filter((rule) => rule.group === group);
    return own.length > 0 && own.every((rule) => apart.has(rule));
  });
  return [
    ...(existing === undefined ? [] : notesOfExisting(existing)),
    ...bindings.reasons,
    ...(firewall === undefined ? [] : [enforcedBy(firewall, plan.namesBehind)]),
    ...(request === undefined ? [] : [`enforced at ${request.name} by request ${request.digest}`]),
    ...(plan.groups === 1
      ? []
      : [
          `the rules stand in ${plan.groups} security groups (securityGroups), and the machines have to bear all of them`,
        ]),
    ...(between.length === 0
      ? []
      : [
          "rules between security groups hold only where nothing stands between the two; behind a middlebox open the edge by: 'addresses', or place the party with Peer.cidr(...)",
        ]),
    ...(existing === undefined && goingToGroupsAlone
      ? [
          'everything that goes out goes to security groups; one entry that nobody answers stands inline, so that EC2 does not open the group',
        ]
      : []),
  ];
}
