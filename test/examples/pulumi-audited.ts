import { type Audit, type AuditedRole, audit, readDeployment } from '../../lib/audit';
import { azurePlatform, findProduct } from '../../lib/catalog';
import { windowsActivation } from '../../lib/pulumi-azure/platform';
import { OWN_CATALOGUE, tryRequests } from '../../lib/requests';
import { tryRole } from '../../lib/resolve';
import { stackOf } from '../proof/readers/pulumi-files';
import type { Answer } from '../pulumi/engine';

const serverProfile = { dataCenter: 'JP' };
const agentProfile = { ...serverProfile, remoteControl: true, distributionServer: true };

function entryOf(profile: object, role: string, id = 'endpoint-central-cloud'): AuditedRole['entry'] {
  const product = findProduct(id);
  if (product === undefined) throw new Error('the catalogue lacks its product');
  return tryRole(product, profile, role, {}).entry;
}

/** Where the two roles of the office stand in what a program registers: groups and blocks. */
export interface Office {
  readonly agents: readonly string[];
  readonly server: readonly string[];
  readonly network: readonly string[];
  /** Its machines activate Windows as well. */
  readonly activation?: true;
}

/** What an audit of the office says against it: of the stack once it is up. */
export function complaintsOf(answer: Answer, office: Office): readonly string[] {
  return complaintsIn(auditOf(stackOf(answer), office));
}

/** How each requirement of the office stands: in a preview before, or in the stack once it is up. */
export function standingsOf(file: unknown, office: Office): ReadonlyMap<string, string> {
  const { requirements } = auditOf(file, office);
  return new Map(
    requirements.map(({ entry, requirement, direction, standing }) => [
      `${entry} ${requirement} ${direction}`,
      standing,
    ]),
  );
}

function auditOf(file: unknown, office: Office): Audit {
  const deployment = readDeployment([{ name: 'office.json', text: JSON.stringify(file) }]);
  // Others know machines by the narrowest group that they are in.
  const groups = (places: readonly string[]) => places.filter((one) => !one.includes('/')).slice(-1);
  const roles: readonly AuditedRole[] = [
    {
      entry: entryOf(agentProfile, 'agent'),
      machines: office.agents,
      peers: { distributionServer: groups(office.server) },
    },
    {
      entry: entryOf(serverProfile, 'distributionServer'),
      machines: office.server,
      peers: { agent: groups(office.agents) },
    },
    ...(office.activation === true
      ? [
          { entry: windowsActivation('ECC_AGENT'), machines: office.agents },
          { entry: windowsActivation('ECC_DS'), machines: office.server },
        ]
      : []),
  ];
  return audit(deployment, roles, { network: office.network });
}

function complaintsIn({ requirements, beyond, denials, narrower, notUnderstood }: Audit): readonly string[] {
  return [
    ...requirements
      .filter(({ standing }) => standing !== 'open' && standing !== 'not-asked')
      .map(({ entry, requirement, standing, elements }) => {
        const [first] = elements.flatMap(({ missing }) => missing);
        return `${entry} ${requirement} is ${standing}: ${JSON.stringify(first?.witness)}`;
      }),
    ...beyond.map(
      ({ rules, open }) =>
        `${rules.map(({ filter, rule }) => `${filter} ${rule}`).join(' + ')} opens ${JSON.stringify(open[0]?.witness)}`,
    ),
    ...denials.filter(({ standing }) => standing === 'broken').map(({ denial }) => `${denial} is broken`),
    ...narrower.map(
      ({ rule, opens, instead }) =>
        `${rule.filter} ${rule.rule} could be narrower: ${opens.join()} | ${instead.join()}`,
    ),
    ...notUnderstood.map(({ place, why }) => `${place.resource} ${why}`),
  ];
}

const DMZ_SERVER = '10.110.1.4/32';
const serverInDmz = { serverLocation: 'DMZ', platforms: ['Android'], fcm: true };

/** The spoke's part of a deployment: what its request asks for, on machines in its group, and what these need of Azure. */
function rolesOfSpoke(request: string, dnsServers: readonly string[]): readonly AuditedRole[] {
  const { requests } = tryRequests([{ file: 'request.json', text: request }], OWN_CATALOGUE);
  return requests
    .flatMap(({ roles }) => roles)
    .flatMap(({ request: { peers = {}, ...asked }, sources }): readonly AuditedRole[] => {
      const machines = ['mobicontrol', ...sources];
      const placed = Object.entries(peers).map(([party, one]) => [party, [one].flat()] as const);
      const { name } = asked.entry;
      const { entry } = tryRole(azurePlatform(), { kms: true }, 'machine', { name, reachBy: 'addresses' });
      return [
        { ...asked, machines, peers: Object.fromEntries(placed) },
        dnsServers.length === 0
          ? { entry: windowsActivation(name), machines }
          : { entry, machines, peers: { dnsServer: dnsServers } },
      ];
    });
}

/** What the hub's team asks for itself: the server that it publishes, and devices behind no group of a cloud. */
const ROLES_OF_HUB: readonly AuditedRole[] = [
  {
    entry: entryOf(serverInDmz, 'deploymentServer', 'mobicontrol'),
    machines: [DMZ_SERVER],
    peers: { device: ['0.0.0.0/0'] },
  },
  { entry: windowsActivation('MC_DEPLOYMENT'), machines: [DMZ_SERVER] },
  {
    entry: entryOf(serverInDmz, 'device', 'mobicontrol'),
    machines: ['10.200.0.0/16'],
    peers: { deploymentServer: [DMZ_SERVER] },
  },
];

const HUB_AND_SPOKES = { network: ['10.0.0.0/8'] };

/** What an audit says against the group of the spoke and the firewall of the hub, one behind the other. */
export function complaintsOfHubAndSpoke(hub: Answer, spoke: Answer, request: string): readonly string[] {
  const deployment = readDeployment([
    { name: 'hub.json', text: JSON.stringify(stackOf(hub)) },
    { name: 'spoke.json', text: JSON.stringify(stackOf(spoke)) },
  ]);
  return complaintsIn(audit(deployment, [...rolesOfSpoke(request, []), ...ROLES_OF_HUB], HUB_AND_SPOKES));
}

/** The same of the group alone, whose machines ask the firewall itself for names. */
export function complaintsOfSpoke(spoke: Answer, request: string): readonly string[] {
  const deployment = readDeployment([{ name: 'spoke.json', text: JSON.stringify(stackOf(spoke)) }]);
  return complaintsIn(audit(deployment, rolesOfSpoke(request, ['10.100.0.4/32']), HUB_AND_SPOKES));
}
