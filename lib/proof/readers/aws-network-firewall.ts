import type { Field, Outcome } from './aws-field';
import type {
  Declared,
  DeclaredFirewallPolicy,
  DeclaredFiveTuple,
  DeclaredGroupReference,
  DeclaredPortRange,
  DeclaredRuleGroup,
  DeclaredStatelessRule,
  RuleGroupSource,
  RuleOrder,
} from './declared-aws';
import { isLate, Late, type Maybe } from './late';

/** A rule group, from the `RuleGroup` of CloudFormation and of the service's own API, which are one shape. */
export function ruleGroupOf(declared: Declared, group: Field): DeclaredRuleGroup {
  const variables = group.member('RuleVariables');
  const references = group.member('ReferenceSets').member('IPSetReferences');
  return {
    ...declared,
    ruleOrder: orderOf(group.member('StatefulRuleOptions').member('RuleOrder')),
    ipSets: setsOf(variables.member('IPSets')),
    portSets: setsOf(variables.member('PortSets')),
    references: new Map(
      references.members().map(({ name, field }) => [name, field.member('ReferenceArn').neededReference()]),
    ),
    source: sourceOf(group),
  };
}

/** A policy, from the `FirewallPolicy` of CloudFormation and of the service's own API. */
export function firewallPolicyOf(declared: Declared, policy: Field): DeclaredFirewallPolicy {
  const variables = policy.member('PolicyVariables').member('RuleVariables');
  const home = variables.member('HOME_NET');
  return {
    ...declared,
    // DEFAULT_ACTION_ORDER is the default ("StatefulEngineOptions", Network Firewall API Reference).
    ruleOrder: orderOf(policy.member('StatefulEngineOptions').member('RuleOrder')) ?? 'DEFAULT_ACTION_ORDER',
    statelessDefaultActions: requiredTexts(policy.member('StatelessDefaultActions')),
    statelessFragmentDefaultActions: requiredTexts(policy.member('StatelessFragmentDefaultActions')),
    statefulDefaultActions: policy.member('StatefulDefaultActions').texts(),
    homeNet: home.isThere() ? home.member('Definition').texts() : null,
    statefulGroups: policy.member('StatefulRuleGroupReferences').items().map(referenceOf),
    statelessGroups: policy.member('StatelessRuleGroupReferences').items().map(referenceOf),
  };
}

/** A list that the service refuses to be without. */
function requiredTexts(list: Field): readonly Maybe<string>[] {
  const texts = list.texts();
  return texts.length > 0 ? texts : [list.unreadable('is missing')];
}

function orderOf(field: Field): Maybe<RuleOrder> | null {
  const order = field.text();
  if (order === null || isLate(order) || order === 'STRICT_ORDER' || order === 'DEFAULT_ACTION_ORDER') return order;
  return field.unreadable('is no order of rules');
}

function setsOf(sets: Field): ReadonlyMap<string, readonly Maybe<string>[]> {
  if (sets.late() !== null) sets.note('is known at deployment alone');
  return new Map(
    sets.members().map(({ name, field, sure }) => {
      const definition = field.member('Definition').texts();
      return [name, sure ? definition : definition.map(() => field.unknown())];
    }),
  );
}

function referenceOf({ field, sure }: Outcome): DeclaredGroupReference {
  const override = field.member('Override').member('Action').text();
  return {
    place: field.place,
    // What may be left out of the policy is as a group of which nothing is known.
    group: sure ? field.member('ResourceArn').neededReference() : field.unknown(),
    priority: field.member('Priority').number(),
    ...(override !== null && { dropToAlert: true }),
  };
}

