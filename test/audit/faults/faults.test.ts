import { OPERATORS } from './operators';
import { expectTold } from './told';

/** An audit costs more than a difference: of the alterations of a template each time one in so many is audited. */
const ONE_IN = 12;

test('there are thirty kinds of faults, and as many that are none', () => {
  expect(OPERATORS.filter(({ harm }) => harm).length).toBeGreaterThanOrEqual(30);
  expect(OPERATORS.filter(({ harm }) => !harm).length).toBeGreaterThanOrEqual(25);
});

expectTold(({ name }, operator) => (name.length + OPERATORS.indexOf(operator)) % ONE_IN === 0);
