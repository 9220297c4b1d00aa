import { allProducts, parseProfile, resolve, role } from 'portolan';
import { parseProduct } from 'portolan/testing';
import { datadogAgent } from '../../examples/product/datadog-agent/product';

const asJson = (value: unknown) => JSON.parse(JSON.stringify(value));

test.each([...allProducts(), datadogAgent].map((product) => [product.id, product] as const))(
  '%s survives the way through JSON',
  (_, product) => {
    expect(parseProduct(asJson(product))).toEqual(asJson(product));
  },
);

test('a product from JSON has profiles from JSON, and entries as any other', () => {
  const product = parseProduct(asJson(datadogAgent));
  const profile = parseProfile(product, asJson({ agentRelease: 'older', features: ['apm'] }));
  const ids = resolve(product, profile).map(({ requirement }) => requirement.id);
  expect(ids).toEqual(expect.arrayContaining(['apm-traces', 'api-key-older']));
  expect(role(product, profile, 'agent').name).toBe('DD_AGENT');
  expect(() => parseProfile(product, { agentRelease: 'newest', featurs: [] })).toThrow(
    /'newest' is no value of 'agentRelease'[\s\S]*'featurs' is no choice|'featurs' is no choice[\s\S]*'newest' is no value/,
  );
});

test('everything that has not the form of a product is told at once, with its place', () => {
  const json = asJson(datadogAgent);
  json.requirements[0].transport = 'quic';
  json.requirements[1].cites = [];
  json.requirements[2].from = 7;
  json.requirements[3].either = 'no';
  json.choices.worker.kind = 'maybe';
  json.notes[0].glos = json.notes[0].gloss;
  delete json.notes[0].gloss;
  expect(() => parseProduct(json)).toThrow(
    expect.objectContaining({
      message: expect.stringMatching(
        /product\.requirements\[0\]\.transport[\s\S]*requirements\[1\]\.cites[\s\S]*requirements\[2\]\.from[\s\S]*requirements\[3\]\.either/,
      ),
    }),
  );
  const told = (() => {
    try {
      parseProduct(json);
    } catch (error) {
      return (error as Error).message.split('\n');
    }
    return [];
  })();
  expect(told).toHaveLength(9);
  expect(told.filter((line) => line.includes('notes[0]'))).toHaveLength(2);
});

test('what the lints find is said in their sentences', () => {
  const json = asJson(datadogAgent);
  json.requirements[0].ports = ['0443'];
  json.requirements[1].from = 'nobody';
  expect(() => parseProduct(json)).toThrow(/ports '0443'; expected: one port or one range[\s\S]*nobody/);
});

test.each([null, 7, 'product', [], {}])('%j is no product', (json) => {
  expect(() => parseProduct(json)).toThrow('this is no product');
});
