import { findProduct, PRODUCT_IDS } from '../catalog';
import { type Issue, NetworkRequirementsError, throwIfAny } from '../diagnostics';
import { addressSetOf, parseCidr } from '../model/addresses';
import type { EntryRequest } from '../model/entry';
import type { Flow } from '../model/flow';
import { apexAndSubdomains, exact, type Host, pattern, subdomains } from '../model/host';
import { type PortSet, parsePorts, ports } from '../model/ports';
import { ALL_TCP, type Box, EGRESS, EVERYTHING, type Traffic, traffic } from '../proof/box';
import { intentOfHost } from '../proof/boxes-of-items';
import { formatOf, type ReadOptions, readDeployment } from '../proof/read-deployment';
import { isPlan } from '../proof/readers/portolan-plan';
import { type ParsedFile, parseSource, type SourceFile } from '../proof/readers/source-text';
import { sourceSet } from '../proof/sets';
import { at, inside } from '../proof/side';
import { slicesOf } from '../proof/slices';
import { OWN_CATALOGUE, REQUEST_SCHEMA_ID, type ReadRequestsOptions, tryRequests } from '../requests';
import { tryRole } from '../resolve';
import { type Body, type Reach, type ReasonedBox, reachOfDeployment, reachOfEntries, reachOfPlan } from './reach';

/** What can be compared, as files: said where a file is none of these. */
export const COMPARED = [
  'a deployment of any format that is read',
  'portolan compile --json',
  'portolan flows --json',
  'a firewall request',
  '{ "product": ..., "role": ..., "profile": { ... } }',
] as const;

/**
 * What a file lets through, or asks for: a template, a plan of ours, a firewall request, a profile, or the flows of a
 * version of the catalogue.
 *
 * @throws NetworkRequirementsError where the file is none of these, or does not hold what it should.
 */
export function readReach(file: SourceFile, options: ReadOptions & ReadRequestsOptions = {}): Reach {
  const parsed = parseSource(file);
  if (!('value' in parsed)) {
    const at = parsed.line === null ? parsed.name : `${parsed.name}:${parsed.line}`;
    throw new NetworkRequirementsError([{ code: 'unreadable-file', at, why: parsed.why }]);
  }
  const { value } = parsed;
  if (isPlan(value)) {
    try {
      return reachOfPlan(value);
    } catch {
      // A plan that was changed by hand may hold anything.
      const why = 'this is no plan that this version wrote';
      throw new NetworkRequirementsError([{ code: 'unreadable-file', at: file.name, why }]);
    }
  }
  if (formatOf(value) !== null) return reachOfDeployment(readDeployment([file], options));
  if (isRecord(value) && value.$schema === REQUEST_SCHEMA_ID) return reachOfRequest(file, options);
  if (isRecord(value) && typeof value.product === 'string' && typeof value.role === 'string')
    return reachOfProfile(parsed);
  if (Array.isArray(value) && value.every(isFlow)) return reachOfFlows(value);
  throw new NetworkRequirementsError([{ code: 'unknown-format', at: file.name, allowed: COMPARED }]);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function reachOfRequest(file: SourceFile, options: ReadRequestsOptions): Reach {
  const { requests, issues } = tryRequests([{ file: file.name, text: file.text }], OWN_CATALOGUE, options);
  throwIfAny(issues, 'this request cannot be read');
  const roles = requests.flatMap((request) => request.roles);
  const sides = new Map(roles.map(({ request, sources }) => [request.entry.name, at(addressSetOf(sources))]));
  return reachOfEntries(
    roles.map(({ request }) => request),
    sides,
    'a firewall request',
  );
}

function reachOfProfile({ name, value }: ParsedFile): Reach {
  const { product: id, role, profile = {} } = value as Readonly<Record<string, unknown>>;
  const product = findProduct(String(id));
  if (product === undefined) {
    throw new NetworkRequirementsError([
      { code: 'unknown-product', at: name, given: String(id), allowed: PRODUCT_IDS },
    ]);
  }
  const { entry, issues } = tryRole(product, profile, String(role), {});
  throwIfAny(
    issues.map((issue): Issue => ({ ...issue, at: `${name}: ${issue.at}` })),
    'this profile cannot be used',
  );
  const request: EntryRequest = { entry };
  return reachOfEntries([request]);
}

/** A flow as `portolan flows --json` prints it, as far as it says what is reachable. */
interface PrintedFlow {
  readonly product: string;
  readonly id: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly transport: Flow['transport'];
  readonly ports: readonly string[];
  readonly hosts: readonly Pick<Host, 'kind' | 'name' | 'printed'>[];
  readonly addresses: readonly string[];
  readonly application: Flow['application'];
}

function isFlow(value: unknown): value is PrintedFlow {
  if (!isRecord(value)) return false;
  const { product, id, transport, ports: open, hosts, addresses, application } = value;
  const areTexts = (list: unknown) => Array.isArray(list) && list.every((one) => typeof one === 'string');
  return (
    typeof product === 'string' &&
    typeof id === 'string' &&
    ['tcp', 'udp', 'icmp'].includes(String(transport)) &&
    areTexts(open) &&
    areTexts(addresses) &&
    Array.isArray(application) &&
    application.every((one) => isRecord(one) && typeof one.ports === 'string' && typeof one.name === 'string') &&
    Array.isArray(hosts) &&
    hosts.every((host) => isRecord(host) && typeof host.name === 'string' && Object.hasOwn(HOSTS, String(host.kind)))
  );
}

/** What two versions of the catalogue document, whatever is then chosen: one body per product. */
function reachOfFlows(flows: readonly PrintedFlow[]): Reach {
  const bodies = [...new Set(flows.map(({ product }) => product))].sort().map((name): Body => {
    const boxes = flows.filter(({ product }) => product === name).flatMap(boxesOfFlow);
    return { name, kind: 'documents', surely: boxes, possibly: boxes };
  });
  return { kind: 'flows of a catalogue', bodies, notUnderstood: [] };
}

const HOSTS: Readonly<Record<Host['kind'], (name: string) => Host>> = {
  exact: (name) => exact(name),
  subdomains: (name) => subdomains(name),
  apexAndSubdomains: (name) => apexAndSubdomains(name, name),
  pattern: (name) => pattern(name, []),
};

/** A row that lacks its ports or its peer opens nothing, in either version. */
function boxesOfFlow(flow: PrintedFlow): readonly ReasonedBox[] {
  const open = portsOf(flow.ports);
  const start: Box = {
    ...EVERYTHING,
    direction: EGRESS,
    traffic: flow.transport === 'tcp' ? ALL_TCP : traffic(flow.transport as Traffic),
    ports: flow.transport === 'icmp' ? EVERYTHING.ports : open,
    from: inside(sourceSet(`${flow.product} ${flow.from ?? 'unknown'}`)),
  };
  if (start.ports.length === 0) return [];
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
