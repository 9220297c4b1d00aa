import type { AddressSet } from '../../model/addresses';
import { ALL_TCP, ALL_TRAFFIC, traffic } from '../box';
import { EVERY_INTENT, type Intent } from '../intent';
import { Buffers } from './suricata-buffers';
import { fail } from './suricata-fault';
import { type Header, headerOf, partsOfLine } from './suricata-header';
import { isSilent } from './suricata-keywords';
import { namesTested } from './suricata-name-tests';
import { type Option, optionsOf } from './suricata-options';
import { numberMeaning, protocolMeaning } from './suricata-protocols';

/** What one line of the engine's rule language says, before anybody knows what its variables hold. */
export interface LineMeaning {
  readonly header: Header;
  /** A line that rejects drops, and says so to the client; one that alerts decides nothing. */
  readonly action: 'pass' | 'drop' | 'reject' | 'alert' | 'config';
  readonly sid: number;
  readonly message: string | null;
  readonly traffic: number;
  readonly family: AddressSet;
  readonly intent: Intent;
  /** Whose packets it looks at: those of who opened the connection, of the other side, or of both. */
  readonly side: 'client' | 'server' | 'both';
  readonly state: 'any' | 'stateless' | 'established' | 'new';
  readonly mayMiss: boolean;
  /** Conditions that are not read here; they only narrow what it takes in. */
  readonly notRead: readonly string[];
  /** When it is decided at the earliest: 0 on the first packet, 1 on the first word, 2 with the protocol, 3 with a name. */
  readonly phase: 0 | 1 | 2 | 3;
  /** What it decides holds for the flow, and not for one packet. */
  readonly decidesFlow: boolean;
  readonly mayDecideFlow: boolean;
}

/** Reads one line; throws a LineFault where the engine does not load it. */
export function readLine(text: string): LineMeaning {
  const { words, options } = partsOfLine(text);
  return meaningOf(headerOf(words), optionsOf(options));
}

const ACTIONS: ReadonlyMap<string, LineMeaning['action']> = new Map([
  ['pass', 'pass'],
  ['drop', 'drop'],
  ['reject', 'reject'],
  ['rejectsrc', 'reject'],
  ['rejectdst', 'reject'],
  ['rejectboth', 'reject'],
  ['alert', 'alert'],
  ['config', 'config'],
]);

/** What the options say, apart from buffers. */
interface Said {
  sid: number | null;
  message: string | null;
  side: LineMeaning['side'];
  state: LineMeaning['state'];
  hasFlow: boolean;
  /** It waits for a whole ClientHello. */
  hello: boolean;
  traffic: number;
  whole: boolean;
  readonly narrowing: Set<string>;
}

export function meaningOf(header: Header, options: readonly Option[]): LineMeaning {
  const action = ACTIONS.get(header.action) ?? fail(`has the action '${header.action}'`);
  const protocol = protocolMeaning(header.protocol) ?? fail(`has the protocol '${header.protocol}'`);
  const buffers = new Buffers();
  const said: Said = {
    sid: null,
    message: null,
    side: 'both',
    state: 'any',
    hasFlow: false,
    hello: false,
    traffic: ALL_TRAFFIC,
    whole: true,
    narrowing: new Set(),
  };
  for (const option of options) if (!buffers.take(option)) takeOption(option, header, said, buffers);
  buffers.close();
  const names = buffers.tests.length === 0 ? null : namesTested(buffers.tests);
  if (names !== null && said.side === 'server') fail('reads a name in what the server says');
  const carrier = new Set(buffers.tests.map(({ buffer }) => (buffer === 'tls.sni' ? 'tcp/tls' : 'tcp/http')));
  const carried = names === null ? ALL_TRAFFIC : [...carrier].reduce((all, one) => all & traffic(one), ALL_TRAFFIC);
  const notRead = new Set([...said.narrowing, ...buffers.narrowing]);
  const isApplication = protocol.application || names !== null || said.hello;
  const isTransaction = names !== null || said.hello;
  // With a word on the flow a line decides about packets; of an application's protocol, with a word on its state.
  const byPacket = protocol.application ? said.state !== 'any' : said.hasFlow;
  const isPlain = !isTransaction && notRead.size === 0;
  return {
    header,
    action,
    sid: said.sid ?? fail('has no sid'),
    message: said.message,
    traffic: protocol.traffic & said.traffic & carried,
    family: protocol.family,
    intent: names?.intent ?? EVERY_INTENT,
    side: names === null ? said.side : 'client',
    state: said.state,
    mayMiss: (!protocol.whole && names === null) || !said.whole || names?.mayMiss === true || notRead.size > 0,
    notRead: [...notRead].map((keyword) => `tests ${keyword}, which is not read here`).concat(names?.why ?? []),
    phase: names !== null || said.hello ? 3 : isApplication ? 2 : said.state === 'established' ? 1 : 0,
    decidesFlow: isTransaction || (isPlain && !byPacket && said.traffic === ALL_TRAFFIC),
    mayDecideFlow: !(isPlain && byPacket),
  };
}

