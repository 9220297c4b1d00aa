import fc from 'fast-check';
import { type AuditedRole, audit, type Deployment, readDeployment, renderAudit } from '../../lib/audit';
import { role } from '../../lib/resolve';
import { audited, CRANE, crane, deployed, entry, firewall, group, NEEDED, quay, standings, TOWER } from './quay';

const cranes = (...lines: readonly string[]) => group('Cranes', lines.map(entry));

describe('a requirement', () => {
  test('is open where the group opens all of it, and names reach over IPv4 alone', () => {
    const result = audited(cranes(...NEEDED));
    expect(standings(result)).toEqual({
      'crane-office': 'open',
      'crane-depot': 'open',
      'crane-tower': 'open',
      'crane-relay': 'open',
    });
    expect([result.fine, result.clean, result.beyond, result.narrower, result.idle]).toEqual([true, true, [], [], []]);
  });

  test('needs a name over IPv4 alone, whatever the group opens over IPv6', () => {
    for (const other of ['udp 123 2001:db8::/32', 'tcp 443 2001:db8::/32']) {
      expect(standings(audited(cranes(...NEEDED, other)))).toMatchObject({
        'crane-office': 'open',
        'crane-relay': 'open',
      });
    }
  });

  test('is open in a group that has the egress that EC2 gives it, whether or not its network has IPv6', () => {
    expect(standings(audited(group('Cranes', [])))).toMatchObject({ 'crane-office': 'open', 'crane-relay': 'open' });
  });

  test('is partly open where some of it is, and exactly what is missing is said', () => {
    const result = audited(cranes('tcp 443 0.0.0.0/0', 'tcp 7001 192.0.2.0/25', 'tcp 8383 10.9.0.0/24'));
    expect(standings(result)).toMatchObject({ 'crane-depot': 'partly' });
    const [element] = result.requirements.find(({ requirement }) => requirement === 'crane-depot')?.elements ?? [];
    expect(element?.missing.map(({ ports, peer, perhaps }) => [ports, peer.cidrs, perhaps])).toEqual(
      expect.arrayContaining([
        [['7000'], expect.arrayContaining([expect.stringContaining('192.0.2.')]), false],
        [['7001'], ['192.0.2.128/25'], false],
      ]),
    );
  });

  test('is closed where none of it is open', () => {
    const result = audited(cranes('tcp 443 0.0.0.0/0', 'tcp 8383 10.9.0.0/24'));
    expect(standings(result)).toMatchObject({ 'crane-depot': 'closed' });
    expect(result.fine).toBe(false);
  });

  test('is unknown where a parameter without a value decides, and binding it decides', () => {
    const text = `Parameters: { Depot: { Type: String } }\nResources:\n${cranes('tcp 443 0.0.0.0/0', 'tcp 8383 10.9.0.0/24')}        - { IpProtocol: tcp, FromPort: 7000, ToPort: 7001, CidrIp: !Ref Depot }\n`;
    const of = (parameters: Readonly<Record<string, string>>) =>
      standings(audit(readDeployment([{ name: 't.yaml', text }], { parameters }), [crane(['Cranes'])]));
    expect(of({})).toMatchObject({ 'crane-depot': 'unknown' });
    expect(of({ Depot: '192.0.2.0/24' })).toMatchObject({ 'crane-depot': 'open' });
    expect(of({ Depot: '198.51.100.0/24' })).toMatchObject({ 'crane-depot': 'closed' });
  });

  test('is not asked for where the party is left out on purpose, and says so', () => {
    const result = audit(deployed(cranes('tcp 443 0.0.0.0/0', 'tcp 7000-7001 192.0.2.0/24')), [
      { entry: CRANE, machines: ['Cranes'], unbound: ['tower'] },
    ]);
    const tower = result.requirements.find(({ requirement }) => requirement === 'crane-tower');
    expect([tower?.standing, tower?.elements[0]?.remark]).toEqual(['not-asked', expect.any(String)]);
    expect(result.clean).toBe(true);
  });

  test('is bound to a group of the same file by its logical id', () => {
    const result = audit(
      deployed(
        cranes('tcp 443 0.0.0.0/0', 'tcp 7000-7001 192.0.2.0/24', 'tcp 8383 Towers') +
          group('Towers', [entry('tcp 443 0.0.0.0/0')]),
      ),
      [crane(['Cranes'], ['Towers'])],
    );
    expect([result.fine, result.clean]).toEqual([true, true]);
  });
});

