import { isDay } from '../model/day';
import type { RangeInForce } from '../model/flow';
import { type Host, hostKey } from '../model/host';
import { OVERLAY_MEMBERS, OVERLAY_PARTS, type OverlayRow } from '../model/overlay';
import type { Product, Requirement } from '../model/product';
import { isIpv4, namedEnd } from './placement-checks';
import { type Gathering, isRecord, own, printed } from './settle';
import { cidrsAt, hostsAt, type Placed, portsAt, type SuppliedPorts } from './supplied';

/** A row of the page with what the user puts in its place, read. */
export interface Overlaid {
  /** Where it was passed. */
  readonly at: string;
  readonly row: OverlayRow;
  readonly hosts?: readonly Host[];
  readonly ranges?: readonly RangeInForce[];
  readonly ports?: SuppliedPorts;
}

/** What the user supplied beside the overlay. */
interface Beside {
  readonly placed: ReadonlyMap<string, Placed>;
  readonly suppliedPorts: ReadonlyMap<string, SuppliedPorts>;
  /** Where a party was placed. */
  readonly at: (party: string) => string;
}

type Row = Readonly<Record<string, unknown>>;

/** Whether the user leaves the row out. */
export function omits(overlaid: Overlaid | undefined): boolean {
  return overlaid?.row.omit === true;
}

/** The overlay of a profile, by requirement, held against the catalogue. */
export function placeOverlay(
  product: Product,
  profile: Row,
  beside: Beside,
  gathering: Gathering,
): ReadonlyMap<string, Overlaid> {
  const { issues } = gathering;
  const rows = new Map<string, Overlaid>();
  const given = own(profile, 'overlay');
  if (given === undefined) return rows;
  const at = 'profile.overlay';
  if (!Array.isArray(given)) {
    issues.push({ code: 'wrong-type', at, given: printed(given), expected: ROWS_LIKE });
    return rows;
  }
  const seen = new Map<string, string>();
  for (const [index, row] of (given as readonly unknown[]).entries()) {
    const here = `${at}[${index}]`;
    if (!isRecord(row)) {
      issues.push({ code: 'wrong-type', at: here, given: printed(row), expected: ROW_LIKE });
      continue;
    }
    const requirement = requirementOf(here, row, product, gathering);
    checkWords(here, row, requirement?.id ?? null, gathering);
    if (requirement === null) continue;
    const first = seen.get(requirement.id);
    if (first !== undefined) {
      issues.push({ code: 'overlay-repeated', at: here, requirement: requirement.id, first });
      continue;
    }
    seen.set(requirement.id, here);
    rows.set(requirement.id, read(here, row, requirement, { product, beside, gathering }));
  }
  return rows;
}

const ROW_LIKE =
  "{ id, omit | hosts | addresses | ports, reason, owner, expires }, such as { id: 'agent-cloud', omit: true, reason: '...', owner: '...' }";
const ROWS_LIKE = `an array of ${ROW_LIKE}`;

function requirementOf(at: string, row: Row, product: Product, { issues }: Gathering): Requirement | null {
  const id = own(row, 'id');
  const requirement = product.requirements.find((one) => one.id === id);
  if (requirement !== undefined) return requirement;
  const retired = (product.retired ?? []).find((one) => one.id === id);
  if (retired !== undefined) {
    const { replacedBy, reason } = retired;
    issues.push({ code: 'overlay-retired', at: `${at}.id`, given: retired.id, replacedBy, reason });
  } else if (typeof id === 'string') {
    const allowed = product.requirements.map((one) => one.id);
    issues.push({ code: 'overlay-unknown', at: `${at}.id`, given: id, product: product.name, allowed });
  } else {
    issues.push({ code: 'wrong-type', at: `${at}.id`, given: printed(id), expected: 'the id of a requirement' });
  }
  return null;
}

/** What a row has to say whatever requirement it is about. */
function checkWords(at: string, row: Row, requirement: string | null, { issues }: Gathering): void {
  for (const key of Object.keys(row)) {
    if (!OVERLAY_MEMBERS.some((member) => member === key)) {
      issues.push({ code: 'overlay-member', at: `${at}.${key}`, given: key, allowed: OVERLAY_MEMBERS });
    }
  }
  const missing = (['reason', 'owner'] as const).filter((word) => {
    const text = own(row, word);
    return typeof text !== 'string' || text.trim() === '';
  });
  if (missing.length > 0) issues.push({ code: 'overlay-unaccounted', at, requirement, missing });
  const expires = own(row, 'expires');
  if (expires !== undefined && !isDay(expires)) {
    issues.push({ code: 'malformed-day', at: `${at}.expires`, given: printed(expires) });
  }
  const omit = own(row, 'omit');
  const parts = OVERLAY_PARTS.filter((part) => own(row, part) !== undefined);
  if (omit !== undefined && omit !== true) {
    issues.push({ code: 'wrong-type', at: `${at}.omit`, given: printed(omit), expected: 'true, or nothing at all' });
  } else if (omit === true && parts.length > 0) {
    issues.push({ code: 'overlay-omit-beside', at, requirement, beside: parts });
  } else if (omit === undefined && parts.length === 0) {
    issues.push({ code: 'overlay-says-nothing', at, requirement });
  }
}

