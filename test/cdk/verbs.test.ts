import type { Stack } from 'aws-cdk-lib';
import { Match, Annotations as Said } from 'aws-cdk-lib/assertions';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  HostEnforcement,
  IsmClient,
  type IsmClientProps,
  IsmRemoteControlConsole,
  type IsmRemoteControlConsoleProps,
  IsmUpdateSupportServer,
  ismCloudOne,
  MobiControlDeviceEgress,
  type MobiControlDeviceEgressProps,
  MobiControlDmzServer,
  type MobiControlDmzServerProps,
  MobiControlManagementServer,
  mobiControl,
  PatchManagerPlusAgent,
  type PatchManagerPlusAgentProps,
  PatchManagerPlusDistributionServer,
  PatchManagerPlusServer,
  type PatchManagerPlusServerProps,
  Peer,
  patchManagerPlus,
  RoleAccess,
  role,
} from 'portolan/cdk';
import { resourcesOf, resourcesOfType, stackWithVpc, synthErrors, testApp, thrownBy } from './scene';

const EGRESS = 'AWS::EC2::SecurityGroupEgress';
const INGRESS = 'AWS::EC2::SecurityGroupIngress';
const hostEnforcement = HostEnforcement.none('filtered elsewhere');

type Scene = ReturnType<typeof stackWithVpc>;

function keys({ plan }: RoleAccess): readonly string[] {
  return [...plan.egress, ...plan.ingress].map(({ key }) => key);
}

function edgeCounts(...stacks: readonly Stack[]): readonly (readonly [number, number])[] {
  return stacks.map((stack) => [resourcesOfType(stack, EGRESS).length, resourcesOfType(stack, INGRESS).length]);
}

