/**
 * Plans of one role, each compiled and proved once, however often it is deployed: what is kept of one are its figures.
 */
import { compile, type EntryRequest, type Product, type RoleEntry, type RoleOptions, role } from 'portolan';
import { ENVIRONMENTS, type Environment } from './organisation';
import type { Edition } from './products';
import {
  collectionGroupBytes,
  collectionRulesOf,
  networkSecurityGroupBytes,
  ruleGroupBytes,
  securityGroupBytes,
} from './templates';

/** What one deployment of a plan has. */
export interface Figures {
  readonly rules: number;
  readonly bytes: number;
  /** Of the rule strings, each with the end of its line. */
  readonly characters: number;
  /** The traffic of each rule of a group: rules of two roles with one key are one rule where both stand on one machine. */
  readonly keys: readonly string[];
}

/** The machines of a group beside which the firewall of the hub stands. */
const BEHIND = { kind: 'request', name: 'hub', digest: 'sha256:0' } as const;

/** The role of the machines of a product, under the name by which a firewall knows them. */
export function machinesOf(product: Product, edition: Edition, options: RoleOptions = {}): RoleEntry {
  return role(product, { edition } as never, 'machine' as never, options as never);
}

/** At a group the product's own server stands behind a group of its own; a hub never sees that traffic. */
export function atGroup(entry: RoleEntry): EntryRequest {
  return { entry, peers: { server: { bound: `group-of-the-server-of-${entry.product.id}` } } };
}
export const AT_HUB = { unbound: ['server'] } as const;

/** What a security group or network security group opens for roles on the same machines. */
export function groupPlan(requests: readonly EntryRequest[], options: { readonly prefixLists?: true } = {}) {
  // Only figures are wanted, those over a limit too: so the limit as high as it goes.
  return compile('aws-security-group', requests, {
    namesBehind: BEHIND,
    limits: { rulesPerSecurityGroup: 1000, securityGroupsPerInterface: 1 },
    ...options,
  }).plan;
}

export function networkSecurityGroupPlan(requests: readonly EntryRequest[]) {
  return compile('azure-network-security-group', requests, { namesBehind: BEHIND }).plan;
}

/** A firewall policy of AWS; over what AWS raises no error is wanted here, but the figure. */
export function networkFirewallPlan(requests: readonly EntryRequest[], exact: boolean) {
  return compile('aws-network-firewall', requests, { exact, limits: { policyCapacity: 10_000_000 } }).plan;
}

export function azureFirewallPlan(requests: readonly EntryRequest[]) {
  return compile('azure-firewall', requests, {
    limits: { networkRuleProduct: 100_000_000, namesInNetworkRules: 1_000_000 },
  }).plan;
}

/** Where the plans of single roles are counted, and multiplied by their deployments. */
export type DistinctTarget =
  | 'aws-security-group'
  | 'azure-network-security-group'
  | 'aws-network-firewall'
  | 'azure-firewall';

/** The plans of single roles, by what distinguishes them. */
export class DistinctPlans {
  private readonly found = new Map<string, Figures>();

  constructor(private readonly products: readonly Product[]) {}

  /** How many were compiled. */
  get count(): number {
    return this.found.size;
  }

  /** One role at the target: its group, or what it adds to a hub that is written exactly. */
  figures(target: DistinctTarget, at: number, edition: Edition): Figures {
    const key = `${target} ${at} ${edition}`;
    const before = this.found.get(key);
    if (before !== undefined) return before;
    const figures = this.compiled(target, at, edition);
    this.found.set(key, figures);
    return figures;
  }

  private compiled(target: DistinctTarget, at: number, edition: Edition): Figures {
    const product = this.product(at);
    if (target === 'aws-security-group') {
      const plan = groupPlan([atGroup(machinesOf(product, edition))]);
      const rules = [...plan.egress, ...plan.ingress];
      return { rules: rules.length, bytes: securityGroupBytes(plan), characters: 0, keys: rules.map(({ key }) => key) };
    }
    if (target === 'azure-network-security-group') {
      const plan = networkSecurityGroupPlan([atGroup(machinesOf(product, edition))]);
      const keys = plan.rules.map(({ key }) => key);
      return { rules: plan.rules.length, bytes: networkSecurityGroupBytes(plan), characters: 0, keys };
    }
    // As long a name as a source bears where many requests meet.
    const name = `P${String(at).padStart(3, '0')}_PRD_0123456789ab`;
    const request = { entry: machinesOf(product, edition, { name }), ...AT_HUB };
    if (target === 'azure-firewall') {
      const plan = azureFirewallPlan([request]);
      return {
        rules: collectionRulesOf(plan),
        bytes: collectionGroupBytes(plan).reduce(sum, 0),
        characters: 0,
        keys: [],
      };
    }
    const plan = networkFirewallPlan([request], true);
    const own = plan.groups.filter(({ kind }) => kind !== 'tail');
    const lines = own.flatMap((group) => (group.kind === 'domain-list' ? [] : group.rules.map(({ text }) => text)));
    // Two roles of one source ask for the same in the same line, whatever its number.
    const keys = lines.map((text) => text.replace(/ sid:\d+;/, '').replace(name, ''));
    return {
      rules: lines.length,
      bytes: ruleGroupBytes({ ...plan, groups: own }).reduce(sum, 0),
      characters: lines.reduce((all, text) => all + text.length + 1, 0),
      keys,
    };
  }

  product(at: number): Product {
    const product = this.products[at];
    if (product === undefined) throw new Error(`no product ${at}`);
    return product;
  }
}

export const sum = (a: number, b: number): number => a + b;

/** The edition that the machines of an environment run. */
export function editionIn(environment: Environment): Edition {
  return ENVIRONMENTS[environment].edition;
}
