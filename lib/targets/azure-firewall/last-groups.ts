import type { ApplicationRule, NetworkRule, RuleCollectionGroup } from '../../model/plans/azure-firewall';
import { ALL_PORTS, type PortSet, ports, printPorts } from '../../model/ports';
import { protocolsOf } from './application';
import { WEB } from './decide-name';
import { COLLECTIONS } from './groups';
import { DENY_PRIORITY, OBSERVE_PRIORITY } from './limits';
import { nameOf, portTexts } from './names';
import type { AzureFirewallWriting } from './options';

/** The groups that stand after all others: what an observing policy lets through, and what closes Azure's own names. */
export function lastGroups(
  groups: readonly RuleCollectionGroup[],
  sources: readonly string[],
  { owner, mode, denyInfrastructure }: AzureFirewallWriting,
): readonly RuleCollectionGroup[] {
  const closing = denyInfrastructure ? [denyingGroup(owner, sources)] : [];
  return mode === 'observe' ? [observingGroup(owner, sources, [...groups, ...closing]), ...closing] : closing;
}

function denyingGroup(owner: string, sources: readonly string[]): RuleCollectionGroup {
  const rules = sources.map((source) => anyName(source, WEB, 'infrastructure'));
  const collection = { kind: 'application' as const, ...COLLECTIONS.application, action: 'Deny' as const, rules };
  return {
    name: nameOf(owner, 'deny-infrastructure'),
    priority: DENY_PRIORITY,
    source: null,
    collections: [collection],
  };
}

/**
 * A network rule that allowed everything would come before every application rule and silence them all, so of TCP the
 * ports of application rules are left to these: there every name passes, in TLS and in HTTP.
 */
function observingGroup(
  owner: string,
  sources: readonly string[],
  groups: readonly RuleCollectionGroup[],
): RuleCollectionGroup {
  const read = sources.map((source) => ({ source, open: applicationPorts(groups, source) }));
  const network = read.flatMap(({ source, open }) => passing(source, ports.subtract(EVERY_PORT, open)));
  const application = read.flatMap(({ source, open }) =>
    open.length === 0 ? [] : [anyName(source, open, 'observed')],
  );
  return {
    name: nameOf(owner, 'observe'),
    priority: OBSERVE_PRIORITY,
    source: null,
    collections: [
      { kind: 'network', ...COLLECTIONS.network, rules: network },
      ...(application.length === 0
        ? []
        : [{ kind: 'application' as const, ...COLLECTIONS.application, action: 'Allow' as const, rules: application }]),
    ],
  };
}

/** No rule names port 0. */
const EVERY_PORT: PortSet = ports.of([{ first: 1, last: 65_535 }]);

/** The ports on which some application rule of a source reads names. */
export function applicationPorts(groups: readonly RuleCollectionGroup[], source: string): PortSet {
  const rules = groups.flatMap(({ collections }) =>
    collections.flatMap((one) => (one.kind === 'application' ? one.rules : [])),
  );
  return ports.of(
    rules
      .filter((rule) => rule.source === source)
      .flatMap(({ protocols }) => protocols.map(({ port }) => ({ first: port, last: port }))),
  );
}

function passing(source: string, tcp: PortSet): readonly NetworkRule[] {
  return (['ICMP', 'TCP', 'UDP'] as const).map((protocol) => {
    const open = protocol === 'TCP' ? tcp : ALL_PORTS;
    return {
      kind: 'network',
      name: nameOf('observed', protocol.toLowerCase(), source),
      description:
        protocol === 'TCP'
          ? 'tcp on every port on which no name is read, to every address'
          : `${protocol.toLowerCase()} to every address`,
      source,
      ipProtocols: [protocol],
      destination: { kind: 'any' },
      destinationPorts: portTexts(open),
      because: [],
    };
  });
}

/** Every name on some ports, in HTTP and in TLS. */
function anyName(source: string, open: PortSet, what: string): ApplicationRule {
  return {
    kind: 'application',
    name: nameOf(what, source),
    description: `HTTP and HTTPS on ${printPorts(open).join(', ')} to every name`,
    source,
    protocols: [...protocolsOf('Http', open), ...protocolsOf('Https', open)],
    targetFqdns: [{ text: '*', because: [] }],
    fqdnTags: [],
    targetUrls: [],
    terminateTls: false,
  };
}
