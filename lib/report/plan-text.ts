import type { Plan, Plans, TargetName } from '../model/plans';
import type { AwsDnsFirewallPlan } from '../model/plans/aws-dns-firewall';
import type { AwsNetworkFirewallPlan, RuleGroup } from '../model/plans/aws-network-firewall';
import {
  type AwsSecurityGroupPlan,
  PLACEHOLDER_EGRESS,
  type SecurityGroupRule,
} from '../model/plans/aws-security-group';
import { azureFirewallLines } from './azure-firewall-text';
import { entryLines } from './entry-lines';
import { alignRow, columnWidths, type Paint, paintWith, stackRow, tableWidth, wrapWords } from './layout';
import { listWords } from './lists';
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
  'aws-dns-firewall': dnsFirewallLines,
  'azure-firewall': azureFirewallLines,
};

function securityGroupLines(plan: AwsSecurityGroupPlan, { width }: TextOptions, paint: Paint): readonly string[] {
  const { ipProtocol, cidrIp, description } = PLACEHOLDER_EGRESS;
  const groups = Array.from({ length: plan.groups }, (_, index) => {
    const [egress, ingress] = [plan.egress, plan.ingress].map((rules) =>
      rules.filter(({ group }) => group === index + 1).map(groupRule),
    ) as [string[][], string[][]];
    const closing = egress.length === 0 && plan.existing !== true;
    return [...(closing ? [['egress', ipProtocol, cidrIp, description]] : egress), ...ingress];
  });
  const widths = columnWidths(groups.flat());
  const fits = tableWidth(widths) + 2 <= width;
  const only = plan.existing === true ? 'Rules for an existing security group' : 'Rules of the security group';
  const heading = (group: number) =>
    plan.groups === 1 ? only : `Rules of security group ${group} of ${plan.groups}, all of which the machines bear`;
  return [
    ...groups.flatMap((rows, index) => [
      ...(index === 0 ? [] : ['']),
      ...wrapWords(heading(index + 1), width).map(paint.strong),
      ...rows.flatMap((row) => (fits ? [alignRow(row, widths, 2)] : stackRow(row, width, 2))),
      ...wrapWords(`weight: ${weightWords(plan, index + 1)}`, width, 2, 2).map(paint.quiet),
    ]),
    ...plan.prefixLists.flatMap((list) => [
      '',
      ...wrapWords(`Prefix list ${listWords(list)}`, width).map(paint.strong),
      ...list.entries.map(({ cidr }) => `  ${cidr}`),
    ]),
  ];
}

/** What a group's rules weigh of what AWS allows, where they weigh anything. */
function weightWords({ weights }: AwsSecurityGroupPlan, group: number): string {
  return weights
    .filter((one) => one.group === group && one.weight > 0)
    .map(({ direction, family, weight, limit }) => `${direction} for IPv${family} ${weight} of ${limit}`)
    .join(', ');
}

function groupRule({ direction, ipProtocol, fromPort, toPort, peer }: SecurityGroupRule): string[] {
  const ports = fromPort === -1 ? '' : fromPort === toPort ? ` ${fromPort}` : ` ${fromPort}-${toPort}`;
  const [words = ''] = Object.values(peer) as string[];
  return [direction, `${ipProtocol}${ports}`, 'prefixList' in peer ? `prefix list ${words}` : words];
}

function networkFirewallLines(plan: AwsNetworkFirewallPlan, { width }: TextOptions, paint: Paint): readonly string[] {
  const { policy } = plan;
  const prose = (text: string, indent: number) => wrapWords(text, width, indent, 2);
  const labelled = [
    ...(plan.mode === 'observe' ? ['mode: observe, so nothing is closed'] : []),
    `rule order: ${policy.ruleOrder}`,
    `stateful default actions: ${policy.statefulDefaultActions.join(', ')}`,
    `stateless default action: ${policy.statelessDefaultActions.join(', ')}`,
    `stateless default action for fragments: ${policy.statelessFragmentDefaultActions.join(', ')}`,
  ];
  const definitions = plan.sources.map(
    ({ name, addresses }) =>
      `$${name} = ${addresses?.join(', ') ?? 'the addresses of these machines, bound where the plan is deployed'}`,
  );
  const lists = plan.prefixLists.map((one) =>
    'list' in one ? `@${one.name} = ${one.list}, which holds ${one.cidrs.join(', ')}` : `@${one.name} = ${one.bound}`,
  );
  return [
    ...prose('Firewall policy', 0).map(paint.strong),
    ...[...labelled, ...definitions, ...lists].flatMap((line) => prose(line, 2)),
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

/** Every rule with its list, in the order in which the resolver walks them. */
function dnsFirewallLines(plan: AwsDnsFirewallPlan, { width }: TextOptions, paint: Paint): readonly string[] {
  const prose = (text: string, indent: number) => wrapWords(text, width, indent, 2);
  return [
    ...prose('Rule group of DNS Firewall', 0).map(paint.strong),
    ...plan.rules.flatMap(({ priority, action, list, redirections, blockResponse }) => {
      const answer = blockResponse === null ? '' : ` with ${blockResponse}`;
      const aliases = action === 'ALLOW' ? `, ${redirections}` : '';
      const domains = plan.lists.find(({ id }) => id === list)?.domains ?? [];
      return [
        ...prose(`rule ${priority}: ${action}${answer} the domain list ${list}${aliases}`, 2),
        ...entryLines(domains, width, paint).map((line) => `  ${line}`),
      ];
    }),
  ];
}

/** Names and rules as they are deployed; those that stand together for the same requirements name them once. */
function groupLines(group: RuleGroup, width: number, paint: Paint): readonly string[] {
  return entryLines(group.kind === 'domain-list' ? group.targets : group.rules, width, paint);
}
