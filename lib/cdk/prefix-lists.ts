import { Aspects, Lazy, Names, Token } from 'aws-cdk-lib';
import { Construct, type IConstruct } from 'constructs';
import type { ListMember } from '../access/shared-lists';
import { type Issue, NetworkRequirementsError, sentence } from '../diagnostics';
import type { AwsSecurityGroupPlan } from '../model/plans/aws-security-group';
import type { PlannedPrefixList } from '../model/plans/prefix-list';
import type { PREFIX_LIST_LIMITS } from '../targets/aws-prefix-list/limits';
import type { GivenPrefixList, NamedList } from '../targets/aws-prefix-list/lists';
import type { RaisedLimits } from '../targets/limit';
import { identityOf } from './identity';
import { injected } from './injection';
import type { LateEntry, LatePrefixList } from './late-prefix-list';

/** Loaded with the first construct: to require the rim loads the classes alone. */
const parts = (): typeof import('./prefix-lists-parts') => require('./prefix-lists-parts');

export type { GivenPrefixList } from '../targets/aws-prefix-list/lists';

/** Which lists stand already, and how those that are created are named. */
export interface PrefixListsProps {
  /**
   * Lists that stand already: each stands, on the user's word, for exactly the addresses that it is said to hold, and
   * nothing is created for these.
   * @default - none
   */
  readonly given?: readonly GivenPrefixList[];
  /**
   * What the names of the lists begin with; the family, the lowest address and the size stand behind it.
   * @default - from the construct's path
   */
  readonly name?: string;
  /**
   * The figures to which AWS raised limits of prefix lists for the account.
   * @default - the quotas that AWS documents
   */
  readonly limits?: RaisedLimits<typeof PREFIX_LIST_LIMITS>;
  /**
   * Writes the requirement ids of each entry into the list's CloudFormation metadata, under `portolan`.
   * @default true
   */
  readonly metadata?: boolean;
}

/** A managed prefix list of this construct, as far as its roles are known by now. */
export interface ManagedPrefixList {
  /** Its family, its lowest address and its size: `ipv4-192-0-2-0-10`. */
  readonly id: string;
  readonly family: 4 | 6;
  /** Canonical, ascending. */
  readonly cidrs: readonly string[];
  /** Its `MaxEntries`, which every rule to it weighs. */
  readonly maxEntries: number;
  /** Known at deployment. */
  readonly prefixListId: string;
  /** Known at deployment. */
  readonly prefixListArn: string;
}

/**
 * Managed prefix lists that several roles share: one for each family and content, whichever roles and ports it is open
 * for. Creates the lists, and nothing that is billed. Roles come with `prefixLists: lists` until synth, in any order: the
 * template is the same.
 *
 * A list is named after its lowest address and its size. What comes or goes changes its entries in place; where it
 * outgrows its size, or its lowest address changes, a new list takes its place, and the rules to it are replaced. Two roles
 * whose lists begin with the same address and hold different ones are an error: one would rename the other's list.
 *
 * It belongs into the stack of the roles that use it: across stacks the reference is an export, and CloudFormation keeps
 * a list whose export is in use from being replaced. For roles elsewhere share the lists ({@link arns}) and give them there
 * as `given`.
 *
 * @throws NetworkRequirementsError with everything that is wrong with what was passed.
 */
export class PrefixLists extends Construct {
  /** What property injectors name this class by. */
  static readonly PROPERTY_INJECTION_ID: string = 'portolan.cdk.PrefixLists';

  private readonly members: ListMember[] = [];
  private readonly resources = new Map<string, LatePrefixList>();
  private readonly standing: readonly (GivenPrefixList & { readonly value: string })[];
  private readonly props: PrefixListsProps;
  private readonly name: string;

  constructor(scope: Construct, id: string, given: PrefixListsProps = {}) {
    super(scope, id);
    const props = injected(PrefixLists, scope, id, given);
    this.props = props;
    const issues = this.checkProps();
    if (issues.length > 0) throw new NetworkRequirementsError(issues, `${this.node.path} cannot be made:`);
    this.standing = (props.given ?? []).map((list) => ({
      ...list,
      prefixListId: identityOf(list.prefixListId, this),
      value: list.prefixListId,
    }));
    this.name = props.name ?? Names.uniqueResourceName(this, { maxLength: parts().LIST_NAME_LENGTH, separator: '-' });
    // What an Aspect of the user's changed may need another list.
    Aspects.of(this).add({ visit: (node: IConstruct) => void (node === this && this.changed()) });
    this.node.addValidation({ validate: () => this.validateAtSynth().map(sentence) });
  }

  /** The lists that are created, by id, as of now: complete when every role is there. */
  get lists(): readonly ManagedPrefixList[] {
    return this.named().map((list) => {
      const { attrPrefixListId: prefixListId, attrArn: prefixListArn } = this.resourceNamed(list);
      const { id, family, cidrs, maxEntries } = list;
      return { id, family, cidrs, maxEntries, prefixListId, prefixListArn };
    });
  }

  /** The ARNs of all lists that are created, for a RAM share; read at synth, so that roles may still come. */
  get arns(): string[] {
    return Lazy.list({ produce: () => this.lists.map(({ prefixListArn }) => prefixListArn) });
  }

  /** The ids of all lists that are created; read at synth. */
  get prefixListIds(): string[] {
    return Lazy.list({ produce: () => this.lists.map(({ prefixListId }) => prefixListId) });
  }

