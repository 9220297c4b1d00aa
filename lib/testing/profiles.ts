import type { Choice, ChoiceValue, Conjunction, Product } from '../model/product';

/** The choices of a profile, and the supplements that it takes in; nothing is placed yet. */
export type Choices = Readonly<Record<string, unknown>>;

/** The profiles of a product that are looked at, and whether these are all that there are. */
export interface Enumeration {
  readonly profiles: readonly Choices[];
  readonly isWhole: boolean;
}

/**
 * The smallest thing that a profile decides: a one-of, a flag, an optional party, one value of a some-of, one
 * supplement. `undefined` is a one-of that is not made, since what it concerns is not there.
 */
interface Axis {
  readonly id: string;
  readonly choice: string;
  readonly decides: 'one' | 'whether' | 'member';
  readonly values: readonly ChoiceValue[];
  /** What stands where nothing is said. */
  readonly unsaid: ChoiceValue | undefined;
  readonly concerns: Conjunction;
}

type Decided = ReadonlyMap<string, ChoiceValue | undefined>;
type Prefer = (axis: Axis, allowed: readonly ChoiceValue[], decided: Decided) => ChoiceValue;

/**
 * The profiles of a product: every combination of its choices and supplements where there are at most `most` that are no
 * error, otherwise those of {@link directed}, topped up to `most` by a spread of others where `spread` asks for it.
 */
export function profilesOf(product: Product, { most = 2_000, spread = false } = {}): Enumeration {
  const axes = axesOf(product);
  const whole: Choices[] = [];
  for (const decided of everyCombination(axes)) {
    if (whole.length === most) {
      const some = new Map(directed(product, axes).map((one) => [JSON.stringify(one), one]));
      if (spread) addSpread(axes, some, most);
      return { profiles: [...some.values()], isWhole: false };
    }
    whole.push(choicesOf(axes, decided));
  }
  return { profiles: whole, isWhole: true };
}

/**
 * Each of these with as little beside it as possible, and with as much as possible: every value of every choice, on and
 * off; every conjunction of every requirement and denial. Then every pair of values of two choices, somewhere.
 */
function directed(product: Product, axes: readonly Axis[]): readonly Choices[] {
  const values = axes.flatMap(({ id, values: all }) => all.map((value) => new Map([[id, value]])));
  const conjunctions = [...product.requirements, ...product.denials].flatMap(({ when }) => when);
  const wanted = [new Map<string, ChoiceValue>(), ...values, ...conjunctions.map((one) => fixedBy(axes, one))];
  const decided = wanted.flatMap((fixed) =>
    fixed === null ? [] : [least, most].map((prefer) => complete(axes, fixed, prefer)),
  );
  const all = [...decided.flatMap((one) => one ?? []), ...pairwise(axes)];
  return all.map((one) => choicesOf(axes, one));
}

/** Whether one of the conjunctions holds under what is settled, read apart from the resolver; none at all is always. */
export function holdsUnder(
  when: readonly Conjunction[],
  settled: ReadonlyMap<string, readonly ChoiceValue[]>,
): boolean {
  return when.length === 0 || when.some((one) => strangersTo(one, settled).length === 0);
}

/** The choices by which a conjunction does not hold. */
function strangersTo(
  conjunction: Conjunction,
  settled: ReadonlyMap<string, readonly ChoiceValue[]>,
): readonly string[] {
  const named = Object.entries(conjunction);
  return named.filter(([id, values]) => !settled.get(id)?.some((value) => values.includes(value))).map(([id]) => id);
}

function axesOf(product: Product): readonly Axis[] {
  const supplements = product.documents.filter(({ kind }) => kind === 'supplement').map(({ id }) => id);
  const axes = [
    ...Object.entries(product.choices).flatMap(([id, choice]) => axesOfChoice(id, choice)),
    ...supplements.map((id) => member('supplements', id, {})),
  ];
  return inOrderOfConcern(axes);
}

