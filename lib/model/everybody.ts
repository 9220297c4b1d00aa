import { type AddressSet, ALL_IPV4, addresses, addressSetOf, LINK_CIDRS, PRIVATE_CIDRS } from './addresses';
import type { Asked } from './element';

/**
 * Service tags that stand for nobody in particular: everything outside, all of a cloud, or, under a default route to an
 * appliance, everything (azure-docs#22178).
 */
const EVERYBODY_TAG = /^(?:Internet|VirtualNetwork|AzureCloud(?:\..+)?)$/i;

/** What else no packet of the Internet comes from or leads to, by RFC 6890: this network, loopback, multicast, reserved. */
const NO_HOST_CIDRS = ['0.0.0.0/8', '127.0.0.0/8', '224.0.0.0/4', '240.0.0.0/4'] as const;

/**
 * Where everybody of a family stands: of IPv4 all but private and special addresses, of IPv6 what is global unicast
 * (RFC 4291 and IANA's registry have `2000::/3` alone). Who opens these opens to everybody, whatever else is left out.
 */
function everybody(): Readonly<Record<4 | 6, AddressSet>> {
  known ??= {
    4: addresses.subtract(ALL_IPV4, addressSetOf([...PRIVATE_CIDRS, ...LINK_CIDRS, ...NO_HOST_CIDRS])),
    6: addressSetOf(['2000::/3']),
  };
  return known;
}

/** Worked out when it is first asked about: to load the package parses no address. */
let known: Readonly<Record<4 | 6, AddressSet>> | undefined;

/** Whether a peer is a service tag that stands for nobody in particular. */
export function isEverybodyTag(peer: Asked): boolean {
  return peer.kind === 'bound' && peer.tag !== undefined && EVERYBODY_TAG.test(peer.tag);
}

/** The families of which these addresses hold everybody: blocks that make up everything together are everything. */
export function familiesOpen(open: AddressSet): readonly (4 | 6)[] {
  return ([4, 6] as const).filter((family) => addresses.covers(open, everybody()[family]));
}
