import { clientHello } from './client-hello';
import { echoPacket, ipPacket, type PortedEnds, type Segment, tcpPacket, udpPacket } from './packets';

/** One connection that somebody opens. */
export interface Attempt {
  /** Who opens it. */
  readonly from: string;
  readonly to: string;
  /** Of ICMP and other protocols none is looked at. */
  readonly port: number;
  readonly speaks: Speech;
  /** The source port where it matters; otherwise one that no other attempt of the capture has. */
  readonly fromPort?: number;
}

/** What the client says first; a name stands there as the client spells it. */
export type Speech =
  | { readonly kind: 'tls'; readonly name: string | null; readonly how: TlsForm }
  | { readonly kind: 'http'; readonly name: string | null }
  | { readonly kind: 'opaque' | 'handshake' | 'udp' | 'icmp' | 'other' };

/** `split`: over two segments, the name whole in neither; `long`: behind a post-quantum key share, so in the second. */
export type TlsForm = '1.2' | '1.3' | 'split' | 'long';

/** What the smallest link of IPv6 leaves (RFC 8200: 1,280 bytes a packet). */
const MAXIMUM_SEGMENT = 1220;
const POST_QUANTUM_SHARE = 1216;
const NOTHING = Buffer.alloc(0);
/** Set aside for experiments (RFC 3692): no protocol that an engine could know. */
const EXPERIMENTAL = 253;

/** Every packet of an attempt, those of the other side too. */
export function packetsOf({ from, to, port, speaks, fromPort }: Attempt, ownPort: number): readonly Buffer[] {
  const ends: PortedEnds = { from, to, fromPort: fromPort ?? ownPort, toPort: port };
  const back: PortedEnds = { from: to, to: from, fromPort: port, toPort: ends.fromPort };
  switch (speaks.kind) {
    case 'udp':
      return [
        udpPacket({ ...ends, data: Buffer.from('ahoy') }),
        udpPacket({ ...back, data: Buffer.from('ahoy yourself') }),
      ];
    case 'icmp':
      return [echoPacket(ends, 'request', ownPort), echoPacket(back, 'reply', ownPort)];
    case 'other':
      return [ipPacket(ends, EXPERIMENTAL, Buffer.from('ahoy'))];
    default:
      return tcpConversation(ends, back, wordsOf(speaks));
  }
}

/** What the client says, segment by segment. */
function wordsOf(speech: Speech): readonly Buffer[] {
  switch (speech.kind) {
    case 'tls':
      return helloSegments(speech.name, speech.how);
    case 'http': {
      const host = speech.name === null ? [] : [`Host: ${speech.name}`];
      const version = speech.name === null ? '1.0' : '1.1';
      return [
        Buffer.from([`GET /chart HTTP/${version}`, ...host, 'User-Agent: portolan', '', ''].join('\r\n'), 'latin1'),
      ];
    }
    case 'opaque':
      return [Buffer.from([0, 7, 0xff, 0xee, ...Buffer.from('soundings')])];
    default:
      return [];
  }
}

function helloSegments(name: string | null, how: TlsForm): readonly Buffer[] {
  if (how === '1.2' || how === '1.3') return [clientHello(name, how)];
  const hello = clientHello(name, '1.3', how === 'long' ? POST_QUANTUM_SHARE : undefined);
  const inName = name === null ? hello.length >> 1 : hello.indexOf(name, 0, 'latin1') + (name.length >> 1);
  const cut = how === 'long' ? MAXIMUM_SEGMENT : inName;
  return cut < hello.length ? [hello.subarray(0, cut), hello.subarray(cut)] : [hello];
}

function tcpConversation(ends: PortedEnds, back: PortedEnds, words: readonly Buffer[]): readonly Buffer[] {
  const packets: Buffer[] = [];
  let mine = 1000;
  let theirs = 5000;
  const send = (way: 'out' | 'in', flags: Segment['flags'], data: Buffer = NOTHING) => {
    const [seq, ack] = way === 'out' ? [mine, theirs] : [theirs, mine];
    const known = flags.includes('ack') ? ack : 0;
    packets.push(tcpPacket({ ...(way === 'out' ? ends : back), flags, seq, ack: known, data }));
    const length = data.length + (flags.includes('syn') || flags.includes('fin') ? 1 : 0);
    if (way === 'out') mine += length;
    else theirs += length;
  };
  send('out', ['syn']);
  send('in', ['syn', 'ack']);
  send('out', ['ack']);
  for (const word of words) {
    send('out', ['psh', 'ack'], word);
    send('in', ['ack']);
  }
  send('out', ['rst', 'ack']);
  return packets;
}
