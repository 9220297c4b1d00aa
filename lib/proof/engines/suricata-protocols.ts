import { type AddressSet, ALL_ADDRESSES, ALL_IPV4, ALL_IPV6 } from '../../model/addresses';
import { ALL_TCP, ALL_TRAFFIC, traffic } from '../box';

/** What the word for a protocol in a header takes in. */
export interface ProtocolMeaning {
  readonly traffic: number;
  readonly family: AddressSet;
  /** Everything of that traffic, and not some protocol of many. */
  readonly whole: boolean;
  /** It is known only when something has been said. */
  readonly application: boolean;
}

const OPAQUE = traffic('tcp/opaque');
const UDP = traffic('udp');
/** What begins in the clear and may go on as TLS. */
const UPGRADED = OPAQUE | traffic('tcp/tls');

function transport(kinds: number, family: AddressSet = ALL_ADDRESSES, whole = true): ProtocolMeaning {
  return { traffic: kinds, family, whole, application: false };
}

function application(kinds: number, whole = false): ProtocolMeaning {
  return { traffic: kinds, family: ALL_ADDRESSES, whole, application: true };
}

/** Those of the transport are read in any case (Suricata 7.0, `DetectProtoParse`). */
const TRANSPORTS: ReadonlyMap<string, ProtocolMeaning> = new Map([
  ['tcp', transport(ALL_TCP)],
  ['tcp-pkt', transport(ALL_TCP)],
  ['tcp-stream', transport(ALL_TCP, ALL_ADDRESSES, false)],
  ['udp', transport(UDP)],
  ['icmp', transport(traffic('icmp'))],
  ['icmpv4', transport(traffic('icmp'), ALL_IPV4)],
  ['icmpv6', transport(traffic('icmp'), ALL_IPV6)],
  ['sctp', transport(traffic('other'), ALL_ADDRESSES, false)],
  ['ip', transport(ALL_TRAFFIC)],
  ['ip4', transport(ALL_TRAFFIC, ALL_IPV4)],
  ['ipv4', transport(ALL_TRAFFIC, ALL_IPV4)],
  ['ip6', transport(ALL_TRAFFIC, ALL_IPV6)],
  ['ipv6', transport(ALL_TRAFFIC, ALL_IPV6)],
  ['pkthdr', transport(ALL_TRAFFIC, ALL_ADDRESSES, false)],
]);

/** Those of applications, in lower case alone. Beside TLS and HTTP each is one of many that we call opaque. */
const APPLICATIONS: ReadonlyMap<string, ProtocolMeaning> = new Map([
  ['tls', application(traffic('tcp/tls'), true)],
  ['http', application(traffic('tcp/http'), true)],
  ['http1', application(traffic('tcp/http'))],
  ['http2', application(traffic('tcp/http') | UPGRADED)],
  ...['ftp', 'smtp', 'imap', 'pgsql', 'rfb', 'rdp', 'telnet'].map((name): readonly [string, ProtocolMeaning] => [
    name,
    application(UPGRADED),
  ]),
  ...['ssh', 'smb', 'dcerpc', 'nfs', 'ftp-data', 'mqtt', 'modbus', 'enip', 'dnp3'].map(
    (name): readonly [string, ProtocolMeaning] => [name, application(OPAQUE | UDP)],
  ),
  ...['dns', 'krb5', 'sip', 'bittorrent-dht'].map((name): readonly [string, ProtocolMeaning] => [
    name,
    application(OPAQUE | UDP),
  ]),
  ...['ntp', 'tftp', 'ike', 'quic', 'dhcp', 'snmp'].map((name): readonly [string, ProtocolMeaning] => [
    name,
    application(UDP),
  ]),
]);

/** Null where the engine knows no such word. */
export function protocolMeaning(word: string): ProtocolMeaning | null {
  return TRANSPORTS.get(word.toLowerCase()) ?? APPLICATIONS.get(word) ?? null;
}

/** `6`, `tcp`, `!17`: what `ip_proto` leaves of all traffic, and whether it leaves all of that; null where it compares. */
export function numberMeaning(value: string): { readonly traffic: number; readonly whole: boolean } | null {
  const [, not, word = ''] = /^(!?)\s*([a-z0-9-]+)$/i.exec(value.trim()) ?? [];
  if (word === '') return null;
  const known = NUMBERS.get(word.toLowerCase());
  if (known !== undefined) return { traffic: not === '!' ? ALL_TRAFFIC & ~known : known, whole: true };
  if (!/^\d{1,3}$/.test(word)) return null;
  return not === '!' ? { traffic: ALL_TRAFFIC, whole: false } : { traffic: traffic('other'), whole: false };
}

const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['6', ALL_TCP],
  ['tcp', ALL_TCP],
  ['17', UDP],
  ['udp', UDP],
]);
