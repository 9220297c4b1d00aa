import type { CompiledPlan } from '../compile';
import type { SecurityGroupRule } from '../model/plans/aws-security-group';
import type { NamesBehind } from '../model/plans/plan';
import { silentEntries } from '../report/notes';
import { everyAddress } from '../report/words';
import { gapRemarks, idlePeerRemarks, type Remark, requirementsOf, type SharedRemarkId } from './remarks';

/** One construct's groups, as far as remarks and the report speak of them. */
export interface GroupView {
  readonly compiled: CompiledPlan<'aws-security-group'> | CompiledPlan<'azure-network-security-group'>;
  /** The parties that its user placed. */
  readonly parties: readonly string[];
  /** Why something is open to everybody. */
  readonly reasons: readonly string[];
  /** The firewall of ours behind the groups. */
  readonly firewall?: { readonly path: string; readonly observes: boolean } | undefined;
  /** The request to another team's firewall behind them. */
  readonly request?: { readonly name: string; readonly digest: string } | undefined;
  /** What the constructs of one deployment stand in. */
  readonly whole: 'app' | 'program';
  /** The rules to and from other groups. */
  readonly between: readonly SecurityGroupRule[];
}

/** What a user of the groups should hear. `leaveOut` was left out on purpose. */
export function groupRemarks(
  view: GroupView,
  leaveOut: readonly string[],
): readonly Remark<SharedRemarkId | 'portolan:widened' | 'portolan:nothing-asked'>[] {
  const { plan, asked } = view.compiled;
  const widened = requirementsOf(plan.fidelity, ['widened']);
  return [
    ...(widened.length === 0
      ? []
      : [
          {
            id: 'portolan:widened' as const,
            message: `${plan.target === 'aws-security-group' ? 'a security group' : 'a network security group'} cannot see host names, so what is reached by name is open to ${everyAddress(plan)} (${widened.join(', ')}${overIpv4Alone(view)}); ${standsBehind(view)}${insteadOf(widened, view)}`,
          },
        ]),
    ...silentEntries(asked).map((message) => ({ id: 'portolan:nothing-asked' as const, message })),
    ...idlePeerRemarks(view.compiled, view.parties),
    ...gapRemarks(plan.fidelity, leaveOut),
  ];
}

/** Of what is open over IPv6 too, what is not. */
function overIpv4Alone({ compiled }: GroupView): string {
  const alone = compiled.plan.withholds.flatMap((one) => (one.code === 'ipv6' ? (one.requirements ?? []) : []));
  return alone.length === 0 ? '' : `; over IPv4 alone ${alone.join(', ')}`;
}

/** Ranges are a way out only where the document has some. */
function insteadOf(widened: readonly string[], { compiled }: GroupView): string {
  const flows = compiled.asked.flatMap((one) => one.flows);
  const isOffered = flows.some(({ requirement, either }) => either && widened.includes(requirement.id));
  return isOffered ? "; reachBy: 'addresses' opens documented ranges instead" : '';
}

function standsBehind({ compiled, firewall, request }: GroupView): string {
  const { namesBehind } = compiled.plan;
  if (request !== undefined) return `behind it ${request.name} is asked by request to let the documented names through`;
  if (firewall?.observes === true) return `behind it ${firewall.path} observes and closes nothing`;
  if (firewall !== undefined) {
    return namesBehind?.kind === 'dns-firewall'
      ? `behind it ${firewall.path} resolves the documented names alone, and stops nobody who connects by address`
      : `behind it ${firewall.path} lets the documented names through`;
  }
  if (namesBehind?.kind === 'proxy') return 'behind it stands the proxy';
  return `nothing stands behind it: ${namesBehind?.kind === 'none' ? namesBehind.reason : 'no reason given'}`;
}

/** What a reader of the report should know beside its rows. */
export function groupNotes(view: GroupView): readonly string[] {
  const { compiled, reasons, firewall, request, whole, between } = view;
  const { plan } = compiled;
  return [
    ...reasons,
    ...(firewall === undefined ? [] : [enforcedBy(firewall, plan.namesBehind, whole)]),
    ...(request === undefined ? [] : [`enforced at ${request.name} by request ${request.digest}`]),
    ...(plan.target !== 'aws-security-group' || plan.groups === 1
      ? []
      : [
          `the rules stand in ${plan.groups} security groups (securityGroups), and the machines have to bear all of them`,
        ]),
    ...(between.length === 0
      ? []
      : [
          "rules between security groups hold only where nothing stands between the two; behind a middlebox open the edge by: 'addresses', or place the party with Peer.cidr(...)",
        ]),
  ];
}

function enforcedBy(
  { path, observes }: NonNullable<GroupView['firewall']>,
  behind: NamesBehind | null,
  whole: GroupView['whole'],
): string {
  if (observes) return `the names are to be enforced by ${path}, in the same ${whole}, which only observes so far`;
  return behind?.kind === 'dns-firewall'
    ? `${path}, in the same ${whole}, sees to it that the VPC's resolver answers for the listed names alone; connections by address it does not see`
    : `the names are enforced by ${path}, in the same ${whole}`;
}
