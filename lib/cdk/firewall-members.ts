import type { Construct } from 'constructs';
import { type FirewallMember as SharedMember, FirewallMembers as SharedMembers } from '../access/firewall-members';
import type { Issue } from '../diagnostics';
import { isLate } from './late-block';

/** Role entries that stand in a firewall, and the construct that they belong to. */
export type FirewallMember = SharedMember<Construct>;

/** Everybody who stands in a firewall. */
export class FirewallMembers extends SharedMembers<Construct> {
  constructor() {
    super(isLate);
  }

  /** A firewall is rendered without the constructs of another app: its entries that do not stand there; null within one app. */
  strangersIn(firewall: Construct, { owner, entries }: FirewallMember): readonly Issue[] | null {
    if (owner === null || owner.node.root === firewall.node.root) return null;
    const allowed = this.names;
    return entries
      .filter((entry) => !this.has(entry))
      .map(({ name }): Issue => ({ code: 'role-not-in-firewall', at: 'hostEnforcement', name, allowed }));
  }

  /** The constructs whose VPC is none of these, by path. */
  constructsElsewhere(isHere: (vpcId: string) => boolean): readonly string[] {
    return this.owners.flatMap(({ owner, vpcId }) => (vpcId === undefined || isHere(vpcId) ? [] : [owner.node.path]));
  }
}
