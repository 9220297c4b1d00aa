import type { Outcome } from './aws-field';
import type { TemplateResource } from './cloudformation-security-groups';
import type { DeclaredDnsAssociation, DeclaredDnsRule, DeclaredDnsRuleGroup, DeclaredDomainList } from './declared-aws';

/** A list of domains of DNS Firewall; null where they lie in a file of S3. */
export function domainListOf({ declared, properties }: TemplateResource): DeclaredDomainList {
  const domains = properties.member('Domains');
  const isElsewhere = properties.member('DomainFileUrl').isThere() || domains.late() !== null;
  return { ...declared, domains: isElsewhere ? null : domains.texts() };
}

/** A rule group of DNS Firewall with its rules. */
export function dnsRuleGroupOf({ declared, properties }: TemplateResource): DeclaredDnsRuleGroup {
  return { ...declared, rules: properties.member('FirewallRules').items().map(dnsRuleOf) };
}

function dnsRuleOf({ field, sure }: Outcome): DeclaredDnsRule {
  const list = field.member('FirewallDomainListId');
  const action = field.member('Action');
  return {
    place: field.place,
    priority: field.member('Priority').neededNumber(),
    action: action.needed(),
    ...(sure ? {} : { uncertain: true as const }),
    // A rule of DNS Firewall Advanced has no list: the service itself judges each question.
    list: list.reference() ?? list.unreadable('is missing: which names the rule takes, the service alone decides'),
    blockResponse: field.member('BlockResponse').text(),
    queryType: field.member('Qtype').text(),
    redirection: field.member('FirewallDomainRedirectionAction').text(),
  };
}

/** A rule group of DNS Firewall at a VPC. */
export function dnsAssociationOf({ declared, properties }: TemplateResource): DeclaredDnsAssociation {
  return {
    ...declared,
    group: properties.member('FirewallRuleGroupId').neededReference(),
    vpc: properties.member('VpcId').neededReference(),
    priority: properties.member('Priority').neededNumber(),
  };
}
