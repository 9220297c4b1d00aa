import type { NatRule } from '../../model/plans/azure-firewall';
import { ports } from '../../model/ports';
import type { Rule } from '../../model/rule';
import { becauseOn, peerKey, shelve, unionBecause } from '../../rules';
import { planBecause } from '../reasons';
import { nameOf, singlePorts } from './names';
import { cidrsOf, sourceOf, whereOf } from './network';
import type { Opening } from './openings';

/** One rule for each public address, port and peer: a DNAT rule translates one port. Literal addresses stand together. */
export function natRules(openings: readonly Opening[]): readonly NatRule[] {
  const published = openings.flatMap((one) => (one.kind === 'nat' ? [one] : []));
  const places = [...new Set(published.map(({ publicAddress }) => publicAddress))];
  return places
    .flatMap((publicAddress) => {
      const rules = published.filter((one) => one.publicAddress === publicAddress).map(({ rule }) => rule);
      const apart = rules.flatMap((rule) =>
        singlePorts(rule.ports).map((port): Rule => ({ ...rule, ports: ports.of([{ first: port, last: port }]) })),
      );
      return shelve(apart, shelfOf).map((own) => natRule(own, publicAddress));
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function shelfOf({ source, transport, peer, ports: open }: Rule): string {
  return `${source} ${transport} ${open[0]?.first ?? 0} ${peer.kind === 'cidr' ? 'cidr' : peerKey(peer)}`;
}

function natRule(own: readonly [Rule, ...Rule[]], publicAddress: string): NatRule {
  const [{ source, transport, peer, ports: open }] = own;
  const port = open[0]?.first ?? 0;
  const cidrs = cidrsOf(own);
  const where = whereOf(peer, open, cidrs);
  const from = peer.kind === 'cidr' ? ['addresses'] : where.name;
  return {
    kind: 'nat',
    name: nameOf(transport, String(port), 'at', publicAddress, ...from),
    description: `${transport} ${port} from ${where.words} to the server`,
    ipProtocol: transport === 'udp' ? 'UDP' : 'TCP',
    from: sourceOf(peer, cidrs),
    publicAddress,
    port,
    server: source,
    translatedPort: port,
    because: planBecause(becauseOn(open, unionBecause(own))),
  };
}
