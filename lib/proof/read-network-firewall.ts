import { addressSetOf } from '../model/addresses';
import { nameAlone, namesEndingWith, unionNames } from '../model/name-set';
import type {
  AwsNetworkFirewallPlan,
  DomainListGroup,
  FirewallPolicyPlan,
  RuleGroup,
  RuleString,
} from '../model/plans/aws-network-firewall';
import { ALL_PORTS, ports } from '../model/ports';
import { ALL_TCP, ALL_TRAFFIC, type Box, EVERYTHING, traffic } from './box';
import { EVERY_INTENT, type Intent, intentOf } from './intent';
import { type Reading, type Unreadable, UnreadablePlanError } from './reading';
import { allowedBy, labelOf, type Step } from './region';
import { boundSet, OUTSIDE_HOME, sourceSet } from './sets';
import { ANYWHERE, at, inside, type Side } from './side';
import { type HeaderAddress, parseSuricata, type SuricataRule, UnreadableRule } from './suricata';
import { intentOfTests, seesCase } from './suricata-names';

/**
 * A policy as the ordered list that the engine walks: what the stateless side does, then the groups by priority and
 * their lines as they stand, then the default actions. A firewall stands between two ends and cannot tell out from in,
 * so its boxes are free of the direction.
 *
 * @throws UnreadablePlanError with every line that cannot be read.
 */
export function readNetworkFirewall(plan: AwsNetworkFirewallPlan): Reading {
  const unreadable: Unreadable[] = [];
  const groups = [...plan.groups].sort((a, b) => a.priority - b.priority);
  groups.forEach((group, index) => {
    if (groups[index - 1]?.priority !== group.priority) return;
    unreadable.push({ rule: group.id, why: 'shares its priority with another group', text: String(group.priority) });
  });
  const steps = [
    ...statelessSteps(plan.policy, unreadable),
    ...waitingForNames(
      groups.flatMap((group) =>
        group.kind === 'domain-list' ? listSteps(group, plan, unreadable) : lineSteps(group, plan, unreadable),
      ),
      plan.policy,
    ),
    ...defaultSteps(plan.policy, unreadable),
  ];
  if (unreadable.length > 0) throw new UnreadablePlanError(unreadable);
  return { target: plan.target, ...allowedBy(steps) };
}

/** The traffic whose name a domain list reads. */
export function listTraffic({ targetType }: DomainListGroup): number {
  return traffic(targetType === 'TLS_SNI' ? 'tcp/tls' : 'tcp/http');
}

/** The names of one target: with a leading dot the name behind it and everything below that; null where it is none. */
export function targetIntent(text: string): Intent | null {
  const [, dot, name] = /^(\.?)([a-z0-9_-]+(?:\.[a-z0-9_-]+)+)$/.exec(text) ?? [];
  if (name === undefined) return null;
  const apex = nameAlone(name);
  return intentOf(dot === '' ? apex : unionNames(apex, namesEndingWith(text)));
}

function listSteps(
  group: DomainListGroup,
  { alertOnPass }: AwsNetworkFirewallPlan,
  unreadable: Unreadable[],
): readonly Step[] {
  if (alertOnPass) {
    const why = 'is a list, which cannot alert on what it passes, where the plan says that everything does';
    unreadable.push({ rule: group.id, why, text: group.kind });
  }
  const own = { ...EVERYTHING, traffic: listTraffic(group), from: inside(sourceSet(group.source)), to: OUTSIDE_HOME };
  return group.targets.flatMap(({ text, because }): readonly Step[] => {
    const intent = targetIntent(text);
    if (intent === null) {
      unreadable.push({ rule: group.id, why: 'has a target that is no name', text });
      return [];
    }
    return [{ action: 'pass', box: { ...own, intent }, rule: labelOf(group.id, text), because }];
  });
}

