import type { NameCarrier } from '../../model/element';
import type { Host } from '../../model/host';
import { literalSuffixOf } from '../../model/pattern';
import type { PortSet } from '../../model/ports';
import type { Transport } from '../../model/product';
import type { FirewallWriting } from './options';

/** One rule line before it has its sid. */
export interface Line {
  /** `close`: the policy's mode decides whether the line drops or only alerts. */
  readonly action: 'pass' | 'close';
  /** With the conditions everything that makes the traffic. */
  readonly header: string;
  readonly conditions: readonly string[];
  /** The traffic in words. */
  readonly message: string;
}

/** Names whose traffic a line passes, read in the ClientHello or the Host header. */
export function nameLine(source: string, host: Host, carrier: NameCarrier, open: PortSet): Line {
  return {
    action: 'pass',
    header: `${carrier} $${source} any -> any ${portWords(open)}`,
    conditions: [carrier === 'tls' ? 'tls.sni' : 'http.host', ...nameConditions(host, carrier)],
    message: `${carrier} ${portWords(open)} ${hostWords(host)}`,
  };
}

/** QUIC from a source to anywhere: TLS over UDP, in which no name can be read. */
export function quicLine(source: string): Line {
  return {
    action: 'pass',
    header: `udp $${source} any -> any 443`,
    conditions: [],
    message: `udp 443 ${source} to anywhere, QUIC beside names in TLS`,
  };
}

/** Addresses that a source reaches, whatever runs there. */
export function egressLine(source: string, peer: string, transport: Transport, open: PortSet): Line {
  return addressLine(transport, `$${source}`, peer, open);
}

/** Addresses that reach a source. */
export function ingressLine(source: string, peer: string, transport: Transport, open: PortSet): Line {
  return addressLine(transport, peer, `$${source}`, open);
}

function addressLine(transport: Transport, from: string, to: string, open: PortSet): Line {
  const listening = transport === 'icmp' ? 'any' : portWords(open);
  return {
    action: 'pass',
    header: `${transport} ${from} any -> ${to} ${listening}`,
    conditions: [],
    message: `${transport} ${listening} ${bare(from)} to ${bare(to)}`,
  };
}

/** What the default actions leave open: they speak of TCP alone. Never a `drop tcp`, which would end a handshake before its name is seen. */
export const TAIL_LINES: readonly Line[] = [
  { action: 'close', header: 'udp any any -> any any', conditions: [], message: 'udp that nothing asks for' },
  { action: 'close', header: 'icmp any any -> any any', conditions: [], message: 'icmp that nothing asks for' },
  {
    action: 'close',
    header: 'ip any any -> any any',
    conditions: ['ip_proto:!6'],
    message: 'other protocols that nothing asks for',
  },
];

/**
 * Equal exactly when two lines are of the same traffic, whatever is logged and whether it is enforced: the sid comes
 * from it.
 */
export function lineKey({ action, header, conditions }: Line): string {
  return [`${action === 'close' ? 'drop' : action} ${header}`, ...conditions].join(';');
}

/** The line as it is deployed. `flow:to_server` keeps a rule on addresses from deciding a whole flow by its first packet. */
export function printLine(line: Line, sid: number, { mode, alertOnPass }: LineWriting): string {
  const closing = mode === 'observe' ? 'alert' : 'drop';
  const options = [
    // The keyword by itself; only in a line that passes does it change anything.
    ...(line.action === 'pass' && alertOnPass ? ['alert'] : []),
    ...line.conditions,
    'flow:to_server',
    `msg:"${line.message}"`,
    `sid:${sid}`,
    'rev:1',
  ];
  return `${line.action === 'close' ? closing : line.action} ${line.header} (${options.map((option) => `${option};`).join(' ')})`;
}

type LineWriting = Pick<FirewallWriting, 'mode' | 'alertOnPass'>;

/** The Host header reaches Suricata in lower case, where `nocase` is an error; an SNI does not. */
function nameConditions(host: Host, carrier: NameCarrier): readonly string[] {
  const nocase = carrier === 'tls' ? ['nocase'] : [];
  switch (host.kind) {
    case 'exact':
      return [`content:"${host.name}"`, 'startswith', ...nocase, 'endswith'];
    case 'subdomains':
      return [`content:".${host.name}"`, ...nocase, 'endswith'];
    case 'apexAndSubdomains':
      return ['dotprefix', `content:".${host.name}"`, ...nocase, 'endswith'];
    case 'pattern': {
      const suffix = literalSuffixOf(host.name);
      const prefilter = suffix === '' ? [] : [`content:"${suffix}"`, ...nocase, 'endswith'];
      return [...prefilter, `pcre:"/^(?:${unanchored(host.name)})$/${carrier === 'tls' ? 'i' : ''}"`];
    }
  }
}

/** The caller puts the anchors on. What a pattern may hold (`parsePattern`) needs no escape in a rule. */
function unanchored(expression: string): string {
  // Names are lower case, and a Host header reaches Suricata so.
  return expression
    .replace(/^\^/, '')
    .replace(/(?<!\\)\$$/, '')
    .toLowerCase();
}

function hostWords(host: Host): string {
  switch (host.kind) {
    case 'exact':
      return host.name;
    case 'subdomains':
      return `below ${host.name}`;
    case 'apexAndSubdomains':
      return `${host.name} and below`;
    case 'pattern':
      return `pattern ending in ${literalSuffixOf(host.name) || 'anything'}`;
  }
}

function portWords(open: PortSet): string {
  const words = open.map(({ first, last }) => (first === last ? String(first) : `${first}:${last}`));
  if (words.length === 1 && words[0] === '0:65535') return 'any';
  return words.length === 1 ? (words[0] ?? 'any') : `[${words.join(',')}]`;
}

function bare(address: string): string {
  return address.replace(/^[$@]/, '');
}
