import type { Citation, SourceDocument } from '../../model/citation';
import { exact, subdomains } from '../../model/host';

// Microsoft keeps its pages as sources in public repositories; what was read is named by its commit.

/** Microsoft's page on firewalls and the Windows Push Notification Services. */
export const MICROSOFT_WNS = {
  id: 'microsoft-wns',
  kind: 'supplement',
  title: 'Enterprise Firewall Configurations to Support WNS Traffic',
  publisher: 'Microsoft',
  address:
    'https://github.com/MicrosoftDocs/windows-dev-docs/blob/80493fc694371b227d5eac375c85d52d02f813b7/hub/apps/develop/notifications/push-notifications/firewall-allowlist-config.md',
  language: 'en',
  retrieved: '2026-11-22',
  certainty: 'read',
} as const satisfies SourceDocument;

/** Microsoft's page on troubles with Windows Update, one of which is a firewall. */
export const MICROSOFT_WINDOWS_UPDATE = {
  id: 'microsoft-windows-update',
  kind: 'supplement',
  title: 'Windows Update issues troubleshooting',
  publisher: 'Microsoft',
  address:
    'https://github.com/MicrosoftDocs/SupportArticles-docs/blob/203da2e2bbaa4e616d79b251d2520fef0b1b9cb2/support/windows-client/installing-updates-features-roles/windows-update-issues-troubleshooting.md',
  language: 'en',
  retrieved: '2026-11-22',
  certainty: 'read',
} as const satisfies SourceDocument;

/** Microsoft's page on the lists of trusted roots and disallowed certificates. */
export const MICROSOFT_ROOT_CERTIFICATES = {
  id: 'microsoft-root-certificates',
  kind: 'supplement',
  title: 'Configure Trusted Roots and Disallowed Certificates',
  publisher: 'Microsoft',
  address:
    'https://github.com/MicrosoftDocs/windowsserverdocs/blob/040b86dea8f04a4290ab3a1612f2fd7e086318b9/WindowsServerDocs/identity/ad-cs/configure-trusted-roots-disallowed-certificates.md',
  language: 'en',
  retrieved: '2026-11-22',
  certainty: 'read',
} as const satisfies SourceDocument;

/** Microsoft's page on the connections of Microsoft Defender Antivirus without Defender for Endpoint. */
export const MICROSOFT_DEFENDER = {
  id: 'microsoft-defender',
  kind: 'supplement',
  title: 'Configure and validate Microsoft Defender Antivirus network connections',
  publisher: 'Microsoft',
  address:
    'https://github.com/MicrosoftDocs/defender-docs/blob/f1c23eae89a4f779655892c6c17fa9306571ceb9/defender-endpoint/configure-network-connections-microsoft-defender-antivirus.md',
  language: 'en',
  retrieved: '2026-11-22',
  certainty: 'read',
} as const satisfies SourceDocument;

/** Microsoft's list for Defender for Endpoint, which was called Microsoft Defender ATP. */
export const MICROSOFT_DEFENDER_FOR_ENDPOINT = {
  id: 'microsoft-defender-for-endpoint',
  kind: 'supplement',
  title: 'Microsoft Defender for Endpoint streamlined connectivity URLs - commercial',
  publisher: 'Microsoft',
  address:
    'https://github.com/MicrosoftDocs/defender-docs/blob/086cc31641b2e857f720b4da10a6dbd3b77900fa/defender-endpoint/streamlined-device-connectivity-urls-commercial.md',
  language: 'en',
  retrieved: '2026-11-22',
  certainty: 'read',
} as const satisfies SourceDocument;

/** Microsoft's page on the network of Intune, which tells where Windows 10 and Windows 11 are attested. */
export const MICROSOFT_ATTESTATION = {
  id: 'microsoft-attestation',
  kind: 'supplement',
  title: 'Network endpoints for Microsoft Intune',
  publisher: 'Microsoft',
  address:
    'https://github.com/MicrosoftDocs/memdocs/blob/0236b07a1b0cf3d9e05d62d58c74add358ea018b/intune/intune-service/fundamentals/intune-endpoints.md',
  language: 'en',
  retrieved: '2026-11-22',
  certainty: 'read',
} as const satisfies SourceDocument;

