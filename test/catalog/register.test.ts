import { allProducts, findProduct, isProductId, PRODUCT_IDS, PRODUCTS } from '../../lib/catalog';

const FILE = require.resolve('../../lib/catalog/endpoint-central-cloud');

beforeEach(() => jest.resetModules());

function fresh(): typeof import('../../lib/catalog') {
  return require('../../lib/catalog') as typeof import('../../lib/catalog');
}

test('every product answers to its own id', () => {
  expect(PRODUCT_IDS).toEqual(['endpoint-central-cloud']);
  expect(allProducts().map(({ id }) => id)).toEqual(PRODUCT_IDS);
  for (const id of PRODUCT_IDS) expect(findProduct(id)).toBe(PRODUCTS[id]);
});

test.each(['', 'endpoint-central', 'toString', '__proto__', 'constructor'])('%j is no product', (id) => {
  expect(isProductId(id)).toBe(false);
  expect(findProduct(id)).toBeUndefined();
});

test('a product is loaded when it is first asked for, and not when the register is', () => {
  const load = jest.fn(() => jest.requireActual<typeof import('../../lib/catalog/endpoint-central-cloud')>(FILE));
  jest.doMock(FILE, load);
  const register = fresh();
  expect(register.PRODUCT_IDS).toHaveLength(1);
  expect(register.findProduct('nothing')).toBeUndefined();
  expect(load).not.toHaveBeenCalled();
  expect(register.findProduct('endpoint-central-cloud')?.name).toBe('Endpoint Central Cloud');
  expect(load).toHaveBeenCalledTimes(1);
});
