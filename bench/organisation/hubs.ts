/**
 * The firewall of one region: what its accounts ask for by firewall requests, and what becomes of it under each way of
 * saying who asks. That choice, and nothing else, decides whether an organisation fits into one firewall.
 */
import type { EntryRequest } from 'portolan';
import {
  composeRequest,
  OWN_CATALOGUE,
  parseFirewallRequests,
  printRequest,
  type RequestText,
  rolesTogether,
} from 'portolan/requests';
import { type Account, ENVIRONMENTS, type Environment } from './organisation';
import { AT_HUB, type DistinctPlans, editionIn, machinesOf } from './plans';

/** Who is a source of the firewall. */
export const WAYS = {
  account: 'a source for each account and product',
  product: 'a source for each product and environment',
  environment: 'a source for each environment',
} as const;
export type Way = keyof typeof WAYS;

/** What a hub is asked. */
export interface Asked {
  /** The files, one of each account. */
  readonly files: number;
  readonly fileBytes: number;
  /** The entries in all files, and those that are left when the same words stand once. */
  readonly entries: number;
  readonly together: readonly EntryRequest[];
  /** The names of the sources that are left. */
  readonly sources: number;
  /** The blocks of the source that has most of them. */
  readonly blocksOfOne: number;
}

/** The address blocks of an organisation: every account has one, and those of an environment lie in one of its own. */
export function blockOf({ environment, index }: Account): string {
  return `10.${Object.keys(ENVIRONMENTS).indexOf(environment) * 64 + (index >> 8)}.${index & 255}.0/24`;
}

function blockOfAll(environment: Environment): string {
  return `10.${Object.keys(ENVIRONMENTS).indexOf(environment) * 64}.0.0/10`;
}

/** The name of a source, as its request has it, and where its addresses are written down. */
function sourceOf(way: Way, account: Account, at: number): { readonly name: string; readonly list: string } {
  const { code } = ENVIRONMENTS[account.environment];
  if (way === 'environment') return { name: code, list: account.environment };
  const name = `P${String(at).padStart(3, '0')}_${code}`;
  return { name, list: way === 'account' ? blockOf(account) : `product-${at}-${account.environment}` };
}

/** Every account writes its request, and the hub reads them all: composed, printed, parsed and put together as users do. */
export function askedOf(way: Way, accounts: readonly Account[], plans: DistinctPlans): Asked {
  const lists = new Map<string, string[]>();
  let entries = 0;
  const products = new Set<number>();
  const files = accounts.map((account): RequestText => {
    const parts = account.products.map((at) => {
      const { name, list } = sourceOf(way, account, at);
      if (way === 'product') lists.set(list, [...(lists.get(list) ?? []), blockOf(account)]);
      products.add(at);
      const entry = machinesOf(plans.product(at), editionIn(account.environment), { name });
      return {
        at: name,
        owner: `account ${account.index}`,
        reason: 'its machines run it',
        sources: [list],
        requests: [{ entry, ...AT_HUB }],
      };
    });
    const { content, issues } = composeRequest('hub', parts);
    if (content === null) throw new Error(`a request cannot be written: ${JSON.stringify(issues[0])}`);
    entries += content.entries.length;
    return { file: `account-${account.index}.firewall-request.json`, text: printRequest(content) };
  });
  for (const environment of Object.keys(ENVIRONMENTS) as Environment[]) {
    if (way === 'environment') lists.set(environment, [blockOfAll(environment)]);
  }
  const requests = parseFirewallRequests(files, OWN_CATALOGUE, {
    prefixLists: Object.fromEntries(lists),
    products: [...products].map((at) => plans.product(at)),
  });
  const roles = rolesTogether(requests);
  const together = roles.map(({ request }) => request);
  return {
    files: files.length,
    fileBytes: files.reduce((bytes, { text }) => bytes + Buffer.byteLength(text), 0),
    entries,
    together,
    sources: new Set(together.map(({ entry }) => entry.name)).size,
    blocksOfOne: Math.max(...roles.map(({ sources }) => sources.length)),
  };
}
