import type { Plan, Plans, TargetName } from '../model/plans';
import type { AwsNetworkFirewallPlan, RuleGroup } from '../model/plans/aws-network-firewall';
import {
  type AwsSecurityGroupPlan,
  PLACEHOLDER_EGRESS,
  type SecurityGroupRule,
} from '../model/plans/aws-security-group';
import type { PlanBecause } from '../model/plans/plan';
import { alignRow, columnWidths, type Paint, paintWith, stackRow, tableWidth, wrapWords } from './layout';
import type { TextOptions } from './text';

/** The rules of a plan in the target's own language, with the requirements that they stand for. */
export function renderPlan(plan: Plan, options: TextOptions): string {
  const paint = paintWith(options.colour);
  const write = WRITERS[plan.target] as (plan: Plan, options: TextOptions, paint: Paint) => readonly string[];
  return `${write(plan, options, paint).join('\n')}\n`;
}

const WRITERS: {
  readonly [Name in TargetName]: (plan: Plans[Name], options: TextOptions, paint: Paint) => readonly string[];
} = {
  'aws-security-group': securityGroupLines,
  'aws-network-firewall': networkFirewallLines,
};

function securityGroupLines(plan: AwsSecurityGroupPlan, { width }: TextOptions, paint: Paint): readonly string[] {
  const { ipProtocol, cidrIp, description } = PLACEHOLDER_EGRESS;
  const closing = plan.egress.length === 0 && plan.existing !== true;
  const egress = closing ? [['egress', ipProtocol, cidrIp, description]] : plan.egress.map(groupRule);
  const rows = [...egress, ...plan.ingress.map(groupRule)];
  const widths = columnWidths(rows);
  const fits = tableWidth(widths) + 2 <= width;
  return [
    ...wrapWords(
      plan.existing === true ? 'Rules for an existing security group' : 'Rules of the security group',
      width,
    ).map(paint.strong),
    ...rows.flatMap((row) => (fits ? [alignRow(row, widths, 2)] : stackRow(row, width, 2))),
  ];
}

function groupRule({ direction, ipProtocol, fromPort, toPort, peer }: SecurityGroupRule): readonly string[] {
  const ports = fromPort === -1 ? '' : fromPort === toPort ? ` ${fromPort}` : ` ${fromPort}-${toPort}`;
  const words = 'bound' in peer ? peer.bound : 'cidrIp' in peer ? peer.cidrIp : peer.cidrIpv6;
  return [direction, `${ipProtocol}${ports}`, words];
}

function networkFirewallLines(plan: AwsNetworkFirewallPlan, { width }: TextOptions, paint: Paint): readonly string[] {
  const { policy } = plan;
  const prose = (text: string, indent: number) => wrapWords(text, width, indent, 2);
  const labelled = [
    `rule order: ${policy.ruleOrder}`,
    `stateful default actions: ${policy.statefulDefaultActions.join(', ')}`,
    `stateless default action: ${policy.statelessDefaultActions.join(', ')}`,
    `stateless default action for fragments: ${policy.statelessFragmentDefaultActions.join(', ')}`,
  ];
  const definitions = plan.sources.map(
    ({ name, addresses }) =>
      `$${name} = ${addresses?.join(', ') ?? 'the addresses of these machines, bound where the plan is deployed'}`,
  );
  return [
    ...prose('Firewall policy', 0).map(paint.strong),
    ...[...labelled, ...definitions].flatMap((line) => prose(line, 2)),
    ...plan.groups.flatMap((group) => [
      '',
      ...prose(groupHeading(group), 0).map(paint.strong),
      ...groupLines(group, width, paint),
    ]),
  ];
}

function groupHeading(group: RuleGroup): string {
  const place = `capacity ${group.capacity}, priority ${group.priority}`;
  switch (group.kind) {
    case 'domain-list':
      return `Rule group ${group.id}: allowed domains, ${group.targetType}, HOME_NET = $${group.source}, ${place}`;
    case 'rule-strings':
    case 'tail':
      return `Rule group ${group.id}: Suricata rules, ${place}`;
  }
}

/** Names and rules as they are deployed; those that stand together for the same requirements name them once. */
function groupLines(group: RuleGroup, width: number, paint: Paint): readonly string[] {
  const entries = group.kind === 'domain-list' ? group.targets : group.rules;
  return entries.flatMap(({ text, because }, index) => {
    const [own, next] = [because, entries[index + 1]?.because ?? []].map(requirementsOf);
    const reason = own === '' || own === next ? [] : wrapWords(`for ${own}`, width, 4, 2).map(paint.quiet);
    return [...ruleLines(text, width), ...reason];
  });
}

/** Where the columns are known a rule is broken at its blanks, which are never inside a name; else it is one line. */
function ruleLines(text: string, width: number): readonly string[] {
  return Number.isFinite(width) ? wrapWords(text, width, 2, 2) : [`  ${text}`];
}

function requirementsOf(because: readonly PlanBecause[]): string {
  return [...new Set(because.map(({ requirement }) => requirement))].sort().join(', ');
}
