import type { Admission } from '../../model/plans/plan';
import { ports } from '../../model/ports';
import type { UnkeyedRule } from '../../rules';

const QUIC_PORT = ports.of([{ first: 443, last: 443 }]);

/** The sources that reach a name in TLS on TCP 443, where a client may speak QUIC on UDP 443 instead; by name. */
export function quicSources(rules: readonly UnkeyedRule[]): readonly string[] {
  const speaking = rules.filter(
    ({ direction, carrier, peer, ports: open }) =>
      direction === 'egress' && carrier === 'tls' && peer.kind === 'host' && ports.covers(open, QUIC_PORT),
  );
  return [...new Set(speaking.map(({ source }) => source))].sort();
}

/** What it lets through that those sources may speak QUIC. */
export function quicAdmission(sources: readonly string[]): Admission {
  return {
    code: 'quic',
    sources,
    gloss: `UDP 443 goes anywhere from ${sources.join(', ')}, whatever runs on it: QUIC carries TLS, and no name can be read in it`,
  };
}