describe('excess', () => {
  test('is told by rule, as exact ranges, apart from what a group has to be wider for', () => {
    const result = audited(cranes(...NEEDED, 'tcp 22-23 198.51.100.0/24'));
    expect(result.clean).toBe(false);
    expect(
      result.beyond.map(({ rules, open }) => [
        rules.map(({ rule }) => rule),
        open.map((one) => [one.ports, one.peer.cidrs]),
      ]),
    ).toEqual([[['egress 4'], [[['22-23'], ['198.51.100.0/24']]]]]);
    // A group reads no names, so 443 to everybody is what two names cost.
    expect(result.widened.flatMap(({ rules }) => rules.map(({ rule }) => rule))).toContain('egress 1');
  });

  test('of a rule that is needed comes with the lines that would do', () => {
    const result = audited(cranes('tcp 443 0.0.0.0/0', 'tcp 7000-7100 192.0.2.0/23', 'tcp 8383 10.9.0.0/24'));
    expect(result.narrower.map(({ rule, instead, neededBy }) => [rule.rule, instead, neededBy])).toEqual([
      ['egress 2', ['out tcp 7000-7001 to 192.0.2.0/24'], ['quay crane-depot']],
    ]);
  });

  test('of a rule that nothing needs comes with nothing instead', () => {
    const result = audited(cranes(...NEEDED, 'udp 53 10.0.0.2/32'));
    expect(result.narrower.map(({ rule, instead, neededBy }) => [rule.rule, instead, neededBy])).toEqual([
      ['egress 4', [], []],
    ]);
  });
});

describe('rules that decide nothing', () => {
  test('in a group are the second of two alike, and one that another takes in', () => {
    const result = audited(cranes(...NEEDED, 'tcp 7000-7001 192.0.2.0/24', 'tcp 8383 10.9.0.0/25'));
    expect(result.idle.map(({ rule, kind, by }) => [rule.rule, kind, by.map((one) => one.rule)])).toEqual([
      ['egress 4', 'duplicate', ['egress 2']],
      ['egress 5', 'covered', ['egress 3']],
    ]);
  });
});

describe('a network security group', () => {
  const rule = (name: string, priority: number, access: string, direction: string, ports: string, peer: string) => ({
    name,
    properties: {
      priority,
      access,
      direction,
      protocol: 'Tcp',
      sourcePortRange: '*',
      destinationPortRange: ports,
      sourceAddressPrefix: direction === 'Outbound' ? '*' : peer,
      destinationAddressPrefix: direction === 'Outbound' ? peer : '*',
    },
  });
  const closed = ['Inbound', 'Outbound'].map((direction) => ({
    name: `deny-${direction}`,
    properties: {
      ...rule('', 4096, 'Deny', direction, '*', '*').properties,
      protocol: '*',
    },
  }));
  const of = (...securityRules: readonly unknown[]) =>
    readDeployment([
      {
        name: 'network.json',
        text: JSON.stringify({
          $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
          contentVersion: '1.0.0.0',
          resources: [
            {
              type: 'Microsoft.Network/networkSecurityGroups',
              apiVersion: '2024-05-01',
              name: 'cranes',
              properties: { securityRules },
            },
          ],
        }),
      },
    ]);
  const needed = [
    rule('web', 300, 'Allow', 'Outbound', '443', '0.0.0.0/0'),
    rule('depot', 310, 'Allow', 'Outbound', '7000-7001', '192.0.2.0/24'),
    rule('tower', 320, 'Allow', 'Outbound', '8383', '10.9.0.0/24'),
  ];

  test('is asked in the order of its priorities: what is denied before is closed, and the rule behind it shadowed', () => {
    const open = audit(of(...needed, ...closed), [crane(['cranes'])]);
    expect(open.fine).toBe(true);
    const denied = audit(
      of(rule('no-depot', 200, 'Deny', 'Outbound', '7000-7001', '192.0.2.0/23'), ...needed, ...closed),
      [crane(['cranes'])],
    );
    expect(standings(denied)).toMatchObject({ 'crane-depot': 'closed', 'crane-tower': 'open' });
    expect(
      denied.idle.map(({ rule: one, kind, by }) => [one.rule, kind, by.map((other) => other.rule)]),
    ).toContainEqual(['depot', 'shadowed', ['no-depot']]);
    const after = audit(
      of(rule('no-depot', 400, 'Deny', 'Outbound', '7000-7001', '192.0.2.0/23'), ...needed, ...closed),
      [crane(['cranes'])],
    );
    expect(standings(after)).toMatchObject({ 'crane-depot': 'open' });
  });
});