function sourceOf(group: Field): RuleGroupSource {
  const source = group.member('RulesSource');
  if (group.late() !== null || source.late() !== null) {
    source.note('is known at deployment alone');
    return { kind: 'elsewhere' };
  }
  const [lines, list] = [source.member('RulesString'), source.member('RulesSourceList')];
  const [tuples, stateless] = [source.member('StatefulRules'), source.member('StatelessRulesAndCustomActions')];
  if (lines.isThere()) return linesOf(lines);
  if (list.isThere()) return domainsOf(list);
  if (stateless.isThere()) {
    return { kind: 'stateless', rules: stateless.member('StatelessRules').items().map(statelessRuleOf) };
  }
  if (tuples.isThere()) return { kind: 'five-tuples', rules: tuples.items().map(fiveTupleOf) };
  source.note('has no source of rules that is known');
  return { kind: 'elsewhere' };
}

function linesOf(lines: Field): RuleGroupSource {
  const text = lines.needed();
  const firstLine = isLate(text) ? null : lines.firstLine(text);
  return { kind: 'lines', text, place: lines.place, ...(firstLine === null ? {} : { firstLine }) };
}

const LIST_ACTIONS = ['ALLOWLIST', 'DENYLIST', 'ALERTLIST', 'REJECTLIST'] as const;

function domainsOf(list: Field): RuleGroupSource {
  const type = list.member('GeneratedRulesType');
  const text = type.needed();
  const action = isLate(text) ? text : LIST_ACTIONS.find((each) => each === text);
  return {
    kind: 'domains',
    action: action ?? type.unreadable('is no kind of list'),
    targets: list.member('Targets').texts(),
    targetTypes: list.member('TargetTypes').texts(),
    place: list.place,
  };
}

/** An action that nobody knows leaves open whether the rule is there at all. */
function actionOf(field: Field, sure: boolean): Maybe<string> {
  return sure ? field.needed() : field.unknown();
}

function fiveTupleOf({ field, sure }: Outcome): DeclaredFiveTuple {
  const header = field.member('Header');
  return {
    place: field.place,
    action: actionOf(field.member('Action'), sure),
    protocol: header.member('Protocol').needed(),
    source: header.member('Source').needed(),
    sourcePort: header.member('SourcePort').needed(),
    destination: header.member('Destination').needed(),
    destinationPort: header.member('DestinationPort').needed(),
    direction: header.member('Direction').needed(),
    options: field
      .member('RuleOptions')
      .items()
      .map((option) => optionOf(option)),
  };
}

/** `sid:1`, `flow:to_server`, or a keyword alone. */
function optionOf({ field, sure }: Outcome): Maybe<string> {
  const keyword = field.member('Keyword').needed();
  const settings = field.member('Settings').texts();
  if (!sure) return field.unknown();
  const late = [keyword, ...settings].find(isLate);
  if (late !== undefined) return late;
  return settings.length === 0 ? keyword : `${String(keyword)}:${settings.join(', ')}`;
}

function statelessRuleOf({ field, sure }: Outcome): DeclaredStatelessRule {
  const definition = field.member('RuleDefinition');
  const match = definition.member('MatchAttributes');
  const actions = definition.member('Actions');
  return {
    place: field.place,
    priority: field.member('Priority').neededNumber(),
    actions: sure ? actions.texts() : [actions.unknown()],
    protocols: match
      .member('Protocols')
      .items()
      .map((each) => (each.sure ? each.field.neededNumber() : each.field.unknown())),
    sources: addressesOf(match.member('Sources')),
    destinations: addressesOf(match.member('Destinations')),
    sourcePorts: match.member('SourcePorts').items().map(portsOf),
    destinationPorts: match.member('DestinationPorts').items().map(portsOf),
    tcpFlags: match.member('TCPFlags').items().length > 0,
  };
}

function addressesOf(list: Field): readonly Maybe<string>[] {
  return list.items().map(({ field, sure }) => (sure ? field.member('AddressDefinition').needed() : field.unknown()));
}

function portsOf({ field, sure }: Outcome): DeclaredPortRange {
  if (!sure) return { from: field.unknown(), to: new Late(`${field.unknown().id} to`) };
  return { from: field.member('FromPort').neededNumber(), to: field.member('ToPort').neededNumber() };
}
