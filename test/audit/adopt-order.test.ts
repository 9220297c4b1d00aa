import { adopt, type Deployment, readDeployment, renderAdoption } from '../../lib/audit';
import { adoptedAs } from './adopted';
import { Dice } from './naive/dice';
import { crane, deployed, entry, firewall, group, NEEDED } from './quay';

/** `Allow 100 Tcp 443 Internet`, as a group of Azure that machines are under. */
function azureGroup(rules: readonly string[]): Deployment {
  const securityRules = rules.map((text, at) => {
    const [access, priority, protocol, destinationPortRange, destinationAddressPrefix] = text.split(' ');
    const ends = { sourceAddressPrefix: '*', sourcePortRange: '*', destinationAddressPrefix, destinationPortRange };
    return {
      name: `rule${at + 1}`,
      properties: { access, priority: Number(priority), direction: 'Outbound', protocol, ...ends },
    };
  });
  return arm([{ type: 'Microsoft.Network/networkSecurityGroups', name: 'Cranes', properties: { securityRules } }]);
}

/** `network Deny 192.0.2.0/24 7000`, `application Deny login.quay.example 443`, each a collection of a policy, or of its base. */
function azurePolicy(own: readonly string[], base: readonly string[] = []): Deployment {
  const collection = (text: string, at: number) => {
    const [kind, action, target, port] = text.split(' ');
    const common = { name: 'rule', sourceAddresses: ['10.1.0.0/24'] };
    const rule =
      kind === 'network'
        ? {
            ...common,
            ruleType: 'NetworkRule',
            ipProtocols: ['TCP'],
            destinationAddresses: [target],
            destinationPorts: [port],
          }
        : {
            ...common,
            ruleType: 'ApplicationRule',
            protocols: [{ protocolType: 'Https', port: Number(port) }],
            targetFqdns: [target],
          };
    return {
      ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
      name: `${kind}${at}`,
      priority: 100 + at,
      action: { type: action },
      rules: [rule],
    };
  };
  const id = "[resourceId('Microsoft.Network/firewallPolicies', 'base')]";
  const policy = (name: string, properties: object) => ({
    type: 'Microsoft.Network/firewallPolicies',
    name,
    properties,
  });
  const collections = (name: string, texts: readonly string[]) => ({
    type: 'Microsoft.Network/firewallPolicies/ruleCollectionGroups',
    name: `${name}/rules`,
    properties: { priority: 200, ruleCollections: texts.map(collection) },
  });
  return arm([
    ...(base.length === 0 ? [] : [policy('base', {}), collections('base', base)]),
    policy('own', base.length === 0 ? {} : { basePolicy: { id } }),
    collections('own', own),
  ]);
}

function arm(resources: readonly object[]): Deployment {
  const template = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: resources.map((one) => ({ apiVersion: '2024-05-01', ...one })),
  };
  return readDeployment([{ name: 'main.json', text: JSON.stringify(template) }]);
}

const inGroup = [crane(['Cranes'])];
const behind = [crane(['10.1.0.0/24'])];

function inTheWay(deployment: Deployment, roles = behind, through?: readonly string[]) {
  const { filters, proved } = adopt(deployment, roles, through === undefined ? {} : { through });
  const [filter] = filters;
  if (filter === undefined) throw new Error('there is no filter');
  return { filter, proved, rules: filter.inTheWay.map(({ rule, remedy }) => [rule.rule, remedy]) };
}

describe('a rule of a network security group that is kept and closes', () => {
  const OPEN = ['Allow 100 Tcp 443 *', 'Allow 110 Tcp 7000-7001 192.0.2.0/24', 'Allow 120 Tcp 8383 10.9.0.0/24'];

  test('is asked after the construct where its number says so, and the change is proved', () => {
    const { adoption, lost } = adoptedAs(azureGroup([...OPEN, 'Deny 4000 * * *']), inGroup);
    expect([adoption.proved, adoption.filters[0]?.inTheWay]).toEqual([true, []]);
    expect(lost('before')).toEqual([]);
  });

  test('has to be put behind where its number is lower, since it would close what it stands behind today', () => {
    const { adoption, lost } = adoptedAs(azureGroup([...OPEN, 'Deny 200 Tcp 7000 192.0.2.0/25']), inGroup);
    const [filter] = adoption.filters;
    expect(adoption.proved).toBe(false);
    expect(filter?.inTheWay).toMatchObject([
      {
        rule: { rule: 'rule4' },
        perhaps: false,
        remedy: 'put-behind',
        loses: ['out tcp 7000 to 192.0.2.0/25'],
        keepsClosed: [],
        whole: true,
      },
    ]);
    expect([lost('before'), lost('behind'), filter?.lost]).toEqual([['crane-depot: partly'], [], []]);
  });

  test('that closes already today what the construct would open loses nothing, and says what it keeps closed', () => {
    const { adoption, lost } = adoptedAs(azureGroup(['Deny 90 Tcp 7000 192.0.2.0/25', ...OPEN]), inGroup);
    expect(adoption.filters[0]?.inTheWay).toMatchObject([
      { rule: { rule: 'rule1' }, loses: [], keepsClosed: ['out tcp 7000 to 192.0.2.0/25'] },
    ]);
    expect([adoption.proved, lost('before')]).toEqual([false, []]);
    const page = renderAdoption(adoption, { width: 200, colour: false });
    expect(page).toContain(
      "nothing that is asked for is lost if 1 rule that is kept is put behind the construct's rules",
    );
    expect(page).toContain('keeps closed what is closed today: out tcp 7000 to 192.0.2.0/25');
  });

  test('is in nobody’s way where nothing that is asked for lies in it', () => {
    const { proved, rules } = inTheWay(azureGroup(['Deny 90 Tcp 22 *', 'Deny 91 Udp * *', ...OPEN]), inGroup);
    expect([proved, rules]).toEqual([true, []]);
  });
});

