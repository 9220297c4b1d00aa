import { createHash } from 'node:crypto';
import type { SecurityGroupRule } from '../../model/plans/aws-security-group';
import type { UnplacedRule } from './rules';

/**
 * The group of a rule, from 1, found from its key alone: each group draws a number for it and the highest has it. So a
 * rule that comes moves no other, and one more group takes rules from the others and moves none between them.
 */
export function groupOf(placedBy: string, groups: number): number {
  if (groups === 1) return 1;
  const draws = Array.from({ length: groups }, (_, index) => drawOf(`${index + 1} ${placedBy}`));
  return draws.indexOf(draws.reduce((highest, draw) => (draw > highest ? draw : highest), '')) + 1;
}

function drawOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The rules in their groups, by key. */
export function placed(rules: readonly UnplacedRule[], groups: number): readonly SecurityGroupRule[] {
  return rules
    .map(({ rule, placedBy }) => ({ ...rule, group: groupOf(placedBy, groups) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}
