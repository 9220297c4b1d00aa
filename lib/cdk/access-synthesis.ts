import type { Construct } from 'constructs';
import type { CompiledPlan } from '../compile';
import type { Issue } from '../diagnostics';
import type { NamesBehind } from '../model/plans/aws-security-group';
import { holeIssues, proveTogether } from '../proof';
import { silentEntries } from '../report';
import type { AccessPlan } from './access-plan';
import type { NamesFirewall } from './enforcement';
import { type GroupResources, proveRendered } from './group-read-back';
import { rulesBetweenGroups } from './security-group-rules';
import { type AddedRule, repeatedBy } from './users-own';
import { requirementsOf, warn, warnOfGaps } from './warnings';

/** Everything that can only be seen when the app is complete: the last verb was called, and the resources are resolved. */
export function issuesAtSynth(
  path: string,
  access: AccessPlan,
  resources: GroupResources,
  added: readonly AddedRule[],
): readonly Issue[] {
  const { plan } = access.compiled;
  const repeated = added.flatMap((rule): readonly Issue[] => {
    const ours = repeatedBy(rule, plan[rule.direction], (id) => access.listIdentity(id));
    return ours === undefined ? [] : [{ code: 'rule-repeated', at: path, rule: ours.key, by: rule.by }];
  });
  return [
    ...access.unplaced(),
    ...repeated,
    ...proveRendered(resources, access.compiled, path),
    ...composition(path, access),
  ];
}

/** The group and the firewall behind it, as one. */
function composition(path: string, access: AccessPlan): readonly Issue[] {
  const firewall = access.behind()?.compiled;
  if (firewall === undefined || firewall === null) return [];
  const { plan, asked } = access.compiled;
  const prove = (entries: CompiledPlan['asked']) =>
    proveTogether(
      plan,
      firewall.plan,
      entries.map(({ request, flows }) => ({ ...request, flows })),
    );
  const own = prove(asked);
  // What others in the firewall let in from everywhere is documented too: a group that is open to every address on the
  // same port gets through to them, and that is nothing which nobody asked for.
  const excess = own.excess.length === 0 ? [] : prove([...asked, ...firewall.asked]).excess;
  return holeIssues(
    { ...own, excess },
    `${path} with ${access.firewall?.node.path ?? `the request ${access.request?.name}`}`,
  );
}

export function warnAtSynth(scope: Construct, access: AccessPlan, leaveOut: readonly string[]): void {
  const { fidelity } = access.compiled.plan;
  const widened = requirementsOf(fidelity, ['widened']);
  if (widened.length > 0) {
    warn(
      scope,
      'portolan:widened',
      `a security group cannot see host names, so what is reached by name is open to every IPv4 address (${widened.join(', ')}); ${standsBehind(access)}${insteadOf(widened, access)}`,
    );
  }
  for (const sentence of silentEntries(access.compiled.asked)) warn(scope, 'portolan:nothing-asked', sentence);
  for (const party of idlePeers(access)) {
    warn(
      scope,
      'portolan:peer-unused',
      `peers.${party}: no flow in force leads to or from it, so nothing is opened for it; see which choice brings it in, or leave it out`,
    );
  }
  warnOfGaps(scope, fidelity, leaveOut);
}

/** Placed parties of which no flow of the construct's roles speaks under their profiles. */
function idlePeers({ bindings, compiled }: AccessPlan): readonly string[] {
  const spoken = compiled.asked.flatMap(({ request: { entry }, flows }) =>
    flows
      .filter(({ from, to }) => from.party === entry.role || to.party === entry.role)
      .flatMap(({ product, from, to, way }) => {
        const parties = [from.party, to.party, ...(way === 'proxy' ? ['proxy'] : [])];
        return parties.flatMap((party) => (party === null ? [] : [party, `${product}.${party}`]));
      }),
  );
  return Object.keys(bindings.peers).filter((party) => !spoken.includes(party));
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
export function notesOf({ bindings, compiled, firewall, request }: AccessPlan): readonly string[] {
  const { plan } = compiled;
  const between = rulesBetweenGroups(plan, bindings);
  const apart = new Set(between.map(({ rule }) => rule));
  const goingToGroupsAlone = Array.from({ length: plan.groups }, (_, index) => index + 1).some((group) => {
    const own = plan.egress.filter((rule) => rule.group === group);
    return own.length > 0 && own.every((rule) => apart.has(rule));
  });
  return [
    ...bindings.reasons.map((reason) => `open to everybody on IPv4: ${reason}`),
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
          'rules between security groups hold only where nothing stands between the two; behind a middlebox place the party with Peer.cidr(...)',
        ]),
    ...(goingToGroupsAlone
      ? [
          'everything that goes out goes to security groups; one entry that nobody answers stands inline, so that EC2 does not open the group',
        ]
      : []),
  ];
}
