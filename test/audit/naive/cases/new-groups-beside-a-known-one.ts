import { at, type Case, file } from './case';
import { PASS_OF_EVERYTHING_BEHIND_A_NAME } from './pass-of-everything-behind-a-name';

const GROUP = 'aws_networkfirewall_rule_group';
const POLICY = 'aws_networkfirewall_firewall_policy';
const NAMES = ['N0', 'N1', 'N2'] as const;
const KNOWN = 'arn:aws:network-firewall:eu-central-1:111122223333:x/N2';

const head = (type: string, name: string) => ({ address: `${type}.${name}`, mode: 'managed', type, name });
const group = (name: (typeof NAMES)[number]) => ({
  name,
  type: 'STATEFUL',
  capacity: 10,
  rules: `drop tls any any -> any any (tls.sni; content:"${name.toLowerCase()}.example.com"; flow:to_server; sid:1;)`,
  ...(name === 'N2' ? { id: KNOWN, arn: KNOWN } : {}),
});
const policy = {
  name: 'shop',
  firewall_policy: [
    {
      stateless_default_actions: ['aws:forward_to_sfe'],
      stateless_fragment_default_actions: ['aws:forward_to_sfe'],
      stateful_rule_group_reference: [{}, { resource_arn: KNOWN }, {}],
    },
  ],
};
const mark = { resource_arn: true };
const change = (values: object, isThere: boolean, after_unknown: object) => ({
  change: { actions: [isThere ? 'update' : 'create'], before: isThere ? values : null, after: values, after_unknown },
});

/** Three alike references, one of them known: the two that are not lead to the two groups that are new. */
export const NEW_GROUPS_BESIDE_A_KNOWN_ONE: Case = {
  ...PASS_OF_EVERYTHING_BEHIND_A_NAME,
  says: 'new rule groups of a plan of Terraform are told from one that is there already',
  texts: [
    file({
      format_version: '1.2',
      planned_values: {
        root_module: {
          resources: [
            ...NAMES.map((name) => ({ ...head(GROUP, name), values: group(name) })),
            { ...head(POLICY, 'FirewallP'), values: policy },
          ],
        },
      },
      resource_changes: [
        ...NAMES.map((name) => ({
          ...head(GROUP, name),
          ...change(group(name), name === 'N2', name === 'N2' ? {} : { id: true, arn: true }),
        })),
        {
          ...head(POLICY, 'FirewallP'),
          ...change(policy, false, { firewall_policy: [{ stateful_rule_group_reference: [mark, {}, mark] }] }),
        },
      ],
      configuration: {
        root_module: {
          resources: [
            ...NAMES.map((name) => ({ ...head(GROUP, name), expressions: {} })),
            {
              ...head(POLICY, 'FirewallP'),
              expressions: {
                firewall_policy: [
                  {
                    stateful_rule_group_reference: NAMES.map((name) => ({
                      resource_arn: { references: [`${GROUP}.${name}.arn`, `${GROUP}.${name}`] },
                    })),
                  },
                ],
              },
            },
          ],
        },
      },
    }),
  ],
  point: { direction: 'out', spoken: 'udp', port: 53, from: at('10.0.0.5'), to: at('203.0.113.4'), name: null },
};
