import { ALL_IPV4, ALL_IPV6 } from '../model/addresses';
import { askedKey, type ElementFidelity, type Fidelity, opens } from '../model/element';
import { isGroupOfMachines } from '../model/flow';
import { exact } from '../model/host';
import { isGroupPlan, type Plan, REASONS } from '../model/plans';
import type { AwsNetworkFirewallPlan, DomainListGroup } from '../model/plans/aws-network-firewall';
import type { Withholding } from '../model/plans/plan';
import { present } from '../model/present';
import { admittedBoxes } from './admitted';
import { type AskedEntry, type Documented, documentedBy, flowKey, type Item, itemKey } from './asked';
import { type Box, EVERYTHING, intersectBoxes } from './box';
import { atItsAddresses, boxOf, growthBoxes, intentOfHost, type View, whyNoGrowth } from './boxes-of-items';
import { type Cover, coverOf, Memory, NOTHING_COVERED } from './cover';
import { isTrueOf, type SeenFlows, seenFlows } from './grounds';
import { intentOfAny } from './intent';
import { listTraffic, targetIntent } from './read-network-firewall';
import type { RecordedItem } from './recorded-item';
import { INSIDE_HOME, sourceSet } from './sets';
import { withIdleSources } from './shared-sources';
import { at, inside } from './side';
import { unsaidOf } from './words-of-plan';

/** What a plan says of itself. Nothing of it is believed that the flows and the plan's own rules do not bear out. */
export interface Recorded {
  readonly items: readonly RecordedItem[];
  /** What the target lets through beside every flow. */
  readonly admitted: readonly Box[];
  /** The same, by what the plan says of it. */
  readonly admissions: readonly { readonly code: string; readonly boxes: readonly Box[] }[];
  /** What was worked out for the boxes of this plan. */
  readonly memory: Memory;
  /** Entries that stand for no item and have no ground in the flow. */
  readonly groundless: readonly { readonly element: ElementFidelity['element'] | null; readonly about: string }[];
}

export function recordedIn(
  plan: Plan,
  asked: readonly AskedEntry[],
  view: View,
  documented: Documented = documentedBy(asked),
  memory: Memory = new Memory(),
): Recorded {
  const said = new Map<Item, Fidelity>();
  const twice = new Set<Item>();
  const beside: ElementFidelity[] = [];
  for (const one of plan.fidelity) {
    const item = documented.items.get(itemKey(one.element));
    if (item === undefined) beside.push(one);
    else if (said.has(item)) twice.add(item);
    else said.set(item, one.fidelity);
  }
  const withholdings = plan.withholds.map((one) => ({ one, boxes: withheldBoxes(plan, one, documented) }));
  const [ofSupplied, ofDocumented] = [true, false].map((supplied) =>
    coverOf(
      withholdings.flatMap(({ one, boxes }) => (excuses(one, supplied) ? (boxes ?? []) : [])),
      memory,
    ),
  ) as [Cover, Cover];
  const withheldFrom = ({ peer }: Item) =>
    // Only a name can be withheld.
    peer.kind !== 'host' ? NOTHING_COVERED : peer.supplied ? ofSupplied : ofDocumented;
  const judged: RecordedItem[] = [];
  for (const item of documented.items.values()) {
    const how = twice.has(item) ? 'twice' : said.get(item);
    judged.push(recordedItem(plan, item, how, view, withheldFrom(item)));
  }
  const items = withIdleSources(judged, view);
  const admissions = plan.admits.map((one) => ({ one, boxes: admittedBoxes(plan, one, items) }));
  const flows = beside.length === 0 ? new Map() : seenFlows(asked);
  return {
    memory,
    items,
    admitted: admissions.flatMap(({ boxes }) => boxes ?? []),
    admissions: admissions.map(({ one, boxes }) => ({ code: one.code, boxes: boxes ?? [] })),
    groundless: [
      ...beside
        .filter((one) => !hasGround(documented, flows, one))
        .map(({ element }) => ({ element, about: 'an element that the flows do not ask for' })),
      ...[...unmentioned(plan, documented), ...unsaidOf(plan, asked, items)].map((about) => ({ element: null, about })),
      ...(isGroupPlan(plan) && plan.withholds.length === 0 && ipv4Alone(plan, documented).size > 0
        ? [{ element: null, about: 'ipv6, which is closed to what is documented for IPv4 alone' }]
        : []),
      ...[...withholdings, ...admissions]
        .filter(({ boxes }) => boxes === null)
        .map(({ one }) => ({ element: null, about: one.code })),
    ],
  };
}

