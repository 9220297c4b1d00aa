import type { Citation, SourceDocument } from '../model/citation';
import type { Choice, ChoiceValue, Conjunction, MissingPart, Need, Product } from '../model/product';

/** A product as `portolan catalog --json` lists it. */
export interface ProductSummary {
  readonly id: string;
  readonly name: string;
  readonly documents: readonly Pick<SourceDocument, 'id' | 'kind' | 'title'>[];
  readonly roles: readonly string[];
}

/** A product as `portolan catalog --product P --json` prints it; lists are never null. */
export interface ProductObject {
  readonly id: string;
  readonly name: string;
  readonly documents: readonly SourceDocument[];
  readonly roles: readonly RoleObject[];
  readonly services: readonly { readonly id: string; readonly words: string; readonly gloss: string }[];
  readonly choices: readonly ChoiceObject[];
  readonly incomplete: readonly IncompleteObject[];
  readonly supplements: readonly SupplementObject[];
}

export interface RoleObject {
  readonly id: string;
  readonly words: string;
  readonly gloss: string;
  /** The default name of an entry that asks in the role. */
  readonly source: string;
  /** The choices under which it stands outside, and may not ask; empty where there are none. */
  readonly serviceWhen: readonly Conjunction[];
}

export interface ChoiceObject {
  readonly id: string;
  readonly kind: Choice['kind'];
  /** What may be chosen; of a flag or an optional party true and false. */
  readonly values: readonly ChoiceValue[];
  /** What holds where nothing is chosen; null where the user has to say, or where placing the party says so. */
  readonly default: ChoiceValue | readonly never[] | null;
  /** The values of other choices beside which it may be made; null where it may be made beside any. */
  readonly concerns: Conjunction | null;
  readonly gloss: string;
  readonly cite: Citation;
}

export interface IncompleteObject {
  readonly requirement: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly need: Need;
  readonly when: readonly Conjunction[];
  readonly missing: readonly MissingPart[];
  readonly where: string;
  readonly supply: string;
  /** The supplements that make it whole. */
  readonly completedBy: readonly string[];
}

export interface SupplementObject {
  readonly id: string;
  /** The requirements that a profile gains with it. */
  readonly requirements: readonly string[];
  /** Those of the vendor's page that it makes whole. */
  readonly completes: readonly string[];
}

/** A product in the list of all. */
export function summaryOf({ id, name, documents, roles }: Product): ProductSummary {
  return {
    id,
    name,
    documents: documents.map(({ id: document, kind, title }) => ({ id: document, kind, title })),
    roles: Object.keys(roles),
  };
}

/** All that there is to know of a product before a profile is written. */
export function objectOf(product: Product): ProductObject {
  const { id, name, documents, roles, services, choices } = product;
  return {
    id,
    name,
    documents,
    roles: Object.entries(roles).map(([role, { words, gloss, short, standsAs }]) => ({
      id: role,
      words,
      gloss,
      source: `${product.short}_${short}`,
      serviceWhen: standsAs?.service ?? [],
    })),
    services: Object.entries(services).map(([service, { words, gloss }]) => ({ id: service, words, gloss })),
    choices: Object.entries(choices).map(([choice, one]) => choiceObject(choice, one)),
    incomplete: incompleteOf(product),
    supplements: documents.filter(({ kind }) => kind === 'supplement').map((one) => supplementOf(product, one)),
  };
}

function choiceObject(id: string, choice: Choice): ChoiceObject {
  const values = choice.kind === 'flag' || choice.kind === 'party' ? [true, false] : choice.values;
  const { kind, concerns = null, gloss, cite } = choice;
  return { id, kind, values, default: defaultOf(choice), concerns, gloss, cite };
}

function defaultOf(choice: Choice): ChoiceObject['default'] {
  switch (choice.kind) {
    case 'oneOf':
      return choice.default ?? null;
    case 'someOf':
      return [];
    case 'flag':
      return choice.default ?? false;
    case 'party':
      return null;
  }
}

function incompleteOf({ requirements }: Product): readonly IncompleteObject[] {
  return requirements.flatMap(({ id, from, to, need, when, incomplete }): readonly IncompleteObject[] => {
    if (incomplete === undefined) return [];
    const { missing, where = '', supply = '' } = incomplete;
    const completing = requirements.filter(({ completes }) => completes?.includes(id) === true);
    const completedBy = [...new Set(completing.flatMap(({ cites }) => cites.map(({ document }) => document)))];
    return [{ requirement: id, from, to, need, when, missing, where, supply, completedBy }];
  });
}

function supplementOf({ requirements }: Product, { id }: SourceDocument): SupplementObject {
  const own = requirements.filter(({ cites }) => cites.some(({ document }) => document === id));
  return {
    id,
    requirements: own.map((one) => one.id),
    completes: [...new Set(own.flatMap(({ completes = [] }) => completes))],
  };
}
