import { type Issue, throwIfAny } from '../diagnostics';
import { type AddressSet, addresses, addressSetOf, LINK_CIDRS, PRIVATE_CIDRS, parseCidr } from '../model/addresses';
import type { TargetName } from '../model/plans';
import type { Item } from '../proof/asked';
import { type Box, EVERYTHING } from '../proof/box';
import { knowing } from '../proof/placed';
import type { Deployment, Filter } from '../proof/readers/deployment';
import { HOME, tagSet } from '../proof/sets';
import { at, type Side } from '../proof/side';

/** The user's own network, as far as it was said; null where it was not. */
export type Network = Side | null;

/** @throws NetworkRequirementsError where a block is none. */
export function networkOf(cidrs: readonly string[] | undefined): Network {
  if (cidrs === undefined || cidrs.length === 0) return null;
  const issues = cidrs.flatMap((given): readonly Issue[] => {
    const read = parseCidr(given);
    return read.ok ? [] : [{ code: 'malformed-address', at: `--network ${given}`, problem: read.problem }];
  });
  throwIfAny(issues, 'this is no network');
  return at(addressSetOf(cidrs));
}

/** What is known of a box once it is known what the own network is. */
export function knownIn(box: Box, network: Network): readonly Box[] {
  if (network === null) return [box];
  return knowing(box, tagSet('VirtualNetwork'), [network]).flatMap((one) => knowing(one, HOME, [network]));
}

/** A deployment in which nobody asks any more what `VirtualNetwork` and `HOME_NET` hold. */
export function withNetwork(deployment: Deployment, network: Network): Deployment {
  if (network === null) return deployment;
  const filters = deployment.filters.map((filter): Filter => {
    const rules = filter.rules.map((rule) => ({ ...rule, boxes: rule.boxes.flatMap((box) => knownIn(box, network)) }));
    const home = filter.kind === 'aws-network-firewall' ? { home: filter.home ?? [network] } : {};
    return { ...filter, ...home, rules };
  });
  return { ...deployment, filters };
}

/**
 * Where a vendor's documented name is not asked for: at the addresses at which Azure itself may answer past a group, and
 * where it was said what the own network is, at the private addresses of it (RFC 1918, RFC 6598, RFC 4193). Public ones may
 * be the vendor's, whoever owns the rest.
 */
export function insideOwn({ peer }: Item, network: Network, kind: TargetName): readonly Box[] {
  if (peer.kind !== 'host' || peer.supplied) return [];
  const own = ownPrivate(network);
  const local = kind === 'azure-network-security-group' ? LOCAL : [];
  return own.length + local.length === 0 ? [] : [{ ...EVERYTHING, to: at(addresses.union(own, local)) }];
}

/** The private addresses of the own network: no documented name leads there. */
export function ownPrivate(network: Network): AddressSet {
  return network === null ? [] : addresses.intersect(network.addresses, PRIVATE);
}

const PRIVATE = addressSetOf(PRIVATE_CIDRS);

/** Addresses of the link, and the one at which Azure answers its machines. */
const LOCAL = addressSetOf([...LINK_CIDRS, '168.63.129.16/32']);
