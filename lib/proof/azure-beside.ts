import { ALL_IPV4 } from '../model/addresses';
import type { AzureFirewallPlan } from '../model/plans/azure-firewall';
import { type PortSet, ports } from '../model/ports';
import { ANY_NAME } from './azure-names';
import { ALL_TCP, type Box, EVERYTHING, traffic } from './box';
import { AZURE_INFRASTRUCTURE, sourceSet } from './sets';
import { at, inside, type Side } from './side';

const EVERYBODY = at(ALL_IPV4);

/** No rule names port 0. */
const NUMBERED: PortSet = ports.of([{ first: 1, last: 65_535 }]);

const WEB: readonly (readonly ['tcp/http' | 'tcp/tls', PortSet])[] = [
  ['tcp/http', ports.of([{ first: 80, last: 80 }])],
  ['tcp/tls', ports.of([{ first: 443, last: 443 }])],
];

/**
 * What every policy lets through to the names of Azure's own infrastructure, by what comes after all rules. On which
 * ports is written nowhere: taken for those of HTTP and HTTPS, in which alone a name can be read.
 */
export function infrastructureBoxes({ sources }: AzureFirewallPlan): readonly Box[] {
  return sources.flatMap(({ name }) => infrastructureFrom(inside(sourceSet(name))));
}

/** The same, whoever connects from there. */
export function infrastructureFrom(from: Side): readonly Box[] {
  return WEB.map(
    ([kind, open]): Box => ({
      ...EVERYTHING,
      traffic: traffic(kind),
      ports: open,
      from,
      to: inside(AZURE_INFRASTRUCTURE),
      intent: ANY_NAME,
    }),
  );
}

/** The firewall completes a handshake itself, wherever it leads, before it can read a name: where rules of its own or of Azure's read one. */
export function completedHandshakes(plan: AzureFirewallPlan): readonly Box[] {
  return handshakesOn(plan, () => true);
}

/** Those that nobody has to be told of: a rule that lets nothing through needs no other ports than Azure's own. */
export function admittedHandshakes(plan: AzureFirewallPlan): readonly Box[] {
  return handshakesOn(plan, (action) => action === 'Allow');
}

type Counted = (action: 'Allow' | 'Deny') => boolean;

function handshakesOn(plan: AzureFirewallPlan, counts: Counted): readonly Box[] {
  return plan.sources.map(({ name }) => ({
    ...EVERYTHING,
    traffic: traffic('tcp/handshake'),
    ports: WEB.reduce((sum, [, open]) => ports.union(sum, open), readPorts(plan, name, counts)),
    from: inside(sourceSet(name)),
    to: EVERYBODY,
  }));
}

/** The ports of the application rules of a source. */
function readPorts({ groups }: AzureFirewallPlan, source: string, counts: Counted): PortSet {
  const collections = groups.flatMap((group) => group.collections);
  const rules = collections.flatMap((one) => (one.kind === 'application' && counts(one.action) ? one.rules : []));
  const own = rules.filter((rule) => rule.source === source);
  return ports.of(own.flatMap(({ protocols }) => protocols.map(({ port }) => ({ first: port, last: port }))));
}

/** Everything but, on the ports on which names are read, what names nobody in HTTP or TLS; and no IP protocol beside the three. */
export function observedBoxes(plan: AzureFirewallPlan): readonly Box[] {
  return plan.sources.flatMap(({ name }): readonly Box[] => {
    const read = readPorts(plan, name, () => true);
    const box: Box = { ...EVERYTHING, from: inside(sourceSet(name)), to: EVERYBODY };
    const unread = ports.subtract(NUMBERED, read);
    return [
      { ...box, traffic: traffic('udp', 'icmp') },
      ...(unread.length === 0 ? [] : [{ ...box, traffic: ALL_TCP, ports: unread }]),
      ...(read.length === 0
        ? []
        : [{ ...box, traffic: traffic('tcp/tls', 'tcp/http'), ports: read, intent: ANY_NAME }]),
    ];
  });
}
