import { CATALOG_VERSION } from '../catalog/version';
import type { Issue } from '../diagnostics';
import type { AdditionalRule, EntryRequest, PeerPlacement, PerParty } from '../model/entry';
import type { Bound } from '../model/flow';
import type { Product } from '../model/product';
import type { AskedEntry } from './entry-request';
import { flowsOf } from './flows';
import type { RequestContent, RequestedEntry, RequestedPeer, RequestedRule } from './request';
import { REQUEST_SCHEMA } from './schema';
import { misfitsOf } from './shape';
import { canonicalSources } from './source-name';
import { canonicalText, requestFile } from './write';

/** What one construct of an app asks for under the name of a request: entries that stand on the same machines. */
export interface RequestPart {
  /** Where an issue of this part is told. */
  readonly at: string;
  readonly owner: string;
  readonly reason: string;
  /** CIDRs, and names of prefix lists that the reader knows. */
  readonly sources: readonly string[];
  readonly requests: readonly EntryRequest[];
  /** Why everybody stands for a party, by its key among the peers. */
  readonly everybody?: Readonly<Record<string, readonly string[]>>;
}

/** A request that can be written, or everything that stands in its way. */
export interface ComposedRequest {
  readonly content: RequestContent | null;
  readonly issues: readonly Issue[];
}

/**
 * One request of all its parts: the same whatever their order, and for the same content the same text. What is bound to
 * a security group is left to that group; what is known at deployment only cannot be asked for.
 */
export function composeRequest(name: string, parts: readonly RequestPart[]): ComposedRequest {
  const [first] = parts;
  if (first === undefined) return { content: null, issues: [] };
  const issues: Issue[] = parts.flatMap((part) => disagreements(name, first, part));
  const asked = parts.flatMap((part) => askedOf(part, issues));
  if (issues.length > 0) return { content: null, issues };

  const unique = new Map(asked.map((one) => [canonicalText(one.requested), one] as const));
  const sorted = [...unique.values()].sort((a, b) => (orderOf(a.requested) < orderOf(b.requested) ? -1 : 1));
  const { lines, issues: unresolved } = flowsOf(sorted);
  const content: RequestContent = {
    name,
    owner: first.owner,
    reason: first.reason,
    catalogue: CATALOG_VERSION,
    entries: sorted.map(({ requested }) => requested),
    flows: lines,
  };
  const all = [...unresolved.map(({ issue }) => issue), ...unwritable(content, first.at)];
  return all.length === 0 ? { content, issues: [] } : { content: null, issues: all };
}

function disagreements(name: string, first: RequestPart, part: RequestPart): readonly Issue[] {
  return (['owner', 'reason'] as const).flatMap((word): readonly Issue[] => {
    if (part[word] === first[word]) return [];
    return [{ code: 'request-disagrees', at: part.at, name, word, first: first[word], second: part[word] }];
  });
}

/** What its own reader would refuse is not written. */
function unwritable(content: RequestContent, at: string): readonly Issue[] {
  return misfitsOf(requestFile(content), REQUEST_SCHEMA).map(({ path, given, ...rest }): Issue => {
    const where = `${at}, ${path.join('.')}`;
    return rest.kind === 'unknown'
      ? { code: 'request-property', at: where, given, allowed: rest.allowed }
      : { code: 'request-shape', at: where, given, expected: rest.expected };
  });
}

function orderOf({ name, product, role, ...more }: RequestedEntry): string {
  return [name, product, role, canonicalText(more)].join('\n');
}

