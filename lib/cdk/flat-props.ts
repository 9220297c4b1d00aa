import type { Issue } from '../diagnostics';
import type { RoleOptions } from '../model/entry';
import type { Product } from '../model/product';
import type { Profile, Supplies } from '../model/profile';
import { tryResolve, tryRole } from '../resolve';
import { isRecord } from './read-back';
import type { AccessOptions } from './role-access-props';

/** Which roles a named class is for. */
export interface NamedRoles {
  readonly product: Product;
  /** The roles on its machines. The source is named after the first. */
  readonly roles: readonly [string, ...string[]];
  /**
   * Roles that live on the same machines, each where the choices ask for something of it. The first of `roles` may be one
   * of them: it then stands too where nothing is asked of any.
   */
  readonly rolesByChoice?: readonly string[];
}

/** What a user supplies beside the choices, in plain data. */
export interface ProductSupplies<Of extends Supplies> {
  /**
   * Where parties are, by party: `{ proxy: { hosts: ['proxy.example.co.jp'] } }`, or `addresses`.
   * @default - as documented; what the page does not locate is placed by `peers` or a verb, or opens nothing
   */
  readonly parties?: NonNullable<Of['parties']>;
  /**
   * Ports by requirement id, where the page prints none or a default: `{ 'agent-proxy': '8080' }`. A port may say what
   * runs on it, `'8443/https'`, so that a firewall can read names there.
   * @default - the documented ports
   */
  readonly ports?: NonNullable<Of['ports']>;
  /**
   * Supplement documents to take in, by id.
   * @default - none
   */
  readonly supplements?: NonNullable<Of['supplements']>;
}

/** Each key of each member of a union. */
type KeyOfEach<Union> = Union extends unknown ? keyof Union : never;

/** What cannot be left out. */
type Needed<Of> = { [Key in keyof Of]-?: undefined extends Of[Key] ? never : Key }[keyof Of];

/** The choices on which something hangs that a role asks for or is asked for. That it stands itself is no choice of its own. */
type ChoiceOf<P extends Product, Role extends string> = Exclude<
  KeyOfEach<Extract<P['requirements'][number], { readonly from: Role } | { readonly to: Role }>['when'][number]>,
  Role
>;

/** The props of a named class: the choices in which its roles take part, flat, and what every construct takes. */
export type RoleProps<P extends Product, Of extends Supplies, Role extends string> = Pick<
  Of,
  Extract<keyof Of, ChoiceOf<P, Role> & keyof P['choices']> | Needed<Of>
> &
  ProductSupplies<Of> &
  AccessOptions &
  EntryOptions;

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
  prefixLists: true,
  groups: true,
  limits: true,
  ipv6: true,
  securityGroup: true,
  securityGroupName: true,
  description: true,
  metadata: true,
  name: true,
  reachBy: true,
  withoutRanges: true,
};

/**
 * The role entries of a named class, unchecked: the construct looks at them with everything else that was passed. All of
 * them are of one name and one profile.
 */
export function entriesOf({ product, roles, rolesByChoice = [] }: NamedRoles, props: AccessOptions & EntryOptions) {
  const placed = partiesPlaced(product, props.peers);
  const profile = withPartiesConcerned(product, profileOf(props), placed);
  const { reachBy, withoutRanges } = props;
  const options = {
    ...(reachBy === undefined ? {} : { reachBy }),
    ...(withoutRanges === undefined ? {} : { withoutRanges }),
  };
  const entry = (role: string, name: string | undefined) =>
    tryRole(product, profile, role, { ...options, ...(name === undefined ? {} : { name }) }).entry;
  const first = entry(roles[0], props.name);
  const asking = rolesAsking(product, { ...standing(placed), ...profile });
  const brought = rolesByChoice.filter((role) => asking.has(role));
  const others = [...new Set([...roles.slice(1), ...brought])].filter((role) => role !== roles[0]);
  const mainStands = brought.length === 0 || !rolesByChoice.includes(roles[0]) || brought.includes(roles[0]);
  return [...(mainStands ? [first] : []), ...others.map((role) => entry(role, first.name))];
}

/** What is no option of the construct: the choices and supplies, misspelt ones included. */
function profileOf(props: object): Profile {
  return Object.fromEntries(
    Object.entries(props).filter(([key, value]) => !Object.hasOwn(OPTIONS, key) && value !== undefined),
  );
}

/** The optional parties that `peers` places. */
function partiesPlaced({ id, choices }: Product, peers: unknown): readonly string[] {
  const keys = Object.keys(isRecord(peers) ? peers : {});
  const parties = keys.map((key) => (key.startsWith(`${id}.`) ? key.slice(id.length + 1) : key));
  return parties.filter((party) => choices[party]?.kind === 'party');
}

/** An optional party that is placed stands, so what may be chosen beside it may be chosen. */
function withPartiesConcerned({ choices }: Product, profile: Profile, placed: readonly string[]): Profile {
  const chosen = Object.keys(profile);
  const concerned = placed.filter((party) => chosen.some((choice) => choices[choice]?.concerns?.[party] !== undefined));
  return { ...profile, ...standing(concerned.filter((party) => !chosen.includes(party))) };
}

function standing(parties: readonly string[]): Profile {
  return Object.fromEntries(parties.map((party) => [party, true]));
}

/** The roles that take part in something under a profile. */
function rolesAsking(product: Product, profile: Profile): ReadonlySet<string | null> {
  const { flows } = tryResolve(product, profile);
  return new Set(flows.flatMap(({ requirement: { from, to } }) => [from, to]));
}

/** The profile of a named class stands flat among its props. */
export function flatIssue(issue: Issue): Issue {
  return { ...issue, at: issue.at.replace(/^profile\./, '') };
}
