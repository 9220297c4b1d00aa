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

/**
 * A group whose rules stand by themselves repeats in its own blocks what Terraform last read of it, the rules that this
 * very plan removes among them. These are taken out of blocks that nobody has written.
 */
export function withoutRemovedRules(
  changes: readonly Changed[],
): (values: Attributes, expressions: unknown) => Attributes {
  const removed = new Set<string>();
  for (const { type, change } of changes) {
    const direction = directionOf(type, change);
    if (direction === null || !endsOldRule(change)) continue;
    for (const peer of peersOf(member(change, 'before'))) removed.add(`${direction} ${peer}`);
  }
  if (removed.size === 0) return (values) => values;
  return (values, expressions) => {
    const group = member(values, 'id');
    if (typeof group !== 'string') return values;
    const cleared = ['ingress', 'egress'].flatMap((direction) => {
      const rules = member(values, direction);
      if (!Array.isArray(rules) || member(expressions, direction) !== undefined) return [];
      return [[direction, rules.map((rule) => cleared1(rule, `${direction} ${group}`, removed))] as const];
    });
    return { ...values, ...Object.fromEntries(cleared) };
  };
}

function cleared1(rule: unknown, prefix: string, removed: ReadonlySet<string>): unknown {
  if (!isAttributes(rule)) return rule;
  const ports = portsOf(rule);
  const lists = PEERS.flatMap(([inline]) => {
    const entries = member(rule, inline);
    const left = (one: unknown) => !removed.has(`${prefix} ${ports} ${inline} ${String(one)}`);
    return Array.isArray(entries) ? [[inline, entries.filter(left)] as const] : [];
  });
  const self = member(rule, 'self') === true && !removed.has(`${prefix} ${ports} self`);
  return { ...rule, ...Object.fromEntries(lists), self };
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

function directionOf(type: string, change: unknown): string | null {
  if (type === 'aws_security_group_rule') {
    const direction = member(member(change, 'before'), 'type');
    return typeof direction === 'string' ? direction : null;
  }
  return /^aws_vpc_security_group_(ingress|egress)_rule$/.exec(type)?.[1] ?? null;
}

function endsOldRule(change: unknown): boolean {
  const actions = member(change, 'actions');
  return Array.isArray(actions) && (actions.includes('delete') || actions.includes('update'));
}
