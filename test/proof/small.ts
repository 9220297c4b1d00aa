import { cidrOf } from '../../lib/model/addresses';
import { askedKey, type Element, type ElementFidelity, type Fidelity, opens } from '../../lib/model/element';
import type { RoleEntry } from '../../lib/model/entry';
import type { End, Flow } from '../../lib/model/flow';
import type { Host } from '../../lib/model/host';
import type { AwsNetworkFirewallPlan, RuleGroup } from '../../lib/model/plans/aws-network-firewall';
import type { AwsSecurityGroupPlan, GroupWeight, SecurityGroupRule } from '../../lib/model/plans/aws-security-group';
import type { PlanBecause } from '../../lib/model/plans/plan';
import { portSetOf } from '../../lib/model/ports';
import type { Application, Product, Requirement } from '../../lib/model/product';
import type { AskedEntry } from '../../lib/proof';

/** A product of one page: agents and a server inside, a cloud outside. */
export const PRODUCT: Product = {
  id: 'chart',
  name: 'Chart',
  short: 'CH',
  documents: [],
  roles: {
    agent: { words: 'agent', gloss: 'agent', short: 'AGENT' },
    server: { words: 'server', gloss: 'server', short: 'SERVER' },
  },
  services: { cloud: { words: 'cloud', gloss: 'cloud' } },
  choices: {},
  requirements: [],
  denials: [],
  notes: [],
};

export function entry(words: Partial<RoleEntry> = {}): RoleEntry {
  return {
    product: PRODUCT,
    profile: {},
    role: 'agent',
    name: 'CH_AGENT',
    reachBy: 'names',
    withoutRanges: 'uncovered',
    ...words,
  };
}

interface FlowWords extends Partial<Omit<Flow, 'ports' | 'from' | 'to'>> {
  readonly id?: string;
  readonly ports?: readonly string[];
  readonly hosts?: readonly Host[];
  readonly ranges?: readonly { readonly cidr: string; readonly for?: readonly string[] }[];
  readonly from?: Partial<End>;
  readonly to?: Partial<End>;
}

/** From the agents to the cloud on TCP 443, https, unless said otherwise. */
export function flow(words: FlowWords): Flow {
  const { id = 'agent-cloud', ports = ['443'], hosts = [], ranges = [], from, to, ...rest } = words;
  const application: readonly Application[] = words.application ?? [
    { ports: ports.join(', '), name: 'https', basis: 'stated' },
  ];
  const requirement: Requirement = {
    id,
    from: from?.party ?? 'agent',
    to: to?.party ?? 'cloud',
    transport: words.transport ?? 'tcp',
    ports,
    portsAre: 'fixed',
    hosts,
    either: words.either ?? false,
    application,
    need: 'must',
    when: [],
    proxy: 'unknown',
    cites: [{ document: '000', section: 'table', quote: 'quote', gloss: 'gloss' }],
  };
  const inForce = ranges.map((range) => ({
    cidr: cidrOf(range.cidr).text,
    printed: range.cidr,
    for: range.for ?? [],
    ...(range.for === undefined ? { supplied: true as const } : {}),
  }));
  return {
    product: PRODUCT.id,
    requirement,
    from: { party: 'agent', placement: 'asker', hosts: [], ranges: [], bound: [], ...from },
    to: { party: 'cloud', placement: 'documented', hosts, ranges: inForce, bound: [], ...to },
    transport: 'tcp',
    ports: portSetOf(ports),
    application,
    missing: [],
    completedBy: [],
    completable: [],
    disputed: false,
    named: 'to',
    either: false,
    way: 'direct',
    ...rest,
  };
}

export function asking(...flows: readonly Flow[]): readonly AskedEntry[] {
  return [{ entry: entry(), flows }];
}

export function element(words: Partial<Element> & Pick<Element, 'asked'>): Element {
  return {
    source: 'CH_AGENT',
    product: 'chart',
    requirement: 'agent-cloud',
    direction: 'egress',
    transport: 'tcp',
    ports: ['443'],
    carrier: words.asked.kind === 'host' ? 'tls' : null,
    ...words,
  };
}

export function ofHost(host: Host, words: Partial<Element> = {}): Element {
  return element({ asked: { kind: 'host', host }, ...words });
}

export function ofCidr(cidr: string, words: Partial<Element> = {}): Element {
  return element({ asked: { kind: 'cidr', cidr, printed: cidr }, ...words });
}

export function ofBound(id: string, words: Partial<Element> = {}): Element {
  return element({ asked: { kind: 'bound', party: 'cloud', id }, ...words });
}

export function stands(one: Element, fidelity: Fidelity = { standing: 'exact' }): ElementFidelity {
  return { element: one, fidelity };
}

export function because(...elements: readonly Element[]): readonly PlanBecause[] {
  return elements.map(({ product, requirement, asked }) => ({ product, requirement, asked: askedKey(asked) }));
}

type GroupWords = Partial<Omit<AwsSecurityGroupPlan, 'egress' | 'ingress'>> & {
  readonly egress?: readonly Partial<SecurityGroupRule>[];
  readonly ingress?: readonly Partial<SecurityGroupRule>[];
};

