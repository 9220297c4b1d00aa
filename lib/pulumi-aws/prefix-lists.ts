import type { ManagedPrefixList } from '@pulumi/aws/ec2';
import { ComponentResource, type ComponentResourceOptions, type Input, type Output } from '@pulumi/pulumi';
import { checkListProps } from '../access/shared-lists';
import type { Issue } from '../diagnostics';
import { isTextInput, LateValues } from '../pulumi/late';
import { throwIfAny } from '../pulumi/problems';
import type { PREFIX_LIST_LIMITS } from '../targets/aws-prefix-list/limits';
import type { RaisedLimits } from '../targets/limit';
import { ListBook, type ListOwner, type StandingList } from './list-book';
import { idOf } from './peer';

/** A prefix list that stands already and holds, on the user's word, exactly these addresses. */
export interface GivenPrefixList {
  /** The list's resource, or its id (`pl-...`). */
  readonly prefixListId: ManagedPrefixList | Input<string>;
  /** What a reference to it weighs: its `MaxEntries`, or the weight that AWS publishes for a list of its own. */
  readonly weight: number;
  /** Everything that it holds, of one family. */
  readonly cidrs: readonly string[];
}

/** Which lists stand already, and how those that are created are named. */
export interface PrefixListsArgs {
  /**
   * Lists that stand already: each stands, on the user's word, for exactly the addresses that it is said to hold, and
   * nothing is created for these.
   * @default - none
   */
  readonly given?: readonly GivenPrefixList[];
  /**
   * What the physical names of the lists begin with; the family, the lowest address and the size stand behind it.
   * @default - named by Pulumi, after the component
   */
  readonly name?: string;
  /**
   * The figures to which AWS raised limits of prefix lists for the account.
   * @default - the quotas that AWS documents
   */
  readonly limits?: RaisedLimits<typeof PREFIX_LIST_LIMITS>;
  /**
   * Tags of the lists.
   * @default - none
   */
  readonly tags?: Input<Record<string, Input<string>>>;
}

/** A managed prefix list that roles needed by now. */
export interface SharedPrefixList {
  /** Its family, its lowest address and its size: `ipv4-192-0-2-0-10`. */
  readonly id: string;
  readonly family: 4 | 6;
  /** Canonical, ascending. */
  readonly cidrs: readonly string[];
  /** Its `MaxEntries`, which every rule to it weighs. */
  readonly maxEntries: number;
  readonly prefixListId: Output<string>;
  readonly prefixListArn: Output<string>;
}

/**
 * Managed prefix lists that several roles share: one for each family and content, whichever roles and ports it is open
 * for. Creates the lists, and nothing that is billed. A list is registered with the first role that needs it, and the
 * names of all are the same whatever the order of the roles.
 *
 * A list is named after its lowest address and its size. What comes or goes from one version of the program to the next
 * changes its entries in place; where it outgrows its size, or its lowest address changes, a new list takes its place, and
 * the rules to it are replaced. Two roles whose lists begin with the same address and hold different ones are an error: one
 * would rename the other's list. So is a verb that would change a list within one program.
 *
 * @throws InputPropertiesError with everything that is wrong with what was passed, before anything is registered.
 */
export class PrefixLists extends ComponentResource {
  /** The type by which Pulumi knows the class. */
  static readonly TYPE: string = 'portolan-aws:index:PrefixLists';

  /** The component's name. */
  readonly name: string;

  /** @internal */
  readonly book: ListBook;
  /** @internal */
  readonly owner: ListOwner;

  constructor(name: string, args: PrefixListsArgs = {}, options: ComponentResourceOptions = {}) {
    const standing = standingOf(name, args.given);
    throwIfAny(
      checkListProps({ ...args, given: standing }, (id) => !isLateId(standing, id)),
      name,
    );
    super(new.target.TYPE, name, {}, options);
    this.name = name;
    this.book = new ListBook(args.limits ?? {}, Array.isArray(standing) ? standing : []);
    // Pulumi does not hand a component's `dependsOn` to its children: whoever starts a chain of ours gets it.
    const { dependsOn } = options;
    this.owner = {
      name,
      ...(args.name === undefined ? {} : { physicalName: args.name }),
      ...(args.tags === undefined ? {} : { tags: args.tags }),
      options: { parent: this, ...(dependsOn === undefined ? {} : { dependsOn }) },
    };
    this.registerOutputs({});
  }

  /** The lists that are created, by id, as of now: complete when every role is there. */
  get lists(): readonly SharedPrefixList[] {
    return this.book.lists.map(({ id, family, cidrs, maxEntries, resource }) => ({
      id,
      family,
      cidrs,
      maxEntries,
      prefixListId: resource.id,
      prefixListArn: resource.arn,
    }));
  }

  /** The ARNs of all lists that are created by now, for a share with other accounts (`aws.ram.ResourceShare`). */
  get arns(): readonly Output<string>[] {
    return this.lists.map(({ prefixListArn }) => prefixListArn);
  }

  /** The ids of all lists that are created by now. */
  get prefixListIds(): readonly Output<string>[] {
    return this.lists.map(({ prefixListId }) => prefixListId);
  }
}

/** The prefix lists of one role: those that it shares, or its own, or none. */
export interface ListsOfRole {
  readonly book: ListBook | undefined;
  /** Who owns the lists, where they are shared. */
  readonly shared: ListOwner | undefined;
  readonly issues: readonly Issue[];
}

/** Reads what a user says of the prefix lists of a role. */
export function readLists(prefixLists: unknown, limits: object | undefined): ListsOfRole {
  const nothing = { book: undefined, shared: undefined, issues: [] };
  if (prefixLists === undefined || prefixLists === false) return nothing;
  if (prefixLists === true) return { ...nothing, book: ListBook.own(limits) };
  const { book, owner } = (prefixLists ?? {}) as Partial<PrefixLists>;
  if (book !== undefined && owner !== undefined) return { book, shared: owner, issues: [] };
  const expected = 'true, false or a PrefixLists of this program';
  return { ...nothing, issues: [{ code: 'wrong-type', at: 'prefixLists', given: String(prefixLists), expected }] };
}

/** The given lists with ids of the core's; what is no list stays as it is, to be refused. */
function standingOf(name: string, given: unknown): unknown {
  if (!Array.isArray(given)) return given;
  const values = new LateValues(name);
  return given.map((list: Partial<GivenPrefixList> | null, index) => {
    const value = idOf(list?.prefixListId);
    return isTextInput(value) ? { ...list, prefixListId: values.idOf(value, `given ${index}`), value } : list;
  });
}

function isLateId(standing: unknown, id: string): boolean {
  const lists = Array.isArray(standing) ? (standing as readonly Partial<StandingList>[]) : [];
  return lists.some(({ prefixListId, value }) => prefixListId === id && typeof value !== 'string');
}