const NO_GROWTH: readonly Box[] = [];

function recordedItem(
  plan: Plan,
  item: Item,
  said: Fidelity | 'twice' | undefined,
  view: View,
  withheld: Cover,
): RecordedItem {
  const fidelity = said === 'twice' ? undefined : said;
  const whole = boxOf(item, view);
  const fault = said === 'twice' ? 'is said to stand in two ways' : faultOf(plan, item, whole, fidelity, view);
  const box = askedBox(plan, item, whole, fault === null ? fidelity : undefined);
  const leftOut =
    fault === null && (fidelity?.standing === 'refused' || (fidelity?.standing === 'narrowed' && !isListed(fidelity)));
  return {
    item,
    box,
    fidelity: fidelity ?? null,
    needed: box !== null && !leftOut,
    documented: box !== null && !(leftOut && fidelity?.standing === 'refused'),
    growth:
      fault === null && fidelity?.standing === 'widened'
        ? present(growthBoxes(item, fidelity.growth, view).map((grown) => inFamilies(plan, item, grown)))
        : NO_GROWTH,
    withheld,
    fault,
  };
}

/** What has to be open of an item: all of it, or what is left of it where it is open by its addresses or by its listed names. */
function askedBox(plan: Plan, item: Item, whole: Box | null, fidelity: Fidelity | undefined): Box | null {
  const box = whole === null ? null : inFamilies(plan, item, whole);
  if (box === null) return null;
  if (fidelity?.standing === 'widened') return atItsAddresses(item, fidelity.growth.name, box);
  const { peer } = item;
  if (fidelity?.standing !== 'narrowed' || !isListed(fidelity) || peer.kind !== 'host' || peer.host.kind !== 'pattern')
    return box;
  const names = peer.host.listed.map((name) => intentOfHost(exact(name)));
  return names.length === 0 ? null : { ...box, intent: intentOfAny(names) };
}

/** Of an expression the names that the document lists beside it are open, and so they are needed. */
function isListed(fidelity: Fidelity): boolean {
  return fidelity.standing === 'narrowed' && fidelity.reason === 'listed-names';
}

const TO_IPV4: Box = { ...EVERYTHING, to: at(ALL_IPV4) };

/** A name that is said to be open over IPv4 alone explains no opening over IPv6. */
function inFamilies(plan: Plan, { peer }: Item, box: Box): Box | null {
  return peer.kind === 'host' && namesAreIpv4(plan) ? intersectBoxes(box, TO_IPV4) : box;
}

function namesAreIpv4(plan: Plan): boolean {
  if (!isGroupPlan(plan) && plan.target !== 'azure-firewall') return false;
  return plan.withholds.some((one) => one.code === 'ipv6' && one.requirements === undefined);
}

/** Why this may not be said of an item that the flows ask for; null where it may. */
function faultOf(plan: Plan, item: Item, box: Box | null, fidelity: Fidelity | undefined, view: View): string | null {
  if (fidelity === undefined) return 'is not mentioned';
  const crosses = box !== null;
  switch (fidelity.standing) {
    case 'exact':
      if (!crosses) return 'does not cross the firewall';
      return hasPath(item) && !readsPath(plan, item) ? 'has a path that the target cannot see' : null;
    case 'widened':
      return whyNoGrowth(item, box, fidelity.growth, view, plan.sources);
    case 'narrowed':
    case 'refused':
      return isFounded(plan, item, fidelity.reason) ? null : `has no ground for '${fidelity.reason}'`;
    case 'elsewhere':
      // A flow between two sources of one firewall stands once, with the source that opens it.
      return !crosses || standsWithOther(plan, item) ? null : 'crosses the firewall';
    default:
      return `is not ${fidelity.standing}`;
  }
}

function hasPath({ peer }: Item): boolean {
  return peer.kind === 'host' && peer.host.kind === 'exact' && peer.host.path !== undefined;
}

