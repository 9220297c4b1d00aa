import { opens } from '../model/element';
import type { Plan } from '../model/plans';
import type { Admission } from '../model/plans/plan';
import { ports } from '../model/ports';
import { type Box, EVERYTHING, traffic } from './box';
import { placeholderBoxes } from './read-security-group';
import type { RecordedItem } from './recorded-item';
import { sourceSet } from './sets';
import { inside } from './side';

const QUIC_PORT = ports.of([{ first: 443, last: 443 }]);

/** What a target of this kind lets through by its nature; null where this plan has no such nature. */
export function admittedBoxes(plan: Plan, admission: Admission, items: readonly RecordedItem[]): readonly Box[] | null {
  switch (admission.code) {
    case 'handshakes':
      return plan.target === 'aws-network-firewall' ? [{ ...EVERYTHING, traffic: traffic('tcp/handshake') }] : null;
    case 'observed':
      return plan.target === 'aws-network-firewall' && plan.mode === 'observe' ? [EVERYTHING] : null;
    case 'quic':
      return quicBoxes(plan, admission.sources, items);
    case 'placeholder-egress':
      return plan.target === 'aws-security-group' && plan.egress.length === 0 ? placeholderBoxes(plan) : null;
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
