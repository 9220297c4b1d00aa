import { audit, readDeployment } from '../../lib/audit';
import { findProduct } from '../../lib/catalog';
import { compile } from '../../lib/compile';
import { tryRole } from '../../lib/resolve';

const product = findProduct('endpoint-central-cloud');
if (product === undefined) throw new Error('no such product');
const { entry } = tryRole(product, { dataCenter: 'JP' }, 'agent', {});
const group = compile('aws-security-group', [{ entry }], { namesBehind: { kind: 'firewall' } }).plan;
const firewall = compile('aws-network-firewall', [{ entry }]).plan;
const file = (name: string, plan: unknown) => ({ name, text: JSON.stringify(plan) });

test.each([
  ['the group first', [file('group.json', group), file('firewall.json', firewall)]],
  ['the firewall first', [file('firewall.json', firewall), file('group.json', group)]],
])('two plans of one entry stand one behind the other, %s', (_, files) => {
  const found = audit(readDeployment(files), [{ entry, machines: [entry.name] }]);
  expect(found.roles.map(({ through }) => through)).toEqual([[entry.name, `aws-network-firewall of ${entry.name}`]]);
  expect({ fine: found.fine, beyond: found.beyond }).toEqual({ fine: true, beyond: [] });
});

test('a plan that was changed into something else is not understood, and nothing is thrown', () => {
  const { filters, notUnderstood } = readDeployment([file('plan.json', { ...group, sources: [null] })]);
  expect(filters).toEqual([]);
  expect(notUnderstood.map(({ why }) => why)).toEqual(['is no plan that this version wrote']);
});
