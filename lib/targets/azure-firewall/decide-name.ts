import type { Fidelity, Growth } from '../../model/element';
import { exact, type Host, type PatternHost, subdomains } from '../../model/host';
import { covers } from '../../model/name-set';
import { suffixOfPattern } from '../../model/pattern';
import type { AzureFirewallReason } from '../../model/plans/azure-firewall';
import { type PortSet, ports } from '../../model/ports';
import type { AskedElement, UnkeyedRule } from '../../rules';
import { FQDN_TAGS } from './fqdn-tags';
import { AZURE_FIREWALL_LIMITS, SMALL_RANGE } from './limits';
import type { Opening } from './openings';
import type { AzureFirewallWriting } from './options';

/** How an element stands, and what opens for it. */
export interface Said {
  readonly fidelity: Fidelity;
  readonly openings: readonly Opening[];
}

/** The ports on which a network rule to a name, or to everybody, would silence the application rules that everybody has. */
export const WEB = ports.of([
  { first: 80, last: 80 },
  { first: 443, last: 443 },
]);

/** What an application rule can be for. */
const APPLICATION_PORTS = ports.of([{ first: 1, last: AZURE_FIREWALL_LIMITS.applicationPort.value }]);

/** A name that a machine reaches: in an application rule where it can be read on single ports, and else by its addresses. */
export function sayName(asking: AskedElement, rule: UnkeyedRule, host: Host, writing: AzureFirewallWriting): Said {
  const { carrier, ports: open } = rule;
  const misfit = carrier === null ? 'wildcard-without-carrier' : whyNoApplicationRule(open);
  if (misfit === null) return inApplicationRule(asking, rule, host, writing);
  if (rule.transport === 'icmp') return refused('icmp-to-internet', asking);
  if (host.kind !== 'exact') return refused(misfit, asking);
  if (rule.transport === 'tcp' && ports.intersect(open, WEB).length > 0) {
    return refused(carrier === null ? 'name-on-web-port' : misfit, asking);
  }
  if (writing.tier === 'Basic') return refused('name-without-proxy', asking);
  const growth: Growth = {
    name: 'sameAddresses',
    ...(carrier === null ? {} : { application: 'any' }),
    ...(host.path === undefined ? {} : { path: host.path }),
  };
  return { fidelity: { standing: 'widened', growth }, openings: [{ kind: 'network', rule }] };
}

/** An application rule takes single ports, so that a small range is written out; null where it can say them all. */
function whyNoApplicationRule(open: PortSet): AzureFirewallReason | null {
  if (open.some(({ first, last }) => last - first >= SMALL_RANGE)) return 'port-range';
  return ports.covers(APPLICATION_PORTS, open) ? null : 'application-port';
}

function inApplicationRule(asking: AskedElement, rule: UnkeyedRule, host: Host, writing: AzureFirewallWriting): Said {
  if (host.kind === 'pattern') return ofPattern(asking, rule, host, writing.patterns);
  if (host.kind === 'exact' && host.path !== undefined) {
    const isRead = writing.tier === 'Premium' && (rule.carrier === 'http' || writing.tlsInspection);
    return isRead
      ? { fidelity: { standing: 'exact' }, openings: [{ kind: 'url', rule, host }] }
      : { fidelity: widened({ path: host.path }), openings: [{ kind: 'fqdn', rule }] };
  }
  const tag = tagFor(host, rule, writing);
  return tag === null
    ? { fidelity: { standing: 'exact' }, openings: [{ kind: 'fqdn', rule }] }
    : { fidelity: widened({ name: 'fqdnTag' }), openings: [{ kind: 'tag', rule, tag }] };
}

/** Only where the tag's page prints the name, or a wider one, with https, and so on port 443. */
function tagFor(host: Host, { carrier, ports: open }: UnkeyedRule, { fqdnTags }: AzureFirewallWriting): string | null {
  if (carrier !== 'tls' || !ports.equal(open, [{ first: 443, last: 443 }])) return null;
  const own = FQDN_TAGS.filter(({ tag }) => fqdnTags.includes(tag));
  return own.find(({ names }) => names.some((name) => covers(name, host)))?.tag ?? null;
}

function ofPattern(
  asking: AskedElement,
  rule: UnkeyedRule,
  host: PatternHost,
  how: AzureFirewallWriting['patterns'],
): Said {
  const named = (to: Host): Opening => ({ kind: 'fqdn', rule: { ...rule, peer: { kind: 'host', host: to } } });
  const suffix = suffixOfPattern(host.name);
  if (how === 'listed' && host.listed.length > 0) {
    const fidelity: Fidelity = { standing: 'narrowed', reason: 'listed-names', waysOut: patternWays(host, how) };
    return { fidelity, openings: host.listed.map((name) => named(exact(name))) };
  }
  if (how === 'suffix' && suffix !== null) {
    return { fidelity: widened({ name: 'suffix' }), openings: [named(subdomains(suffix))] };
  }
  return refused('pattern', asking, patternWays(host, how));
}

/** What the other answer to an expression would open. */
function patternWays(host: PatternHost, taken: AzureFirewallWriting['patterns']): readonly string[] {
  const suffix = suffixOfPattern(host.name);
  return [
    ...(taken === 'listed' || host.listed.length === 0
      ? []
      : ["open only the names that the document lists beside it, with patterns: 'listed'"]),
    ...(taken === 'suffix' || suffix === null ? [] : [`open every name below ${suffix}, with patterns: 'suffix'`]),
  ];
}

function widened(growth: Growth): Fidelity {
  return { standing: 'widened', growth };
}

/** An element of which nothing opens, with what the user may do. */
export function refused(reason: AzureFirewallReason, asking: AskedElement, first: readonly string[] = []): Said {
  const { byAddress, byApplication } = asking.waysOut;
  const isInbound = asking.element.direction === 'ingress';
  const ways = [...first, byAddress, isInbound || asking.element.carrier !== null ? null : byApplication];
  return {
    fidelity: { standing: 'refused', reason, waysOut: ways.filter((way) => way !== null) },
    openings: [],
  };
}