// Windows Push Notification Services.

const WNS_LIST = 'FQDNs, VIPs, IPs, and Ports';

function wns(section: string, quote: string, gloss: string): Citation {
  return { document: MICROSOFT_WNS.id, section, quote, gloss };
}
const WNS_443 = wns(
  WNS_LIST,
  "Regardless of the method you choose from below, you'll need to allow network traffic to the listed destinations through **port 443**.",
  'Whichever method is chosen, traffic to the listed destinations has to be allowed through port 443.',
);
const WNS_NAMES_SUFFICE = wns(
  'What information should be added to the allowlist',
  'If you allow list by FQDN, you do not need to also allow the IP address ranges.',
  'Names or ranges: where the names are allowed, the ranges need not be.',
);
const WNS_DIRECT = wns(
  'Proxy Support',
  'For best results, the connection to WNS must be a direct connection, however, VPN interfaces can be used.',
  'For best results the connection has to be direct; a VPN will do.',
);
const WNS_RANGES_ELSEWHERE = wns(
  'What information should be added to the allowlist',
  'you can download the file from Download Center: [Windows Notification Service (WNS) VIP and IP Ranges](https://www.microsoft.com/download/details.aspx?id=44238).',
  'The ranges stand in a file of the Download Center.',
);
const WNS_FILE =
  'take the ranges from the file "Windows Notification Service (WNS) VIP and IP Ranges" of the Download Center (details.aspx?id=44238), and again when it changes: new ranges count from one week after their upload';
const WNS_RANGES_WHERE = 'a file of the Download Center (https://www.microsoft.com/download/details.aspx?id=44238)';
const WNS_RANGES_SUPPLY =
  'where names cannot be used, put its ranges into the profile: parties: { wns: { addresses: [...] } }';
const WNS_ON_443 = {
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  application: [{ ports: '443', name: 'https', basis: 'inferred' }],
} as const;

/** The page prints a port and nothing of what runs there. */
export const WNS_APPLICATION_INFERRED = 'the page prints port 443; that it is https is inferred';

/** The page does not rule a proxy out. */
export const WNS_AND_PROXIES = 'the page says that WNS may not support proxies, and advises a direct connection';

/** What the page no longer prints. */
export const WNS_WITHOUT_MPNS =
  'editions of the page before this one printed *.notify.live.net for devices too; it is not opened';

/** WNS, as a server asks it to notify a device. */
export const WNS_SENDING = {
  ...WNS_ON_443,
  hosts: [subdomains('notify.windows.com')],
  unprintedRanges: { for: ['*.notify.windows.com'], how: WNS_FILE, cite: WNS_RANGES_ELSEWHERE },
  either: true,
  incomplete: { missing: ['addresses'], where: WNS_RANGES_WHERE, supply: WNS_RANGES_SUPPLY },
  cites: [
    wns(WNS_LIST, '<CloudServiceDNS> <DNS FQDN="*.notify.windows.com"/>', 'Names for services that send.'),
    wns(
      'Terms and notations',
      'These are the Fully-Qualified Domain Name (FQDN) filters for the WNS servers your cloud service will talk to send notifications to WNS.',
      'The names of the servers to which a service sends its notifications.',
    ),
    WNS_443,
    WNS_NAMES_SUFFICE,
    WNS_DIRECT,
  ],
} as const;

