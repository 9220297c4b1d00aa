import type {
  DeclaredAws,
  DeclaredDnsAssociation,
  DeclaredDnsRuleGroup,
  DeclaredDomainList,
  DeclaredFirewallPolicy,
  DeclaredPrefixList,
  DeclaredRuleGroup,
  DeclaredSecurityGroup,
} from './declared-aws';
import type { Declarations, Format } from './deployment';
import type { NotUnderstood } from './place';

/** What has been found so far of AWS in one reading, and what could not be made out. */
export class GatheredAws implements DeclaredAws {
  readonly securityGroups: DeclaredSecurityGroup[] = [];
  readonly prefixLists: DeclaredPrefixList[] = [];
  readonly ruleGroups: DeclaredRuleGroup[] = [];
  readonly firewallPolicies: DeclaredFirewallPolicy[] = [];
  readonly domainLists: DeclaredDomainList[] = [];
  readonly dnsRuleGroups: DeclaredDnsRuleGroup[] = [];
  readonly dnsAssociations: DeclaredDnsAssociation[] = [];
  readonly notUnderstood: NotUnderstood[] = [];

  declarations(format: Format): Declarations {
    const { notUnderstood, ...aws } = this;
    const none = { networkSecurityGroups: [], applicationSecurityGroups: [], firewallPolicies: [], ipGroups: [] };
    return { format, aws, azure: none, notUnderstood };
  }
}
