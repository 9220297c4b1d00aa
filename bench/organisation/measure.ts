/** An organisation measured: every distinct plan is compiled once, and counted as often as it is deployed. */
import type { Product } from 'portolan';
import {
  CAPACITY_HEADROOM,
  CAPACITY_TIERS,
  NETWORK_FIREWALL_LIMITS,
} from '../../lib/targets/aws-network-firewall/limits';
import { type Asked, askedOf, WAYS, type Way } from './hubs';
import { limitOfReferences, limitsAtHubs, limitsAtMachines, limitsAtResolver, type Met } from './limits';
import { type Account, accountsOf, type Cloud, type Size } from './organisation';
import { DistinctPlans, type DistinctTarget, editionIn } from './plans';
import { catalogueLike } from './products';

/** Deployments of one kind, all together. */
export interface Deployed {
  /** Different plans, each compiled and proved once. */
  readonly plans: number;
  readonly deployments: number;
  readonly rules: number;
  readonly bytes: number;
}

/** Running totals over the accounts of a hub, in their order. */
export interface ByAccount {
  readonly entries: readonly number[];
  readonly sources: readonly number[];
  readonly rules: readonly number[];
  readonly bytes: readonly number[];
  /** Of a policy that is written exactly: its groups' steps, and the tail. */
  readonly capacity: readonly number[];
}

/** The largest hub of a cloud under one way of saying who asks. */
export interface HubFigures {
  readonly cloud: Cloud;
  readonly way: Way;
  readonly byAccount: ByAccount;
  /** Characters of the addresses of the source that has most of them, account by account. */
  readonly longestSource: readonly number[];
}

export interface Measured {
  readonly size: Size;
  readonly accountRegions: number;
  readonly rowsOfProducts: number;
  readonly groups: Readonly<Record<Cloud, Deployed>>;
  /** All hubs of a cloud together. */
  readonly hubs: readonly ({ readonly cloud: Cloud; readonly way: Way } & Deployed & { readonly entries: number })[];
  /** What Azure's regions have in common, in a parent policy once or in each region's own. */
  readonly parent: { readonly once: Deployed; readonly everywhere: Deployed };
  readonly largest: Readonly<Record<Cloud, number>>;
  /** Requests that the first accounts write: composed, printed, read and put together. */
  readonly requests: Omit<Asked, 'together'> & { readonly together: number };
  readonly limits: readonly Met[];
}

/** A product is in the parent policy where at least this part of the subscriptions runs it. */
const IN_THE_PARENT = 0.5;

/** So many accounts' requests are written and read: the others' are like theirs. */
const REQUESTS = 20;

export function measure(size: Size): Measured {
  const products = catalogueLike(size.products);
  const accounts = accountsOf(size);
  const plans = new DistinctPlans(products);
  const of = (cloud: Cloud) => accounts.filter((account) => account.cloud === cloud);
  const hubs = (['aws', 'azure'] as const).flatMap((cloud) =>
    (Object.keys(WAYS) as Way[]).map((way) => ({
      cloud,
      way,
      regions: hubsOf(of(cloud), way, size.regions[cloud], plans),
    })),
  );
  const largest = hubs.map(({ cloud, way, regions }): HubFigures => {
    const [first] = [...regions].sort((a, b) => b.byAccount.rules.length - a.byAccount.rules.length);
    if (first === undefined) throw new Error('an organisation has a region');
    return { cloud, way, ...first };
  });
  const behind = (cloud: Cloud) => largest.find((hub) => hub.cloud === cloud)?.byAccount.rules.length ?? 0;
  const asked = askedOf('product', of('aws').slice(0, REQUESTS), plans);
  return {
    size,
    accountRegions: accounts.reduce((count, { regions }) => count + regions.length, 0),
    rowsOfProducts: products.reduce((count, { requirements }) => count + requirements.length, 0),
    groups: { aws: deployedGroups(of('aws'), plans), azure: deployedGroups(of('azure'), plans) },
    hubs: hubs.map(({ cloud, way, regions }) => ({ cloud, way, ...together(regions) })),
    parent: parentOf(of('azure'), size.regions.azure, plans),
    largest: { aws: behind('aws'), azure: behind('azure') },
    requests: { ...asked, together: asked.together.length },
    limits: [
      ...limitsAtMachines(products),
      limitOfReferences(referencesIn(of('aws'), products)),
      ...limitsAtResolver(products),
      ...limitsAtHubs(products, largest),
    ],
  };
}

/** Each account has in each of its regions one group for each of its products. */
function deployedGroups(accounts: readonly Account[], plans: DistinctPlans): Deployed {
  return counted(
    accounts.flatMap(({ cloud, environment, regions, products }) => {
      const target = cloud === 'aws' ? 'aws-security-group' : 'azure-network-security-group';
      return products.map((at) => ({ target, at, edition: editionIn(environment), times: regions.length }) as const);
    }),
    plans,
  );
}

interface Copies {
  readonly target: DistinctTarget;
  readonly at: number;
  readonly edition: 'base' | 'full';
  readonly times: number;
}

