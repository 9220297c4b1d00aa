import { addressSetOf } from '../../../lib/model/addresses';
import { type Box, EGRESS, EVERYTHING, INGRESS, subtractBoxes, traffic } from '../../../lib/proof/box';
import { filtersOfAzure } from '../../../lib/proof/engines/azure';
import { AzureDeclarationBuilder, declareAzureResource } from '../../../lib/proof/readers/azure-resources';
import { isLate, Late } from '../../../lib/proof/readers/late';
import { boundSet, tagSet } from '../../../lib/proof/sets';
import { at, inside, intersectSides, outside, type Side } from '../../../lib/proof/side';
import { allowedByFilter, boxesOf, within } from '../readers/azure-sets';

type Rule = Readonly<Record<string, unknown>>;

const RULE: Rule = {
  name: 'r',
  priority: 100,
  direction: 'Outbound',
  access: 'Allow',
  protocol: 'Tcp',
  sourceAddressPrefix: '*',
  sourcePortRange: '*',
  destinationAddressPrefix: '10.0.0.0/8',
  destinationPortRange: '443',
};

function read(rules: unknown, rest: Rule = {}) {
  const builder = new AzureDeclarationBuilder();
  declareAzureResource(
    {
      type: 'Microsoft.Network/networkSecurityGroups',
      name: 'g',
      id: 'g',
      aliases: [],
      place: { file: 'f', resource: 'g', pointer: '', line: null },
      properties: { securityRules: rules, ...rest },
      propertiesAt: '/properties',
    },
    builder,
  );
  const { azure, notUnderstood } = builder.build();
  const filters = filtersOfAzure(azure);
  const [filter] = filters.filters;
  if (filter === undefined) throw new Error('no filter');
  return {
    filter,
    get allowed() {
      return allowedByFilter(filter);
    },
    whys: [...notUnderstood, ...filters.notUnderstood].map(({ why }) => why),
  };
}

const own = inside(boundSet('g'));
const ten = at(addressSetOf(['10.0.0.0/8']));
const out = (to: Side, rest: Partial<Box> = {}): Box => ({ ...EVERYTHING, direction: EGRESS, from: own, to, ...rest });
const tls = { traffic: traffic('tcp/tls'), ports: [{ first: 443, last: 443 }] };
/** What stands before the default rules is told apart from them. */
const closed = {
  ...RULE,
  name: 'closed',
  priority: 4096,
  access: 'Deny',
  protocol: '*',
  destinationAddressPrefix: '*',
  destinationPortRange: '*',
};

function answer(rules: readonly unknown[], box: Box): 'surely' | 'perhaps' | 'never' {
  const { allowed } = read([...rules, closed]);
  if (subtractBoxes([box], boxesOf(allowed.surely)).length === 0) return 'surely';
  return within(boxesOf(allowed.possibly), [box]).length > 0 ? 'perhaps' : 'never';
}

describe('a network security group without rules', () => {
  const { filter, allowed, whys } = read([]);

  test('has the default rules of Azure, by their names', () => {
    expect(whys).toEqual([]);
    expect(filter.rules.map(({ name, action }) => `${action} ${name}`)).toEqual([
      'pass default platform addresses',
      'pass default AllowVnetInBound',
      'pass default AllowAzureLoadBalancerInBound',
      'drop default DenyAllInBound',
      'pass default AllowVnetOutBound',
      'pass default AllowInternetOutBound',
      'drop default DenyAllOutBound',
    ]);
  });

  test('lets out what is not of the virtual network, and in what is', () => {
    const network = tagSet('VirtualNetwork');
    const internet = out(outside(network));
    expect(subtractBoxes([internet], boxesOf(allowed.surely))).toEqual([]);
    const inwards: Box = { ...EVERYTHING, direction: INGRESS, from: outside(network), to: own };
    const fromBalancer = intersectSides(outside(network), inside(tagSet('AzureLoadBalancer'))) ?? own;
    expect(subtractBoxes(within(boxesOf(allowed.surely), [inwards]), [{ ...inwards, from: fromBalancer }])).toEqual([]);
  });
});

