import { audit, readDeployment, why } from '../../lib/audit';
import { findProduct, PRODUCTS } from '../../lib/catalog';
import { compile } from '../../lib/compile';
import { NetworkRequirementsError } from '../../lib/diagnostics';
import { role, tryRole } from '../../lib/resolve';

/** An outbound rule of a network security group, and the denial of all else. */
function group(destination: string): string {
  const rule = (name: string, priority: number, access: string, to: string, port: string) => ({
    name,
    properties: {
      priority,
      access,
      direction: 'Outbound',
      protocol: access === 'Allow' ? 'Tcp' : '*',
      sourceAddressPrefix: '*',
      sourcePortRange: '*',
      destinationAddressPrefix: to,
      destinationPortRange: port,
    },
  });
  return JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: [
      {
        type: 'Microsoft.Network/networkSecurityGroups',
        apiVersion: '2024-05-01',
        name: 'agents',
        properties: {
          securityRules: [rule('names', 100, 'Allow', destination, '443'), rule('rest', 4000, 'Deny', '*', '*')],
        },
      },
    ],
  });
}

const deployment = (destination: string) => readDeployment([{ name: 'group.json', text: group(destination) }]);

function standings(destination: string, network?: readonly string[]) {
  const product = findProduct('endpoint-central-cloud');
  if (product === undefined) throw new Error('no such product');
  const { entry } = tryRole(product, { dataCenter: 'JP' }, 'agent', {});
  const found = audit(
    deployment(destination),
    [{ entry, machines: ['agents'] }],
    network === undefined ? {} : { network },
  );
  const asked = found.requirements.filter(({ standing }) => standing !== 'not-asked');
  return {
    standings: [...new Set(asked.map(({ standing }) => standing))],
    remarks: [...new Set(asked.flatMap(({ elements }) => elements.map(({ remark }) => remark)))],
  };
}

test('what the tag Internet leaves to the virtual network is unknown, and said to hang on that', () => {
  const { standings: found, remarks } = standings('Internet');
  expect(found).toEqual(['unknown']);
  expect(remarks).toEqual(['it is decided once you say what your own network is (network, --network CIDR)']);
});

test('who says what the own network is, has documented names open outside of it', () => {
  expect(standings('Internet', ['10.0.0.0/8']).standings).toEqual(['open']);
});

test('a network that is everything leaves nothing outside', () => {
  expect(standings('Internet', ['0.0.0.0/0', '::/0']).standings).not.toContain('open');
});

test('what is open inside the network alone opens no documented name', () => {
  expect(standings('VirtualNetwork', ['10.0.0.0/8']).standings).toEqual(['closed']);
});

test('a question is answered by the same network', () => {
  const question = { from: 'agents', to: '10.1.2.3:443/tls' };
  expect(why(deployment('VirtualNetwork'), question).answer).toBe('unknown');
  expect(why(deployment('VirtualNetwork'), question, [], { network: ['10.0.0.0/8'] }).answer).toBe('allowed');
  expect(why(deployment('Internet'), question, [], { network: ['10.0.0.0/8'] }).answer).toBe('denied');
});

test('a block that is none is told', () => {
  expect(() => standings('Internet', ['10.0.0.1/8'])).toThrow(NetworkRequirementsError);
});

test('a name that a list of domains opens outside alone is open where the own network is known', () => {
  const entry = role(PRODUCTS['endpoint-central-cloud'], { dataCenter: 'JP' }, 'agent');
  const text = JSON.stringify(compile('aws-network-firewall', [{ entry }], {}).plan);
  const question = { from: entry.name, to: 'desktopcentral.manageengine.jp:443/tls' };
  const answer = (network?: readonly string[]) =>
    why(readDeployment([{ name: 'plan.json', text }]), question, [{ entry, machines: [entry.name] }], {
      ...(network === undefined ? {} : { network }),
    }).answer;
  expect(answer()).toBe('unknown');
  expect(answer(['10.0.0.0/16'])).toBe('allowed');
});
