import { findProduct, PRODUCT_IDS } from '../catalog';
import { type Issue, NetworkRequirementsError, throwIfAny } from '../diagnostics';
import { addressSetOf } from '../model/addresses';
import type { EntryRequest } from '../model/entry';
import { formatOf, type ReadOptions, readDeployment } from '../proof/read-deployment';
import { isPlan } from '../proof/readers/portolan-plan';
import { type ParsedFile, parseSource, type SourceFile } from '../proof/readers/source-text';
import { isRecord } from '../proof/readers/spot';
import { at } from '../proof/side';
import { OWN_CATALOGUE, REQUEST_SCHEMA_ID, type ReadRequestsOptions, tryRequests } from '../requests';
import { tryRole } from '../resolve';
import { joinedReach, knownReach } from './joined-reach';
import { networkOf } from './network';
import { isFlow, reachOfFlows } from './printed-flows';
import { type Reach, reachOfDeployment, reachOfEntries, reachOfPlan } from './reach';

/** What can be compared, as files: said where a file is none of these. */
export const COMPARED = [
  'a deployment of any format that is read',
  'portolan compile --json',
  'portolan flows --json',
  'a firewall request',
  '{ "product": ..., "role": ..., "profile": { ... } }',
] as const;

/** How files are read that are compared. */
export interface ReachOptions extends ReadOptions, ReadRequestsOptions {
  /**
   * The blocks of the own network: what `VirtualNetwork` and `HOME_NET` hold.
   * @default - nobody knows what they hold
   */
  readonly network?: readonly string[];
}

/**
 * What a file lets through, or asks for: a template, a plan of ours, a firewall request, a profile, or the flows of a
 * version of the catalogue. Several files are one thing: a policy and its groups, the requests of several teams.
 *
 * @throws NetworkRequirementsError where a file is none of these, or does not hold what it should, or where several are
 * of different kinds.
 */
export function readReach(files: SourceFile | readonly SourceFile[], options: ReachOptions = {}): Reach {
  const parsed = (Array.isArray(files) ? files : [files]).map((file): ReadFile => ({ file, ...dataOf(file) }));
  const network = networkOf(options.network);
  return knownReach(reachOfFiles(parsed, options), network);
}

interface ReadFile extends ParsedFile {
  readonly file: SourceFile;
}

function dataOf(file: SourceFile): ParsedFile {
  const parsed = parseSource(file);
  if ('value' in parsed) return parsed;
  const at = parsed.line === null ? parsed.name : `${parsed.name}:${parsed.line}`;
  throw new NetworkRequirementsError([{ code: 'unreadable-file', at, why: parsed.why }]);
}

function reachOfFiles(files: readonly ReadFile[], options: ReachOptions): Reach {
  const isDeployment = files.every(({ value }) => formatOf(value) !== null);
  if (isDeployment && !files.every(({ value }) => isPlan(value))) {
    const sources = files.map(({ file }) => file);
    return reachOfDeployment(readDeployment(sources, options));
  }
  return joinedReach(files.map((one) => [one.name, reachOfFile(one, options)]));
}

function reachOfFile(read: ReadFile, options: ReachOptions): Reach {
  const { file, value } = read;
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
    return reachOfProfile(read);
  if (Array.isArray(value) && value.every(isFlow)) return reachOfFlows(value);
  throw new NetworkRequirementsError([{ code: 'unknown-format', at: file.name, allowed: COMPARED }]);
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