/** Whether the path that the document prints is open, and what lies below it. */
function readsPath(plan: Plan, { peer }: Item): boolean {
  if (plan.target !== 'azure-firewall' || peer.kind !== 'host' || peer.host.kind !== 'exact') return false;
  const printed = `${peer.host.name}${(peer.host.path ?? '').replace(/\/$/, '')}`;
  const collections = plan.groups.flatMap((group) => group.collections);
  const rules = collections.flatMap((one) => (one.kind === 'application' ? one.rules : []));
  const texts = new Set(rules.flatMap(({ targetUrls }) => targetUrls.map(({ text }) => text)));
  return texts.has(printed) && texts.has(`${printed}/*`);
}

function standsWithOther({ target }: Plan, { element, peer }: Item): boolean {
  const isFirewall = target === 'aws-network-firewall' || target === 'azure-firewall';
  return isFirewall && element.direction === 'ingress' && peer.kind === 'bound' && isGroupOfMachines(peer.bound);
}

function isFounded(plan: Plan, { element }: Item, reason: string): boolean {
  const table = REASONS[plan.target];
  if (!Object.hasOwn(table, reason) || table[reason]?.appliesTo(element) !== true) return false;
  if (!isGroupPlan(plan) || plan.namesBehind === null) return true;
  if (reason === 'refused-by-firewall') return ['firewall', 'request'].includes(plan.namesBehind.kind);
  return reason !== 'refused-by-dns-firewall' || plan.namesBehind.kind === 'dns-firewall';
}

/** A flow that opens nothing is told by its party or its peers; why it opens nothing has to be true of it. */
function hasGround({ grounds }: Documented, flows: SeenFlows, one: ElementFidelity): boolean {
  const standings = grounds.get(flowKey(one.element))?.standings;
  return standings?.has(one.fidelity.standing) === true && isTrueOf(flows, one);
}

function unmentioned(plan: Plan, { grounds }: Documented): readonly string[] {
  const mentioned = new Set<string>();
  for (const { element } of grounds.size === 0 ? [] : plan.fidelity) {
    const key = flowKey(element);
    if (grounds.has(key)) mentioned.add(`${key}|${askedKey(element.asked)}`);
  }
  const closed = [...grounds].flatMap(([key, { closed: peers }]) => [...peers].map((peer) => `${key}|${peer}`));
  return closed.filter((key) => !mentioned.has(key)).map((key) => `${key}, of which nothing is said`);
}

/** The requirements of which something is open by name, and whose document supports IPv4 alone. */
function ipv4Alone({ fidelity }: Plan, { items }: Documented): ReadonlySet<string> {
  if (![...items.values()].some(isIpv4Alone)) return new Set();
  const open = fidelity.flatMap((one) => (opens(one.fidelity) ? (items.get(itemKey(one.element)) ?? []) : []));
  return new Set(open.filter(isIpv4Alone).map(({ element }) => `${element.product}/${element.requirement}`));
}

function isIpv4Alone({ peer }: Item): boolean {
  return peer.kind === 'host' && peer.ipv4Only === true;
}

function withheldBoxes(plan: Plan, withholding: Withholding, documented: Documented): readonly Box[] | null {
  switch (withholding.code) {
    case 'ipv6': {
      const { requirements } = withholding;
      if (plan.target === 'azure-firewall')
        return requirements === undefined ? [{ ...EVERYTHING, to: at(ALL_IPV6) }] : null;
      if (!isGroupPlan(plan)) return null;
      if (requirements === undefined) return [{ ...EVERYTHING, to: at(ALL_IPV6) }];
      // Nothing is kept closed of what a document asks for: only said, and so it has to be true.
      const alone = ipv4Alone(plan, documented);
      return requirements.length === alone.size && requirements.every((one) => alone.has(one)) ? [] : null;
    }
    case 'names-inside-home':
      return plan.target === 'aws-network-firewall' ? insideHomeBoxes(plan, withholding.group) : null;
  }
}

function insideHomeBoxes({ groups }: AwsNetworkFirewallPlan, id: string): readonly Box[] | null {
  const group = groups.find((one): one is DomainListGroup => one.id === id && one.kind === 'domain-list');
  if (group === undefined) return null;
  return group.targets.flatMap(({ text }) => {
    const intent = targetIntent(text);
    if (intent === null) return [];
    return [
      { ...EVERYTHING, traffic: listTraffic(group), from: inside(sourceSet(group.source)), to: INSIDE_HOME, intent },
    ];
  });
}

/** A name that the user supplied may be meant to resolve inside, so it is not withheld there. */
function excuses({ code }: Withholding, supplied: boolean): boolean {
  return code === 'ipv6' || !supplied;
}