  /**
   * The ARN of one list, by its id among {@link lists}; read at synth.
   *
   * @throws NetworkRequirementsError at synth where there is no such list by then.
   */
  arnOf(id: string): string {
    return Lazy.string({
      produce: () => {
        const { lists } = this;
        const list = lists.find((one) => one.id === id);
        if (list !== undefined) return list.prefixListArn;
        const allowed = lists.map((one) => one.id);
        const issue = { code: 'unknown-value', at: 'arnOf', choice: 'prefix list', given: id, allowed } as const;
        throw new NetworkRequirementsError([issue], `${this.node.path}:`);
      },
    });
  }

  /** What stands already, as the core takes it. @internal */
  get given(): readonly GivenPrefixList[] {
    return this.standing.map(({ prefixListId, weight, cidrs }) => ({ prefixListId, weight, cidrs }));
  }

  /** What AWS raised for the lists. @internal */
  get limits(): PrefixListsProps['limits'] {
    return this.props.limits;
  }

  /** Lets a role use the lists. @internal */
  enter(path: string, plan: () => AwsSecurityGroupPlan | undefined): void {
    this.members.push({ path, plan });
    this.changed();
  }

  /** A role needs other lists by now: they are made, and which of them are rendered is seen at synth. @internal */
  changed(): void {
    for (const list of this.named()) this.resourceNamed(list);
  }

  /** The id of a list of some role's plan, known at deployment. @internal */
  idOf(list: PlannedPrefixList): string {
    if (list.given !== undefined) {
      return this.standing.find(({ prefixListId }) => prefixListId === list.given)?.value ?? list.given;
    }
    return this.resourceOf(list)?.attrPrefixListId ?? list.id;
  }

  /** The resource of a list of some role's plan; undefined for one that stands already. @internal */
  resourceOf(list: PlannedPrefixList): LatePrefixList | undefined {
    if (list.given !== undefined) return undefined;
    const key = parts().contentKey(parts().contentOfList(list));
    const named = this.named().find((one) => parts().contentKey(one) === key);
    return named === undefined ? undefined : this.resourceNamed(named);
  }

  /** All lists that the roles need by now: the same whatever the order in which they came. */
  private named(): readonly NamedList[] {
    const { entriesPerPrefixList } = parts().limitsInForce(parts().PREFIX_LIST_LIMITS, this.props.limits).limits;
    return parts().nameLists(this.needed().map(parts().contentOfList), [], entriesPerPrefixList.value);
  }

  private needed(): readonly PlannedPrefixList[] {
    return this.plans().flatMap(({ prefixLists }) => prefixLists.filter(({ given }) => given === undefined));
  }

  private plans(): readonly AwsSecurityGroupPlan[] {
    return this.members.flatMap(({ plan }) => plan() ?? []);
  }

  private resourceNamed({ id, family, maxEntries }: NamedList): LatePrefixList {
    const known = this.resources.get(id);
    if (known !== undefined) return known;
    const frame = { name: `${this.name}-${id}`, family, maxEntries };
    const made = new (parts().LatePrefixList)(this, id, frame, () => this.contentOf(id), this.props.metadata !== false);
    this.resources.set(id, made);
    return made;
  }

  private contentOf(id: string): readonly LateEntry[] | undefined {
    const list = this.named().find((one) => one.id === id);
    if (list === undefined) return undefined;
    const same = this.needed().filter(
      (one) => parts().contentKey(parts().contentOfList(one)) === parts().contentKey(list),
    );
    return list.cidrs.map((cidr) => ({
      cidr,
      because: same.flatMap(({ entries }) => entries.find((entry) => entry.cidr === cidr)?.because ?? []),
    }));
  }

  private checkProps(): readonly Issue[] {
    const { given, name, limits } = this.props;
    const issues: Issue[] = given === undefined ? [] : [...parts().checkGivenLists(given, 'given')];
    if (Array.isArray(given)) {
      given.forEach((list: Partial<GivenPrefixList> | null, index) => {
        if (typeof list?.prefixListId === 'string')
          issues.push(...parts().checkListId(list.prefixListId, `given[${index}]`));
      });
    }
    issues.push(...parts().checkListNames(Token.isUnresolved(name) ? undefined : name), ...parts().checkLimits(limits));
    return [...issues, ...parts().limitsInForce(parts().PREFIX_LIST_LIMITS, limits).issues];
  }

  private validateAtSynth(): readonly Issue[] {
    const plans = this.plans();
    const used = new Set(plans.flatMap(({ prefixLists }) => prefixLists.map(({ given }) => given)));
    const idle = this.standing.filter(({ prefixListId }) => !used.has(prefixListId));
    if (idle.length > 0) {
      parts().warn(
        this,
        'portolan:prefix-list-unused',
        `no role opens exactly the addresses of ${idle.map(({ prefixListId }) => prefixListId).join(', ')}, so nothing refers to it; compare its cidrs with the report, or leave it out of given`,
      );
    }
    const { limits } = parts().limitsInForce(parts().PREFIX_LIST_LIMITS, this.props.limits);
    const references = parts().referencesToLists(plans, (list) => this.resourceOf(list)?.node.id ?? list.id);
    return [...parts().meetingLists(this.members), ...parts().overLists(this.named().length, references, limits)];
  }
}
