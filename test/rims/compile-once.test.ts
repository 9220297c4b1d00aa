import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { PRODUCTS, role } from 'portolan';
import { compileOnce } from '../../lib/access/compile-once';
import { tryCompile } from '../../lib/compile';
import type { EntryRequest } from '../../lib/model/entry';
import type { Product } from '../../lib/model/product';

const endpointCentralCloud = PRODUCTS['endpoint-central-cloud'];
const OPTIONS = { namesBehind: { kind: 'none', reason: 'filtered elsewhere' } } as const;

function asking(more: Partial<EntryRequest> = {}, dataCenter = 'JP', product: Product = endpointCentralCloud) {
  const entry = role(product, { dataCenter } as never, 'agent' as never);
  return [{ entry, ...more }];
}
const group = (requests: readonly EntryRequest[], options = {}) =>
  compileOnce('aws-security-group', requests, { ...OPTIONS, ...options });

describe('what is asked twice', () => {
  test('is compiled and proved once', () => {
    const [first, second] = [group(asking()), group(asking())];
    expect(first.compiled).not.toBeNull();
    expect(second.compiled?.plan).toBe(first.compiled?.plan);
    expect(second.compiled?.verdict).toBe(first.compiled?.verdict);
    expect(second.issues).toEqual(first.issues);
  });

  test('says of each who asked', () => {
    const [first, second] = [asking(), asking()].map((requests) => ({ requests, ...group(requests) }));
    expect(first?.compiled?.asked[0]?.request).toBe(first?.requests[0]);
    expect(second?.compiled?.asked[0]?.request).toBe(second?.requests[0]);
  });

  test.each<[string, readonly EntryRequest[], object]>([
    ['another profile', asking({}, 'US'), {}],
    ['another option', asking(), { ipv6: true }],
    ['a party that stands elsewhere', asking({ peers: { distributionServer: { bound: 'x' } } }), {}],
    ['an opening beside', asking({ leaveOut: ['agent-cloud'] }), {}],
    ['another product of the same id', asking({}, 'JP', { ...endpointCentralCloud }), {}],
  ])('is something else with %s', (_, requests, options) => {
    const kept = group(asking());
    const other = group(requests, options);
    const alone = tryCompile('aws-security-group', requests, { ...OPTIONS, ...options });
    expect(other.compiled?.plan).not.toBe(kept.compiled?.plan);
    expect(other.compiled?.plan).toEqual(alone.compiled?.plan);
    expect(other.issues).toEqual(alone.issues);
  });

  test.each<[string, unknown]>([
    ['a function', () => 'JP'],
    ['no number', Number.NaN],
    ['a symbol', Symbol('JP')],
    ['a big number', 1n],
    ['a hole in a list', [undefined]],
    ['an object of a class', new (class Own {})()],
  ])('is told apart from %s, which JSON drops or writes like something else', (_, odd) => {
    const kept = group(asking());
    const [{ entry }] = asking() as [EntryRequest];
    const requests = [{ entry: { ...entry, profile: { ...entry.profile, odd } as never } }];
    expect(group(requests).compiled?.plan).not.toBe(kept.compiled?.plan);
    expect(group(requests).issues).toEqual(tryCompile('aws-security-group', requests, OPTIONS).issues);
  });

  test('is forgotten with the last that holds it', async () => {
    setFlagsFromString('--expose_gc');
    const collect = runInNewContext('gc') as () => void;
    const held = (() => new WeakRef(group(asking({ unbound: ['distributionServer'] })).compiled as object))();
    for (let turns = 0; turns < 20 && held.deref() !== undefined; turns++) {
      await new Promise((resolve) => setImmediate(resolve));
      collect();
    }
    expect(held.deref()).toBeUndefined();
  });
});
