import type { Input } from '@pulumi/pulumi';
import { Bindings } from '../access/bindings';
import { checkEntry, checkWords } from '../access/entry-checks';
import type { FirewallMember } from '../access/firewall-members';
import { checkBlocks } from '../access/sources';
import { isRecord } from '../access/untyped';
import type { Issue } from '../diagnostics';
import type { EntryRequest } from '../model/entry';
import { isLate, isTextInput, type LateValues } from '../pulumi/late';
import { peerReader } from '../pulumi/peer-parts';
import type { Published } from '../targets';
import type { FirewallRole, PublishedServer } from './firewall-args';
import { type AzurePeer, azureForms } from './peer';

/** A server that is published, with the addresses that the program binds. */
export interface PublishedRole extends Published {
  /** The id of its own address. */
  readonly privateAddress: string;
}

/** A role entry that is to stand in a firewall; without a member where something is wrong. */
export interface ReadRole {
  readonly member: FirewallMember<never> | null;
  readonly published: readonly PublishedRole[];
  readonly peers: readonly AzurePeer[];
  readonly issues: readonly Issue[];
}

/** What was passed for an entry. */
type Given = { readonly [Key in keyof FirewallRole]?: unknown };

/** The entries of the args, each looked at where it stands. */
export function readRoles(roles: unknown, values: LateValues): readonly ReadRole[] {
  if (roles === undefined) return [];
  if (!Array.isArray(roles)) return [wrong('roles', typeof roles, 'an array of { entry, sources }')];
  return (roles as readonly unknown[]).map((role, index) => {
    const place = `roles[${index}]`;
    if (isRecord(role) && 'entry' in role) return readRole(role as Given, place, values);
    const given =
      isRecord(role) && 'product' in role ? 'a role entry without the addresses of its machines' : typeof role;
    return wrong(place, given, "{ entry, sources: ['10.1.0.0/24'] }");
  });
}

function readRole(given: Given, place: string, values: LateValues): ReadRole {
  const { entry, issues: faults } = checkEntry(place, given.entry);
  const owner = {};
  const bindings = new Bindings(owner, entry === null ? [] : [entry], peerReader(values, azureForms(values)));
  const openings = bindings.openings(given.additionalRules);
  const sources = readSources(given.sources, `${place}.sources`, entry?.name ?? 'sources', values);
  const published =
    entry === null ? { roles: [], issues: [] } : readPublished(given.publish, `${place}.publish`, entry.name, values);
  const issues = [
    ...faults,
    ...sources.issues,
    ...published.issues,
    ...[
      ...(entry === null ? [] : bindings.bindAll(given.peers)),
      ...openings.issues,
      ...checkWords('unbound', given.unbound),
      ...checkWords('leaveOut', given.leaveOut),
    ].map((issue) => ({ ...issue, at: `${place}.${issue.at}` })),
  ];
  if (entry === null || issues.length > 0) return { member: null, published: [], peers: [], issues };
  const { unbound = [], leaveOut = [] } = given as Partial<FirewallRole>;
  const request: EntryRequest = {
    entry,
    peers: bindings.peers,
    unbound,
    leaveOut,
    additionalRules: openings.rules,
  };
  const member: FirewallMember<never> = {
    owner: null,
    entries: [entry],
    requests: () => [request],
    sources: sources.blocks,
    defaultSources: () => [],
    blockOf: () => undefined,
    letsEverybodyIn: (...of) => bindings.letsEverybodyIn(...of),
  };
  return { member, published: published.roles, peers: bindings.all, issues };
}

/** The blocks of machines as the core takes them: literals, and the ids of what arrives later. */
function readSources(
  given: unknown,
  at: string,
  hint: string,
  values: LateValues,
): { readonly blocks: readonly string[]; readonly issues: readonly Issue[] } {
  const blocks = Array.isArray(given)
    ? (given as readonly unknown[]).map((block) => (isTextInput(block) ? values.idOf(block, hint) : block))
    : given;
  const issues = checkBlocks(at, blocks, isLate);
  if (issues.length > 0) return { blocks: [], issues };
  const read = blocks as readonly string[];
  const none: readonly Issue[] =
    read.length > 0
      ? []
      : [{ code: 'wrong-type', at, given: 'an empty array', expected: 'the address blocks of the machines' }];
  return { blocks: read, issues: none };
}

function readPublished(
  given: unknown,
  at: string,
  entry: string,
  values: LateValues,
): { readonly roles: readonly PublishedRole[]; readonly issues: readonly Issue[] } {
  if (given === undefined) return { roles: [], issues: [] };
  const servers = (Array.isArray(given) ? given : [given]) as readonly (Partial<PublishedServer> | null)[];
  const roles = servers.map((server, index): ReturnType<typeof readPublished> => {
    const place = Array.isArray(given) ? `${at}[${index}]` : at;
    const { publicAddress, privateAddress, requirements } = server ?? {};
    const missing = (['publicAddress', 'privateAddress'] as const).filter((key) => !isTextInput(server?.[key]));
    if (missing.length > 0) {
      const issues = missing.map(
        (key): Issue => ({
          code: 'wrong-type',
          at: `${place}.${key}`,
          given: typeof server?.[key],
          expected: key === 'publicAddress' ? 'a public address of the firewall' : "the server's own address",
        }),
      );
      return { roles: [], issues };
    }
    const role: PublishedRole = {
      entry,
      publicAddress: values.idOf(publicAddress as Input<string>, `${entry}.publicAddress`),
      privateAddress: values.idOf(privateAddress as Input<string>, `${entry}.privateAddress`),
      ...(requirements === undefined ? {} : { requirements }),
    };
    return { roles: [role], issues: [] };
  });
  return { roles: roles.flatMap((one) => one.roles), issues: roles.flatMap((one) => one.issues) };
}

function wrong(at: string, given: string, expected: string): ReadRole {
  return { member: null, published: [], peers: [], issues: [{ code: 'wrong-type', at, given, expected }] };
}
