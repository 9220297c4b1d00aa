import { ALL_TCP, ALL_TRAFFIC, type Box, EVERYTHING, traffic } from '../box';
import { EVERY_INTENT } from '../intent';
import type { DeclaredFirewallPolicy } from '../readers/declared-aws';
import type { FilterRule } from '../readers/deployment';
import { isLate } from '../readers/late';
import { type Findings, wordsOf } from './findings';

const DROPS = ['aws:drop_strict', 'aws:drop_established', 'aws:drop_established_app_layer'].concat(
  'aws:drop_established_app_layer_to_server',
);

/** By packets: a ClientHello in two segments may be dropped before its name is whole. */
const BY_PACKET = 'aws:drop_established';
const BY_EVERY_PACKET = 'aws:drop_strict';

/**
 * What becomes of what no line takes in. In action order it passes; in strict order as well, unless a default action
 * drops. The established ones close TCP behind its handshake; what they do to other protocols is told in two ways.
 */
export function defaultRules(
  policy: DeclaredFirewallPolicy,
  isStrict: boolean,
  findings: Findings,
): readonly FilterRule[] {
  const actions = policy.statefulDefaultActions;
  const rule = (action: FilterRule['action'], kinds: number, name = 'default'): FilterRule => ({
    name,
    place: null,
    action,
    boxes: [{ ...EVERYTHING, traffic: kinds }],
    description: null,
  });
  const strange = actions.filter((action) => isLate(action) || !(DROPS.includes(action) || /^aws:alert_/.test(action)));
  if (strange.length > 0 || (actions.length > 0 && !isStrict)) {
    const why = isStrict
      ? 'has a stateful default action that is not known'
      : 'has default actions without strict order';
    findings.within(policy.id, 'default').add(policy.place, why, actions.map(wordsOf).join(' '));
    return [rule('unsure', ALL_TRAFFIC)];
  }
  const drops = actions.filter((action) => !isLate(action) && DROPS.includes(action));
  if (drops.length === 0) return [rule('pass', ALL_TRAFFIC)];
  if (drops.includes(BY_EVERY_PACKET)) return [rule('drop', ALL_TRAFFIC)];
  return [
    rule('drop', traffic('tcp/tls', 'tcp/http', 'tcp/opaque')),
    rule('pass', traffic('tcp/handshake'), 'default of handshakes'),
    rule('unsure', ALL_TRAFFIC & ~ALL_TCP, 'default of other protocols'),
  ];
}

/**
 * Lines that pass what the default may have dropped before they are asked: those that wait for a name, where it drops by
 * packets, and all that wait for anything, where it drops from the first packet on.
 */
export function waiting(
  rules: readonly FilterRule[],
  { statefulDefaultActions: actions }: DeclaredFirewallPolicy,
): readonly FilterRule[] {
  const isStrict = actions.includes(BY_EVERY_PACKET);
  if (!isStrict && !actions.includes(BY_PACKET)) return rules;
  const waits = ({ intent, traffic: kinds }: Box) =>
    intent !== EVERY_INTENT || (isStrict && (kinds & ALL_TCP) !== 0 && (kinds & ALL_TCP) !== ALL_TCP);
  return rules.map((rule) =>
    rule.action === 'pass' && rule.mayMiss !== true && rule.boxes.some(waits) ? { ...rule, action: 'unsure' } : rule,
  );
}
