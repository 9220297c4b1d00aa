import fc from 'fast-check';
import { PRODUCTS } from '../../lib/catalog';
import { ports, printedPorts } from '../../lib/model/ports';
import { tryResolve } from '../../lib/resolve';
import { partedBy } from '../../lib/rules';

const word = fc.constantFrom('flow', 'flow-1', 'flow-10', 'flow-2', 'A', 'A_B', 'a');
const thing = fc.record({ first: word, second: word, third: fc.option(word) });
const WORDS = [
  ({ first }: { first: string }) => first,
  ({ second }: { second: string }) => second,
  ({ third }: { third: string | null }) => third,
];

describe('parting by words', () => {
  it.each(['', '|'])('sorts and parts as joined texts do, with %p behind each word', (end) => {
    fc.assert(
      fc.property(fc.array(thing, { maxLength: 20 }), (things) => {
        // A blank sorts before every character of a word, and so stands for nothing.
        const textOf = (one: (typeof things)[number]) =>
          WORDS.map((wordOf) => `${wordOf(one as never) ?? '-'}${end || ' '}`).join('');
        const texts = [...new Set(things.map(textOf))].sort();
        const expected = texts.map((text) => things.filter((one) => textOf(one) === text));
        expect(partedBy(things, WORDS as never, end)).toEqual(expected);
      }),
      { seed: 1809, numRuns: 300 },
    );
  });
});

test('ports are printed as they are, however often and in whatever order they are asked for', () => {
  const [one, two] = [ports.of([{ first: 443, last: 443 }]), ports.of([{ first: 80, last: 90 }])];
  expect([one, two, one, two].map(printedPorts)).toEqual([['443'], ['80-90'], ['443'], ['80-90']]);
});

test('ends of flows of which nothing is known but the party are told apart by party and placement', () => {
  const product = PRODUCTS['endpoint-central-cloud'];
  const endsOf = (asker: string) =>
    tryResolve(product, { dataCenter: 'JP' }, { asker }).flows.flatMap(({ from, to }) => [from, to]);
  const wordsOf = (asker: string) =>
    new Set(endsOf(asker).flatMap(({ party, placement }) => (placement === 'asker' ? [party] : [])));
  expect(wordsOf('agent')).toEqual(new Set(['agent']));
  expect(wordsOf('distributionServer')).toEqual(new Set(['distributionServer']));
});