function axesOfChoice(id: string, choice: Choice): readonly Axis[] {
  const { concerns = {} } = choice;
  switch (choice.kind) {
    case 'oneOf':
      return [{ id, choice: id, decides: 'one', values: choice.values, unsaid: choice.default, concerns }];
    case 'someOf':
      return choice.values.map((value) => member(id, value, concerns));
    case 'flag':
      return [{ id, choice: id, decides: 'whether', values: [false, true], unsaid: choice.default ?? false, concerns }];
    case 'party':
      return [{ id, choice: id, decides: 'whether', values: [false, true], unsaid: false, concerns }];
  }
}

function member(choice: string, value: string, concerns: Conjunction): Axis {
  return { id: `${choice} ${value}`, choice, decides: 'member', values: [false, true], unsaid: false, concerns };
}

/** What an axis concerns stands before it, so that one walk decides all of them. */
function inOrderOfConcern(axes: readonly Axis[]): readonly Axis[] {
  const ordered: Axis[] = [];
  let left = axes;
  while (left.length > 0) {
    const ready = left.filter(({ concerns }) => !left.some(({ choice }) => Object.hasOwn(concerns, choice)));
    if (ready.length === 0) throw new Error(`choices concern each other in a circle: ${left.map(({ id }) => id)}`);
    ordered.push(...ready);
    left = left.filter((axis) => !ready.includes(axis));
  }
  return ordered;
}

/** Whether what an axis concerns is there, so that it may be decided at all. */
function isConcerned(axes: readonly Axis[], { concerns }: Axis, decided: Decided): boolean {
  return Object.entries(concerns).every(([choice, values]) =>
    axes.some((axis) => axis.choice === choice && values.includes(saidBy(axis, decided) ?? '')),
  );
}

/** The value that an axis gives its choice. */
function saidBy(axis: Axis, decided: Decided): ChoiceValue | undefined {
  const value = decided.get(axis.id) ?? axis.unsaid;
  if (axis.decides !== 'member') return value;
  return value === true ? axis.id.slice(axis.choice.length + 1) : undefined;
}

/** Every combination that is no error. */
function* everyCombination(axes: readonly Axis[], decided: Decided = new Map()): Generator<Decided> {
  const axis = axes[decided.size];
  if (axis === undefined) {
    yield decided;
    return;
  }
  for (const value of isConcerned(axes, axis, decided) ? axis.values : [undefined]) {
    yield* everyCombination(axes, new Map(decided).set(axis.id, value));
  }
}

/** The rest of what is fixed, as preferred; null where it cannot be: the choices beside it are an error. */
function complete(axes: readonly Axis[], fixed: Decided, prefer: Prefer): Decided | null {
  const [closed] = closures(axes, fixed);
  if (closed === undefined) return null;
  const decided = new Map<string, ChoiceValue | undefined>();
  for (const axis of axes) {
    const value = closed.get(axis.id);
    if (!isConcerned(axes, axis, decided)) decided.set(axis.id, undefined);
    else decided.set(axis.id, value ?? prefer(axis, axis.values, decided));
    if (value !== undefined && value !== false && decided.get(axis.id) === undefined) return null;
  }
  return decided;
}

/** What is fixed, with what it concerns fixed too, in every way. */
function closures(axes: readonly Axis[], fixed: Decided): readonly Decided[] {
  for (const axis of axes) {
    const value = fixed.get(axis.id);
    if (value === undefined || value === false) continue;
    const open = Object.entries(axis.concerns).find(([choice, values]) => !isFixed(axes, fixed, choice, values));
    if (open === undefined) continue;
    const [choice, values] = open;
    return values.flatMap((one) => waysTo(axes, fixed, choice, one)).flatMap((more) => closures(axes, more));
  }
  return [fixed];
}

function isFixed(axes: readonly Axis[], fixed: Decided, choice: string, values: readonly ChoiceValue[]): boolean {
  const own = axes.filter((axis) => axis.choice === choice && fixed.has(axis.id));
  return own.some((axis) => values.includes(saidBy(axis, fixed) ?? ''));
}

