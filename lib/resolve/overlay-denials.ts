import { addresses, addressSetOf } from '../model/addresses';
import { type Flow, isOmitted } from '../model/flow';
import { overlaps } from '../model/name-set';
import { ALL_PORTS, portSetOf, ports } from '../model/ports';
import type { Denial, Product } from '../model/product';
import type { Overlaid } from './overlay';
import { type Gathering, holds, type Settled } from './settle';

/** What the page forbids no overlay opens. */
export function refuseDenied(
  product: Product,
  flows: readonly Flow[],
  overlay: ReadonlyMap<string, Overlaid>,
  settled: Settled,
  { issues }: Gathering,
): void {
  const overlaid = flows.filter((flow) => flow.overlay !== undefined && !isOmitted(flow));
  if (overlaid.length === 0) return;
  for (const denial of product.denials.filter(({ when }) => holds(when, settled))) {
    for (const flow of overlaid.filter((one) => breaks(one, denial, { product, flows }))) {
      const { id } = flow.requirement;
      const at = overlay.get(id)?.at ?? 'profile.overlay';
      issues.push({ code: 'overlay-denied', at, requirement: id, denial: denial.id, gloss: denial.gloss });
    }
  }
}

/** Whether a flow opens, by what the user put in its place, some of what a denial forbids. */
function breaks(
  flow: Flow,
  denial: Denial,
  { product, flows }: { readonly product: Product; readonly flows: readonly Flow[] },
): boolean {
  const { requirement, named, overlay } = flow;
  const other = named === 'to' ? 'from' : 'to';
  if (requirement[other] !== denial[other]) return false;
  const forbidden = denial.ports === undefined ? ALL_PORTS : portSetOf(denial.ports);
  if (ports.intersect(flow.ports, forbidden).length === 0) return false;
  if (requirement[named] === denial[named]) {
    return overlay?.ports !== undefined && ports.intersect(portSetOf(requirement.ports), forbidden).length === 0;
  }
  const denied = flows.flatMap((one) => [one.from, one.to]).filter(({ party }) => party === denial[named]);
  // Whatever the profile chooses, the denied party is where the page prints it.
  const documented = product.requirements.filter((one) => one[named] === denial[named]);
  const hosts = [...documented, ...denied].flatMap((one) => one.hosts);
  const blocks = addressSetOf(denied.flatMap((end) => end.ranges.map(({ cidr }) => cidr)));
  const end = flow[named];
  const ownHosts = overlay?.hosts === undefined ? [] : end.hosts.filter((host) => !requirement.hosts.includes(host));
  const ownBlocks = overlay?.addresses === undefined ? [] : end.ranges.map(({ cidr }) => cidr);
  return (
    ownHosts.some((host) => hosts.some((one) => overlaps(one, host))) ||
    addresses.intersect(blocks, addressSetOf(ownBlocks)).length > 0
  );
}
