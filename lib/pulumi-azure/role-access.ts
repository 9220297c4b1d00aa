import {
  ApplicationSecurityGroup,
  NetworkSecurityGroup,
  type NetworkSecurityGroupArgs,
} from '@pulumi/azure-native/network';
import {
  ComponentResource,
  type ComponentResourceOptions,
  type CustomResourceOptions,
  type Input,
  type Output,
  output,
  type Resource,
} from '@pulumi/pulumi';
import type { GroupView } from '../access/group-words';
import type { Remark } from '../access/remarks';
import type { CompiledPlan } from '../compile';
import type { Issue } from '../diagnostics';
import type { RoleEntry } from '../model/entry';
import type { AzureNetworkSecurityGroupPlan } from '../model/plans/azure-network-security-group';
import { LateValues } from '../pulumi/late';
import { checkedBlock } from '../pulumi/late-checks';
import { warnOf } from '../pulumi/remarks';
import type { Report } from '../report';
import { reportOf } from '../report/of-a-plan';
import type { SecurityRuleBinding } from '../templates/arm/security-rules';
import type { GroupPlan } from './group-plan';
import { needArgs } from './need-args';
import type { RoleAccessArgs } from './role-access-args';

/** Loaded with the first component: to require the rim loads the classes alone. */
const parts = (): typeof import('./role-access-parts') => require('./role-access-parts');

const TYPE = 'portolan-azure:index:RoleAccess';

/** A security rule as a network security group takes it inline. */
export type SecurityRuleArgs =
  NonNullable<NetworkSecurityGroupArgs['securityRules']> extends Input<Input<infer Args>[]> ? Args : never;

/** What a named class says of itself. */
export interface RoleAccessKind {
  /** The token of the class. */
  readonly type: string;
  /** An issue as the args of the class have it. */
  readonly inOwnWords: (issue: Issue) => Issue;
}

const GENERIC: RoleAccessKind = { type: TYPE, inOwnWords: (issue) => issue };

/**
 * The network access of machines that play one or more roles: one network security group, which opens what the documents of
 * the products ask for and closes everything else, both ways. Creates the group, the application security groups that are
 * asked for, and nothing that is billed.
 *
 * All rules stand inline in the group; Azure takes none beside them. The group is attached to a subnet or an interface by
 * its id.
 *
 * @throws InputPropertiesError with everything that is wrong with what was passed, before anything is registered. A
 *   must-have party that stands nowhere is one: there is no late step.
 */
export class RoleAccess extends ComponentResource {
  /** The group; undefined with `networkSecurityGroup: 'yours'`. */
  readonly networkSecurityGroup: NetworkSecurityGroup | undefined;
  /** The group's id, for a subnet or an interface; undefined with `networkSecurityGroup: 'yours'`. */
  readonly networkSecurityGroupId: Output<string> | undefined;
  /** The rules as a network security group takes them inline, the last ones that close among them. */
  readonly securityRules: readonly SecurityRuleArgs[];
  /** The ids of the application security groups that the machines have to bear, by the name of the role entry. */
  readonly applicationSecurityGroupIds: Readonly<Record<string, Output<string>>>;
  /** As it was passed: what its children's names begin with. */
  readonly name: string;

  readonly #plan: GroupPlan;
  readonly #values: LateValues;

