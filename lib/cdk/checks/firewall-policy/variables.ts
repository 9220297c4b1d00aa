import { isRecord } from '../../../access/untyped';
import type { Check } from '../check';
import { SOURCES } from '../sources';
import { fieldOf, isIntrinsic } from '../values';

const WAY = ['FirewallPolicy', 'PolicyVariables', 'RuleVariables'] as const;

export const variables: Check<'firewall-policy-variables'> = {
  id: 'firewall-policy-variables',
  severity: 'error',
  rule: 'a firewall policy sets HOME_NET and no other variable',
  source: SOURCES.measured,
  find(app) {
    return app.resources('AWS::NetworkFirewall::FirewallPolicy').flatMap((resource) => {
      const declared = fieldOf(resource.properties, ...WAY);
      if (!isRecord(declared) || isIntrinsic(declared)) return [];
      return Object.keys(declared)
        .filter((name) => name !== 'HOME_NET')
        .map((name) => ({
          resource,
          at: `${WAY.join('.')}.${name}`,
          says: `${name} is set by a policy, which takes HOME_NET alone${name === 'EXTERNAL_NET' ? ' and has its negation as EXTERNAL_NET' : ''}`,
          fix: `declare ${name} in the rule groups that name it`,
        }));
    });
  },
};
