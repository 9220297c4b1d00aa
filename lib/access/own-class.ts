import type { Product } from '../model/product';
import type { ProfileFor, RoleOf, Supplies } from '../model/profile';
import type { NamedClass, ProfileProps } from './named-roles';

/** What makes a class of a product and its roles. */
export interface OwnClass<P extends Product, Role extends RoleOf<P>> extends NamedClass {
  /** Of the catalogue, or your own. */
  readonly product: P;
  /** The roles on its machines. The source is named after the first. */
  readonly roles: readonly [Role, ...Role[]];
  /** Roles that live on the same machines, each where the choices ask for something of it. */
  readonly rolesByChoice?: readonly Role[];
  /** What the group is described as; a constant, since another description may replace the group. */
  readonly description: string;
}

/** What such a class takes: the choices in which its roles take part, flat, and what every class of the rim takes. */
export type OwnProps<P extends Product, Role extends RoleOf<P>, Options> =
  ProfileFor<P> extends infer Of extends Supplies ? ProfileProps<P, Of, Role> & Options : never;
