import { type Resource, runtime } from '@pulumi/pulumi';

/**
 * The resources of one policy that Azure writes one at a time: rule collection groups and the IP groups of its firewalls
 * (terraform-provider-azurerm#15440, #19843). Each waits for the one before it, over all components of a program.
 */
export class PolicyChain {
  /** The chain of a policy in the program that is running, by the policy's id in this program. */
  static of(policy: string): PolicyChain {
    const stack = runtime.getStackResource() ?? WITHOUT_STACK;
    const own = chains.get(stack) ?? new Map<string, PolicyChain>();
    chains.set(stack, own);
    // Azure takes an id in any case.
    const key = policy.toLowerCase();
    const chain = own.get(key) ?? new PolicyChain();
    own.set(key, chain);
    return chain;
  }

  private last: Resource | undefined;

  private constructor() {}

  /** What the next resource waits for, and the next one for it. */
  add(make: (dependsOn: readonly Resource[]) => Resource): void {
    this.last = make(this.last === undefined ? [] : [this.last]);
  }
}

const chains = new WeakMap<object, Map<string, PolicyChain>>();
const WITHOUT_STACK = {};
