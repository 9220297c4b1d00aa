import { distinct, type Holding, joined } from './azure-joining';
import { collectionGroupOf } from './azurerm-collections';
import { securityRuleOf, unknownSecurityRules } from './azurerm-security-rules';
import type { Declared } from './declared-aws';
import type {
  DeclaredAzure,
  DeclaredAzureFirewallPolicy,
  DeclaredCollectionGroup,
  DeclaredNetworkSecurityGroup,
  DeclaredSecurityRule,
} from './declared-azure';
import { isLate, Late, type Maybe } from './late';
import { declared, type ProviderResource } from './provider-resource';

interface HeldPolicy extends Holding<DeclaredCollectionGroup> {
  readonly base: Maybe<string> | null;
  readonly dnsProxy: Maybe<boolean>;
}

interface Child<Held> {
  readonly parent: string;
  readonly resource: ProviderResource;
  readonly held: Held;
}

/**
 * Gathers the resources of Terraform's provider for Azure (`azurerm`), which is that of Pulumi's older package as well,
 * in whatever order they stand.
 */
export class AzurermResources {
  private readonly groups: ProviderResource[] = [];
  private readonly rules: Child<DeclaredSecurityRule>[] = [];
  private readonly members: Declared[] = [];
  private readonly policies: ProviderResource[] = [];
  private readonly collections: Child<DeclaredCollectionGroup>[] = [];
  private readonly ipGroups: ProviderResource[] = [];
  private readonly addresses = new Map<string, Maybe<string>[]>();

  private readonly kinds: ReadonlyMap<string, (resource: ProviderResource) => void> = new Map([
    ['azurerm_network_security_group', (one) => this.groups.push(one)],
    ['azurerm_network_security_rule', (one) => this.addRule(one)],
    ['azurerm_application_security_group', (one) => this.members.push(declared(one))],
    ['azurerm_firewall_policy', (one) => this.policies.push(one)],
    ['azurerm_firewall_policy_rule_collection_group', (one) => this.addCollections(one)],
    ['azurerm_ip_group', (one) => this.ipGroups.push(one)],
    ['azurerm_ip_group_cidr', (one) => this.addAddress(one)],
  ]);

  /** Whether it is one that filters traffic, or that one which does refers to. */
  add(resource: ProviderResource): boolean {
    const add = this.kinds.get(resource.type);
    add?.(resource);
    return add !== undefined;
  }

  build(): DeclaredAzure {
    return {
      networkSecurityGroups: this.networkSecurityGroups(),
      applicationSecurityGroups: this.members,
      firewallPolicies: this.firewallPolicies(),
      ipGroups: this.ipGroups.map((group) => ({ ...declared(group), addresses: this.addressesOf(group) })),
    };
  }

  /** A rule names its group by its name, within a resource group. */
  private addRule(resource: ProviderResource): void {
    const { body, id, uncertain } = resource;
    const rule = { ...securityRuleOf(body, id), ...(uncertain ? { uncertain } : {}) };
    const parent = keyOf(resource, 'networkSecurityGroupName') ?? late(body.required('networkSecurityGroupName'));
    this.rules.push({ parent, resource, held: rule });
  }

  private addCollections(resource: ProviderResource): void {
    const { body, uncertain } = resource;
    const group = { ...collectionGroupOf(resource), ...(uncertain ? { uncertain } : {}) };
    this.collections.push({ parent: late(body.requiredReference('firewallPolicyId')), resource, held: group });
  }

  private addAddress({ body }: ProviderResource): void {
    const group = late(body.requiredReference('ipGroupId')).toLowerCase();
    const already = this.addresses.get(group) ?? [];
    already.push(body.required('cidr'));
    this.addresses.set(group, already);
  }

  private networkSecurityGroups(): readonly DeclaredNetworkSecurityGroup[] {
    const own = new Map<Declared, Declared>();
    const held = this.groups.map((group): Holding<DeclaredSecurityRule> => {
      const said = declared(group);
      const key = keyOf(group, 'name');
      // The key is for joining alone: a resource group and a name.
      const joining = key === null ? said : { ...said, aliases: [...identities(group), key] };
      own.set(joining, said);
      const rules = group.body
        .blocks('securityRule')
        .map((rule, at) => (isLate(rule) ? unknownSecurityRules(group, rule) : securityRuleOf(rule, `rule ${at + 1}`)));
      return { declared: joining, held: rules };
    });
    const all = joined(held, this.rules.map(childOf), (stranger) => ({
      declared: stranger,
      held: [],
      partial: true as const,
    }));
    const groups = all.map(({ declared: joining, held: rules, partial }): DeclaredNetworkSecurityGroup => {
      const said = own.get(joining) ?? { ...joining, id: joining.id.slice(joining.id.lastIndexOf('/') + 1) };
      return { ...said, rules: once(rules), defaultRules: null, ...(partial ? { partial } : {}) };
    });
    return distinct(groups);
  }

  private firewallPolicies(): readonly DeclaredAzureFirewallPolicy[] {
    const own = new Map<Declared, Declared>();
    const held = this.policies.map((policy): HeldPolicy => {
      const said = declared(policy);
      const joining = { ...said, aliases: identities(policy) };
      own.set(joining, said);
      return { declared: joining, held: [], base: policy.body.reference('basePolicyId'), dnsProxy: dnsProxyOf(policy) };
    });
    const stranger = (one: Declared): HeldPolicy => {
      return { declared: one, held: [], base: null, dnsProxy: new Late(`${one.id} dns`), partial: true };
    };
    return joined(held, this.collections.map(childOf), stranger).map(
      ({ declared: joining, held: groups, base, dnsProxy, partial }) => ({
        ...(own.get(joining) ?? joining),
        base,
        groups,
        dnsProxy,
        ...(partial ? { partial } : {}),
      }),
    );
  }

  private addressesOf(group: ProviderResource): readonly Maybe<string>[] | null {
    const names = new Set([group.id, ...identities(group)].map((name) => name.toLowerCase()));
    const beside = [...names].flatMap((name) => this.addresses.get(name) ?? []);
    if (!group.body.has('cidrs') && beside.length === 0) return null;
    return [...new Set([...group.body.texts('cidrs'), ...beside])];
  }
}

function childOf<Held>({ parent, resource, held }: Child<Held>) {
  return { parent, place: resource.body.place, aliases: [], held };
}

/** A rule that stands for itself may be repeated in its group, as Terraform last read it. */
function once(rules: readonly DeclaredSecurityRule[]): readonly DeclaredSecurityRule[] {
  const seen = new Set<string>();
  return rules.filter((rule) => {
    const said = JSON.stringify({ ...rule, name: rule.name.toLowerCase(), place: null });
    const isNew = !seen.has(said);
    seen.add(said);
    return isNew;
  });
}

function keyOf({ body }: ProviderResource, name: string): string | null {
  const [group, own] = [body.text('resourceGroupName'), body.text(name)];
  return group === null || own === null || isLate(group) || isLate(own) ? null : `${group}/${own}`;
}

function identities({ body }: ProviderResource): readonly string[] {
  const id = body.text('id');
  return id === null || isLate(id) ? [] : [id];
}

function dnsProxyOf({ body }: ProviderResource): Maybe<boolean> {
  const dns = body.block('dns');
  return dns === null ? false : isLate(dns) ? dns : dns.flag('proxyEnabled');
}

function late(reference: Maybe<string>): string {
  return isLate(reference) ? reference.id : reference;
}