/** TCP 443 to or from 0.0.0.0/0, unless a rule says otherwise; it stands for what is said to be open in its direction. */
export function group(words: GroupWords): AwsSecurityGroupPlan {
  const rules = (direction: 'egress' | 'ingress') =>
    (words[direction] ?? []).map(
      (rule, index): SecurityGroupRule => ({
        key: `${direction} ${index}`,
        direction,
        ipProtocol: 'tcp',
        fromPort: 443,
        toPort: 443,
        peer: { cidrIp: '0.0.0.0/0' },
        group: 1,
        description: '',
        because: because(...openIn(words.fidelity ?? [], direction)),
        ...rule,
      }),
    );
  const plan: AwsSecurityGroupPlan = {
    target: 'aws-security-group',
    sources: [{ name: 'CH_AGENT', roles: ['chart.agent'] }],
    groups: 1,
    prefixLists: [],
    weights: [],
    namesBehind: { kind: 'firewall' },
    fidelity: [],
    admits: [],
    withholds: [],
    assumes: [],
    ...words,
    egress: rules('egress'),
    ingress: rules('ingress'),
  };
  return words.weights === undefined ? { ...plan, weights: weighed(plan) } : plan;
}

/** What the rules weigh: a block in its family, a group in both, a list its size, and one for a group of its own that lets nothing else out. */
export function weighed(plan: AwsSecurityGroupPlan): readonly GroupWeight[] {
  const { groups, egress, ingress, prefixLists, existing } = plan;
  const weights: GroupWeight[] = [];
  for (let group = 1; group <= groups; group++) {
    for (const direction of ['egress', 'ingress'] as const) {
      for (const family of [4, 6] as const) {
        const own = (direction === 'egress' ? egress : ingress).filter((rule) => rule.group === group);
        const isClosed = own.every(({ peer }) => 'bound' in peer) && existing !== true;
        let weight = direction === 'egress' && family === 4 && isClosed ? 1 : 0;
        for (const { peer } of own) {
          if ('bound' in peer) weight += 1;
          if ('cidrIp' in peer && family === 4) weight += 1;
          if ('cidrIpv6' in peer && family === 6) weight += 1;
          const list = prefixLists.find(({ id }) => 'prefixList' in peer && peer.prefixList === id);
          if (list?.family === family) weight += list.maxEntries;
        }
        weights.push({ group, direction, family, weight, limit: 60 });
      }
    }
  }
  return weights;
}

function openIn(fidelity: readonly ElementFidelity[], direction: Element['direction']): readonly Element[] {
  return fidelity
    .filter((one) => one.element.direction === direction && opens(one.fidelity))
    .map(({ element }) => element);
}

const DEFAULTS = {
  ruleOrder: 'STRICT_ORDER',
  statefulDefaultActions: ['aws:drop_established_app_layer_to_server', 'aws:alert_established_app_layer_to_server'],
  statelessDefaultActions: ['aws:forward_to_sfe'],
  statelessFragmentDefaultActions: ['aws:forward_to_sfe'],
} as const;

export const TAIL: RuleGroup = {
  kind: 'tail',
  id: 'tail',
  capacity: 10,
  priority: 65000,
  rules: [
    'drop udp any any -> any any (flow:to_server; msg:"udp"; sid:1; rev:1;)',
    'drop icmp any any -> any any (flow:to_server; msg:"icmp"; sid:2; rev:1;)',
    'drop ip any any -> any any (ip_proto:!6; flow:to_server; msg:"other"; sid:3; rev:1;)',
  ].map((text, index) => ({ sid: index + 1, text, because: [] })),
};

type FirewallWords = Partial<AwsNetworkFirewallPlan> & {
  /** Lines of one rule-string group, each with what it stands for. */
  readonly lines?: readonly (readonly [string, ...Element[]])[];
  /** Targets of one TLS list. */
  readonly list?: readonly (readonly [string, ...Element[]])[];
};

/** A policy of ours with a closed tail; a sid stands in a line as `$SID`. */
export function firewall({ lines = [], list = [], ...words }: FirewallWords): AwsNetworkFirewallPlan {
  const domains: RuleGroup = {
    kind: 'domain-list',
    id: 'names',
    capacity: 100,
    priority: 1,
    source: 'CH_AGENT',
    targetType: 'TLS_SNI',
    targets: list.map(([text, ...elements]) => ({ text, because: because(...elements) })),
  };
  const strings: RuleGroup = {
    kind: 'rule-strings',
    id: 'lines',
    capacity: 100,
    priority: 2,
    variables: ['CH_AGENT', 'CH_SERVER'],
    references: (words.prefixLists ?? []).map(({ name }) => name),
    rules: lines.map(([text, ...elements], index) => ({
      sid: index + 1,
      text: text.replace('$SID', String(index + 1)),
      because: because(...elements),
    })),
  };
  return {
    target: 'aws-network-firewall',
    sources: [{ name: 'CH_AGENT', roles: ['chart.agent'] }],
    exact: list.length === 0,
    mode: 'enforce',
    alertOnPass: false,
    quic: 'drop',
    blocks: [],
    prefixLists: [],
    groups: [...(list.length > 0 ? [domains] : []), ...(lines.length > 0 ? [strings] : []), TAIL],
    policy: DEFAULTS,
    fidelity: [],
    admits: [{ code: 'handshakes', gloss: '' }],
    withholds: list.length > 0 ? [{ code: 'names-inside-home', group: 'names', gloss: '' }] : [],
    assumes: [
      { code: 'sources-disjoint', gloss: '', sources: (words.sources ?? []).map(({ name }) => name) },
      { code: 'home-covers-sources', gloss: '' },
      { code: 'name-is-the-clients-claim', gloss: '' },
    ],
    ...words,
  };
}

/** The line that passes one name over TLS on 443. */
export function nameLine(name: string, source = '$CH_AGENT', ports = '443'): string {
  return `pass tls ${source} any -> any ${ports} (tls.sni; content:"${name}"; startswith; nocase; endswith; flow:to_server; msg:"tls"; sid:$SID; rev:1;)`;
}

export function addressLine(cidr: string, transport = 'tcp', ports = '443'): string {
  return `pass ${transport} $CH_AGENT any -> ${cidr} ${ports} (flow:to_server; msg:"${transport}"; sid:$SID; rev:1;)`;
}
