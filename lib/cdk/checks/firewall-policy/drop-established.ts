import type { Check } from '../check';
import { readsNames } from '../rule-line/names';
import { SOURCES } from '../sources';
import { keyOf } from '../templates';
import { policiesOf } from './policies';

/** Key shares of today make a ClientHello longer than one segment, and its first segment has no name yet. */
export const dropEstablished: Check<'firewall-policy-drop-established'> = {
  id: 'firewall-policy-drop-established',
  severity: 'warning',
  rule: 'where rules read names, the default drop waits for the whole ClientHello',
  source: SOURCES.suricata,
  find(app) {
    const names = app.read(readsNames);
    return app.read(policiesOf).flatMap(({ resource, groups, defaultActions }) => {
      const action = defaultActions.find(({ text }) => text === 'aws:drop_established');
      const reads = groups.some(({ resource: group }) => group !== undefined && names.has(keyOf(group)));
      if (action === undefined || !reads) return [];
      return [
        {
          resource,
          at: action.at,
          says: 'aws:drop_established drops a ClientHello that comes in two segments, as post-quantum key shares make it, before its name can be read',
          fix: 'use aws:drop_established_app_layer_to_server and aws:alert_established_app_layer_to_server',
        },
      ];
    });
  },
};
