import { parseCidr } from '../model/addresses';

/**
 * The rule language that a plan of ours is written in, read by a parser of the proof's own. It takes what it knows to
 * the letter and refuses every other line: a keyword that is passed over could open or close anything.
 */
export interface SuricataRule {
  /** `alert` decides nothing: what it takes in goes on to the next line. */
  readonly action: 'pass' | 'drop' | 'alert';
  readonly protocol: Protocol;
  readonly from: HeaderAddress;
  readonly to: HeaderAddress;
  /** Null is `any`. */
  readonly ports: readonly HeaderPorts[] | null;
  /** What must hold of the name that a ClientHello or a Host header bears; null where the line reads none. */
  readonly name: NameTests | null;
  /** `ip_proto:!6`. */
  readonly allButTcp: boolean;
  /** The keyword `alert`: what the line passes is logged. */
  readonly alerts: boolean;
  readonly sid: number;
}

const PROTOCOLS = ['tls', 'http', 'tcp', 'udp', 'icmp', 'ip'] as const;

export type Protocol = (typeof PROTOCOLS)[number];

export type HeaderAddress =
  | { readonly kind: 'any' }
  | { readonly kind: 'blocks'; readonly cidrs: readonly string[] }
  | { readonly kind: 'variable'; readonly name: string }
  /** `@NAME`, a prefix list. */
  | { readonly kind: 'reference'; readonly name: string };

export interface HeaderPorts {
  readonly first: number;
  readonly last: number;
}

/** All of the tests hold together. With `dotprefix` they see the name with a dot put before it. */
export interface NameTests {
  readonly buffer: 'tls.sni' | 'http.host';
  readonly dotprefix: boolean;
  readonly tests: readonly NameTest[];
}

export type NameTest =
  /** Without an anchor a content matches anywhere. */
  | { readonly kind: 'content'; readonly text: string; startswith: boolean; endswith: boolean; nocase: boolean }
  /** The expression as PCRE sees it: searched for, not matched as a whole. */
  | { readonly kind: 'pcre'; readonly expression: string; readonly ignoreCase: boolean };

/** Why a line cannot be read. */
export class UnreadableRule extends Error {}

/** @throws UnreadableRule on everything that is not a line of ours. */
export function parseSuricata(line: string): SuricataRule {
  const written = /^(\S+) (\S+) (\S+) (\S+) -> (\S+) (\S+) \((.*)\)$/.exec(line);
  if (written === null || !/^[\x20-\x7e]*$/.test(line))
    refuse('is not `action protocol source port -> destination port (options)`');
  const [, action = '', protocol = '', from = '', fromPort = '', to = '', toPort = '', options = ''] = written;
  if (!isProtocol(protocol)) refuse(`has the protocol '${protocol}'`);
  // What an alert is for here is told by the tail alone: TCP is left to the default actions.
  const isTails = protocol === 'udp' || protocol === 'icmp' || protocol === 'ip';
  if (action !== 'pass' && action !== 'drop' && !(action === 'alert' && isTails)) refuse(`has the action '${action}'`);
  if (fromPort !== 'any') refuse(`tests the source port '${fromPort}'`);
  const ports = parsePortList(toPort);
  if (ports !== null && (protocol === 'ip' || protocol === 'icmp')) refuse(`tests a port of ${protocol}`);
  return {
    action,
    protocol,
    from: parseAddress(from),
    to: parseAddress(to),
    ports,
    ...parseOptions(options, { protocol, action }),
  };
}

function refuse(why: string): never {
  throw new UnreadableRule(why);
}

function isProtocol(text: string): text is Protocol {
  return (PROTOCOLS as readonly string[]).includes(text);
}

function parseAddress(text: string): HeaderAddress {
  if (text === 'any') return { kind: 'any' };
  const [, sign, name] = /^([$@])([A-Za-z][A-Za-z0-9_]{0,31})$/.exec(text) ?? [];
  if (name !== undefined) return { kind: sign === '@' ? 'reference' : 'variable', name };
  const cidrs = itemsOf(text);
  for (const cidr of cidrs) if (!parseCidr(cidr).ok) refuse(`has the address '${cidr}'`);
  return { kind: 'blocks', cidrs };
}

function parsePortList(text: string): readonly HeaderPorts[] | null {
  if (text === 'any') return null;
  return itemsOf(text).map((item) => {
    const [, first, last = first] = /^(0|[1-9]\d{0,4})(?::([1-9]\d{0,4}))?$/.exec(item) ?? [];
    if (first === undefined || Number(last) > 65535 || Number(first) > Number(last)) refuse(`has the port '${item}'`);
    return { first: Number(first), last: Number(last) };
  });
}

function itemsOf(text: string): readonly string[] {
  const list = /^\[([^[\]]+)\]$/.exec(text)?.[1];
  return list === undefined ? [text] : list.split(',');
}

interface Option {
  readonly keyword: string;
  readonly value: string | null;
}

/** What stands before the options, as far as these depend on it. */
interface Head {
  readonly protocol: Protocol;
  readonly action: SuricataRule['action'];
}

interface Options {
  readonly name: NameTests | null;
  readonly allButTcp: boolean;
  readonly alerts: boolean;
  readonly sid: number;
}

/** What the options say so far. */
interface Reading {
  buffer: NameTests['buffer'] | null;
  dotprefix: boolean;
  readonly tests: NameTest[];
  toServer: boolean;
  allButTcp: boolean;
  alerts: boolean;
  sid: number | null;
}

