import { unknownCollection, unknownRuleOf } from './azure-rule-collections';
import { descriptionOf } from './azurerm-security-rules';
import type {
  DeclaredApplicationRule,
  DeclaredCollection,
  DeclaredCollectionGroup,
  DeclaredCollectionRule,
  DeclaredNatRule,
  DeclaredNetworkRule,
} from './declared-azure';
import { isLate, type Maybe } from './late';
import type { Block } from './provider-block';
import type { ProviderResource } from './provider-resource';

type RuleOf = (rule: Block, common: Common) => DeclaredCollectionRule;
type Common = Pick<DeclaredNetworkRule, 'name' | 'place' | 'sources' | 'sourceIpGroups' | 'description'>;

/** Each kind of collection in a block of its own. */
const KINDS: readonly (readonly [string, RuleOf])[] = [
  ['networkRuleCollection', networkRule],
  ['applicationRuleCollection', applicationRule],
  ['natRuleCollection', natRule],
];

/** `azurerm_firewall_policy_rule_collection_group`. */
export function collectionGroupOf({ id, body }: ProviderResource): DeclaredCollectionGroup {
  const name = body.text('name');
  return {
    name: name === null || isLate(name) ? id : name,
    place: body.place,
    priority: body.requiredNumber('priority'),
    collections: KINDS.flatMap(([kind, ruleOf]) =>
      body.blocks(kind).map((block, at) => {
        if (!isLate(block)) return collectionOf(block, `${kind} ${at + 1}`, ruleOf);
        body.note('has rules that are known at apply alone', block, id, null);
        return unknownCollection(kind, body.place, block);
      }),
    ),
  };
}

function collectionOf(block: Block, otherwise: string, ruleOf: RuleOf): DeclaredCollection {
  const action = block.required('action');
  return {
    name: nameOf(block, otherwise),
    place: block.place,
    priority: block.requiredNumber('priority'),
    // The provider writes `Dnat` for what Resource Manager calls DNAT.
    action: !isLate(action) && action.toLowerCase() === 'dnat' ? 'DNAT' : action,
    rules: block
      .blocks('rule')
      .map((rule, at) =>
        isLate(rule)
          ? unknownRuleOf(`rule ${at + 1}`, block.place, rule)
          : ruleOf(rule, commonOf(rule, `rule ${at + 1}`)),
      ),
  };
}

function commonOf(rule: Block, otherwise: string): Common {
  return {
    name: nameOf(rule, otherwise),
    place: rule.place,
    sources: rule.texts('sourceAddresses'),
    sourceIpGroups: rule.references('sourceIpGroups'),
    description: descriptionOf(rule),
  };
}

function networkRule(rule: Block, common: Common): DeclaredNetworkRule {
  return {
    kind: 'network',
    ...common,
    protocols: rule.texts('protocols'),
    destinations: rule.texts('destinationAddresses'),
    destinationIpGroups: rule.references('destinationIpGroups'),
    destinationFqdns: rule.texts('destinationFqdns'),
    destinationPorts: rule.texts('destinationPorts'),
  };
}

function applicationRule(rule: Block, common: Common): DeclaredApplicationRule {
  return {
    kind: 'application',
    ...common,
    protocols: rule
      .blocks('protocols')
      .map((one) =>
        isLate(one) ? { type: one, port: one } : { type: one.required('type'), port: one.requiredNumber('port') },
      ),
    targetFqdns: rule.texts('destinationFqdns'),
    targetUrls: rule.texts('destinationUrls'),
    fqdnTags: rule.texts('destinationFqdnTags'),
    webCategories: rule.texts('webCategories'),
    destinations: rule.texts('destinationAddresses'),
    terminatesTls: rule.flag('terminateTls') !== false,
  };
}

function natRule(rule: Block, common: Common): DeclaredNatRule {
  const destination = rule.text('destinationAddress');
  return {
    kind: 'nat',
    ...common,
    protocols: rule.texts('protocols'),
    destinations: destination === null || destination === '' ? [] : [destination],
    destinationPorts: rule.texts('destinationPorts'),
    translatedAddress: said(rule.text('translatedAddress')),
    translatedFqdn: said(rule.text('translatedFqdn')),
    translatedPort: said(rule.text('translatedPort')),
  };
}

function nameOf(block: Block, otherwise: string): string {
  const name = block.text('name');
  return name === null ? otherwise : isLate(name) ? name.id : name;
}

function said(text: Maybe<string> | null): Maybe<string> | null {
  return text === '' ? null : text;
}
