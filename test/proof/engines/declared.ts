import type { DeclaredAws, DeclaredGroupRule, DeclaredSecurityGroup } from '../../../lib/proof/readers/declared-aws';
import type { Place } from '../../../lib/proof/readers/place';

export const PLACE: Place = { file: 'template.yaml', resource: 'Agents', pointer: '/Resources/Agents', line: 1 };

/** A file that declares these and nothing else. */
export function declaredAws(some: Partial<DeclaredAws>): DeclaredAws {
  return {
    securityGroups: [],
    prefixLists: [],
    ruleGroups: [],
    firewallPolicies: [],
    domainLists: [],
    dnsRuleGroups: [],
    dnsAssociations: [],
    ...some,
  };
}

export function group(
  id: string,
  rules: readonly Partial<DeclaredGroupRule>[],
  rest: Partial<DeclaredSecurityGroup> = {},
): DeclaredSecurityGroup {
  return {
    id,
    aliases: [],
    place: PLACE,
    egressByDefault: false,
    rules: rules.map((rule, index) => ({ ...RULE, name: `egress ${index + 1}`, ...rule })),
    ...rest,
  };
}

const RULE: DeclaredGroupRule = {
  name: 'egress 1',
  place: PLACE,
  direction: 'egress',
  protocol: 'tcp',
  fromPort: 443,
  toPort: 443,
  peers: [{ kind: 'cidr', cidr: '10.0.0.0/8' }],
  description: null,
};
