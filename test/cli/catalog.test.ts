import { join } from 'node:path';
import { allProducts, PRODUCT_IDS, PRODUCTS } from '../../lib/catalog';
import type { ProductObject, ProductSummary } from '../../lib/cli/catalog-object';
import type { Product } from '../../lib/model/product';
import { columnsOf } from '../../lib/report/layout';
import { expectGolden } from '../golden';
import { onScreen, typed } from './portolan';

const golden = (name: string) => join(__dirname, 'golden', `${name}.txt`);

function objectOf(product: string): ProductObject {
  const { code, out, err } = typed(`catalog --product ${product} --json`);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as ProductObject;
}

describe('catalog', () => {
  test('lists every product with its documents and roles', () => {
    const { code, out, err } = typed('catalog');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const { id, name, documents, roles } of allProducts()) {
      expect(out).toContain(`\n${id}, ${name}\n`);
      expect(out).toContain(`  roles: ${Object.keys(roles).join(', ')}\n`);
      for (const { title, kind } of documents) expect(out.includes(title)).toBe(kind === 'given');
    }
    expectGolden(golden('catalog'), onScreen(80, 'catalog').out);
  });

  test('lists them as one array with --json', () => {
    const all = JSON.parse(typed('catalog --json').out) as readonly ProductSummary[];
    expect(all.map(({ id }) => id)).toEqual(PRODUCT_IDS);
    for (const summary of all) expect(Object.keys(summary)).toEqual(['id', 'name', 'documents', 'roles']);
  });
});

describe('catalog --product', () => {
  test('reads for a person as it was reviewed', () => {
    expectGolden(golden('catalog-ism-cloudone'), onScreen(100, 'catalog', '--product', 'ism-cloudone').out);
  });

  test.each(PRODUCT_IDS)('tells of %s its roles, services, choices and gaps, none left out', (id) => {
    const product: Product = PRODUCTS[id];
    const { code, out, err } = typed(`catalog --product ${id}`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const [party, { words, gloss }] of [...Object.entries(product.roles), ...Object.entries(product.services)]) {
      expect(out).toContain(`\n  ${party} (${words})\n    ${gloss}\n`);
    }
    for (const [choice, { gloss, cite }] of Object.entries(product.choices)) {
      expect(out).toMatch(new RegExp(`\n  ${choice}: .+\n`));
      for (const said of [gloss, `“${cite.quote.replace(/\s+/g, ' ')}”`, cite.gloss])
        expect(out).toContain(`    ${said}\n`);
    }
    const lacking = product.requirements.filter(({ incomplete }) => incomplete !== undefined);
    for (const one of lacking) expect(out).toMatch(new RegExp(`[ ]${one.id}(?:, .*)?: lacks `));
    for (const { address } of product.documents) expect(out).toContain(address);
  });

  test.each(PRODUCT_IDS)('holds of %s the same as one object with --json', (id) => {
    const { roles, services, choices, documents, requirements }: Product = PRODUCTS[id];
    const object = objectOf(id);
    expect(Object.keys(object)).toEqual([
      ...['id', 'name', 'documents', 'roles', 'services', 'choices', 'incomplete', 'supplements'],
    ]);
    expect(object.documents).toEqual(documents);
    expect(object.roles.map((one) => one.id)).toEqual(Object.keys(roles));
    expect(object.services.map((one) => one.id)).toEqual(Object.keys(services));
    expect(object.choices.map((one) => one.id)).toEqual(Object.keys(choices));
    const lacking = requirements.flatMap((one) => (one.incomplete === undefined ? [] : [one.id]));
    expect(object.incomplete.map(({ requirement }) => requirement)).toEqual(lacking);
    expect(object.supplements.map((one) => one.id)).toEqual(
      documents.flatMap((one) => (one.kind === 'supplement' ? [one.id] : [])),
    );
    for (const { requirements: own } of object.supplements) expect(own).not.toEqual([]);
  });

  test('says what holds where nothing is chosen, beside what, and who is a service when', () => {
    const { choices, roles } = objectOf('mobicontrol');
    const choice = (id: string) => choices.find((one) => one.id === id);
    expect(choice('serverLocation')).toMatchObject({
      values: ['SaaS', 'DMZ', 'Internal'],
      default: null,
      concerns: null,
    });
    expect(choice('appleHosts')).toMatchObject({ default: 'all', concerns: { platforms: ['Apple'] } });
    expect(choice('platforms')).toMatchObject({ kind: 'someOf', default: [] });
    expect(choice('playStore')).toMatchObject({ kind: 'flag', values: [true, false], default: false });
    expect(choice('wsusServer')).toMatchObject({ kind: 'party', default: null });
    expect(roles.find(({ id }) => id === 'deploymentServer')?.serviceWhen).toEqual([{ serverLocation: ['SaaS'] }]);

    const { out } = typed('catalog --product mobicontrol');
    expect(out).toContain('  serverLocation: one of SaaS, DMZ, Internal; no default\n');
    expect(out).toContain('  appleHosts: one of all, listed; all by default\n    only where platforms is Apple\n');
    expect(out).toContain('  playStore: true or false; false by default\n');
    expect(out).toContain('a service, which has to be supplied, where serverLocation is SaaS\n');
  });

  test('ties a gap to the supplement that closes it, and says what to type', () => {
    const { incomplete, supplements } = objectOf('mobicontrol');
    const wns = incomplete.find(({ requirement }) => requirement === 'windows-modern-wns');
    expect(wns?.completedBy).toEqual(['microsoft-wns']);
    expect(supplements.find(({ id }) => id === 'microsoft-wns')?.completes).toContain('windows-modern-wns');
    const { out } = typed('catalog --product mobicontrol');
    expect(out).toMatch(/server-wns, windows-modern-wns: lacks .*\n.*\n {4}to do: .*--supply wns=HOST/);
    expect(out).not.toMatch(/to do: .*(?:parties: \{|ports: \{|supplements: \[|hosts: \[)/);
  });

  test.each([80, 120])('keeps to %i columns, Japanese included, but for an address that is longer', (width) => {
    for (const id of PRODUCT_IDS) {
      const { out } = onScreen(width, 'catalog', '--product', id);
      const long = out.split('\n').filter((line) => columnsOf(line) > width);
      expect(long.filter((line) => !/^\s*https:\/\/\S+$/.test(line))).toEqual([]);
    }
  });
});

describe('a catalog that cannot be', () => {
  test.each([
    ['catalog --product endpoint-centrl-cloud', 'did you mean endpoint-central-cloud?'],
    ['catalog --product', '--product PRODUCT ('],
    ['catalog mobicontrol', "'mobicontrol' belongs to no option"],
    ['catalog --produkt mobicontrol', 'did you mean --product?'],
  ])('%s: code 2, and nothing on stdout', (line, said) => {
    const { code, out, err } = typed(line);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(said);
  });
});
