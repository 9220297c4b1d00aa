import type { Issue } from '../../diagnostics';
import type { ElementFidelity } from '../../model/element';
import type { DenyInbound, DenyOutbound } from '../../model/plans/azure-network-security-group';
import type { NamesBehind } from '../../model/plans/plan';
import type { RaisedLimits } from '../limit';
import type { NETWORK_SECURITY_GROUP_LIMITS } from './limits';

/** The caps of our own that the user sets otherwise: `{ portRangesPerRule: 200 }`. */
export type NetworkSecurityGroupLimits = RaisedLimits<typeof NETWORK_SECURITY_GROUP_LIMITS>;

/** Priorities from the first to the last, both among them. */
export interface PriorityBand {
  readonly from: number;
  readonly to: number;
}

export interface NetworkSecurityGroupOptions {
  /** What stands behind ports that are open to every address because a group cannot see names; asked for where it is needed. */
  readonly namesBehind?: NamesBehind;
  /** What the firewall behind the group refuses; the group does not open it either. */
  readonly refusedByFirewall?: readonly ElementFidelity[];
  /**
   * Each role entry is an application security group of its own on its own side of every rule, so that what is open to
   * one entry is open to no other. Default: false, and every machine under the group may use every rule.
   */
  readonly applicationSecurityGroups?: boolean;
  /** What the last rule that goes out closes. Default: `all`. */
  readonly denyOutbound?: DenyOutbound;
  /** What the last rule that comes in closes. Default: `all`. */
  readonly denyInbound?: DenyInbound;
  /** The band in which our rules stand, within 100 to 4094. Default: 1000 to 3999. */
  readonly priorities?: PriorityBand;
  /** What is reached by name is opened over IPv6 too, unless its document supports IPv4 alone. Default: over IPv4 alone. */
  readonly ipv6?: boolean;
  readonly limits?: NetworkSecurityGroupLimits;
}

/** The options with their defaults; a value that cannot be read is replaced by its default, and told. */
export interface OptionsInForce {
  readonly applicationSecurityGroups: boolean;
  readonly denyOutbound: DenyOutbound;
  readonly denyInbound: DenyInbound;
  readonly priorities: PriorityBand;
  readonly ipv6: boolean;
}

const DEFAULT_BAND: PriorityBand = { from: 1000, to: 3999 };

/** Between what Azure takes first and the last rules of ours. */
const WHOLE_BAND: PriorityBand = { from: 100, to: 4094 };

/** The words for `denyOutbound` and `denyInbound`. */
export const DENY_OUTBOUND: readonly DenyOutbound[] = ['all', 'internet', 'none'];
export const DENY_INBOUND: readonly DenyInbound[] = ['all', 'none'];

export function readOptions(options: NetworkSecurityGroupOptions): {
  readonly inForce: OptionsInForce;
  readonly issues: readonly Issue[];
} {
  const issues: Issue[] = [];
  const inForce = {
    applicationSecurityGroups: flag('applicationSecurityGroups', options.applicationSecurityGroups, issues),
    denyOutbound: word('denyOutbound', options.denyOutbound, DENY_OUTBOUND, issues),
    denyInbound: word('denyInbound', options.denyInbound, DENY_INBOUND, issues),
    priorities: band(options.priorities, issues),
    ipv6: flag('ipv6', options.ipv6, issues),
  };
  const kind = options.namesBehind?.kind;
  if (kind === 'dns-firewall') {
    const expected =
      'a firewall, a firewall request, a proxy or none with a reason: a DNS Firewall stands in a VPC of AWS';
    issues.push({ code: 'wrong-type', at: 'hostEnforcement', given: 'a DNS Firewall', expected });
  }
  if (inForce.denyOutbound === 'internet' && (kind === 'firewall' || kind === 'request')) {
    const expected =
      "'all' (or 'none') beside a firewall: under the default route that leads to it the tag VirtualNetwork takes in everything, and a deny of Internet denies nothing";
    issues.push({ code: 'wrong-type', at: 'denyOutbound', given: "'internet'", expected });
  }
  if (inForce.ipv6 && (kind === 'firewall' || kind === 'request')) {
    const expected =
      'false beside a firewall: an Azure Firewall is IPv4 alone, so what leaves over IPv6 passes by it (leave the IPv6 addresses of a party to additionalRules)';
    issues.push({ code: 'wrong-type', at: 'ipv6', given: 'true', expected });
  }
  return { inForce, issues };
}

function flag(at: string, given: unknown, issues: Issue[]): boolean {
  if (given !== undefined && typeof given !== 'boolean')
    issues.push({ code: 'wrong-type', at, given: String(given), expected: 'true or false' });
  return given === true;
}

function word<Word extends string>(at: string, given: unknown, allowed: readonly Word[], issues: Issue[]): Word {
  const [standard] = allowed as readonly [Word];
  if (given === undefined) return standard;
  const found = allowed.find((one) => one === given);
  if (found === undefined) issues.push({ code: 'unknown-value', at, choice: at, given: String(given), allowed });
  return found ?? standard;
}

function band(given: unknown, issues: Issue[]): PriorityBand {
  if (given === undefined) return DEFAULT_BAND;
  const { from, to } = (given ?? {}) as Partial<Record<keyof PriorityBand, unknown>>;
  const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value);
  if (isWhole(from) && isWhole(to) && WHOLE_BAND.from <= from && from <= to && to <= WHOLE_BAND.to) return { from, to };
  const expected = `{ from, to }, whole numbers from ${WHOLE_BAND.from} to ${WHOLE_BAND.to}, from not over to (4095 and 4096 are the last rules')`;
  issues.push({ code: 'wrong-type', at: 'priorities', given: JSON.stringify(given) ?? String(given), expected });
  return DEFAULT_BAND;
}