function lineSteps(
  group: Exclude<RuleGroup, DomainListGroup>,
  plan: AwsNetworkFirewallPlan,
  unreadable: Unreadable[],
): readonly Step[] {
  const names = namedSides(group, plan);
  const seen = new Set<number>();
  return group.rules.flatMap((rule): readonly Step[] => {
    const at = labelOf(group.id, 'sid', rule.sid);
    try {
      if (seen.has(rule.sid)) throw new UnreadableRule('has the sid of a line before it');
      seen.add(rule.sid);
      return readLine(rule, names, plan).map((step) => ({ ...step, rule: at, because: rule.because }));
    } catch (fault) {
      if (!(fault instanceof UnreadableRule)) throw fault;
      unreadable.push({ rule: at, why: fault.message, text: rule.text });
      return [];
    }
  });
}

function readLine(
  { sid, text }: RuleString,
  names: NamedSides,
  { alertOnPass }: AwsNetworkFirewallPlan,
): readonly Omit<Step, 'rule' | 'because'>[] {
  const line = parseSuricata(text);
  const { action } = line;
  if (line.sid !== sid) throw new UnreadableRule(`bears the sid ${line.sid}`);
  if (action === 'pass' && line.alerts !== alertOnPass)
    throw new UnreadableRule(
      `${line.alerts ? 'alerts' : 'does not alert'} on what it passes, unlike what the plan says`,
    );
  const box: Box = {
    ...EVERYTHING,
    traffic: trafficOf(line),
    ports: line.ports === null ? ALL_PORTS : ports.of(line.ports),
    from: sideOf(line.from, names),
    to: sideOf(line.to, names),
    ...(line.name === null ? {} : { intent: intentOfTests(line.name) }),
  };
  // In strict order an alert is logged, and the next line is asked.
  if (action === 'alert') return [];
  return [{ action, box, ...(line.name !== null && seesCase(line.name) ? { mayMiss: true } : {}) }];
}

/** A line on TCP takes part in a connection from its first packet on; one that reads a name only in what carries it. */
function trafficOf({ protocol, name, allButTcp }: SuricataRule): number {
  if (name !== null) return traffic(name.buffer === 'tls.sni' ? 'tcp/tls' : 'tcp/http');
  switch (protocol) {
    case 'tls':
      return traffic('tcp/tls');
    case 'http':
      return traffic('tcp/http');
    case 'tcp':
      return ALL_TCP;
    case 'udp':
      return traffic('udp');
    case 'icmp':
      return traffic('icmp');
    case 'ip':
      return allButTcp ? ALL_TRAFFIC & ~ALL_TCP : ALL_TRAFFIC;
  }
}

/** What `$NAME` and `@NAME` stand for in a group. */
type NamedSides = ReadonlyMap<string, Side>;

/**
 * A variable is a block's where the plan says so, and otherwise bears its entry's name. A prefix list holds what its
 * owner puts there, or what it was given with: that this holds, the plan assumes.
 */
function namedSides(group: RuleGroup, { blocks, prefixLists }: AwsNetworkFirewallPlan): NamedSides {
  if (group.kind !== 'rule-strings') return new Map();
  const variables = group.variables.map((name) => {
    const block = blocks.find((one) => one.name === name);
    return [`$${name}`, inside(block === undefined ? sourceSet(name) : boundSet(block.bound))] as const;
  });
  const references = group.references.flatMap((name) => {
    const list = prefixLists.find((one) => one.name === name);
    if (list === undefined) return [];
    return [[`@${name}`, 'bound' in list ? inside(boundSet(list.bound)) : at(addressSetOf(list.cidrs))] as const];
  });
  return new Map([...variables, ...references]);
}

function sideOf(address: HeaderAddress, names: NamedSides): Side {
  switch (address.kind) {
    case 'any':
      return ANYWHERE;
    case 'blocks':
      return at(addressSetOf(address.cidrs));
    case 'variable':
    case 'reference': {
      const name = `${address.kind === 'variable' ? '$' : '@'}${address.name}`;
      const side = names.get(name);
      if (side === undefined) throw new UnreadableRule(`uses ${name}, which its group does not define`);
      return side;
    }
  }
}

