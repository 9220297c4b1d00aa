import { ApplicationSecurityGroup, Subnet, VirtualNetwork } from '@pulumi/azure-native/network';
import { Provider } from '@pulumi/azure-native/provider';
import { type ComponentResourceOptions, output, secret } from '@pulumi/pulumi';
import {
  AzureFirewallRules,
  EndpointCentralEgress,
  type EndpointCentralEgressArgs,
  endpointCentralCloud,
  HostEnforcement,
  mobiControl,
  PatchManagerPlusAgent,
  PatchManagerPlusServer,
  Peer,
  patchManagerPlus,
  RoleAccess,
  role,
} from 'portolan/pulumi-azure';
import { type InlineAnswer, runInline } from '../pulumi/engine';
import { GROUP } from './scenes';

const resourceGroupName = 'spoke';
const today = { portsInUse: 'default', serverProtocol: 'HTTPS' } as const;
const hostEnforcement = HostEnforcement.none('a proxy of another team filters names');
const agents = (args: Partial<EndpointCentralEgressArgs> = {}, opts: ComponentResourceOptions = {}) =>
  new EndpointCentralEgress('agents', { resourceGroupName, dataCenter: 'JP', hostEnforcement, ...args }, opts);
const firewall = (opts: ComponentResourceOptions = {}, sources: Parameters<typeof Peer.cidr> = ['10.1.0.0/24']) =>
  new AzureFirewallRules(
    'firewall',
    { resourceGroupName, roles: [{ entry: role(endpointCentralCloud, { dataCenter: 'JP' }, 'agent'), sources }] },
    opts,
  );

const children = ({ resources }: InlineAnswer) =>
  resources.filter(({ urn }) => urn.includes('portolan-azure:') && urn.includes('$'));
const named = ({ resources }: InlineAnswer, name: string, type = '') => {
  const found = resources.find((one) => one.name === name && one.type.includes(type));
  if (found === undefined) throw new Error(`no ${name} among ${resources.map((one) => one.name).join(', ')}`);
  return found;
};
interface Rule {
  readonly [key: string]: unknown;
  readonly direction: string;
  readonly access: string;
}
const rulesOf = (answer: InlineAnswer, name: string) =>
  named(answer, name, 'NetworkSecurityGroup').inputs.securityRules as unknown as readonly Rule[];
const allowed = (answer: InlineAnswer, name: string) =>
  rulesOf(answer, name).filter(({ access }) => access === 'Allow');

describe('the options of a component', () => {
  test.each([
    [
      'a role component',
      (opts: ComponentResourceOptions) => agents({ applicationSecurityGroups: true }, opts),
      'agents',
    ],
    ['a firewall', (opts: ComponentResourceOptions) => firewall(opts), 'firewall'],
  ])('reach what it registers as those of any component do: %s', async (_, make, name) => {
    const answer = await runInline({ inheritedAliases: true }, () => {
      const provider = new Provider('spoke', {});
      make({ provider, protect: true, aliases: [{ name: 'former' }] });
    });
    expect(answer.error).toBeNull();
    expect(children(answer).length).toBeGreaterThan(1);
    for (const child of children(answer)) {
      expect(child).toMatchObject({ protect: true, provider: expect.stringContaining('::spoke::') });
      expect(JSON.stringify(child.aliases)).toContain(child.name.replace(name, 'former'));
    }
  });

  test("ignoreChanges and transforms are Pulumi's own", async () => {
    const answer = await runInline({}, () => {
      agents(
        { applicationSecurityGroups: true },
        {
          transforms: [
            ({ props, opts, type }) =>
              type.endsWith(':NetworkSecurityGroup')
                ? { props: { ...props, tags: { team: 'sea' } }, opts: { ...opts, ignoreChanges: ['tags'] } }
                : undefined,
          ],
        },
      );
    });
    expect(answer.error).toBeNull();
    expect(named(answer, 'agents', ':NetworkSecurityGroup')).toMatchObject({
      ignoreChanges: ['tags'],
      inputs: { tags: { team: 'sea' } },
    });
    expect(named(answer, 'agents-ECC_AGENT').inputs).not.toHaveProperty('tags');
  });

  test('dependsOn reaches every group that is made', async () => {
    const answer = await runInline({}, () => {
      const before = new VirtualNetwork('before', { resourceGroupName });
      agents({ applicationSecurityGroups: true }, { dependsOn: before });
    });
    for (const child of children(answer)) expect(child.dependencies).toContain(named(answer, 'before').urn);
    expect(children(answer)).toHaveLength(2);
  });
});