describe('a verb', () => {
  test('takes constructs of ours alone, and says so of anything else', () => {
    const { stack, vpc } = stackWithVpc();
    const server = new MobiControlDmzServer(stack, 'Server', { vpc, serverLocation: 'DMZ', hostEnforcement });
    const strangers = [SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1'), Peer.cidr('10.1.0.0/16'), undefined];
    expect(strangers.map((each) => thrownBy(() => server.allowDevices(each as never)))).toEqual(
      ['object', 'object', 'undefined'].map(
        (given) =>
          `Stack/Server cannot be compiled:\n- allowDevices: got ${given}, expected a construct of portolan with devices; any other peer is placed by peers: { ... }`,
      ),
    );
  });
});

describe('Patch Manager Plus', () => {
  const installation = { portsInUse: 'default', serverProtocol: 'HTTPS' } as const;
  const serverIn = ({ stack, vpc }: Scene, more: Partial<PatchManagerPlusServerProps> = {}) =>
    new PatchManagerPlusServer(stack, 'Server', { vpc, ...installation, closedNetwork: true, ...more });
  const agentsIn = ({ stack, vpc }: Scene, more: Partial<PatchManagerPlusAgentProps> = {}, id = 'Agents') =>
    new PatchManagerPlusAgent(stack, id, { vpc, ...installation, ...more });
  const distributionServerIn = ({ stack, vpc }: Scene) =>
    new PatchManagerPlusDistributionServer(stack, 'DistributionServer', { vpc, ...installation });

  test('server.allowAgents(agents) opens both sides once, and may be repeated', () => {
    const scene = stackWithVpc();
    serverIn(scene).allowAgents(agentsIn(scene));
    const again = stackWithVpc();
    const [server, agents] = [serverIn(again), agentsIn(again)];
    server.allowAgents(agents);
    server.allowAgents(agents, { scope: again.stack });

    expect(resourcesOf(again.stack)).toEqual(resourcesOf(scene.stack));
    expect(keys(agents)).toEqual(['egress tcp 8027 Stack/Server', 'egress tcp 8383 Stack/Server']);
    expect(keys(server)).toEqual(['ingress tcp 8027 Stack/Agents', 'ingress tcp 8383 Stack/Agents']);
    expect(edgeCounts(again.stack)).toEqual([[2, 2]]);
  });

  test('agents that nobody led to their server are told so at synth', () => {
    const scene = stackWithVpc();
    agentsIn(scene);
    expect(synthErrors(scene.stack)).toEqual([
      expect.stringMatching(
        /^\[Stack\/Agents\] PMP_AGENT: Patch Manager Plus\.agent must reach 'server' \(agent-server-https, agent-server-notification\)/,
      ),
    ]);
  });

  test('the edges of a distribution server live where the verb does, or where the user says', () => {
    const app = testApp();
    const [office, data] = [stackWithVpc(app, 'Office'), stackWithVpc(app, 'Data')];
    const server = serverIn(data, { distributionServer: true });
    const distributionServer = distributionServerIn(office);
    server.allowDistributionServer(distributionServer, { scope: office.stack });
    expect(edgeCounts(office.stack, data.stack)).toEqual([
      [2, 2],
      [0, 0],
    ]);
    expect(keys(distributionServer)).toEqual(['egress tcp 8027 Data/Server', 'egress tcp 8383 Data/Server']);
  });

  test('a distribution server that is passed to its WAN agents opens both sides, and its verb then adds nothing', () => {
    const scene = stackWithVpc();
    const distributionServer = distributionServerIn(scene);
    const agents = agentsIn(scene, { distributionServer });
    const opened = [keys(agents), keys(distributionServer)];
    expect(opened).toEqual([['egress tcp 8384 Stack/DistributionServer'], ['ingress tcp 8384 Stack/Agents']]);
    distributionServer.allowAgents(agents);
    expect([keys(agents), keys(distributionServer)]).toEqual(opened);
  });

  test('a verb never changes a profile', () => {
    const scene = stackWithVpc();
    const [server, distributionServer] = [serverIn(scene), distributionServerIn(scene)];
    expect(thrownBy(() => server.allowDistributionServer(distributionServer))).toBe(
      'Stack/Server cannot be compiled:\n- allowDistributionServer: Stack/Server.allowDistributionServer(Stack/DistributionServer) opens distribution-server-server-https only where both sides have distributionServer: true, and Stack/DistributionServer has true while Stack/Server has false; a verb never changes a profile, so pass the same distributionServer to both',
    );
    expect(thrownBy(() => distributionServer.allowAgents(agentsIn(scene)))).toContain(
      "meets agents whose profile says nothing of 'distributionServer', and a verb never changes a profile; pass distributionServer: true (or the distributionServer itself) to the agents",
    );
    const local = agentsIn(scene, { distributionServer: true, wanAgents: false }, 'Local');
    expect(thrownBy(() => distributionServer.allowAgents(local))).toContain(
      'opens wan-agent-distribution-server-https only where both sides have wanAgents: true, and Stack/Local has false while Stack/DistributionServer has true',
    );
    expect([keys(server), keys(distributionServer)]).toEqual([[], []]);
  });

  test('two sides of one installation say the same of its ports and its protocol, each told once', () => {
    const scene = stackWithVpc();
    const server = serverIn(scene);
    const old = agentsIn(scene, { portsInUse: 'old', serverProtocol: 'HTTP' });
    const said = thrownBy(() => server.allowAgents(old))
      .split('\n')
      .slice(1);
    expect(said).toEqual([
      expect.stringContaining('serverProtocol: HTTPS, and Stack/Agents has HTTP while Stack/Server has HTTPS'),
      expect.stringContaining('portsInUse: default, and Stack/Agents has old while Stack/Server has default'),
    ]);
    expect([keys(server), keys(old)]).toEqual([[], []]);
  });

  test('a port that one side alone was set to is refused', () => {
    const scene = stackWithVpc();
    const server = serverIn(scene, { ports: { 'agent-server-https': '9443' } });
    expect(thrownBy(() => server.allowAgents(agentsIn(scene)))).toContain(
      "Stack/Agents goes to 8383 (agent-server-https), and Stack/Server listens on 9443; give both the same ports: { 'agent-server-https': '8383' }",
    );
  });

  test('push installation is said on both sides, and a fleet may be of some of the systems that the server knows', () => {
    const scene = stackWithVpc();
    const server = serverIn(scene, { pushInstallation: true, operatingSystems: ['Windows', 'Mac'] });
    expect(thrownBy(() => server.allowAgents(agentsIn(scene)))).toContain(
      'opens server-agent-push-installation-windows only where both sides have pushInstallation: true, and Stack/Agents has false while Stack/Server has true',
    );
    const pushed = agentsIn(scene, { pushInstallation: true, operatingSystems: ['Windows'] }, 'Pushed');
    server.allowAgents(pushed);
    expect(keys(pushed).filter((key) => key.startsWith('ingress'))).toEqual([
      'ingress tcp 135 Stack/Server',
      'ingress tcp 139 Stack/Server',
      'ingress tcp 445 Stack/Server',
    ]);
    const unknown = agentsIn(scene, { pushInstallation: true, operatingSystems: ['Linux', 'Windows'] }, 'Unknown');
    expect(
      thrownBy(() =>
        serverIn(stackWithVpc(), { pushInstallation: true, operatingSystems: ['Windows'] }).allowAgents(unknown),
      ),
    ).toContain('operatingSystems: Mac or Linux, and Stack/Unknown has Linux, Windows while Stack/Server has Windows');
  });

  test('a verb wants its role', () => {
    const scene = stackWithVpc();
    const server = serverIn(scene);
    expect(thrownBy(() => server.allowConsoles(agentsIn(scene)))).toContain(
      "needs the role 'console' of Patch Manager Plus, and that construct has patch-manager-plus.agent; pass one that has it",
    );
    const entry = role(patchManagerPlus, installation, 'console');
    server.allowConsoles(new RoleAccess(scene.stack, 'Console', { vpc: scene.vpc, roles: [entry] }));
    expect(keys(server)).toEqual(['ingress tcp 8383 Stack/Console']);
  });
});

describe('MobiControl', () => {
  const inside = { serverLocation: 'Internal', platforms: ['Android', 'Linux'], reachBy: 'addresses' } as const;
  const serverIn = ({ stack, vpc }: Scene, more: Partial<MobiControlDmzServerProps> = {}) =>
    new MobiControlDmzServer(stack, 'Server', { vpc, ...inside, ...more });
  const devicesIn = ({ stack, vpc }: Scene, more: Partial<MobiControlDeviceEgressProps> = {}, id = 'Devices') =>
    new MobiControlDeviceEgress(stack, id, { vpc, ...inside, ...more });
  const machine = ({ stack, vpc }: Scene, name: 'console' | 'searchServer' | 'sqlServer', ports: object = {}) =>
    new RoleAccess(stack, name, { vpc, roles: [role(mobiControl, { serverLocation: 'Internal', ports }, name)] });

  test('server.allowDevices(devices) opens 443 and 5494 on both sides once, and may be repeated', () => {
    const scene = stackWithVpc();
    const [server, devices] = [serverIn(scene), devicesIn(scene)];
    server.allowDevices(devices);
    server.allowDevices(devices);
    expect(keys(devices)).toEqual(['egress tcp 443 Stack/Server', 'egress tcp 5494 Stack/Server']);
    expect(edgeCounts(scene.stack)).toEqual([[2, 2]]);
    expect(synthErrors(scene.stack)).toEqual([]);
  });

  test('a server knows of more platforms than one segment has, and of no fewer', () => {
    const scene = stackWithVpc();
    const server = serverIn(scene);
    expect(thrownBy(() => server.allowDevices(devicesIn(scene, { platforms: ['Android'] })))).toBe('nothing is thrown');
    const strange = devicesIn(scene, { platforms: ['WindowsModern'] }, 'Strange');
    expect(thrownBy(() => server.allowDevices(strange))).toContain(
      'opens windows-modern-server only where both sides have platforms: WindowsModern, and Stack/Strange has WindowsModern while Stack/Server has Android, Linux',
    );
    const none = devicesIn(scene, { platforms: [] }, 'None');
    expect(thrownBy(() => server.allowDevices(none))).toContain(
      'Stack/None has none while Stack/Server has Android, Linux',
    );
  });

  test('devices of a server that is a service are no devices of this one', () => {
    const scene = stackWithVpc();
    const parties = { deploymentServer: { addresses: ['192.0.2.10'] } };
    const devices = devicesIn(scene, { serverLocation: 'SaaS', parties });
    expect(thrownBy(() => serverIn(scene).allowDevices(devices))).toContain(
      'only where both sides have serverLocation: Internal, and Stack/Devices has SaaS while Stack/Server has Internal',
    );
  });

  test('both servers on one machine bear one name, and nothing is opened between them', () => {
    const scene = stackWithVpc();
    const server = serverIn(scene, { managementServer: true });
    expect(server.entries.map(({ name, role: played }) => [name, played])).toEqual([
      ['MC_DEPLOYMENT', 'deploymentServer'],
      ['MC_DEPLOYMENT', 'managementServer'],
    ]);
    server.allowConsoles(machine(scene, 'console'));
    expect(keys(server).filter((key) => key.startsWith('ingress'))).toEqual(['ingress tcp 443 Stack/console']);
    expect(server.entries.every(({ profile }) => !('managementServer' in profile))).toBe(true);
  });

  test('a console comes in only where the management server stands', () => {
    const scene = stackWithVpc();
    const server = serverIn(scene);
    expect(thrownBy(() => server.allowConsoles(machine(scene, 'console')))).toBe(
      "Stack/Server cannot be compiled:\n- allowConsoles: Stack/Server.allowConsoles(Stack/console) meets a server whose profile says nothing of 'managementServer', and a verb never changes a profile; pass managementServer: true to the server",
    );
  });

  test('the ways between components open once both sides have their ports, and nothing is put in their place', () => {
    const scene = stackWithVpc();
    const ports = { 'search-server-management-server': '60001', 'management-server-sql-server': '60002' };
    const management = new MobiControlManagementServer(scene.stack, 'Management', {
      vpc: scene.vpc,
      serverLocation: 'Internal',
      ports,
    });
    const search = machine(scene, 'searchServer');
    expect(thrownBy(() => management.allowSearchServer(search))).toContain(
      "Stack/searchServer goes to no port (search-server-management-server), and Stack/Management listens on 60001; give both the same ports: { 'search-server-management-server': '60001' }",
    );
    const sql = machine(scene, 'sqlServer', ports);
    management.allowSqlServer(sql);
    expect(keys(management)).toEqual(['egress tcp 60002 Stack/sqlServer']);
    expect(keys(sql)).toEqual(['ingress tcp 60002 Stack/Management']);

    const bare = stackWithVpc();
    const without = new MobiControlManagementServer(bare.stack, 'Management', { vpc: bare.vpc, serverLocation: 'DMZ' });
    without.allowSearchServer(machine(bare, 'searchServer'));
    expect(keys(without)).toEqual([]);
    expect(without.report.uncovered.map(({ requirement }) => requirement)).toContain('search-server-management-server');
  });
});

describe('ISM CloudOne', () => {
  const parties = { systemServer: { addresses: ['192.0.2.10'] } };
  const clientsIn = ({ stack, vpc }: Scene, more: Partial<IsmClientProps> = {}, id = 'Clients') =>
    new IsmClient(stack, id, { vpc, platforms: ['Windows'], systemServerPort: '443', parties, ...more });
  const consoleIn = ({ stack, vpc }: Scene, more: Partial<IsmRemoteControlConsoleProps> = {}) =>
    new IsmRemoteControlConsole(stack, 'Console', { vpc, hostEnforcement, ...more });
  const updatesIn = ({ stack, vpc }: Scene) => new IsmUpdateSupportServer(stack, 'Updates', { vpc, parties });
  const between = (construct: RoleAccess) => keys(construct).filter((key) => key.includes('Stack/'));

  test.each([
    ['nothing', {}, ['client']],
    ['remote control', { remoteControl: ['Internet'] }, ['client', 'rcClient']],
    ['QRC', { qrc: ['LAN'] }, ['client', 'qrcClient']],
    ['behaviour detection', { behaviourDetection: true }, ['client', 'behaviourDetectionAgent']],
    ['its QS edition', { qsBehaviourDetection: true }, ['client', 'behaviourDetectionAgent', 'qsAgent']],
    ['update support', { updateSupportServer: true }, ['client', 'updateSupportAgent']],
    ['option products', { qsOptions: true }, ['client', 'qsAgent']],
  ] as const)('a client that has chosen %s plays the roles of its agents, under one name', (_, more, roles) => {
    const { entries } = clientsIn(stackWithVpc(), { ...more, hostEnforcement });
    expect(entries.map(({ role: played }) => played)).toEqual(roles);
    expect(new Set(entries.map(({ name }) => name))).toEqual(new Set(['ISM_CLIENT']));
  });

  test.each([
    ['nothing', {}, ['rcConsole']],
    ['remote control', { remoteControl: ['Local'] }, ['rcConsole']],
    ['QRC alone', { qrc: ['LAN'] }, ['qrcConsole']],
    ['both', { remoteControl: ['Local'], qrc: ['LAN'] }, ['rcConsole', 'qrcConsole']],
  ] as const)('a console that has chosen %s plays its roles and no other, under one name', (_, more, roles) => {
    const { entries } = consoleIn(stackWithVpc(), more);
    expect(entries.map(({ name, role: played }) => [name, played])).toEqual(
      roles.map((each) => ['ISM_RC_CONSOLE', each]),
    );
  });

  test('a console of QRC alone opens its edge, and is told what it lacks for the other', () => {
    const scene = stackWithVpc();
    const console = consoleIn(scene, { qrc: ['LAN'] });
    console.allowClients(clientsIn(scene, { qrc: ['LAN'] }));
    expect(between(console)).toEqual(['egress udp 1024-65535 Stack/Clients', 'ingress udp 1024-65535 Stack/Clients']);
    const controlled = clientsIn(scene, { remoteControl: ['Local'] }, 'Controlled');
    expect(thrownBy(() => console.allowClients(controlled))).toContain(
      'opens rc-console-rc-client only where both sides have remoteControl: Local, and Stack/Controlled has Local while Stack/Console has none',
    );
  });

  test('without the system server, which the page does not name, nothing is opened to it, and no error is made of it', () => {
    const scene = stackWithVpc();
    const constructs = [
      clientsIn(scene, { parties: {} }),
      new IsmUpdateSupportServer(scene.stack, 'U', { vpc: scene.vpc }),
    ];
    expect(synthErrors(scene.stack)).toEqual([]);
    expect(constructs.map(({ plan }) => plan.egress)).toEqual([[], []]);
    expect(constructs.map(({ report }) => report.uncovered.map(({ requirement }) => requirement))).toEqual([
      expect.arrayContaining(['windows-mac-client-system-server-443']),
      expect.arrayContaining(['update-support-server-system-server']),
    ]);
  });

  test('remote control is one edge, from whichever side it is opened', () => {
    const choices = { remoteControl: ['Local', 'Internet'], qrc: ['LAN'] } as const;
    const open = (...verbs: readonly ((clients: IsmClient, console: IsmRemoteControlConsole) => void)[]) => {
      const scene = stackWithVpc();
      const [clients, console] = [clientsIn(scene, choices), consoleIn(scene, choices)];
      for (const verb of verbs) verb(clients, console);
      expect(synthErrors(scene.stack)).toEqual([]);
      return { counts: edgeCounts(scene.stack), clients: between(clients), console: between(console) };
    };
    const fromConsole = open((clients, console) => console.allowClients(clients));
    expect(open((clients, console) => clients.allowRemoteControl(console))).toEqual(fromConsole);
    expect(
      open(
        (clients, console) => clients.allowRemoteControl(console),
        (clients, console) => console.allowClients(clients),
      ),
    ).toEqual(fromConsole);
    expect(fromConsole).toEqual({
      counts: [[3, 3]],
      clients: [
        'egress udp 1024-65535 Stack/Console',
        'ingress tcp 42187-42189 Stack/Console',
        'ingress udp 1024-65535 Stack/Console',
      ],
      console: [
        'egress tcp 42187-42189 Stack/Clients',
        'egress udp 1024-65535 Stack/Clients',
        'ingress udp 1024-65535 Stack/Clients',
      ],
    });
  });

  test('over the Internet the two do not meet, and a verb that would open nothing says so', () => {
    const scene = stackWithVpc();
    const console = consoleIn(scene, { remoteControl: ['Local', 'Internet'] });
    const clients = clientsIn(scene, { remoteControl: ['Internet'] });
    const disagree =
      'opens rc-console-rc-client only where both sides have remoteControl: Local, and Stack/Clients has Internet while Stack/Console has Local, Internet';
    expect(thrownBy(() => console.allowClients(clients))).toContain(disagree);
    expect(thrownBy(() => console.allowClients(clientsIn(scene, {}, 'Others')))).toContain('Stack/Others has none');
    expect(edgeCounts(scene.stack)).toEqual([[0, 0]]);
  });

  test('of RC and QRC the one that both sides have is opened', () => {
    const scene = stackWithVpc();
    const console = consoleIn(scene, { remoteControl: ['Local'], qrc: ['LAN'] });
    const clients = clientsIn(scene, { remoteControl: ['Local'], qrc: ['Internet'] });
    console.allowClients(clients);
    expect(between(clients)).toEqual(['ingress tcp 42187-42189 Stack/Console']);
    expect(between(console)).toEqual(['egress tcp 42187-42189 Stack/Clients']);
  });

  test('an update support server takes clients by its verb or is passed to them, and wants them to have chosen it', () => {
    const scene = stackWithVpc();
    const server = updatesIn(scene);
    const passed = clientsIn(scene, { updateSupportServer: server }, 'Passed');
    const chosen = clientsIn(scene, { updateSupportServer: true }, 'Chosen');
    server.allowClients(chosen);
    const edge = ['egress tcp 443 Stack/Updates', 'egress tcp 80 Stack/Updates'];
    expect([between(passed), between(chosen)]).toEqual([edge, edge]);
    expect(thrownBy(() => server.allowClients(clientsIn(scene)))).toContain(
      "meets clients whose profile says nothing of 'updateSupportServer', and a verb never changes a profile; pass updateSupportServer: true (or the updateSupportServer itself) to the clients",
    );
    expect(synthErrors(scene.stack)).toEqual([]);
  });

  test('agents hand packages on among the machines of one group, or of two', () => {
    const scene = stackWithVpc();
    const one = clientsIn(scene, { updateSupportServer: true, qsOptions: true }, 'One');
    const two = clientsIn(scene, { updateSupportServer: true }, 'Two');
    one.allowClients(one);
    one.allowClients(two);
    expect(between(one)).toEqual([
      'egress tcp 50202-50299 Stack/One',
      'egress tcp 50202-50299 Stack/Two',
      'egress udp 16420 Stack/One',
      'egress udp 16430-16439 Stack/One',
      'ingress tcp 50202-50299 Stack/One',
      'ingress tcp 50202-50299 Stack/Two',
      'ingress udp 16420 Stack/One',
      'ingress udp 16430-16439 Stack/One',
    ]);
    expect(between(two)).toEqual(['egress tcp 50202-50299 Stack/One', 'ingress tcp 50202-50299 Stack/One']);
    expect(synthErrors(scene.stack)).toEqual([]);
  });

  test('a generic construct with the role is taken like a named one', () => {
    const scene = stackWithVpc();
    const profile = { remoteControl: ['Local'] } as const;
    const entry = role(ismCloudOne, profile, 'rcClient', { name: 'LAB' });
    const lab = new RoleAccess(scene.stack, 'Lab', { vpc: scene.vpc, roles: [entry] });
    consoleIn(scene, profile).allowClients(lab);
    expect(keys(lab)).toEqual(['ingress tcp 42187-42189 Stack/Console']);
  });
});

test('a party that is placed and of which no flow speaks is said, and acknowledged under its own id', () => {
  const said = (extra: object) => {
    const { stack, vpc } = stackWithVpc(testApp(), 'Placed');
    new MobiControlDmzServer(stack, 'Server', {
      vpc,
      serverLocation: 'DMZ',
      platforms: ['Linux'],
      hostEnforcement: HostEnforcement.none('a test'),
      peers: { device: Peer.cidr('10.1.0.0/16'), console: Peer.cidr('10.0.3.0/24') },
      ...extra,
    });
    return JSON.stringify(Said.fromStack(stack).findWarning('*', Match.stringLikeRegexp('peers\\.\\w+: no flow')));
  };
  expect(said({})).toContain('peers.console');
  expect(said({})).not.toContain('peers.device');
  expect(said({ managementServer: true })).toBe('[]');
});