/** WNS, as a device waits for its notifications. */
export const WNS_RECEIVING = {
  ...WNS_ON_443,
  hosts: [subdomains('wns.windows.com')],
  unprintedRanges: { for: ['*.wns.windows.com'], how: WNS_FILE, cite: WNS_RANGES_ELSEWHERE },
  either: true,
  incomplete: { missing: ['addresses'], where: WNS_RANGES_WHERE, supply: WNS_RANGES_SUPPLY },
  cites: [
    wns(WNS_LIST, '<ClientDNS> <DNS FQDN="*.wns.windows.com"/>', 'Names for devices that receive.'),
    wns(
      'Terms and notations',
      'These are the Fully-Qualified Domain Name (FQDN) filters for the client devices (Windows PCs, desktops) receiving notifications from WNS.',
      'The names for client devices (Windows PCs) that receive notifications.',
    ),
    WNS_443,
    WNS_NAMES_SUFFICE,
    WNS_DIRECT,
  ],
} as const;

/** Where whoever uses WNS signs in. */
export const WNS_SIGN_IN = {
  ...WNS_ON_443,
  hosts: [exact('login.microsoftonline.com'), exact('login.live.com')],
  either: false,
  cites: [
    wns(
      WNS_LIST,
      '<IdentityServiceDNS> <DNS FQDN="login.microsoftonline.com"/> <DNS FQDN="login.live.com"/>',
      'Names of the identity services.',
    ),
    WNS_443,
  ],
} as const;

// Windows Update.

const ENDPOINTS = "Device can't access update files";

function update(quote: string, gloss: string): Citation {
  return { document: MICROSOFT_WINDOWS_UPDATE.id, section: ENDPOINTS, quote, gloss };
}
const UPDATE_THROUGH_FIREWALL = update(
  'Ensure that devices can reach necessary Windows Update endpoints through the firewall.',
  'Devices have to reach the endpoints of Windows Update through the firewall.',
);
const UPDATE_AS_PRINTED = update(
  'Be sure not to use HTTPS for those endpoints that specify HTTP, and vice versa. The connection will fail.',
  'HTTPS must not be used where HTTP stands, nor the other way round: the connection fails.',
);

/** The page prints protocols without ports. */
export const UPDATE_PORTS_BY_PROTOCOL =
  "the page prints each host's protocol and no port: HTTP is opened on 80, HTTPS and TLS 1.2 on 443; the list is that of Windows 10, version 2004, and may differ for other versions";

/** Windows Update, in the clear. */
export const UPDATE_HTTP = {
  transport: 'tcp',
  ports: ['80'],
  portsAre: 'fixed',
  hosts: [exact('emdl.ws.microsoft.com'), subdomains('dl.delivery.mp.microsoft.com'), subdomains('windowsupdate.com')],
  either: false,
  application: [{ ports: '80', name: 'http', basis: 'stated' }],
  cites: [
    update(
      '|HTTP | `emdl.ws.microsoft.com` | |HTTP | `*.dl.delivery.mp.microsoft.com` | |HTTP | `*.windowsupdate.com` |',
      'HTTP: three endpoints.',
    ),
    UPDATE_AS_PRINTED,
    UPDATE_THROUGH_FIREWALL,
  ],
} as const;

/** Windows Update, by HTTPS. */
export const UPDATE_HTTPS = {
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  hosts: [subdomains('delivery.mp.microsoft.com')],
  either: false,
  application: [{ ports: '443', name: 'https', basis: 'stated' }],
  cites: [
    update('|HTTPS | `*.delivery.mp.microsoft.com` |', 'HTTPS: one endpoint.'),
    UPDATE_AS_PRINTED,
    UPDATE_THROUGH_FIREWALL,
  ],
} as const;

/** Windows Update, by TLS. */
export const UPDATE_TLS = {
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  hosts: [
    subdomains('prod.do.dsp.mp.microsoft.com'),
    subdomains('update.microsoft.com'),
    exact('tsfe.trafficshaping.dsp.mp.microsoft.com'),
  ],
  either: false,
  application: [{ ports: '443', name: 'tls', basis: 'stated' }],
  cites: [
    update('|TLS 1.2 | `*.prod.do.dsp.mp.microsoft.com` |', 'TLS 1.2: the first endpoint.'),
    update(
      '|TLS 1.2 | `*.update.microsoft.com` | |TLS 1.2 | `tsfe.trafficshaping.dsp.mp.microsoft.com` |',
      'TLS 1.2: the other two endpoints.',
    ),
    UPDATE_THROUGH_FIREWALL,
  ],
} as const;

