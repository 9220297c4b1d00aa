import { allProducts } from '../../lib/catalog';
import { checkProfiles, type Fault, RULES } from '../../lib/testing/profile-checks';
import { profilesOf } from '../../lib/testing/profiles';

/** So many profiles of a product, all of them where there are no more. */
const MOST = 100_000;
const HOURS = 3_600_000;

describe.each(allProducts().map((product) => [product.id, product] as const))('%s', (_, product) => {
  let faults: readonly Fault[] | undefined;

  test.each(Object.entries(RULES))(
    '%s: %s',
    (rule) => {
      faults ??= checkProfiles(product, profilesOf(product, { most: MOST, spread: true }).profiles).faults;
      expect(faults.filter((fault) => fault.rule === rule).map(({ told }) => told)).toEqual([]);
    },
    6 * HOURS,
  );
});
