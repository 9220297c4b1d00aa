import type { AzureDeclarationBuilder } from './azure-resources';
import type { DeclaredAws } from './declared-aws';
import type { Declarations, Format } from './deployment';

const NO_AWS: DeclaredAws = {
  securityGroups: [],
  prefixLists: [],
  ruleGroups: [],
  firewallPolicies: [],
  domainLists: [],
  dnsRuleGroups: [],
  dnsAssociations: [],
};

/** What a format that knows Azure alone declares. */
export function declarationsOfAzure(format: Format, builder: AzureDeclarationBuilder): Declarations {
  return { format, aws: NO_AWS, ...builder.build() };
}
