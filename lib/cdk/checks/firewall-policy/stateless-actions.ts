import type { Check } from '../check';
import { SOURCES } from '../sources';
import { fieldOf, isWhole, textsOf } from '../values';

const STANDARD = ['aws:pass', 'aws:drop', 'aws:forward_to_sfe'];
const KEYS = ['StatelessDefaultActions', 'StatelessFragmentDefaultActions'] as const;

/** An action of the user's own may stand beside it. */
export const statelessActions: Check<'firewall-policy-stateless-actions'> = {
  id: 'firewall-policy-stateless-actions',
  severity: 'error',
  rule: 'the stateless default actions hold exactly one of aws:pass, aws:drop and aws:forward_to_sfe',
  source: SOURCES.measured,
  find(app) {
    return app.resources('AWS::NetworkFirewall::FirewallPolicy').flatMap((resource) =>
      KEYS.flatMap((key) => {
        const actions = fieldOf(resource.properties, 'FirewallPolicy', key);
        if (actions === undefined || !isWhole(actions)) return [];
        const standard = textsOf(actions, key).filter(({ text }) => STANDARD.includes(text));
        if (standard.length === 1) return [];
        const words = standard.map(({ text }) => text).join(' and ') || `none of ${STANDARD.join(', ')}`;
        return [
          {
            resource,
            at: `FirewallPolicy.${key}`,
            says: `has ${words}, where exactly one belongs`,
            fix: "write ['aws:forward_to_sfe'], so that the stateful rules see the traffic",
          },
        ];
      }),
    );
  },
};
