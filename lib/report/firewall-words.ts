import type { Plan } from '../model/plans';
import { portSetOf, ports } from '../model/ports';

/** Said above everything else where a policy observes. */
export const NOTHING_ENFORCED =
  "NOTHING IS ENFORCED: the policy observes. Everything passes, and what this report calls closed only raises an alert; mode: 'enforce' closes it.";

/** The same of an Azure Firewall, which cannot let everything through and still read names. */
export const NEARLY_NOTHING_ENFORCED =
  "NOTHING THAT IS ASKED FOR IS ENFORCED: the policy observes. Nearly everything passes, and what this report calls closed is only logged; mode: 'enforce' closes it. Closed stay, on the TCP ports of application rules, what is neither HTTP nor TLS and what names nobody.";

/** The verdict on a policy that observes. */
export function provedAsEnforced(passing: string): string {
  return `Proved over all connections, as the policy will stand once it enforces: what the documents ask for is open, except for what this report lists as closed; nothing else is open, except for what it lists as wider or as let through beside every flow. As it stands now, ${passing} passes.`;
}

/** The same in the report of a group behind which such a firewall stands. */
export function observesBehind(firewall: string): string {
  return `NOTHING IS ENFORCED behind this group: ${firewall} observes and lets every name through on the ports that are open here; only the group itself closes anything.`;
}

const QUIC_PORT = ports.of([{ first: 443, last: 443 }]);

/** QUIC that a firewall closes though its names are open in TLS: a browser notices, and a reader should know why. */
export function closedQuic(plan: Plan): readonly string[] {
  if (plan.target !== 'aws-network-firewall' || plan.quic === 'allow') return [];
  const speaking = plan.fidelity.flatMap(({ element, fidelity }) =>
    element.carrier === 'tls' &&
    element.direction === 'egress' &&
    (fidelity.standing === 'exact' || fidelity.standing === 'widened') &&
    ports.covers(portSetOf(element.ports), QUIC_PORT)
      ? [element.source]
      : [],
  );
  const sources = [...new Set(speaking)].sort();
  if (sources.length === 0) return [];
  return [
    `QUIC (UDP 443) is closed for ${sources.join(', ')} beside the names that are open in TLS, since no name can be read in it: clients fall back to TCP; quic: 'allow' opens it to every address`,
  ];
}
