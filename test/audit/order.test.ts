import { audit, readDeployment, why, whyRule } from '../../lib/audit';
import { crane, deployed, firewall, standings } from './quay';

describe('the same lines of Suricata', () => {
  const LINES = `
    drop tcp any any -> 192.0.2.0/24 7000:7001 (flow:to_server; sid:1;)
    pass tcp 10.1.0.0/24 any -> 192.0.2.0/24 7000:7001 (flow:to_server; sid:2;)`;
  const of = (order: 'STRICT_ORDER' | 'DEFAULT_ACTION_ORDER') => deployed(firewall(LINES, order));
  const cranes = [crane(['10.1.0.0/24'])];
  const question = { from: '10.1.0.7', to: '192.0.2.7:7000/tcp' };

  test('close what stands first in strict order, and pass what any of them passes in action order', () => {
    expect(standings(audit(of('STRICT_ORDER'), cranes))).toMatchObject({ 'crane-depot': 'closed' });
    expect(standings(audit(of('DEFAULT_ACTION_ORDER'), cranes))).toMatchObject({ 'crane-depot': 'open' });
    const [strict, byAction] = [why(of('STRICT_ORDER'), question), why(of('DEFAULT_ACTION_ORDER'), question)];
    expect([strict.stages[0]?.closedBy?.rule, byAction.stages[0]?.by.map(({ rule }) => rule)]).toEqual([
      'Lines sid 1',
      ['Lines sid 2'],
    ]);
  });

  test('are asked about by sid, and what of each counts is said by its order', () => {
    const pass = (order: 'STRICT_ORDER' | 'DEFAULT_ACTION_ORDER') => whyRule(of(order), { sid: 2 }, cranes);
    expect(pass('STRICT_ORDER').opens.filter((one) => one.includes('192.0.2.0/24'))).toEqual([]);
    const byAction = pass('DEFAULT_ACTION_ORDER');
    expect([byAction.rule.rule, byAction.rule.filter, byAction.action]).toEqual(['Lines sid 2', 'Policy', 'pass']);
    expect(byAction.askedBy.map(({ requirement }) => requirement)).toEqual(['crane-depot']);
    expect(whyRule(of('STRICT_ORDER'), { sid: 1 }).action).toBe('drop');
  });

  test('of no such sid, and of one that two policies have, are refused in a sentence', () => {
    expect(() => whyRule(of('STRICT_ORDER'), { sid: 9 })).toThrow("'sid 9'");
    const second = firewall(LINES)
      .replaceAll('Lines', 'More')
      .replace(/^ {2}Policy:/m, '  Other:');
    expect(() => whyRule(deployed(firewall(LINES) + second), { sid: 2 })).toThrow(
      /Policy Lines sid 2.*Other More sid 2/s,
    );
  });
});

describe('a policy of Azure Firewall', () => {
  type Kind = 'dnat' | 'network' | 'application';
  interface Collection {
    readonly group: number;
    readonly priority: number;
    readonly kind: Kind;
    readonly action: 'Allow' | 'Deny';
    /** Of the policy that the other one has for a base. */
    readonly base?: true;
  }

  const FROM = '10.1.0.7';
  const SERVER = '10.2.0.4';
  const rule = (kind: Kind) => {
    const common = { name: 'rule', sourceAddresses: ['10.1.0.0/24'] };
    switch (kind) {
      case 'dnat':
        return {
          ...common,
          ruleType: 'NatRule',
          ipProtocols: ['TCP'],
          destinationAddresses: ['203.0.113.10'],
          destinationPorts: ['443'],
          translatedAddress: SERVER,
          translatedPort: '443',
        };
      case 'network':
        return {
          ...common,
          ruleType: 'NetworkRule',
          ipProtocols: ['TCP'],
          destinationAddresses: ['*'],
          destinationPorts: ['443'],
        };
      case 'application':
        return {
          ...common,
          ruleType: 'ApplicationRule',
          protocols: [{ protocolType: 'Https', port: 443 }],
          targetFqdns: ['login.quay.example'],
        };
    }
  };

  /** Groups stand in the order of the collections, so that only priorities tell. */
  function policies(collections: readonly Collection[]) {
    const id = (name: string) => `[resourceId('Microsoft.Network/firewallPolicies', '${name}')]`;
    const policy = (name: string, basePolicy?: string) => ({
      type: 'Microsoft.Network/firewallPolicies',
      apiVersion: '2024-05-01',
      name,
      properties: basePolicy === undefined ? {} : { basePolicy: { id: id(basePolicy) } },
    });
    const hasBase = collections.some(({ base }) => base);
    const groups = [...new Set(collections.map(({ group, base }) => `${base ? 'base' : 'own'} ${group}`))].map(
      (key) => {
        const [of = '', priority = ''] = key.split(' ');
        const own = collections.filter(({ group, base }) => key === `${base ? 'base' : 'own'} ${group}`);
        return {
          type: 'Microsoft.Network/firewallPolicies/ruleCollectionGroups',
          apiVersion: '2024-05-01',
          name: `${of}/group-${priority}`,
          properties: {
            priority: Number(priority),
            ruleCollections: own.map((one) => ({
              ruleCollectionType: `FirewallPolicy${one.kind === 'dnat' ? 'Nat' : 'Filter'}RuleCollection`,
              name: `${one.kind}-${one.action}-${one.priority}`,
              priority: one.priority,
              action: { type: one.kind === 'dnat' ? 'DNAT' : one.action },
              rules: [rule(one.kind)],
            })),
          },
        };
      },
    );
    return readDeployment([
      {
        name: 'policy.json',
        text: JSON.stringify({
          $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
          contentVersion: '1.0.0.0',
          resources: [...(hasBase ? [policy('base')] : []), policy('own', hasBase ? 'base' : undefined), ...groups],
        }),
      },
    ]);
  }

  const one = (kind: Kind, action: 'Allow' | 'Deny', group: number, priority: number, base?: true): Collection => ({
    group,
    priority,
    kind,
    action,
    ...(base === undefined ? {} : { base }),
  });
  const NAME = 'login.quay.example:443/tls';
  const ADDRESS = `${SERVER}:443/tls`;

  test.each([
    [
      'DNAT before network rules',
      ADDRESS,
      [one('network', 'Deny', 100, 100), one('dnat', 'Allow', 900, 900)],
      'allowed',
    ],
    [
      'network rules before application rules',
      NAME,
      [one('application', 'Allow', 100, 100), one('network', 'Deny', 900, 900)],
      'denied',
    ],
    [
      'network rules before application rules, that allow too',
      NAME,
      [one('application', 'Deny', 100, 100), one('network', 'Allow', 900, 900)],
      'allowed',
    ],
    [
      'groups by their priority, whatever their collections have',
      NAME,
      [one('application', 'Allow', 200, 100), one('application', 'Deny', 100, 900)],
      'denied',
    ],
    [
      'collections of a group by their priority',
      NAME,
      [one('application', 'Deny', 100, 300), one('application', 'Allow', 100, 200)],
      'allowed',
    ],
    [
      'what a base policy says before what its child does',
      NAME,
      [one('application', 'Allow', 100, 100), one('application', 'Deny', 900, 900, true)],
      'denied',
    ],
    [
      'the network rules of a child before the application rules of its base',
      NAME,
      [one('application', 'Deny', 100, 100, true), one('network', 'Allow', 900, 900)],
      'allowed',
    ],
  ] as const)('asks %s', (_, to, collections, answer) => {
    for (const list of [collections, [...collections].reverse()])
      expect(why(policies(list), { from: FROM, to }, [], { through: ['own'] }).answer).toBe(answer);
  });
});
