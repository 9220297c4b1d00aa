import type { ChoiceValue, Conjunction, Product } from '../model/product';
import { RESERVED_PROFILE_KEYS } from '../model/profile';
import { type Fault, type Lints, partiesOf, printValues, valuesOf } from './finding';

/** Of choices, and of what a `when` says with them. */
export const CHOICE_LINTS: Lints = {
  'references exist': (product) => [
    ...product.requirements.flatMap((requirement) => [
      ...strangers(product, requirement.id, [requirement.from, requirement.to]),
      ...unknownWhen(product, requirement),
    ]),
    ...product.denials.flatMap((denial) => [
      ...strangers(product, denial.id, [denial.from, denial.to]),
      ...unknownWhen(product, denial),
    ]),
    ...Object.entries(product.choices)
      .filter(([id, { kind }]) => kind === 'party' && !partiesOf(product).includes(id))
      .map(([id]) => ({ id, actual: 'a party choice', expected: 'the name of a party' })),
  ],

  'no choice bears a reserved name': (product) =>
    Object.keys(product.choices)
      .filter((id) => RESERVED_PROFILE_KEYS.some((reserved) => reserved === id))
      .map((id) => ({ id, actual: `a choice '${id}'`, expected: `none of ${RESERVED_PROFILE_KEYS.join(', ')}` })),

  'every value of a choice is used': (product) =>
    Object.entries(product.choices).flatMap(([id, choice]) => {
      const apart: readonly (readonly ChoiceValue[])[] =
        choice.kind === 'flag'
          ? [[true, false]]
          : choice.kind === 'party'
            ? [[true]]
            : choice.values.map((one) => [one]);
      return apart
        .filter((values) => !isUsed(product, id, values))
        .map(([value]) => ({ id, actual: `'${value}' in no requirement`, expected: 'a requirement that hangs on it' }));
    }),

  'defaults are values': (product) =>
    Object.entries(product.choices).flatMap(([id, choice]) =>
      choice.kind === 'oneOf' && choice.default !== undefined && !choice.values.includes(choice.default)
        ? [{ id, actual: `default '${choice.default}'`, expected: choice.values.join(', ') }]
        : [],
    ),

  'an optional party brings its choice': (product) =>
    product.requirements.flatMap(({ id, from, to, when }) =>
      Object.entries(product.choices)
        .filter(([party, { kind }]) => kind === 'party' && (party === from || party === to))
        .filter(([party]) => when.length === 0 || when.some((one) => !isTrue(one[party])))
        .map(([party]) => ({ id, actual: `when ${JSON.stringify(when)}`, expected: `${party}: [true] in each` })),
    ),

  'a choice concerns what other choices can be': (product) =>
    Object.entries(product.choices).flatMap(([id, { concerns }]) => {
      if (concerns === undefined) return [];
      const actual = `concerns ${JSON.stringify(concerns)}`;
      const nothing = Object.keys(concerns).length === 0 ? [{ id, actual, expected: 'a choice, or no concerns' }] : [];
      const itself = concernedBy(product, id).has(id) ? [{ id, actual, expected: 'other choices' }] : [];
      return [...nothing, ...itself, ...unknownValues(product, id, concerns)];
    }),

  'a when names what its choices concern': (product) =>
    [...product.requirements, ...product.denials].flatMap(({ id, when }) =>
      when.flatMap((conjunction) =>
        Object.entries(conjunction)
          .filter(([, values]) => values.some((value) => value !== false))
          .flatMap(([name]) =>
            Object.entries(product.choices[name]?.concerns ?? {})
              .filter(([beside, values]) => Object.hasOwn(product.choices, beside) && values.length > 0)
              .filter(([beside, values]) => !isWithin(conjunction[beside], values))
              .map(([beside, values]) => ({
                id,
                actual: `${name} beside ${beside}: ${printValues(conjunction[beside] ?? [])}`,
                expected: `${beside}: ${printValues(values)} or fewer beside ${name}, which concerns them`,
              })),
          ),
      ),
    ),

  'a role that stands as a service does not ask': (product) =>
    Object.entries(product.roles).flatMap(([id, { standsAs }]) => {
      if (standsAs === undefined) return [];
      const { service } = standsAs;
      const nowhere = { id, actual: 'standsAs no service', expected: 'the choices that make it one' };
      return [
        ...(service.length === 0 ? [nowhere] : []),
        ...service.flatMap((conjunction) => unknownValues(product, id, conjunction)),
        ...product.requirements
          .filter(({ from, when }) => from === id && meets(when, service))
          .map((one) => ({
            id: one.id,
            actual: `from ${id}, also where it is a service`,
            expected: `a when that leaves out ${service.map(printConjunction).join(' and ')}`,
          })),
      ];
    }),
};

