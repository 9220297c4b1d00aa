import { opens } from '../model/element';
import type { Plan } from '../model/plans';
import type { AwsDnsFirewallPlan } from '../model/plans/aws-dns-firewall';
import type { Admission } from '../model/plans/plan';
import { ports } from '../model/ports';
import { completedHandshakes, infrastructureBoxes, observedBoxes } from './azure-beside';
import { type Box, EVERYTHING, traffic } from './box';
import { BY_ADDRESS, openedByOthers, perhapsResolving } from './read-dns-firewall';
import { hasPlaceholder, placeholderBoxes } from './read-security-group';
import type { RecordedItem } from './recorded-item';
import { sourceSet } from './sets';
import { inside } from './side';
import { trustsAliases } from './words-of-plan';

const QUIC_PORT = ports.of([{ first: 443, last: 443 }]);

/** What a target of this kind lets through by its nature; null where this plan has no such nature. */
export function admittedBoxes(plan: Plan, admission: Admission, items: readonly RecordedItem[]): readonly Box[] | null {
  switch (admission.code) {
    case 'handshakes':
      if (plan.target === 'azure-firewall') return completedHandshakes(plan);
      return plan.target === 'aws-network-firewall' ? [{ ...EVERYTHING, traffic: traffic('tcp/handshake') }] : null;
    case 'observed':
      if (plan.target === 'azure-firewall') return plan.mode === 'observe' ? observedBoxes(plan) : null;
      return plan.target === 'aws-network-firewall' && plan.mode === 'observe' ? [EVERYTHING] : null;
    case 'quic':
      return quicBoxes(plan, admission.sources, items);
    case 'placeholder-egress':
      return plan.target === 'aws-security-group' && hasPlaceholder(plan) ? placeholderBoxes(plan) : null;
    case 'azure-infrastructure':
      return plan.target === 'azure-firewall' && !plan.denyInfrastructure ? infrastructureBoxes(plan) : null;
    default:
      return plan.target === 'aws-dns-firewall' ? resolvingBoxes(plan, admission.code) : null;
  }
}

/** What a resolver lets through beside what is asked for. */
function resolvingBoxes(plan: AwsDnsFirewallPlan, code: Admission['code']): readonly Box[] | null {
  switch (code) {
    case 'by-address':
      return [BY_ADDRESS];
    case 'whole-vpc':
      return [openedByOthers(plan)];
    case 'unlisted':
      // The plan is judged by what it would close without.
      return plan.rules.some(({ action }) => action === 'ALERT') ? [] : null;
    case 'aliases':
      // The names behind an alias are those of other connections: nobody means them.
      return trustsAliases(plan) ? [] : null;
    case 'apex-perhaps': {
      const apexes = perhapsResolving(plan);
      return apexes.length === 0 ? null : apexes;
    }
    default:
      return null;
  }
}

/** QUIC goes out beside TLS on the same port, and from nobody who speaks no TLS there. */
function quicBoxes(plan: Plan, sources: readonly string[], items: readonly RecordedItem[]): readonly Box[] | null {
  if (plan.target !== 'aws-network-firewall' || plan.quic !== 'allow' || sources.length === 0) return null;
  const speaking = new Set(
    items.flatMap(({ item: { element, ports: open, peer }, fidelity }) =>
      fidelity !== null &&
      opens(fidelity) &&
      peer.kind === 'host' &&
      element.direction === 'egress' &&
      element.carrier === 'tls' &&
      ports.covers(open, QUIC_PORT)
        ? [element.source]
        : [],
    ),
  );
  if (!sources.every((source) => speaking.has(source))) return null;
  return sources.map((source) => ({
    ...EVERYTHING,
    traffic: traffic('udp'),
    ports: QUIC_PORT,
    from: inside(sourceSet(source)),
  }));
}