describe('what is said of a group', () => {
  test('are its name, its region and its tags, and nothing where nothing is said', async () => {
    const said = { location: 'japaneast', tags: { team: 'sea' } };
    const [told, untold] = await Promise.all([
      runInline({}, () => {
        agents({ ...said, networkSecurityGroupName: 'nsg', applicationSecurityGroups: true });
      }),
      runInline({}, () => {
        agents({ applicationSecurityGroups: true });
      }),
    ]);
    expect(named(told, 'agents', ':NetworkSecurityGroup').inputs).toMatchObject({
      ...said,
      networkSecurityGroupName: 'nsg',
    });
    expect(named(told, 'agents-ECC_AGENT').inputs).toEqual({ resourceGroupName, ...said });
    expect(Object.keys(named(untold, 'agents', ':NetworkSecurityGroup').inputs).sort()).toEqual([
      'resourceGroupName',
      'securityRules',
    ]);
    expect(named(untold, 'agents-ECC_AGENT').inputs).toEqual({ resourceGroupName });
  });

  test('stays secret, and so does a block or a name of a resource group', async () => {
    const answer = await runInline({}, () => {
      new PatchManagerPlusAgent('agents', {
        resourceGroupName: secret(resourceGroupName),
        ...today,
        peers: { server: Peer.cidr(secret('10.3.0.4/32')) },
      });
      firewall({}, [secret('10.1.0.0/24')]);
    });
    expect(answer.error).toBeNull();
    const { inputs } = named(answer, 'agents', ':NetworkSecurityGroup');
    expect(inputs.resourceGroupName).toEqual({ secret: resourceGroupName });
    // Wrapped wherever it stands, and nowhere without.
    const bare = (name: string, type = '') =>
      JSON.stringify(named(answer, name, type).inputs).replaceAll(/\{"secret":"[^"]+"\}/g, 'wrapped');
    expect(bare('agents', ':NetworkSecurityGroup')).toContain('"destinationAddressPrefix":wrapped');
    expect(bare('agents', ':NetworkSecurityGroup')).not.toContain('10.3.0.4');
    expect(bare('firewall-ECC_AGENT')).toContain('"ipAddresses":[wrapped]');
  });
});

describe('application security groups', () => {
  test('that are made stand on the own side of every rule, and lead others to the component', async () => {
    const answer = await runInline({}, () => {
      const server = new PatchManagerPlusServer('server', {
        resourceGroupName,
        ...today,
        closedNetwork: true,
        applicationSecurityGroups: true,
        peers: { agent: Peer.cidr('10.1.0.0/16') },
      });
      new PatchManagerPlusAgent('agents', { resourceGroupName, ...today, peers: { server } });
      return { ids: server.applicationSecurityGroupIds };
    });
    expect(answer.error).toBeNull();
    const { id } = named(answer, 'server-PMP_SERVER');
    expect(answer.outputs.ids).toEqual({ PMP_SERVER: id });
    const incoming = allowed(answer, 'server').filter(
      ({ sourceAddressPrefix }) => sourceAddressPrefix === '10.1.0.0/16',
    );
    expect(incoming.length).toBeGreaterThan(0);
    for (const rule of incoming) expect(rule.destinationApplicationSecurityGroups).toEqual([{ id }]);
    const outgoing = allowed(answer, 'agents').filter(({ direction }) => direction === 'Outbound');
    expect(outgoing.length).toBeGreaterThan(0);
    for (const rule of outgoing) expect(rule.destinationApplicationSecurityGroups).toEqual([{ id }]);
  });

  test.each([
    ['its id', () => GROUP, GROUP],
    ['its resource', () => new ApplicationSecurityGroup('theirs', { resourceGroupName }), null],
    ['an output', () => output(GROUP), GROUP],
  ] as const)('that stand already are taken by %s, and none is made', async (_, group, id) => {
    const answer = await runInline({}, () => {
      agents({ applicationSecurityGroups: { ECC_AGENT: group() } });
    });
    expect(answer.error).toBeNull();
    expect(children(answer).map(({ type }) => type)).toEqual(['azure-native:network:NetworkSecurityGroup']);
    for (const rule of allowed(answer, 'agents')) {
      expect(rule.sourceApplicationSecurityGroups).toEqual([{ id: id ?? named(answer, 'theirs').id }]);
    }
  });

  test('are one for each name of the entries of one group', async () => {
    const closed = { serverLocation: 'DMZ', platforms: ['Android'], closedNetwork: true } as const;
    const answer = await runInline({}, () => {
      new RoleAccess('office', {
        resourceGroupName,
        applicationSecurityGroups: true,
        roles: [
          role(patchManagerPlus, today, 'agent', { name: 'OFFICE' }),
          role(mobiControl, closed, 'device', { name: 'DEVICES' }),
        ],
        peers: { server: Peer.cidr('10.5.0.4'), deploymentServer: Peer.cidr('192.0.2.1') },
      });
    });
    expect(answer.error).toBeNull();
    expect(
      children(answer)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['office', 'office-DEVICES', 'office-OFFICE']);
    const sources = (port: string) =>
      allowed(answer, 'office')
        .filter((rule) => JSON.stringify(rule).includes(`"${port}"`))
        .map((rule) => rule.sourceApplicationSecurityGroups);
    expect(sources('8383')).toEqual([[{ id: named(answer, 'office-OFFICE').id }]]);
    expect(sources('5494')).toEqual([[{ id: named(answer, 'office-DEVICES').id }]]);
  });
});

test("rules for a group of the user's are those that a group of ours would have", async () => {
  let yours: unknown;
  const [mine, theirs] = await Promise.all([
    runInline({}, () => {
      agents();
    }),
    runInline({}, () => {
      const component = agents({ networkSecurityGroup: 'yours' });
      yours = component.securityRules;
      expect([component.networkSecurityGroup, component.networkSecurityGroupId]).toEqual([undefined, undefined]);
    }),
  ]);
  expect(theirs.error).toBeNull();
  expect(children(theirs)).toEqual([]);
  expect(yours).toEqual(rulesOf(mine, 'agents'));
});

test('DNS servers and the activation of Windows stand in rules and in the report', async () => {
  const reports: string[] = [];
  const program = () => {
    const subnet = new Subnet('dns', { resourceGroupName, virtualNetworkName: 'hub', addressPrefix: '10.0.0.4/32' });
    const late = subnet.addressPrefix.apply((prefix) => prefix ?? '');
    const component = agents({ dnsServers: ['10.0.0.5', late], kms: true });
    reports.push(JSON.stringify(component.report));
  };
  const answer = await runInline({}, program);
  expect(answer.error).toBeNull();
  const to = (port: string) =>
    allowed(answer, 'agents')
      .filter((rule) => rule.destinationPortRange === port)
      .map(({ protocol, destinationAddressPrefix }) => [protocol, destinationAddressPrefix]);
  expect(to('53').sort()).toEqual([
    ['Tcp', '10.0.0.4/32'],
    ['Tcp', '10.0.0.5/32'],
    ['Udp', '10.0.0.4/32'],
    ['Udp', '10.0.0.5/32'],
  ]);
  expect(JSON.stringify(allowed(answer, 'agents'))).toContain('"1688"');
  expect(reports.join()).toMatch(/1688/);
  expect(reports.join()).toMatch(/10\.0\.0\.5/);
});