function isTrue(values: readonly ChoiceValue[] | undefined): boolean {
  return values !== undefined && values.length > 0 && values.every((value) => value === true);
}

/** Whether all of these values are among the others. */
function isWithin(values: readonly ChoiceValue[] | undefined, others: readonly ChoiceValue[]): boolean {
  return values !== undefined && values.length > 0 && values.every((value) => others.includes(value));
}

/** Whether some profile can have one of each. */
function meets(some: readonly Conjunction[], others: readonly Conjunction[]): boolean {
  const compatible = (one: Conjunction, other: Conjunction) =>
    Object.entries(one).every(([name, values]) => values.some((value) => (other[name] ?? [value]).includes(value)));
  const any = some.length === 0 ? [{}] : some;
  return any.some((one) => others.some((other) => compatible(one, other)));
}

/** What a choice concerns, with what that concerns in turn. */
function concernedBy(product: Product, choice: string, found = new Set<string>()): ReadonlySet<string> {
  for (const beside of Object.keys(product.choices[choice]?.concerns ?? {})) {
    if (found.has(beside)) continue;
    concernedBy(product, beside, found.add(beside));
  }
  return found;
}

/**
 * A value that some requirement names, or that makes a role a service; a flag may also be one that closes what is open
 * without it.
 */
function isUsed(product: Product, choice: string, values: readonly ChoiceValue[]): boolean {
  const outside = Object.values(product.roles).map(({ standsAs }) => standsAs?.service ?? []);
  return [...product.requirements.map(({ when }) => when), ...outside].some((when) =>
    when.some((one) => one[choice]?.some((value) => values.includes(value)) === true),
  );
}

function printConjunction(conjunction: Conjunction): string {
  return Object.entries(conjunction)
    .map(([name, values]) => `${name}: ${printValues(values)}`)
    .join(', ');
}

function strangers(product: Product, id: string, ends: readonly (string | null)[]): readonly Fault[] {
  return ends
    .filter((party) => party !== null && !partiesOf(product).includes(party))
    .map((party) => ({ id, actual: `party '${party}'`, expected: partiesOf(product).join(', ') }));
}

function unknownWhen(
  product: Product,
  { id, when }: { readonly id: string; readonly when: readonly Conjunction[] },
): readonly Fault[] {
  return when.flatMap((conjunction) => unknownValues(product, id, conjunction));
}

/** What a conjunction says that no choice can be; `supplements` has lints of its own. */
function unknownValues(product: Product, id: string, conjunction: Conjunction): readonly Fault[] {
  return Object.entries(conjunction).flatMap(([name, values]) => {
    const choice = product.choices[name];
    if (name === 'supplements') return [];
    if (choice === undefined) {
      return [{ id, actual: `choice '${name}'`, expected: Object.keys(product.choices).join(', ') }];
    }
    const allowed = valuesOf(choice);
    const wrong = values.filter((value) => !allowed.includes(value));
    const none = values.length === 0 ? [{ id, actual: `${name}: []`, expected: allowed.join(', ') }] : [];
    return [...wrong.map((value) => ({ id, actual: `${name}: '${value}'`, expected: allowed.join(', ') })), ...none];
  });
}
