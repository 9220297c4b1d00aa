/** Numbers from 0 to 1, always the same ones for a seed. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

const PROTOCOLS = ['tcp', 'tcp', 'tls', 'tls', 'http', 'ip', 'udp', 'icmp', 'tcp-pkt', 'ip4'];
const ACTIONS = ['pass', 'pass', 'drop', 'drop', 'reject', 'alert'];
const ADDRESSES = ['any', 'any', '$HOME_NET', '$EXTERNAL_NET', '!$HOME_NET', '203.0.113.0/24', '!203.0.113.9'].concat(
  '[10.0.0.0/8,!10.0.0.0/24]',
  '10.0.0.1-10.0.0.9',
);
const PORTS = ['any', 'any', 'any', '443', '[80,443]', '!443', '1:1024', '[1:1024,!80]'];
const FLOWS = [
  '',
  '',
  'flow:to_server; ',
  'flow:to_server; ',
  'flow:to_server,established; ',
  'flow:established; ',
].concat('flow:to_client; ', 'flow:not_established; ', 'flow:not_established,to_server; ', 'flow:stateless; ');
const OF_TLS = [
  'content:"www.example.com"; startswith; endswith; nocase; ',
  'dotprefix; content:".example.com"; endswith; nocase; ',
  'content:"example.com"; endswith; ',
  'content:!"example.com"; endswith; nocase; ',
  'pcre:"/^[a-z]+\\.example\\.com$/i"; ',
  'content:"example"; nocase; ',
  'content:"www.example.com"; bsize:15; nocase; ',
  'content:"www"; depth:3; nocase; ',
];
const OF_HTTP = [
  'http.host; content:"www.example.com"; startswith; endswith; ',
  'http.host; dotprefix; content:".example.com"; endswith; ',
  'http.host; content:!"example.com"; endswith; ',
  'content:"example.com"; http_host; ',
  'http.uri; content:"/chart"; ',
  'http.method; content:"GET"; ',
];
const OF_IP = ['ip_proto:6; ', 'ip_proto:!6; ', 'ip_proto:17; ', 'ip_proto:udp; '];
const OF_TCP = [
  'content:"GET"; ',
  'app-layer-protocol:tls; ',
  'app-layer-protocol:!tls; ',
  'flags:S; ',
  'dsize:>0; ',
].concat('tls.sni; content:"www.example.com"; ', 'ttl:64; ');

/** One line as somebody might write it. */
export function randomLine(random: () => number, sid: number): string {
  const pick = (all: readonly string[]) => all[Math.floor(random() * all.length)] ?? '';
  const often = (share: number, all: readonly string[]) => (random() < share ? pick(all) : '');
  const protocol = pick(PROTOCOLS);
  const flow = pick(FLOWS);
  // A name stands in what the client says.
  const mayName = !flow.includes('to_client');
  const more =
    protocol === 'tls'
      ? often(mayName ? 0.6 : 0, [...OF_TLS.map((test) => `tls.sni; ${test}`), 'ssl_state:client_hello; '])
      : protocol === 'http'
        ? often(mayName ? 0.6 : 0, OF_HTTP)
        : protocol === 'ip'
          ? often(0.4, OF_IP)
          : protocol === 'tcp' && mayName
            ? often(0.2, OF_TCP)
            : '';
  const isPortless = protocol === 'icmp' || protocol.startsWith('ip');
  const own = isPortless ? 'any' : pick(['any', 'any', 'any', '443']);
  const way = pick(['->', '->', '->', '->', '<>']);
  const port = protocol === 'icmp' ? 'any' : pick(PORTS);
  const ends = [pick(ADDRESSES), pick(ADDRESSES)];
  return `${pick(ACTIONS)} ${protocol} ${ends[0]} ${own} ${way} ${ends[1]} ${port} (${flow}${more}sid:${sid};)`;
}