// Root certificates.

/** The lists of trusted and of disallowed certificates. */
export const ROOT_CERTIFICATES = {
  transport: 'tcp',
  ports: ['80'],
  portsAre: 'fixed',
  hosts: [exact('ctldl.windowsupdate.com')],
  either: false,
  application: [{ ports: '80', name: 'http', basis: 'stated' }],
  cites: [
    {
      document: MICROSOFT_ROOT_CERTIFICATES.id,
      section: 'Configuration options',
      quote:
        'The computer requires HTTP (TCP port 80) access and name resolution (TCP and UDP port 53) ability to contact ctldl.windowsupdate.com.',
      gloss:
        'The computer that downloads the lists needs HTTP (TCP port 80) to ctldl.windowsupdate.com, and name resolution.',
    },
  ],
} as const;

// Defender Antivirus.

const SERVICES = 'Services and URLs';

function defender(quote: string, gloss: string): Citation {
  return { document: MICROSOFT_DEFENDER.id, section: SERVICES, quote, gloss };
}
const DEFENDER_443 = defender(
  'The URLs in the following table use port `443` for communication. (Port `80` is also required for some URLs, as noted in the following table.)',
  'The URLs use port 443; port 80 is needed too for some, as noted.',
);
const DEFENDER_ALLOWED = defender(
  'Otherwise, you must create an allow rule specifically for those URLs.',
  'Where firewalls would deny access to them, these URLs have to be allowed by name.',
);
const DEFENDER_ON_443 = {
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  either: false,
  application: [{ ports: '443', name: 'https', basis: 'inferred' }],
} as const;

/** The page prints a port and URLs without a scheme. */
export const DEFENDER_APPLICATION_INFERRED =
  'the page calls its names URLs and prints port 443; that it is https is inferred where no scheme stands before the name';

/** Protection from the cloud. */
export const DEFENDER_CLOUD = {
  ...DEFENDER_ON_443,
  hosts: [subdomains('wdcp.microsoft.com'), subdomains('wdcpalt.microsoft.com'), subdomains('wd.microsoft.com')],
  cites: [
    defender(
      '`*.wdcp.microsoft.com` <br/>`*.wdcpalt.microsoft.com`<br/>`*.wd.microsoft.com`',
      'The cloud service of Microsoft Defender Antivirus (MAPS).',
    ),
    DEFENDER_443,
    DEFENDER_ALLOWED,
  ],
} as const;

/** Updates of the antivirus and of what it knows. */
export const DEFENDER_UPDATES = {
  ...DEFENDER_ON_443,
  hosts: [
    subdomains('update.microsoft.com'),
    subdomains('delivery.mp.microsoft.com'),
    subdomains('windowsupdate.com'),
    exact('ctldl.windowsupdate.com'),
  ],
  cites: [
    defender(
      '`*.update.microsoft.com`<br/>`*.delivery.mp.microsoft.com`<br/>`*.windowsupdate.com` <br/>`ctldl.windowsupdate.com`',
      'Microsoft Update and Windows Update: security intelligence and product updates.',
    ),
    DEFENDER_443,
    DEFENDER_ALLOWED,
  ],
} as const;

const DEFENDER_ALTERNATE_80 = defender(
  '`*.download.microsoft.com`<br/>`*.download.windowsupdate.com` (Port 80 is required)<br/>`go.microsoft.com` (Port 80 is required)',
  'The alternate download location; two of its names need port 80.',
);

