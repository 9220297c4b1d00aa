import { allProducts, findProduct, isProductId, PRODUCT_IDS, PRODUCTS } from '../../lib/catalog';
import type { Product } from '../../lib/model/product';

const FILES = PRODUCT_IDS.map((id) => ({ id, file: require.resolve(`../../lib/catalog/${id}`) }));

beforeEach(() => jest.resetModules());

function fresh(): typeof import('../../lib/catalog') {
  return require('../../lib/catalog') as typeof import('../../lib/catalog');
}

test('every product answers to its own id', () => {
  expect(PRODUCT_IDS).toEqual(['endpoint-central-cloud', 'mobicontrol', 'patch-manager-plus', 'ism-cloudone']);
  expect(allProducts().map(({ id }) => id)).toEqual(PRODUCT_IDS);
  for (const id of PRODUCT_IDS) expect(findProduct(id)).toBe(PRODUCTS[id]);
});

test('the products have names, short forms and given documents of their own', () => {
  const products = allProducts();
  const given = products.flatMap(({ documents }) => documents.filter(({ kind }) => kind === 'given'));
  expect(given.map(({ id }) => id)).toEqual(['000', '001', '002', '003', '004']);
  for (const words of [products.map(({ name }) => name), products.map(({ short }) => short)]) {
    expect(new Set(words).size).toBe(products.length);
  }
});

test('a supplement that several products take in is the same document in each', () => {
  const supplements = allProducts().flatMap(({ documents }) => documents.filter(({ kind }) => kind === 'supplement'));
  for (const document of supplements) {
    expect(supplements.filter(({ id }) => id === document.id)).toEqual(
      supplements.filter(({ id }) => id === document.id).map(() => document),
    );
  }
});

test.each(['', 'endpoint-central', 'toString', '__proto__', 'constructor'])('%j is no product', (id) => {
  expect(isProductId(id)).toBe(false);
  expect(findProduct(id)).toBeUndefined();
});

test.each(FILES)('$id is loaded when it is first asked for, and not when the register is', ({ id, file }) => {
  const load = jest.fn(() => jest.requireActual<object>(file));
  jest.doMock(file, load);
  const register = fresh();
  expect(register.PRODUCT_IDS).toHaveLength(FILES.length);
  expect(register.findProduct('nothing')).toBeUndefined();
  for (const other of register.PRODUCT_IDS.filter((one) => one !== id)) register.findProduct(other);
  expect(load).not.toHaveBeenCalled();
  expect(register.findProduct(id)?.name).toBe(findProduct(id)?.name);
  expect(load).toHaveBeenCalledTimes(1);
});

test.each(FILES)(
  '$id has the members of the product in their order before it is loaded, and is the product after',
  ({ id, file }) => {
    const product = Object.values(require(file) as object).find((one) => one.id === id) as Product;
    const register = fresh();
    const early = register.PRODUCTS[id];
    expect(Object.keys(early)).toEqual(Object.keys(product));
    expect(Object.values(Object.getOwnPropertyDescriptors(early)).every(({ get }) => get !== undefined)).toBe(true);
    expect(structuredClone(early)).toEqual(product);
    expect(register.findProduct(id)).toBe(early);
    // Nothing is left of the getters: whoever reads it a million times reads plain data.
    expect(Object.getOwnPropertyDescriptors(early)).toEqual(Object.getOwnPropertyDescriptors(product));
  },
);

test.each(FILES)(
  '$id is the same to a copy, to JSON and to a spread, whichever of them comes first',
  ({ id, file }) => {
    const product = Object.values(require(file) as object).find((one) => one.id === id) as Product;
    expect(JSON.stringify(fresh().PRODUCTS[id])).toBe(JSON.stringify(product));
    jest.resetModules();
    expect({ ...fresh().PRODUCTS[id] }).toEqual(product);
  },
);
