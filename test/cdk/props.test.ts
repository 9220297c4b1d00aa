import {
  EndpointCentralDistributionServer,
  EndpointCentralEgress,
  endpointCentralCloud,
  HostEnforcement,
  IsmClient,
  type IsmClientProps,
  IsmRemoteControlConsole,
  IsmUpdateSupportServer,
  ismCloudOne,
  MobiControlDeviceEgress,
  MobiControlDmzServer,
  MobiControlManagementServer,
  mobiControl,
  NetworkRequirementsError,
  PatchManagerPlusAgent,
  PatchManagerPlusDistributionServer,
  PatchManagerPlusServer,
  patchManagerPlus,
} from 'portolan/cdk';
import type { Product } from '../../lib/model/product';
import { stackWithVpc, thrownBy } from './scene';

const { stack, vpc } = stackWithVpc();
const hostEnforcement = HostEnforcement.none('a test');
const installation = { portsInUse: 'default', serverProtocol: 'HTTPS' } as const;
const base = { vpc, hostEnforcement } as const;
let made = 0;
/** An id of its own for each construct that is refused. */
const id = () => `C${made++}`;

/** Each is refused by the type checker (`npm run typecheck` fails where one is not) and again at run time. */
const REFUSED: Readonly<Record<string, () => unknown>> = {
  'a wrong value of Patch Manager Plus': () =>
    // @ts-expect-error a wrong value
    new PatchManagerPlusServer(stack, id(), { ...base, ...installation, serverProtocol: 'https' }),
  'a missing choice of Patch Manager Plus': () =>
    // @ts-expect-error which ports are in use is a fact of the installation
    new PatchManagerPlusAgent(stack, id(), { ...base, serverProtocol: 'HTTPS' }),
  'a misspelt choice of Patch Manager Plus': () =>
    // @ts-expect-error a misspelt choice
    new PatchManagerPlusDistributionServer(stack, id(), { ...base, ...installation, buildBefore10_0_40: true }),
  'ports of a requirement that Patch Manager Plus does not have': () =>
    // @ts-expect-error a requirement that the product does not have
    new PatchManagerPlusServer(stack, id(), { ...base, ...installation, ports: { 'server-mssql': '1433' } }),
  'a wrong value of MobiControl': () =>
    // @ts-expect-error a wrong value
    new MobiControlDmzServer(stack, id(), { ...base, serverLocation: 'DMZ', platforms: ['android'] }),
  'a missing choice of MobiControl': () =>
    // @ts-expect-error where the server stands is the user's fact
    new MobiControlDeviceEgress(stack, id(), { ...base, platforms: ['Android'] }),
  'a misspelt choice of MobiControl': () =>
    // @ts-expect-error a misspelt choice
    new MobiControlDeviceEgress(stack, id(), { ...base, serverLocation: 'DMZ', playstore: true }),
  'a server of MobiControl that is a service': () =>
    // @ts-expect-error as SaaS the server is no machine of the user's
    new MobiControlDmzServer(stack, id(), { ...base, serverLocation: 'SaaS' }),
  'a management server of MobiControl that is a service': () =>
    // @ts-expect-error as SaaS the server is no machine of the user's
    new MobiControlManagementServer(stack, id(), { ...base, serverLocation: 'SaaS' }),
  'a management server beside the deployment server that is neither there nor not': () =>
    // @ts-expect-error true or false
    new MobiControlDmzServer(stack, id(), { ...base, serverLocation: 'DMZ', managementServer: 'yes' }),
  'a wrong value of ISM CloudOne': () =>
    // @ts-expect-error a wrong value
    new IsmRemoteControlConsole(stack, id(), { ...base, remoteControl: ['local'] }),
  'a port that is no word of ISM CloudOne': () =>
    // @ts-expect-error the values are texts
    new IsmClient(stack, id(), { ...base, platforms: ['Windows'], systemServerPort: 443 }),
  'a misspelt choice of ISM CloudOne': () =>
    // @ts-expect-error a misspelt choice
    new IsmClient(stack, id(), { ...base, platforms: [], qsOption: true }),
  'a misspelt party of ISM CloudOne': () =>
    // @ts-expect-error a party that the product does not have
    new IsmUpdateSupportServer(stack, id(), { ...base, parties: { systemserver: { addresses: ['192.0.2.1'] } } }),
  'an update support server that is no peer': () =>
    // @ts-expect-error an address is bound by Peer.cidr
    new IsmClient(stack, id(), { ...base, platforms: [], updateSupportServer: '10.0.0.9' }),
};

test.each(Object.entries(REFUSED))('%s does not compile, and is refused at run time', (_, make) => {
  expect(make).toThrow(NetworkRequirementsError);
});

