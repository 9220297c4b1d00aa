import { PRODUCTS } from '../../lib/catalog';
import type { ElementFidelity } from '../../lib/model/element';
import type { EntryRequest } from '../../lib/model/entry';
import type { PlanBecause } from '../../lib/model/plans/plan';
import { role } from '../../lib/resolve';

const product = PRODUCTS['endpoint-central-cloud'];
const mc = PRODUCTS.mobicontrol;
const pmp = PRODUCTS['patch-manager-plus'];
const ism = PRODUCTS['ism-cloudone'];

const dmz = { serverLocation: 'DMZ' } as const;
const deploymentServer = { deploymentServer: { addresses: ['192.0.2.10'] } } as const;
const https = { serverProtocol: 'HTTPS' } as const;
const server = { distributionServer: { addresses: ['10.0.5.10'] } } as const;

/** One small case per way of the data; each is compiled for every target and held against a golden file of its own. */
export const CASES: Readonly<Record<string, readonly EntryRequest[]>> = {
  'agents-jp': [{ entry: role(product, { dataCenter: 'JP' }, 'agent') }],
  'agents-jp-remote-control': [{ entry: role(product, { dataCenter: 'JP', remoteControl: true }, 'agent') }],
  'agents-us': [{ entry: role(product, { dataCenter: 'US' }, 'agent') }],
  'agents-us-remote-control': [{ entry: role(product, { dataCenter: 'US', remoteControl: true }, 'agent') }],
  'agents-us-addresses': [{ entry: role(product, { dataCenter: 'US' }, 'agent', { reachBy: 'addresses' }) }],
  'agents-jp-addresses-with-looked-up-ranges': [
    {
      entry: role(product, { dataCenter: 'JP', parties: { cloud: { addresses: ['192.0.2.0/24'] } } }, 'agent', {
        reachBy: 'addresses',
      }),
    },
  ],
  'agents-jp-addresses-else-names': [
    {
      entry: role(product, { dataCenter: 'JP', remoteControl: true }, 'agent', {
        reachBy: 'addresses',
        withoutRanges: 'names',
      }),
    },
  ],
  'agents-eu': [{ entry: role(product, { dataCenter: 'EU', remoteControl: true }, 'agent') }],
  'agents-eu-supplied': [
    {
      entry: role(
        product,
        { dataCenter: 'EU', parties: { cloud: { hosts: ['cloud.example.eu', '*.agents.example.eu'] } } },
        'agent',
      ),
    },
  ],
  'agents-jp-under-a-server': [{ entry: role(product, { dataCenter: 'JP', parties: server }, 'agent') }],
  'agents-jp-under-a-server-on-other-ports': [
    {
      entry: role(
        product,
        {
          dataCenter: 'JP',
          parties: { distributionServer: { hosts: ['ds.example.co.jp'] } },
          ports: { 'agent-distribution-server-https': '9443', 'agent-distribution-server-http': '9080/http' },
        },
        'agent',
      ),
    },
  ],
  'distribution-server-jp': [
    {
      entry: role(
        product,
        { dataCenter: 'JP', parties: { agent: { addresses: ['10.0.0.0/22'] } } },
        'distributionServer',
      ),
    },
  ],
  'agents-jp-behind-a-proxy': [
    {
      entry: role(
        product,
        { dataCenter: 'JP', parties: { proxy: { addresses: ['10.0.9.9'] } }, ports: { 'agent-proxy': '8080' } },
        'agent',
      ),
    },
  ],
  'agents-jp-behind-a-proxy-with-direct-fallback': [
    {
      entry: role(
        product,
        {
          dataCenter: 'JP',
          directFallback: true,
          parties: { proxy: { addresses: ['10.0.9.9'] } },
          ports: { 'agent-proxy': '8080' },
        },
        'agent',
      ),
    },
  ],
  'agents-and-server-jp': [
    {
      entry: role(product, { dataCenter: 'JP', distributionServer: true }, 'agent'),
      peers: { distributionServer: { bound: 'sg-server', entry: 'ECC_DS' } },
    },
    {
      entry: role(product, { dataCenter: 'JP' }, 'distributionServer'),
      peers: { agent: { bound: 'sg-agents', entry: 'ECC_AGENT' } },
    },
  ],
  'agents-jp-under-a-server-in-a-late-block': [
    {
      entry: role(product, { dataCenter: 'JP', distributionServer: true }, 'agent'),
      peers: { distributionServer: { bound: 'subnet-of-servers', block: true } },
    },
  ],
  'patch-vendors-supplied': [
    {
      entry: role(
        product,
        {
          dataCenter: 'JP',
          parties: { patchVendors: { hosts: ['download.example.com', '*.update.example.org'] } },
          ports: { 'agent-patch-vendors': '80/http, 443/https' },
        },
        'agent',
      ),
    },
  ],
  'mc-android-devices-of-a-saas-server': [
    {
      entry: role(
        mc,
        {
          serverLocation: 'SaaS',
          platforms: ['Android'],
          enrolById: true,
          playStore: true,
          fcm: true,
          virusScan: true,
          parties: { deploymentServer: { hosts: ['s1234.mobicontrol.example.com'] } },
        },
        'device',
      ),
    },
  ],
  'mc-apple-devices-by-address': [
    {
      entry: role(
        mc,
        { ...dmz, platforms: ['Apple'], appStore: true, appleSoftwareUpdate: true, parties: deploymentServer },
        'device',
        { reachBy: 'addresses' },
      ),
    },
  ],
  'mc-apple-devices-by-the-narrow-lists': [
    {
      entry: role(
        mc,
        {
          ...dmz,
          platforms: ['Apple'],
          appleHosts: 'listed',
          appleDeviceEnrolment: true,
          appStore: true,
          parties: deploymentServer,
        },
        'device',
        { reachBy: { apns: 'addresses', default: 'names' } },
      ),
    },
  ],
  'mc-closed-network': [
    {
      entry: role(
        mc,
        { ...dmz, platforms: ['Android', 'WindowsModern'], closedNetwork: true, parties: deploymentServer },
        'device',
      ),
    },
  ],
  'mc-classic-devices-behind-a-proxy': [
    {
      entry: role(
        mc,
        {
          ...dmz,
          platforms: ['WindowsClassic', 'Linux'],
          parties: { ...deploymentServer, proxy: { addresses: ['10.0.9.9'] } },
          ports: { 'device-proxy': '8080' },
        },
        'device',
      ),
    },
  ],
  'mc-deployment-server-by-address': [
    {
      entry: role(
        mc,
        {
          ...dmz,
          platforms: ['Android', 'Apple', 'WindowsClassic'],
          parties: { device: { addresses: ['10.20.0.0/16'] }, activeDirectory: { addresses: ['10.0.0.10'] } },
        },
        'deploymentServer',
        { reachBy: 'addresses' },
      ),
    },
  ],
  'mc-four-components-on-one-machine': (
    ['deploymentServer', 'managementServer', 'searchServer', 'sqlServer'] as const
  ).map((component) => ({
    entry: role(mc, { ...dmz, platforms: ['Linux'], parties: { console: { addresses: ['10.0.3.0/24'] } } }, component, {
      name: 'MC_ALL',
      reachBy: 'addresses',
    }),
  })),
  'pmp-server-of-an-old-installation': [
    {
      entry: role(
        pmp,
        {
          ...https,
          portsInUse: 'old',
          domainController: true,
          mailConnection: 'SMTP(TLS)',
          closedNetwork: true,
          operatingSystems: ['Windows', 'Mac'],
          pushInstallation: true,
          remoteDatabaseAccess: true,
          parties: {
            agent: { addresses: ['10.1.0.0/16'] },
            distributionServer: { addresses: ['10.2.0.10'] },
            console: { addresses: ['10.0.3.0/24'] },
            databaseClient: { addresses: ['10.0.3.7'] },
            domainController: { addresses: ['10.0.0.10', '10.0.0.11'] },
            mailServer: { addresses: ['10.0.0.25'] },
          },
        },
        'server',
      ),
    },
  ],
  'pmp-agents-that-download-directly': [
    {
      entry: role(
        pmp,
        {
          ...https,
          portsInUse: 'default',
          operatingSystems: ['Windows', 'Linux'],
          directDownload: true,
          redHatEnterpriseLinux: true,
          parties: { server: { addresses: ['10.0.0.5'] }, patchVendors: { hosts: ['patches.example.com'] } },
        },
        'agent',
      ),
    },
  ],
  'pmp-distribution-server-of-an-old-build': [
    {
      entry: role(
        pmp,
        {
          ...https,
          portsInUse: 'old',
          buildBefore10_0_400: true,
          parties: { server: { addresses: ['10.0.0.5'] }, agent: { addresses: ['10.1.0.0/16'] } },
        },
        'distributionServer',
      ),
    },
  ],
  'ism-windows-client-with-everything': (
    ['client', 'rcClient', 'qrcClient', 'behaviourDetectionAgent', 'updateSupportAgent', 'qsAgent'] as const
  ).map((agent) => ({
    entry: role(
      ism,
      {
        platforms: ['Windows'],
        systemServerPort: '443',
        remoteControl: ['Local', 'Internet'],
        qrc: ['LAN', 'Internet'],
        qsBehaviourDetection: true,
        cloudLinkage: true,
        parties: {
          systemServer: { addresses: ['203.0.113.10'] },
          qssServer: { addresses: ['203.0.113.11'] },
          qsServer: { addresses: ['203.0.113.12'] },
          rcSystemServer: { addresses: ['203.0.113.13'] },
          qrcSystemServer: { hosts: ['qrc.example.co.jp'] },
          turnServer: { addresses: ['203.0.113.14'] },
          rcConsole: { addresses: ['10.0.3.0/24'] },
          qrcConsole: { addresses: ['10.0.3.0/24'] },
          updateSupportServer: { addresses: ['10.0.0.40'] },
          updateSupportAgent: { addresses: ['10.1.0.0/16'] },
          qsAgent: { addresses: ['10.1.0.0/16'] },
        },
        ports: {
          'behaviour-detection-agent-ffri-license-server': '443/https',
          'behaviour-detection-agent-ffri-cloud': '443/https',
        },
      },
      agent,
      { name: 'ISM_PC' },
    ),
  })),
  'two-vendors-on-one-machine': [
    {
      entry: role(
        product,
        {
          dataCenter: 'JP',
          parties: { patchVendors: { hosts: ['download.example.com'] } },
          ports: { 'agent-patch-vendors': '443/https' },
        },
        'agent',
        { name: 'PC' },
      ),
    },
    {
      entry: role(
        pmp,
        {
          ...https,
          portsInUse: 'default',
          operatingSystems: ['Windows'],
          directDownload: true,
          parties: { server: { addresses: ['10.0.0.5'] }, patchVendors: { hosts: ['download.example.com'] } },
        },
        'agent',
        { name: 'PC' },
      ),
    },
  ],
};