describe('several filters', () => {
  test('that are security groups of one machine add up', () => {
    const [web = '', ...others] = NEEDED;
    const result = audit(deployed(group('Cranes', [entry(web)]) + group('Base', others.map(entry))), [
      crane(['Cranes', 'Base']),
    ]);
    expect([result.clean, result.roles[0]?.through]).toEqual([true, ['Cranes + Base']]);
  });

  test('one behind another let through what all of them do, and only those that are named', () => {
    const deployment = deployed(
      cranes(...NEEDED) + firewall('pass tcp 10.1.0.0/24 any -> 192.0.2.0/24 7000:7001 (flow:to_server; sid:1;)'),
    );
    const roles = [crane(['Cranes', '10.1.0.0/24'])];
    const both = audit(deployment, roles);
    expect(standings(both)).toMatchObject({ 'crane-office': 'closed', 'crane-depot': 'open', 'crane-tower': 'closed' });
    expect(both.roles[0]?.through).toEqual(['Cranes', 'Policy']);
    expect(both.beyond).toEqual([]);
    expect(standings(audit(deployment, roles, { through: [] }))).toMatchObject({ 'crane-office': 'open' });
    expect(() => audit(deployment, roles, { through: ['Polcy'] })).toThrow('Polcy');
  });
});

test("a firewall knows nobody's groups: what it opens for the block of a group is no excess for who is met there", () => {
  const deployment = deployed(
    cranes(...NEEDED) + firewall('pass tcp 10.1.0.0/24 any -> 10.9.0.0/24 8383 (flow:to_server; sid:1;)'),
  );
  const tower = { entry: TOWER, machines: ['10.9.0.0/24'], peers: { crane: ['10.1.0.7/32'] } };
  const result = audit(deployment, [crane(['Cranes', '10.1.0.0/24']), tower]);
  expect(result.beyond).toEqual([]);
  expect(result.widened.map(({ entries, rules }) => [entries, rules.map(({ rule }) => rule)])).toContainEqual([
    [TOWER.name],
    ['Lines sid 1'],
  ]);
  // Of a block that nobody asked for it is excess all the same.
  const alone = audit(deployment, [tower]);
  expect(alone.beyond.map(({ rules }) => rules.map(({ rule }) => rule))).toEqual([['Lines sid 1']]);
});

test('several roles on one machine explain each other, and one alone does not', () => {
  const both = group('Cranes', [...NEEDED].map(entry), [entry('tcp 8383 10.8.0.0/24')]);
  const tower = { entry: TOWER, machines: ['Cranes'], peers: { crane: ['10.8.0.0/24'] } };
  expect(audit(deployed(both), [crane(['Cranes']), tower]).beyond).toEqual([]);
  expect(audit(deployed(both), [crane(['Cranes'])]).beyond.map(({ rules }) => rules[0]?.rule)).toEqual(['ingress 1']);
});

test('several roles of one name are one part of the page, with each requirement once', () => {
  const both = group('Cranes', [...NEEDED].map(entry), [entry('tcp 8383 10.8.0.0/24')]);
  const named = (one: 'crane' | 'tower', peers: AuditedRole['peers']): AuditedRole => ({
    entry: role(quay, {}, one, { name: 'ONE' }),
    machines: ['Cranes'],
    ...(peers === undefined ? {} : { peers }),
  });
  const roles = [named('crane', { tower: ['10.9.0.0/24'] }), named('tower', { crane: ['10.8.0.0/24'] })];
  const page = renderAudit(audit(deployed(both), roles), { width: 120, colour: false });
  expect(page.match(/What the documents ask for of .*/g)).toEqual([
    'What the documents ask for of ONE, crane and tower of quay',
  ]);
  expect(page.match(/^ {2}open +crane-office, /gm)).toHaveLength(1);
});

