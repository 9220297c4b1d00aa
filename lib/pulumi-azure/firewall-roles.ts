import type { Input } from '@pulumi/pulumi';
import type { FirewallMember } from '../access/firewall-members';
import { type RoleReader, readMember } from '../access/firewall-roles';
import { isRecord } from '../access/untyped';
import type { Issue } from '../diagnostics';
import { isLate, isTextInput, type LateValues } from '../pulumi/late';
import type { Published } from '../targets';
import { AzureBindings } from './bindings';
import type { FirewallRole, PublishedServer } from './firewall-args';
import { checkAddress } from './late-ids';
import type { AzurePeer } from './peer';

/** A server that is published, with the addresses that the program binds. */
export interface PublishedRole extends Published {
  /** The id of its own address. */
  readonly privateAddress: string;
  /** Where it was passed. */
  readonly at: string;
}

/** A block of a source, by its id, and where it was passed. */
export interface SourcePlace {
  readonly block: string;
  readonly at: string;
}

/** A role entry that is to stand in a firewall; without a member where something is wrong. */
export interface ReadRole {
  readonly member: FirewallMember<never> | null;
  readonly published: readonly PublishedRole[];
  readonly peers: readonly AzurePeer[];
  readonly places: readonly SourcePlace[];
  readonly issues: readonly Issue[];
}

/** What was passed for an entry. */
type Given = { readonly [Key in keyof FirewallRole]?: unknown };

const NO_ROLE = { member: null, published: [], peers: [], places: [] } as const;

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
  const bound: AzureBindings[] = [];
  const reader: RoleReader = {
    isLate,
    bindings: (entries) => {
      const bindings = new AzureBindings(entries, values);
      bound.push(bindings);
      return bindings;
    },
  };
  const blocks = blocksOf(given, values);
  const { member, issues: wrongs } = readMember(reader, place, { ...given, sources: blocks });
  const name = member?.entries[0]?.name ?? 'role';
  const published = readPublished(given.publish, `${place}.publish`, name, values);
  const issues = [...wrongs, ...emptySources(given.sources, `${place}.sources`), ...published.issues];
  return issues.length > 0
    ? { ...NO_ROLE, issues }
    : {
        member,
        published: published.roles,
        peers: bound.flatMap(({ all }) => all.map((peer) => ({ ...peer, at: `${place}.${peer.at}` }))),
        places: (blocks as readonly string[]).map((block, index) => ({ block, at: `${place}.sources[${index}]` })),
        issues,
      };
}

/** The blocks of machines as the core takes them: literals, and the ids of what arrives later. */
function blocksOf({ sources, entry }: Given, values: LateValues): unknown {
  const hint = isRecord(entry) && typeof entry.name === 'string' ? entry.name : 'sources';
  return Array.isArray(sources)
    ? (sources as readonly unknown[]).map((block) => (isTextInput(block) ? values.idOf(block, hint) : block))
    : sources;
}

function emptySources(given: unknown, at: string): readonly Issue[] {
  if (!Array.isArray(given) || given.length > 0) return [];
  return [{ code: 'wrong-type', at, given: 'an empty array', expected: 'the address blocks of the machines' }];
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
    const malformed = ([publicAddress, privateAddress] as const).flatMap((address, which) =>
      typeof address === 'string' ? checkAddress(address, `${place}.${which === 0 ? 'public' : 'private'}Address`) : [],
    );
    if (missing.length + malformed.length > 0) {
      const issues = missing.map(
        (key): Issue => ({
          code: 'wrong-type',
          at: `${place}.${key}`,
          given: typeof server?.[key],
          expected: key === 'publicAddress' ? 'a public address of the firewall' : "the server's own address",
        }),
      );
      return { roles: [], issues: [...issues, ...malformed] };
    }
    const role: PublishedRole = {
      entry,
      publicAddress: values.idOf(publicAddress as Input<string>, `${entry}.publicAddress`),
      privateAddress: values.idOf(privateAddress as Input<string>, `${entry}.privateAddress`),
      ...(requirements === undefined ? {} : { requirements }),
      at: place,
    };
    return { roles: [role], issues: [] };
  });
  const read = roles.flatMap((one) => one.roles);
  return { roles: read, issues: roles.flatMap((one) => one.issues) };
}

function wrong(at: string, given: string, expected: string): ReadRole {
  return { ...NO_ROLE, issues: [{ code: 'wrong-type', at, given, expected }] };
}