/** By packets: a ClientHello in two segments may be dropped before its name is whole. */
const BY_PACKET = 'aws:drop_established';

const DEFAULT_ACTIONS = ['strict', 'established', 'app_layer', 'app_layer_to_server'].flatMap((what) => {
  const words = what.startsWith('app_layer') ? `established_${what}` : what;
  return [`aws:drop_${words}`, `aws:alert_${words}`];
});

/** The service takes one drop at most, and none by packets beside one by the application layer, alerts included. */
function whyRefused(actions: readonly string[]): string | null {
  if (actions.some((action, index) => !DEFAULT_ACTIONS.includes(action) || actions.indexOf(action) !== index))
    return 'has stateful default actions that are not known';
  if (actions.filter((action) => action.startsWith('aws:drop_')).length > 1)
    return 'has more than one stateful default action that drops';
  const byPacket = actions.some((action) => /_established$/.test(action));
  return byPacket && actions.some((action) => action.includes('_app_layer'))
    ? 'mixes stateful default actions on packets and on the application layer'
    : null;
}

/** Where the default drops by packets, nobody vouches for a line that waits for a name. */
function waitingForNames(steps: readonly Step[], { statefulDefaultActions }: FirewallPolicyPlan): readonly Step[] {
  if (!statefulDefaultActions.includes(BY_PACKET)) return steps;
  return steps.map((step) =>
    step.action === 'pass' && step.box.intent !== EVERY_INTENT ? { ...step, action: 'unsure' } : step,
  );
}

/**
 * Unmatched traffic passes unless a drop action stands there. The established ones close a TCP connection behind its
 * handshake; what they do to other protocols is told in two ways, so there they may do either.
 */
function defaultSteps(policy: FirewallPolicyPlan, unreadable: Unreadable[]): readonly Step[] {
  const { statefulDefaultActions: actions } = policy;
  const why = whyRefused(actions);
  if (why !== null) unreadable.push({ rule: 'default', why, text: actions.join(' ') });
  const drop = actions.find((action) => action.startsWith('aws:drop_'));
  if (drop === undefined) return [{ action: 'pass', box: EVERYTHING, rule: 'default', because: null }];
  if (drop === 'aws:drop_strict') return [];
  const box = (kinds: number): Box => ({ ...EVERYTHING, traffic: kinds });
  return [
    { action: 'drop', box: box(traffic('tcp/tls', 'tcp/http', 'tcp/opaque')), rule: 'default', because: null },
    { action: 'pass', box: box(traffic('tcp/handshake')), rule: 'default', because: null },
    { action: 'unsure', box: box(ALL_TRAFFIC & ~ALL_TCP), rule: 'default', because: null },
  ];
}

/** The stateless side comes first: only what it forwards is looked at by the rest. */
function statelessSteps(policy: FirewallPolicyPlan, unreadable: Unreadable[]): readonly Step[] {
  if (policy.ruleOrder !== 'STRICT_ORDER') {
    unreadable.push({ rule: 'policy', why: 'has a rule order that is not known', text: policy.ruleOrder });
  }
  return [policy.statelessDefaultActions, policy.statelessFragmentDefaultActions].flatMap(
    (actions): readonly Step[] => {
      const text = actions.join(' ');
      if (text === 'aws:forward_to_sfe') return [];
      if (text === 'aws:pass' || text === 'aws:drop') {
        return [
          { action: text === 'aws:pass' ? 'pass' : 'drop', box: EVERYTHING, rule: 'stateless default', because: null },
        ];
      }
      unreadable.push({ rule: 'policy', why: 'has stateless default actions that are not known', text });
      return [];
    },
  );
}
