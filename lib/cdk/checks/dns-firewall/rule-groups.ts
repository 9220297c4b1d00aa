import type { CheckedApp } from '../templates';
import { itemsOf } from '../values';

/** Every rule group of DNS Firewall, and its rules. */
export function ruleGroups(app: CheckedApp) {
  return app.resources('AWS::Route53Resolver::FirewallRuleGroup').map((resource) => ({
    resource,
    rules: itemsOf(resource.properties.FirewallRules, 'FirewallRules'),
  }));
}
