import type { Issue } from '../diagnostics';
import type { RoleEntry, RoleOptions } from '../model/entry';
import type { Product } from '../model/product';
import type { Profile } from '../model/profile';
import { tryRole } from '../resolve';
import type { AccessOptions } from './role-access-props';

/** What a named class says of its one role entry. */
export interface EntryOptions extends RoleOptions {
  /**
   * The source: what stands on the same machines bears the same name. A firewall's rule variable is named after it.
   * @default - short forms of the product and the role, such as `ECC_AGENT`
   */
  readonly name?: string;
  /**
   * By which of the documented alternatives parties are reached, for all or per party.
   * @default 'names'
   */
  readonly reachBy?: NonNullable<RoleOptions['reachBy']>;
  /**
   * Under `addresses`, what becomes of a host without ranges: it stays `uncovered`, or is opened by name all the same.
   * @default 'uncovered'
   */
  readonly withoutRanges?: NonNullable<RoleOptions['withoutRanges']>;
}

/** What is no choice among the props of a named class: everything else is the profile, misspelt choices included. */
const OPTIONS: Readonly<Record<keyof AccessOptions | keyof EntryOptions, true>> = {
  vpc: true,
  peers: true,
  hostEnforcement: true,
  unbound: true,
  leaveOut: true,
  additionalRules: true,
  sources: true,
  securityGroupName: true,
  description: true,
  metadata: true,
  name: true,
  reachBy: true,
  withoutRanges: true,
};

/** The role entry of a named class, unchecked: the construct looks at it with everything else that was passed. */
export function entryOf(product: Product, role: string, props: AccessOptions & EntryOptions): RoleEntry {
  const choices = Object.entries(props).filter(([key, value]) => !Object.hasOwn(OPTIONS, key) && value !== undefined);
  const { name, reachBy, withoutRanges } = props;
  const options = {
    ...(name === undefined ? {} : { name }),
    ...(reachBy === undefined ? {} : { reachBy }),
    ...(withoutRanges === undefined ? {} : { withoutRanges }),
  };
  return tryRole(product, Object.fromEntries(choices) satisfies Profile, role, options).entry;
}

/** The profile of a named class stands flat among its props. */
export function flatIssue(issue: Issue): Issue {
  return { ...issue, at: issue.at.replace(/^profile\./, '') };
}
