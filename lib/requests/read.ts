import { type Issue, throwIfAny } from '../diagnostics';
import type { Product } from '../model/product';
import { checkEntry } from './check-entry';
import { type AskedEntry, entryRequestOf } from './entry-request';
import type { Catalogue, FirewallRequest, ReadRequestsOptions, RequestedRole, RequestText } from './firewall-request';
import { flowsOf } from './flows';
import { type JsonPath, readJson } from './json';
import type { RequestedEntry, RequestFile } from './request';
import { REQUEST_SCHEMA } from './schema';
import { misfitsOf } from './shape';
import { sourceName } from './source-name';
import { type KnownSources, readSources } from './sources';
import { canonicalText, digestOf } from './write';

/** The requests that are whole, and everything that is wrong with the others. */
export interface TriedRequests {
  readonly requests: readonly FirewallRequest[];
  readonly issues: readonly Issue[];
}

/**
 * Reads the texts of requests, all or none.
 *
 * @throws NetworkRequirementsError with everything that is wrong in any of them, each with its file and line.
 */
export function parseFirewallRequests(
  files: readonly RequestText[],
  catalogue: Catalogue,
  options: ReadRequestsOptions = {},
): readonly FirewallRequest[] {
  const { requests, issues } = tryRequests(files, catalogue, options);
  throwIfAny(issues, 'firewall requests cannot be read:');
  return requests;
}

/** The same without a throw. */
export function tryRequests(
  files: readonly RequestText[],
  catalogue: Catalogue,
  options: ReadRequestsOptions = {},
): TriedRequests {
  const known = readSources(options);
  const issues: Issue[] = [...known.issues];
  const read = files.map((file) => readOne(file, withOwn(catalogue, options.products ?? []), known, issues));
  const whole = read.flatMap((one) => one ?? []);
  const requests = whole.map(({ request }) => request);
  issues.push(...repeated(whole), ...contradictions(requests));
  return { requests, issues };
}

function withOwn(catalogue: Catalogue, own: readonly Product[]): Catalogue {
  return {
    versions: catalogue.versions,
    ids: [...catalogue.ids, ...own.map(({ id }) => id)],
    find: (id) => own.find((product) => product.id === id) ?? catalogue.find(id),
  };
}

interface ReadRequest {
  readonly request: FirewallRequest;
  /** Where its name stands. */
  readonly at: string;
}

/** A file as a request; null where that cannot be said. What is wrong is gathered, each at its line. */
function readOne(
  { file, text }: RequestText,
  catalogue: Catalogue,
  known: KnownSources,
  issues: Issue[],
): ReadRequest | null {
  const json = readJson(text);
  if (!json.ok) {
    issues.push({ code: 'request-not-json', at: `${file}:${json.line}`, problem: json.problem });
    return null;
  }
  const at = (path: JsonPath) => `${file}:${json.lineOf(path)}${path.length === 0 ? '' : `, ${pathWords(path)}`}`;
  const misfits = misfitsOf(json.value, REQUEST_SCHEMA);
  for (const { path, given, ...rest } of misfits) {
    issues.push(
      rest.kind === 'unknown'
        ? { code: 'request-property', at: at(path), given, allowed: rest.allowed }
        : { code: 'request-shape', at: at(path), given, expected: rest.expected },
    );
  }
  if (misfits.length > 0) return null;

  const content = json.value as RequestFile;
  const before = issues.length;
  const computed = digestOf(json.value as Readonly<Record<string, unknown>>);
  if (computed !== content.digest) {
    issues.push({ code: 'request-digest', at: at(['digest']), given: content.digest, computed });
  }
  const sources = content.entries.map((entry, index) =>
    known.blocksOf(entry.sources, (place) => at(['entries', index, 'sources', place]), issues),
  );
  if (!catalogue.versions.includes(content.catalogue)) {
    const { catalogue: given } = content;
    issues.push({ code: 'request-catalogue', at: at(['catalogue']), given, known: catalogue.versions });
    return null;
  }
  const asked = content.entries.flatMap((requested, index) =>
    checkEntry(requested, content.entries, catalogue, (path) => at(['entries', index, ...path]), issues),
  );
  if (asked.length === content.entries.length) {
    checkFlows(content, asked, catalogue, at, issues);
  }
  if (issues.length > before) return null;
  const { name, owner, reason, digest, flows } = content;
  const roles = asked.map(
    (one, index): RequestedRole => ({
      requested: one.requested,
      request: entryRequestOf(one),
      sources: sources[index] ?? [],
      at: `${file}:${json.lineOf(['entries', index])}`,
    }),
  );
  const request = { file, name, owner, reason, catalogue: content.catalogue, digest, roles, flows };
  return { request, at: at(['name']) };
}

/** Whether the catalogue that reads says what the one said that wrote. */
function checkFlows(
  content: RequestFile,
  asked: readonly AskedEntry[],
  catalogue: Catalogue,
  at: (path: JsonPath) => string,
  issues: Issue[],
): void {
  const { lines, issues: wrong } = flowsOf(asked);
  // What is wrong with a profile was said of its entry already.
  if (wrong.length > 0) return;
  const words = { written: content.catalogue, read: catalogue.versions[0] ?? content.catalogue };
  const yielded = new Set(lines);
  const listed = new Set(content.flows);
  for (const [index, flow] of content.flows.entries()) {
    if (yielded.has(flow)) continue;
    issues.push({ code: 'request-stale', at: at(['flows', index]), flow, listed: true, ...words });
  }
  for (const flow of lines.filter((line) => !listed.has(line))) {
    issues.push({ code: 'request-stale', at: at(['flows']), flow, listed: false, ...words });
  }
}

/** One owner asks once under a name. */
function repeated(requests: readonly ReadRequest[]): readonly Issue[] {
  const seen = new Map<string, FirewallRequest>();
  return requests.flatMap(({ request, at }): readonly Issue[] => {
    const { name, owner } = request;
    const key = JSON.stringify([name, owner]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, request);
    return first === undefined ? [] : [{ code: 'request-repeated', at, name, owner, first: first.file }];
  });
}

/** The same machines cannot play one role under two profiles. */
function contradictions(requests: readonly FirewallRequest[]): readonly Issue[] {
  const all = requests.flatMap((request) => request.roles.map((role) => ({ role, owner: request.owner })));
  const byMachines = new Map<string, typeof all>();
  for (const one of all) {
    const { requested } = one.role;
    const key = [sourceName(requested), requested.product, requested.role].join(' ');
    byMachines.set(key, [...(byMachines.get(key) ?? []), one]);
  }
  return [...byMachines.values()].flatMap((same): readonly Issue[] => {
    const [first] = same;
    const waysOf = ({ profile, reachBy, withoutRanges }: RequestedEntry) =>
      canonicalText([profile, reachBy, withoutRanges]);
    const other = same.find(({ role }) => first && waysOf(role.requested) !== waysOf(first.role.requested));
    if (first === undefined || other === undefined) return [];
    const entries = [first, other].map(
      ({ role: { requested, at }, owner }) =>
        `${requested.product}.${requested.role} ${canonicalText(requested.profile)} of ${owner} at ${at}`,
    );
    return [{ code: 'name-taken', at: other.role.at, name: first.role.requested.name, entries }];
  });
}

/** `entries[0].profile.dataCenter`. */
export function pathWords(path: JsonPath): string {
  return path.reduce<string>((words, step) => {
    if (typeof step === 'number') return `${words}[${step}]`;
    return words === '' ? step : `${words}.${step}`;
  }, '');
}
