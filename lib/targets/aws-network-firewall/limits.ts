import type { LimitTable } from '../limit';

const QUOTAS =
  'AWS Network Firewall quotas, https://docs.aws.amazon.com/network-firewall/latest/developerguide/quotas.html';

const API =
  'AWS Network Firewall API, https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_CreateRuleGroup.html';

const CLOUDFORMATION =
  'AWS CloudFormation quotas, https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html';

/**
 * What a policy and its rule groups are held to, by the names under which a user raises what AWS raises. We write no
 * descriptions and no rules with a header of their own (`StatefulRules`), so the limits of these bind nothing here.
 */
export const NETWORK_FIREWALL_LIMITS = {
  ruleLength: {
    name: 'usable characters of one rule (8,192 less the group id that the service appends), variables expanded',
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
  referencesPerGroup: {
    name: 'IP set references per rule group',
    value: 5,
    source: QUOTAS,
    raisable: false,
  },
  referencedBlocks: {
    name: 'CIDRs in all IP set references of a firewall (the service ignores what is over)',
    value: 1_000_000,
    source: QUOTAS,
    raisable: false,
  },
  rulesStringBytes: {
    name: 'bytes of the rules of one rule group',
    value: 2_000_000,
    source: API,
    raisable: false,
  },
  ruleGroupName: {
    name: 'characters of the name of a rule group',
    value: 128,
    source: API,
    raisable: false,
  },
  variableName: {
    name: 'characters of the name of a rule variable or an IP set reference',
    value: 32,
    source: API,
    raisable: false,
  },
  highestSid: {
    name: 'highest sid',
    value: 4_294_967_295,
    source: 'Suricata, https://docs.suricata.io/en/suricata-7.0.3/rules/meta.html',
    raisable: false,
  },
  templateBytes: {
    // "1 MB" on the page; whether a million or 2^20 is not said, so the smaller one. The page was not at hand: unverified.
    name: 'bytes of a CloudFormation template',
    value: 1_000_000,
    source: CLOUDFORMATION,
    raisable: false,
  },
} as const satisfies LimitTable;

/**
 * Capacity is create-only, so it moves in steps: a group that outgrows its step is a new group under a new name, and
 * one that does not stays untouched. The last leaves room in a policy for the tail and a smaller group.
 */
export const CAPACITY_TIERS = [100, 300, 1_000, 3_000, 10_000, 20_000, 29_000] as const;

/** Room that a group keeps free in its step, so that a few more names do not replace it. */
export const CAPACITY_HEADROOM = 1.25;