function parseOptions(text: string, head: Head): Options {
  const reading: Reading = {
    buffer: null,
    dotprefix: false,
    tests: [],
    toServer: false,
    allButTcp: false,
    alerts: false,
    sid: null,
  };
  for (const option of splitOptions(text)) takeOption(option, reading, head);
  const { buffer, tests, sid } = reading;
  if (sid === null) refuse('has no sid');
  // Without a flow keyword the line is decided on the first packet alone and settles the whole flow before a name is seen.
  if (!reading.toServer) refuse('has no flow:to_server');
  if (buffer !== null && tests.length === 0) refuse(`selects ${buffer} and tests nothing in it`);
  const name = buffer === null ? null : { buffer, dotprefix: reading.dotprefix, tests };
  return { name, allButTcp: reading.allButTcp, alerts: reading.alerts, sid };
}

/** Parts `keyword; keyword:value; ...` at the semicolons that stand neither in quotes nor behind a backslash. */
function splitOptions(text: string): readonly Option[] {
  const options: Option[] = [];
  const pattern = /([a-z_.]+)(?::((?:"(?:[^"\\;]|\\.)*")|[^";\\]+))?;(?: |$)/gy;
  for (let end = 0; end < text.length; end = pattern.lastIndex) {
    const found = pattern.exec(text);
    if (found?.[1] === undefined) refuse(`cannot be read from '${text.slice(end)}' on`);
    options.push({ keyword: found[1], value: found[2] ?? null });
  }
  return options;
}

function takeOption({ keyword, value }: Option, reading: Reading, { protocol, action }: Head): void {
  const bare = () => {
    if (value !== null) refuse(`gives ${keyword} the value ${value}`);
  };
  switch (keyword) {
    case 'tls.sni':
    case 'http.host':
      bare();
      takeBuffer(keyword, reading, protocol);
      return;
    case 'dotprefix':
      bare();
      if (reading.buffer === null || reading.tests.length > 0)
        refuse('has dotprefix elsewhere than right behind its buffer');
      reading.dotprefix = true;
      return;
    case 'content':
      reading.tests.push(contentOf(quoted(keyword, value), reading));
      return;
    case 'startswith':
    case 'endswith':
    case 'nocase':
      bare();
      anchor(keyword, reading);
      return;
    case 'pcre':
      reading.tests.push(pcreOf(quoted(keyword, value), reading));
      return;
    case 'flow':
      if (value !== 'to_server') refuse(`has flow:${value}`);
      reading.toServer = true;
      return;
    case 'ip_proto':
      if (value !== '!6' || protocol !== 'ip') refuse(`has ip_proto:${value} in ${protocol}`);
      reading.allButTcp = true;
      return;
    case 'alert':
      bare();
      // Elsewhere it says nothing, and twice it is a misprint.
      if (action !== 'pass' || reading.alerts) refuse(`has the keyword alert in a line that is to ${action}`);
      reading.alerts = true;
      return;
    case 'sid':
      if (reading.sid !== null || value === null || !/^[1-9]\d{0,9}$/.test(value) || Number(value) > 4294967295)
        refuse(`has sid:${value}`);
      reading.sid = Number(value);
      return;
    case 'msg':
      quoted(keyword, value);
      return;
    case 'rev':
      if (value === null || !/^[1-9]\d*$/.test(value)) refuse(`has rev:${value}`);
      return;
    default:
      refuse(`has the keyword '${keyword}'`);
  }
}

function takeBuffer(buffer: NameTests['buffer'], reading: Reading, protocol: Protocol): void {
  const carrier = buffer === 'tls.sni' ? 'tls' : 'http';
  if (protocol !== carrier && protocol !== 'tcp') refuse(`reads ${buffer} in ${protocol}`);
  if (reading.buffer !== null) refuse('reads two buffers');
  reading.buffer = buffer;
}

function quoted(keyword: string, value: string | null): string {
  const text = value === null ? undefined : /^"(.+)"$/.exec(value)?.[1];
  if (text === undefined) refuse(`has ${keyword} without a quoted text`);
  return text;
}

function contentOf(text: string, reading: Reading): NameTest {
  if (reading.buffer === null) refuse(`tests content:"${text}" in no buffer`);
  // A backslash, a pipe and a leading `!` mean more than themselves there, and no name has any of them.
  if (!/^[A-Za-z0-9_.-]+$/.test(text)) refuse(`has content:"${text}"`);
  // The engine does not load an upper-case content there: the buffer is lower case.
  if (reading.buffer === 'http.host' && text !== text.toLowerCase())
    refuse(`has the upper-case content:"${text}" in http.host`);
  return { kind: 'content', text, startswith: false, endswith: false, nocase: false };
}

function anchor(keyword: 'startswith' | 'endswith' | 'nocase', reading: Reading): void {
  const last = reading.tests[reading.tests.length - 1];
  if (last?.kind !== 'content' || last[keyword]) refuse(`has ${keyword} behind no content of its own`);
  if (keyword === 'nocase' && reading.buffer === 'http.host') refuse('has nocase in http.host');
  last[keyword] = true;
}

function pcreOf(text: string, reading: Reading): NameTest {
  if (reading.buffer === null) refuse(`tests pcre:"${text}" in no buffer`);
  if (reading.dotprefix) refuse('has pcre behind dotprefix');
  const [, body, flags = ''] = /^\/((?:[^/\\]|\\.)+)\/(i?)$/.exec(text) ?? [];
  if (body === undefined) refuse(`has pcre:"${text}"`);
  if (reading.buffer === 'http.host' && flags !== '') refuse('has a pcre with i in http.host');
  return { kind: 'pcre', expression: body.replace(/\\([/";])/g, '$1'), ignoreCase: flags === 'i' };
}
