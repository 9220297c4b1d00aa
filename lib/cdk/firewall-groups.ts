import { Lazy } from 'aws-cdk-lib';
import type { CfnFirewallPolicy } from 'aws-cdk-lib/aws-networkfirewall';
import type { Construct } from 'constructs';
import type { RuleGroup } from '../model/plans/aws-network-firewall';
import { type GroupContent, LateRuleGroup } from './late-rule-group';

/** A rule group that is rendered, and what it holds. */
export interface RenderedGroup {
  readonly resource: LateRuleGroup;
  readonly content: GroupContent;
}

/**
 * The rule groups of a firewall, by their slots: a group's name without its capacity, which moves with the rules. Which
 * of them have content is seen when all is rendered.
 */
export class FirewallGroups {
  private readonly bySlot = new Map<string, LateRuleGroup>();

  constructor(
    private readonly scope: Construct,
    private readonly contentOf: (slot: string) => GroupContent | undefined,
    private readonly metadata: boolean,
  ) {}

  /** An entry's groups are made when it is added, so that they stand in the same place whatever comes later. */
  ensureForEntry(entry: string, exact: boolean): void {
    if (exact) this.ensure('rules');
    else for (const kind of ['tls-names', 'http-names', 'rules']) this.ensure(`${entry.replaceAll('_', '-')}-${kind}`);
  }

  /** Further parts of a slot come with the content that needs them. */
  ensureFor(groups: readonly RuleGroup[]): void {
    for (const { id } of groups) this.ensure(slotOf(id));
  }

  ensure(slot: string): void {
    if (this.bySlot.has(slot)) return;
    // Nothing asks for the tail.
    const metadata = slot !== 'tail' && this.metadata;
    this.bySlot.set(slot, new LateRuleGroup(this.scope, slot, () => this.contentOf(slot), metadata));
  }

  /** The groups that have content, by priority. */
  rendered(): readonly RenderedGroup[] {
    return [...this.bySlot.values()]
      .flatMap((resource) => (resource.current === undefined ? [] : [{ resource, content: resource.current }]))
      .sort((a, b) => a.content.group.priority - b.content.group.priority);
  }

  /** As a policy refers to them. */
  references(): CfnFirewallPolicy.StatefulRuleGroupReferenceProperty[] {
    return this.rendered().map(({ resource, content }) => ({
      priority: content.group.priority,
      resourceArn: resource.attrRuleGroupArn,
    }));
  }

  /** The ARNs, in an order that hangs on nothing but the groups: those of a share, for instance. */
  get arns(): string[] {
    return Lazy.list({ produce: () => this.rendered().map(({ resource }) => resource.attrRuleGroupArn) });
  }
}

/** A group's id without its capacity: the tier moves with the rules, and what it is does not. */
export function slotOf(id: string): string {
  return id.replace(/-\d+$/, '');
}
