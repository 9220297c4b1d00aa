import { lateOf, textOrNull } from './azure-security-rules';
import { type Fields, isObject, lateAt, type Part } from './azure-values';
import type {
  DeclaredApplicationRule,
  DeclaredCollection,
  DeclaredCollectionGroup,
  DeclaredCollectionRule,
  DeclaredNatRule,
  DeclaredNetworkRule,
} from './declared-azure';
import { isLate, type Late, type Maybe } from './late';
import type { Place } from './place';

type Kind = DeclaredCollectionRule['kind'];

/** A rule collection group of a policy. */
export function collectionGroup(fields: Fields, name: string): DeclaredCollectionGroup {
  return {
    name,
    place: fields.placeOf(fields.part.pointer),
    priority: fields.neededNumber('priority'),
    collections: collections(fields, 'ruleCollections', null),
  };
}

/** A group of which nothing is known. */
export function unknownGroup(
  name: string,
  place: Place,
  late: Late = lateAt(place, place.pointer),
): DeclaredCollectionGroup {
  return { name, place, priority: late, collections: [unknownCollection(name, place, late)] };
}

/**
 * The rules that a firewall without a policy holds itself, as one group: they are asked as those of a policy are, each
 * kind by the priority of its collections ("Azure Firewall rule processing logic", rule processing using classic rules).
 */
export function classicGroup(fields: Fields, name: string): DeclaredCollectionGroup | null {
  const held = [
    ...collections(fields, 'natRuleCollections', 'nat'),
    ...collections(fields, 'networkRuleCollections', 'network'),
    ...collections(fields, 'applicationRuleCollections', 'application'),
  ];
  if (held.length === 0) return null;
  return { name, place: fields.placeOf(fields.part.pointer), priority: 100, collections: held };
}

function collections(fields: Fields, list: string, kind: Kind | null): readonly DeclaredCollection[] {
  return fields.items(list).map((part, index) => {
    const place = fields.placeOf(part.pointer);
    if (isObject(part.value)) return collection(fields.fieldsOf(part), `collection ${index + 1}`, place, kind);
    if (!isLate(part.value)) fields.unknown(part, 'is no rule collection');
    return unknownCollection(`collection ${index + 1}`, place, lateOf(part, place));
  });
}

function collection(fields: Fields, otherwise: string, place: Place, kind: Kind | null): DeclaredCollection {
  return {
    name: nameOf(fields, otherwise),
    place,
    priority: fields.neededNumber('priority'),
    action: actionOf(fields),
    rules: fields.items('rules').map((part, index): DeclaredCollectionRule => {
      const name = `rule ${index + 1}`;
      if (isObject(part.value)) return collectionRule(fields.fieldsOf(part), name, kind);
      if (!isLate(part.value)) fields.unknown(part, 'is no rule');
      return unknownRuleOf(name, fields.placeOf(part.pointer), lateOf(part, place));
    }),
  };
}

/** A collection of which nobody knows what it does. */
export function unknownCollection(name: string, place: Place, late: Late): DeclaredCollection {
  return { name, place, priority: late, action: late, rules: [unknownRuleOf('rules', place, late)] };
}

/** Of either family: `*` is IPv4 alone. */
const ANYWHERE = ['*', '::/0'];

/** Any rule: its protocol is not known, so that nobody takes it for sure. */
export function unknownRuleOf(name: string, place: Place, late: Late): DeclaredNetworkRule {
  return {
    kind: 'network',
    name,
    place,
    sources: ANYWHERE,
    sourceIpGroups: [],
    protocols: [late],
    destinations: ANYWHERE,
    destinationIpGroups: [],
    destinationFqdns: [],
    destinationPorts: ['*'],
    description: null,
  };
}

/** `{ type: 'Allow' }`, or the word alone; what translates has no other action, and old templates leave it out. */
function actionOf(fields: Fields): Maybe<string> {
  const part = fields.find('action');
  if (part !== null && isObject(part.value)) return fields.fieldsOf(part).needed('type');
  if (part === null && isNat(fields.find('ruleCollectionType'))) return 'DNAT';
  return fields.needed('action');
}

