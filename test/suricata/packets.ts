import { isIPv6 } from 'node:net';

/** Packets as they stand on the wire, without the Ethernet header, with right checksums. */

export const TCP = 6;
export const UDP = 17;
const ICMP = { 4: 1, 6: 58 } as const;

export interface Ends {
  readonly from: string;
  readonly to: string;
}

export interface PortedEnds extends Ends {
  readonly fromPort: number;
  readonly toPort: number;
}

export interface Segment extends PortedEnds {
  readonly flags: readonly TcpFlag[];
  readonly seq: number;
  readonly ack: number;
  readonly data: Buffer;
}

const TCP_FLAGS = { fin: 1, syn: 2, rst: 4, psh: 8, ack: 16 } as const;
export type TcpFlag = keyof typeof TCP_FLAGS;

export function tcpPacket({ fromPort, toPort, flags, seq, ack, data, ...ends }: Segment): Buffer {
  const header = Buffer.alloc(20);
  header.writeUInt16BE(fromPort, 0);
  header.writeUInt16BE(toPort, 2);
  header.writeUInt32BE(seq >>> 0, 4);
  header.writeUInt32BE(ack >>> 0, 8);
  header.writeUInt8(5 << 4, 12);
  header.writeUInt8(
    flags.reduce((bits, flag) => bits | TCP_FLAGS[flag], 0),
    13,
  );
  header.writeUInt16BE(65535, 14);
  return ipPacket(ends, TCP, withChecksum(Buffer.concat([header, data]), 16, pseudoHeader(ends, TCP)));
}

export function udpPacket({ fromPort, toPort, data, ...ends }: PortedEnds & { readonly data: Buffer }): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt16BE(fromPort, 0);
  header.writeUInt16BE(toPort, 2);
  header.writeUInt16BE(8 + data.length, 4);
  return ipPacket(ends, UDP, withChecksum(Buffer.concat([header, data]), 6, pseudoHeader(ends, UDP)));
}

/** An echo request, or the reply to it. */
export function echoPacket(ends: Ends, what: 'request' | 'reply', id: number): Buffer {
  const family = familyOf(ends);
  const types = { 4: { request: 8, reply: 0 }, 6: { request: 128, reply: 129 } } as const;
  const message = Buffer.alloc(16);
  message.writeUInt8(types[family][what], 0);
  message.writeUInt16BE(id & 0xffff, 4);
  message.writeUInt16BE(1, 6);
  const pseudo = family === 4 ? () => Buffer.alloc(0) : pseudoHeader(ends, ICMP[6]);
  return ipPacket(ends, ICMP[family], withChecksum(message, 2, pseudo));
}

/** A datagram of any IP protocol. */
export function ipPacket(ends: Ends, protocol: number, data: Buffer): Buffer {
  if (familyOf(ends) === 6) {
    const header = Buffer.alloc(40);
    header.writeUInt8(6 << 4, 0);
    header.writeUInt16BE(data.length, 4);
    header.writeUInt8(protocol, 6);
    header.writeUInt8(64, 7);
    bytesOf(ends.from).copy(header, 8);
    bytesOf(ends.to).copy(header, 24);
    return Buffer.concat([header, data]);
  }
  const header = Buffer.alloc(20);
  header.writeUInt8(0x45, 0);
  header.writeUInt16BE(20 + data.length, 2);
  header.writeUInt8(64, 8);
  header.writeUInt8(protocol, 9);
  bytesOf(ends.from).copy(header, 12);
  bytesOf(ends.to).copy(header, 16);
  header.writeUInt16BE(onesComplement(header), 10);
  return Buffer.concat([header, data]);
}

export function familyOf({ from, to }: Ends): 4 | 6 {
  const [one, other] = [bytesOf(from).length, bytesOf(to).length];
  if (one !== other) throw new Error(`${from} and ${to} are of two families`);
  return one === 16 ? 6 : 4;
}

const written = new Map<string, Buffer>();

function bytesOf(address: string): Buffer {
  const bytes = written.get(address) ?? parsed(address);
  written.set(address, bytes);
  return bytes;
}

function parsed(address: string): Buffer {
  if (!isIPv6(address)) return Buffer.from(address.split('.').map(Number));
  const [head = '', tail] = address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [before, behind] = [groups(head), groups(tail ?? '')];
  const zeros = tail === undefined ? [] : Array<string>(8 - before.length - behind.length).fill('0');
  const all = [...before, ...zeros, ...behind].map((group) => Number.parseInt(group, 16));
  return Buffer.from(all.flatMap((group) => [group >> 8, group & 255]));
}

/** What stands before a TCP or UDP header when its checksum is made; both families sum to the same. */
function pseudoHeader(ends: Ends, protocol: number): (length: number) => Buffer {
  return (length) => {
    const rest = Buffer.alloc(8);
    rest.writeUInt32BE(length, 0);
    rest.writeUInt8(protocol, 7);
    return Buffer.concat([bytesOf(ends.from), bytesOf(ends.to), rest]);
  };
}

function withChecksum(message: Buffer, at: number, pseudo: (length: number) => Buffer): Buffer {
  // Zero would say of UDP that there is no checksum.
  const sum = onesComplement(Buffer.concat([pseudo(message.length), message])) || 0xffff;
  message.writeUInt16BE(sum, at);
  return message;
}

function onesComplement(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 2) sum += ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16);
  return ~sum & 0xffff;
}
