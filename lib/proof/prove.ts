import type { Plan } from '../model/plans';
import { type AskedEntry, type Documented, documentedBy, documentedOnce } from './asked';
import { heldTags } from './azure-names';
import type { Box } from './box';
import type { View } from './boxes-of-items';
import { everythingIn, leftByReasons, reasonsOf } from './by-reason';
import { witnessOf } from './connection';
import { type Cover, coverOf, firstOutside, Memory } from './cover';
import { type Opened, openedBy } from './opened';
import { readAzureFirewall } from './read-azure-firewall';
import { readDnsFirewall } from './read-dns-firewall';
import { readNetworkFirewall } from './read-network-firewall';
import { readNetworkSecurityGroup } from './read-network-security-group';
import { readSecurityGroup } from './read-security-group';
import type { Reading } from './reading';
import { type Recorded, recordedIn } from './recorded';
import type { RuledBox } from './region';
import { rehearsalOf } from './rehearsal';
import { byId, bySource, bySourceOrTag, byTagOrId, type PeerNaming } from './sets';
import { grownElsewhere, reasonless, standingFor, standingForNobody } from './standing-for';
import { type Hole, type ProofOptions, type Verdict, verdictOf } from './verdict';
import { misweighed } from './weights';

/**
 * Compares what a plan allows with what its entries ask for and with what it says of itself.
 *
 *   1. the plan is read: its rules as they are deployed, and the cloud's defaults
 *   2. the flows are read: what is documented, and needed
 *   3. what the plan says of each element is judged
 *   4. four differences of sets, over the whole plan and for each rule and what it stands for; each is empty for a
 *      plan that does what it says
 *
 * @throws UnreadablePlanError where the plan holds what the proof does not understand.
 */
export function prove(plan: Plan, asked: readonly AskedEntry[], options: ProofOptions = {}): Verdict {
  return proveOf(plan, asked, documentedBy, options);
}

/** The same of a plan that was compiled from flows that nobody changes: they are read once. */
export function proveCompiled(plan: Plan, asked: readonly AskedEntry[]): Verdict {
  return proveOf(plan, asked, documentedOnce, {});
}

/** How flows are read; what comes of it is let go as soon as the plan's words were held against it. */
type Read = (asked: readonly AskedEntry[]) => Documented;

function proveOf(plan: Plan, asked: readonly AskedEntry[], read: Read, options: ProofOptions): Verdict {
  const rehearsal = rehearsalOf(plan);
  // Of a policy that observes nearly everything is true: what its alerts say hangs on what it would close.
  const rehearsed = rehearsal === null ? [] : holesOf(rehearsal, asked, read, options);
  return verdictOf([...holesOf(plan, asked, read, options), ...rehearsed]);
}

/** More than the plans of an app have in common; one plan of many thousand flows fills it alone, and nothing is kept of it. */
const MOST_REMEMBERED = 20_000;

/**
 * What plans have in common: an app makes hundreds that differ in a row or two. The sets that a plan leaves unknown are
 * bounded by nothing but what their ids say, so whether boxes take in another hangs on no plan.
 */
let remembered = new Memory();

function holesOf(
  plan: Plan,
  asked: readonly AskedEntry[],
  read: Read,
  { readBack = false }: ProofOptions,
): readonly Hole[] {
  const reading = readPlan(plan);
  const memory = remembered;
  const recorded = recordedIn(plan, asked, viewOf(plan), read(asked), memory);
  const surely = openedBy(reading.surely, memory);
  const possibly = reading.possibly === reading.surely ? surely : openedBy(reading.possibly, memory);
  const reasons = reasonsOf(reading, recorded.items);
  const elsewhere = grownElsewhere(recorded);
  const left = readBack
    ? everythingIn(reading, recorded)
    : leftByReasons(reading, recorded, reasons, { byTheCloud: surely.byTheCloud, elsewhere });
  const holes = [
    ...excessOf(left.unexplained, recorded),
    ...standingFor(left.doubtful, (reason) => reasons.get(reason)?.items ?? [], elsewhere),
    ...missingFrom(surely, left.unnamed),
    ...(readBack ? [] : reasonless(left.unnamed, surely)),
    ...overstatedIn(possibly, recorded, left.notOpen),
    ...(readBack ? [] : [...standingForNobody(reading.possibly, recorded), ...misweighed(plan, recorded)]),
    ...unfoundedIn(recorded),
  ];
  if (memory.size > MOST_REMEMBERED) remembered = new Memory();
  return holes;
}

