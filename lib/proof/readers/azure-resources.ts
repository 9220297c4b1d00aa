import { type Child, distinct, type Holding, joined } from './azure-joining';
import { classicGroup, collectionGroup, unknownGroup } from './azure-rule-collections';
import { securityRule, securityRules, unknownRule } from './azure-security-rules';
import { Fields, isObject, type LineOf, lateAt, Notes, type Settle } from './azure-values';
import type { Declared } from './declared-aws';
import type {
  DeclaredAzure,
  DeclaredAzureFirewallPolicy,
  DeclaredCollectionGroup,
  DeclaredIpGroup,
  DeclaredNetworkSecurityGroup,
  DeclaredSecurityRule,
} from './declared-azure';
import { isLate, type Maybe } from './late';
import type { NotUnderstood, Place } from './place';

/**
 * A resource of Resource Manager as a format holds it, whatever the format: expressions are resolved, and what nobody
 * can know stands in `properties` as `Late`.
 */
export interface AzureResource {
  /** `Microsoft.Network/networkSecurityGroups`, `Microsoft.Network/firewallPolicies/ruleCollectionGroups`, in any case. */
  readonly type: string;
  /** Its own, or with those of its parents before it: `group`, `policy/group`. */
  readonly name: Maybe<string>;
  /** As the user says it, unique among the resources of its type. */
  readonly id: string;
  /** What else refers to it: the id of Resource Manager, the id of a `Late` that stands for it, its name. */
  readonly aliases: readonly string[];
  readonly place: Place;
  /** The resource's properties, flat or below a key `properties` of their own. */
  readonly properties: unknown;
  /** Where `properties` stands in the file (RFC 6901). */
  readonly propertiesAt: string;
  /** Of a security rule the group, of a rule collection group the policy: an id or alias of it. */
  readonly parent?: Maybe<string>;
  /** The file holds a part of it alone, and what stands beside that is not known. */
  readonly partial?: true;
  /** It stands under a condition that nobody can resolve. */
  readonly uncertain?: true;
}

/** Whether the resource is one that filters traffic, or that one which does refers to; any other is passed over. */
export function declareAzureResource(resource: AzureResource, into: AzureDeclarationBuilder): boolean {
  const declare = KINDS.get(resource.type.toLowerCase());
  if (declare === undefined) return false;
  const part = { value: resource.properties, pointer: resource.propertiesAt };
  declare(resource, new Fields(part, resource.place, into.notes), into);
  return true;
}

/** Whether a resource of this type is one that is declared. */
export function isAzureFilterType(type: string): boolean {
  return KINDS.has(type.toLowerCase());
}

type Declare = (resource: AzureResource, fields: Fields, into: AzureDeclarationBuilder) => void;

const KINDS: ReadonlyMap<string, Declare> = new Map<string, Declare>([
  ['microsoft.network/networksecuritygroups', (resource, fields, into) => into.addGroup(resource, fields)],
  ['microsoft.network/networksecuritygroups/securityrules', (resource, fields, into) => into.addRule(resource, fields)],
  ['microsoft.network/applicationsecuritygroups', (resource, _, into) => into.addMembers(resource)],
  ['microsoft.network/ipgroups', (resource, fields, into) => into.addIpGroup(resource, fields)],
  ['microsoft.network/firewallpolicies', (resource, fields, into) => into.addPolicy(resource, fields)],
  [
    'microsoft.network/firewallpolicies/rulecollectiongroups',
    (resource, fields, into) => into.addCollections(resource, fields),
  ],
  ['microsoft.network/firewallpolicies/rulegroups', (resource, fields, into) => into.addOldRules(resource, fields)],
  [
    // Asked before every group: "Security admin rules in Azure Virtual Network Manager".
    'microsoft.network/networkmanagers/securityadminconfigurations/rulecollections/rules',
    (resource, fields, into) =>
      into.notes.add(
        resource.place,
        'is an admin rule, which is asked before network security groups',
        fields.part.value,
      ),
  ],
  ['microsoft.network/azurefirewalls', (resource, fields, into) => into.addFirewall(resource, fields)],
]);