test('what is neither true nor false nor a peer is told what may stand there', () => {
  const message = (props: object, make: (all: never) => unknown) =>
    thrownBy(() => make({ ...base, ...props } as never));
  expect(
    message(
      { serverLocation: 'DMZ', platforms: [], managementServer: 'yes' },
      (all) => new MobiControlDmzServer(stack, id(), all),
    ),
  ).toContain('\n- managementServer: got something else, expected true or false');
  const addressed = { platforms: [], updateSupportServer: '10.0.0.9' };
  expect(message(addressed, (all) => new IsmClient(stack, id(), all))).toMatch(
    /\n- peers\.updateSupportServer: got the text '10\.0\.0\.9' .*Peer\.cidr\(\.\.\.\)/,
  );
  const counted = { ...installation, distributionServer: 1 };
  expect(message(counted, (all) => new PatchManagerPlusAgent(stack, id(), all))).toContain(
    '\n- peers.distributionServer: got number, expected Peer.securityGroup(...)',
  );
});

test('a choice in which a role takes no part is no prop of its class', () => {
  const agent = () =>
    // @ts-expect-error the database of the server is read by nobody through an agent
    new PatchManagerPlusAgent(stack, id(), { ...base, ...installation, remoteDatabaseAccess: true });
  const console = () =>
    // @ts-expect-error update support has no console
    new IsmRemoteControlConsole(stack, id(), { ...base, updateSupportServer: true });
  const management = () =>
    // @ts-expect-error what devices may do is nothing to the management server
    new MobiControlManagementServer(stack, id(), { ...base, serverLocation: 'DMZ', playStore: false });
  const updates = () =>
    // @ts-expect-error it stands because it asks
    new IsmUpdateSupportServer(stack, id(), { ...base, updateSupportServer: true });
  // A profile may hold them: it is the same for all roles of an installation.
  expect([agent, console, management, updates].map(thrownBy)).toEqual(Array(4).fill('nothing is thrown'));
});

test('a fault of the profile is told once, however many roles have it', () => {
  const props = { ...base, platforms: ['iOS'], remoteControl: ['Internet'], qrc: ['LAN', 'WAN'] };
  try {
    new IsmClient(stack, id(), props as unknown as IsmClientProps);
    throw new Error('nothing was thrown');
  } catch (thrown) {
    if (!NetworkRequirementsError.is(thrown)) throw thrown;
    expect(thrown.issues.map(({ code, at }) => `${code} at ${at}`)).toEqual(['unknown-value at qrc[1]']);
  }
});

test('a choice that has to be made beside others is asked for at run time', () => {
  expect(thrownBy(() => new IsmClient(stack, id(), { ...base, platforms: ['Windows'] }))).toContain(
    "- systemServerPort: 'systemServerPort' is the user's fact and has no default",
  );
  expect(thrownBy(() => new IsmClient(stack, id(), { ...base, platforms: ['iOS'] }))).toBe('nothing is thrown');
});

/** The roles of each class, which a reader finds in the class itself. */
const CLASSES: readonly (readonly [string, Product, readonly string[]])[] = [
  [EndpointCentralEgress.name, endpointCentralCloud, ['agent']],
  [EndpointCentralDistributionServer.name, endpointCentralCloud, ['distributionServer']],
  [PatchManagerPlusServer.name, patchManagerPlus, ['server']],
  [PatchManagerPlusAgent.name, patchManagerPlus, ['agent']],
  [PatchManagerPlusDistributionServer.name, patchManagerPlus, ['distributionServer']],
  [MobiControlDmzServer.name, mobiControl, ['deploymentServer', 'managementServer']],
  [MobiControlManagementServer.name, mobiControl, ['managementServer']],
  [MobiControlDeviceEgress.name, mobiControl, ['device']],
  [
    IsmClient.name,
    ismCloudOne,
    ['client', 'rcClient', 'qrcClient', 'behaviourDetectionAgent', 'updateSupportAgent', 'qsAgent'],
  ],
  [IsmRemoteControlConsole.name, ismCloudOne, ['rcConsole', 'qrcConsole']],
  [IsmUpdateSupportServer.name, ismCloudOne, ['updateSupportServer']],
];

test.each(CLASSES)('%s takes with each choice those that the choice concerns', (_, product, roles) => {
  const own = product.requirements.filter(({ from, to }) => [from, to].some((party) => roles.includes(party ?? '')));
  const props = new Set(own.flatMap(({ when }) => when.flatMap((each) => Object.keys(each))));
  const concerned = [...props].flatMap((choice) => Object.keys(product.choices[choice]?.concerns ?? {}));
  expect(concerned.filter((choice) => !props.has(choice) && !roles.includes(choice))).toEqual([]);
});
