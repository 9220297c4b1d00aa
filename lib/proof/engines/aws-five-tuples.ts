import type { DeclaredFiveTuple } from '../readers/declared-aws';
import { isLate, type Maybe } from '../readers/late';
import { fail } from './suricata-fault';
import { writtenAddress, writtenPorts } from './suricata-header';
import { type LineMeaning, meaningOf } from './suricata-line';
import { optionOf } from './suricata-options';

/** The names that the service has for protocols, where the engine has others. */
const PROTOCOLS: ReadonlyMap<string, string> = new Map([['ikev2', 'ike']]);

/**
 * A stateful rule in its parts: the service writes it as a line of the engine, with `ANY` for `any`, `FORWARD` for `->`
 * and a direction of `ANY` for both (Network Firewall API, Header). Throws a LineFault where that is none.
 */
export function readFiveTuple(rule: DeclaredFiveTuple): LineMeaning {
  const direction = known(rule.direction, 'direction').toUpperCase();
  if (direction !== 'FORWARD' && direction !== 'ANY') fail(`has the direction '${direction}'`);
  const protocol = known(rule.protocol, 'protocol').toLowerCase();
  return meaningOf(
    {
      action: known(rule.action, 'action').toLowerCase(),
      protocol: PROTOCOLS.get(protocol) ?? protocol,
      source: writtenAddress(known(rule.source, 'source')),
      sourcePorts: writtenPorts(known(rule.sourcePort, 'source port')),
      bothWays: direction === 'ANY',
      destination: writtenAddress(known(rule.destination, 'destination')),
      ports: writtenPorts(known(rule.destinationPort, 'destination port')),
    },
    rule.options.map((option) => optionOf(known(option, 'option').replace(/;\s*$/, ''))),
  );
}

function known(value: Maybe<string>, what: string): string {
  return isLate(value) ? fail(`has a ${what} that is known later (${value.id})`) : value;
}
