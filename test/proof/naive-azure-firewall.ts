import type {
  ApplicationRule,
  AzureFirewallPlan,
  NatSource,
  NetworkDestination,
  RuleCollection,
} from '../../lib/model/plans/azure-firewall';
import { blockOf } from './naive';

/** One connection in one world, and the sets that each end lies in there, by the words of {@link setsOf}. */
export interface AzureProbe {
  readonly from: AzureEnd;
  readonly to: AzureEnd;
  readonly traffic: 'tls' | 'http' | 'opaque' | 'handshake' | 'udp' | 'icmp' | 'other';
  readonly port: number;
  readonly name: string | null;
}

export interface AzureEnd {
  /** An IPv4 address as a number; null for one of IPv6. */
  readonly address: number | null;
  readonly sets: readonly string[];
}

/**
 * What an Azure Firewall does with a connection, asked rule by rule with string functions alone, in the order of its
 * pages: DNAT, network rules, application rules, the names of Azure itself, and then nothing. A handshake is completed
 * where some application rule, or Azure's own, has yet to read a name.
 */
export function evaluator(plan: AzureFirewallPlan): (probe: AzureProbe) => boolean {
  const collections = [...plan.groups]
    .sort((a, b) => a.priority - b.priority)
    .flatMap((group) => [...group.collections].sort((a, b) => a.priority - b.priority));
  const ordered = (['nat', 'network', 'application'] as const).flatMap((kind) =>
    collections.filter((one) => one.kind === kind),
  );
  const read = collections.flatMap((one) =>
    one.kind === 'application'
      ? one.rules.flatMap(({ source, protocols }) => protocols.map(({ port }) => `source ${source} ${port}`))
      : [],
  );
  const completed = new Set([
    ...read,
    ...plan.sources.flatMap(({ name }) => [`source ${name} 80`, `source ${name} 443`]),
  ]);
  return (probe) => {
    const first = ordered.find((one) => one.rules.some((_, index) => matches(plan, one, index, probe)));
    if (first !== undefined) return !('action' in first) || first.action === 'Allow';
    if (probe.to.address === null) return false;
    if (probe.traffic === 'handshake') return probe.from.sets.some((set) => completed.has(`${set} ${probe.port}`));
    const isOurs = plan.sources.some(({ name }) => probe.from.sets.includes(`source ${name}`));
    const isWeb = (probe.traffic === 'tls' && probe.port === 443) || (probe.traffic === 'http' && probe.port === 80);
    return isOurs && isWeb && probe.name !== null && probe.to.sets.includes('azure infrastructure names');
  };
}

function matches(plan: AzureFirewallPlan, collection: RuleCollection, index: number, probe: AzureProbe): boolean {
  const isTcp = ['tls', 'http', 'opaque', 'handshake'].includes(probe.traffic);
  const transport = isTcp ? 'TCP' : probe.traffic.toUpperCase();
  if (collection.kind === 'nat') {
    const rule = collection.rules[index];
    if (rule === undefined) return false;
    return (
      rule.ipProtocol === transport &&
      probe.port === rule.translatedPort &&
      isAt(probe.from, rule.from) &&
      probe.to.sets.includes(`source ${rule.server}`)
    );
  }
  if (collection.kind === 'network') {
    const rule = collection.rules[index];
    if (rule === undefined) return false;
    const known = rule.ipProtocols.some((protocol) => protocol === 'Any' || protocol === transport);
    const from =
      rule.from === undefined ? probe.from.sets.includes(`source ${rule.source}`) : isAt(probe.from, rule.from);
    return known && from && isOnPort(probe.port, rule.destinationPorts) && isAt(probe.to, rule.destination);
  }
  const rule = collection.rules[index];
  return rule !== undefined && readsName(plan, rule, probe);
}

function readsName(
  plan: AzureFirewallPlan,
  rule: ApplicationRule,
  { traffic, port, name, from, to }: AzureProbe,
): boolean {
  const spoken = rule.protocols.some(
    (one) => one.port === port && traffic === (one.protocolType === 'Https' ? 'tls' : 'http'),
  );
  if (!spoken || name === null || to.address === null || !from.sets.includes(`source ${rule.source}`)) return false;
  const hosts = rule.targetUrls.map(({ text }) => text.replace(/\/.*$/, ''));
  const held = rule.fqdnTags.flatMap(({ text }) =>
    plan.assumes.flatMap((one) => (one.code === 'fqdn-tag-holds' && one.tag === text ? one.names : [])),
  );
  const texts = [...rule.targetFqdns.map(({ text }) => text), ...hosts, ...held];
  return (
    texts.some((text) => (text.startsWith('*') ? name.endsWith(text.slice(1)) : name === text)) ||
    rule.fqdnTags.some(({ text }) => to.sets.includes(`fqdn tag ${text}`))
  );
}

function isAt({ address, sets }: AzureEnd, where: NatSource | NetworkDestination): boolean {
  switch (where.kind) {
    case 'any':
      return address !== null;
    case 'addresses':
      return where.cidrs
        .map(blockOf)
        .some(({ first, last }) => address !== null && first <= address && address <= last);
    case 'bound':
      return sets.includes(`bound ${where.bound}`);
    case 'tag':
      return sets.includes(`tag ${where.tag}`);
    case 'name':
      return address !== null && sets.includes(`addresses of ${where.name}`);
    case 'source':
      return sets.includes(`source ${where.source}`);
  }
}

function isOnPort(port: number, texts: readonly string[]): boolean {
  return texts.some((text) => {
    const [first = '', last = first] = text.split('-');
    return text === '*' || (Number(first) <= port && port <= Number(last));
  });
}

