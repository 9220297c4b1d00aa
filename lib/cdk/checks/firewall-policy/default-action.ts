import { meantOrAllowed, visible } from '../../../diagnostics/words';
import type { Check } from '../check';
import { SOURCES } from '../sources';
import { DEFAULT_ACTIONS } from './actions';
import { policiesOf } from './policies';

export const defaultActionUnknown: Check<'firewall-policy-default-action'> = {
  id: 'firewall-policy-default-action',
  severity: 'error',
  rule: 'the stateful default actions are ones that there are',
  source: SOURCES.ruleOrder,
  find(app) {
    return app.read(policiesOf).flatMap(({ resource, defaultActions }) =>
      defaultActions
        .filter(({ text }) => !DEFAULT_ACTIONS.includes(text))
        .map(({ text, at }) => ({
          resource,
          at,
          says: `'${visible(text)}' is no stateful default action`,
          fix: meantOrAllowed(visible(text), DEFAULT_ACTIONS, 'allowed').replace(/^; /, ''),
        })),
    );
  },
};