function takeOption(option: Option, header: Header, said: Said, buffers: Buffers): void {
  const { keyword, value, negated } = option;
  switch (keyword) {
    case 'sid':
      if (said.sid !== null) fail('has two sids');
      if (!/^[0-9]+$/.test(value ?? '') || Number(value) < 1 || Number(value) > 4294967295) fail(`has sid:${value}`);
      said.sid = Number(value);
      return;
    case 'msg':
      said.message = value?.replace(/\\([;:"\\])/g, '$1') ?? null;
      return;
    case 'flow':
      said.hasFlow = true;
      for (const word of (value ?? '').split(',')) takeFlow(word.trim().toLowerCase(), said);
      return;
    case 'ip_proto': {
      if (!/^ip(?:v?[46])?$/i.test(header.protocol)) fail(`has ip_proto in ${header.protocol}`);
      const meant = numberMeaning(value ?? '');
      if (meant === null) said.narrowing.add(keyword);
      else {
        said.traffic &= meant.traffic;
        said.whole &&= meant.whole;
      }
      return;
    }
    case 'app-layer-protocol': {
      const meant = protocolMeaning(value ?? '');
      // What is spoken is known on some packet and on none before it, which is not followed here.
      said.narrowing.add(keyword);
      if (!negated && meant !== null) said.traffic &= meant.traffic;
      return;
    }
    case 'ssl_state':
      // A ClientHello stands at the beginning of everything that is TLS.
      if (value?.trim() === 'client_hello') {
        said.traffic &= traffic('tcp/tls');
        said.hello = true;
      } else said.narrowing.add(keyword);
      return;
    default:
      if (!isSilent(keyword)) buffers.leave(keyword, value);
  }
}

function takeFlow(word: string, said: Said): void {
  switch (word) {
    case 'to_server':
    case 'from_client':
      if (said.side === 'server') fail('has a flow of both sides');
      said.side = 'client';
      return;
    case 'to_client':
    case 'from_server':
      if (said.side === 'client') fail('has a flow of both sides');
      said.side = 'server';
      return;
    case 'established':
    case 'not_established': {
      const state = word === 'established' ? 'established' : 'new';
      if (said.state === 'established' || said.state === 'new') fail(`has flow:${word} beside another state`);
      said.state = state;
      return;
    }
    case 'stateless':
      if (said.state === 'any') said.state = 'stateless';
      return;
    case 'only_stream':
    case 'no_stream':
    case 'only_frag':
    case 'no_frag':
      said.narrowing.add(`flow:${word}`);
      return;
    default:
      fail(`has flow:${word}`);
  }
}

/** The kinds of traffic of which a line takes in every connection, and those of which it takes in some. */
export interface Decided {
  readonly surely: number;
  readonly perhaps: number;
}

const SPEAKING = traffic('tcp/tls', 'tcp/http', 'tcp/opaque');
const HANDSHAKE = traffic('tcp/handshake');

/**
 * What a line decides by what it sees of a flow's state: over TCP the handshake is new and everything behind it is
 * established; over UDP and ICMP a flow is established when both sides have spoken, which nobody vouches for.
 */
export function decidedTraffic({ traffic: kinds, state, action, header, mayMiss, phase }: LineMeaning): Decided {
  const hasPorts = header.ports.kind !== 'any' || header.sourcePorts.kind !== 'any';
  // Where a header has ports the engine matches nothing that has none.
  const ported = hasPorts ? kinds & (ALL_TCP | traffic('udp')) : kinds;
  const perhapsPorted = hasPorts && header.protocol.toLowerCase().startsWith('icmp') ? kinds : ported;
  const split = (): Decided => {
    if (state === 'any') return { surely: ported, perhaps: perhapsPorted & ~ported };
    const other = traffic('other');
    if (state === 'stateless') return { surely: ported & ~other, perhaps: ported & other };
    if (state === 'established') return { surely: ported & SPEAKING, perhaps: ported & traffic('udp', 'icmp') };
    if (action === 'pass') return { surely: ported & HANDSHAKE, perhaps: ported & ~ALL_TCP };
    return { surely: ported & (ALL_TCP | traffic('udp')), perhaps: ported & traffic('icmp', 'other') };
  };
  const { surely, perhaps } = split();
  // What is spoken is known of an established flow alone.
  const isLost = state === 'new' && phase >= 2;
  return mayMiss || isLost ? { surely: 0, perhaps: surely | perhaps } : { surely, perhaps };
}
