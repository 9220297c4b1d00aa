import { ALL_IPV4 } from '../model/addresses';
import { type Bound, isGroupOfMachines } from '../model/flow';
import { readOnce } from '../model/read-once';
import { inside, outside, type Side, type UnknownSet, unknownSet } from './side';

/** The addresses of a role entry's machines: the value of its rule variable, the members of its security group. */
export const sourceSet = readOnce((name: string): UnknownSet => unknownSet(`source ${name}`));

/** What a peer of the rim holds, by its opaque id. */
export function boundSet(id: string): UnknownSet {
  return unknownSet(`bound ${id}`);
}

/** The addresses of a service tag of Azure: nothing is known of them, those of the virtual network included. */
export function tagSet(tag: string): UnknownSet {
  return unknownSet(`tag ${tag}`);
}

/** The addresses to which a name resolves, as an Azure Firewall and the machines behind it see them. */
export function addressesOf(name: string): UnknownSet {
  return unknownSet(`addresses of ${name}`, { within: ALL_IPV4 });
}

/** Where the names of an FQDN tag lead. */
export function fqdnTagSet(tag: string): UnknownSet {
  return unknownSet(`fqdn tag ${tag}`, { within: ALL_IPV4 });
}

/** Where the names of Azure's own infrastructure lead. */
export const AZURE_INFRASTRUCTURE: UnknownSet = unknownSet('azure infrastructure names', { within: ALL_IPV4 });

/** The addresses that a policy takes for its own network. */
export const HOME: UnknownSet = unknownSet('HOME_NET', { partsAll: true });
export const INSIDE_HOME: Side = inside(HOME);
export const OUTSIDE_HOME: Side = outside(HOME);

/**
 * What a plan takes a peer of the rim for; null where the peer's traffic does not cross what the plan stands for. Two
 * plans that are read together have to call the same machines by the same set.
 */
export type PeerNaming = (bound: Bound) => UnknownSet | null;

/** A security group knows peers by their ids alone. */
export const byId: PeerNaming = ({ bound }) => boundSet(bound);

/** A network security group knows groups and blocks by their ids, and tags by their names, whoever named them. */
export function byTagOrId({ bound, tag }: Bound): UnknownSet {
  return tag === undefined ? boundSet(bound) : tagSet(tag);
}

/** A firewall knows addresses: those of the entries that stand in it, of blocks, lists and tags, and nothing of a group. */
export function bySource(sources: ReadonlySet<string>): PeerNaming {
  return ({ bound, entry, ...details }) => {
    if (!isGroupOfMachines(details)) return byTagOrId({ bound, ...details });
    return entry !== undefined && sources.has(entry) ? sourceSet(entry) : null;
  };
}

/** The same in Azure, where a service tag is known by its own name and an AWS prefix list by nobody. */
export function bySourceOrTag(sources: ReadonlySet<string>): PeerNaming {
  const naming = bySource(sources);
  return (bound) => (bound.tag !== undefined ? tagSet(bound.tag) : bound.list !== undefined ? null : naming(bound));
}

/** In a group that is read together with a firewall, the peers that the firewall knows bear the firewall's name. */
export function bySourceOrId(sources: ReadonlySet<string>): PeerNaming {
  return (bound) => bySourceOrTag(sources)(bound) ?? boundSet(bound.bound);
}