test('a number that the construct has too is told of what is kept in the same direction, since Azure takes each once', () => {
  const rules = [
    'Allow 100 Tcp 443 *',
    'Allow 110 Tcp 7000-7001 192.0.2.0/24',
    'Allow 120 Tcp 8383 10.9.0.0/24',
    'Allow 4096 Tcp 22 203.0.113.0/24',
    'Deny 4095 Udp * *',
  ];
  const { adoption } = adoptedAs(azureGroup(rules), inGroup);
  const [filter] = adoption.filters;
  expect(filter?.renumber.map(({ rule, number }) => [rule.rule, number])).toEqual([['rule4', 4096]]);
  expect(filter?.numbers.at(-1)).toBe(4096);
  const page = renderAdoption(adoption, { width: 200, colour: false });
  expect(page).toContain(
    'since the construct has a rule of that number and direction\n    Cranes rule4 (main.json:1): 4096',
  );
  expect(page).toMatch(/The construct's rules have the numbers 1\d{3}.* by default/);
  const [number] = filter?.numbers ?? [];
  const { filter: another } = inTheWay(azureGroup([...rules, `Deny ${number} Udp 9 *`]), inGroup);
  expect(another.renumber.map(({ rule }) => rule.rule)).toContain('rule6');
});

describe('a rule of Azure Firewall that is kept and closes', () => {
  const OPEN = ['application Allow login.quay.example 443', 'application Allow relay.other.example 443'];
  const DEPOT = 'network Allow 192.0.2.0/24 7000-7001';
  const TOWER = 'network Allow 10.9.0.0/24 8383';

  test('and is of a kind that is asked later than the construct’s does no harm wherever it stands', () => {
    const { filter } = inTheWay(azurePolicy(['application Deny other.quay.example 443', DEPOT, TOWER, ...OPEN]));
    expect([filter.kept.length, filter.inTheWay]).toEqual([1, []]);
  });

  test('and is of the same kind has to be put behind', () => {
    expect(inTheWay(azurePolicy([DEPOT, TOWER, 'network Deny 192.0.2.0/25 7000', ...OPEN])).rules).toEqual([
      ['rules network2 rule', 'put-behind'],
    ]);
    expect(inTheWay(azurePolicy([DEPOT, TOWER, ...OPEN, 'application Deny *.quay.example 443'])).rules).toEqual([
      ['rules application4 rule', 'put-behind'],
    ]);
  });

  test('and is of a kind that is asked first closes wherever it is put, so that it has to be narrowed', () => {
    const { rules, proved, filter } = inTheWay(azurePolicy([DEPOT, TOWER, ...OPEN, 'network Deny * 443']));
    expect([rules, proved]).toEqual([[['rules network4 rule', 'narrow']], false]);
    expect(filter.inTheWay[0]?.keepsClosed.length).toBeGreaterThan(0);
  });

  test('and stands in a base policy is asked first, whatever the number of the construct’s group', () => {
    const deployment = azurePolicy([DEPOT, TOWER, ...OPEN], ['network Deny 192.0.2.0/25 7000']);
    expect(inTheWay(deployment, behind, ['own']).rules).toEqual([['rules network0 rule', 'narrow']]);
  });
});

describe('a line of Network Firewall that is kept and closes', () => {
  const LINES = `
    pass tcp 10.1.0.0/24 any -> 192.0.2.0/24 7000:7001 (flow:to_server; sid:1;)
    drop tcp 10.1.0.0/24 any -> 192.0.2.0/25 7000 (flow:to_server; sid:2;)`;

  test.each(['STRICT_ORDER', 'DEFAULT_ACTION_ORDER'] as const)(
    'has to be put behind ours, which stand in strict order, out of %s',
    (order) => {
      const { adoption, lost } = adoptedAs(deployed(firewall(LINES, order)), behind);
      const [filter] = adoption.filters;
      expect([filter?.replaced.map(({ rule }) => rule), filter?.kept.map(({ rule }) => rule)]).toEqual([
        ['Lines sid 1'],
        ['Lines sid 2'],
      ]);
      expect(filter?.inTheWay).toMatchObject([
        { rule: { rule: 'Lines sid 2' }, remedy: 'put-behind', loses: ['out tcp 7000 to 192.0.2.0/25'] },
      ]);
      expect([adoption.proved, lost('before').includes('crane-depot: partly'), lost('behind')]).toEqual([
        false,
        true,
        [],
      ]);
    },
  );

  test('is in nobody’s way where nothing that is asked for lies in it', () => {
    const lines = `${LINES.replace('drop tcp', 'drop udp')}`;
    expect(inTheWay(deployed(firewall(lines))).rules).toEqual([]);
  });

  test('may be a rule without state, which is asked first wherever it is put', () => {
    const stateless = firewall(LINES.replace('drop tcp', 'drop udp')).replace(
      '  Policy:\n',
      `  Edge:
    Type: AWS::NetworkFirewall::RuleGroup
    Properties:
      RuleGroupName: edge
      Type: STATELESS
      Capacity: 10
      RuleGroup:
        RulesSource:
          StatelessRulesAndCustomActions:
            StatelessRules:
              - Priority: 1
                RuleDefinition:
                  Actions: ['aws:drop']
                  MatchAttributes: { Destinations: [{ AddressDefinition: 192.0.2.128/25 }] }
  Policy:
`,
    );
    const text = stateless.replace(
      '        StatelessDefaultActions:',
      '        StatelessRuleGroupReferences: [{ Priority: 1, ResourceArn: !Ref Edge }]\n        StatelessDefaultActions:',
    );
    const { rules } = inTheWay(deployed(text));
    expect(rules).toContainEqual(['Edge priority 1', 'narrow']);
  });
});

test('a security group has no order, and nothing in it stands in the way of anything', () => {
  const deployment = deployed(group('Cranes', [...NEEDED, 'tcp 22 203.0.113.0/24'].map(entry)));
  const { adoption, lost } = adoptedAs(deployment, inGroup);
  expect([adoption.proved, adoption.filters[0]?.inTheWay, lost('before')]).toEqual([true, [], []]);
});

test('a rule of DNS Firewall that blocks a name which is asked for has to be put behind', () => {
  const list = (id: string, ...names: readonly string[]) =>
    `  ${id}:\n    Type: AWS::Route53Resolver::FirewallDomainList\n    Properties: { Domains: [${names.map((name) => `'${name}'`).join(', ')}] }\n`;
  const rule = (priority: number, action: string, id: string) =>
    `        - { Priority: ${priority}, Action: ${action}, FirewallDomainListId: !GetAtt ${id}.Id${action === 'BLOCK' ? ', BlockResponse: NXDOMAIN' : ''} }\n`;
  const group = (others: string, action = 'BLOCK') =>
    deployed(
      `${list('Office', 'login.quay.example')}${list('Others', others)}  Names:\n    Type: AWS::Route53Resolver::FirewallRuleGroup\n    Properties:\n      FirewallRules:\n${rule(1, 'ALLOW', 'Office')}${rule(2, action, 'Others')}`,
    );
  expect(inTheWay(group('*.quay.example'))).toMatchObject({ rules: [['2 BLOCK Others', 'put-behind']], proved: false });
  expect(inTheWay(group('*.elsewhere.example')).rules).toEqual([]);
  // One that opens stands before the construct's rule that blocks every other name, or opens nothing.
  const { putBefore } = inTheWay(group('printer.elsewhere.example', 'ALLOW')).filter;
  expect(putBefore.map(({ rule }) => rule)).toEqual(['2 ALLOW Others']);
  // What means no name asks no resolver, and is as open before as after.
  const { opened } = inTheWay(group('*.elsewhere.example')).filter;
  expect(opened.filter((line) => !line.includes(' meaning '))).toEqual([]);
});

describe('a rule that serves others too', () => {
  test('is not replaced between machines, and what it opens to them is said', () => {
    const { filter } = inTheWay(
      deployed(firewall('pass tcp any any -> 192.0.2.0/24 7000:7001 (flow:to_server; sid:1;)')),
    );
    expect([filter.replaced, filter.narrowed]).toMatchObject([
      [],
      [{ rule: { rule: 'Lines sid 1' }, rest: [], whole: true }],
    ]);
    expect(filter.narrowed[0]?.others).toEqual([
      'out tls, http, opaque 7000-7001 from 0.0.0.0/0 (except 10.1.0.0/24) to 192.0.2.0/24',
    ]);
  });

  test('is replaced where all whom it serves are of the role', () => {
    const { filter } = inTheWay(
      deployed(firewall('pass tcp 10.1.0.0/25 any -> 192.0.2.0/24 7000:7001 (flow:to_server; sid:1;)')),
    );
    expect([filter.replaced.map(({ rule }) => rule), filter.narrowed]).toEqual([['Lines sid 1'], []]);
  });

  test('opens in a group to all that are in it, whatever their addresses', () => {
    const deployment = deployed(group('Cranes', NEEDED.map(entry)));
    const { filter } = inTheWay(deployment, [crane(['Cranes', '10.1.0.0/24'])]);
    expect([filter.replaced.length, filter.narrowed]).toEqual([3, []]);
  });

  test('opens in one of two groups to those that are not in the other', () => {
    const deployment = deployed(group('Cranes', NEEDED.map(entry)) + group('Base', []));
    const { filter } = inTheWay(deployment, [crane(['Cranes', 'Base'])]);
    expect(filter.narrowed.map(({ others }) => others)).toEqual([
      ['out tcp 443 from Cranes outside Base to 0.0.0.0/0'],
      ['out tcp 7000-7001 from Cranes outside Base to 192.0.2.0/24'],
      ['out tcp 8383 from Cranes outside Base to 10.9.0.0/24'],
    ]);
  });
});

describe('what is called proved loses nothing that is open', () => {
  const SEED = 20_261_129;
  const TIMES = 20;
  const dice = new Dice(SEED);

  /** Rules of either action over a few ends and ports, the needed ones among them. */
  const flows = [
    ['192.0.2.0/24', '7000', '7001'],
    ['192.0.2.0/24', '7000', '7001'],
    ['192.0.2.0/25', '7000', '7000'],
    ['10.9.0.0/24', '8383', '8383'],
    ['10.9.0.0/24', '8383', '8383'],
    ['10.9.0.0/16', '8000', '9000'],
    ['203.0.113.0/24', '443', '443'],
    ['198.51.100.0/24', '22', '22'],
  ] as const;
  const lines = () => {
    const drawn = dice.times(dice.between(1, 6), (at) => {
      const [to, low, high] = dice.pick(flows);
      return `${dice.chance(0.6) ? 'pass' : 'drop'} tcp ${dice.pick(['any', '10.1.0.0/24', '10.1.0.0/25'])} any -> ${to} ${low}:${high} (flow:to_server; sid:${at + 1};)`;
    });
    return deployed(firewall(drawn.join('\n'), dice.pick(['STRICT_ORDER', 'DEFAULT_ACTION_ORDER'])));
  };
  const numbered = () => {
    const numbers = dice.shuffled([100, 200, 300, 400, 3999, 4000, 4010, 4020]);
    const drawn = dice.times(dice.between(1, 6), (at) => {
      const [to, low, high] = dice.pick(flows);
      return `${dice.chance(0.6) ? 'Allow' : 'Deny'} ${numbers[at]} Tcp ${low}-${high} ${to}`;
    });
    return azureGroup([`Allow ${dice.pick([150, 250])} Tcp 7000-7001 192.0.2.0/24`, ...drawn]);
  };

  test.each([
    ['lines of Network Firewall', lines, behind],
    ['a network security group', numbered, inGroup],
  ] as const)(`in ${TIMES} sets of %s`, (_, draw, roles) => {
    const counts = { proved: 0, inTheWay: 0, harmed: 0 };
    for (let at = 0; at < TIMES; at++) {
      const { adoption, lost } = adoptedAs(draw(), roles);
      const isClosing = adoption.filters.some(({ inTheWay: some }) => some.length > 0);
      // Put behind, what is kept loses nothing; what is proved loses nothing wherever it is put.
      expect({ at, lost: lost('behind') }).toEqual({ at, lost: [] });
      const before = lost('before');
      if (!isClosing) expect({ at, lost: before }).toEqual({ at, lost: [] });
      counts.proved += adoption.proved ? 1 : 0;
      counts.inTheWay += isClosing ? 1 : 0;
      counts.harmed += before.length > 0 ? 1 : 0;
    }
    // Sets of each kind are drawn, or nothing is tried.
    expect(Math.min(counts.inTheWay, TIMES - counts.inTheWay, counts.harmed)).toBeGreaterThan(2);
  });
});
