import { FirewallPolicy, FirewallPolicyRuleCollectionGroup, IpGroup } from '@pulumi/azure-native/network';
import {
  ComponentResource,
  type ComponentResourceOptions,
  type CustomResourceOptions,
  type Input,
  type Output,
  output,
  type Resource,
} from '@pulumi/pulumi';
import type { CompiledPlan } from '../compile';
import type { EntryRequest, RoleEntry } from '../model/entry';
import type { AzureFirewallPlan, RuleCollection } from '../model/plans/azure-firewall';
import { checkedBlock } from '../pulumi/late-checks';
import { warnOf } from '../pulumi/remarks';
import type { Report } from '../report';
import { reportOf } from '../report/of-a-plan';
import type { FirewallBinding } from '../templates/arm/rule-collections';
import type { AzureFirewallRulesArgs } from './firewall-args';
import { checkAddress, checkedWith, checkPolicyId } from './late-ids';
import { PolicyChain } from './policy-chain';
import type { PreparedFirewall } from './prepared-firewall';

/** Loaded with the first component: to require the rim loads the classes alone. */
const parts = (): typeof import('./azure-firewall-parts') => require('./azure-firewall-parts');

const TYPE = 'portolan-azure:index:AzureFirewallRules';

/**
 * What an Azure Firewall lets through for role entries: rule collection groups of a firewall policy, one for each product
 * and role of an entry, closed but for the documented names and addresses; and the policy, unless one stands already.
 * Creates the policy, the groups and IP groups, and nothing that is billed by the hour; the firewall that carries the
 * policy out, its subnet and routes are the landing zone's.
 *
 * @throws InputPropertiesError with everything that is wrong, before anything is registered.
 */
export class AzureFirewallRules extends ComponentResource {
  /** The id of the policy, for an `AzureFirewall` to carry out. */
  readonly firewallPolicyId: Output<string>;

  /** As it was passed: what its children's names begin with. */
  readonly name: string;

  readonly #prepared: PreparedFirewall;

  constructor(name: string, args: AzureFirewallRulesArgs, opts: ComponentResourceOptions = {}) {
    const prepared = parts().prepareFirewall(name, args);
    super(TYPE, name, {}, opts);
    this.#prepared = prepared;
    this.name = name;
    const first = dependenciesOf(opts);
    const base = args.basePolicyId === undefined ? undefined : PolicyChain.known(args.basePolicyId);
    const policy = args.firewallPolicyId === undefined ? this.#makePolicy(args, [...first, ...endOf(base)]) : null;
    const id =
      policy === null
        ? checkedWith(checkPolicyId, args.firewallPolicyId as Input<string>, {
            at: 'firewallPolicyId',
            component: name,
          })
        : policy.id;
    const waiting = policy === null ? first : [];
    // A policy is written after its base, and nothing of it beside its base's groups.
    const key = prepared.policy ?? prepared.values.idOf(policy?.id ?? name, 'firewallPolicyId');
    const chain = base === undefined ? PolicyChain.of(key) : PolicyChain.join(key, base);
    chain.take(key, parts().groupNames(this.plan), name);
    const ipGroups =
      args.ipGroups === false ? new Map<string, Output<string>>() : this.#makeIpGroups(args, chain, waiting);
    this.#makeGroups(policyOf(args, policy, id), chain, waiting, this.#binding(ipGroups));
    // Who carries the policy out waits until its rules stand: a firewall that is still being made takes no writes.
    this.firewallPolicyId = afterAll(id, chain.end);
    PolicyChain.remember(this.firewallPolicyId, key);
    warnOf(this, prepared.plan.remarks);
    this.registerOutputs({ firewallPolicyId: this.firewallPolicyId });
  }

  /** Who may connect. */
  get entries(): readonly RoleEntry[] {
    return this.#prepared.plan.entries;
  }

  /** What the firewall lets through, and how every element of every flow stands in it, as plain data. */
  get plan(): AzureFirewallPlan {
    return this.compiled.plan;
  }

  /** The evidence: for each rule the sentence that asks for it, what is widened or left out, and the proof's verdict. */
  get report(): Report {
    return reportOf(this.compiled, { subject: this.name, askedBy: this.#prepared.plan.askedBy });
  }

  /** Everything behind the plan: the flows of the profiles and the proof's verdict. */
  get compiled(): CompiledPlan<'azure-firewall'> {
    return this.#prepared.plan.compiled;
  }

  /** Whether an entry stands here, with the very profile. @internal */
  has(entry: RoleEntry): boolean {
    return this.#prepared.plan.has(entry);
  }

  /** What is said of the entries. @internal */
  get requests(): readonly EntryRequest[] {
    return this.#prepared.plan.requests;
  }

  #makePolicy(args: AzureFirewallRulesArgs, dependsOn: readonly Resource[]): FirewallPolicy {
    const { resourceGroupName, location, tags, firewallPolicyName, basePolicyId } = args;
    const { needs } = this.plan;
    return new FirewallPolicy(
      `${this.name}-policy`,
      {
        resourceGroupName,
        ...(location === undefined ? {} : { location }),
        ...(tags === undefined ? {} : { tags }),
        ...(firewallPolicyName === undefined ? {} : { firewallPolicyName }),
        ...(basePolicyId === undefined ? {} : { basePolicy: { id: basePolicyId } }),
        sku: { tier: needs.tier },
        ...(needs.dnsProxy ? { dnsSettings: { enableProxy: true } } : {}),
      },
      this.#child(dependsOn),
    );
  }

  /** One for each source; each waits for the one before it. */
  #makeIpGroups(
    { resourceGroupName, location, tags }: AzureFirewallRulesArgs,
    chain: PolicyChain,
    first: readonly Resource[],
  ): ReadonlyMap<string, Output<string>> {
    const ids = new Map<string, Output<string>>();
    for (const [source] of [...this.#prepared.plan.sources].sort(([a], [b]) => (a < b ? -1 : 1))) {
      chain.add((before) => {
        const group = new IpGroup(
          `${this.name}-${source}`,
          {
            resourceGroupName,
            ...(location === undefined ? {} : { location }),
            ...(tags === undefined ? {} : { tags }),
            ipAddresses: this.#addressesOf(source),
          },
          this.#child([...first, ...before]),
        );
        ids.set(source, group.id);
        return group;
      });
    }
    return ids;
  }

  #makeGroups(
    policy: { readonly resourceGroupName: Input<string>; readonly firewallPolicyName: Input<string> },
    chain: PolicyChain,
    first: readonly Resource[],
    binding: FirewallBinding,
  ): void {
    for (const { name, priority, collections } of this.plan.groups) {
      chain.add(
        (before) =>
          new FirewallPolicyRuleCollectionGroup(
            `${this.name}-${name}`,
            {
              ...policy,
              ruleCollectionGroupName: name,
              priority,
              ruleCollections: collections.map((collection) => collectionArgs(collection, binding)),
            },
            this.#child([...first, ...before]),
          ),
      );
    }
  }

