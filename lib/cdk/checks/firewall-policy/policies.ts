import { referredTo } from '../references';
import type { CheckedApp, TemplateResource } from '../templates';
import { fieldOf, isWhole, itemsOf, numberOf, textsOf } from '../values';

/** A firewall policy, and the stateful groups to which it refers. */
export interface Policy {
  readonly resource: TemplateResource;
  readonly groups: readonly GroupReference[];
  readonly defaultActions: readonly { readonly text: string; readonly at: string }[];
  /** Whether all of the default actions are known; so they are where none is set. */
  readonly knowsDefaultActions: boolean;
}

export interface GroupReference {
  readonly at: string;
  readonly priority: number | undefined;
  /** Whether a priority is set, be it known or not. */
  readonly hasPriority: boolean;
  /** The group, where it stands in this app. */
  readonly resource: TemplateResource | undefined;
}

/** Where a policy has its stateful default actions. */
export const DEFAULT_ACTIONS_AT = 'FirewallPolicy.StatefulDefaultActions';

export function policiesOf(app: CheckedApp): readonly Policy[] {
  return app.resources('AWS::NetworkFirewall::FirewallPolicy').map((resource) => {
    const policy = fieldOf(resource.properties, 'FirewallPolicy');
    const references = 'FirewallPolicy.StatefulRuleGroupReferences';
    const actions = fieldOf(policy, 'StatefulDefaultActions');
    return {
      resource,
      groups: itemsOf(fieldOf(policy, 'StatefulRuleGroupReferences'), references).map(({ value, at }) => ({
        at,
        priority: numberOf(fieldOf(value, 'Priority')),
        hasPriority: fieldOf(value, 'Priority') !== undefined,
        resource: groupOf(app, resource, fieldOf(value, 'ResourceArn')),
      })),
      defaultActions: textsOf(actions, DEFAULT_ACTIONS_AT),
      knowsDefaultActions: isWhole(actions),
    };
  });
}

function groupOf(app: CheckedApp, { template }: TemplateResource, arn: unknown): TemplateResource | undefined {
  const resource = referredTo(app, template, arn);
  return resource?.type === 'AWS::NetworkFirewall::RuleGroup' ? resource : undefined;
}