function isNat(part: Part | null): boolean {
  return typeof part?.value === 'string' && /nat/i.test(part.value);
}

function nameOf(fields: Fields, otherwise: string): string {
  const name = fields.text('name');
  return name === null ? otherwise : isLate(name) ? name.id : name;
}

function collectionRule(fields: Fields, otherwise: string, kind: Kind | null): DeclaredCollectionRule {
  const type = fields.text('ruleType');
  const said = typeof type === 'string' ? (KINDS.get(type.toLowerCase()) ?? null) : null;
  const place = fields.placeOf(fields.part.pointer);
  switch (kind ?? said) {
    case 'network':
      return networkRule(fields, otherwise, place);
    case 'application':
      return applicationRule(fields, otherwise, place);
    case 'nat':
      return natRule(fields, otherwise, place);
    case null:
      return unknownRuleOf(
        nameOf(fields, otherwise),
        place,
        isLate(type)
          ? type
          : fields.unknown(fields.part, type === null ? 'has no ruleType' : `has the ruleType '${type}'`),
      );
  }
}

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['networkrule', 'network'],
  ['applicationrule', 'application'],
  ['natrule', 'nat'],
]);

function ruleOf(fields: Fields, otherwise: string, place: Place) {
  return {
    name: nameOf(fields, otherwise),
    place,
    sources: fields.texts('sourceAddresses'),
    sourceIpGroups: fields.references('sourceIpGroups'),
    description: textOrNull(fields.text('description')),
  };
}

/** Of a policy `ipProtocols`, of a firewall's own rules `protocols`. */
function protocolsOf(fields: Fields): readonly Maybe<string>[] {
  return fields.texts(fields.find('ipProtocols') === null ? 'protocols' : 'ipProtocols');
}

function networkRule(fields: Fields, otherwise: string, place: Place): DeclaredNetworkRule {
  return {
    kind: 'network',
    ...ruleOf(fields, otherwise, place),
    protocols: protocolsOf(fields),
    destinations: fields.texts('destinationAddresses'),
    destinationIpGroups: fields.references('destinationIpGroups'),
    destinationFqdns: fields.texts('destinationFqdns'),
    destinationPorts: fields.texts('destinationPorts'),
  };
}

function applicationRule(fields: Fields, otherwise: string, place: Place): DeclaredApplicationRule {
  const protocols = fields.items('protocols').map((part) => {
    if (isObject(part.value)) {
      const one = fields.fieldsOf(part);
      return {
        type: one.needed('protocolType'),
        port: one.find('port') === null ? usualPort(one) : one.neededNumber('port'),
      };
    }
    if (!isLate(part.value)) fields.unknown(part, 'is no protocol');
    const late = lateOf(part, place);
    return { type: late, port: late };
  });
  const terminates = fields.flag('terminateTLS');
  return {
    kind: 'application',
    ...ruleOf(fields, otherwise, place),
    protocols,
    targetFqdns: fields.texts('targetFqdns'),
    targetUrls: fields.texts('targetUrls'),
    fqdnTags: fields.texts('fqdnTags'),
    webCategories: fields.texts('webCategories'),
    destinations: fields.texts('destinationAddresses'),
    terminatesTls: terminates === true,
  };
}

/** "This field is optional" says the type of the protocol's port, and not what it then is. */
function usualPort(fields: Fields): Late {
  return fields.unknown(fields.part, 'has no port');
}

function natRule(fields: Fields, otherwise: string, place: Place): DeclaredNatRule {
  return {
    kind: 'nat',
    ...ruleOf(fields, otherwise, place),
    protocols: protocolsOf(fields),
    destinations: fields.texts('destinationAddresses'),
    destinationPorts: fields.texts('destinationPorts'),
    translatedAddress: fields.text('translatedAddress'),
    translatedFqdn: fields.text('translatedFqdn'),
    translatedPort: fields.text('translatedPort'),
  };
}