/** Every rule of a plan as one text, with where it stands: what two plans differ in is what their texts differ in. */
function rulesOf({ groups, assumes }: AzureFirewallPlan): readonly string[] {
  const held = assumes.filter(({ code }) => code === 'fqdn-tag-holds').map((one) => JSON.stringify(one));
  const places = [...groups].sort((a, b) => a.priority - b.priority);
  return [
    ...held,
    ...places.flatMap(({ collections }, at) =>
      [...collections]
        .sort((a, b) => a.priority - b.priority)
        .flatMap((one, inner) =>
          one.rules.map((rule) =>
            JSON.stringify([at, inner, 'action' in one ? one.action : one.kind, rule], (key, value: unknown) =>
              ['because', 'name', 'description', 'publicAddress'].includes(key) && typeof value !== 'object'
                ? key === 'name'
                  ? value
                  : undefined
                : key === 'because'
                  ? undefined
                  : value,
            ),
          ),
        ),
    ),
  ];
}

/** Every connection that may tell two plans apart: the edges of all that differs between them, and what stands beside. */
export function passTheSame(base: AzureFirewallPlan, mutant: AzureFirewallPlan): boolean {
  const [before, after] = [evaluator(base), evaluator(mutant)];
  for (const probe of probesOf([base, mutant])) {
    if (before(probe) !== after(probe)) return false;
  }
  return true;
}

/** The edges of what several plans differ in; of one plan, of all of it. */
export function* probesOf(plans: readonly AzureFirewallPlan[]): Iterable<AzureProbe> {
  const texts = plans.map(rulesOf);
  const differing = texts.flatMap((own, index) => {
    const others = texts.filter((_, at) => at !== index);
    return others.length === 0 ? own : own.filter((text) => others.some((other) => !other.includes(text)));
  });
  const words = differing.join('\n');
  const names = [null, 'unrelated.example.net', ...namesIn(words).flatMap(nearMisses)];
  const listening = portsIn(words);
  const edges = [...new Set(words.match(/\d+\.\d+\.\d+\.\d+\/\d+/g) ?? [])]
    .map(blockOf)
    .flatMap(({ first, last }) => [first - 1, first, last, last + 1])
    .filter((address) => address >= 0 && address <= 0xffffffff);
  const sources = [...new Set(plans.flatMap((plan) => plan.sources.map(({ name }) => `source ${name}`)))];
  const sets = [...new Set([...setsIn(words), 'azure infrastructure names', ...sources])];
  const opening = ends([0x0a000007, ...edges], [...sources.map((one) => [one]), sources, []]);
  // A bound peer may hold addresses of IPv6.
  const bound = sets.filter((one) => one.startsWith('bound '));
  const sixes = [[], ...bound.map((one) => [one])].map((own) => ({ address: null, sets: own }));
  const held = ends(
    [0x0a000007],
    bound.map((one) => [one]),
  );
  const reached = [...ends([0xcb007109, ...edges], [[], ...sets.map((one) => [one])]), ...sixes];
  const traffic = ['tls', 'http', 'opaque', 'handshake', 'udp', 'icmp', 'other'] as const;
  for (const from of [...opening, ...held, ...sixes])
    for (const to of reached)
      for (const kind of traffic)
        for (const port of kind === 'icmp' || kind === 'other' ? [1] : listening)
          for (const name of kind === 'tls' || kind === 'http' ? names : [null])
            yield { from, to, traffic: kind, port, name };
}

function ends(places: readonly number[], sets: readonly (readonly string[])[]): readonly AzureEnd[] {
  const unique = [...new Set(places)];
  return unique.flatMap((address) => sets.map((own) => ({ address, sets: own })));
}

/** The sets that rules name, by the words of the proof. */
function setsIn(words: string): readonly string[] {
  const named = (pattern: RegExp, word: string) =>
    [...words.matchAll(pattern)].map(([, text]) => `${word} ${text ?? ''}`);
  return [
    ...named(/"bound":"([^"]+)"/g, 'bound'),
    ...named(/"kind":"tag","tag":"([^"]+)"/g, 'tag'),
    ...named(/"kind":"name","name":"([^"]+)"/g, 'addresses of'),
    ...[...words.matchAll(/"fqdnTags":\[([^\]]*)\]/g)].flatMap(([, inside = '']) =>
      [...inside.matchAll(/"text":"([^"]+)"/g)].map(([, text]) => `fqdn tag ${text ?? ''}`),
    ),
    ...named(/"fqdn-tag-holds","tag":"([^"]+)"/g, 'fqdn tag'),
  ];
}

function portsIn(words: string): readonly number[] {
  const found = [...words.matchAll(/"(?:port|translatedPort)":(\d+)|"(\d+)(?:-(\d+))?"/g)].flatMap((match) =>
    match.slice(1).flatMap((text) => (text === undefined ? [] : [Number(text)])),
  );
  const near = found.flatMap((port) => [port - 1, port, port + 1]);
  return [...new Set([80, 443, 7, ...near])].filter((port) => port >= 1 && port <= 65_535);
}

function namesIn(words: string): readonly string[] {
  const texts = [...words.matchAll(/"text":"\*?\.?([a-z0-9][^"/]*)/g)].map(([, text]) => text ?? '');
  const held = [...words.matchAll(/"\*?\.?([a-z0-9-]+(?:\.[a-z0-9-]+)+)"/g)].map(([, text]) => text ?? '');
  return [...new Set([...texts, ...held])].filter((text) => /[a-z]/.test(text)).slice(0, 12);
}

function nearMisses(name: string): readonly string[] {
  return [name, `a.${name}`, `bad${name}`, name.replace(/^[^.]*\./, '')].filter((one) => one.includes('.'));
}
