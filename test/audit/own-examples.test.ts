import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type Audit, type AuditedRole, audit, type Deployment, readDeployment } from '../../lib/audit';
import { RoleAccess } from '../../lib/cdk';
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

/** Each construct of a stack by itself: what stands at its machines, and the blocks in which a firewall sees them. */
function auditsOf(
  stack: Stack,
  cidrs: readonly string[],
): readonly { readonly path: string; readonly result: Audit }[] {
  const deployment = readDeployment([
    { name: 'template.json', text: JSON.stringify(Template.fromStack(stack).toJSON()) },
  ]);
  const constructs = stack.node.findAll().filter((one): one is RoleAccess => one instanceof RoleAccess);
  return constructs.map((construct) => {
    const roles = requestsOf(construct).map(({ peers = {}, ...request }): AuditedRole => {
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
    return { path: construct.node.path, result: audit(deployment, roles, cidrs.length === 0 ? { through: [] } : {}) };
  });
}

/** An opening that the example makes of its own, as no document asks for it. */
const OF_ITS_OWN: Readonly<Record<string, readonly string[]>> = {
  'Example/DeploymentServer': ['60003'],
  'Example/ManagementServer': ['60003'],
};

function complaints({ path, result }: { readonly path: string; readonly result: Audit }): readonly string[] {
  const own = OF_ITS_OWN[path] ?? [];
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

test.each([...stacks])('the groups of %s audit clean', (_, stack) => {
  for (const one of auditsOf(stack, [])) expect([one.path, complaints(one)]).toEqual([one.path, []]);
});

/** The blocks of the machines whose firewall stands in the same template. */
const BEHIND: readonly (readonly [keyof typeof EXAMPLES, readonly string[]])[] = [
  ['distributed-firewall', ['10.30.1.0/24', '10.30.2.0/24']],
  ['two-regions', ['10.64.0.0/16']],
];

test.each(BEHIND)('the groups and the firewall of %s audit clean together', (name, blocks) => {
  for (const one of auditsOf(stacks.get(name) as Stack, blocks))
    expect([one.path, complaints(one)]).toEqual([one.path, []]);
});
