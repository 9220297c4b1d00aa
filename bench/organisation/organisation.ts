/** Who an organisation is: its accounts, where each stands, and which products its machines run. The same in every run. */
import { randomOf } from '../synthetic';
import type { Edition } from './products';

export type Cloud = 'aws' | 'azure';

export interface Size {
  /** Accounts of AWS, and subscriptions of Azure. */
  readonly accounts: Readonly<Record<Cloud, number>>;
  readonly regions: Readonly<Record<Cloud, number>>;
  readonly products: number;
}

export const FULL: Size = { accounts: { aws: 3000, azure: 2000 }, regions: { aws: 24, azure: 16 }, products: 200 };
export const QUICK: Size = { accounts: { aws: 12, azure: 8 }, regions: { aws: 2, azure: 2 }, products: 6 };

/** Each with the edition that its machines run and its share of the accounts. */
export const ENVIRONMENTS = {
  production: { edition: 'full', share: 0.4, code: 'PRD' },
  staging: { edition: 'full', share: 0.25, code: 'STG' },
  development: { edition: 'base', share: 0.35, code: 'DEV' },
} as const satisfies Record<string, { edition: Edition; share: number; code: string }>;

export type Environment = keyof typeof ENVIRONMENTS;

export interface Account {
  readonly cloud: Cloud;
  /** Within its cloud, from 0. */
  readonly index: number;
  readonly environment: Environment;
  /** The regions in which it has machines, each by its number within the cloud. */
  readonly regions: readonly number[];
  /** By their places in the list of products. */
  readonly products: readonly number[];
}

/** At the k-th place a product is in one account of k/2: the first two are in all of them. */
const EVERYWHERE = 2;

/** How often an account has one more region than another. */
const ONE_MORE_REGION = 0.4;
const MOST_REGIONS = 6;

export function accountsOf({ accounts, regions, products }: Size): readonly Account[] {
  return (['aws', 'azure'] as const).flatMap((cloud, at) => {
    const random = randomOf(7 + at);
    return Array.from({ length: accounts[cloud] }, (_, index): Account => {
      const environment = environmentAt(random());
      const count = Array.from({ length: MOST_REGIONS - 1 }).findIndex(() => random() >= ONE_MORE_REGION);
      const used = new Set<number>();
      for (let drawn = 0; drawn < (count === -1 ? MOST_REGIONS : count + 1); drawn++) {
        used.add(zipf(regions[cloud], random()));
      }
      return {
        cloud,
        index,
        environment,
        regions: [...used].sort((a, b) => a - b),
        products: Array.from({ length: products }, (_each, place) => place).filter(
          (place) => random() < EVERYWHERE / (place + 1),
        ),
      };
    });
  });
}

function environmentAt(at: number): Environment {
  const { production, staging } = ENVIRONMENTS;
  if (at < production.share) return 'production';
  return at < production.share + staging.share ? 'staging' : 'development';
}

/** One of so many, the k-th as often as 1/k. */
function zipf(count: number, at: number): number {
  const weights = Array.from({ length: count }, (_, place) => 1 / (place + 1));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let left = at * all;
  const found = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return found === -1 ? count - 1 : found;
}
