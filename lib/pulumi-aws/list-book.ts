import { contentOfList, type ListMember, meetingLists, referencesToLists } from '../access/shared-lists';
import type { Issue } from '../diagnostics';
import type { PlannedPrefixList } from '../model/plans/prefix-list';
import { overLists } from '../targets/aws-prefix-list/checks';
import { PREFIX_LIST_LIMITS } from '../targets/aws-prefix-list/limits';
import { contentKey } from '../targets/aws-prefix-list/lists';
import { limitsInForce, type RaisedLimits } from '../targets/limit';

/** Which roles have their addresses in the lists of one component, and what was registered for them by now. */
export class ListBook {
  private readonly members: ListMember[] = [];
  private readonly registered = new Map<string, string>();

  constructor(private readonly raised: RaisedLimits<typeof PREFIX_LIST_LIMITS> | undefined) {}

  /** Lets a role stand here. */
  enter(member: ListMember): void {
    this.members.push(member);
  }

  /** A list is registered, with what it holds. */
  register(list: PlannedPrefixList): void {
    this.registered.set(list.id, contentKey(contentOfList(list)));
  }

  /** What stands in the way of a role that wants its addresses here, or that wants others by now. */
  faultsOf(member: ListMember): readonly Issue[] {
    const others = this.members.filter(({ path }) => path !== member.path);
    const members = [...others, member];
    const plans = members.flatMap(({ plan }) => plan() ?? []);
    const { limits } = limitsInForce(PREFIX_LIST_LIMITS, this.raised);
    const needed = plans.flatMap(({ prefixLists }) => prefixLists.filter(({ given }) => given === undefined));
    const ids = new Set([...needed.map(({ id }) => id), ...this.registered.keys()]);
    const meeting = meetingLists(members).map((issue) => ({ ...issue, at: 'prefixLists' }));
    const references = referencesToLists(plans, ({ id }) => id);
    return [...(meeting.length > 0 ? meeting : this.standing(member)), ...overLists(ids.size, references, limits)];
  }

  /** Lists of the role that stand by the same name with other addresses: they were registered before a verb. */
  private standing(member: ListMember): readonly Issue[] {
    return (member.plan()?.prefixLists ?? []).flatMap((list): readonly Issue[] => {
      const known = this.registered.get(list.id);
      if (list.given !== undefined || known === undefined || known === contentKey(contentOfList(list))) return [];
      return [{ code: 'prefix-list-stands', at: 'prefixLists', list: list.id }];
    });
  }
}
