import { ManagedPrefixList } from '@pulumi/aws/ec2';
import type { CustomResourceOptions, Input } from '@pulumi/pulumi';
import { contentOfList, lowestOf, meetingLists, ownLimits, referencesOf } from '../access/shared-lists';
import type { Issue } from '../diagnostics';
import type { AwsSecurityGroupPlan } from '../model/plans/aws-security-group';
import type { PlannedPrefixList } from '../model/plans/prefix-list';
import { overLists } from '../targets/aws-prefix-list/checks';
import { PREFIX_LIST_LIMITS } from '../targets/aws-prefix-list/limits';
import { contentKey, type GivenPrefixList, type NamedList, nameLists } from '../targets/aws-prefix-list/lists';
import { limitsInForce, type RaisedLimits } from '../targets/limit';

/** How lists are registered. */
export interface ListOwner {
  /** What the names of the lists begin with in the program. */
  readonly name: string;
  /** What their physical names begin with. */
  readonly physicalName?: string;
  readonly tags?: Input<Record<string, Input<string>>>;
  readonly options: CustomResourceOptions;
}

/** A list that stands already, and its real id. */
export interface StandingList extends GivenPrefixList {
  readonly value: Input<string>;
}

/** A list that is registered, as far as roles need it by now. */
export interface RegisteredList extends NamedList {
  readonly resource: ManagedPrefixList;
}

type Lists = AwsSecurityGroupPlan['prefixLists'];

/** Whose lists they are. */
interface Listed {
  readonly name: string;
}

/** The prefix lists of one role, or of several that share them. */
export class ListBook {
  private readonly plans = new Map<Listed, AwsSecurityGroupPlan>();
  private readonly registered = new Map<string, RegisteredList>();

  constructor(
    readonly limits: RaisedLimits<typeof PREFIX_LIST_LIMITS>,
    private readonly standing: readonly StandingList[] = [],
  ) {}

  /** The lists of one role alone; what is wrong with the figures is said of the role itself. */
  static own(limits: object | undefined): ListBook {
    const own = ownLimits(limits, PREFIX_LIST_LIMITS);
    return new ListBook(limitsInForce(PREFIX_LIST_LIMITS, own).issues.length > 0 ? {} : own);
  }

  /** What stands already, as the core takes it. */
  get given(): readonly GivenPrefixList[] {
    return this.standing.map(({ prefixListId, weight, cidrs }) => ({ prefixListId, weight, cidrs }));
  }

  /** The lists that are registered by now, by id. */
  get lists(): readonly RegisteredList[] {
    return [...this.registered.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** What stands against the lists of a role beside those of the others. */
  faults(role: Listed, plan: AwsSecurityGroupPlan): readonly Issue[] {
    const plans = new Map([...this.plans, [role, plan] as const]);
    const uses = [...plans].flatMap(([{ name: path }, { prefixLists }]) => prefixLists.map((list) => ({ path, list })));
    const { limits } = limitsInForce(PREFIX_LIST_LIMITS, this.limits);
    const named = this.named(uses.map(({ list }) => list));
    const idOf = (list: PlannedPrefixList) => named.find((one) => contentKey(one) === keyOf(list))?.id;
    return [
      ...this.changes(role, plan.prefixLists),
      ...meetingLists(uses).map((issue) => ({ ...issue, at: 'prefixLists' })),
      ...overLists(named.length, referencesOf([...plans.values()], idOf), limits),
    ];
  }

  /** Registers what a role needs and nobody needed before. */
  register(role: Listed, plan: AwsSecurityGroupPlan, owner: ListOwner): void {
    this.plans.set(role, plan);
    for (const list of this.named(plan.prefixLists)) {
      const key = contentKey(list);
      if (!this.registered.has(key)) this.registered.set(key, { ...list, resource: resourceOf(list, owner) });
    }
  }

  /** The real id of a list of some role's plan. */
  idOf(list: PlannedPrefixList): Input<string> {
    if (list.given === undefined) return this.registered.get(keyOf(list))?.resource.id ?? list.id;
    return this.standing.find(({ prefixListId }) => prefixListId === list.given)?.value ?? list.given;
  }

  /** A list is known by its lowest address, and what is registered holds what it holds. */
  private changes(role: Listed, lists: Lists): readonly Issue[] {
    const before = this.plans.get(role)?.prefixLists ?? [];
    const known = new Set(before.map(keyOf));
    const changed = lists.filter(
      (list) =>
        list.given === undefined &&
        !known.has(keyOf(list)) &&
        before.some((other) => other.given === undefined && lowestOf(other) === lowestOf(list)),
    );
    return changed.map(
      ({ id }): Issue => ({
        code: 'wrong-type',
        at: 'prefixLists',
        given: `another content of ${id}, which is registered`,
        expected: 'all addresses of a prefix list when the component is made: pass them in peers there',
      }),
    );
  }

  private named(lists: Lists): readonly NamedList[] {
    const { entriesPerPrefixList } = limitsInForce(PREFIX_LIST_LIMITS, this.limits).limits;
    const ours = lists.filter(({ given }) => given === undefined);
    return nameLists(ours.map(contentOfList), [], entriesPerPrefixList.value);
  }
}

function keyOf(list: PlannedPrefixList): string {
  return contentKey(contentOfList(list));
}

function resourceOf(
  { id, family, maxEntries, cidrs }: NamedList,
  { name, physicalName, tags, options }: ListOwner,
): ManagedPrefixList {
  return new ManagedPrefixList(
    `${name}-${id}`,
    {
      addressFamily: `IPv${family}`,
      maxEntries,
      entries: cidrs.map((cidr) => ({ cidr })),
      ...(physicalName === undefined ? {} : { name: `${physicalName}-${id}` }),
      ...(tags === undefined ? {} : { tags }),
    },
    options,
  );
}
