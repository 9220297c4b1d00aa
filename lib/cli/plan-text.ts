import type { Plan, Plans, TargetName } from '../model/plans';
import type { AwsNetworkFirewallPlan, RuleGroup } from '../model/plans/aws-network-firewall';
import {
  type AwsSecurityGroupPlan,
  PLACEHOLDER_EGRESS,
  type SecurityGroupRule,
} from '../model/plans/aws-security-group';
import { alignRow, columnWidths, type Paint, paintWith, stackRow, tableWidth, wrapWords } from '../report/layout';
import type { Screen } from './outcome';

/** The rules of a plan in the target's own language. */
export function renderPlan(plan: Plan, screen: Screen): string {
  const paint = paintWith(screen.colour);
  const write = WRITERS[plan.target] as (plan: Plan, screen: Screen, paint: Paint) => readonly string[];
  return `${write(plan, screen, paint).join('\n')}\n`;
}

const WRITERS: {
  readonly [Name in TargetName]: (plan: Plans[Name], screen: Screen, paint: Paint) => readonly string[];
} = {
  'aws-security-group': securityGroupLines,
  'aws-network-firewall': networkFirewallLines,
};

function securityGroupLines(plan: AwsSecurityGroupPlan, { width }: Screen, paint: Paint): readonly string[] {
  const { ipProtocol, cidrIp, description } = PLACEHOLDER_EGRESS;
  const egress = plan.egress.length === 0 ? [['egress', ipProtocol, cidrIp, description]] : plan.egress.map(groupRule);
  const rows = [...egress, ...plan.ingress.map(groupRule)];
  const widths = columnWidths(rows);
  const fits = tableWidth(widths) + 2 <= width;
  return [
    ...wrapWords('Rules of the security group', width).map(paint.strong),
    ...rows.flatMap((row) => (fits ? [alignRow(row, widths, 2)] : stackRow(row, width, 2))),
  ];
}

function groupRule({ direction, ipProtocol, fromPort, toPort, peer }: SecurityGroupRule): readonly string[] {
  const ports = fromPort === -1 ? '' : fromPort === toPort ? ` ${fromPort}` : ` ${fromPort}-${toPort}`;
  const words = 'bound' in peer ? peer.bound : 'cidrIp' in peer ? peer.cidrIp : peer.cidrIpv6;
  return [direction, `${ipProtocol}${ports}`, words];
}

function networkFirewallLines(plan: AwsNetworkFirewallPlan, { width }: Screen, paint: Paint): readonly string[] {
  const { ruleOrder, statefulDefaultActions, statelessDefaultActions } = plan.policy;
  const prose = (text: string, indent: number) => wrapWords(text, width, indent, 2);
  const definitions = plan.sources.map(
    ({ name, addresses }) => `$${name} = ${addresses?.join(', ') ?? 'yours to bind: the addresses of these machines'}`,
  );
  return [
    ...prose('Firewall policy', 0).map(paint.strong),
    ...[ruleOrder, ...statefulDefaultActions, ...statelessDefaultActions, ...definitions].flatMap((line) =>
      prose(line, 2),
    ),
    ...plan.groups.flatMap((group) => ['', ...prose(groupHeading(group), 0).map(paint.strong), ...groupLines(group)]),
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

/** A line of Suricata stands exactly as it is deployed, whatever the width. */
function groupLines(group: RuleGroup): readonly string[] {
  const texts = group.kind === 'domain-list' ? group.targets : group.rules;
  return texts.map(({ text }) => `  ${text}`);
}
