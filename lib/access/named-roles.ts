import type { Issue } from '../diagnostics';
import type { RoleOptions } from '../model/entry';
import type { Product } from '../model/product';
import type { Profile, Supplies } from '../model/profile';
import { roleEntry, tryResolve } from '../resolve';
import type { RoleEdge } from './role-edge';
import { isRecord } from './untyped';

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

/** What a named class is on every rim, beside what its user passes. */
export interface NamedClass extends NamedRoles {
  /** The party that may be passed in the place of its choice, and the edge that opens then. */
  readonly met?: { readonly party: string; readonly edge: RoleEdge };
  /** The group's description: a constant, since another one may replace the group. */
  readonly description: string;
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
  /**
   * Rows of the page that do not fit, by requirement id: left out, or with hosts, addresses or ports of your own in the
   * place of what is printed, each with its reason, an owner and a last day: `[{ id: 'agent-patch-database', omit: true,
   * reason: '...', owner: 'endpoint team', expires: '2027-03-31' }]`.
   * @default - the rows as the page prints them
   */
  readonly overlay?: NonNullable<Of['overlay']>;
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

/** The choices in which the roles of a named class take part, flat, and what is said of its entry. */
export type ProfileProps<P extends Product, Of extends Supplies, Role extends string> = Pick<
  Of,
  Extract<keyof Of, ChoiceOf<P, Role> & keyof P['choices']> | Needed<Of>
> &
  ProductSupplies<Of> &
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

/** What is said of the entry, and so is no choice. */
const ENTRY_OPTIONS: Readonly<Record<keyof EntryOptions, true>> = { name: true, reachBy: true, withoutRanges: true };

/** What is no choice among the props of a rim's classes: everything else is the profile, misspelt choices included. */
export type OptionNames<Options> = Readonly<Record<keyof Options, true>>;

/**
 * The role entries of a named class, unchecked: the construct looks at them with everything else that was passed. All of
 * them are of one name and one profile. `options` are the names of what the rim takes beside the profile.
 */
export function entriesOf(
  { product, roles, rolesByChoice = [] }: NamedRoles,
  props: EntryOptions & { readonly peers?: unknown },
  options: Readonly<Record<string, true>>,
) {
  const placed = partiesPlaced(product, props.peers);
  const profile = withPartiesConcerned(product, profileOf(props, options), placed);
  const { reachBy, withoutRanges } = props;
  const said = {
    ...(reachBy === undefined ? {} : { reachBy }),
    ...(withoutRanges === undefined ? {} : { withoutRanges }),
  };
  const entry = (role: string, name: string | undefined) =>
    roleEntry(product, profile, role, { ...said, ...(name === undefined ? {} : { name }) });
  const first = entry(roles[0], props.name);
  const asking = rolesByChoice.length > 0 ? rolesAsking(product, { ...standing(placed), ...profile }) : null;
  const brought = rolesByChoice.filter((role) => asking?.has(role));
  const others = [...new Set([...roles.slice(1), ...brought])].filter((role) => role !== roles[0]);
  const mainStands = brought.length === 0 || !rolesByChoice.includes(roles[0]) || brought.includes(roles[0]);
  return [...(mainStands ? [first] : []), ...others.map((role) => entry(role, first.name))];
}

/** What is no option of the construct: the choices and supplies, misspelt ones included. */
function profileOf(props: object, options: Readonly<Record<string, true>>): Profile {
  const isOption = (key: string) => Object.hasOwn(options, key) || Object.hasOwn(ENTRY_OPTIONS, key);
  return Object.fromEntries(Object.entries(props).filter(([key, value]) => !isOption(key) && value !== undefined));
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

/** What stands in the place of a choice, and the props with it placed as that party. */
export function partedFrom<Props extends { readonly peers?: Readonly<Record<string, unknown>> }>(
  props: Props,
  party: string | undefined,
): { readonly own: Props; readonly peer?: unknown } {
  if (party === undefined) return { own: props };
  const { [party]: peer, ...others } = { ...props } as Record<string, unknown>;
  // A text is nearer to a peer than to a choice: what may stand for one is said there.
  if (peer === undefined || peer === null || typeof peer === 'boolean') return { own: props };
  return { own: { ...others, peers: { ...props.peers, [party]: peer } } as unknown as Props, peer };
}

/** The profile of a named class stands flat among its props. */
export function flatIssue(issue: Issue): Issue {
  return { ...issue, at: issue.at.replace(/^profile\./, '') };
}
