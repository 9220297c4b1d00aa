/** Rewrites a line into what a slip would have made of it; null where there is nothing to slip on. */
type Slip = (line: string) => string | null;

function replaced(pattern: RegExp, by: string | ((...found: string[]) => string)): Slip {
  return (line) => (pattern.test(line) ? line.replace(pattern, by as string) : null);
}

/** The listening ports of a line that names some. */
const PORTS = /(-> \S+ )(\[?[\d:,]+\]?)( \()/;
const PREFIX = /(\d+\.\d+\.\d+\.)(\d+)\/(\d+)/;

/** One way each to get a rule string wrong. */
export const SLIPS: Readonly<Record<string, Slip>> = {
  'dot dropped from a suffix': replaced(/content:"\./, 'content:"'),
  'dot put before a name': replaced(/content:"(?=[^.])/, 'content:".'),
  'startswith dropped': replaced(/ startswith;/, ''),
  'endswith dropped': replaced(/ endswith;/, ''),
  'nocase dropped': replaced(/ nocase;/, ''),
  'nocase put under http.host': replaced(/(http\.host;.* content:"[^"]+";)/, '$1 nocase;'),
  'upper case under http.host': replaced(
    /(http\.host;.* content:)"([^"]+)"/,
    (_, before = '', text = '') => `${before}"${text.toUpperCase()}"`,
  ),
  'dotprefix dropped': replaced(/ dotprefix;/, ''),
  'dotprefix put': replaced(/(tls\.sni|http\.host);(?! dotprefix)/, '$1; dotprefix;'),
  'dotprefix after content': replaced(/ dotprefix;( content:"[^"]+";)/, '$1 dotprefix;'),
  'flow dropped': replaced(/ ?flow:to_server;/, ''),
  'anchor ^ dropped': replaced(/pcre:"\/\^/, 'pcre:"/'),
  'anchor $ dropped': replaced(/\$\/(i?)"/, '/$1"'),
  'pcre without i': replaced(/\/i"/, '/"'),
  'pcre that counts further': replaced(
    /\{(\d+),(\d+)\}/,
    (_, least = '', most = '') => `{${least},${Number(most) + 1}}`,
  ),
  'pcre dropped': replaced(/ pcre:"[^"]+";/, ''),
  'suffix before a pcre dropped': replaced(/content:"[^"]+";(?: nocase;)? endswith; (?=pcre)/, ''),
  'no name tested': replaced(/(?:tls\.sni|http\.host);.*?(?=flow:)/, ''),
  'port any': replaced(PORTS, '$1any$3'),
  'one port more': replaced(PORTS, (_, before = '', ports = '', after = '') => {
    const [first = 0] = (ports.match(/\d+/g) ?? []).map(Number);
    const last = Number(/(\d+)\]?$/.exec(ports)?.[1]);
    return `${before}[${ports.replace(/[[\]]/g, '')},${last === 65535 ? first - 1 : last + 1}]${after}`;
  }),
  'one port less': replaced(
    PORTS,
    (_, before = '', ports = '', after = '') =>
      `${before}[${ports.replace(/[[\]]/g, '')},!${/\d+/.exec(ports)?.[0]}]${after}`,
  ),
  'port as the source port': replaced(/ any -> (\S+) (\[?[\d:,]+\]?) \(/, ' $2 -> $1 any ('),
  'source any': replaced(/^(\w+ \w+) (?!any)\S+ any ->/, '$1 any any ->'),
  'destination any': replaced(/-> (?!any)\S+/, '-> any'),
  'ends turned': replaced(/^(\w+ \w+) (\S+) any -> (?!\2 )(\S+)/, '$1 $3 any -> $2'),
  'both directions': replaced(/ -> /, ' <> '),
  'prefix one bit shorter': replaced(PREFIX, (_, head = '', last = '', prefix = '') => shorter(head, last, prefix)),
  'prefix one bit longer': replaced(PREFIX, (_, head = '', last = '', prefix = '') =>
    Number(prefix) === 32 ? `${head}${Number(last) ^ 1}/32` : `${head}${last}/${Number(prefix) + 1}`,
  ),
  'other transport': replaced(
    /^(\w+) (tcp|udp)/,
    (_, action = '', transport = '') => `${action} ${transport === 'tcp' ? 'udp' : 'tcp'}`,
  ),
  'every transport': replaced(/^(\w+) (?:tcp|udp|icmp) (\S+ \S+ -> \S+) \S+/, '$1 ip $2 any'),
  'the other carrier': (line) => {
    if (line.includes('http.host')) return line.replace(/^(\w+) http/, '$1 tls').replace('http.host', 'tls.sni');
    if (!line.includes('tls.sni')) return null;
    return line
      .replace(/^(\w+) tls/, '$1 http')
      .replace('tls.sni', 'http.host')
      .replace(/ nocase;/g, '')
      .replace('/i"', '/"');
  },
  'prefix list any': replaced(/@\w+/, 'any'),
  'alert dropped': replaced(/\(alert; /, '('),
  'ip_proto dropped': replaced(/ip_proto:!6; /, ''),
};

/** The block that holds this one and its twin, written from its first address. */
function shorter(head: string, last: string, prefix: string): string {
  const wanted = Number(prefix) - 1;
  const octets = [...head.split('.').slice(0, 3), last].map(Number);
  const kept = octets.map((octet, index) => {
    const bits = Math.min(8, Math.max(0, wanted - 8 * index));
    return octet & (0xff << (8 - bits)) & 0xff;
  });
  return `${kept.join('.')}/${wanted}`;
}

/** Slips after which a line means what it meant before, and why; each has to be needed by some line. */
export const HARMLESS: readonly { readonly slip: string; readonly of: RegExp; readonly why: string }[] = [
  {
    slip: 'flow dropped',
    of: /tls\.sni|http\.host/,
    why: 'what the client says is read in its own direction alone, and the header has the client on its left',
  },
  {
    slip: 'flow dropped',
    // The alerting lines on ICMP and on every protocol stand in the profile of every writing, whose captures tell them apart.
    of: /^(?:drop \w+|alert udp) any any -> any any /,
    why: 'whichever way the first packet goes, every flow has a packet from its client',
  },
  {
    slip: 'both directions',
    of: /^\w+ \w+ any any -> any any /,
    why: 'any and any are the same ends turned round',
  },
  {
    slip: 'alert dropped',
    of: /\(alert; /,
    why: 'it says whether a pass is logged, not what passes; the proof holds it against what the plan promises',
  },
  {
    slip: 'endswith dropped',
    of: /endswith; pcre/,
    why: 'the expression behind it is anchored, and ends in the same suffix',
  },
  {
    slip: 'dot dropped from a suffix',
    of: /endswith; pcre/,
    why: 'the expression behind it is anchored, and ends in the same suffix',
  },
  {
    slip: 'suffix before a pcre dropped',
    of: /endswith; pcre/,
    why: 'it only spares the engine the expression: what the expression matches ends in it',
  },
];