function counted(copies: readonly Copies[], plans: DistinctPlans): Deployed {
  const distinct = new Set<string>();
  let deployments = 0;
  let rules = 0;
  let bytes = 0;
  for (const { target, at, edition, times } of copies) {
    distinct.add(`${target} ${at} ${edition}`);
    const figures = plans.figures(target, at, edition);
    deployments += times;
    rules += times * figures.rules;
    bytes += times * figures.bytes;
  }
  return { plans: distinct.size, deployments, rules, bytes };
}

/** One region's hub, read account by account: what stands there already adds nothing. */
function hubsOf(accounts: readonly Account[], way: Way, regions: number, plans: DistinctPlans) {
  return Array.from({ length: regions }, (_, region) => {
    const here = accounts.filter((account) => account.regions.includes(region));
    const [entries, sources, lines] = [new Set<string>(), new Set<string>(), new Set<string>()];
    const blocks = new Map<string, number>();
    const plansHere = new Set<string>();
    const byAccount = { entries: [0], sources: [0], rules: [0], bytes: [0], capacity: [0] };
    let characters = 0;
    const longestSource = [0];
    for (const { cloud, index, environment, products } of here) {
      let [rules, bytes, longest] = [
        byAccount.rules.at(-1) ?? 0,
        byAccount.bytes.at(-1) ?? 0,
        longestSource.at(-1) ?? 0,
      ];
      for (const at of products) {
        const edition = editionIn(environment);
        const source = { account: `${index} ${at}`, product: `${environment} ${at}`, environment }[way];
        // Of one block for each account; an environment has one block for all of them.
        const held = (blocks.get(source) ?? 0) + (way === 'environment' && blocks.has(source) ? 0 : BLOCK);
        blocks.set(source, held);
        longest = Math.max(longest, held);
        sources.add(source);
        const entry = `${source} ${at}`;
        if (entries.has(entry)) continue;
        entries.add(entry);
        plansHere.add(`${at} ${edition}`);
        const figures = plans.figures(cloud === 'aws' ? 'aws-network-firewall' : 'azure-firewall', at, edition);
        const fresh =
          cloud === 'aws' && way === 'environment'
            ? figures.keys.filter((key) => !lines.has(`${source} ${key}`))
            : null;
        for (const key of fresh ?? []) lines.add(`${source} ${key}`);
        rules += fresh === null ? figures.rules : fresh.length;
        bytes += figures.bytes;
        characters += figures.characters;
      }
      byAccount.entries.push(entries.size);
      byAccount.sources.push(sources.size);
      byAccount.rules.push(rules);
      byAccount.bytes.push(bytes);
      byAccount.capacity.push(capacityOf(rules, characters));
      longestSource.push(longest);
    }
    for (const totals of Object.values(byAccount)) totals.shift();
    return { byAccount, longestSource: longestSource.slice(1), plansHere };
  });
}

/** Exact rules stand in as few groups as their characters allow; each takes the step that leaves it room to grow. */
export function capacityOf(lines: number, characters: number): number {
  const { groupCapacity, rulesStringBytes } = NETWORK_FIREWALL_LIMITS;
  const needed = Math.max(1, characters / rulesStringBytes.value, lines / groupCapacity.value);
  // A policy is parted into a power of two of groups.
  const groups = 2 ** Math.ceil(Math.log2(needed));
  const wanted = Math.ceil((lines / groups) * CAPACITY_HEADROOM);
  return groups * (CAPACITY_TIERS.find((step) => step >= wanted) ?? groupCapacity.value) + TAIL_CAPACITY;
}

const TAIL_CAPACITY = 10;

/** The characters of one block in a rule variable, and the comma before the next: `10.128.255.0/24,`. */
const BLOCK = 16;

function together(regions: ReturnType<typeof hubsOf>): Deployed & { readonly entries: number } {
  const last = (of: keyof ByAccount) => regions.reduce((all, { byAccount }) => all + (byAccount[of].at(-1) ?? 0), 0);
  return {
    plans: new Set(regions.flatMap(({ plansHere }) => [...plansHere])).size,
    deployments: regions.length,
    entries: last('entries'),
    rules: last('rules'),
    bytes: last('bytes'),
  };
}

/** What most subscriptions run, for each environment, in one parent policy instead of every region's own. */
function parentOf(accounts: readonly Account[], regions: number, plans: DistinctPlans) {
  const running = (at: number) => accounts.filter(({ products }) => products.includes(at)).length;
  const most = [...new Set(accounts.flatMap(({ products }) => products))]
    .filter((at) => running(at) >= IN_THE_PARENT * accounts.length)
    .sort((a, b) => a - b);
  const copies = (times: number) =>
    most.flatMap((at) =>
      (['production', 'staging', 'development'] as const).map(
        (environment) => ({ target: 'azure-firewall', at, edition: editionIn(environment), times }) as const,
      ),
    );
  return { once: counted(copies(1), plans), everywhere: counted(copies(regions), plans) };
}

/** Of the commonest product: one reference for each group in the region where most accounts run it. */
function referencesIn(accounts: readonly Account[], products: readonly Product[]): readonly number[] {
  const byRegion = new Map<number, number>();
  for (const { regions, products: own } of accounts) {
    if (own[0] !== 0) continue;
    for (const region of regions) byRegion.set(region, (byRegion.get(region) ?? 0) + 1);
  }
  const most = products.length === 0 ? 0 : Math.max(...byRegion.values());
  return Array.from({ length: most }, (_, at) => at + 1);
}
