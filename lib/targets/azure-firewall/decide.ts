import { ALL_IPV4, addresses, addressSetOf } from '../../model/addresses';
import type { Asked, Element, Fidelity } from '../../model/element';
import { isGroupOfMachines } from '../../model/flow';
import type { AzureFirewallReason } from '../../model/plans/azure-firewall';
import { portSetOf, ports } from '../../model/ports';
import { shelved } from '../../model/shelved';
import { type AskedElement, ruleOf, type UnkeyedRule } from '../../rules';
import { refused, type Said, sayName, WEB } from './decide-name';
import { AZURE_FIREWALL_LIMITS, SMALL_RANGE } from './limits';
import type { Opening } from './openings';
import type { AzureFirewallWriting } from './options';

/** How one element stands, and what opens for it. */
export interface Decided {
  readonly asking: AskedElement;
  readonly fidelity: Fidelity;
  readonly openings: readonly Opening[];
}

/** What has to be known of the whole plan to decide about one element. */
export interface Scene {
  readonly writing: AzureFirewallWriting;
  /** The names of the entries. */
  readonly sources: ReadonlySet<string>;
  readonly askings: readonly AskedElement[];
  /** The requirements whose blocks make up every address together, as {@link everywhereOf} finds them. */
  readonly everywhere: ReadonlySet<string>;
}

/** The requirements of which an entry reaches every address by several blocks, by {@link blocksKey}. */
export function everywhereOf(askings: readonly AskedElement[]): ReadonlySet<string> {
  const blocks = shelved(
    askings.flatMap(({ element }) => {
      const { asked, direction } = element;
      return asked.kind === 'cidr' && direction === 'egress' ? [[blocksKey(element), asked.cidr] as const] : [];
    }),
  );
  const isEvery = (cidrs: readonly string[]) => addresses.covers(addressSetOf(cidrs), ALL_IPV4);
  return new Set([...blocks].flatMap(([key, cidrs]) => (isEvery(cidrs) ? [key] : [])));
}

function blocksKey({ source, product, requirement }: Element): string {
  return `${source} ${product} ${requirement}`;
}

export function decide(asking: AskedElement, scene: Scene): Decided {
  const { element, ports: open, settled } = asking;
  if (settled !== null) return { asking, fidelity: settled, openings: [] };
  const { fidelity, openings } = decideRule(asking, ruleOf(element, open), scene);
  return { asking, fidelity, openings };
}

const EXACT: Fidelity = { standing: 'exact' };

function decideRule(asking: AskedElement, rule: UnkeyedRule, scene: Scene): Said {
  const { element } = asking;
  const { asked, direction } = element;
  if (asked.kind === 'host') {
    return direction === 'ingress'
      ? refused('inbound-by-name', asking)
      : sayName(asking, rule, asked.host, scene.writing);
  }
  if (asked.kind === 'bound' && (isGroupOfMachines(asked) || asked.list !== undefined)) {
    return amongEntries(asking, rule, scene);
  }
  const reason = whyRefused(element) ?? everywhereTogether(element, scene.everywhere);
  if (reason !== null) return refused(reason, asking);
  const published = publishedAt(element, scene.writing);
  if (published.length === 0) return { fidelity: EXACT, openings: [{ kind: 'network', rule }] };
  if (!ports.covers([{ first: 1, last: AZURE_FIREWALL_LIMITS.natPort.value }], rule.ports)) {
    return refused('nat-port', asking);
  }
  if (rule.ports.some(({ first, last }) => last - first >= SMALL_RANGE)) return refused('port-range', asking);
  return {
    fidelity: EXACT,
    openings: published.map((publicAddress) => ({ kind: 'nat', rule, publicAddress })),
  };
}

/** Machines that the firewall knows are those of its entries; a flow between two of them stands once, with who opens it. */
function amongEntries({ element }: AskedElement, rule: UnkeyedRule, { sources, askings }: Scene): Said {
  const { asked, direction } = element;
  const entry = asked.kind === 'bound' && asked.list === undefined ? asked.entry : undefined;
  if (entry === undefined || !sources.has(entry)) return { fidelity: ELSEWHERE, openings: [] };
  const twin = direction === 'ingress' && askings.some((other) => opens(other, entry, element));
  if (!twin) return { fidelity: EXACT, openings: [{ kind: 'network', rule }] };
  const reason = `the flow stands in the rules of ${entry}, which opens it`;
  return { fidelity: { standing: 'elsewhere', reason }, openings: [] };
}

const ELSEWHERE: Fidelity = {
  standing: 'elsewhere',
  reason: 'the peer is bound to a group of machines, whose addresses the firewall does not know; the group decides',
};

/** Whether a flow that comes in here is opened by the entry that it comes from: it stands once, with that one. */
function opens({ element, settled }: AskedElement, opener: string, { product, requirement, source }: Element): boolean {
  if (settled !== null || element.direction !== 'egress' || element.asked.kind !== 'bound') return false;
  const same = element.product === product && element.requirement === requirement;
  return same && element.source === opener && element.asked.entry === source;
}

/** Why what is reached by its address cannot be said. */
function whyRefused({ asked, direction, transport, ports: open }: Element): AzureFirewallReason | null {
  if (asked.kind === 'cidr' && asked.cidr.includes(':')) return 'ipv6';
  if (asked.kind === 'bound' && asked.tag !== undefined && direction === 'ingress') return 'inbound-by-tag';
  if (transport === 'icmp') return isBetweenNetworks(asked) ? null : 'icmp-to-internet';
  if (direction === 'egress' && transport === 'tcp' && isEverywhere(asked) && meetsWeb(open)) {
    return 'everywhere-on-web-port';
  }
  return null;
}

/** Blocks of one requirement that make up every address together are everywhere, like the one that is. */
function everywhereTogether(element: Element, everywhere: Scene['everywhere']): AzureFirewallReason | null {
  const { asked, direction, transport, ports: open } = element;
  if (asked.kind !== 'cidr' || direction !== 'egress' || transport !== 'tcp' || !meetsWeb(open)) return null;
  return everywhere.has(blocksKey(element)) ? 'everywhere-on-web-port' : null;
}

/** What Azure takes for private where nobody says otherwise (azure-docs:articles/firewall/snat-private-range.md). */
const PRIVATE = addressSetOf(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10']);

function isBetweenNetworks(asked: Asked): boolean {
  if (asked.kind === 'cidr') return addresses.covers(PRIVATE, addressSetOf([asked.cidr]));
  return asked.kind === 'bound' && asked.tag === undefined;
}

/** Every address, or those of a whole cloud. */
function isEverywhere(asked: Asked): boolean {
  if (asked.kind === 'cidr') return asked.cidr === '0.0.0.0/0';
  return asked.kind === 'bound' && asked.tag !== undefined && /^(?:Internet|AzureCloud)(?:\.|$)/i.test(asked.tag);
}

function meetsWeb(open: readonly string[]): boolean {
  return ports.intersect(portSetOf(open), WEB).length > 0;
}

function publishedAt({ direction, transport, source, requirement }: Element, { publish }: AzureFirewallWriting) {
  if (direction === 'egress' || transport === 'icmp') return [];
  return [
    ...new Set(
      publish
        .filter((one) => one.entry === source && (one.requirements?.includes(requirement) ?? true))
        .map(({ publicAddress }) => publicAddress),
    ),
  ].sort();
}
