import { ManagedPrefixList } from '@pulumi/aws/ec2';
import { ComponentResource, type ComponentResourceOptions, type Input, type Output } from '@pulumi/pulumi';
import { checkLimits } from '../access/group-names';
import { checkListId } from '../access/list-peer';
import { checkListNames } from '../access/shared-lists';
import { isRecord } from '../access/untyped';
import type { Issue } from '../diagnostics';
import type { PlannedPrefixList } from '../model/plans/prefix-list';
import { isTextInput, LateValues } from '../pulumi/late';
import { throwIfAny } from '../pulumi/problems';
import { checkGivenLists } from '../targets/aws-prefix-list/checks';
import { PREFIX_LIST_LIMITS } from '../targets/aws-prefix-list/limits';
import type { GivenPrefixList as PlainGivenList } from '../targets/aws-prefix-list/lists';
import { limitsInForce, type RaisedLimits } from '../targets/limit';
import { ListBook } from './list-book';
import { idOf } from './peer';

/** A prefix list that stands already and holds, on the user's word, exactly these addresses. */
export interface GivenPrefixList extends Omit<PlainGivenList, 'prefixListId'> {
  /** The list's resource, or its id (`pl-...`). */
  readonly prefixListId: ManagedPrefixList | Input<string>;
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
   * What the names of the lists begin with; the family, the lowest address and the size stand behind it.
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

/**
 * Managed prefix lists that several roles share: one for each family and content, whichever roles and ports it is open
 * for. Creates the lists, and nothing that is billed. A role that has `prefixLists: lists` registers those that it needs
 * and that do not stand yet, in any order.
 *
 * A list is named after its lowest address and its size. What comes or goes in the program changes its entries in place;
 * where it outgrows its size, or its lowest address changes, a new list takes its place, and the rules to it are replaced.
 * Two roles whose lists begin with the same address and hold different ones are an error: one would rename the other's
 * list. A verb that would change what a registered list holds is one too.
 *
 * @throws InputPropertiesError with everything that is wrong with what was passed.
 */
export class PrefixLists extends ComponentResource {
  /** The type by which Pulumi knows the class. */
  static readonly TYPE: string = 'portolan-aws:index:PrefixLists';

  /** What AWS raised for the lists. @internal */
  readonly limits: PrefixListsArgs['limits'];
  /** Whose addresses stand here. @internal */
  readonly book: ListBook;
  /** What stands already, as the core takes it. @internal */
  readonly given: readonly PlainGivenList[];

  readonly #name: string;
  readonly #args: PrefixListsArgs;
  readonly #options: ComponentResourceOptions;
  readonly #values: LateValues;
  readonly #resources = new Map<string, ManagedPrefixList>();

  /** `book`, for a component with lists of its own, has been compiled with before. */
  constructor(
    name: string,
    args: PrefixListsArgs = {},
    options: ComponentResourceOptions = {},
    book: ListBook = new ListBook(args.limits),
  ) {
    const values = new LateValues(name);
    const given = plainLists(args.given, values);
    throwIfAny(checkArgs(args, given), name);
    super(new.target.TYPE, name, {}, options);
    this.#name = name;
    this.#args = args;
    this.#options = options;
    this.#values = values;
    this.given = (given ?? []) as readonly PlainGivenList[];
    this.limits = args.limits;
    this.book = book;
    this.registerOutputs({});
  }

  /** The lists that were created by now, by id: `ipv4-192-0-2-0-10`. */
  get lists(): Readonly<Record<string, ManagedPrefixList>> {
    return Object.fromEntries(this.#resources);
  }

  /** The ARNs of all lists that were created by now, for a share with other accounts (`aws.ram.ResourceShare`). */
  get arns(): readonly Output<string>[] {
    return [...this.#resources.values()].map(({ arn }) => arn);
  }

  /** The ids of all lists that were created by now. */
  get prefixListIds(): readonly Output<string>[] {
    return [...this.#resources.values()].map(({ id }) => id);
  }

  /** The id of a list of some role's plan; made where it does not stand yet. @internal */
  idOf(list: PlannedPrefixList): Input<string> {
    if (list.given !== undefined) return this.#values.valueOf(list.given);
    const known = this.#resources.get(list.id);
    if (known !== undefined) return known.id;
    const { name, tags } = this.#args;
    const { dependsOn } = this.#options;
    const resource = new ManagedPrefixList(
      `${this.#name}-${list.id}`,
      {
        ...(name === undefined ? {} : { name: `${name}-${list.id}` }),
        addressFamily: `IPv${list.family}`,
        maxEntries: list.maxEntries,
        entries: list.entries.map(({ cidr }) => ({ cidr })),
        ...(tags === undefined ? {} : { tags }),
      },
      { parent: this, ...(dependsOn === undefined ? {} : { dependsOn }) },
    );
    this.#resources.set(list.id, resource);
    this.book.register(list);
    return resource.id;
  }
}

/** By its form, so that one of another copy of the package is one too. */
export function isPrefixLists(given: unknown): given is PrefixLists {
  return isRecord(given) && typeof given.idOf === 'function' && 'book' in given;
}

/** The lists with their ids in the place of what was passed; what is none stays as it is, to be refused. */
function plainLists(given: unknown, values: LateValues): unknown {
  if (!Array.isArray(given)) return given;
  return given.map((list: unknown) => {
    const id = isRecord(list) ? idOf(list.prefixListId) : undefined;
    return isRecord(list) && isTextInput(id) ? { ...list, prefixListId: values.idOf(id, 'given') } : list;
  });
}

function checkArgs({ given: told, name, limits }: PrefixListsArgs, given: unknown): readonly Issue[] {
  const ids = (Array.isArray(told) ? (told as readonly unknown[]) : []).map((list) =>
    isRecord(list) ? list.prefixListId : undefined,
  );
  return [
    ...(given === undefined ? [] : checkGivenLists(given, 'given')),
    ...ids.flatMap((id, index) => (typeof id === 'string' ? checkListId(id, `given[${index}]`) : [])),
    ...checkListNames(name),
    ...checkLimits(limits),
    ...limitsInForce(PREFIX_LIST_LIMITS, limits).issues,
  ];
}
