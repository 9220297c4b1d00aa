const ETHERNET = 1;

/** A capture file of these IP packets, each in an Ethernet frame, a tenth of a millisecond apart. */
export function pcapFile(packets: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(24);
  head.writeUInt32LE(0xa1b2c3d4, 0);
  head.writeUInt16LE(2, 4);
  head.writeUInt16LE(4, 6);
  head.writeUInt32LE(65535, 16);
  head.writeUInt32LE(ETHERNET, 20);
  return Buffer.concat([head, ...packets.flatMap(framed)]);
}

function framed(packet: Buffer, index: number): readonly Buffer[] {
  const ethernet = Buffer.from('02000000000202000000000100', 'hex');
  const isIpv6 = (packet[0] ?? 0) >> 4 === 6;
  const type = Buffer.from(isIpv6 ? '86dd' : '0800', 'hex');
  const length = 14 + packet.length;
  const record = Buffer.alloc(16);
  const microseconds = index * 100;
  // Any moment will do, so long as it is always the same.
  record.writeUInt32LE(1_700_000_000 + Math.floor(microseconds / 1_000_000), 0);
  record.writeUInt32LE(microseconds % 1_000_000, 4);
  record.writeUInt32LE(length, 8);
  record.writeUInt32LE(length, 12);
  return [record, ethernet.subarray(0, 12), type, packet];
}
