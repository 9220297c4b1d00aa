import { readDeployment } from '../../lib/audit';

const SCHEMAS = 'https://schema.management.azure.com/schemas/2019-04-01';
const template = {
  name: 'group.json',
  text: JSON.stringify({
    $schema: `${SCHEMAS}/deploymentTemplate.json#`,
    contentVersion: '1.0.0.0',
    parameters: { name: { type: 'string' } },
    resources: [
      {
        type: 'Microsoft.Network/networkSecurityGroups',
        apiVersion: '2024-05-01',
        name: "[parameters('name')]",
        properties: { securityRules: [] },
      },
    ],
  }),
};
const parameters = {
  name: 'group.parameters.json',
  text: JSON.stringify({
    $schema: `${SCHEMAS}/deploymentParameters.json#`,
    contentVersion: '1.0.0.0',
    parameters: { name: { value: 'agents' } },
  }),
};

const idsOf = (...read: Parameters<typeof readDeployment>) => {
  const { formats, filters } = readDeployment(...read);
  return { formats, ids: filters.map(({ id }) => id) };
};

test('a file of parameters gives its values to the template beside it', () => {
  expect(idsOf([template, parameters])).toEqual({ formats: ['arm'], ids: ['agents'] });
  expect(idsOf([parameters, template])).toEqual({ formats: ['arm'], ids: ['agents'] });
});

test('what is said beside the files wins over a file of parameters', () => {
  expect(idsOf([template, parameters], { parameters: { name: 'servers' } }).ids).toEqual(['servers']);
});
