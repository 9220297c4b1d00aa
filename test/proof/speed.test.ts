import { PRODUCTS } from '../../lib/catalog';
import { compile } from '../../lib/compile';
import type { Supplied } from '../../lib/model/profile';
import { prove } from '../../lib/proof';
import * as boxes from '../../lib/proof/box';
import { role } from '../../lib/resolve';

const hosts = (count: number): Supplied => ({
  hosts: Array.from({ length: count }, (_, i) => `h${i}.site${i % 37}.example.com`),
});
const addresses = (count: number): Supplied => ({
  addresses: Array.from({ length: count }, (_, i) => `10.${i % 200}.${Math.floor(i / 200) * 2}.0/24`),
});

const HALF = 100;

/** How often the proof takes one box from another: a count, since a clock would be one of the machine's other work too. */
function differencesOf(patchVendors: Supplied, exact: boolean): number {
  const entry = role(
    PRODUCTS['endpoint-central-cloud'],
    { dataCenter: 'JP', parties: { patchVendors }, ports: { 'agent-patch-vendors': '443/https' } },
    'agent',
  );
  const { plan, asked } = compile('aws-network-firewall', [{ entry }], { exact });
  const spy = jest.spyOn(boxes, 'subtractBox');
  try {
    const entries = asked.map(({ request, flows }) => ({ ...request, flows }));
    expect(prove(plan, entries).clean).toBe(true);
    return spy.mock.calls.length;
  } finally {
    spy.mockRestore();
  }
}

test.each([
  ['names', hosts, true],
  ['names', hosts, false],
  ['addresses', addresses, true],
] as const)('twice as many %s are at most twice the work, and a little', (_, supplied, exact) => {
  const half = differencesOf(supplied(HALF), exact);
  // Names that are opened alike are held against their openings once, so it may be few; none would be a spy that sees nothing.
  expect(half).toBeGreaterThan(0);
  expect(differencesOf(supplied(2 * HALF), exact)).toBeLessThan(2.2 * half);
});
