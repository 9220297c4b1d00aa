import type { OptionNames, ProfileProps } from '../access/named-roles';
import type { Product } from '../model/product';
import type { Supplies } from '../model/profile';
import type { AccessOptions } from './role-access-props';

export type { EntryOptions, ProductSupplies } from '../access/named-roles';

/** The props of a named class: the choices in which its roles take part, flat, and what every construct takes. */
export type RoleProps<P extends Product, Of extends Supplies, Role extends string> = ProfileProps<P, Of, Role> &
  AccessOptions;

/** What is no choice among the props of a named class. */
export const OPTIONS: OptionNames<AccessOptions> = {
  vpc: true,
  peers: true,
  hostEnforcement: true,
  unbound: true,
  leaveOut: true,
  additionalRules: true,
  accessPolicy: true,
  sources: true,
  prefixLists: true,
  groups: true,
  limits: true,
  ipv6: true,
  securityGroup: true,
  securityGroupName: true,
  description: true,
  metadata: true,
};
