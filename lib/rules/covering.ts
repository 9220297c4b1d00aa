import { addresses, addressSetOf } from '../model/addresses';
import { covers } from '../model/name-set';
import { type PortSet, ports } from '../model/ports';
import type { UnkeyedRule } from './rule-of';

/** Whether some rules, each to a peer that holds the other's, open together all that one rule opens. The source does not count. */
export function opensAll(rules: readonly UnkeyedRule[], rule: UnkeyedRule): boolean {
  const open = rules
    .filter((other) => holdsPeer(other, rule))
    .reduce<PortSet>((sum, other) => ports.union(sum, other.ports), ports.of([]));
  return ports.covers(open, rule.ports);
}

function holdsPeer(wide: UnkeyedRule, narrow: UnkeyedRule): boolean {
  if (wide.direction !== narrow.direction || wide.transport !== narrow.transport) return false;
  if (wide.peer.kind === 'host' && narrow.peer.kind === 'host') {
    return wide.carrier === narrow.carrier && covers(wide.peer.host, narrow.peer.host);
  }
  if (wide.peer.kind === 'cidr' && narrow.peer.kind === 'cidr') {
    return addresses.covers(addressSetOf([wide.peer.cidr]), addressSetOf([narrow.peer.cidr]));
  }
  return wide.peer.kind === 'bound' && narrow.peer.kind === 'bound' && wide.peer.id === narrow.peer.id;
}
