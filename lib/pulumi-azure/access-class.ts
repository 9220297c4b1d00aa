import type { ComponentResourceOptions } from '@pulumi/pulumi';
import type { OwnClass, OwnProps } from '../access/own-class';
import type { Product } from '../model/product';
import type { RoleOf } from '../model/profile';
import { NamedAccess } from './named-access';
import type { RoleAccess } from './role-access';
import type { AccessOptions } from './role-access-args';

/** What makes a component class of a product and its roles. */
export interface OwnComponent<P extends Product, Role extends RoleOf<P>> extends OwnClass<P, Role> {
  /** The type by which Pulumi knows the class, such as `acme:index:DatadogAgent`: never changed once it is deployed. */
  readonly type: string;
}

/** A class over {@link RoleAccess}, with the choices of one product flat among its args. */
export type AccessClass<P extends Product, Role extends RoleOf<P>> = new (
  name: string,
  args: OwnProps<P, Role, AccessOptions>,
  opts?: ComponentResourceOptions,
) => RoleAccess;

/**
 * Makes a named class of a product, yours or the catalogue's, and of the roles on its machines, as the named classes of
 * this package are made: `class DatadogAgent extends accessClass({ product, roles: ['agent'], description: 'Datadog Agents', type: 'acme:index:DatadogAgent' }) {}`.
 */
export function accessClass<const P extends Product, const Role extends RoleOf<P>>(
  own: OwnComponent<P, Role>,
): AccessClass<P, Role> {
  return class extends NamedAccess {
    constructor(name: string, args: OwnProps<P, Role, AccessOptions>, opts?: ComponentResourceOptions) {
      super(own.type, name, args as AccessOptions, opts, own);
    }
  };
}
