import type { CheckedApp } from '../templates';
import { numberOf } from '../values';

/** Every association whose priority is known. */
export function associationsOf(app: CheckedApp) {
  return app.resources('AWS::Route53Resolver::FirewallRuleGroupAssociation').flatMap((resource) => {
    const priority = numberOf(resource.properties.Priority);
    return priority === undefined ? [] : [{ resource, priority }];
  });
}