/** What is fixed and this value beside it; none where it is fixed to another. */
function waysTo(axes: readonly Axis[], fixed: Decided, choice: string, value: ChoiceValue): readonly Decided[] {
  const id = axes.some((axis) => axis.id === choice) ? choice : `${choice} ${value}`;
  const said = id === choice ? value : true;
  if (fixed.has(id) && fixed.get(id) !== said) return [];
  return [new Map(fixed).set(id, said)];
}

/** The first values of a conjunction, as what is fixed; null where two of them exclude each other. */
function fixedBy(axes: readonly Axis[], conjunction: Conjunction): Decided | null {
  let ways: readonly Decided[] = [new Map()];
  for (const [choice, values] of Object.entries(conjunction)) {
    ways = ways.flatMap((fixed) => values.flatMap((value) => waysTo(axes, fixed, choice, value)));
  }
  return ways.find((fixed) => closures(axes, fixed).length > 0) ?? null;
}

const least: Prefer = ({ unsaid }, [first = false]) => unsaid ?? first;
const most: Prefer = (_, allowed) => (allowed.includes(true) ? true : (allowed[0] ?? false));

/** Every pair of values of two axes stands in one of these, unless the pair is an error. */
function pairwise(axes: readonly Axis[]): readonly Decided[] {
  const open = new Set<string>();
  const pairs = new Map<string, Decided>();
  for (const [at, one] of axes.entries()) {
    for (const other of axes.slice(at + 1)) {
      for (const a of one.values) {
        for (const b of other.values) {
          const key = pairKey(one, a, other, b);
          open.add(key);
          pairs.set(
            key,
            new Map([
              [one.id, a],
              [other.id, b],
            ]),
          );
        }
      }
    }
  }
  const all: Decided[] = [];
  for (const key of open) {
    const decided = complete(axes, pairs.get(key) ?? new Map(), mostOpen(axes, open));
    open.delete(key);
    if (decided === null) continue;
    all.push(decided);
    for (const [at, one] of axes.entries()) {
      for (const other of axes.slice(at + 1)) {
        open.delete(pairKey(one, decided.get(one.id), other, decided.get(other.id)));
      }
    }
  }
  return all;
}

/** Prefers the value that stands in the most pairs that are still open. */
function mostOpen(axes: readonly Axis[], open: ReadonlySet<string>): Prefer {
  return (axis, allowed, decided) => {
    const before = axes.filter(({ id }) => decided.has(id));
    const gain = (value: ChoiceValue) =>
      before.filter((other) => open.has(pairKey(other, decided.get(other.id), axis, value))).length;
    return allowed.reduce((best, value) => (gain(value) > gain(best) ? value : best), allowed[0] ?? false);
  };
}

function pairKey(one: Axis, a: ChoiceValue | undefined, other: Axis, b: ChoiceValue | undefined): string {
  return `${one.id} ${a} | ${other.id} ${b}`;
}

/** Others, spread over all that there are, always the same. */
function addSpread(axes: readonly Axis[], some: Map<string, Choices>, upTo: number): void {
  const random = generator(1);
  const any: Prefer = (_, allowed) => allowed[Math.floor(random() * allowed.length)] ?? false;
  while (some.size < upTo) {
    const decided = complete(axes, new Map(), any);
    if (decided === null) return;
    const one = choicesOf(axes, decided);
    some.set(JSON.stringify(one), one);
  }
}

/** Numbers from 0 to 1 that look random and are the same in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** What is decided, as a user would write it down: nothing is said that stands anyway. */
function choicesOf(axes: readonly Axis[], decided: Decided): Choices {
  const choices: Record<string, unknown> = {};
  for (const axis of axes) {
    const value = decided.get(axis.id);
    if (axis.decides === 'member') {
      const said = saidBy(axis, decided);
      if (said !== undefined) choices[axis.choice] = [...((choices[axis.choice] as string[] | undefined) ?? []), said];
    } else if (value !== undefined && (axis.decides === 'one' || value !== axis.unsaid)) choices[axis.choice] = value;
  }
  return choices;
}
