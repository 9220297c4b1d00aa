import type {
  AzureNetworkSecurityGroupPlan,
  SecurityRule,
  SecurityRuleEnd,
} from '../model/plans/azure-network-security-group';
import { alignRow, columnWidths, type Paint, stackRow, tableWidth, wrapWords } from './layout';
import type { TextOptions } from './text';

/** The rules of a network security group by priority, each with its other end in full, and what the last ones close. */
export function networkSecurityGroupLines(
  plan: AzureNetworkSecurityGroupPlan,
  { width }: TextOptions,
  paint: Paint,
): readonly string[] {
  const rows = plan.rules.map((rule) => ({ rule, row: rowOf(rule, plan) }));
  const widths = columnWidths(rows.map(({ row }) => row));
  const fits = tableWidth(widths) + 2 <= width;
  return [
    ...wrapWords('Rules of the network security group', width).map(paint.strong),
    ...(['Outbound', 'Inbound'] as const).flatMap((direction) => {
      const own = rows.filter(({ rule }) => rule.direction === direction);
      return [
        ...wrapWords(direction === 'Outbound' ? 'outbound' : 'inbound', width, 2),
        ...own.flatMap(({ rule, row }) => [
          ...(fits ? [alignRow(row, widths, 4)] : stackRow(row, width, 4)),
          ...addressLines(rule, width),
          ...reasonLines(rule, width).map(paint.quiet),
        ]),
        ...(own.some(({ rule }) => rule.access === 'Deny') ? [] : wrapWords(OPEN[direction], width, 4, 2)),
      ];
    }),
  ];
}

const OPEN = {
  Outbound: "no rule of ours closes what else goes out: Azure's own last rules decide",
  Inbound: "no rule of ours closes what else comes in: Azure's own last rules decide",
} as const;

function rowOf(rule: SecurityRule, { applicationSecurityGroups }: AzureNetworkSecurityGroupPlan): string[] {
  const { priority, access, protocol, destinationPorts, direction } = rule;
  const ports = destinationPorts[0] === '*' ? '' : ` ${destinationPorts.join(', ')}`;
  const own = direction === 'Outbound' ? rule.source : rule.destination;
  return [
    String(priority),
    access,
    protocol === '*' ? 'all traffic' : `${protocol}${ports}`,
    ...(applicationSecurityGroups ? [own.kind === 'source' ? own.source : '*'] : []),
    `${direction === 'Outbound' ? 'to' : 'from'} ${endWords(peerOf(rule))}`,
  ];
}

function peerOf({ direction, source, destination }: SecurityRule): SecurityRuleEnd {
  return direction === 'Outbound' ? destination : source;
}

function endWords(end: SecurityRuleEnd): string {
  switch (end.kind) {
    case 'any':
      return 'everything else';
    case 'addresses': {
      const [first = '', ...more] = end.cidrs;
      return more.length === 0 ? first : `${end.cidrs.length} blocks`;
    }
    case 'tag':
      return `service tag ${end.tag}`;
    case 'bound':
      return `${end.as === 'block' ? 'address block' : 'application security group'} ${end.bound}`;
    case 'source':
      return end.source;
  }
}

/** Blocks that share a rule, below it. */
function addressLines(rule: SecurityRule, width: number): readonly string[] {
  const peer = peerOf(rule);
  return peer.kind === 'addresses' && peer.cidrs.length > 1 ? wrapWords(peer.cidrs.join(', '), width, 6, 0) : [];
}

function reasonLines({ because, name }: SecurityRule, width: number): readonly string[] {
  const requirements = [...new Set(because.map(({ requirement }) => requirement))].sort();
  return wrapWords(requirements.length === 0 ? name : `${name}, for ${requirements.join(', ')}`, width, 6, 2);
}