/** The alternate place of these updates. */
export const DEFENDER_ALTERNATE_443 = {
  ...DEFENDER_ON_443,
  hosts: [
    subdomains('download.microsoft.com'),
    subdomains('download.windowsupdate.com'),
    exact('go.microsoft.com'),
    exact('www.microsoft.com', {
      printed: 'https://www.microsoft.com/security/encyclopedia/adlpackages.aspx',
      path: '/security/encyclopedia/adlpackages.aspx',
    }),
    exact('definitionupdates.microsoft.com', {
      printed: 'https://definitionupdates.microsoft.com/download/DefinitionUpdates/',
      path: '/download/DefinitionUpdates/',
    }),
    exact('fe3cr.delivery.mp.microsoft.com', {
      printed: 'https://fe3cr.delivery.mp.microsoft.com/ClientWebService/client.asmx',
      path: '/ClientWebService/client.asmx',
    }),
  ],
  cites: [
    DEFENDER_ALTERNATE_80,
    defender(
      '`https://www.microsoft.com/security/encyclopedia/adlpackages.aspx` <br/>`https://definitionupdates.microsoft.com/download/DefinitionUpdates/`',
      'The alternate download location: two addresses.',
    ),
    defender(
      '`https://fe3cr.delivery.mp.microsoft.com/ClientWebService/client.asmx`',
      'The alternate download location: the last address.',
    ),
    DEFENDER_443,
    DEFENDER_ALLOWED,
  ],
} as const;

/** What the alternate place needs in the clear. */
export const DEFENDER_ALTERNATE_HTTP = {
  transport: 'tcp',
  ports: ['80'],
  portsAre: 'fixed',
  hosts: [subdomains('download.windowsupdate.com'), exact('go.microsoft.com')],
  either: false,
  application: [{ ports: '80', name: 'http', basis: 'inferred' }],
  cites: [DEFENDER_ALTERNATE_80, DEFENDER_443],
} as const;

/** Where samples of suspected files are sent to. */
export const DEFENDER_SAMPLES = {
  ...DEFENDER_ON_443,
  hosts: [
    exact('ussus1eastprod.blob.core.windows.net'),
    exact('ussus2eastprod.blob.core.windows.net'),
    exact('ussus3eastprod.blob.core.windows.net'),
    exact('ussus4eastprod.blob.core.windows.net'),
    exact('wsus1eastprod.blob.core.windows.net'),
    exact('wsus2eastprod.blob.core.windows.net'),
    exact('ussus1westprod.blob.core.windows.net'),
    exact('ussus2westprod.blob.core.windows.net'),
    exact('ussus3westprod.blob.core.windows.net'),
    exact('ussus4westprod.blob.core.windows.net'),
    exact('wsus1westprod.blob.core.windows.net'),
    exact('wsus2westprod.blob.core.windows.net'),
    exact('usseu1northprod.blob.core.windows.net'),
    exact('wseu1northprod.blob.core.windows.net'),
    exact('usseu1westprod.blob.core.windows.net'),
    exact('wseu1westprod.blob.core.windows.net'),
    exact('ussuk1southprod.blob.core.windows.net'),
    exact('wsuk1southprod.blob.core.windows.net'),
    exact('ussuk1westprod.blob.core.windows.net'),
    exact('wsuk1westprod.blob.core.windows.net'),
  ],
  cites: [
    defender(
      '`ussus1eastprod.blob.core.windows.net`<br/>`ussus2eastprod.blob.core.windows.net`<br/>`ussus3eastprod.blob.core.windows.net`<br/>`ussus4eastprod.blob.core.windows.net`',
      'Storage of submitted files: US east.',
    ),
    defender(
      '`wsus1eastprod.blob.core.windows.net`<br/>`wsus2eastprod.blob.core.windows.net`<br/>`ussus1westprod.blob.core.windows.net`<br/>`ussus2westprod.blob.core.windows.net`',
      'Storage of submitted files: US east and west.',
    ),
    defender(
      '`ussus3westprod.blob.core.windows.net`<br/>`ussus4westprod.blob.core.windows.net`<br/>`wsus1westprod.blob.core.windows.net`<br/>`wsus2westprod.blob.core.windows.net`',
      'Storage of submitted files: US west.',
    ),
    defender(
      '`usseu1northprod.blob.core.windows.net`<br/>`wseu1northprod.blob.core.windows.net`<br/>`usseu1westprod.blob.core.windows.net`<br/>`wseu1westprod.blob.core.windows.net`',
      'Storage of submitted files: Europe.',
    ),
    defender(
      '`ussuk1southprod.blob.core.windows.net`<br/>`wsuk1southprod.blob.core.windows.net`<br/>`ussuk1westprod.blob.core.windows.net`<br/>`wsuk1westprod.blob.core.windows.net`',
      'Storage of submitted files: UK.',
    ),
    DEFENDER_443,
    DEFENDER_ALLOWED,
  ],
} as const;

