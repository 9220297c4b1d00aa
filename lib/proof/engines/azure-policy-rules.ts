import { ALL_IPV4 } from '../../model/addresses';
import { isName } from '../azure-names';
import { type Box, EVERYTHING } from '../box';
import type { DeclaredCollectionRule, DeclaredNatRule, DeclaredNetworkRule } from '../readers/declared-azure';
import { isLate, type Maybe } from '../readers/late';
import type { Step } from '../region';
import { addressesOf, boundSet } from '../sets';
import { ANYWHERE, at, inside, intersectSides, type Side } from '../side';
import type { ReadRule } from './azure-filter';
import { type Flow, readFlows } from './azure-flows';
import { type Doubt, FIREWALL_RULE, type IpGroups, joinEnds, type ReadEnd, readAddresses } from './azure-sides';

/** More pairs of ends than this are read as every address, which holds them all. */
const MOST_PAIRS = 1024;

/** Where a rule stands, and what is known of it there. */
export interface Standing {
  /** Group, collection and rule, as a person would look for it. */
  readonly name: string;
  readonly action: Step['action'];
  readonly uncertain: boolean;
  /** Of its place in the order, and of its collection. */
  readonly doubts: readonly Doubt[];
  readonly ipGroups: IpGroups;
  /** A policy without it reads names in network rules by what it resolves itself, if it takes them at all. */
  readonly dnsProxy: Maybe<boolean>;
  /** It comes from a base policy. */
  readonly inherited: boolean;
}

/** Of what is spoken, and of the name that is meant, a network rule sees nothing. */
export function readNetworkRule(rule: DeclaredNetworkRule, standing: Standing): ReadRule {
  const from = sourceOf(rule, standing);
  const hosts = readHosts(rule.destinationFqdns, standing);
  const to = orAnything(
    joinEnds(
      readAddresses(rule.destinations, FIREWALL_RULE),
      ...rule.destinationIpGroups.map((group) => standing.ipGroups.endOf(group)),
      hosts,
    ),
    'destination',
  );
  return readRule(rule, standing, from, to, readFlows(rule.protocols, rule.destinationPorts));
}

/** A DNAT rule lets through what it translates, whatever is spoken: by the address and the port to which it leads. */
export function readNatRule(rule: DeclaredNatRule, standing: Standing): ReadRule {
  const { translatedAddress, translatedFqdn, translatedPort } = rule;
  const to = orAnything(
    joinEnds(
      translatedAddress === null ? NOWHERE : readAddresses([translatedAddress], FIREWALL_RULE),
      translatedFqdn === null ? NOWHERE : readHosts([translatedFqdn], { ...standing, dnsProxy: true }),
    ),
    'server',
  );
  const flows = readFlows(rule.protocols, [translatedPort ?? '*']);
  const single = typeof translatedPort === 'string' && /^\d+$/.test(translatedPort);
  const doubts: readonly Doubt[] = [
    ...(single || isLate(translatedPort)
      ? []
      : [{ why: 'leads to more than one port, or to none', value: translatedPort, unsure: false }]),
    ...(standing.inherited ? [INHERITED] : []),
  ];
  const doubtful =
    single && !standing.inherited ? flows : { ...flows, surely: [], perhaps: [...flows.surely, ...flows.perhaps] };
  const from = sourceOf(rule, standing);
  const read = readRule(rule, standing, from, to, { ...doubtful, doubts: [...flows.doubts, ...doubts] });
  return { ...read, entrance: entranceOf(rule, from) };
}

function entranceOf({ destinations, protocols, destinationPorts }: DeclaredNatRule, from: ReadEnd): readonly Box[] {
  const ends = between(from, readAddresses(destinations, FIREWALL_RULE)).boxes;
  const { surely } = readFlows(protocols, destinationPorts);
  return ends.flatMap((end) => surely.map((flow): Box => ({ ...end, ...flow })));
}

/** "NAT rule collections aren't inherited" (Firewall Manager, policy overview); "Rule processing logic" shows them asked first. */
const INHERITED: Doubt = { why: 'stands in a base policy, which may not hand DNAT down', value: 'DNAT', unsure: false };

const NOWHERE: ReadEnd = { sides: [], doubts: [] };

export function sourceOf(rule: DeclaredCollectionRule, { ipGroups }: Standing): ReadEnd {
  const own = readAddresses(rule.sources, FIREWALL_RULE);
  return orAnything(joinEnds(own, ...rule.sourceIpGroups.map((group) => ipGroups.endOf(group))), 'source');
}

export function orAnything(end: ReadEnd, what: string): ReadEnd {
  if (end.sides.length > 0) return end;
  return { sides: [ANYWHERE], doubts: [...end.doubts, { why: `has no ${what}`, value: null, unsure: 'opening' }] };
}

/** Names, each by the addresses that the firewall resolves: "FQDN filtering in network rules" takes no star. */
function readHosts(texts: readonly Maybe<string>[], { dnsProxy }: Standing): ReadEnd {
  const doubts: Doubt[] = [];
  const sides = texts.map((text): Side => {
    if (isLate(text)) return intersectSides(inside(boundSet(text.id)), at(ALL_IPV4)) ?? ANYWHERE;
    const name = text.trim().toLowerCase().replace(/\.$/, '');
    if (isName(name)) return inside(addressesOf(name));
    doubts.push({ why: `has the host '${text}'`, value: text, unsure: false });
    return at(ALL_IPV4);
  });
  if (texts.length > 0 && dnsProxy === false) {
    doubts.push({ why: 'names a host, where the policy has no DNS proxy', value: texts, unsure: false });
  }
  return { sides, doubts };
}

/** Every end against every other, by every flow; what is in doubt at an end is in doubt as a whole. */
function readRule(
  rule: DeclaredCollectionRule,
  standing: Standing,
  from: ReadEnd,
  to: ReadEnd,
  flows: { readonly surely: readonly Flow[]; readonly perhaps: readonly Flow[]; readonly doubts: readonly Doubt[] },
): ReadRule {
  const { boxes: ends, doubts: many } = between(from, to);
  const boxes = (list: readonly Flow[]) => ends.flatMap((end) => list.map((flow): Box => ({ ...end, ...flow })));
  const narrow = [...from.doubts, ...to.doubts, ...many].length > 0;
  return {
    name: standing.name,
    place: rule.place,
    action: standing.action,
    surely: narrow ? [] : boxes(flows.surely),
    perhaps: [...(narrow ? boxes(flows.surely) : []), ...boxes(flows.perhaps)],
    uncertain: standing.uncertain,
    doubts: [...standing.doubts, ...from.doubts, ...to.doubts, ...many, ...flows.doubts],
    description: rule.description,
  };
}

export function between(
  from: ReadEnd,
  to: ReadEnd,
): { readonly boxes: readonly Box[]; readonly doubts: readonly Doubt[] } {
  const count = from.sides.length * to.sides.length;
  if (count > MOST_PAIRS) {
    return { boxes: [EVERYTHING], doubts: [{ why: `has ${count} pairs of ends`, value: null, unsure: false }] };
  }
  return {
    boxes: from.sides.flatMap((source) => to.sides.map((peer): Box => ({ ...EVERYTHING, from: source, to: peer }))),
    doubts: [],
  };
}
