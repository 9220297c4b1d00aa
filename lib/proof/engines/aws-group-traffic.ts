import { type AddressSet, ALL_ADDRESSES, ALL_IPV4, ALL_IPV6 } from '../../model/addresses';
import { ALL_PORTS, type PortSet } from '../../model/ports';
import { ALL_TCP, ALL_TRAFFIC, traffic } from '../box';
import { icmpPorts } from '../icmp-ports';
import type { DeclaredGroupRule } from '../readers/declared-aws';
import { isLate, type Maybe } from '../readers/late';
import { wordsOf } from './findings';

/** What a rule of a group says of the traffic, before it is said between whom. */
export interface GroupTraffic {
  readonly traffic: number;
  readonly ports: PortSet;
  /** The addresses that its protocol is spoken between. */
  readonly family: AddressSet;
  /** It takes in one protocol of those that `other` stands for. */
  readonly mayMiss: boolean;
  /** Why nobody can say what it means; the rest is then what it may mean. */
  readonly why: string | null;
}

/** By the names and by the numbers of protocols (EC2 API, IpPermission; `all` is what Terraform writes for -1). */
const PROTOCOLS: ReadonlyMap<string, 'all' | 'tcp' | 'udp' | 'icmp' | 'icmpv6'> = new Map([
  ['-1', 'all'],
  ['all', 'all'],
  ['tcp', 'tcp'],
  ['6', 'tcp'],
  ['udp', 'udp'],
  ['17', 'udp'],
  ['icmp', 'icmp'],
  ['1', 'icmp'],
  ['icmpv6', 'icmpv6'],
  ['58', 'icmpv6'],
]);

const EVERY: GroupTraffic = {
  traffic: ALL_TRAFFIC,
  ports: ALL_PORTS,
  family: ALL_ADDRESSES,
  mayMiss: false,
  why: null,
};

/** EC2 takes a protocol in any case; ports it reads of TCP, UDP and ICMP alone, and of other protocols none. */
export function readGroupTraffic({ protocol, fromPort, toPort }: DeclaredGroupRule): GroupTraffic {
  if (isLate(protocol)) return { ...EVERY, why: `has a protocol that is known later (${protocol.id})` };
  const known = PROTOCOLS.get(protocol.toLowerCase());
  switch (known) {
    case 'all':
      return EVERY;
    case 'tcp':
    case 'udp':
      return { ...EVERY, traffic: known === 'tcp' ? ALL_TCP : traffic('udp'), ...portsOf(fromPort, toPort) };
    case 'icmp':
    case 'icmpv6': {
      const family = known === 'icmp' ? ALL_IPV4 : ALL_IPV6;
      return { ...EVERY, traffic: traffic('icmp'), family, ...typesOf(fromPort, toPort, known) };
    }
    case undefined:
      if (/^(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])$/.test(protocol))
        return { ...EVERY, traffic: traffic('other'), mayMiss: true };
      return { ...EVERY, why: `has the protocol '${protocol}'` };
  }
}

type Ports = Pick<GroupTraffic, 'ports' | 'why'>;
type Port = Maybe<number> | null;

/** "For tcp, udp, and icmp, you must specify a port range" (EC2 API, IpPermission): what is left out is said nowhere. */
function portsOf(from: Port, to: Port): Ports {
  const unknown = (why: string, ports: PortSet = ALL_PORTS): Ports => ({ ports, why });
  if (isLate(from) || isLate(to)) {
    const first = within(from, 0, 65535) ? from : 0;
    const last = within(to, 0, 65535) ? to : 65535;
    return unknown(`has ports that are known later (${words(from, to)})`, first > last ? ALL_PORTS : [{ first, last }]);
  }
  if (from === null && to === null) return unknown('has no ports');
  if (!within(from, 0, 65535) || !within(to, from, 65535)) return unknown(`has the ports ${words(from, to)}`);
  return { ports: [{ first: from, last: to }], why: null };
}

function typesOf(type: Port, code: Port, protocol: 'icmp' | 'icmpv6'): Ports {
  const unknown = (why: string): Ports => ({
    ports: within(type, 0, 255) && type !== -1 ? icmpPorts(type, -1) : ALL_PORTS,
    why,
  });
  if (isLate(type) || isLate(code)) return unknown(`has a type of ICMP that is known later (${words(type, code)})`);
  // "For icmpv6, the port range is optional": without it every type.
  if (type === null && code === null)
    return protocol === 'icmpv6' ? { ports: ALL_PORTS, why: null } : unknown('has no type of ICMP');
  const fits = within(type, -1, 255) && within(code, -1, 255) && (type !== -1 || code === -1);
  if (!fits) return unknown(`has the ICMP type and code ${words(type, code)}`);
  return { ports: icmpPorts(type, code), why: null };
}

function words(from: Port, to: Port): string {
  return `${from === null ? 'none' : wordsOf(from)} to ${to === null ? 'none' : wordsOf(to)}`;
}

function within(value: Port, low: number, high: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && low <= value && value <= high;
}
