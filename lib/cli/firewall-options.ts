import type { NetworkFirewallOptions } from '../targets';
import { firstValue, isTyped, type Typed } from './typed';
import type { Whereabouts } from './whereabouts';

/** How the policy of a firewall is to be written, as it was typed; the target looks at every word of it. */
export function readFirewallOptions(typed: readonly Typed[], where: Whereabouts): NetworkFirewallOptions {
  const [mode, quic] = ['--mode', '--quic'].map((option) => firstValue(typed, option));
  if (mode !== undefined) where.note('mode', `--mode ${mode}`);
  if (quic !== undefined) where.note('quic', `--quic ${quic}`);
  return {
    exact: isTyped(typed, '--exact'),
    alertOnPass: isTyped(typed, '--alert-on-pass'),
    ...(mode === undefined ? {} : { mode: mode as NonNullable<NetworkFirewallOptions['mode']> }),
    ...(quic === undefined ? {} : { quic: quic as NonNullable<NetworkFirewallOptions['quic']> }),
  };
}
