import { PRODUCTS } from '../../lib/catalog';
import { compile } from '../../lib/compile';
import type { EntryRequest } from '../../lib/model/entry';
import type { Supplied } from '../../lib/model/profile';
import { role } from '../../lib/resolve';
import type { TargetOptions } from '../../lib/targets';

const hosts = (count: number): Supplied => ({
  hosts: Array.from({ length: count }, (_, i) => `h${i}.site${i % 37}.example.com`),
});
const addresses = (count: number): Supplied => ({
  addresses: Array.from({ length: count }, (_, i) => `10.${i % 200}.${Math.floor(i / 200) * 2}.0/24`),
});

const ecc = PRODUCTS['endpoint-central-cloud'];

/**
 * How often the proof takes one box from another: a count, since a clock would be one of the machine's other work too. The
 * proof is loaded anew, since it remembers what the plans before had in common.
 */
function differencesOf<Target extends 'aws-network-firewall' | 'azure-firewall'>(
  target: Target,
  requests: readonly EntryRequest[],
  options: TargetOptions[Target],
): number {
  const { plan, asked } = compile(target, requests, options);
  const entries = asked.map(({ request, flows }) => ({ ...request, flows }));
  let count = 0;
  jest.isolateModules(() => {
    const boxes = require('../../lib/proof/box') as typeof import('../../lib/proof/box');
    const { prove } = require('../../lib/proof') as typeof import('../../lib/proof');
    const spy = jest.spyOn(boxes, 'subtractBox');
    expect(prove(plan, entries).clean).toBe(true);
    count = spy.mock.calls.length;
  });
  return count;
}

const HALF = 100;

test.each([
  ['names', hosts, true],
  ['names', hosts, false],
  ['addresses', addresses, true],
] as const)('twice as many %s are at most twice the work, and a little', (_, supplied, exact) => {
  const work = (patchVendors: Supplied) => {
    const profile = {
      dataCenter: 'JP',
      parties: { patchVendors },
      ports: { 'agent-patch-vendors': '443/https' },
    } as const;
    return differencesOf('aws-network-firewall', [{ entry: role(ecc, profile, 'agent') }], { exact });
  };
  const half = work(supplied(HALF));
  // Names that are opened alike are held against their openings once, so it may be few; none would be a spy that sees nothing.
  expect(half).toBeGreaterThan(0);
  expect(work(supplied(2 * HALF))).toBeLessThan(2.2 * half);
});

const SOURCES = 32;

// Two sources may be the same machines, so a plan says of each what it gains by each other: that is a pair, and no more.
test.each(['aws-network-firewall', 'azure-firewall'] as const)(
  'sources in %s that ask for the same are held against one another twice for each pair at most',
  (target) => {
    const requests = Array.from({ length: SOURCES }, (_, at) => ({
      entry: role(ecc, { dataCenter: 'JP' }, 'agent', { name: `OFFICE_${at}` }),
    }));
    const work =
      target === 'azure-firewall'
        ? differencesOf(target, requests, {})
        : differencesOf(target, requests, { exact: true });
    expect(work).toBeGreaterThan(0);
    expect(work).toBeLessThan(2 * SOURCES * SOURCES);
  },
);
