import type { Plan } from '../../lib/model/plans';
import { blockOf, evaluator, type Probe, type ProbeEnd, withoutLists } from './naive';
import { resolveTheSame } from './naive-dns-firewall';

/**
 * A small universe in which two plans are compared connection by connection: the edges of all that differs between
 * them, one step inside and one outside, each name that differs with its near misses, every kind of traffic, and every
 * way in which an end can lie in the sets that nobody can read.
 */
export function allowTheSame(base: Plan, mutant: Plan): boolean {
  if (base.target === 'aws-dns-firewall' && mutant.target === 'aws-dns-firewall') return resolveTheSame(base, mutant);
  if (!passTheSame(base, mutant)) return false;
  const observes = base.target === 'aws-network-firewall' && base.mode === 'observe';
  // What it alerts on is what it would close.
  return !observes || passTheSame(enforcing(base), enforcing(mutant));
}

/** A policy that observes, with its tail and its default actions as they enforce. */
function enforcing(plan: Plan): Plan {
  if (plan.target !== 'aws-network-firewall') return plan;
  const { policy } = plan;
  const groups = plan.groups.map((group) =>
    group.kind === 'tail'
      ? { ...group, rules: group.rules.map((rule) => ({ ...rule, text: rule.text.replace(/^alert/, 'drop') })) }
      : group,
  );
  const statefulDefaultActions = [...policy.statefulDefaultActions, 'aws:drop_established_app_layer_to_server'];
  return { ...plan, groups, policy: { ...policy, statefulDefaultActions } };
}

function passTheSame(base: Plan, mutant: Plan): boolean {
  const [before, after] = [evaluator(base), evaluator(mutant)];
  const texts = differing(rulesOf(base), rulesOf(mutant));
  const words = texts.join('\n');
  // A rule that reads no name is compared over the names of all the others, and these are no edges of it.
  const names = /content:"/.test(words) ? namesIn(words) : plainNames(rulesOf(base).join('\n'));
  const blocks = [...new Set(words.match(/\d+\.\d+\.\d+\.\d+(?:\/\d+)?/g) ?? [])].map(blockOf);
  const listening = portsIn(words);
  const addresses = [...new Set(blocks.flatMap(({ first, last }) => [first - 1, first, last, last + 1]))];
  const places = [0xcb007109, null, ...addresses.filter((address) => address >= 0 && address <= 0xffffffff)];
  const sources = base.sources.map(({ name }) => name);
  const bound = [...new Set(words.match(/\b(?:sg|pl)-\w+/g) ?? [])];
  const here = ends(
    [0x0a000007],
    [...sources.map((source) => [source, 'HOME']), [], ...(sources.length > 1 ? [[...sources, 'HOME']] : [])],
  );
  const there = ends(places, [[], ['HOME'], ...bound.map((id) => [id]), ...sources.map((source) => [source, 'HOME'])]);
  const traffic = ['tls', 'http', 'opaque', 'handshake', 'udp', 'icmp', 'other'] as const;
  const directions = base.target === 'aws-security-group' ? (['egress', 'ingress'] as const) : (['egress'] as const);
  for (const direction of directions) {
    for (const [from, to] of [
      [here, there],
      [there, here],
    ] as const) {
      for (const probe of probes(direction, from, to, traffic, listening, names)) {
        if (before(probe) !== after(probe)) return false;
      }
    }
  }
  return true;
}

function* probes(
  direction: Probe['direction'],
  from: readonly ProbeEnd[],
  to: readonly ProbeEnd[],
  traffic: readonly Probe['traffic'][],
  listening: readonly number[],
  names: readonly (string | null)[],
): Iterable<Probe> {
  for (const opener of from)
    for (const listener of to)
      for (const kind of traffic)
        for (const port of listening)
          for (const name of names) yield { direction, from: opener, to: listener, traffic: kind, port, name };
}

function ends(places: readonly (number | null)[], sets: readonly (readonly string[])[]): readonly ProbeEnd[] {
  return places.flatMap((address) => sets.map((some) => ({ address, sets: some })));
}