interface HeldGroup extends Holding<DeclaredSecurityRule> {
  readonly defaultRules: readonly DeclaredSecurityRule[] | null;
}

interface HeldPolicy extends Holding<DeclaredCollectionGroup> {
  readonly base: Maybe<string> | null;
  readonly dnsProxy: Maybe<boolean>;
  /** The ids of groups that are printed beside the policy, and stand for themselves. */
  readonly printed: readonly Maybe<string>[];
}

/**
 * Gathers resources in whatever order they stand; a rule may come before its group. `build` joins children to their
 * parents, and a child whose parent no resource declares to a parent of its own that is marked `partial`.
 */
export class AzureDeclarationBuilder {
  readonly notes: Notes;
  private readonly groups: HeldGroup[] = [];
  private readonly policies: HeldPolicy[] = [];
  private readonly members: Declared[] = [];
  private readonly ipGroups: DeclaredIpGroup[] = [];
  private readonly rules: Child<DeclaredSecurityRule>[] = [];
  private readonly collections: Child<DeclaredCollectionGroup>[] = [];

  constructor(lineOf?: LineOf, settle?: Settle) {
    this.notes = new Notes(lineOf, settle);
  }

  addGroup(resource: AzureResource, fields: Fields): void {
    const printed = fields.find('defaultSecurityRules') !== null;
    const own = isLate(fields.part.value)
      ? [unknownRule('securityRules', resource.place, fields.part.value)]
      : securityRules(fields, 'securityRules');
    this.groups.push({
      declared: declaredOf(resource),
      held: [...own],
      defaultRules: printed ? securityRules(fields, 'defaultSecurityRules') : null,
      ...(resource.partial === true ? { partial: true } : {}),
    });
  }

  addRule(resource: AzureResource, fields: Fields): void {
    const known = isObject(fields.part.value);
    const rule = known
      ? { ...securityRule(fields, ownName(resource)), name: ownName(resource) }
      : unknownRule(ownName(resource), resource.place);
    this.rules.push(childOf(resource, { ...rule, place: resource.place, ...uncertainty(resource) }));
  }

  addMembers(resource: AzureResource): void {
    this.members.push(declaredOf(resource));
  }

  addIpGroup(resource: AzureResource, fields: Fields): void {
    const known = fields.find('ipAddresses') !== null || isObject(fields.part.value);
    this.ipGroups.push({ ...declaredOf(resource), addresses: known ? fields.texts('ipAddresses') : null });
  }

  addPolicy(resource: AzureResource, fields: Fields): void {
    const known = isObject(fields.part.value);
    const settings = fields.find('dnsSettings');
    const late = lateAt(resource.place, fields.part.pointer);
    this.policies.push({
      declared: declaredOf(resource),
      held: [],
      base: known ? fields.reference('basePolicy') : late,
      dnsProxy: !known
        ? late
        : settings === null
          ? false
          : isLate(settings.value)
            ? settings.value
            : (fields.fieldsOf(settings).flag('enableProxy') ?? false),
      printed: known ? fields.references('ruleCollectionGroups') : [],
    });
  }

  addCollections(resource: AzureResource, fields: Fields): void {
    const known = isObject(fields.part.value);
    const group = known ? collectionGroup(fields, ownName(resource)) : unknownGroup(ownName(resource), resource.place);
    this.collections.push(childOf(resource, { ...group, place: resource.place, ...uncertainty(resource) }));
  }

  /** The form of rules before 2020-05-01, which nobody here reads. */
  addOldRules(resource: AzureResource, fields: Fields): void {
    this.notes.add(resource.place, 'is a rule group of an API version before 2020-05-01', fields.part.value);
    this.collections.push(
      childOf(resource, { ...unknownGroup(ownName(resource), resource.place), ...uncertainty(resource) }),
    );
  }

