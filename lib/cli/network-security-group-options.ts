import type { Issue } from '../diagnostics';
import type { NetworkSecurityGroupOptions } from '../targets';
import { firstValue, isTyped, type OptionForm, oneOf, optionName, type Typed } from './typed';
import type { Whereabouts } from './whereabouts';

const TARGET = 'azure-network-security-group';

/** What only a network security group can be told. */
export const NETWORK_SECURITY_GROUP_FORMS: readonly OptionForm[] = [
  {
    form: '--deny-outbound all|internet|none',
    words: `${TARGET}: what the last rule that goes out closes; default: all`,
  },
  { form: '--deny-inbound all|none', words: `${TARGET}: what the last rule that comes in closes; default: all` },
  {
    form: '--application-security-groups',
    words: `${TARGET}: the role is an application security group of its own on its side of every rule`,
  },
];

/** Reads them; a word that cannot stand there is told as an issue. */
export function readNetworkSecurityGroupOptions(
  typed: readonly Typed[],
  where: Whereabouts,
  issues: Issue[],
): NetworkSecurityGroupOptions {
  const outbound = firstValue(typed, '--deny-outbound');
  if (outbound !== undefined) where.note('denyOutbound', `--deny-outbound ${outbound}`);
  const denyOutbound = oneOf('--deny-outbound', ['all', 'internet', 'none'], typed, issues);
  const denyInbound = oneOf('--deny-inbound', ['all', 'none'], typed, issues);
  return {
    ...(denyOutbound === null ? {} : { denyOutbound }),
    ...(denyInbound === null ? {} : { denyInbound }),
    ...(isTyped(typed, '--application-security-groups') ? { applicationSecurityGroups: true } : {}),
  };
}

/** Those that were typed for a target that is none. */
export function idleNetworkSecurityGroupOptions(typed: readonly Typed[]): readonly string[] {
  return NETWORK_SECURITY_GROUP_FORMS.map(optionName).filter((option) => isTyped(typed, option));
}
