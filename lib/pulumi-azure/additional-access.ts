import type { AdditionalRule } from '../model/entry';
import type { PeerLike } from './peer';

/** An opening of the user's own, beside what the documents ask for; reported as the user's. */
export interface AdditionalAccess extends Omit<AdditionalRule, 'peer'> {
  /** A host name, an address or a CIDR, or a peer. */
  readonly peer: string | PeerLike;
}