/** Lists of revoked certificates, for the connection to the cloud. */
export const DEFENDER_REVOCATION = {
  transport: 'tcp',
  ports: ['80'],
  portsAre: 'fixed',
  hosts: [
    exact('www.microsoft.com', { printed: 'http://www.microsoft.com/pkiops/crl/', path: '/pkiops/crl/' }),
    exact('www.microsoft.com', { printed: 'http://www.microsoft.com/pkiops/certs', path: '/pkiops/certs' }),
    exact('crl.microsoft.com', { printed: 'http://crl.microsoft.com/pki/crl/products', path: '/pki/crl/products' }),
    exact('www.microsoft.com', { printed: 'http://www.microsoft.com/pki/certs', path: '/pki/certs' }),
  ],
  either: false,
  application: [{ ports: '80', name: 'http', basis: 'stated' }],
  cites: [
    defender(
      '`http://www.microsoft.com/pkiops/crl/`<br/>`http://www.microsoft.com/pkiops/certs`<br/>`http://crl.microsoft.com/pki/crl/products`<br/>`http://www.microsoft.com/pki/certs`',
      'Certificate revocation lists, by http.',
    ),
    defender(
      'Windows use this list while creating the SSL connection to MAPS for updating the CRL.',
      'Windows uses these lists while it makes the connection to the cloud service.',
    ),
  ],
} as const;

/** Diagnostic data. */
export const DEFENDER_DIAGNOSTICS = {
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  hosts: [exact('vortex-win.data.microsoft.com'), exact('settings-win.data.microsoft.com')],
  either: false,
  application: [{ ports: '443', name: 'tls', basis: 'stated' }],
  cites: [
    defender(
      'The update uses SSL (TCP Port 443) to download manifests and upload diagnostic data to Microsoft that uses the following DNS endpoints:<br/>`vortex-win.data.microsoft.com`',
      'Manifests and diagnostic data by SSL (TCP port 443): the first name.',
    ),
    defender('`settings-win.data.microsoft.com`', 'Manifests and diagnostic data: the second name.'),
  ],
} as const;

// Defender for Endpoint.

/** The core of Defender for Endpoint. */
export const DEFENDER_FOR_ENDPOINT = {
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  hosts: [subdomains('endpoint.security.microsoft.com')],
  either: false,
  application: [{ ports: '443', name: 'https', basis: 'inferred' }],
  cites: [
    {
      document: MICROSOFT_DEFENDER_FOR_ENDPOINT.id,
      section: 'URLs used for core functionality',
      quote:
        '|Core Defender for Endpoint services|443|*.endpoint.security.microsoft.com|Core Defender for Endpoint services. Formerly: MAPS, Malware Sample Submission Storage, AutoIR Sample Storage',
      gloss:
        'Core services of Defender for Endpoint: port 443. They were: MAPS, storage of submitted samples, storage of automatic response.',
    },
  ],
} as const;

// Attestation.

const MIGRATING = 'Migrating device health attestation compliance policies to Microsoft Azure attestation';

