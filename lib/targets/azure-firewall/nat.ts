import type { Issue } from '../../diagnostics';
import type { NatRule } from '../../model/plans/azure-firewall';
import { ports } from '../../model/ports';
import { becauseOn, peerKey, shelve, type UnkeyedRule } from '../../rules';
import { becauseOf, planBecause } from '../reasons';
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
        singlePorts(rule.ports).map(
          (port): UnkeyedRule => ({ ...rule, ports: ports.of([{ first: port, last: port }]) }),
        ),
      );
      return shelve(apart, shelfOf).map((own) => natRule(own, publicAddress));
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function shelfOf({ source, transport, peer, ports: open }: UnkeyedRule): string {
  return `${source} ${transport} ${open[0]?.first ?? 0} ${peer.kind === 'cidr' ? 'cidr' : peerKey(peer)}`;
}

function natRule(own: readonly [UnkeyedRule, ...UnkeyedRule[]], publicAddress: string): NatRule {
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
    because: planBecause(becauseOn(open, becauseOf(own))),
  };
}

/** Ports of a public address at which the servers of several entries would be reached. */
export function sharedPublicPorts(rules: readonly NatRule[]): readonly Issue[] {
  const places = [...new Set(rules.map(({ publicAddress }) => publicAddress))];
  return places.flatMap((publicAddress): readonly Issue[] => {
    const servers = new Map<string, Set<string>>();
    for (const { ipProtocol, port, server } of rules.filter((rule) => rule.publicAddress === publicAddress)) {
      const key = `${ipProtocol} ${port}`;
      servers.set(key, (servers.get(key) ?? new Set()).add(server));
    }
    const shared = [...servers].filter(([, entries]) => entries.size > 1);
    if (shared.length === 0) return [];
    const entries = [...new Set(shared.flatMap(([, names]) => [...names]))].sort();
    return [
      { code: 'public-port-taken', at: 'publish', publicAddress, ports: shared.map(([key]) => key).sort(), entries },
    ];
  });
}
