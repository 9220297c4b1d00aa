import { identitiesOf, nameOf } from './aws-provider-security-groups';
import type { DeclaredDnsAssociation, DeclaredDnsRule, DeclaredDnsRuleGroup, DeclaredDomainList } from './declared-aws';
import { Late, type Maybe } from './late';
import type { Block } from './provider-block';
import { declared, type ProviderResource } from './provider-resource';

/** The DNS Firewall of the provider for AWS, whose rules all stand beside their groups. */
export class ProviderDnsFirewall {
  private readonly lists: DeclaredDomainList[] = [];
  private readonly groups: ProviderResource[] = [];
  private readonly rules: { readonly group: Maybe<string>; readonly rule: DeclaredDnsRule; readonly body: Block }[] =
    [];
  private readonly associations: DeclaredDnsAssociation[] = [];

  /** A list that says no domains may be filled by others. */
  addList(resource: ProviderResource): void {
    const { body } = resource;
    this.lists.push({ ...declared(resource), domains: body.has('domains') ? body.texts('domains') : null });
  }

  addGroup(resource: ProviderResource): void {
    this.groups.push(resource);
  }

  addRule({ id, body }: ProviderResource): void {
    const group = body.requiredReference('firewallRuleGroupId');
    const list = body.reference('firewallDomainListId');
    // A rule of DNS Firewall Advanced asks no list: AWS itself finds out what it matches.
    if (list === null) body.note('asks no list of domains', body.text('dnsThreatProtection') ?? '', nameOf(group), id);
    const rule = {
      place: body.place,
      priority: body.requiredNumber('priority'),
      action: body.required('action'),
      list: list ?? new Late(`${id} domains`),
      blockResponse: body.text('blockResponse'),
      queryType: body.text('qType'),
      redirection: body.text('firewallDomainRedirectionAction'),
    };
    this.rules.push({ group, rule, body });
  }

  addAssociation(resource: ProviderResource): void {
    const { body } = resource;
    this.associations.push({
      ...declared(resource),
      group: body.requiredReference('firewallRuleGroupId'),
      vpc: body.requiredReference('vpcId'),
      priority: body.requiredNumber('priority'),
    });
  }

  build() {
    return { domainLists: this.lists, dnsRuleGroups: this.groupsOf(), dnsAssociations: this.associations };
  }

  /** Of a group that is not of the file other rules may stand elsewhere, so it is uncertain as a whole. */
  private groupsOf(): readonly DeclaredDnsRuleGroup[] {
    const owners = new Map<string, string>();
    for (const group of this.groups) for (const name of [...identitiesOf(group), group.id]) owners.set(name, group.id);
    const rules = new Map<string, DeclaredDnsRule[]>();
    const strangers: DeclaredDnsRuleGroup[] = [];
    for (const { group, rule, body } of this.rules) {
      const name = nameOf(group);
      const id = owners.get(name) ?? name;
      const already = rules.get(id);
      if (already !== undefined) {
        already.push(rule);
        continue;
      }
      const own = [rule];
      rules.set(id, own);
      if (owners.has(name)) continue;
      body.note('belongs to a rule group that the file does not hold', name, name, null);
      strangers.push({ id, aliases: [], place: rule.place, uncertain: true, rules: own });
    }
    return [...this.groups.map((group) => ({ ...declared(group), rules: rules.get(group.id) ?? [] })), ...strangers];
  }
}
