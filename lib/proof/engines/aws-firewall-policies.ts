import { EVERYTHING, traffic } from '../box';
import type {
  DeclaredAws,
  DeclaredFirewallPolicy,
  DeclaredGroupReference,
  DeclaredRuleGroup,
} from '../readers/declared-aws';
import type { Filter, FilterRule } from '../readers/deployment';
import { isLate } from '../readers/late';
import { defaultRules, waiting } from './aws-firewall-defaults';
import { type Around, elsewhere, nameOf, piecesOfGroup } from './aws-firewall-groups';
import { homeOf } from './aws-firewall-variables';
import type { PrefixLists } from './aws-prefix-lists';
import { readStateless, type StatelessAction, type StatelessRule, statelessAction } from './aws-stateless-rules';
import { statelessSteps } from './aws-stateless-steps';
import { sourceWords } from './declared-words';
import { type Findings, wordsOf } from './findings';
import { withHazards } from './firewall-hazards';
import { openPiece } from './firewall-open';
import type { Piece } from './firewall-piece';
import { References } from './references';

/**
 * Policies of Network Firewall, each the list that its engines walk: the stateless rules, of what they forward the
 * stateful ones, then the default actions. A firewall cannot tell out from in, so its boxes are free of the direction.
 */
export function firewallPolicyFilters(
  { firewallPolicies, ruleGroups }: DeclaredAws,
  lists: PrefixLists,
  findings: Findings,
): readonly Filter[] {
  const groups = new References(ruleGroups);
  // Its order, its variables and what is done with the rest are the policy's to say.
  if (firewallPolicies.length === 0) {
    for (const { id, place, source } of ruleGroups)
      findings
        .within(id)
        .add(place, 'is a rule group without its policy: pass the policy as well', sourceWords(source));
  }
  return firewallPolicies.map((policy): Filter => {
    const isStrict = policy.ruleOrder === 'STRICT_ORDER';
    const around = { policy, lists, findings, isStrict };
    const rules = [
      ...statelessRules(policy, groups, findings.within(policy.id)),
      ...waiting(withHazards(inOrder(statefulPieces(groups, around), around)), policy),
      ...defaultRules(policy, isStrict, findings),
    ];
    const { id, aliases, place, uncertain } = policy;
    const home = homeOf(policy);
    return {
      id,
      aliases,
      kind: 'aws-network-firewall',
      place,
      rules: unique(asCertain(rules, uncertain)),
      domain: null,
      ...(home === null ? {} : { home }),
    };
  });
}

/** A policy that may not be there closes and opens nothing for sure. */
function asCertain(rules: readonly FilterRule[], uncertain: true | undefined): readonly FilterRule[] {
  return uncertain === true ? rules.map((rule) => ({ ...rule, action: 'unsure' })) : rules;
}

/** Action order asks what passes first, over all groups, and drops before it rejects; within an action the order decides nothing. */
function inOrder(pieces: readonly Piece[], { policy, findings, isStrict }: Around): readonly Piece[] {
  if (isStrict) return pieces;
  if (isLate(policy.ruleOrder)) {
    findings.within(policy.id).add(policy.place, 'has a rule order that is known later', policy.ruleOrder.id);
    return pieces.map((piece) => ({ ...piece, action: 'unsure' }));
  }
  return [
    // What may pass may do so before anything is dropped.
    ...pieces.filter(({ action }) => action === 'unsure'),
    ...soonest(pieces.filter(({ action }) => action === 'pass')),
    ...soonest(pieces.filter(({ action }) => action === 'drop')),
  ];
}

/** Of lines that do the same the one that needs the least has done it before the others are asked. */
function soonest(pieces: readonly Piece[]): readonly Piece[] {
  return [...pieces].sort((a, b) => a.phase - b.phase);
}

function statefulPieces(groups: References<DeclaredRuleGroup>, around: Around): readonly Piece[] {
  const { policy, findings, isStrict } = around;
  const references = isStrict ? byPriority(policy.statefulGroups, findings.within(policy.id)) : policy.statefulGroups;
  return references.flatMap((reference) => {
    const found = groups.find(reference.group);
    const name = nameOf(reference);
    const named = findings.within(policy.id, name);
    if (found.kind === 'elsewhere') return [elsewhere(found.id, reference, named)];
    if (found.kind === 'ambiguous') {
      named.add(reference.place, 'names what several rule groups are called', found.id);
      return [openPiece({ name, place: reference.place })];
    }
    const { declared } = found;
    const pieces = piecesOfGroup(declared, reference, around);
    const isOther = declared.ruleOrder !== null && declared.ruleOrder !== policy.ruleOrder;
    if (isOther) named.add(reference.place, 'has another rule order than its policy', wordsOf(declared.ruleOrder));
    const isOpen = isOther || declared.uncertain === true || (isStrict && !hasPriority(reference));
    return isOpen ? pieces.map((piece) => ({ ...piece, action: 'unsure' as const })) : pieces;
  });
}

