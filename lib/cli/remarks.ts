import type { CompiledPlan } from '../compile';
import type { Flow } from '../model/flow';
import { isGroupPlan } from '../model/plans';
import { idleAzureFirewallOptions } from './azure-firewall-options';
import { idleDnsFirewallOptions } from './dns-firewall-options';
import { idleNetworkSecurityGroupOptions } from './network-security-group-options';
import { firstValue, isTyped, pairsOf, type Typed, valuesOf } from './typed';

/**
 * Options that say nothing here are no error, since a script may pass the same line for every role and target; nor are
 * they passed over in silence.
 */
export function remarksOn({ plan, asked }: CompiledPlan, role: string, line: readonly Typed[]): readonly string[] {
  const enforcement = firstValue(line, '--host-enforcement');
  // A profile file serves every target and every command: what it says is idle here on purpose.
  const typed = line.filter(({ place }) => place === undefined);
  const standings = plan.fidelity.map(({ fidelity }) => fidelity);
  const missed = new Set(standings.flatMap((one) => (one.standing === 'unplaced' ? [one.party] : [])));
  const refused = new Set(
    plan.fidelity.flatMap(({ element, fidelity }) => (fidelity.standing === 'refused' ? [element.requirement] : [])),
  );
  const flows = asked.flatMap((one) => one.flows);
  const own = flows.filter(({ from, to }) => from.party === role || to.party === role);
  return [
    ...(plan.target !== 'aws-network-firewall' && !(plan.target === 'aws-security-group' && enforcement === 'firewall')
      ? ['--exact', '--mode', '--alert-on-pass', '--quic']
          .filter((option) => isTyped(typed, option) && !(option === '--mode' && plan.target === 'azure-firewall'))
          .map((option) => `${option} says nothing to ${plan.target}`)
      : []),
    ...(!isGroupPlan(plan) &&
    isTyped(typed, '--host-enforcement') &&
    enforcement !== undefined &&
    !enforcement.startsWith('proxy=')
      ? [`--host-enforcement ${enforcement} says nothing to ${plan.target}, which sees names itself`]
      : []),
    ...(plan.target === 'aws-dns-firewall' || enforcement === 'dns-firewall'
      ? []
      : idleDnsFirewallOptions(typed).map((option) => `${option} says nothing to ${plan.target}`)),
    ...(plan.target === 'azure-firewall'
      ? []
      : idleAzureFirewallOptions(typed).map((option) => `${option} says nothing to ${plan.target}`)),
    ...(plan.target === 'azure-network-security-group'
      ? []
      : idleNetworkSecurityGroupOptions(typed).map((option) => `${option} says nothing to ${plan.target}`)),
    ...(!isGroupPlan(plan) && isTyped(typed, '--ipv6')
      ? [
          `--ipv6 says nothing to ${plan.target}, which ${plan.target === 'azure-firewall' ? 'is for IPv4 alone' : 'reads names over IPv4 and IPv6 alike'}`,
        ]
      : []),
    ...(plan.target !== 'aws-security-group'
      ? ['--prefix-lists', '--groups']
          .filter((option) => isTyped(typed, option))
          .map((option) => `${option} says nothing to ${plan.target}`)
      : []),
    ...valuesOf(typed, '--unbound')
      .filter((party) => !missed.has(party))
      .map((party) => `--unbound ${party} says nothing here: no flow misses it`),
    ...valuesOf(typed, '--leave-out')
      .filter((id) => !refused.has(id))
      .map((id) => `--leave-out ${id} says nothing here: ${plan.target} does not refuse it`),
    ...idleSupplies(typed, own),
  ];
}

/** What is supplied for a requirement or a party of which no flow in force speaks. */
export function idleSupplies(typed: readonly Typed[], flows: readonly Flow[]): readonly string[] {
  const ids = flows.map(({ requirement }) => requirement.id);
  const parties = flows.flatMap(({ from, to }) => [from.party, to.party]);
  // A proxy that is placed sends flows its own way, whichever flow leads to it.
  const proxied = flows.some(({ way }) => way === 'proxy');
  return [
    ...pairsOf('--supply', typed)
      .filter(([party]) => !parties.includes(party) && !(party === 'proxy' && proxied))
      .map(
        ([party, text]) => `--supply ${party}=${text} says nothing here: no flow in force leads to or from ${party}`,
      ),
    ...pairsOf('--ports', typed)
      .filter(([id]) => !ids.includes(id))
      .map(([id, text]) => `--ports ${id}=${text} says nothing here: ${id} is not in force`),
  ];
}