describe('a rule of a network security group', () => {
  test.each<[string, Rule, string, string[]]>([
    ['allows what it names', {}, 'surely', []],
    ['is read in any case', { direction: 'OUTBOUND', access: 'allow', protocol: 'TCP' }, 'surely', []],
    ['may be of every protocol', { protocol: '*' }, 'surely', []],
    [
      'may name ports and addresses in the plural',
      {
        destinationPortRange: null,
        destinationPortRanges: ['80', '440-450'],
        destinationAddressPrefix: '',
        destinationAddressPrefixes: ['10.0.0.0/9', '10.128.0.0/9'],
      },
      'surely',
      [],
    ],
    ['may have its priority as a text', { priority: '100' }, 'surely', []],
    [
      'of source ports matches some',
      { sourcePortRange: '1024-65535' },
      'perhaps',
      ['matches some ports of the source alone'],
    ],
    [
      'of source ports that does not pass anything never opens',
      { sourcePortRange: '1024-65535', access: 'Deny' },
      'never',
      ['matches some ports of the source alone'],
    ],
    [
      'of ESP opens no TCP',
      { protocol: 'Esp', destinationPortRange: '*' },
      'never',
      ["has the protocol 'Esp', which is a part of what is told apart"],
    ],
    ['of an unknown protocol may open', { protocol: 'Sctp' }, 'perhaps', ["has the protocol 'Sctp'"]],
    [
      'of an unknown access may open',
      { access: new Late('parameter access') },
      'perhaps',
      ['has an access that is known at deployment alone'],
    ],
    [
      'of an unknown direction may open',
      { direction: new Late('parameter way') },
      'perhaps',
      ['has a direction that is known at deployment alone'],
    ],
    [
      'of an unknown priority may open',
      { priority: new Late('parameter first') },
      'perhaps',
      ['has a priority that is known at deployment alone'],
    ],
    [
      'of unknown ports may open',
      { destinationPortRange: new Late('parameter port') },
      'perhaps',
      ['has a port that is known at deployment alone'],
    ],
    [
      'of an address that is none may open',
      { destinationAddressPrefix: '10.0.0.0/99' },
      'perhaps',
      ["has the address '10.0.0.0/99'"],
    ],
    [
      'of a block with bits beside its prefix opens the block at most',
      { destinationAddressPrefix: '10.0.0.1/8' },
      'perhaps',
      ["has '10.0.0.1/8', which has bits beside its prefix"],
    ],
    ['without a peer may open', { destinationAddressPrefix: null }, 'perhaps', ['has no destination']],
    [
      'without an access may open',
      { access: null },
      'perhaps',
      ['has no access', 'has an access that is known at deployment alone'],
    ],
  ])('%s', (_, changed, expected, whys) => {
    const rule = { ...RULE, ...changed };
    expect(answer([rule], out(ten, tls))).toBe(expected);
    expect(read([rule]).whys).toEqual(whys);
  });

  test('of an address that is known at deployment opens the set of its name, and is understood', () => {
    const late = new Late('parameter there');
    expect(isLate(late)).toBe(true);
    expect(answer([{ ...RULE, destinationAddressPrefix: late }], out(inside(boundSet('parameter there')), tls))).toBe(
      'surely',
    );
    expect(read([{ ...RULE, destinationAddressPrefix: late }]).whys).toEqual([]);
  });

  test('narrows its own end by what it says of it', () => {
    const near = at(addressSetOf(['10.1.0.0/16']));
    const rule = { ...RULE, sourceAddressPrefix: '10.1.0.0/16' };
    const box = (side: Side) => ({ ...out(ten, tls), from: intersectSides(own, side) ?? own });
    expect(answer([rule], box(near))).toBe('surely');
    expect(answer([rule], box(at(addressSetOf(['10.2.0.0/16']))))).toBe('never');
  });

  test('that shares its priority with another of its direction decides nothing for sure', () => {
    const other = { ...RULE, name: 'other', access: 'Deny' };
    expect(answer([RULE, other], out(ten, tls))).toBe('perhaps');
    expect(read([RULE, other]).whys).toEqual(Array(2).fill('shares its priority with another rule of its direction'));
    expect(read([RULE, { ...other, direction: 'Inbound' }]).whys).toEqual([]);
  });

  test('is asked by its priority, wherever it stands', () => {
    const deny = { ...RULE, name: 'deny', priority: 99, access: 'Deny' };
    expect(answer([RULE, deny], out(ten, tls))).toBe('never');
    expect(answer([deny, { ...RULE, priority: 98 }], out(ten, tls))).toBe('surely');
  });
});

test('a rule that closes opens nothing, however little of it is known', () => {
  for (const changed of [
    { destinationAddressPrefix: 'no address' },
    { destinationPortRange: 'x' },
    { protocol: 'Sctp' },
    { sourceAddressPrefix: null },
  ]) {
    expect(answer([{ ...RULE, access: 'Deny', ...changed }], out(ten, tls))).toBe('never');
    const above = { ...RULE, name: 'above', priority: 200 };
    expect(answer([{ ...RULE, access: 'Deny', ...changed }, above], out(ten, tls))).toBe('perhaps');
  }
});

test('rules that are known at deployment alone may open and close everything', () => {
  const { allowed, filter } = read(new Late('parameter rules'));
  expect(filter.rules[1]).toMatchObject({ name: 'securityRules', action: 'unsure' });
  expect(within(boxesOf(allowed.surely), [out(ten, tls)])).toEqual([]);
  expect(subtractBoxes([out(ten, tls)], boxesOf(allowed.possibly))).toEqual([]);
});

test('a rule that stands apart of a group that stands elsewhere leaves the rest of the group open', () => {
  const builder = new AzureDeclarationBuilder();
  const place = { file: 'f', resource: 'g/r', pointer: '', line: null };
  const rule = {
    type: 'microsoft.network/networkSecurityGroups/securityRules',
    name: 'g/r',
    id: 'g/r',
    aliases: [],
    place,
  };
  expect(declareAzureResource({ ...rule, properties: RULE, propertiesAt: '' }, builder)).toBe(true);
  const { filters, notUnderstood } = filtersOfAzure(builder.build().azure);
  expect(filters.map(({ id, rules }) => [id, rules[0]?.action, rules[2]?.name])).toEqual([['g', 'unsure', 'r']]);
  expect(notUnderstood.map(({ why, rule: left }) => `${left} ${why}`)).toEqual([
    'rules that stand elsewhere stands elsewhere, with rules that were not handed over',
  ]);
});

test('twenty thousand rules, and as many ends of one, are read in time that grows with them', () => {
  const many = Array.from({ length: 20_000 }, (_, i) => ({ ...RULE, name: `r${i % 19_900}`, priority: i % 5_000 }));
  expect(read(many).filter.rules.length).toBeGreaterThan(19_000);
  const late = Array.from({ length: 5_000 }, (_, i) => new Late(`p${i}`));
  const { filter } = read([{ ...RULE, sourceAddressPrefixes: late, destinationAddressPrefixes: late }]);
  expect(filter.rules.every(({ boxes }) => boxes.length < 2_000)).toBe(true);
});
