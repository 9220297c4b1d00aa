import { at, type Case, file } from './case';

const ID = '/subscriptions/0e15e000/resourceGroups/rg/providers/Microsoft.Network/firewallPolicies/PolicyA';

export const GROUP_NOT_HANDED_OVER: Case = {
  says: 'a rule collection group that was not handed over may open IPv6 as well',
  texts: [
    file({
      id: ID,
      name: 'PolicyA',
      type: 'Microsoft.Network/FirewallPolicies',
      dnsSettings: { enableProxy: true },
      basePolicy: null,
      ruleCollectionGroups: [{ id: `${ID}/ruleCollectionGroups/far` }],
    }),
  ],
  filter: 'PolicyA',
  sets: ['azure infrastructure names'],
  point: {
    direction: 'in',
    spoken: 'opaque',
    port: 443,
    from: at('2001:db8:1::9'),
    to: at('2001:db8::5'),
    name: null,
  },
  verdict: 'unknown',
};