function attestation(quote: string, gloss: string): Citation {
  return { document: MICROSOFT_ATTESTATION.id, section: MIGRATING, quote, gloss };
}
const NOTHING_BLOCKS_443 = attestation(
  "Ensure that there are no firewall rules blocking outbound HTTPS/443 traffic, and that SSL Traffic inspection isn't in place for the endpoints listed in this section",
  'No firewall rule may block outbound HTTPS on 443 to the listed endpoints, and nothing may inspect it.',
);
const HTTPS_443 = {
  transport: 'tcp',
  ports: ['443'],
  portsAre: 'fixed',
  either: false,
  application: [{ ports: '443', name: 'https', basis: 'stated' }],
} as const;

/** Windows 10: the service that the given page names too. */
export const ATTESTATION_WINDOWS_10 = {
  ...HTTPS_443,
  hosts: [exact('has.spserv.microsoft.com')],
  cites: [
    attestation(
      "Windows 10 and GCCH/DOD environments continue to use the existing Device Health Attestation DHA endpoint 'has.spserv.microsoft.com' for device health attestation reporting",
      'Windows 10 goes on using the existing endpoint, has.spserv.microsoft.com.',
    ),
    NOTHING_BLOCKS_443,
  ],
} as const;

/** Windows 11: the attestation providers, each by the location of a tenant. */
export const ATTESTATION_WINDOWS_11 = {
  ...HTTPS_443,
  hosts: [
    exact('intunemaape1.eus.attest.azure.net'),
    exact('intunemaape2.eus2.attest.azure.net'),
    exact('intunemaape3.cus.attest.azure.net'),
    exact('intunemaape4.wus.attest.azure.net'),
    exact('intunemaape5.scus.attest.azure.net'),
    exact('intunemaape6.ncus.attest.azure.net'),
    exact('intunemaape7.neu.attest.azure.net'),
    exact('intunemaape8.neu.attest.azure.net'),
    exact('intunemaape9.neu.attest.azure.net'),
    exact('intunemaape10.weu.attest.azure.net'),
    exact('intunemaape11.weu.attest.azure.net'),
    exact('intunemaape12.weu.attest.azure.net'),
    exact('intunemaape13.jpe.attest.azure.net'),
    exact('intunemaape17.jpe.attest.azure.net'),
    exact('intunemaape18.jpe.attest.azure.net'),
    exact('intunemaape19.jpe.attest.azure.net'),
  ],
  cites: [
    attestation(
      'then Windows 11 devices begin to use a Microsoft Azure Attestation (MAA) service based on their Intune tenant location.',
      'Windows 11 uses a service of Microsoft Azure Attestation, by the location of its tenant.',
    ),
    attestation(
      "- 'https://intunemaape1.eus.attest.azure.net' - 'https://intunemaape2.eus2.attest.azure.net' - 'https://intunemaape3.cus.attest.azure.net' - 'https://intunemaape4.wus.attest.azure.net'",
      'North America: the first four.',
    ),
    attestation(
      "- 'https://intunemaape5.scus.attest.azure.net' - 'https://intunemaape6.ncus.attest.azure.net'",
      'North America: the other two.',
    ),
    attestation(
      "- 'https://intunemaape7.neu.attest.azure.net' - 'https://intunemaape8.neu.attest.azure.net' - 'https://intunemaape9.neu.attest.azure.net'",
      'Europe: the first three.',
    ),
    attestation(
      "- 'https://intunemaape10.weu.attest.azure.net' - 'https://intunemaape11.weu.attest.azure.net' - 'https://intunemaape12.weu.attest.azure.net'",
      'Europe: the other three.',
    ),
    attestation(
      "- 'https://intunemaape13.jpe.attest.azure.net' - 'https://intunemaape17.jpe.attest.azure.net' - 'https://intunemaape18.jpe.attest.azure.net' - 'https://intunemaape19.jpe.attest.azure.net'",
      'Asia Pacific.',
    ),
    NOTHING_BLOCKS_443,
  ],
} as const;
