import type { OverlayRow } from './overlay';
import type { Choice, OneOf, Product, Requirement, SomeOf } from './product';

/** What the user puts in a party's place as plain data. */
export interface Supplied {
  /** `a.example.com`, or `*.example.com` for everything below it. */
  readonly hosts?: readonly string[];
  /** Addresses or CIDRs. */
  readonly addresses?: readonly string[];
}

/** What a profile holds beside its choices; no choice may bear one of these names. */
export interface Supplies {
  /** Parties in plain data, by party. */
  readonly parties?: Readonly<Record<string, Supplied>>;
  /**
   * Ports by requirement id, where the page prints none or a default: `'9443'`, `'80, 443'`, `'8000-8010'`. A port may
   * say what runs on it, so that a firewall can read names there: `'80/http, 443/https'`.
   */
  readonly ports?: Readonly<Record<string, string>>;
  /** The supplement documents that the profile takes in, by id. */
  readonly supplements?: readonly string[];
  /** Rows of the page that do not fit, by requirement id: left out, or with something else in the place of what is printed. */
  readonly overlay?: readonly OverlayRow[];
}

/** The names that a choice may not bear. */
export const RESERVED_PROFILE_KEYS = ['parties', 'ports', 'supplements', 'overlay'] as const;

/** A profile whose product is not known to the type checker. */
export interface Profile extends Supplies {
  readonly [choice: string]: unknown;
}

type ValueOf<C extends Choice> = C extends OneOf
  ? C['values'][number]
  : C extends SomeOf
    ? readonly C['values'][number][]
    : boolean;

type MustChoice<Choices> = {
  [K in keyof Choices]: Choices[K] extends { kind: 'oneOf'; default: string } | { concerns: object }
    ? never
    : Choices[K] extends { kind: 'oneOf' }
      ? K
      : never;
}[keyof Choices];

/** The ids of a product's supplement documents. */
export type SupplementOf<P extends Product> = Extract<P['documents'][number], { readonly kind: 'supplement' }>['id'];

type PartyOf<P extends Product> = Extract<keyof P['roles'] | keyof P['services'], string>;

/** The profile of a product: a value for each choice, then what is supplied. */
export type ProfileOf<P extends Product> = {
  readonly [K in MustChoice<P['choices']>]: ValueOf<P['choices'][K]>;
} & {
  readonly [K in Exclude<keyof P['choices'], MustChoice<P['choices']>>]?: ValueOf<P['choices'][K]>;
} & {
  readonly parties?: { readonly [K in PartyOf<P>]?: Supplied };
  readonly ports?: { readonly [K in P['requirements'][number]['id']]?: string };
  readonly supplements?: readonly SupplementOf<P>[];
  readonly overlay?: readonly OverlayRow<P['requirements'][number]['id']>[];
};

/** A product that says how its profile is called, so that a compile error names it instead of spelling it out. Types alone: nothing stands there at run time. */
export interface ProfiledBy<Named> {
  readonly profiledBy?: Named;
}

/** The profile of a product, by its name where it has one; of a product that came from JSON nobody knows the choices. */
export type ProfileFor<P extends Product> = string extends keyof P['choices']
  ? Profile
  : P extends { readonly profiledBy?: infer Named }
    ? unknown extends Named
      ? ProfileOf<P>
      : Exclude<Named, undefined>
    : ProfileOf<P>;

/** The names of a product's roles. */
export type RoleOf<P extends Product> = Extract<keyof P['roles'], string>;

type WhenValueOf<C extends Choice> = C extends OneOf | SomeOf ? C['values'][number] : boolean;

/** A requirement between these parties, under these choices. */
type RequirementOf<Party, Choices extends Product['choices'], SupplementId> = Requirement & {
  readonly from: Party | null;
  readonly to: Party | null;
  readonly when: readonly ({ readonly [C in keyof Choices]?: readonly WhenValueOf<Choices[C]>[] } & {
    readonly supplements?: readonly SupplementId[];
  })[];
};

/** A product whose parties, choices and requirements are known to the type checker by name. */
export interface DefinedProduct<
  Documents extends Product['documents'],
  Roles extends Product['roles'],
  Services extends Product['services'],
  Choices extends Product['choices'],
  Requirements extends Product['requirements'],
> extends Product {
  readonly documents: Documents;
  readonly roles: Roles;
  readonly services: Services;
  readonly choices: Choices;
  readonly requirements: Requirements;
}

/**
 * Declares a product. The type checker holds `from`, `to` and `when` of its requirements against its own parties and
 * choices; everything else is held by the catalogue's lint.
 */
export function defineProduct<
  const Documents extends Product['documents'],
  const Roles extends Product['roles'],
  const Services extends Product['services'],
  const Choices extends Product['choices'],
  const Requirements extends readonly RequirementOf<
    keyof Roles | keyof Services,
    Choices,
    Extract<Documents[number], { readonly kind: 'supplement' }>['id']
  >[],
>(
  product: DefinedProduct<Documents, Roles, Services, Choices, Requirements>,
): DefinedProduct<Documents, Roles, Services, Choices, Requirements> {
  return product;
}
