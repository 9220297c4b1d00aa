import { readDeployment } from '../../../lib/audit';
import { readArm } from '../../../lib/proof/readers/arm';
import { ArmEvaluation, frameOf } from '../../../lib/proof/readers/arm-evaluation';
import { OWN_GROUP } from '../../../lib/proof/readers/arm-ids';
import { parametersOfArm } from '../../../lib/proof/readers/arm-parameters';
import { ArmParser } from '../../../lib/proof/readers/arm-syntax';
import { isLate } from '../../../lib/proof/readers/late';

const PARAMETERS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['name', 'app'],
  ['ports', [80, 443]],
  ['settings', { Mode: 'open', list: ['a', 'b'] }],
]);

function evaluate(text: string): unknown {
  const run = new ArmEvaluation();
  const value = run.valueOf(
    text,
    frameOf({
      parameter: (name) => PARAMETERS.get(name),
      variable: () => undefined,
      ids: { resourceGroup: OWN_GROUP },
      symbolicId: () => null,
      outputs: () => undefined,
    }),
  );
  return isLate(value) ? `late ${value.id}` : value;
}

const ID = '/subscriptions/{subscription}/resourceGroups/{resource group}/providers/Microsoft.Network';

describe('an expression of a template', () => {
  test.each([
    ['no expression', 'no expression'],
    ['[[kept]', '[kept]'],
    ["[concat('a', 'b''c', 1)]", "ab'c1"],
    ["[parameters('name')]", 'app'],
    ["[PARAMETERS('name')]", 'app'],
    ["[concat(parameters('name'), '-', parameters('gone'))]", 'late app-{parameter gone}'],
    ["[format('{0}-{1}', parameters('name'), parameters('gone'))]", 'late app-{parameter gone}'],
    ["[format('{0}', parameters('gone'))]", 'late parameter gone'],
    ["[format('{{{0}}}', 'x')]", '{x}'],
    ["[parameters('settings').mode]", 'open'],
    ["[parameters('settings')['list'][1]]", 'b'],
    ["[parameters('ports')[sub(length(parameters('ports')), 1)]]", 443],
    ["[first(parameters('ports'))]", 80],
    ["[last(split('a/b/c', '/'))]", 'c'],
    ["[join(createArray('a', 'b'), ',')]", 'a,b'],
    ["[if(equals(parameters('name'), 'app'), 'yes', parameters('gone'))]", 'yes'],
    ["[if(parameters('gone'), 1, 2)]", 'late if(parameter gone, 1, 2)'],
    ["[and(parameters('gone'), false())]", false],
    ["[or(not(true()), empty(''))]", true],
    ["[contains(parameters('ports'), 443)]", true],
    ["[string(add(mul(2, 3), int('4')))]", '10'],
    ['[take(skip(range(0, 9), 2), 3)]', [2, 3, 4]],
    ['[union(createArray(1), createArray(1, 2))]', [1, 2]],
    ['[json(\'{"a": [1]}\').a]', [1]],
    ['[null()]', null],
    ["[replace(substring('abcdef', 1, 3), 'c', '')]", 'bd'],
    ["[map(createArray(1, 2), lambda('n', mul(lambdaVariables('n'), 2)))]", [2, 4]],
    ["[resourceId('Microsoft.Network/ipGroups', parameters('name'))]", `${ID}/ipGroups/app`],
    ["[resourceId('Microsoft.Network/a/b', 'x', 'y')]", `${ID}/a/x/b/y`],
    ["[resourceId(resourceGroup().name, 'Microsoft.Network/ipGroups', 'x')]", `${ID}/ipGroups/x`],
    ["[resourceId('hub', 'Microsoft.Network/ipGroups', 'x')]", `${ID.replace('{resource group}', 'hub')}/ipGroups/x`],
    ['[uniqueString(resourceGroup().id)]', 'late uniquestring(resourcegroup().id)'],
    ["[newFunction('a')]", "late newfunction('a')"],
    ['[not closed(]', 'late expression [not closed(]'],
    ["[parameters('settings').gone]", "late parameters('settings').gone"],
    ["[tryGet(parameters('settings'), 'gone')]", null],
  ])('%s is %j', (text, value) => {
    expect(evaluate(text)).toEqual(value);
  });

  test('is parsed in time that its length gives', () => {
    const parser = new ArmParser();
    for (const text of ["concat('a'".repeat(2_000), '('.repeat(20_000), `f(${'f('.repeat(9_000)}`]) {
      expect(parser.parse(text)).toBeNull();
    }
  });
});