  constructor(name: string, args: RoleAccessArgs, opts: ComponentResourceOptions = {}, kind: RoleAccessKind = GENERIC) {
    const prepared = prepare(name, args, kind);
    super(kind.type, name, {}, opts);
    this.name = name;
    this.#plan = prepared.plan;
    this.#values = prepared.values;
    const child = childOptions(this, opts);
    this.applicationSecurityGroupIds = this.#applicationSecurityGroups(args, child);
    this.securityRules = this.plan.rules.map((rule) => ({
      name: rule.name,
      ...(parts().securityRule(rule, this.#binding()) as object),
    })) as SecurityRuleArgs[];
    if (args.networkSecurityGroup !== 'yours') {
      this.networkSecurityGroup = this.#makeGroup(args, child);
      this.networkSecurityGroupId = this.networkSecurityGroup.id;
    }
    warnOf(this, [
      ...parts().underPolicy(parts().groupRemarks(this.#view, args.leaveOut ?? []), this.#plan.found),
      ...parts().tagRemarks(Object.values(this.#plan.bindings.peers).flat()),
      ...this.#resolving(args),
    ]);
    this.registerOutputs({
      ...(this.networkSecurityGroupId === undefined ? {} : { networkSecurityGroupId: this.networkSecurityGroupId }),
      applicationSecurityGroupIds: this.applicationSecurityGroupIds,
    });
  }

  /** Who asks. */
  get entries(): readonly RoleEntry[] {
    return this.#plan.entries;
  }

  /** What the group opens, and how every element of every flow stands in it, as plain data. */
  get plan(): AzureNetworkSecurityGroupPlan {
    return this.compiled.plan;
  }

  /** The evidence: for each rule the sentence that asks for it, what is widened or left out, and the proof's verdict. */
  get report(): Report {
    const { firewall } = this.#plan;
    return reportOf(this.compiled, {
      subject: this.name,
      ...(firewall?.plan.mode === 'observe' ? { observedBy: firewall.name } : {}),
      notes: parts().groupNotes(this.#view),
    });
  }

  /** Everything behind the plan: the flows of the profiles and the proof's verdict. */
  get compiled(): CompiledPlan<'azure-network-security-group'> {
    const { compiled, request } = this.#plan;
    if (request === undefined || compiled.plan.namesBehind === null) return compiled;
    // The other components of the request are in its digest too.
    const { name, digest } = request.behind;
    return { ...compiled, plan: { ...compiled.plan, namesBehind: { kind: 'request', name, digest } } };
  }

  get #view(): GroupView {
    const { bindings, firewall, request } = this.#plan;
    return {
      compiled: this.compiled,
      parties: Object.keys(bindings.peers),
      reasons: bindings.reasons,
      firewall: firewall && { path: firewall.name, observes: firewall.plan.mode === 'observe' },
      request: request && { name: request.behind.name, digest: request.behind.digest },
      whole: 'program',
      between: [],
    };
  }

  /** DNS servers that are no proxy of the firewall may stand behind it, and no role asks it for them. */
  #resolving({ dnsServers }: RoleAccessArgs): readonly Remark[] {
    const { firewall } = this.#plan;
    if (dnsServers === undefined || firewall === undefined || firewall.plan.needs.dnsProxy) return [];
    const message = `${firewall.name} opens no way to dnsServers: where they are reached through it, and it is not the firewall itself that answers, open 53 there with additionalRules`;
    return [{ id: 'portolan:dns-behind-firewall', message }];
  }

  #applicationSecurityGroups(
    args: RoleAccessArgs,
    child: CustomResourceOptions,
  ): Readonly<Record<string, Output<string>>> {
    const { standing } = this.#plan;
    const { resourceGroupName, location, tags } = args;
    if (standing !== null) return Object.fromEntries([...standing].map(([name, id]) => [name, output(id)]));
    return Object.fromEntries(
      this.plan.sources.map(({ name }) => {
        const group = new ApplicationSecurityGroup(
          `${this.name}-${name}`,
          {
            resourceGroupName,
            ...(location === undefined ? {} : { location }),
            ...(tags === undefined ? {} : { tags }),
          },
          child,
        );
        return [name, group.id];
      }),
    );
  }

  #makeGroup(args: RoleAccessArgs, child: CustomResourceOptions): NetworkSecurityGroup {
    const { resourceGroupName, location, tags, networkSecurityGroupName } = args;
    return new NetworkSecurityGroup(
      this.name,
      {
        resourceGroupName,
        ...(location === undefined ? {} : { location }),
        ...(tags === undefined ? {} : { tags }),
        ...(networkSecurityGroupName === undefined ? {} : { networkSecurityGroupName }),
        securityRules: [...this.securityRules],
      },
      child,
    );
  }

  #binding(): SecurityRuleBinding {
    const { peers } = this.#plan;
    const { rules } = this.plan;
    const bound = (id: string) => peers.find((peer) => peer.id === id)?.value ?? this.#values.valueOf(id);
    return {
      block: (id) => {
        const at = peers.find((peer) => peer.id === id)?.at ?? 'peers';
        return checkedBlock(bound(id), { at, component: this.name, isIpv4: true, lettingIn: lettingIn(rules, id) });
      },
      group: bound,
      source: (name) => this.applicationSecurityGroupIds[name],
    };
  }
}

function prepare(
  name: string,
  args: RoleAccessArgs,
  { inOwnWords }: RoleAccessKind,
): { readonly plan: GroupPlan; readonly values: LateValues } {
  needArgs(name, args);
  const values = new LateValues(name);
  return { values, plan: parts().planGroup(name, args, values, inOwnWords) };
}

/** The requirement by which a block comes in; what the user opens by an opening of their own has a reason of its own. */
function lettingIn(rules: AzureNetworkSecurityGroupPlan['rules'], id: string): string | undefined {
  const inbound = rules.filter(({ source }) => source.kind === 'bound' && source.bound === id);
  return inbound.flatMap(({ because }) => because).find(({ product }) => product !== 'additional')?.requirement;
}

/** What a component waits for its first children wait for: Pulumi does not pass that on by itself. */
function childOptions(parent: Resource, { dependsOn }: ComponentResourceOptions): CustomResourceOptions {
  return { parent, ...(dependsOn === undefined ? {} : { dependsOn }) };
}
