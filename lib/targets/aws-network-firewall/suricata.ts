import type { NameCarrier } from '../../model/element';
import type { Host } from '../../model/host';
import { literalSuffixOf } from '../../model/pattern';
import type { PortSet } from '../../model/ports';
import type { Transport } from '../../model/product';

/** One rule line before it has its sid. */
export interface Line {
  /** Everything that makes the traffic: the sid comes from it. */
  readonly header: string;
  readonly conditions: readonly string[];
  /** The traffic in words. */
  readonly message: string;
}

/** Names whose traffic a line passes, read in the ClientHello or the Host header. */
export function nameLine(source: string, host: Host, carrier: NameCarrier, open: PortSet): Line {
  return {
    header: `pass ${carrier} $${source} any -> any ${portWords(open)}`,
    conditions: [carrier === 'tls' ? 'tls.sni' : 'http.host', ...nameConditions(host, carrier)],
    message: `${carrier} ${portWords(open)} ${hostWords(host)}`,
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
    header: `pass ${transport} ${from} any -> ${to} ${listening}`,
    conditions: [],
    message: `${transport} ${listening} ${bare(from)} to ${bare(to)}`,
  };
}

/** What the default actions leave open: they speak of TCP alone. Never a `drop tcp`, which would end a handshake before its name is seen. */
export const TAIL_LINES: readonly Line[] = [
  { header: 'drop udp any any -> any any', conditions: [], message: 'udp that nothing asks for' },
  { header: 'drop icmp any any -> any any', conditions: [], message: 'icmp that nothing asks for' },
  {
    header: 'drop ip any any -> any any',
    conditions: ['ip_proto:!6'],
    message: 'other protocols that nothing asks for',
  },
];

/** The line as it is deployed. `flow:to_server` keeps a rule on addresses from deciding a whole flow by its first packet. */
export function printLine(line: Line, sid: number): string {
  const options = [...line.conditions, 'flow:to_server', `msg:"${line.message}"`, `sid:${sid}`, 'rev:1'];
  return `${line.header} (${options.map((option) => `${option};`).join(' ')})`;
}

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
  return address.replace(/^\$/, '');
}