function askedOf({ at, sources, requests, everybody = {} }: RequestPart, issues: Issue[]): readonly AskedEntry[] {
  const own = new Set(requests.map(({ entry }) => entry.name));
  return requests.map(({ entry, peers = {}, unbound = [], leaveOut = [], additionalRules = [] }) => {
    const { product } = entry;
    const reasonsOf = (party: string) => [party, `${product.id}.${party}`].flatMap((key) => everybody[key] ?? []);
    const placed = partiesOf(product).flatMap((party): readonly (readonly [string, readonly RequestedPeer[]])[] => {
      const here = [party, `${product.id}.${party}`].flatMap((key) => peers[key] ?? []);
      if (here.length === 0) return [];
      return [[party, peersOf(here, { at: `${at}, peers.${party}`, own, reasons: reasonsOf(party) }, issues)]];
    });
    const rules = additionalRules.map((rule, index) => {
      return ruleOf(rule, { at: `${at}, additionalRules[${index}].peer`, own, reasons: [] }, issues);
    });
    const requested: RequestedEntry = {
      name: entry.name,
      product: product.id,
      role: entry.role,
      profile: sorted(entry.profile) as RequestedEntry['profile'],
      ...unless('reachBy', entry.reachBy, 'names'),
      ...unless('withoutRanges', entry.withoutRanges, 'uncovered'),
      sources: canonicalSources(sources),
      ...filled('peers', Object.fromEntries(placed)),
      ...filled('unbound', ownNames(unbound, product.id, partiesOf(product))),
      ...filled(
        'leaveOut',
        ownNames(
          leaveOut,
          product.id,
          product.requirements.map(({ id }) => id),
        ),
      ),
      ...filled(
        'additionalRules',
        [...rules].sort((a, b) => (canonicalText(a) < canonicalText(b) ? -1 : 1)),
      ),
    };
    return { requested, product };
  });
}

interface Place {
  readonly at: string;
  /** The names on the machines of the part. */
  readonly own: ReadonlySet<string>;
  readonly reasons: readonly string[];
}

function peersOf(
  placed: PeerPlacement | readonly PeerPlacement[],
  place: Place,
  issues: Issue[],
): readonly RequestedPeer[] {
  const all = [placed].flat() as readonly PeerPlacement[];
  const supplied = all.flatMap((one) => ('bound' in one ? [] : [one]));
  const [hosts, addresses] = (['hosts', 'addresses'] as const).map((key) =>
    once(supplied.flatMap((one) => one[key] ?? [])),
  );
  const words = { ...filled('hosts', hosts ?? []), ...filled('addresses', addresses ?? []) };
  const reason = once(place.reasons).join('; ');
  const bound = all.flatMap((one) => ('bound' in one ? [boundWords(one, place, issues)] : []));
  return [
    ...(Object.keys(words).length === 0 ? [] : [{ ...words, ...(reason === '' ? {} : { reason }) }]),
    ...new Map(bound.map((one) => [canonicalText(one), one] as const)).values(),
  ];
}

function ruleOf({ peer, ...rule }: AdditionalRule, place: Place, issues: Issue[]): RequestedRule {
  return { ...rule, peer: typeof peer === 'string' ? peer : boundWords(peer, place, issues) };
}

function boundWords({ entry, block, list }: Bound, { at, own }: Place, issues: Issue[]) {
  if (block === true || list !== undefined) {
    const what =
      list === undefined ? 'the address block that stands here' : 'what the prefix list holds that stands here';
    issues.push({
      code: 'request-late',
      at,
      what,
      instead: "pass the block as text, such as Peer.cidr('10.0.0.0/24')",
    });
  }
  return entry !== undefined && own.has(entry) ? { entry } : ({ leftTo: 'security-group' } as const);
}

function partiesOf({ roles, services }: Product): readonly string[] {
  return [...Object.keys(roles), ...Object.keys(services)].sort();
}

/** What is named of this product, by its own name. */
function ownNames(given: readonly string[], product: string, known: readonly string[]): readonly string[] {
  const bare = given.map((name) => (name.startsWith(`${product}.`) ? name.slice(product.length + 1) : name));
  return once(bare.filter((name) => known.includes(name)));
}

function unless<Key extends string, Value extends string>(key: Key, value: PerParty<Value>, usual: Value) {
  if (value === usual) return {};
  return { [key]: sorted(value) } as { readonly [K in Key]: PerParty<Value> };
}

function filled<Key extends string, Value extends object>(key: Key, value: Value) {
  if (Object.keys(value).length === 0) return {};
  return { [key]: value } as { readonly [K in Key]: Value };
}

function once(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

/** Lists of words and rows of an overlay are sets: their order says nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    const texts = value.filter((each): each is string => typeof each === 'string');
    if (texts.length === value.length) return once(texts);
    return value.map(sorted).sort((a, b) => (canonicalText(a) < canonicalText(b) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]));
}
