import type { Plan } from '../../lib/model/plans';

/**
 * An evaluator that a person can check by reading: it asks each rule in turn about one connection, with string
 * functions and the regular expressions of JavaScript, and shares nothing with the proof.
 */
export interface Probe {
  readonly direction: 'egress' | 'ingress';
  readonly from: ProbeEnd;
  readonly to: ProbeEnd;
  readonly traffic: 'tls' | 'http' | 'opaque' | 'handshake' | 'udp' | 'icmp' | 'other';
  readonly port: number;
  /** As the client spells it. */
  readonly name: string | null;
}

export interface ProbeEnd {
  /** An IPv4 address as a number; null for an IPv6 address, which of the blocks of these plans only `::/0` holds. */
  readonly address: number | null;
  /** Variables, `HOME` and bound ids. */
  readonly sets: readonly string[];
}

/** `maybe`: what the cloud's default does is told in two ways. */
export type Answer = 'pass' | 'drop' | 'maybe';

type Test = (probe: Probe) => boolean;

interface Step {
  readonly answer: Answer;
  readonly matches: Test;
}

/** Answers for one plan; the steps are made once, so that many probes can be asked. */
export function evaluator(plan: Plan): (probe: Probe) => Answer {
  // Its own universe asks it directly.
  if (plan.target === 'aws-dns-firewall') throw new Error('a resolver answers names: ask resolves');
  if (plan.target === 'azure-firewall') throw new Error('an Azure Firewall has an evaluator of its own');
  if (plan.target === 'azure-network-security-group') throw new Error('a network security group has its own evaluator');
  const steps = plan.target === 'aws-security-group' ? groupSteps(plan) : firewallSteps(plan);
  return (probe) => steps.find(({ matches }) => matches(probe))?.answer ?? 'drop';
}

function groupSteps(plan: Extract<Plan, { target: 'aws-security-group' }>): readonly Step[] {
  const own = plan.sources.map(({ name }) => name);
  const rules = [...plan.egress, ...plan.ingress];
  const closed = Array.from({ length: plan.groups }, (_, at) => plan.egress.filter(({ group }) => group === at + 1));
  const closing = plan.existing !== true && closed.some((group) => group.length === 0);
  const placeholder = closing ? [{ direction: 'egress' as const, block: '255.255.255.255/32' }] : [];
  const bears = (end: ProbeEnd) => end.sets.some((set) => own.includes(set));
  return [
    ...rules.map((rule): Step => {
      const { direction, ipProtocol, fromPort, toPort, peer } = rule;
      const there = placeOf(plan, peer);
      return {
        answer: 'pass',
        matches: (probe) =>
          probe.direction === direction &&
          bears(direction === 'egress' ? probe.from : probe.to) &&
          transportOf(probe) === (ipProtocol === 'icmpv6' ? 'icmp' : ipProtocol) &&
          (fromPort === -1 || (fromPort <= probe.port && probe.port <= toPort)) &&
          isAt(direction === 'egress' ? probe.to : probe.from, there),
      };
    }),
    ...placeholder.map(
      ({ direction, block }): Step => ({
        answer: 'pass',
        matches: (probe) =>
          probe.direction === direction && bears(probe.from) && transportOf(probe) === 'icmp' && isAt(probe.to, block),
      }),
    ),
  ];
}

/** Where a rule leads: a bound id, a block, or the blocks of a list. */
function placeOf(
  { prefixLists }: Extract<Plan, { target: 'aws-security-group' }>,
  peer: Extract<Plan, { target: 'aws-security-group' }>['egress'][number]['peer'],
): string {
  if ('bound' in peer) return peer.bound;
  if ('cidrIp' in peer) return peer.cidrIp;
  if ('cidrIpv6' in peer) return peer.cidrIpv6;
  const entries = prefixLists.find(({ id }) => id === peer.prefixList)?.entries ?? [];
  return entries.map(({ cidr }) => cidr).join(',');
}

function firewallSteps(plan: Extract<Plan, { target: 'aws-network-firewall' }>): readonly Step[] {
  const { policy } = plan;
  const always = () => true;
  const steps: Step[] = [];
  if (policy.statelessDefaultActions.includes('aws:pass')) steps.push({ answer: 'pass', matches: always });
  if (policy.statelessDefaultActions.includes('aws:drop')) steps.push({ answer: 'drop', matches: always });
  // By packets, a name that comes in two segments is never read.
  const byName: Answer = policy.statefulDefaultActions.includes('aws:drop_established') ? 'maybe' : 'pass';
  for (const group of [...plan.groups].sort((a, b) => a.priority - b.priority)) {
    if (group.kind !== 'domain-list')
      for (const { text } of group.rules) steps.push(lineStep(withoutLists(plan, text), byName));
    else {
      for (const { text } of group.targets) {
        steps.push({
          answer: byName,
          matches: ({ traffic, from, to, name }) =>
            traffic === (group.targetType === 'TLS_SNI' ? 'tls' : 'http') &&
            from.sets.includes(group.source) &&
            !to.sets.includes('HOME') &&
            name !== null &&
            (text.startsWith('.') ? `.${name.toLowerCase()}`.endsWith(text) : name.toLowerCase() === text),
        });
      }
    }
  }
  const actions = policy.statefulDefaultActions;
  const drops = actions.find((action) => action.startsWith('aws:drop'));
  if (drops === 'aws:drop_strict') return steps;
  if (drops !== undefined) {
    steps.push({ answer: 'drop', matches: ({ traffic }) => ['tls', 'http', 'opaque'].includes(traffic) });
    steps.push({ answer: 'pass', matches: ({ traffic }) => traffic === 'handshake' });
    steps.push({ answer: 'maybe', matches: always });
  }
  return [...steps, { answer: 'pass', matches: always }];
}

