import { ALL_IPV4, addressSetOf } from '../model/addresses';
import type {
  ApplicationRule,
  ApplicationTarget,
  AzureFirewallPlan,
  NatRule,
  NatSource,
  NetworkRule,
  RuleCollection,
} from '../model/plans/azure-firewall';
import { ALL_PORTS, type PortSet, portSetOf, ports } from '../model/ports';
import { completedHandshakes, infrastructureBoxes } from './azure-beside';
import { faultsOfAzureFirewall } from './azure-faults';
import { ANY_NAME, type HeldTag, heldTags, intentOfHeld, intentOfTarget, intentOfUrl } from './azure-names';
import { ALL_TCP, ALL_TRAFFIC, type Box, EVERYTHING, traffic } from './box';
import { type Reading, UnreadablePlanError } from './reading';
import { allowedBy, labelOf, type Step } from './region';
import { addressesOf, boundSet, fqdnTagSet, sourceSet, tagSet } from './sets';
import { at, inside, type Side } from './side';

/**
 * A policy as the firewall walks it: all DNAT rules, all network rules and all application rules, each kind over all
 * groups, by the priority of the group and then of the collection; after them what Azure lets through to its own names,
 * and nothing else. A firewall stands between two ends and cannot tell out from in, so its boxes are free of the direction.
 *
 * @throws UnreadablePlanError with everything that Azure would not take, or that nobody can read.
 */
export function readAzureFirewall(plan: AzureFirewallPlan): Reading {
  const unreadable = faultsOfAzureFirewall(plan);
  if (unreadable.length > 0) throw new UnreadablePlanError(unreadable);
  const tags = heldTags(plan);
  const ordered = inOrder(plan);
  const steps = [
    ...ordered.flatMap(({ at: place, collection }) => (collection.kind === 'nat' ? natSteps(place, collection) : [])),
    ...ordered.flatMap(({ at: place, collection }) =>
      collection.kind === 'network' ? networkSteps(place, collection) : [],
    ),
    ...ordered.flatMap(({ at: place, collection }) =>
      collection.kind === 'application' ? applicationSteps(place, collection, tags) : [],
    ),
    ...[...infrastructureBoxes(plan), ...completedHandshakes(plan)].map(
      (box): Step => ({ action: 'pass', box, rule: 'default', because: null }),
    ),
  ];
  return { target: plan.target, ...allowedBy(steps) };
}

type Of<Kind extends RuleCollection['kind']> = Extract<RuleCollection, { readonly kind: Kind }>;

function inOrder({ groups }: AzureFirewallPlan) {
  return [...groups]
    .sort((a, b) => a.priority - b.priority)
    .flatMap(({ name, collections }) =>
      [...collections]
        .sort((a, b) => a.priority - b.priority)
        .map((collection) => ({ at: `${name} ${collection.name}`, collection })),
    );
}

function natSteps(place: string, { rules }: Of<'nat'>): readonly Step[] {
  return rules.map((rule) => ({
    action: 'pass',
    box: natBox(rule),
    rule: labelOf(place, rule.name),
    because: rule.because,
  }));
}

/** A DNAT rule lets through what it translates, whatever is spoken. */
function natBox({ ipProtocol, from, server, translatedPort }: NatRule): Box {
  return {
    ...EVERYTHING,
    traffic: ipProtocol === 'TCP' ? ALL_TCP : traffic('udp'),
    ports: ports.of([{ first: translatedPort, last: translatedPort }]),
    from: fromSide(from),
    to: inside(sourceSet(server)),
  };
}

function fromSide(from: NatSource): Side {
  switch (from.kind) {
    case 'any':
      return at(ALL_IPV4);
    case 'addresses':
      return at(addressSetOf(from.cidrs));
    case 'bound':
      return inside(boundSet(from.bound));
  }
}

function networkSteps(place: string, { rules }: Of<'network'>): readonly Step[] {
  return rules.map((rule) => ({
    action: 'pass',
    box: networkBox(rule),
    rule: labelOf(place, rule.name),
    because: rule.because,
  }));
}

/** Of what is spoken, and of the name that is meant, a network rule sees nothing. */
function networkBox({ source, from, ipProtocols, destination, destinationPorts }: NetworkRule): Box {
  return {
    ...EVERYTHING,
    traffic: ipProtocols.reduce((sum, protocol) => sum | TRAFFIC_OF[protocol], 0),
    ports: portsOf(destinationPorts),
    from: from === undefined ? inside(sourceSet(source)) : fromSide(from),
    to: toSide(destination),
  };
}

const TRAFFIC_OF = { TCP: ALL_TCP, UDP: traffic('udp'), ICMP: traffic('icmp'), Any: ALL_TRAFFIC } as const;

function portsOf(texts: readonly string[]): PortSet {
  return texts[0] === '*' ? ALL_PORTS : portSetOf(texts);
}

function toSide(destination: NetworkRule['destination']): Side {
  switch (destination.kind) {
    case 'name':
      return inside(addressesOf(destination.name));
    case 'tag':
      return inside(tagSet(destination.tag));
    case 'source':
      return inside(sourceSet(destination.source));
    default:
      return fromSide(destination);
  }
}

/** HTTP and TLS on single ports, each with the name that it carries. */
function applicationSteps(
  place: string,
  { rules, action }: Of<'application'>,
  tags: readonly HeldTag[],
): readonly Step[] {
  return rules.flatMap((rule) => {
    const spoken = trafficsOf(rule);
    return [...rule.targetFqdns, ...rule.fqdnTags, ...rule.targetUrls].flatMap((target) =>
      meantBy(rule, target, tags).flatMap((meant) =>
        spoken.map(
          (box): Step => ({
            action: action === 'Allow' ? 'pass' : 'drop',
            box: { ...box, ...meant },
            rule: labelOf(place, rule.name, target.text),
            because: target.because,
          }),
        ),
      ),
    );
  });
}

function trafficsOf({ source, protocols }: ApplicationRule): readonly Box[] {
  return (['Http', 'Https'] as const).flatMap((type): readonly Box[] => {
    const open = ports.of(
      protocols.filter(({ protocolType }) => protocolType === type).map(({ port }) => ({ first: port, last: port })),
    );
    if (open.length === 0) return [];
    const kind = traffic(type === 'Http' ? 'tcp/http' : 'tcp/tls');
    return [{ ...EVERYTHING, traffic: kind, ports: open, from: inside(sourceSet(source)), to: at(ALL_IPV4) }];
  });
}

/** What is meant, and where that leads: of a tag what is assumed to be in it, and whatever else leads where it does. */
function meantBy(
  { fqdnTags, targetUrls }: ApplicationRule,
  target: ApplicationTarget,
  tags: readonly HeldTag[],
): readonly Partial<Pick<Box, 'to' | 'intent'>>[] {
  if (fqdnTags.includes(target)) {
    const held = tags.filter(({ tag }) => tag === target.text);
    return [
      { to: inside(fqdnTagSet(target.text)), intent: ANY_NAME },
      ...held.flatMap((tag) => present(intentOfHeld(tag))),
    ];
  }
  return present(targetUrls.includes(target) ? intentOfUrl(target.text) : intentOfTarget(target.text));
}

function present(intent: Box['intent'] | null): readonly Pick<Box, 'intent'>[] {
  return intent === null ? [] : [{ intent }];
}