  /** A firewall that a policy is bound to has no rules of its own. */
  addFirewall(resource: AzureResource, fields: Fields): void {
    const own = classicGroup(fields, 'rules of the firewall');
    if (own === null) return;
    this.policies.push({
      declared: declaredOf(resource),
      held: [own],
      base: null,
      dnsProxy: lateAt(resource.place, fields.part.pointer),
      printed: [],
    });
  }

  build(): { readonly azure: DeclaredAzure; readonly notUnderstood: readonly NotUnderstood[] } {
    const groups = joined(
      this.groups,
      this.rules,
      (declared): HeldGroup => ({ declared, held: [], defaultRules: null, partial: true }),
    );
    const policies = joined(
      this.policies,
      this.collections,
      (declared): HeldPolicy => ({
        declared,
        held: [],
        base: null,
        dnsProxy: lateAt(declared.place, `${declared.place.pointer}/dnsSettings`),
        printed: [],
        partial: true,
      }),
    );
    const named = new Set(this.collections.flatMap(({ aliases }) => aliases.map((alias) => alias.toLowerCase())));
    return {
      azure: {
        networkSecurityGroups: distinct(groups.map(networkSecurityGroup)),
        applicationSecurityGroups: distinct(this.members),
        firewallPolicies: distinct(policies.map((policy) => this.policy(policy, named))),
        ipGroups: distinct(this.ipGroups),
      },
      notUnderstood: this.notes.found,
    };
  }

  /** A group that is printed by its id alone may hold any rules. */
  private policy(
    { declared, held, base, dnsProxy, printed, partial }: HeldPolicy,
    named: ReadonlySet<string>,
  ): DeclaredAzureFirewallPolicy {
    const elsewhere = printed.filter((id) => isLate(id) || !named.has(id.toLowerCase()));
    const unknown = elsewhere.map((id) => {
      const text = isLate(id) ? id.id : id;
      this.notes.add(declared.place, 'has a rule collection group that was not handed over', text);
      return unknownGroup(text.slice(text.lastIndexOf('/') + 1), declared.place);
    });
    return { ...declared, base, groups: [...held, ...unknown], dnsProxy, ...(partial === true ? { partial } : {}) };
  }
}

function networkSecurityGroup({ declared, held, defaultRules, partial }: HeldGroup): DeclaredNetworkSecurityGroup {
  return { ...declared, rules: once(held), defaultRules, ...(partial === true ? { partial } : {}) };
}

/** What a portal exports stands twice: in its group and for itself. The same rule of the same name is one. */
function once(rules: readonly DeclaredSecurityRule[]): readonly DeclaredSecurityRule[] {
  const seen = new Map<string, string>();
  return rules.filter((rule) => {
    const name = rule.name.toLowerCase();
    const said = JSON.stringify({ ...rule, place: null });
    if (seen.get(name) === said) return false;
    if (!seen.has(name)) seen.set(name, said);
    return true;
  });
}

function declaredOf(resource: AzureResource): Declared {
  const { id, aliases, place } = resource;
  return { id, aliases, place, ...uncertainty(resource) };
}

function uncertainty({ uncertain }: AzureResource): { readonly uncertain?: true } {
  return uncertain === true ? { uncertain } : {};
}

/** The last part of a name that its parents' stand before. */
function ownName({ name, id }: AzureResource): string {
  if (isLate(name)) return id;
  return name.slice(name.lastIndexOf('/') + 1);
}

function childOf<Held>(resource: AzureResource, held: Held): Child<Held> {
  const { name, parent, id, aliases, place } = resource;
  const before = isLate(name) || !name.includes('/') ? `the parent of ${id}` : name.slice(0, name.lastIndexOf('/'));
  const of = parent === undefined ? before : isLate(parent) ? parent.id : parent;
  return { parent: of, place, aliases: [id, ...aliases], held };
}
