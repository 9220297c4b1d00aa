export type TlsVersion = '1.2' | '1.3';

/**
 * The first words of a TLS client, in one record. `keyShare` is the size of its key share in bytes: a post-quantum one
 * makes the message longer than a segment.
 */
export function clientHello(name: string | null, version: TlsVersion, keyShare = 32): Buffer {
  // A client is free in the order of its extensions; a name behind a long key share is the hardest to find.
  const extensions = [
    ...(version === '1.3' ? [supportedVersions(), sharedKey(keyShare)] : []),
    ...(name === null ? [] : [serverName(name)]),
    extension(10, lengthed(2, Buffer.from('001d0017', 'hex'))),
    extension(13, lengthed(2, Buffer.from('04030804', 'hex'))),
  ];
  const suites = version === '1.3' ? '130113021303' : 'c02bc02fc030';
  const body = Buffer.concat([
    Buffer.from('0303', 'hex'),
    Buffer.alloc(32, 0x5a),
    lengthed(1, version === '1.3' ? Buffer.alloc(32, 0xa5) : Buffer.alloc(0)),
    lengthed(2, Buffer.from(suites, 'hex')),
    lengthed(1, Buffer.from([0])),
    lengthed(2, Buffer.concat(extensions)),
  ]);
  const message = Buffer.concat([Buffer.from([1]), lengthed(3, body)]);
  return Buffer.concat([Buffer.from('160301', 'hex'), lengthed(2, message)]);
}

function serverName(name: string): Buffer {
  const entry = Buffer.concat([Buffer.from([0]), lengthed(2, Buffer.from(name, 'latin1'))]);
  return extension(0, lengthed(2, entry));
}

function supportedVersions(): Buffer {
  return extension(43, lengthed(1, Buffer.from('03040303', 'hex')));
}

function sharedKey(size: number): Buffer {
  const group = Buffer.from(size > 32 ? '11ec' : '001d', 'hex');
  return extension(51, lengthed(2, Buffer.concat([group, lengthed(2, Buffer.alloc(size, 0x3c))])));
}

function extension(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(2);
  head.writeUInt16BE(type, 0);
  return Buffer.concat([head, lengthed(2, data)]);
}

/** The data with its length before it, in so many bytes. */
function lengthed(bytes: 1 | 2 | 3, data: Buffer): Buffer {
  const length = Buffer.alloc(bytes);
  length.writeUIntBE(data.length, 0, bytes);
  return Buffer.concat([length, data]);
}
