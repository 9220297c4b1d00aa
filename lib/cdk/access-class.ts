import type { Construct } from 'constructs';
import type { OwnClass, OwnProps } from '../access/own-class';
import type { Product } from '../model/product';
import type { RoleOf } from '../model/profile';
import { NamedAccess } from './named-access';
import type { RoleAccess } from './role-access';
import type { AccessOptions } from './role-access-props';

export type { OwnClass } from '../access/own-class';

/** A class over {@link RoleAccess}, with the choices of one product flat among its props. */
export type AccessClass<P extends Product, Role extends RoleOf<P>> = (new (
  scope: Construct,
  id: string,
  props: OwnProps<P, Role, AccessOptions>,
) => RoleAccess) & { readonly PROPERTY_INJECTION_ID: string };

/**
 * Makes a named class of a product, yours or the catalogue's, and of the roles on its machines, as the named classes of
 * this package are made: `class DatadogAgent extends accessClass({ product, roles: ['agent'], description: 'Datadog Agents' }) {}`.
 */
export function accessClass<const P extends Product, const Role extends RoleOf<P>>(
  own: OwnClass<P, Role>,
): AccessClass<P, Role> {
  return class extends NamedAccess {
    constructor(scope: Construct, id: string, props: OwnProps<P, Role, AccessOptions>) {
      super(scope, id, props as AccessOptions, own);
    }
  };
}