/** A line with what its prefix lists hold: an id where nobody knows it. */
export function withoutLists(plan: Extract<Plan, { target: 'aws-network-firewall' }>, text: string): string {
  return text.replace(/@(\w+)/, (reference, name: string) => {
    const list = plan.prefixLists.find((one) => one.name === name);
    if (list === undefined) return reference;
    return 'bound' in list ? list.bound : `[${list.cidrs.join(',')}]`;
  });
}

function lineStep(text: string, byName: Answer): Step {
  const [, action, protocol, from = '', to = '', port = '', options = ''] =
    /^(pass|drop) (\w+) (\S+) any -> (\S+) (\S+) \((.*)\)$/.exec(text) ?? [];
  const words = options.split(/; ?/);
  const dotted = words.includes('dotprefix');
  const tests: ((name: string) => boolean)[] = [];
  words.forEach((word, index) => {
    const content = /^content:"(.*)"$/.exec(word)?.[1];
    const expression = /^pcre:"\/(.*)\/(i?)"$/.exec(word);
    if (content !== undefined) {
      const end = words.findIndex((later, at) => at > index && !['startswith', 'nocase', 'endswith'].includes(later));
      const anchors = words.slice(index + 1, end);
      tests.push((name) => holdsContent(dotted ? `.${name}` : name, content, anchors));
    }
    if (expression !== null) {
      const pattern = new RegExp(expression[1] ?? '', expression[2]);
      tests.push((name) => pattern.test(name));
    }
  });
  const reads = words.includes('tls.sni') ? 'tls' : words.includes('http.host') ? 'http' : null;
  return {
    answer: action !== 'pass' ? 'drop' : tests.length > 0 ? byName : 'pass',
    matches: (probe) =>
      isOf(protocol ?? '', probe, reads, words) &&
      isAt(probe.from, from) &&
      isAt(probe.to, to) &&
      isOnPort(probe, port) &&
      (tests.length === 0 || (probe.name !== null && tests.every((test) => test(spelled(probe.name ?? '', reads))))),
  };
}

function isOf(protocol: string, probe: Probe, reads: string | null, words: readonly string[]): boolean {
  if (reads !== null && probe.traffic !== reads) return false;
  const transport = transportOf(probe);
  if (protocol === 'ip') return !words.includes('ip_proto:!6') || transport !== 'tcp';
  if (protocol === 'tls' || protocol === 'http') return probe.traffic === protocol;
  return transport === protocol;
}

/** A Host header is looked at in lower case, an SNI as it comes. */
function spelled(name: string, reads: string | null): string {
  return reads === 'http' ? name.toLowerCase() : name;
}

function holdsContent(spelling: string, content: string, anchors: readonly string[]): boolean {
  const [buffer, text] = anchors.includes('nocase')
    ? [spelling.toLowerCase(), content.toLowerCase()]
    : [spelling, content];
  const starts = anchors.includes('startswith');
  const ends = anchors.includes('endswith');
  if (starts && ends) return buffer === text;
  if (starts) return buffer.startsWith(text);
  return ends ? buffer.endsWith(text) : buffer.includes(text);
}

function transportOf({ traffic }: Probe): string {
  return ['tls', 'http', 'opaque', 'handshake'].includes(traffic) ? 'tcp' : traffic;
}

function isOnPort({ port }: Probe, text: string): boolean {
  if (text === 'any') return true;
  return portsOf(text).some(({ first, last }) => first <= port && port <= last);
}

function isAt({ address, sets }: ProbeEnd, text: string): boolean {
  if (text === 'any') return true;
  if (text.startsWith('$')) return sets.includes(text.slice(1));
  if (text === '::/0') return address === null;
  if (text.includes(':')) return false;
  if (!/^\[?\d/.test(text)) return sets.includes(text);
  return address !== null && blocksOf(text).some(({ first, last }) => first <= address && address <= last);
}

interface Range {
  readonly first: number;
  readonly last: number;
}

/** The same few texts are asked about in probe after probe; each is read once. */
function readOnce(read: (text: string) => readonly Range[]): (text: string) => readonly Range[] {
  const known = new Map<string, readonly Range[]>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const ranges = read(text);
    known.set(text, ranges);
    return ranges;
  };
}

const itemsOf = (text: string) => text.replace(/[[\]]/g, '').split(',');

/** `443`, `[80,8080:8090]`; what is no number is no port. */
const portsOf = readOnce((text) =>
  itemsOf(text).flatMap((item) => {
    const [first, last = first] = item.split(':').map(Number);
    return first === undefined || last === undefined ? [] : [{ first, last }];
  }),
);

/** `10.0.0.0/24`, `[10.0.0.1/32,10.0.1.0/24]`. */
const blocksOf = readOnce((text) => itemsOf(text).map(blockOf));

/** The first and the last address of an IPv4 block, as numbers. */
export function blockOf(text: string): Range {
  const [address = '', prefix = '32'] = text.split('/');
  const first = address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
  return { first, last: first + 2 ** (32 - Number(prefix)) - 1 };
}
