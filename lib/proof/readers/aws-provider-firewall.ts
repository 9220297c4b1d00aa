import type {
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
import type { Block } from './provider-block';
import { declared, type ProviderResource } from './provider-resource';

const ORDERS: readonly RuleOrder[] = ['STRICT_ORDER', 'DEFAULT_ACTION_ORDER'];
const LISTS = ['ALLOWLIST', 'DENYLIST', 'ALERTLIST', 'REJECTLIST'] as const;

/** `aws_networkfirewall_rule_group`: lines of Suricata at its top, or a block that says it in parts. */
export function ruleGroupOf(resource: ProviderResource): DeclaredRuleGroup {
  const { body } = resource;
  const group = body.block('ruleGroup');
  const lines = body.text('rules');
  const parts = group === null || isLate(group) ? null : group;
  return {
    ...declared(resource),
    ruleOrder: orderOf(parts?.block('statefulRuleOptions') ?? null),
    ...variablesOf(parts),
    source:
      lines === null || (lines === '' && parts !== null)
        ? sourceOf(resource, group)
        : { kind: 'lines', text: lines, place: body.place },
  };
}

/** `aws_networkfirewall_firewall_policy`. */
export function firewallPolicyOf(resource: ProviderResource): DeclaredFirewallPolicy {
  const { id, body } = resource;
  const policy = body.block('firewallPolicy');
  if (policy === null || isLate(policy)) return unknownPolicy(resource, policy);
  return {
    ...declared(resource),
    // "DEFAULT_ACTION_ORDER" is what the service takes where nothing is said (StatefulEngineOptions of its API).
    ruleOrder: orderOf(policy.block('statefulEngineOptions')) ?? 'DEFAULT_ACTION_ORDER',
    statelessDefaultActions: policy.texts('statelessDefaultActions'),
    statelessFragmentDefaultActions: policy.texts('statelessFragmentDefaultActions'),
    statefulDefaultActions: policy.texts('statefulDefaultActions'),
    homeNet: homeNetOf(policy),
    statefulGroups: policy.blocks('statefulRuleGroupReference').map((block) => referenceOf(block, body, id)),
    statelessGroups: policy.blocks('statelessRuleGroupReference').map((block) => referenceOf(block, body, id)),
  };
}

function unknownPolicy(resource: ProviderResource, block: Late | null): DeclaredFirewallPolicy {
  const { id, body } = resource;
  const late = block ?? new Late(`${id} firewallPolicy`);
  body.note('holds no policy that can be read', late, id, null);
  const anything = [late];
  return {
    ...declared(resource),
    ruleOrder: late,
    statelessDefaultActions: anything,
    statelessFragmentDefaultActions: anything,
    statefulDefaultActions: anything,
    homeNet: anything,
    statefulGroups: [{ place: body.place, group: late, priority: late }],
    statelessGroups: [{ place: body.place, group: late, priority: late }],
  };
}

function orderOf(options: Block | Late | null): Maybe<RuleOrder> | null {
  if (options === null || isLate(options)) return options;
  const order = options.text('ruleOrder');
  return order === null ? null : oneOf(options, ORDERS, order, 'rule order');
}

/** A word of the service's own list; one that it does not hold is not understood. */
function oneOf<T extends string>(block: Block, known: readonly T[], text: Maybe<string>, what: string): Maybe<T> {
  if (isLate(text)) return text;
  const found = known.find((one) => one === text);
  if (found !== undefined) return found;
  block.note(`has the ${what} '${text}'`, text, null, null);
  return new Late(`${what} ${text}`);
}

function homeNetOf(policy: Block): readonly Maybe<string>[] | null {
  const variables = policy.block('policyVariables');
  if (variables === null || isLate(variables)) return variables === null ? null : [variables];
  const sets = setsOf(variables, 'ruleVariables', 'ipSet');
  return sets.get('HOME_NET') ?? null;
}

function referenceOf(block: Block | Late, body: Block, policy: string): DeclaredGroupReference {
  if (isLate(block)) {
    body.note('refers to rule groups that are known at apply alone', block, policy, null);
    return { place: body.place, group: block, priority: block };
  }
  const override = block.block('override');
  const action = override === null || isLate(override) ? override : override.text('action');
  return {
    place: block.place,
    group: block.requiredReference('resourceArn'),
    priority: block.number('priority'),
    ...(action === null ? {} : { dropToAlert: true as const }),
  };
}

function variablesOf(group: Block | null): Pick<DeclaredRuleGroup, 'ipSets' | 'portSets' | 'references'> {
  const variables = group?.block('ruleVariables') ?? null;
  const sets = group?.block('referenceSets') ?? null;
  return {
    ipSets: setsOf(variables, 'ipSets', 'ipSet'),
    portSets: setsOf(variables, 'portSets', 'portSet'),
    references: referencesOf(sets),
  };
}

function setsOf(variables: Block | Late | null, name: string, inner: string): Map<string, readonly Maybe<string>[]> {
  const sets = new Map<string, readonly Maybe<string>[]>();
  if (variables === null || isLate(variables)) return sets;
  for (const block of variables.blocks(name)) {
    const key = isLate(block) ? block : block.required('key');
    if (isLate(block) || isLate(key))
      variables.note('has a variable whose name is known at apply alone', key, null, null);
    else {
      const set = block.block(inner);
      sets.set(key, set === null ? [] : isLate(set) ? [set] : set.texts('definition'));
    }
  }
  return sets;
}

function referencesOf(sets: Block | Late | null): Map<string, Maybe<string>> {
  const references = new Map<string, Maybe<string>>();
  if (sets === null || isLate(sets)) return references;
  for (const block of sets.blocks('ipSetReferences')) {
    const key = isLate(block) ? block : block.required('key');
    if (isLate(block) || isLate(key)) sets.note('has a reference whose name is known at apply alone', key, null, null);
    else {
      const inner = block.block('ipSetReference');
      if (inner !== null) references.set(key, isLate(inner) ? inner : inner.requiredReference('referenceArn'));
    }
  }
  return references;
}

function sourceOf({ id, body }: ProviderResource, group: Block | Late | null): RuleGroupSource {
  const source = group === null || isLate(group) ? group : group.block('rulesSource');
  if (source === null || isLate(source)) return unknownSource(id, body, source);
  const { place } = source;
  const lines = source.text('rulesString');
  if (lines !== null && lines !== '') return { kind: 'lines', text: lines, place };
  const list = source.block('rulesSourceList');
  if (list !== null) return isLate(list) ? unknownSource(id, body, list) : domainsOf(list);
  const stateless = source.block('statelessRulesAndCustomActions');
  if (stateless !== null) {
    return isLate(stateless) ? unknownSource(id, body, stateless) : statelessOf(id, body, stateless);
  }
  const rules = source.blocks('statefulRule');
  const unknown = rules.find(isLate);
  if (unknown !== undefined) return unknownSource(id, body, unknown);
  return { kind: 'five-tuples', rules: rules.flatMap((rule) => (isLate(rule) ? [] : [fiveTupleOf(rule)])) };
}

function unknownSource(id: string, body: Block, late: Late | null): RuleGroupSource {
  body.note(late === null ? 'holds no rules' : 'has rules that are known at apply alone', late, id, null);
  return { kind: 'elsewhere' };
}

function domainsOf(list: Block): RuleGroupSource {
  return {
    kind: 'domains',
    action: oneOf(list, LISTS, list.required('generatedRulesType'), 'kind of list'),
    targets: list.texts('targets'),
    targetTypes: list.texts('targetTypes'),
    place: list.place,
  };
}

function fiveTupleOf(rule: Block): DeclaredFiveTuple {
  const header = rule.block('header');
  const part = (name: string): Maybe<string> =>
    header === null ? rule.required('header') : isLate(header) ? header : header.required(name);
  return {
    place: rule.place,
    action: rule.required('action'),
    protocol: part('protocol'),
    source: part('source'),
    sourcePort: part('sourcePort'),
    destination: part('destination'),
    destinationPort: part('destinationPort'),
    direction: part('direction'),
    options: rule.blocks('ruleOption').map((option) => (isLate(option) ? option : optionOf(option))),
  };
}

/** As Suricata writes it: `sid:1`, `nocase`. */
function optionOf(option: Block): Maybe<string> {
  const keyword = option.required('keyword');
  if (isLate(keyword)) return keyword;
  const settings: string[] = [];
  for (const setting of option.texts('settings')) {
    if (isLate(setting)) return setting;
    settings.push(setting);
  }
  return settings.length === 0 ? keyword : `${keyword}:${settings.join(', ')}`;
}

function statelessOf(id: string, body: Block, stateless: Block): RuleGroupSource {
  const rules = stateless.blocks('statelessRule');
  const unknown = rules.find(isLate);
  if (unknown !== undefined) body.note('has rules that are known at apply alone', unknown, id, null);
  return {
    kind: 'stateless',
    rules: rules.map((rule) => (isLate(rule) ? anyStateless(rule, body) : statelessRule(rule))),
  };
}

function statelessRule(rule: Block): DeclaredStatelessRule {
  const priority = rule.requiredNumber('priority');
  const definition = rule.block('ruleDefinition');
  if (definition === null)
    return { ...anyStateless(new Late(`${rule.place.resource}${rule.place.pointer}`), rule), priority };
  if (isLate(definition)) return { ...anyStateless(definition, rule), priority };
  const actions = definition.texts('actions');
  const match = definition.block('matchAttributes');
  if (isLate(match)) return { ...anyStateless(match, rule), priority, actions };
  const addresses = (name: string) =>
    match?.blocks(name).map((block) => (isLate(block) ? block : block.required('addressDefinition'))) ?? [];
  return {
    place: rule.place,
    priority,
    actions,
    protocols: match?.numbers('protocols') ?? [],
    sources: addresses('source'),
    destinations: addresses('destination'),
    sourcePorts: match?.blocks('sourcePort').map(rangeOf) ?? [],
    destinationPorts: match?.blocks('destinationPort').map(rangeOf) ?? [],
    tcpFlags: match?.has('tcpFlag') === true && match.blocks('tcpFlag').length > 0,
  };
}

function anyStateless(late: Late, { place }: Block): DeclaredStatelessRule {
  const anything = [late];
  const ports = [{ from: late, to: late }];
  return {
    place,
    priority: late,
    actions: anything,
    protocols: anything,
    sources: anything,
    destinations: anything,
    sourcePorts: ports,
    destinationPorts: ports,
    tcpFlags: false,
  };
}

function rangeOf(block: Block | Late): DeclaredPortRange {
  if (isLate(block)) return { from: block, to: block };
  return { from: block.requiredNumber('fromPort'), to: block.requiredNumber('toPort') };
}
