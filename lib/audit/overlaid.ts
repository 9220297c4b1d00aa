import type { Flow } from '../model/flow';
import { overlayOf, type ReportedOverlay } from '../report';
import type { Way } from './requirements';

/** A requirement that is not asked for as its page prints it, on the user's word. */
export interface OverlaidRequirement {
  readonly product: string;
  readonly requirement: string;
  /** Without a part where the user leaves the row out; `printed` is empty where what was read does not say it. */
  readonly overlay: ReportedOverlay;
}

/** Those of flows that an overlay changes or leaves out, each once. */
export function overlaidIn(flows: readonly Flow[]): readonly OverlaidRequirement[] {
  const found = flows.flatMap((flow): readonly OverlaidRequirement[] => {
    const overlay = overlayOf(flow);
    return overlay === undefined ? [] : [{ product: flow.product, requirement: flow.requirement.id, overlay }];
  });
  return distinctOverlaid(found);
}

/** Those of the entries' own flows, on either side of them. */
export function overlaidOfWays(ways: readonly Pick<Way, 'request' | 'flows'>[]): readonly OverlaidRequirement[] {
  const own = ways.flatMap(({ request: { entry }, flows }) =>
    flows.filter(({ from, to }) => [from.party, to.party].includes(entry.role)),
  );
  return overlaidIn(own);
}

/** Of these the rows that the user leaves out. */
export function leftOutOf(ways: readonly Pick<Way, 'request' | 'flows'>[]): readonly OverlaidRequirement[] {
  return overlaidOfWays(ways).filter(({ overlay }) => overlay.parts.length === 0);
}

/** Each once, in the order in which they were found. */
export function distinctOverlaid(list: readonly OverlaidRequirement[]): readonly OverlaidRequirement[] {
  return [...new Map(list.map((one) => [JSON.stringify(one), one])).values()];
}
