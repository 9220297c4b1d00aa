import type { Issue } from '../diagnostics';
import type { NetworkFirewallLimits, NetworkFirewallOptions } from '../targets';
import { once } from './profile-options';
import { firstValue, isTyped, pairsOf, type Typed } from './typed';
import type { Whereabouts } from './whereabouts';

/** How the policy of a firewall is to be written, as it was typed; the target looks at every word of it. */
export function readFirewallOptions(
  typed: readonly Typed[],
  where: Whereabouts,
  issues: Issue[],
): NetworkFirewallOptions {
  const [mode, quic] = ['--mode', '--quic'].map((option) => firstValue(typed, option));
  if (mode !== undefined) where.note('mode', `--mode ${mode}`);
  if (quic !== undefined) where.note('quic', `--quic ${quic}`);
  const limits = readLimits(typed, where, issues);
  return {
    exact: isTyped(typed, '--exact'),
    alertOnPass: isTyped(typed, '--alert-on-pass'),
    ...(mode === undefined ? {} : { mode: mode as NonNullable<NetworkFirewallOptions['mode']> }),
    ...(quic === undefined ? {} : { quic: quic as NonNullable<NetworkFirewallOptions['quic']> }),
    ...(Object.keys(limits).length === 0 ? {} : { limits: limits as NetworkFirewallLimits }),
  };
}

/** The limits that AWS raised: `policyCapacity=50000`. What is no figure stays as it was typed, and is refused as such. */
function readLimits(
  typed: readonly Typed[],
  where: Whereabouts,
  issues: Issue[],
): Readonly<Record<string, number | string>> {
  const figures = once('--limit', pairsOf('--limit', typed), issues);
  return Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => {
      where.note(`limits.${name}`, `--limit ${name}=${figure}`);
      return [name, /^\d+$/.test(figure) ? Number(figure) : figure];
    }),
  );
}
