import { type Input, type Output, type Resource, runtime } from '@pulumi/pulumi';

/**
 * The resources of one policy that Azure writes one at a time: rule collection groups and the IP groups of its firewalls
 * (terraform-provider-azurerm#15440, #19843). Each waits for the one before it, over all components of a program.
 */
export class PolicyChain {
  /** The chain of a policy in the program that is running, by the policy's id in this program. */
  static of(policy: string): PolicyChain {
    const own = chainsOfProgram();
    // Azure takes an id in any case.
    const key = policy.toLowerCase();
    const chain = own.get(key) ?? new PolicyChain();
    own.set(key, chain);
    return chain;
  }

  /** What is written to a policy waits for what is written to its base, and the other way round. */
  static join(policy: string, base: string): PolicyChain {
    const chain = PolicyChain.of(base);
    chainsOfProgram().set(policy.toLowerCase(), chain);
    return chain;
  }

  /** Lets a policy be known by another output of its id too. */
  static remember(id: Output<string>, policy: string): void {
    policies.set(id, policy);
  }

  /** The policy that an output was remembered for. */
  static known(id: Input<string>): string | undefined {
    return typeof id === 'string' ? undefined : policies.get(id);
  }

  private last: Resource | undefined;
  /** Who writes which group. */
  private readonly writers = new Map<string, string>();

  private constructor() {}

  /** The groups among these that somebody else of the program writes to a policy: the later write would replace the earlier. */
  taken(policy: string, groups: readonly string[]): readonly { readonly group: string; readonly by: string }[] {
    return groups.flatMap((group) => {
      const by = this.writers.get(`${policy} ${group}`);
      return by === undefined ? [] : [{ group, by }];
    });
  }

  take(policy: string, groups: readonly string[], component: string): void {
    for (const group of groups) this.writers.set(`${policy} ${group}`, component);
  }

  /** The last resource that was written; undefined where there is none. */
  get end(): Resource | undefined {
    return this.last;
  }

  /** What the next resource waits for, and the next one for it. */
  add(make: (dependsOn: readonly Resource[]) => Resource): void {
    this.last = make(this.last === undefined ? [] : [this.last]);
  }
}

const policies = new WeakMap<object, string>();
const chains = new WeakMap<object, Map<string, PolicyChain>>();
const WITHOUT_STACK = {};

function chainsOfProgram(): Map<string, PolicyChain> {
  const stack = runtime.getStackResource() ?? WITHOUT_STACK;
  const own = chains.get(stack) ?? new Map<string, PolicyChain>();
  chains.set(stack, own);
  return own;
}
