import { cidrOf } from '../model/addresses';
import type { Citation } from '../model/citation';
import type { Flow } from '../model/flow';
import type { Host } from '../model/host';
import type { OverlayRow } from '../model/overlay';
import { printPorts } from '../model/ports';
import type { Application, Conjunction, MissingPart, Need, Product, Requirement, Transport } from '../model/product';

/** A flow as `portolan flows --json` prints it: one object per requirement, lists never null. */
export interface FlowObject {
  readonly product: string;
  readonly id: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly transport: Transport;
  readonly ports: readonly string[];
  readonly portsAre: 'fixed' | 'default' | null;
  readonly hosts: readonly HostObject[];
  /** Canonical, always with a prefix length. */
  readonly addresses: readonly string[];
  readonly printedAddresses: readonly string[];
  /** The names that the ranges are printed for. */
  readonly addressesFor: readonly string[];
  readonly either: boolean;
  readonly application: readonly Application[];
  readonly need: Need;
  readonly when: readonly Conjunction[];
  readonly incomplete: null | { readonly missing: readonly MissingPart[] };
  readonly disputed: null | { readonly note: string; readonly opens: boolean };
  readonly proxy: Requirement['proxy'];
  readonly supplement: boolean;
  readonly cites: readonly Citation[];
  /** What the user puts in the place of the row; left out where nothing is. */
  readonly overlay?: OverlayRow;
}

export interface HostObject {
  readonly kind: Host['kind'];
  readonly name: string;
  readonly printed: string;
  readonly path?: string;
  readonly listed?: readonly string[];
}

/** A requirement before any choice is made, with all documented alternatives. */
export function documentedFlow(product: Product, requirement: Requirement): FlowObject {
  const printedAddresses = requirement.ranges?.cidrs ?? [];
  return flowObject(product, requirement, {
    transport: requirement.transport,
    ports: requirement.ports,
    hosts: requirement.hosts,
    addresses: printedAddresses.map((text) => cidrOf(requirement.ranges?.readAs?.[text] ?? text).text),
    printedAddresses,
    addressesFor: requirement.ranges?.for ?? [],
    application: requirement.application,
    missing: requirement.incomplete?.missing ?? [],
    either: requirement.either,
  });
}

/** The same object after resolution: what is in force, and what is still missing. */
export function resolvedFlow(product: Product, flow: Flow): FlowObject {
  const { hosts, ranges } = flow[flow.named];
  return flowObject(product, flow.requirement, {
    transport: flow.transport,
    ports: printPorts(flow.ports),
    hosts,
    addresses: ranges.map(({ cidr }) => cidr),
    printedAddresses: ranges.map(({ printed }) => printed),
    addressesFor: [...new Set(ranges.flatMap((range) => range.for))],
    application: flow.application,
    missing: flow.missing,
    either: flow.either,
    ...(flow.overlay === undefined ? {} : { overlay: flow.overlay }),
  });
}

/** What a profile may change. */
interface InForce {
  readonly transport: Transport;
  readonly ports: readonly string[];
  readonly hosts: readonly Host[];
  readonly addresses: readonly string[];
  readonly printedAddresses: readonly string[];
  readonly addressesFor: readonly string[];
  readonly application: readonly Application[];
  readonly missing: readonly MissingPart[];
  readonly either: boolean;
  readonly overlay?: OverlayRow;
}

function flowObject(product: Product, requirement: Requirement, inForce: InForce): FlowObject {
  const { disputed } = requirement;
  return {
    product: product.id,
    id: requirement.id,
    from: requirement.from,
    to: requirement.to,
    transport: inForce.transport,
    ports: inForce.ports,
    portsAre: requirement.portsAre,
    hosts: inForce.hosts.map(hostObject),
    addresses: inForce.addresses,
    printedAddresses: inForce.printedAddresses,
    addressesFor: inForce.addressesFor,
    either: inForce.either,
    application: inForce.application.map(({ ports, name, basis }) => ({ ports, name, basis })),
    need: requirement.need,
    when: requirement.when,
    incomplete: inForce.missing.length === 0 ? null : { missing: inForce.missing },
    disputed: disputed === undefined ? null : { note: disputed.note, opens: disputed.opens },
    proxy: requirement.proxy,
    supplement: isOfSupplement(product, requirement),
    cites: requirement.cites.map(({ document, section, quote, gloss }) => ({ document, section, quote, gloss })),
    ...(inForce.overlay === undefined ? {} : { overlay: inForce.overlay }),
  };
}

function isOfSupplement(product: Product, { cites }: Requirement): boolean {
  const kinds = new Map(product.documents.map(({ id, kind }) => [id, kind] as const));
  return cites.some(({ document }) => kinds.get(document) === 'supplement');
}

function hostObject(host: Host): HostObject {
  const { kind, name, printed } = host;
  return {
    kind,
    name,
    printed,
    ...(host.kind === 'exact' && host.path !== undefined ? { path: host.path } : {}),
    ...(host.kind === 'pattern' ? { listed: host.listed } : {}),
  };
}
