import type { Check } from '../check';
import { SOURCES } from '../sources';
import { isDrop } from './actions';
import { DEFAULT_ACTIONS_AT, policiesOf } from './policies';

export const defaultDrops: Check<'firewall-policy-default-drops'> = {
  id: 'firewall-policy-default-drops',
  severity: 'error',
  rule: 'at most one of the stateful default actions drops',
  source: SOURCES.measured,
  find(app) {
    return app.read(policiesOf).flatMap(({ resource, defaultActions }) => {
      const drops = defaultActions.map(({ text }) => text).filter(isDrop);
      if (drops.length < 2) return [];
      const says = `${drops.length} default actions drop: ${drops.join(', ')}`;
      return [{ resource, at: DEFAULT_ACTIONS_AT, says, fix: 'keep one, and its alert beside it' }];
    });
  },
};
