import type { Check } from '../check';
import { SOURCES } from '../sources';
import { DEFAULT_ACTIONS, familyOf } from './actions';
import { DEFAULT_ACTIONS_AT, policiesOf } from './policies';

/** The service answers that the two cannot exist together, also where one of them alerts alone. */
export const defaultActionsMixed: Check<'firewall-policy-default-actions-mixed'> = {
  id: 'firewall-policy-default-actions-mixed',
  severity: 'error',
  rule: 'the stateful default actions are of one family: established, or app_layer',
  source: SOURCES.measured,
  find(app) {
    return app.read(policiesOf).flatMap(({ resource, defaultActions }) => {
      const known = defaultActions.map(({ text }) => text).filter((text) => DEFAULT_ACTIONS.includes(text));
      const families = new Set(known.map(familyOf));
      if (!families.has('established') || !families.has('app_layer')) return [];
      const says = `${known.join(', ')} do not go together: established and app_layer are families of their own`;
      const fix =
        'keep aws:drop_established_app_layer_to_server with aws:alert_established_app_layer_to_server, which wait for the whole ClientHello';
      return [{ resource, at: DEFAULT_ACTIONS_AT, says, fix }];
    });
  },
};
