import type { SecurityRule, SecurityRuleEnd } from '../../model/plans/azure-network-security-group';

/** How what a plan leaves open is called where its rules are written: parameters of a template, or values of a program. */
export interface SecurityRuleBinding {
  /** An address block. */
  readonly block: (bound: string) => unknown;
  /** The id of an application security group that is a peer. */
  readonly group: (bound: string) => unknown;
  /** The id of the application security group of an entry. */
  readonly source: (name: string) => unknown;
}

/** The properties of a security rule beside its name, as Azure calls them: one of several stands in the plural, one alone in the singular. */
export function securityRule(rule: SecurityRule, binding: SecurityRuleBinding): Readonly<Record<string, unknown>> {
  const { description, priority, direction, access, protocol } = rule;
  const [port = '*', ...more] = rule.destinationPorts;
  return {
    description,
    priority,
    direction,
    access,
    protocol,
    sourcePortRange: '*',
    ...endOf('source', rule.source, binding),
    ...(more.length === 0 ? { destinationPortRange: port } : { destinationPortRanges: rule.destinationPorts }),
    ...endOf('destination', rule.destination, binding),
  };
}

function endOf(
  side: 'source' | 'destination',
  end: SecurityRuleEnd,
  binding: SecurityRuleBinding,
): Readonly<Record<string, unknown>> {
  const prefix = (value: unknown) => ({ [`${side}AddressPrefix`]: value });
  const group = (id: unknown) => ({ [`${side}ApplicationSecurityGroups`]: [{ id }] });
  switch (end.kind) {
    case 'any':
      return prefix('*');
    case 'tag':
      return prefix(end.tag);
    case 'addresses':
      return end.cidrs.length === 1 ? prefix(end.cidrs[0]) : { [`${side}AddressPrefixes`]: end.cidrs };
    case 'source':
      return group(binding.source(end.source));
    case 'bound':
      return end.as === 'block' ? prefix(binding.block(end.bound)) : group(binding.group(end.bound));
  }
}
