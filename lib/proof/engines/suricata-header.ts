import { type AddressSet, addresses, parseCidr } from '../../model/addresses';
import { ALL_PORTS, type PortSet, ports } from '../../model/ports';
import { fail } from './suricata-fault';

/** An end of a header as it is written, before anybody knows what its variables hold. */
export type Written<Leaf> =
  | { readonly kind: 'any' }
  | { readonly kind: 'set'; readonly set: Leaf }
  /** `$NAME` or `@NAME`. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'not'; readonly item: Written<Leaf> }
  /** What one of the items that are not turned round holds, and none of those that are. */
  | { readonly kind: 'list'; readonly items: readonly Written<Leaf>[] };

export type WrittenAddress = Written<AddressSet>;
export type WrittenPorts = Written<PortSet>;

/** The head of a line. */
export interface Header {
  readonly action: string;
  readonly protocol: string;
  readonly source: WrittenAddress;
  readonly sourcePorts: WrittenPorts;
  readonly bothWays: boolean;
  readonly destination: WrittenAddress;
  readonly ports: WrittenPorts;
}

/** Lists in lists, as deep as anybody writes them. */
const DEEPEST = 32;

/** The seven words in front of the options, and these. A list may hold blanks behind its commas. */
export function partsOfLine(line: string): { readonly words: readonly string[]; readonly options: string } {
  const words: string[] = [];
  let at = 0;
  while (words.length < 7) {
    while (at < line.length && /\s/.test(line.charAt(at))) at++;
    const start = at;
    for (let depth = 0; at < line.length && (depth > 0 || !/\s/.test(line.charAt(at))); at++) {
      if (line.charAt(at) === '[') depth++;
      if (line.charAt(at) === ']') depth--;
    }
    if (at === start) fail('is not `action protocol source port -> destination port (options)`');
    words.push(line.slice(start, at));
  }
  const options = line
    .slice(at)
    .replace(/^[\s(]+/, '')
    .trimEnd();
  if (options === '') fail('has no options');
  let end = options.length;
  while (end > 0 && /[\s)]/.test(options.charAt(end - 1))) end--;
  return { words, options: options.slice(0, end) };
}

export function headerOf(words: readonly string[]): Header {
  const [action = '', protocol = '', source = '', sourcePort = '', direction = '', destination = '', port = ''] = words;
  if (direction !== '->' && direction !== '<>') fail(`has the direction '${direction}'`);
  return {
    action: action.toLowerCase(),
    protocol: protocol,
    source: writtenAddress(source),
    sourcePorts: writtenPorts(sourcePort),
    bothWays: direction === '<>',
    destination: writtenAddress(destination),
    ports: writtenPorts(port),
  };
}

export function writtenAddress(text: string): WrittenAddress {
  return readWritten(text, addressLeaf, 0);
}

export function writtenPorts(text: string): WrittenPorts {
  return readWritten(text, portLeaf, 0);
}

function readWritten<Leaf>(text: string, leaf: (text: string) => Leaf, depth: number): Written<Leaf> {
  if (depth > DEEPEST) fail('has lists that stand too deep in one another');
  const items = itemsOf(text);
  if (items.length > 1) return { kind: 'list', items: items.map((item) => readWritten(item, leaf, depth + 1)) };
  if (text.startsWith('!')) {
    const item = readWritten(text.slice(1).trim(), leaf, depth + 1);
    if (item.kind === 'any') fail('takes everything away');
    return { kind: 'not', item };
  }
  if (text.startsWith('[')) {
    if (!text.endsWith(']') || text.slice(1, -1).trim() === '') fail(`has the list '${text}'`);
    return { kind: 'list', items: itemsOf(text.slice(1, -1)).map((item) => readWritten(item, leaf, depth + 1)) };
  }
  if (text.toLowerCase() === 'any') return { kind: 'any' };
  if (/^[$@]/.test(text)) {
    if (!/^.[A-Za-z][A-Za-z0-9_]*$/.test(text)) fail(`has the variable '${text}'`);
    return { kind: 'name', name: text };
  }
  return { kind: 'set', set: leaf(text) };
}

/** Parts a list at the commas that stand in no other list; the engine takes a blank before an item, and none behind it. */
function itemsOf(text: string): readonly string[] {
  const items: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const character = text.charAt(at);
    if (character === '[') depth++;
    if (character === ']') depth--;
    if (depth < 0) fail(`has the list '${text}'`);
    if (at < text.length && (character !== ',' || depth > 0)) continue;
    items.push(text.slice(start, at).trimStart());
    start = at + 1;
  }
  if (depth > 0 || items.includes('')) fail(`has the list '${text}'`);
  return items;
}

function addressLeaf(text: string): AddressSet {
  const [, from, to] = /^([\d.]+|[\da-fA-F:.]+)-([\d.]+|[\da-fA-F:.]+)$/.exec(text) ?? [];
  if (from !== undefined && to !== undefined) {
    const [first, last] = [blockOf(from), blockOf(to)];
    if (first === null || last === null || first.first > last.first) fail(`has the address '${text}'`);
    return addresses.of([{ first: first.first, last: last.last }]);
  }
  const block = blockOf(text);
  if (block === null) fail(`has the address '${text}'`);
  return [block];
}

/** A block as the engine reads it: the bits behind the prefix do not matter, and a mask of IPv4 may be written out. */
function blockOf(text: string): AddressSet[number] | null {
  const read = parseCidr(text);
  if (read.ok) return { first: read.value.first, last: read.value.last };
  const { code, suggestions } = read.problem;
  const [meant] = suggestions;
  if (meant === undefined || (code !== 'address-host-bits' && code !== 'address-netmask')) return null;
  const again = parseCidr(meant);
  return again.ok ? { first: again.value.first, last: again.value.last } : null;
}

function portLeaf(text: string): PortSet {
  const [, first, colon, last] = /^(\d{0,5})(:?)(\d{0,5})$/.exec(text) ?? [];
  if (first === undefined || (colon === '' && first === '') || text === ':') fail(`has the port '${text}'`);
  const from = first === '' ? 0 : Number(first);
  const to = colon === '' ? from : last === '' ? 65535 : Number(last);
  if (from > to || to > 65535) fail(`has the port '${text}'`);
  return ports.of([{ first: from, last: to }]);
}

/** The ports that are written, where the variables in it hold these; null where that is known to nobody. */
export function portsWritten(written: WrittenPorts, named: (name: string) => PortSet | null): PortSet | null {
  switch (written.kind) {
    case 'any':
      return ALL_PORTS;
    case 'set':
      return written.set;
    case 'name':
      return named(written.name);
    case 'not': {
      const item = portsWritten(written.item, named);
      return item === null ? null : ports.subtract(ALL_PORTS, item);
    }
    case 'list': {
      const taken = written.items.filter((item) => item.kind !== 'not').map((item) => portsWritten(item, named));
      const left = written.items.flatMap((item) => (item.kind === 'not' ? [portsWritten(item.item, named)] : []));
      if (taken.includes(null) || left.includes(null)) return null;
      const union = taken.length === 0 ? ALL_PORTS : ports.of(taken.flatMap((set) => set ?? []));
      return ports.subtract(union, ports.of(left.flatMap((set) => set ?? [])));
    }
  }
}
