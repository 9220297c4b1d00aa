import type { FirewallMember } from '../access/firewall-members';
import type { TriedFirewall } from '../access/group-plan';
import { leavingToGroups } from '../access/leaving-to-groups';
import type { Issue } from '../diagnostics';
import type { EntryRequest, RoleEntry } from '../model/entry';
import type { AwsBindings } from './bindings';
import { DnsFirewallPlan } from './dns-firewall-plan';
import type { FirewallPlan } from './firewall-plan';

/** The component before a firewall. */
interface Before {
  readonly entries: readonly RoleEntry[];
  readonly bindings: AwsBindings;
  readonly requests: () => readonly EntryRequest[];
}

/** A firewall with what the component before it knows of its entries. */
interface Joined {
  readonly tried: TriedFirewall;
  readonly differences: readonly Issue[];
}

/** A firewall of ours that stands behind a component's groups. */
export class FirewallBehind {
  private known: Joined | undefined;

  constructor(
    private readonly firewall: FirewallPlan | DnsFirewallPlan,
    private readonly before: Before,
  ) {}

  get name(): string {
    return this.firewall.name;
  }

  /** Whether it closes nothing so far. */
  get observes(): boolean {
    return this.firewall.observes;
  }

  /** Whether it sees where machines connect, and by what addresses. */
  get seesAddresses(): boolean {
    return !(this.firewall instanceof DnsFirewallPlan);
  }

  /** The entries of the component that do not stand there. */
  get lacking(): readonly Issue[] {
    return this.firewall.lacking(this.before.entries);
  }

  /** The firewall as it stands: what is joined to it here is registered nowhere. */
  get standing(): TriedFirewall {
    return this.firewall.tried;
  }

  /** The firewall as it is with what the component knows of its entries. */
  get joined(): TriedFirewall {
    return this.join().tried;
  }

  /** What is said before the firewall otherwise than beside the entries in it. */
  get differences(): readonly Issue[] {
    return this.join().differences;
  }

  /** A party of the component stands somewhere else by now. */
  changed(): void {
    this.known = undefined;
  }

  /** The addresses of an entry as the firewall has them; a resolver asks for none. */
  sourcesOf(name: string): readonly string[] {
    return this.firewall instanceof DnsFirewallPlan ? [] : this.firewall.sourcesOf(name);
  }

  private join(): Joined {
    this.known ??= this.joining();
    return this.known;
  }

  private joining(): Joined {
    const { firewall, before } = this;
    const requests = before.requests();
    if (firewall instanceof DnsFirewallPlan) {
      const tried = firewall.joinedBy(this.member(requests));
      return { tried, differences: tried.compiled ? firewall.differences(tried.compiled.plan, requests) : [] };
    }
    const names = new Set(before.entries.map(({ name }) => name));
    const tried = firewall.joinedBy(this.member(requests.map((request) => leavingToGroups(request, names))));
    return { tried, differences: tried.compiled ? firewall.differences(tried.compiled.plan, requests) : [] };
  }

  private member(requests: readonly EntryRequest[]): FirewallMember<object> {
    const { entries, bindings } = this.before;
    return {
      owner: this,
      entries,
      requests: () => requests,
      sources: [],
      defaultSources: () => [],
      blockOf: (id) => bindings.byId(id)?.id,
      letsEverybodyIn: (...of) => bindings.letsEverybodyIn(...of),
    };
  }
}