  #addressesOf(source: string): Input<string>[] {
    const { plan, values } = this.#prepared;
    const blocks = plan.sources.get(source) ?? [];
    return blocks.map((block) => {
      const at = plan.places.find((place) => place.block === block)?.at ?? `sources of ${source}`;
      return checkedBlock(values.valueOf(block), { at, component: this.name, isIpv4: true });
    });
  }

  #binding(ipGroups: ReadonlyMap<string, Output<string>>): FirewallBinding {
    const { values, plan } = this.#prepared;
    const of = (source: string, addresses: string, groups: string) => {
      const group = ipGroups.get(source);
      return group === undefined ? { [addresses]: this.#addressesOf(source) } : { [groups]: [group] };
    };
    const peerOf = (id: string) => plan.peers.find((peer) => peer.id === id);
    const bound = (id: string) => peerOf(id)?.value ?? values.valueOf(id);
    const address = (id: string, at = 'publish') => {
      const value = values.valueOf(id);
      return typeof value === 'string' ? value : checkedWith(checkAddress, value, { at, component: this.name });
    };
    return {
      from: (source) => of(source, 'sourceAddresses', 'sourceIpGroups'),
      to: (source) => of(source, 'destinationAddresses', 'destinationIpGroups'),
      block: (id) =>
        checkedBlock(bound(id), {
          at: peerOf(id)?.at ?? 'peers',
          component: this.name,
          isIpv4: true,
          lettingIn: lettingIn(this.plan, id),
        }),
      ipGroup: bound,
      publicAddress: (id) => {
        const server = plan.published.find(({ publicAddress }) => publicAddress === id);
        return address(id, server && `${server.at}.publicAddress`);
      },
      server: (source) => {
        const server = plan.published.find(({ entry }) => entry === source);
        return address(server?.privateAddress ?? source, server && `${server.at}.privateAddress`);
      },
    };
  }

  #child(dependsOn: readonly Resource[]): CustomResourceOptions {
    return { parent: this, ...(dependsOn.length === 0 ? {} : { dependsOn: [...dependsOn] }) };
  }
}

/** The requirement by which a block comes in; what the user opens by an opening of their own has a reason of its own. */
function lettingIn({ groups }: AzureFirewallPlan, id: string): string | undefined {
  const rules = groups.flatMap(({ collections }) => collections.flatMap((one): readonly Rule[] => one.rules));
  return rules
    .flatMap((rule) => ('from' in rule && rule.from?.kind === 'bound' && rule.from.bound === id ? rule.because : []))
    .find(({ product }) => product !== 'additional')?.requirement;
}

type Rule = RuleCollection['rules'][number];

/** What was written last of a policy, for what comes after it. */
function endOf(policy: string | undefined): readonly Resource[] {
  const last = policy === undefined ? undefined : PolicyChain.of(policy).end;
  return last === undefined ? [] : [last];
}

/** An id that is known once a resource stands. */
function afterAll(id: Input<string>, last: Resource | undefined): Output<string> {
  return output({ id, standing: last === undefined ? '' : last.urn }).apply((all) => all.id);
}

/** What Pulumi does not pass on by itself: the first resources of a component wait for what the component waits for. */
function dependenciesOf({ dependsOn }: ComponentResourceOptions): readonly Resource[] {
  if (dependsOn === undefined) return [];
  return (Array.isArray(dependsOn) ? dependsOn : [dependsOn]) as readonly Resource[];
}

/** The names by which a group refers to its policy: of one that stands already they are in its id. */
function policyOf(
  { resourceGroupName }: AzureFirewallRulesArgs,
  policy: FirewallPolicy | null,
  id: Output<string>,
): { readonly resourceGroupName: Input<string>; readonly firewallPolicyName: Input<string> } {
  if (policy !== null) return { resourceGroupName, firewallPolicyName: policy.name };
  const part = (index: number) => id.apply((text) => text.split('/')[index] ?? '');
  return { resourceGroupName: part(4), firewallPolicyName: part(8) };
}

type CollectionArgs = NonNullable<
  ConstructorParameters<typeof FirewallPolicyRuleCollectionGroup>[1]
>['ruleCollections'] extends Input<Input<infer Args>[] | undefined> | undefined
  ? Args
  : never;

/** The properties are Azure's own, as the walk over its models in the tests sees. */
function collectionArgs(collection: RuleCollection, binding: FirewallBinding): CollectionArgs {
  return parts().ruleCollection(collection, binding) as unknown as CollectionArgs;
}