test('a file of parameters hands over its values, and no secrets', () => {
  const $schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';
  const parameters = { a: { value: 1 }, b: { reference: { keyVault: {}, secretName: 's' } } };
  expect(parametersOfArm({ $schema, contentVersion: '1.0.0.0', parameters })).toEqual({ a: 1 });
  expect(parametersOfArm({ parameters })).toBeNull();
});

describe('a template that was made to do harm', () => {
  const read = (value: unknown) => readArm({ name: 'x.json', value, lineOf: () => null });
  const template = (rest: object) => ({ contentVersion: '1.0.0.0', resources: [], ...rest });
  const group = (properties: unknown) => ({ type: 'Microsoft.Network/networkSecurityGroups', name: 'g', properties });

  test.each<[string, object]>([
    [
      'variables that go round',
      {
        variables: { a: "[variables('b')]", b: "[variables('a')]" },
        resources: [group({ securityRules: "[variables('a')]" })],
      },
    ],
    [
      'a long chain of variables',
      {
        variables: Object.fromEntries(
          Array.from({ length: 20_000 }, (_, i) => [`v${i}`, `[concat(variables('v${i + 1}'), 'a')]`]),
        ),
        resources: [group({ securityRules: "[variables('v0')]" })],
      },
    ],
    [
      'texts that double',
      {
        variables: Object.fromEntries([
          ['v0', 'aa'],
          ...Array.from({ length: 60 }, (_, i) => [`v${i + 1}`, `[concat(variables('v${i}'), variables('v${i}'))]`]),
        ]),
        resources: [group({ securityRules: "[variables('v60')]" })],
      },
    ],
    [
      'lists that hold themselves many times over',
      {
        variables: Object.fromEntries([
          ['v0', ['aa']],
          ...Array.from({ length: 60 }, (_, i) => [`v${i + 1}`, [`[variables('v${i}')]`, `[variables('v${i}')]`]]),
        ]),
        resources: [
          group({ securityRules: "[string(variables('v60'))]", x: "[equals(variables('v60'), variables('v60'))]" }),
          group("[variables('v60')]"),
        ],
      },
    ],
    ['a loop without an end', { resources: [{ ...group({}), copy: { name: 'c', count: 1e9 } }] }],
    ['resources of no kind', { resources: [null, 1, 'x', [], { type: 1 }, { type: 'Microsoft.Network/ipGroups' }] }],
    [
      'keys of a prototype',
      { resources: [group(JSON.parse('{"__proto__": {"securityRules": 1}, "securityRules": {"constructor": 1}}'))] },
    ],
  ])('%s is read in bounds', (_, rest) => {
    const start = Date.now();
    expect(() => read(template(rest))).not.toThrow();
    expect(Date.now() - start).toBeLessThan(20_000);
  });

  test('nested deeply is read in bounds', () => {
    let resource: object = group({});
    let value: unknown = [];
    for (let depth = 0; depth < 3_000; depth++) {
      resource = {
        type: 'Microsoft.Resources/deployments',
        name: `d${depth}`,
        properties: { template: template({ resources: [resource] }) },
      };
      value = [value];
    }
    expect(() =>
      read(
        template({
          resources: [resource, group({ securityRules: value }), group({ securityRules: [{ priority: value }] })],
        }),
      ),
    ).not.toThrow();
  });
});

test('loops in loops are bounded in all, and what lies beyond is not known', () => {
  const rule = {
    name: "[concat('r', copyIndex('securityRules'))]",
    properties: { priority: 100, direction: 'Outbound', access: 'Allow', protocol: 'Tcp' },
  };
  const template = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: [
      {
        type: 'Microsoft.Network/networkSecurityGroups',
        name: "[concat('nsg', copyIndex())]",
        copy: { name: 'groups', count: 50 },
        properties: { copy: [{ name: 'securityRules', count: 800, input: rule }] },
      },
    ],
  };
  const { filters, notUnderstood } = readDeployment([{ name: 'a.json', text: JSON.stringify(template) }]);
  expect(filters.length).toBe(50);
  expect(filters.reduce((sum, { rules }) => sum + rules.length, 0)).toBeLessThan(25_000);
  expect(notUnderstood.some(({ text }) => text.includes('copies beyond'))).toBe(true);
});