/** What a plan allows, read from its rules alone. */
export function readPlan(plan: Plan, nameOf?: PeerNaming): Reading {
  switch (plan.target) {
    case 'aws-security-group':
      return readSecurityGroup(plan, nameOf ?? byId);
    case 'aws-network-firewall':
      return readNetworkFirewall(plan);
    case 'aws-dns-firewall':
      return readDnsFirewall(plan);
    case 'azure-firewall':
      return readAzureFirewall(plan);
    case 'azure-network-security-group':
      return readNetworkSecurityGroup(plan, nameOf ?? byTagOrId);
  }
}

export function viewOf(plan: Plan): View {
  if (plan.target === 'aws-security-group') return { nameOf: byId, seesDirection: true };
  if (plan.target === 'azure-network-security-group') return { nameOf: byTagOrId, seesDirection: true };
  // A resolver answers machines that open connections, and only where they mean a name.
  if (plan.target === 'aws-dns-firewall') return { nameOf: () => null, seesDirection: true, namesAlone: true };
  const sources = new Set(plan.sources.map(({ name }) => name));
  if (plan.target === 'azure-firewall') {
    return { nameOf: bySourceOrTag(sources), seesDirection: false, fqdnTags: heldTags(plan) };
  }
  return { nameOf: bySource(sources), seesDirection: false };
}

/** What is said to be open and is not; what rules open that name it is not missing. */
function missingFrom(opened: Opened, items: Recorded['items']): readonly Hole[] {
  const holes: Hole[] = [];
  for (const { item, box, needed, withheld } of items) {
    const left = needed && box !== null ? firstOutside(box, withheld, opened.byTheCloud, opened.open) : null;
    if (left !== null) holes.push({ answer: 'missing', element: item.element, rule: null, witness: witnessOf(left) });
  }
  return holes;
}

/** What a plan may allow: growth and admissions stand first, since one of them often takes in all that is left. */
export function explainedBy({ items, admitted, memory }: Recorded): Cover {
  const boxes = [...admitted];
  for (const { growth } of items) boxes.push(...growth);
  for (const { box, documented } of items) if (documented && box !== null) boxes.push(box);
  return coverOf(boxes, memory);
}

function excessOf(allowed: readonly RuledBox[], recorded: Recorded): readonly Hole[] {
  // Made of all elements, and of most plans nothing is left to be held against it.
  if (allowed.length === 0) return [];
  const explained = explainedBy(recorded);
  const holes = new Map<string, Hole>();
  for (const { box, rule } of allowed) {
    const left = holes.has(rule) ? null : firstOutside(box, explained);
    if (left !== null) holes.set(rule, { answer: 'excess', element: null, rule, witness: witnessOf(left) });
  }
  return [...holes.values()];
}

/**
 * What bounds something and claims nothing: a handshake that is closed is missed by the flow that begins with it, and the
 * other machines of a VPC resolve what its lists say, whatever that is.
 */
const BOUNDS: readonly string[] = ['handshakes', 'whole-vpc'];

function overstatedIn(opened: Opened, { admissions }: Recorded, notOpen: Recorded['items']): readonly Hole[] {
  const beside = admissions.filter(({ code }) => !BOUNDS.includes(code));
  const admitted = beside.flatMap(({ code, boxes }): readonly Hole[] => {
    const left = boxes.flatMap((box) => leftOutside(box, opened) ?? []);
    return left
      .slice(0, 1)
      .map((box) => ({ answer: 'overstated', element: null, rule: code, witness: witnessOf(box) }));
  });
  const grown = notOpen.flatMap(({ item, growth, withheld }): readonly Hole[] => {
    for (const grown of growth) {
      const left = firstOutside(grown, withheld, opened.open);
      if (left !== null) return [{ answer: 'overstated', element: item.element, rule: null, witness: witnessOf(left) }];
    }
    return [];
  });
  return [...admitted, ...grown];
}

/** What the plan admits is mostly open by the cloud itself. */
function leftOutside(box: Box, opened: Opened): Box | null {
  const { byTheCloud } = opened;
  return firstOutside(box, byTheCloud) === null ? null : firstOutside(box, byTheCloud, opened.open);
}

function unfoundedIn({ items, groundless }: Recorded): readonly Hole[] {
  return [
    ...items.flatMap(({ item, fault }): readonly Hole[] =>
      fault === null ? [] : [{ answer: 'unfounded', element: item.element, rule: fault, witness: null }],
    ),
    ...groundless.map(({ element, about }): Hole => ({ answer: 'unfounded', element, rule: about, witness: null })),
  ];
}
