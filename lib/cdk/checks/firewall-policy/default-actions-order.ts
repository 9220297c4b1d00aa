import { visible } from '../../../diagnostics/words';
import type { Check } from '../check';
import { policyOrderOf } from '../rule-group/rule-order';
import { SOURCES } from '../sources';
import { DEFAULT_ACTIONS_AT, policiesOf } from './policies';

export const defaultActionsOrder: Check<'firewall-policy-default-actions-order'> = {
  id: 'firewall-policy-default-actions-order',
  severity: 'error',
  rule: 'a policy has stateful default actions in strict order alone',
  source: SOURCES.measured,
  find(app) {
    return app
      .read(policiesOf)
      .filter(({ resource, defaultActions }) => {
        return policyOrderOf(resource) === 'DEFAULT_ACTION_ORDER' && defaultActions.length > 0;
      })
      .map(({ resource, defaultActions }) => ({
        resource,
        at: DEFAULT_ACTIONS_AT,
        says: `${defaultActions.map(({ text }) => visible(text)).join(', ')} with DEFAULT_ACTION_ORDER, which has none`,
        fix: "set StatefulEngineOptions: { RuleOrder: 'STRICT_ORDER' } on the policy and its groups, or remove the default actions",
      }));
  },
};
