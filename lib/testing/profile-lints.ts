import type { Choice, ChoiceValue, Product } from '../model/product';
import { tryResolve } from '../resolve';
import type { Choices } from './profiles';

/** The supplements of a profile are chosen like the values of a some-of. */
const SUPPLEMENTS = 'supplements';

/**
 * The values of choices, and the supplements, that change nothing: wherever a profile may take such a value or leave it,
 * the same flows stand, and stand alike. Everything else of the two profiles is the same, but for a one-of that has to be
 * made because of the value and has nothing to say without it.
 */
export function idleValues(product: Product, profiles: readonly Choices[]): readonly string[] {
  const resolved = new Map<string, string>();
  const standing = (choices: Choices) => {
    const key = JSON.stringify(Object.entries(choices).sort());
    const known = resolved.get(key) ?? standingOf(product, choices);
    resolved.set(key, known);
    return known;
  };
  return valuesOf(product).flatMap(({ choice, value, changed }) => {
    const matters = profiles.some((profile) => {
      const others = changed(profile).flatMap((other) => withOneOfs(product, other));
      return others.some((other) => standing(other) !== standing(profile));
    });
    return matters ? [] : [`${product.id}: ${choice} ${value} changes nothing in any profile`];
  });
}

/** The requirements that no profile reaches; one that is only reported is reached. */
export function unreached(product: Product, profiles: readonly Choices[]): readonly string[] {
  const reached = new Set(
    profiles.flatMap((choices) => tryResolve(product, choices).flows.map(({ requirement }) => requirement.id)),
  );
  return product.requirements
    .filter(({ id }) => !reached.has(id))
    .map(({ id }) => `${product.id}: ${id} is reached by no profile`);
}

interface Value {
  readonly choice: string;
  readonly value: ChoiceValue;
  /** The profiles that differ from one by this value alone: it is taken back, or taken in. */
  readonly changed: (profile: Choices) => readonly Choices[];
}

function valuesOf(product: Product): readonly Value[] {
  const supplements = product.documents.filter(({ kind }) => kind === 'supplement').map(({ id }) => id);
  return [
    ...Object.entries(product.choices).flatMap(([id, choice]) => valuesOfChoice(id, choice)),
    ...supplements.map((id) => memberOf(SUPPLEMENTS, id)),
  ];
}

function valuesOfChoice(id: string, choice: Choice): readonly Value[] {
  if (choice.kind === 'someOf') return choice.values.map((value) => memberOf(id, value));
  const values: readonly ChoiceValue[] = choice.kind === 'oneOf' ? choice.values : [false, true];
  const unsaid = choice.kind === 'party' ? false : (choice.default ?? (choice.kind === 'flag' ? false : undefined));
  return values.map((value) => ({
    choice: id,
    value,
    changed: (profile) => {
      const other = (profile[id] ?? unsaid) === value ? values.filter((one) => one !== value) : [value];
      return other.map((one) => ({ ...profile, [id]: one }));
    },
  }));
}

function memberOf(choice: string, value: string): Value {
  return {
    choice,
    value,
    changed: (profile) => {
      const members = Array.isArray(profile[choice]) ? (profile[choice] as readonly string[]) : [];
      const others = members.includes(value) ? members.filter((one) => one !== value) : [...members, value];
      return [{ ...profile, [choice]: others }];
    },
  };
}

/** A changed profile, with the one-ofs without a default that it now needs, in every way, and without those that it may not have; none where it is an error otherwise. */
function withOneOfs(product: Product, choices: Choices): readonly Choices[] {
  const { issues } = tryResolve(product, choices);
  const [first] = issues;
  if (first === undefined) return [choices];
  if (first.code !== 'choice-missing' && first.code !== 'choice-not-concerned') return [];
  const choice = product.choices[first.choice];
  if (choice?.kind !== 'oneOf' || choice.default !== undefined) return [];
  const { [first.choice]: _dropped, ...rest } = choices;
  if (first.code === 'choice-not-concerned') return withOneOfs(product, rest);
  return choice.values.flatMap((value) => withOneOfs(product, { ...rest, [first.choice]: value }));
}

/** How the flows of a profile stand, one beside the other. */
function standingOf(product: Product, choices: Choices): string {
  const { flows } = tryResolve(product, choices);
  return JSON.stringify(
    flows.map(({ requirement, way, missing, completedBy }) => [requirement.id, way, missing, completedBy]),
  );
}
