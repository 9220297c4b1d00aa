import { Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type PeerReader, Bindings as SharedBindings } from '../access/bindings';
import type { RoleReader } from '../access/firewall-roles';
import type { AdditionalRule, RoleEntry } from '../model/entry';
import { isLate } from './late-block';
import { Peer, type PeerLike, placePeer, type RealPeer } from './peer';

/** An opening of the user's own, beside what the documents ask for; reported as the user's. */
export interface AdditionalAccess extends Omit<AdditionalRule, 'peer'> {
  /** A host name, an address or a CIDR, or a peer. */
  readonly peer: string | PeerLike;
}

/** A peer that is bound, and the construct that owns the resources of its rules. */
export interface BoundPeer extends RealPeer {
  readonly scope: Construct;
}

/** Where the parties of one construct stand, as far as that is known by now. */
export class Bindings extends SharedBindings<RealPeer, Construct> {
  constructor(owner: Construct, entries: readonly RoleEntry[]) {
    super(owner, entries, readerIn(owner));
  }
}

function readerIn(scope: Construct): PeerReader<RealPeer> {
  return {
    place: (given, where, nameOf) => placePeer(given, { ...where, scope }, nameOf),
    opening: (given, where, nameOf) => {
      if (typeof given === 'string' && !isLate(given)) return given;
      if (Token.isUnresolved(given)) {
        const expected = 'Peer.cidr(...) of it where it is an address block, or a host name that is known by now';
        const { at } = where;
        return {
          placements: [],
          real: [],
          reasons: [],
          issues: [{ code: 'wrong-type', at, given: 'a text that is known at deployment', expected }],
        };
      }
      return placePeer(typeof given === 'string' ? Peer.cidr(given) : given, { ...where, scope }, nameOf);
    },
  };
}

/** How the entries of a firewall are read within a construct. */
export function rolesIn(owner: Construct): RoleReader {
  return {
    bindings: (entries) => new Bindings(owner, entries),
    isLate,
    blockOf: (bindings, id) => (bindings as Bindings).byId(id)?.value,
  };
}
