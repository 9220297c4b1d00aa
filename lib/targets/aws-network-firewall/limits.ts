import type { LimitTable } from '../limit';

const QUOTAS =
  'AWS Network Firewall quotas, https://docs.aws.amazon.com/network-firewall/latest/developerguide/quotas.html';

/** What a policy and its rule groups are held to, by the names under which a user raises what AWS raises. */
export const NETWORK_FIREWALL_LIMITS = {
  ruleLength: {
    name: 'usable characters of one rule (8,192 less the group id that the service appends)',
    value: 8175,
    source: QUOTAS,
    raisable: false,
  },
  groupsPerPolicy: {
    name: 'stateful rule groups per policy',
    value: 20,
    source: QUOTAS,
    raisable: false,
  },
  groupCapacity: {
    name: 'capacity of a stateful rule group',
    value: 30_000,
    source: QUOTAS,
    raisable: false,
  },
  policyCapacity: {
    name: 'stateful rules per policy',
    value: 30_000,
    source: QUOTAS,
    raisable: true,
  },
} as const satisfies LimitTable;

/**
 * Capacity is create-only, so it moves in steps: a group that outgrows its step is a new group under a new name, and
 * one that does not stays untouched.
 */
export const CAPACITY_TIERS = [100, 300, 1_000, 3_000, 10_000, 30_000] as const;

/** Room that a group keeps free in its step, so that a few more names do not replace it. */
export const CAPACITY_HEADROOM = 1.25;