/** Why a rule stands, short enough for the end of a line. */
export function reasons(because: readonly PlanBecause[]): string {
  const requirements = new Map<string, string[]>();
  const several = new Set(because.map((one) => one.product)).size > 1;
  for (const { product: of, requirement, asked } of because) {
    const id = several ? `${of}.${requirement}` : requirement;
    requirements.set(id, [...(requirements.get(id) ?? []), asked.split(' ').at(-1) ?? asked]);
  }
  return [...requirements].map(([requirement, asked]) => `${requirement} [${asked.join(', ')}]`).join('; ');
}

/** One line per element: how it stands, and what was asked. */
export function fidelityLines(fidelity: readonly ElementFidelity[]): readonly string[] {
  return fidelity.map(({ element, fidelity: how }) => {
    const { asked } = element;
    const what =
      asked.kind === 'host'
        ? asked.host.printed
        : asked.kind === 'cidr'
          ? asked.printed
          : asked.kind === 'bound'
            ? `(${asked.id})`
            : `(${asked.party})`;
    const detail =
      how.standing === 'widened'
        ? ` ${Object.entries(how.growth)
            .map(([axis, to]) => `${axis}: ${to}`)
            .join(', ')}`
        : how.standing === 'uncovered'
          ? ` ${how.because}: ${how.missing.join(', ')}`
          : how.standing === 'refused'
            ? ` ${how.reason}`
            : '';
    return `${`${how.standing}${detail}`.padEnd(46)} ${element.source} ${element.direction} ${element.transport} ${element.ports.join(',') || '?'} ${what}  <- ${element.requirement}`;
  });
}