function hasPriority({ priority }: DeclaredGroupReference): boolean {
  return priority !== null && !isLate(priority);
}

/** The lowest first. What has no priority that is known may stand anywhere, and so stands first, where it is unsure. */
function byPriority(
  references: readonly DeclaredGroupReference[],
  findings: Findings,
): readonly DeclaredGroupReference[] {
  for (const reference of references)
    if (!hasPriority(reference))
      findings.add(reference.place, 'has no priority, or none that is known', wordsOf(reference.priority));
  const known = references.filter(hasPriority).sort((a, b) => Number(a.priority) - Number(b.priority));
  known.forEach((reference, index) => {
    if (known[index - 1]?.priority === reference.priority)
      findings.add(reference.place, 'shares its priority with another group', wordsOf(reference.priority));
  });
  return [...references.filter((reference) => !hasPriority(reference)), ...known];
}

function statelessRules(
  policy: DeclaredFirewallPolicy,
  groups: References<DeclaredRuleGroup>,
  findings: Findings,
): readonly FilterRule[] {
  const rules = byPriority(policy.statelessGroups, findings).flatMap((reference): readonly StatelessRule[] => {
    const found = groups.find(reference.group);
    const group = found.kind === 'here' ? found.declared : null;
    if (group === null || group.source.kind !== 'stateless' || group.uncertain === true) {
      findings.add(reference.place, 'is a stateless rule group of which nobody knows what it does', nameOf(reference));
      return [
        {
          ...EVERY_PACKET,
          rule: { ...EVERY_PACKET.rule, name: `stateless ${nameOf(reference)}`, place: reference.place },
        },
      ];
    }
    const declared = [...group.source.rules].sort((a, b) => numberOf(a.priority) - numberOf(b.priority));
    const read = declared.flatMap((rule) =>
      readStateless(rule, `${group.id} priority ${wordsOf(rule.priority)}`, findings),
    );
    return hasPriority(reference) ? read : read.map((rule) => ({ ...rule, action: 'unsure' }));
  });
  const action = statelessAction(policy.statelessDefaultActions);
  if (action === 'unsure') {
    const words = policy.statelessDefaultActions.map(wordsOf).join(' ');
    findings.add(policy.place, 'has stateless default actions that are not known', words);
  }
  const byDefault = { ...EVERY_PACKET, action, exact: true, exactBack: true };
  return statelessSteps([...rules, ...piecesOf(policy, action), byDefault]);
}

const EVERY_PACKET: StatelessRule = {
  rule: { name: 'stateless default', place: null, description: null },
  action: 'unsure',
  boxes: [EVERYTHING],
  back: [EVERYTHING],
  exact: false,
  exactBack: false,
};

/** Where nobody knows it, first: what is unsure takes away from what stands behind it alone. */
function numberOf(priority: unknown): number {
  return typeof priority === 'number' ? priority : 0;
}

/**
 * Of packets in pieces the policy has a word on those of UDP alone ("StatelessFragmentDefaultActions"). It matters where it
 * opens more than the default does for whole ones: no connection has to be in pieces.
 */
function piecesOf(
  { statelessFragmentDefaultActions: actions }: DeclaredFirewallPolicy,
  byDefault: StatelessAction,
): readonly StatelessRule[] {
  const action = statelessAction(actions);
  const isLess = action === 'drop' || action === byDefault || (action === 'forward' && byDefault !== 'drop');
  if (actions.length === 0 || isLess) return [];
  const rule = { name: 'stateless default of fragments', place: null, description: null };
  const boxes = [{ ...EVERYTHING, traffic: traffic('udp') }];
  const isForwarded = action === 'forward';
  return [
    {
      rule,
      action: isForwarded ? 'forward' : 'pass',
      boxes,
      back: [],
      exact: false,
      exactBack: false,
      ...(isForwarded ? {} : { pieces: true }),
    },
  ];
}

/** Two rules of one name get a number behind it. */
function unique(rules: readonly FilterRule[]): readonly FilterRule[] {
  const seen = new Map<string, number>();
  return rules.map((rule) => {
    const count = (seen.get(rule.name) ?? 0) + 1;
    seen.set(rule.name, count);
    return count === 1 ? rule : { ...rule, name: `${rule.name} (${count})` };
  });
}
