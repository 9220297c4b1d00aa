import { addressSetOf, parseCidr } from '../model/addresses';
import type { Flow } from '../model/flow';
import { apexAndSubdomains, exact, type Host, pattern, subdomains } from '../model/host';
import { answerable, OVERLAY_PARTS, type OverlayRow } from '../model/overlay';
import { type PortSet, parsePorts, ports } from '../model/ports';
import { ALL_TCP, type Box, EGRESS, EVERYTHING, type Traffic, traffic } from '../proof/box';
import { intentOfHost } from '../proof/boxes-of-items';
import { isRecord } from '../proof/readers/spot';
import { sourceSet } from '../proof/sets';
import { at, inside } from '../proof/side';
import { slicesOf } from '../proof/slices';
import { distinctOverlaid, type OverlaidRequirement } from './overlaid';
import type { Body, Reach, ReasonedBox } from './reach';

/** A flow as `portolan flows --json` prints it, as far as it says what is reachable. */
export interface PrintedFlow {
  readonly product: string;
  readonly id: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly transport: Flow['transport'];
  readonly ports: readonly string[];
  readonly hosts: readonly Pick<Host, 'kind' | 'name' | 'printed'>[];
  readonly addresses: readonly string[];
  readonly application: Flow['application'];
  readonly either: boolean;
  readonly need: string;
  readonly when: readonly Readonly<Record<string, readonly unknown[]>>[];
  readonly disputed: null | { readonly opens: boolean };
  /** What the user puts in the place of the row, or that it is left out; the hosts and ports above are then the user's. */
  readonly overlay?: OverlayRow;
}

/** Whether a value is a flow as it is printed, as far as it is read here. */
export function isFlow(value: unknown): value is PrintedFlow {
  if (!isRecord(value)) return false;
  const { product, id, transport, ports: open, hosts, addresses, application, need, when, disputed, overlay } = value;
  const areTexts = (list: unknown) => Array.isArray(list) && list.every((one) => typeof one === 'string');
  return (
    typeof product === 'string' &&
    typeof id === 'string' &&
    ['tcp', 'udp', 'icmp'].includes(String(transport)) &&
    areTexts(open) &&
    areTexts(addresses) &&
    Array.isArray(application) &&
    application.every((one) => isRecord(one) && typeof one.ports === 'string' && typeof one.name === 'string') &&
    typeof need === 'string' &&
    Array.isArray(when) &&
    when.every((one) => isRecord(one) && Object.values(one).every(Array.isArray)) &&
    (disputed === null || isRecord(disputed)) &&
    (overlay === undefined ||
      (isRecord(overlay) && typeof overlay.reason === 'string' && typeof overlay.owner === 'string')) &&
    Array.isArray(hosts) &&
    hosts.every((host) => isRecord(host) && typeof host.name === 'string' && Object.hasOwn(HOSTS, String(host.kind)))
  );
}

/**
 * What two versions of the catalogue document, row by row: rows that no profile has together (those of two data centres)
 * overlap as sets, and one says nothing of whether the other is still asked for.
 */
export function reachOfFlows(flows: readonly PrintedFlow[]): Reach {
  const bodies = new Map<string, Body>();
  for (const flow of flows) {
    const name = `${flow.product} ${flow.id}`;
    const boxes = [...(bodies.get(name)?.possibly ?? []), ...boxesOfFlow(flow)];
    bodies.set(name, { name, kind: 'requirement', surely: boxes, possibly: boxes, terms: termsOf(flow) });
  }
  const overlaid = distinctOverlaid(flows.flatMap(overlaidFlow));
  return {
    kind: 'flows of a catalogue',
    bodies: [...bodies.values()],
    notUnderstood: [],
    ...(overlaid.length === 0 ? {} : { overlaid }),
  };
}

/** What its page prints there stands in no such file. */
function overlaidFlow({ product, id, overlay }: PrintedFlow): readonly OverlaidRequirement[] {
  if (overlay === undefined) return [];
  const parts = OVERLAY_PARTS.filter((part) => overlay[part] !== undefined);
  return [{ product, requirement: id, overlay: { ...answerable(overlay), parts, printed: [] } }];
}

/** `must, by names or by addresses, where dataCenter is JP and distributionServer is false`. */
function termsOf({ need, when, either }: PrintedFlow): string {
  const words = when.map((conjunction) =>
    Object.entries(conjunction)
      .map(([choice, values]) => `${choice} is ${values.map(String).sort().join(' or ')}`)
      .sort()
      .join(' and '),
  );
  const where = words.length === 0 ? [] : [`where ${words.sort().join(', or where ')}`];
  return [need, ...(either ? ['by names or by addresses'] : []), ...where].join(', ');
}

const HOSTS: Readonly<Record<Host['kind'], (name: string) => Host>> = {
  exact: (name) => exact(name),
  subdomains: (name) => subdomains(name),
  apexAndSubdomains: (name) => apexAndSubdomains(name, name),
  pattern: (name) => pattern(name, []),
};

/** A row that lacks its ports opens nothing, and neither does one that its own page contradicts, or that the user leaves out. */
function boxesOfFlow(flow: PrintedFlow): readonly ReasonedBox[] {
  const open = portsOf(flow.ports);
  const start: Box = {
    ...EVERYTHING,
    direction: EGRESS,
    traffic: flow.transport === 'tcp' ? ALL_TCP : traffic(flow.transport as Traffic),
    ports: flow.transport === 'icmp' ? EVERYTHING.ports : open,
    from: inside(sourceSet(`${flow.product} ${flow.from ?? 'unknown'}`)),
  };
  if (start.ports.length === 0 || flow.disputed?.opens === false || flow.overlay?.omit === true) return [];
  const why = `${flow.product} ${flow.id}`;
  const there = inside(sourceSet(`${flow.product} ${flow.to ?? 'unknown'}`));
  const slices = slicesOf({ transport: flow.transport, ports: open, application: flow.application });
  const named = flow.hosts.flatMap((host) =>
    slices.map(({ ports: some, carrier }) => ({
      ...start,
      ...(flow.transport === 'icmp' ? {} : { ports: some }),
      traffic: carrier === null ? start.traffic : traffic(carrier === 'tls' ? 'tcp/tls' : 'tcp/http', 'tcp/handshake'),
      intent: intentOfHost(HOSTS[host.kind](host.name)),
    })),
  );
  const cidrs = flow.addresses.filter((cidr) => parseCidr(cidr).ok);
  const byAddress = cidrs.length === 0 ? [] : [{ ...start, to: at(addressSetOf(cidrs)) }];
  const boxes = named.length + byAddress.length === 0 ? [{ ...start, to: there }] : [...named, ...byAddress];
  return boxes.filter((box) => box.ports.length > 0).map((box) => ({ box, why }));
}

function portsOf(list: readonly string[]): PortSet {
  return list.reduce<PortSet>((sum, text) => {
    const read = parsePorts(text);
    return read.ok ? ports.union(sum, read.value) : sum;
  }, []);
}
