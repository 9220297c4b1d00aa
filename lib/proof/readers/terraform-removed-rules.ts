import { type Attributes, isAttributes } from './provider-block';
import { member } from './terraform-configuration';

/** Of a change of a resource what is asked here. */
interface Changed {
  readonly type: string;
  readonly change: unknown;
}

/** Lists of a rule in a group's own block, and what a rule that stands by itself calls one entry of it. */
const PEERS: readonly (readonly [inline: string, alone: readonly string[]])[] = [
  ['cidr_blocks', ['cidr_blocks', 'cidr_ipv4']],
  ['ipv6_cidr_blocks', ['ipv6_cidr_blocks', 'cidr_ipv6']],
  ['prefix_list_ids', ['prefix_list_ids', 'prefix_list_id']],
  ['security_groups', ['source_security_group_id', 'referenced_security_group_id']],
];

/** Takes what a plan removes out of the values of a resource; `expressions` say what was written of it. */
export type Clearing = (values: Attributes, expressions: unknown) => Attributes;

/**
 * A group whose rules stand by themselves repeats in its own blocks what Terraform last read of it, the rules that this
 * very plan removes among them. These are taken out of blocks that nobody has written.
 */
export function withoutRemovedRules(changes: readonly Changed[]): Clearing {
  const removed = new Set<string>();
  for (const { type, change } of changes) {
    if (!endsOldRule(change)) continue;
    const before = member(change, 'before');
    const direction = directionOf(type, before);
    if (direction !== null) for (const peer of peersOf(before)) removed.add(`${direction} ${peer}`);
    if (type === 'azurerm_network_security_rule') removed.add(azureRule(before, 'network_security_group_name'));
  }
  if (removed.size === 0) return (values) => values;
  return (values, expressions) => {
    const entries = ['ingress', 'egress', 'security_rule'].flatMap((key) => {
      const rules = member(values, key);
      if (!Array.isArray(rules) || member(expressions, key) !== undefined) return [];
      const cleared =
        key === 'security_rule' ? clearedAzure(values, rules, removed) : clearedAws(values, key, rules, removed);
      return [[key, cleared] as const];
    });
    return { ...values, ...Object.fromEntries(entries) };
  };
}

/** The rules stay where they stand, so that their places are right; one without a peer opens nothing. */
function clearedAws(group: Attributes, direction: string, rules: readonly unknown[], removed: ReadonlySet<string>) {
  const prefix = `${direction} ${String(member(group, 'id'))}`;
  return rules.map((rule) => {
    if (!isAttributes(rule)) return rule;
    const start = `${prefix} ${portsOf(rule)}`;
    const lists = PEERS.flatMap(([inline]) => {
      const entries = member(rule, inline);
      const left = (one: unknown) => !removed.has(`${start} ${inline} ${String(one)}`);
      return Array.isArray(entries) ? [[inline, entries.filter(left)] as const] : [];
    });
    const self = removed.has(`${start} self`) ? false : member(rule, 'self');
    return { ...rule, ...Object.fromEntries(lists), self };
  });
}

function clearedAzure(group: Attributes, rules: readonly unknown[], removed: ReadonlySet<string>) {
  const start = `${String(member(group, 'resource_group_name'))}/${String(member(group, 'name'))}`;
  return rules.map((rule) => (removed.has(`${start}/${String(member(rule, 'name'))}`.toLowerCase()) ? null : rule));
}

function azureRule(rule: unknown, group: string): string {
  const parts = ['resource_group_name', group, 'name'].map((key) => String(member(rule, key)));
  return parts.join('/').toLowerCase();
}

function peersOf(rule: unknown): readonly string[] {
  if (!isAttributes(rule)) return [];
  const group = String(member(rule, 'security_group_id'));
  const start = `${group} ${portsOf(rule)}`;
  const peers = PEERS.flatMap(([inline, alone]) =>
    alone.flatMap((name) => {
      const value = member(rule, name);
      const values = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
      return values.map((one) => (one === group ? `${start} self` : `${start} ${inline} ${String(one)}`));
    }),
  );
  return member(rule, 'self') === true ? [...peers, `${start} self`] : peers;
}

/** All protocols have no ports, and are written with any. */
function portsOf(rule: unknown): string {
  const protocol = String(member(rule, 'ip_protocol') ?? member(rule, 'protocol')).toLowerCase();
  if (protocol === '-1' || protocol === 'all') return 'all';
  return `${protocol} ${String(member(rule, 'from_port'))} ${String(member(rule, 'to_port'))}`;
}

function directionOf(type: string, before: unknown): string | null {
  if (type === 'aws_security_group_rule') {
    const direction = member(before, 'type');
    return typeof direction === 'string' ? direction : null;
  }
  return /^aws_vpc_security_group_(ingress|egress)_rule$/.exec(type)?.[1] ?? null;
}

function endsOldRule(change: unknown): boolean {
  const actions = member(change, 'actions');
  return Array.isArray(actions) && (actions.includes('delete') || actions.includes('update'));
}
