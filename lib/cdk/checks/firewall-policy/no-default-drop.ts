import { visible } from '../../../diagnostics/words';
import type { Check } from '../check';
import { policyOrderOf } from '../rule-group/rule-order';
import { ruleLines } from '../rule-line/lines';
import { dropsTheRest } from '../rule-line/wide';
import { SOURCES } from '../sources';
import { isDrop } from './actions';
import { DEFAULT_ACTIONS_AT, policiesOf } from './policies';

/** Where a group of the policy ends with a drop of its own, that one closes it. */
export const noDefaultDrop: Check<'firewall-policy-no-default-drop'> = {
  id: 'firewall-policy-no-default-drop',
  severity: 'warning',
  rule: 'a policy in strict order drops what no rule passes',
  source: SOURCES.ruleOrder,
  find(app) {
    const closing = new Set(
      app
        .read(ruleLines)
        .filter(dropsTheRest)
        .map(({ group }) => group),
    );
    return app
      .read(policiesOf)
      .filter(
        ({ resource, groups, defaultActions, knowsDefaultActions }) =>
          policyOrderOf(resource) === 'STRICT_ORDER' &&
          knowsDefaultActions &&
          !groups.some(({ resource: group }) => group !== undefined && closing.has(group)) &&
          !defaultActions.some(({ text }) => isDrop(text)),
      )
      .map(({ resource, defaultActions }) => ({
        resource,
        at: DEFAULT_ACTIONS_AT,
        says:
          defaultActions.length === 0
            ? 'no default action, so everything that no rule drops passes unseen'
            : `${defaultActions.map(({ text }) => visible(text)).join(', ')} alone: everything that no rule drops passes, with an alert`,
        fix: 'add aws:drop_established_app_layer_to_server, with aws:alert_established_app_layer_to_server so that drops are logged; acknowledge this where the policy is meant to observe',
      }));
  },
};
