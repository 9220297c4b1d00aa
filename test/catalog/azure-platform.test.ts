import { azurePlatform as ofTheRegister, PRODUCT_IDS } from '../../lib/catalog';
import { azurePlatform } from '../../lib/catalog/azure-platform';
import { compile } from '../../lib/compile';
import type { SecurityRule } from '../../lib/model/plans/azure-network-security-group';
import { resolve, role } from '../../lib/resolve';
import { lintProduct, printFinding } from '../../lib/testing';

function opened(rules: readonly SecurityRule[]): readonly string[] {
  return rules.flatMap(({ because, protocol, destinationPorts, destination }) => {
    if (because.length === 0) return [];
    const peer = destination.kind === 'addresses' ? destination.cidrs.join(' ') : JSON.stringify(destination);
    return [`${protocol} ${destinationPorts.join(',')} ${peer}`];
  });
}

test('the platform of Azure is no product of the register', () => {
  expect(PRODUCT_IDS as readonly string[]).not.toContain(azurePlatform.id);
});

test('it stands beside the register by name, and its choices ask for its documents, which are supplements to no page', () => {
  expect(ofTheRegister()).toBe(azurePlatform);
  const found = lintProduct(azurePlatform).map(printFinding);
  expect(found).toHaveLength(azurePlatform.requirements.length);
  for (const finding of found) expect(finding).toContain('(a supplement is asked for by its documents)');
});

test('nothing is asked of the platform unless it is said', () => {
  expect(resolve(azurePlatform, {})).toEqual([]);
});

test('DNS servers are opened on TCP and UDP 53, each by its address', () => {
  const entry = role(azurePlatform, { parties: { dnsServer: { addresses: ['10.0.0.4', '10.0.0.6'] } } }, 'machine');
  const { plan } = compile('azure-network-security-group', [{ entry }], {});
  expect(opened(plan.rules)).toEqual(
    expect.arrayContaining(['Udp 53 10.0.0.4/32 10.0.0.6/32', 'Tcp 53 10.0.0.4/32 10.0.0.6/32']),
  );
  expect(plan.closedHere.map(({ what }) => what).join()).not.toMatch(/DNS servers/);
});

test('Windows activation is opened by the addresses that Microsoft prints', () => {
  const entry = role(azurePlatform, { kms: true }, 'machine', { reachBy: 'addresses' });
  const { plan } = compile('azure-network-security-group', [{ entry }], {});
  expect(opened(plan.rules)).toEqual(['Tcp 1688 20.118.99.224/32 23.102.135.246/32 40.83.235.53/32']);
  expect(plan.closedHere.map(({ what }) => what).join()).not.toMatch(/activation/);
});

test('the platform stands in one group with a product, under the same name of the machines', () => {
  const asked = [{ entry: role(azurePlatform, { kms: true }, 'machine', { reachBy: 'addresses', name: 'ECC_AGENT' }) }];
  const { plan } = compile('azure-network-security-group', asked, { applicationSecurityGroups: true });
  expect(plan.sources).toEqual([{ name: 'ECC_AGENT', roles: ['azure-platform.machine'] }]);
});
