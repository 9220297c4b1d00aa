import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type Audit, type AuditedRole, audit, type Deployment, readDeployment } from '../../lib/audit';
import { MobiControlPlatform, MobiControlServerLocation, mobiControl, RoleAccess, role } from '../../lib/cdk';
import type { EntryRequest } from '../../lib/model/entry';
import { EXAMPLES } from '../examples/stacks';

/** What a construct was told and what was placed at it since; kept for the firewalls that stand behind it. */
function requestsOf(construct: RoleAccess): readonly EntryRequest[] {
  const { access } = construct as unknown as { readonly access: { readonly requests: () => readonly EntryRequest[] } };
  return access.requests();
}

/** The group of a construct goes by the construct's id, with a hash behind it. */
function groupOf(path: string, { filters }: Deployment): string {
  const id = path.split('/').at(-1) ?? '';
  const found = filters.find((one) => one.kind === 'aws-security-group' && one.id.slice(0, -8) === id);
  if (found === undefined) throw new Error(`${path} has no group`);
  return found.id;
}

/** What apps of several teams deploy, as one deployment. */
function deploymentOf(stacks: readonly Stack[]): Deployment {
  return readDeployment(
    stacks.map((stack, at) => ({ name: `${at}.json`, text: JSON.stringify(Template.fromStack(stack).toJSON()) })),
  );
}

function constructsOf(stack: Stack): readonly RoleAccess[] {
  return stack.node.findAll().filter((one): one is RoleAccess => one instanceof RoleAccess);
}

/** What a construct asks for, in its group and in the blocks in which a firewall sees its machines. */
function rolesOf(construct: RoleAccess, deployment: Deployment, cidrs: readonly string[]): readonly AuditedRole[] {
  return requestsOf(construct).map(({ peers = {}, ...request }) => {
    const placed = Object.entries(peers).map(([party, given]) => [
      party,
      [given].flat().map((one) => ('bound' in one ? groupOf(one.bound, deployment) : one)),
    ]);
    return {
      ...request,
      machines: [groupOf(construct.node.path, deployment), ...cidrs],
      peers: Object.fromEntries(placed),
    };
  });
}

/** An opening that the example makes of its own, as no document asks for it. */
const OF_ITS_OWN: Readonly<Record<string, readonly string[]>> = {
  'Example/DeploymentServer': ['60003'],
  'Example/ManagementServer': ['60003'],
};

function complaints(result: Audit, own: readonly string[] = []): readonly string[] {
  const beyond = result.beyond.filter(
    ({ open }) => !open.every(({ ports }) => ports.every((one) => own.includes(one))),
  );
  return [
    ...result.requirements
      .filter(({ standing }) => standing !== 'open' && standing !== 'not-asked')
      .map(
        (one) =>
          `${one.requirement} is ${one.standing} ${JSON.stringify(one.elements.flatMap(({ missing }) => missing)[0])}`,
      ),
    ...beyond.map((one) => `beyond: ${JSON.stringify(one)}`),
    ...result.narrower
      .filter(({ opens }) => !opens.every((line) => own.some((port) => line.includes(` ${port} `))))
      .map((one) => `narrower: ${JSON.stringify(one)}`),
    ...result.idle.filter(({ kind }) => kind !== 'covered').map((one) => `${one.kind}: ${JSON.stringify(one)}`),
    ...result.denials.filter(({ standing }) => standing === 'broken').map(({ denial }) => `broken: ${denial}`),
    ...result.notUnderstood.map((one) => `not understood: ${JSON.stringify(one)}`),
  ];
}

const stacks = new Map(Object.entries(EXAMPLES).map(([name, make]) => [name, make()]));
const stackOf = (name: keyof typeof EXAMPLES) => stacks.get(name) as Stack;

test.each([...stacks])('the groups of %s audit clean', (_, stack) => {
  const deployment = deploymentOf([stack]);
  for (const construct of constructsOf(stack)) {
    const { path } = construct.node;
    const result = audit(deployment, rolesOf(construct, deployment, []), { through: [] });
    expect([path, complaints(result, OF_ITS_OWN[path])]).toEqual([path, []]);
  }
});

interface OnOneWay {
  /** The stacks of the groups, and of the firewall behind them where another team has it. */
  readonly of: readonly (keyof typeof EXAMPLES)[];
  /** By construct: the blocks in which the firewall sees its machines. */
  readonly blocks: Readonly<Record<string, readonly string[]>>;
  readonly network: string;
  /** What the firewall opens beside for no group of the template. */
  readonly perimeter?: readonly AuditedRole[];
}

const EDGE = ['10.40.0.16/28'];

const DMZ_PROFILE = {
  serverLocation: MobiControlServerLocation.DMZ,
  platforms: [MobiControlPlatform.Android, MobiControlPlatform.Apple],
} as const;

const ON_ONE_WAY: readonly OnOneWay[] = [
  {
    of: ['distributed-firewall'],
    blocks: { Agents: ['10.30.1.0/24', '10.30.2.0/24'] },
    network: '10.30.0.0/16',
  },
  { of: ['two-regions'], blocks: { Agents: ['10.64.0.0/16'] }, network: '10.64.0.0/16' },
  {
    of: ['endpoint-central-jp'],
    blocks: { Agents: ['10.20.1.0/24'], DistributionServer: ['10.20.2.0/24'] },
    network: '10.20.0.0/16',
  },
  {
    of: ['central-inspection-spoke', 'central-inspection-hub'],
    blocks: { Agents: ['10.80.0.0/23'] },
    network: '10.64.0.0/10',
  },
  {
    of: ['mobicontrol-dmz'],
    blocks: { Server: EDGE },
    network: '10.40.0.0/16',
    // Behind the load balancer a device is the load balancer: phones are seen by the firewall alone.
    perimeter: [
      {
        entry: role(mobiControl, DMZ_PROFILE, 'deploymentServer', { name: 'EDGE', reachBy: { apns: 'addresses' } }),
        machines: EDGE,
        peers: { device: ['0.0.0.0/0'] },
      },
    ],
  },
];

test.each(ON_ONE_WAY.map((one) => [one.of.join(' and '), one] as const))(
  'the groups and the firewall of %s audit clean together',
  (_, { of, blocks, network, perimeter = [] }) => {
    const deployment = deploymentOf(of.map(stackOf));
    const roles = of.flatMap((name) =>
      constructsOf(stackOf(name)).flatMap((one) => rolesOf(one, deployment, blocks[one.node.id] ?? [])),
    );
    const result = audit(deployment, [...roles, ...perimeter], { network: [network] });
    // Each group, and the firewall behind it.
    expect(result.roles.slice(0, roles.length).map(({ through }) => through.length)).toEqual(roles.map(() => 2));
    expect([complaints(result), result.clean]).toEqual([[], true]);
  },
);

test('what a spoke did not ask for in its request is closed at the hub', () => {
  const deployment = deploymentOf([stackOf('central-inspection-spoke'), stackOf('central-inspection-hub')]);
  const others = constructsOf(stackOf('central-inspection-spoke')).flatMap((one) =>
    rolesOf(one, deployment, ['10.80.2.0/23']),
  );
  const { requirements } = audit(deployment, others, { network: ['10.64.0.0/10'] });
  expect(new Set(requirements.map(({ standing }) => standing))).toEqual(new Set(['closed', 'not-asked']));
});