interface Reading {
  readonly product: Product;
  readonly beside: Beside;
  readonly gathering: Gathering;
}

function read(at: string, row: Row, requirement: Requirement, reading: Reading): Overlaid {
  const { gathering } = reading;
  // Whatever of it is no row of an overlay was told.
  const overlaid = { at, row: row as unknown as OverlayRow };
  if (own(row, 'omit') === true) return overlaid;
  const [hosts, addresses, ports] = OVERLAY_PARTS.map((part) => own(row, part));
  const names = hosts === undefined ? null : hostsAt(`${at}.hosts`, hosts, gathering);
  const ranges = addresses === undefined ? null : cidrsAt(`${at}.addresses`, addresses, gathering);
  const open = ports === undefined ? null : portsOf(`${at}.ports`, ports, requirement, reading);
  refuseWhere(at, row, requirement, reading);
  const blocks = ranges?.map((range): RangeInForce => ({ ...range, for: [] })) ?? null;
  if (blocks !== null) refuseOtherFamily(`${at}.addresses`, blocks, requirement, reading);
  return {
    ...overlaid,
    ...(names === null ? {} : { hosts: names.map((host) => printedAs(host, requirement)) }),
    ...(blocks === null ? {} : { ranges: blocks }),
    ...(open === null ? {} : { ports: open }),
  };
}

/** A name that the page prints too stays the page's. */
function printedAs(host: Host, { hosts }: Requirement): Host {
  return hosts.find((one) => hostKey(one) === hostKey(host)) ?? host;
}

function portsOf(at: string, given: unknown, requirement: Requirement, { beside, gathering }: Reading) {
  const { id, transport } = requirement;
  if (transport === 'icmp') {
    const expected = `no ports, since '${id}' is ICMP`;
    gathering.issues.push({ code: 'wrong-type', at, given: printed(given), expected });
    return null;
  }
  if (beside.suppliedPorts.has(id)) {
    gathering.issues.push({ code: 'overlay-given-twice', at, requirement: id, first: `profile.ports.${id}` });
  }
  return portsAt(at, given, requirement, gathering);
}

/** Where the user places a party, the row has nothing of the page that something could stand in the place of. */
function refuseWhere(at: string, row: Row, requirement: Requirement, { product, beside, gathering }: Reading): void {
  const { id, hosts, ranges } = requirement;
  const where = OVERLAY_PARTS.filter((part) => part !== 'ports' && own(row, part) !== undefined);
  if (where.length === 0) return;
  const party = requirement[namedEnd(product, requirement)];
  const isRole = party !== null && Object.hasOwn(product.roles, party);
  const isPrinted = hosts.length + (ranges?.cidrs.length ?? 0) > 0;
  if (party !== null && (beside.placed.has(party) || (isRole && !isPrinted))) {
    const placed = beside.placed.has(party) ? beside.at(party) : null;
    gathering.issues.push({ code: 'overlay-of-placed', at, requirement: id, party, parts: where, placed });
    return;
  }
  const left = (part: 'hosts' | 'addresses', printed: number) => {
    const given = own(row, part);
    return given === undefined ? printed : Array.isArray(given) ? given.length : 1;
  };
  if (left('hosts', hosts.length) + left('addresses', ranges?.cidrs.length ?? 0) > 0) return;
  gathering.issues.push({ code: 'overlay-leaves-nothing', at, requirement: id });
}

/** Where the document supports IPv4 alone, IPv6 addresses alone could not be reached. */
function refuseOtherFamily(
  at: string,
  ranges: readonly RangeInForce[],
  requirement: Requirement,
  { product, gathering }: Reading,
): void {
  const { id, ipVersion } = requirement;
  const [other] = ranges;
  if (ipVersion !== 'IPv4' || other === undefined || ranges.some(isIpv4)) return;
  const party = requirement[namedEnd(product, requirement)] ?? id;
  gathering.issues.push({ code: 'ipv4-only', at, party, given: other.printed, requirements: [id] });
}
