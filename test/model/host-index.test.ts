import fc from 'fast-check';
import { apexAndSubdomains, exact, type Host, pattern, subdomains } from '../../lib/model/host';
import { indexHosts } from '../../lib/model/host-index';
import { covers, overlaps } from '../../lib/model/name-set';

const label = fc.constantFrom('a', 'b', 'c', 'com', 'x-y');
const name = fc.array(label, { minLength: 2, maxLength: 5 }).map((labels) => labels.join('.'));
const host: fc.Arbitrary<Host> = fc.oneof(
  name.map((text) => exact(text)),
  fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => subdomains(labels.join('.'))),
  name.map((text) => apexAndSubdomains(text, `*${text}`)),
  { weight: 1, arbitrary: name.map((text) => pattern(`[ab]\\.${text.replaceAll('.', '\\.')}`, [])) },
);

describe('an index of hosts', () => {
  it.each([
    ['covering', covers],
    ['overlapping', overlaps],
  ] as const)('finds exactly those that a look at every pair finds %s another', (relation, holds) => {
    fc.assert(
      fc.property(fc.array(host, { maxLength: 20 }), host, (hosts, asked) => {
        const items = hosts.map((one, at) => ({ host: one, at }));
        const found = indexHosts(items)
          [relation](asked)
          .map(({ at }) => at);
        expect([...found].sort((a, b) => a - b)).toEqual(
          items.filter((item) => holds(item.host, asked)).map(({ at }) => at),
        );
      }),
      { numRuns: 300 },
    );
  });
});
