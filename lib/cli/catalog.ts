import { allProducts, findProduct, PRODUCT_IDS } from '../catalog';
import { objectOf, summaryOf } from './catalog-object';
import { renderCatalog, renderProduct } from './catalog-text';
import { unknownProduct } from './flows';
import { type Outcome, printed, printedJson, refused, type Screen } from './outcome';
import { type CommandLine, firstValue, isTyped, type OptionForm } from './typed';

export const CATALOG_OPTIONS: readonly OptionForm[] = [
  {
    form: '--product PRODUCT',
    words: 'one product: its roles, services, choices, supplements, and what its pages lack',
    values: PRODUCT_IDS,
  },
  { form: '--json', words: 'one array with one object per product; with --product one object that holds more' },
];

/** `portolan catalog`: the products, or what there is to know of one before a profile is written. */
export function runCatalog({ typed, issues }: CommandLine, screen: Screen): Outcome {
  const id = firstValue(typed, '--product');
  const json = isTyped(typed, '--json');
  if (id === undefined) {
    if (issues.length > 0) return refused(issues);
    const products = allProducts();
    return json ? printedJson(products.map(summaryOf)) : printed(renderCatalog(products.map(summaryOf), screen));
  }
  const product = findProduct(id);
  const found = product === undefined ? [...issues, unknownProduct(id)] : issues;
  if (product === undefined || found.length > 0) return refused(found);
  return json ? printedJson(objectOf(product)) : printed(renderProduct(objectOf(product), screen));
}