describe('a denial', () => {
  const tower = { entry: TOWER, machines: ['Towers'], unbound: ['crane'] };
  const standing = (...lines: readonly string[]) =>
    audit(deployed(group('Towers', lines.map(entry))), [tower]).denials.map((one) => one.standing);

  test('is kept where nothing that it forbids is open', () => {
    expect(standing('tcp 443 10.0.0.0/8')).toEqual(['widened']);
    expect(standing('icmp 252-86 255.255.255.255/32')).toEqual(['kept']);
  });

  test('is widened where a group cannot tell it from what is asked for', () => {
    expect(standing('tcp 443 0.0.0.0/0')).toEqual(['widened']);
  });

  test('is broken by what nobody asked for, and then the audit is not fine', () => {
    const result = audit(deployed(group('Towers', [entry('tcp 443-444 0.0.0.0/0')])), [tower]);
    expect(result.denials.map((one) => [one.standing, one.by.map(({ rule }) => rule)])).toEqual([
      ['broken', ['egress 1']],
    ]);
    expect(result.fine).toBe(false);
  });
});

describe('what holds of every group', () => {
  const line = fc
    .tuple(
      fc.constantFrom('tcp', 'udp'),
      fc.constantFrom('443', '7000-7001', '8383', '1-65535', '7000'),
      fc.constantFrom('0.0.0.0/0', '192.0.2.0/24', '192.0.2.0/25', '10.9.0.0/24', '10.0.0.0/8'),
    )
    .map((parts) => parts.join(' '));
  const lines = fc.uniqueArray(line, { maxLength: 5 });
  const openOf = (all: readonly string[]) =>
    audited(cranes('icmp 8 127.0.0.1/32', ...all))
      .requirements.filter(({ standing }) => standing === 'open')
      .map(({ requirement }) => requirement);

  test('one more allow never closes, and one less never opens', () => {
    fc.assert(
      fc.property(lines, line, (some, more) => {
        const [before, after] = [openOf(some), openOf([...some, more])];
        expect(before.filter((one) => !after.includes(one))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('machines of an application security group that a preview has not made yet', () => {
  const UNKNOWN_ID = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
  const step = (kind: string, name: string, inputs: object, dependencies: readonly string[] = []) => {
    const urn = `urn:pulumi:dev::quay::azure-native:network:${kind}::${name}`;
    const propertyDependencies = { securityRules: dependencies };
    const newState = { urn, custom: true, type: `azure-native:network:${kind}`, inputs, propertyDependencies };
    return { op: 'create', urn, newState };
  };
  const preview = (...members: readonly string[]) => {
    const groups = members.map((name) => step('ApplicationSecurityGroup', name, {}));
    const rule = (at: number, access: string, own: object) => ({
      name: `rule${at}`,
      access,
      direction: 'Outbound',
      priority: at,
      protocol: '*',
      sourcePortRange: '*',
      destinationAddressPrefix: '*',
      destinationPortRange: '*',
      ...own,
    });
    const securityRules = [
      rule(100, 'Allow', { sourceApplicationSecurityGroups: [{ id: UNKNOWN_ID }] }),
      rule(200, 'Deny', { sourceAddressPrefix: '*' }),
    ];
    const urns = groups.map(({ urn }) => urn);
    const steps = [...groups, step('NetworkSecurityGroup', 'Shore', { securityRules }, urns)];
    return readDeployment([{ name: 'preview.json', text: JSON.stringify({ config: {}, steps }) }]);
  };
  const open = (deployment: Deployment, ...machines: readonly string[]) =>
    audit(deployment, [crane(machines)]).requirements.every(({ standing }) => standing === 'open');

  test('are bound by its name in the program where the rules can mean it alone', () => {
    expect([open(preview('Cranes'), 'Shore', 'Cranes'), open(preview('Cranes'), 'Shore')]).toEqual([true, false]);
  });

  test('are bound by the place where it is meant where nobody can tell which of several that is', () => {
    const several = preview('Cranes', 'Towers');
    const place = 'Shore.securityRules.0.sourceApplicationSecurityGroups.0.id';
    expect(open(several, 'Shore', place)).toBe(true);
    expect(() => open(several, 'Shore', 'Cranes')).toThrow(place);
  });
});
