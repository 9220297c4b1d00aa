import type { Stack } from 'aws-cdk-lib';
import {
  HostEnforcement,
  IsmClient,
  IsmPlatform,
  IsmQrcNetwork,
  IsmRemoteControlConsole,
  IsmRemoteControlMode,
  IsmSystemServerPort,
  IsmUpdateSupportServer,
  NetworkFirewallRules,
} from 'portolan/cdk';
import { attach, stackWithVpc } from './scene';

const { Local, Internet } = IsmRemoteControlMode;
const parties = {
  systemServer: { addresses: ['192.0.2.10'] },
  rcSystemServer: { addresses: ['192.0.2.20'] },
  qrcSystemServer: { addresses: ['192.0.2.30'] },
  turnServer: { addresses: ['192.0.2.31'] },
} as const;

export const ISM_CLOUDONE_SCENES: Readonly<Record<string, () => readonly Stack[]>> = {
  'clients of ISM CloudOne with every agent, their consoles and their update support server'() {
    const { stack, vpc } = stackWithVpc();
    const updateSupportServer = new IsmUpdateSupportServer(stack, 'UpdateSupport', {
      vpc,
      parties: { systemServer: parties.systemServer, informationServer: { addresses: ['192.0.2.40'] } },
    });
    const control = { remoteControl: [Local, Internet], qrc: [IsmQrcNetwork.LAN, IsmQrcNetwork.Internet] } as const;
    const clients = new IsmClient(stack, 'Clients', {
      vpc,
      platforms: [IsmPlatform.Windows, IsmPlatform.Mac],
      systemServerPort: IsmSystemServerPort.Tcp443,
      ...control,
      behaviourDetection: true,
      qsBehaviourDetection: true,
      cloudLinkage: true,
      qsOptions: true,
      updateSupportServer,
      parties: { ...parties, qssServer: { addresses: ['192.0.2.50'] }, qsServer: { addresses: ['192.0.2.51'] } },
      hostEnforcement: HostEnforcement.none('a proxy of another team filters names'),
    });
    const { systemServer: _none, ...others } = parties;
    const consoles = new IsmRemoteControlConsole(stack, 'Consoles', { vpc, ...control, parties: others });
    consoles.allowClients(clients);
    clients.allowClients(clients);
    return [stack];
  },

  'clients of ISM CloudOne by the names of their servers, behind a firewall'() {
    const { stack, vpc } = stackWithVpc();
    const firewall = new NetworkFirewallRules(stack, 'Firewall');
    attach(firewall);
    new IsmClient(stack, 'Clients', {
      vpc,
      platforms: [IsmPlatform.Windows],
      systemServerPort: IsmSystemServerPort.Tcp443,
      behaviourDetection: true,
      parties: { systemServer: { hosts: ['ism.example.co.jp'] } },
      // The page prints no scheme, and without one a firewall reads no names: the provider says that it is TLS.
      ports: {
        'windows-mac-client-system-server-443': '443/https',
        'windows-client-system-server-behaviour-detection-443': '443/https',
        'behaviour-detection-agent-ffri-license-server': '443/https',
      },
      hostEnforcement: HostEnforcement.firewall(firewall),
    });
    return [stack];
  },

  'clients of ISM CloudOne on iOS and Android'() {
    const { stack, vpc } = stackWithVpc();
    new IsmClient(stack, 'Clients', {
      vpc,
      platforms: [IsmPlatform.iOS, IsmPlatform.Android],
      parties: {
        systemServer: parties.systemServer,
        relayServer: { addresses: ['192.0.2.60'] },
        apns: { addresses: ['192.0.2.70'] },
      },
    });
    return [stack];
  },

  'clients of ISM CloudOne that a console reaches over the Internet alone'() {
    const { stack, vpc } = stackWithVpc();
    const { rcSystemServer } = parties;
    new IsmRemoteControlConsole(stack, 'Console', { vpc, remoteControl: [Internet], parties: { rcSystemServer } });
    new IsmClient(stack, 'Clients', {
      vpc,
      platforms: [IsmPlatform.Windows],
      systemServerPort: IsmSystemServerPort.Tcp80,
      remoteControl: [Internet],
      parties: { systemServer: parties.systemServer, rcSystemServer },
    });
    return [stack];
  },
};
