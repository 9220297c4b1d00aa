import { type AuditedRole, audit, readDeployment } from '../../lib/audit';
import { findProduct } from '../../lib/catalog';
import { windowsActivation } from '../../lib/pulumi-azure/platform';
import { tryRole } from '../../lib/resolve';
import { stackOf } from '../proof/readers/pulumi-files';
import type { Answer } from '../pulumi/engine';

const serverProfile = { dataCenter: 'JP' };
const agentProfile = { ...serverProfile, remoteControl: true, distributionServer: true };

function entryOf(profile: object, role: string): AuditedRole['entry'] {
  const product = findProduct('endpoint-central-cloud');
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
  const deployment = readDeployment([{ name: 'office.json', text: JSON.stringify(stackOf(answer)) }]);
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
  const { requirements, beyond, denials, narrower, notUnderstood } = audit(deployment, roles, {
    network: office.network,
  });
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