/** Every rule of a plan as one text, in the order in which it is walked; the policy is the last one. */
function rulesOf(plan: Plan): readonly string[] {
  if (plan.target === 'aws-security-group') {
    const entriesOf = (peer: object) =>
      plan.prefixLists
        .filter(({ id }) => 'prefixList' in peer && peer.prefixList === id)
        .flatMap(({ entries }) => entries.map(({ cidr }) => cidr));
    return [...plan.egress, ...plan.ingress].map(({ direction, ipProtocol, fromPort, toPort, peer }) =>
      JSON.stringify({ direction, ipProtocol, ports: `${fromPort}:${toPort}`, peer, entries: entriesOf(peer) }),
    );
  }
  if (plan.target === 'aws-dns-firewall' || plan.target === 'azure-firewall') return [];
  const groups = [...plan.groups].sort((a, b) => a.priority - b.priority);
  const texts = groups.flatMap((group) =>
    group.kind === 'domain-list'
      ? group.targets.map(({ text }) => `${group.source} ${group.targetType} content:"${text}"`)
      : group.rules.map(({ text }) => withoutLists(plan, text)),
  );
  return [...texts, JSON.stringify(plan.policy)];
}

/** The rules that only one of the two has; all of them where only the order differs. */
function differing(a: readonly string[], b: readonly string[]): readonly string[] {
  const only = [...a.filter((text) => !b.includes(text)), ...b.filter((text) => !a.includes(text))];
  const policyAlone = only.every((text) => text.startsWith('{"ruleOrder"'));
  return policyAlone ? [...a, ...b] : only;
}

function portsIn(words: string): readonly number[] {
  const found = [...words.matchAll(/(?:any|\S+) \[?([\d:,]+)\]? \(|"ports":"([\d:-]+)"/g)].flatMap(([, line, rule]) =>
    (line ?? rule ?? '').split(/[,:]/).map(Number),
  );
  const near = found.flatMap((port) => [port - 1, port, port + 1]);
  return [...new Set([...found, 443, ...near, 1])].filter((port) => port >= 0 && port <= 65535);
}

/** What a rule tests, and what a careless rule would let in beside it. */
function namesIn(words: string): readonly (string | null)[] {
  const literals = [...words.matchAll(/content:"\.?([^"]+)"/g)].map(([, text]) => text ?? '');
  const samples = [...words.matchAll(/pcre:"\/([^"]+)\/i?"/g)].flatMap(([, text]) => samplesOf(text ?? ''));
  const near = [...samples.slice(0, 2), ...literals].flatMap((name) => [
    name,
    `a.${name}`,
    `bad${name}`,
    `a.${name}.evil.org`,
    `${name}.evil.org`,
    `x.y.${name}`,
    `bad${name}.evil.org`,
    `${name}x`,
    name.slice(1),
    name.replace(/^[^.]*\./, ''),
    name.replace(/\d(?=[^\d]*$)/, ''),
    name.replace(/(\d)(?=[^\d]*$)/, '$1$1$1'),
    name.replace('.', ''),
    name.replace('.', 'x'),
    ...literals.map((literal) => `${name}.a.${literal}`),
  ]);
  const all = new Set([...samples, ...near].filter((name) => /^[^.].*\.[^.]+$/.test(name)));
  return [
    ...all,
    ...literals
      .flatMap((name) => [...all].filter((one) => one.endsWith(name)).slice(0, 2))
      .map((name) => name.toUpperCase()),
    null,
    'unrelated.example.net',
  ];
}

function plainNames(words: string): readonly (string | null)[] {
  return [
    null,
    ...[...words.matchAll(/content:"(\.?)([^"]+)"/g)].map(([, dot, text]) => (dot === '' ? `${text}` : `a.${text}`)),
  ];
}

/** Some names that an expression may mean, with its counts at their edges. */
function samplesOf(expression: string): readonly string[] {
  const plain = expression
    .replace(/^\^?(?:\(\?:)?/, '')
    .replace(/\)?\$?$/, '')
    .replace(/\\\./g, '.')
    .replace(/\[0-9\]|\\d/g, '1')
    .replace(/\[a-z\]/g, 'b');
  const repeated = (times: (least: number, most: number) => number) =>
    plain.replace(/(.)\{(\d+)(?:,(\d+))?\}/g, (_, one: string, least: string, most?: string) =>
      one.repeat(times(Number(least), Number(most ?? least))),
    );
  const counts = [repeated((least) => least), repeated((_, most) => most), repeated((_, most) => most + 1)];
  return [...new Set(counts.flatMap((text) => alternativesOf(text)))].filter((text) => /^[a-z0-9_.-]+$/.test(text));
}

/** Writes out the innermost groups of alternatives, one after the other. */
function alternativesOf(text: string): readonly string[] {
  const group = /\((?:\?:)?([^()]*)\)(\??)/.exec(text);
  if (group === null)
    return text.includes('|') ? text.split('|') : [text.replace(/(.)\?/g, '$1'), text.replace(/.\?/g, '')];
  const [whole, inner = '', optional] = group;
  const choices = [...inner.split('|'), ...(optional === '' ? [] : [''])];
  return choices.flatMap((choice) => alternativesOf(text.replace(whole, choice)));
}
