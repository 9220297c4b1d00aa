import { PRODUCTS } from '../../lib/catalog';
import { compile, tryCompile } from '../../lib/compile';
import { type IssueCode, NetworkRequirementsError } from '../../lib/diagnostics';
import type { RimIssue } from '../../lib/diagnostics/issue';
import { exact } from '../../lib/model/host';
import type { Product, Requirement } from '../../lib/model/product';
import { holeIssues, prove } from '../../lib/proof';
import { parseProfile, role } from '../../lib/resolve';
import { checkProduct } from '../../lib/testing/check-product';
import { opens } from '../../lib/testing/opens';
import { AUDIT_CASES } from './audit-codes';
import { OVERLAY_CASES } from './overlay-codes';
import { POLICY_CASES } from './policy-codes';
import { PROFILE_FILE_CASES } from './profile-file-codes';
import { REQUEST_CASES } from './request-codes';

/** How a code comes about: through the API, through the command, or both. */
export interface CodeCase {
  /** Throws the error that bears the code. */
  readonly api?: () => unknown;
  /** The words behind `portolan`. */
  readonly command?: readonly string[];
}

const ecc = PRODUCTS['endpoint-central-cloud'];
const jp = { dataCenter: 'JP' } as const;
const mc = PRODUCTS.mobicontrol;
const ism = PRODUCTS['ism-cloudone'];

/** What JavaScript passes: nobody looked at its types. */
function profile(json: unknown, product: Product = ecc): () => unknown {
  return () => parseProfile(product, json);
}

/** A group under limits that nobody looked at the types of. */
function limited(limits: Readonly<Record<string, number>>) {
  const namesBehind = { kind: 'firewall' } as const;
  return compile('aws-security-group', [{ entry: role(ecc, jp, 'agent') }], { namesBehind, limits });
}

const FLOWS = ['flows', '--product', ecc.id];
const COMPILE = ['compile', '--product', ecc.id, '--role', 'agent', '--choose', 'dataCenter=JP'];
const GROUP = [...COMPILE, '--target', 'aws-security-group'];
const FIREWALL = [...COMPILE, '--target', 'aws-network-firewall'];
const manyAddresses = Array.from({ length: 61 }, (_, index) => `10.0.${index}.1`);

/** A product without a proxy. */
const plainProduct: Product = {
  id: 'plain',
  name: 'Plain',
  short: 'PLAIN',
  documents: [
    {
      id: 'page',
      kind: 'given',
      title: 'Ports',
      publisher: 'Example',
      address: 'https://example.com/ports',
      language: 'en',
      retrieved: null,
    },
  ],
  roles: { client: { words: 'client', gloss: 'a client', short: 'CLIENT' } },
  services: { server: { words: 'server', gloss: 'a server' } },
  choices: {},
  requirements: [
    {
      id: 'client-server',
      from: 'client',
      to: 'server',
      transport: 'tcp',
      ports: ['443'],
      portsAre: 'fixed',
      hosts: [exact('a.example.com')],
      either: false,
      application: [{ ports: '443', name: 'https', basis: 'stated' }],
      need: 'must',
      when: [],
      proxy: 'possible',
      cites: [{ document: 'page', section: 'Ports', quote: '443', gloss: '443' }],
    },
  ],
  denials: [],
  notes: [],
};

/** A requirement of a user's own product, with a port that no parser takes. */
function withPortBadlyWritten(requirement: Requirement): Requirement {
  return { ...requirement, ports: ['0443'], application: [] };
}

/** A plan that somebody took a rule from: what the proof says of it. */
function brokenPlan(): never {
  const { compiled } = tryCompile('aws-security-group', [{ entry: role(ecc, jp, 'agent') }], {
    namesBehind: { kind: 'none', reason: 'a test' },
  });
  if (compiled === null) throw new Error('there is no plan to break');
  const asked = compiled.asked.map(({ request, flows }) => ({ ...request, flows }));
  const [first] = holeIssues(prove({ ...compiled.plan, egress: [] }, asked), 'aws-security-group');
  throw new NetworkRequirementsError(first === undefined ? [] : [first]);
}

function agentsPlan() {
  return compile('aws-security-group', [{ entry: role(ecc, jp, 'agent') }], { namesBehind: { kind: 'firewall' } }).plan;
}

const twoNames = ['FIRST', 'SECOND'].map((name) => role(ecc, jp, 'agent', { name }));
const twoGroups = {
  Resources: Object.fromEntries(
    ['Web', 'Data'].map((id) => [
      id,
      {
        Type: 'AWS::EC2::SecurityGroup',
        Properties: {
          GroupDescription: id,
          SecurityGroupEgress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
        },
      },
    ]),
  ),
};

const proxyAt = (address: string) => ({ peer: { addresses: [address] }, port: '8080' });
const withProxy = { dataCenter: 'JP', parties: { proxy: { addresses: ['10.0.0.9'] } } } as const;

/** A case for every code but those of the rims; one that is missing does not compile. */
export const CODE_CASES: Readonly<Record<Exclude<IssueCode, RimIssue['code']>, CodeCase>> = {
  ...AUDIT_CASES,
  ...OVERLAY_CASES,
  ...POLICY_CASES,
  ...PROFILE_FILE_CASES,
  ...REQUEST_CASES,
  'profile-not-an-object': { api: profile([jp]) },
  'unknown-choice': {
    api: profile({ ...jp, remotecontrol: true }),
    command: [...FLOWS, '--choose', 'dataCenter=JP', '--choose', 'remotecontrol=true'],
  },
  'unknown-value': { api: profile({ dataCenter: 'JPP' }), command: [...FLOWS, '--choose', 'dataCenter=JPP'] },
  'choice-missing': { api: profile({}), command: FLOWS },
  'choice-not-concerned': {
    api: profile({ serverLocation: 'DMZ', platforms: ['Linux'], playStore: true }, mc),
    command: [
      ...['flows', '--product', mc.id, '--choose', 'serverLocation=DMZ'],
      ...['--choose', 'platforms=Linux', '--choose', 'playStore=true'],
    ],
  },
  'wrong-type': { api: profile({ ...jp, remoteControl: 'yes' }) },
  'unknown-party': {
    api: profile({ ...jp, parties: { proxi: { addresses: ['10.0.0.9'] } } }),
    command: [...FLOWS, '--choose', 'dataCenter=JP', '--supply', 'proxi=10.0.0.9'],
  },
  'unknown-requirement': {
    api: profile({ ...jp, ports: { 'agent-proxi': '8080' } }),
    command: [...FLOWS, '--choose', 'dataCenter=JP', '--ports', 'agent-proxi=8080'],
  },
  'unknown-supplement': {
    api: profile({ ...jp, supplements: ['some-page'] }),
    command: [...FLOWS, '--choose', 'dataCenter=JP', '--choose', 'supplements=some-page'],
  },
  'fixed-ports': {
    api: profile({ ...jp, ports: { 'agent-cloud-jp': '8443' } }),
    command: [...FLOWS, '--choose', 'dataCenter=JP', '--ports', 'agent-cloud-jp=8443'],
  },
  'malformed-ports': {
    api: profile({ ...jp, ports: { 'agent-proxy': '80800' } }),
    command: [...FLOWS, '--choose', 'dataCenter=JP', '--ports', 'agent-proxy=80800'],
  },
  'malformed-host': {
    api: profile({ dataCenter: 'EU', parties: { cloud: { hosts: ['https://a.example.com/'] } } }),
    command: [...FLOWS, '--choose', 'dataCenter=EU', '--supply', 'cloud=https://a.example.com/'],
  },
  'ipv4-only': {
    api: profile({ attendanceTool: true, parties: { systemServer: { addresses: ['2001:db8::5'] } } }, ism),
    command: [
      ...['flows', '--product', ism.id, '--choose', 'attendanceTool=true'],
      ...['--supply', 'systemServer=2001:db8::5'],
    ],
  },
  'malformed-address': {
    api: profile({ ...jp, parties: { proxy: { addresses: ['10.0.0.1/24'] } } }),
    command: [...FLOWS, '--choose', 'dataCenter=JP', '--supply', 'proxy=10.0.0.1/24'],
  },
  'wildcard-under-public-suffix': {
    api: profile({ dataCenter: 'EU', parties: { cloud: { hosts: ['*.co.jp'] } } }),
    command: [...FLOWS, '--choose', 'dataCenter=EU', '--supply', 'cloud=*.co.jp'],
  },
  'party-contradicted': {
    api: profile({ ...withProxy, proxy: false }),
    command: [...FLOWS, '--choose', 'dataCenter=JP', '--choose', 'proxy=false', '--supply', 'proxy=10.0.0.9'],
  },
  'party-documented': {
    api: profile({ ...jp, parties: { cloud: { hosts: ['a.example.com'] } } }),
    command: [...FLOWS, '--choose', 'dataCenter=JP', '--supply', 'cloud=a.example.com'],
  },
  'nothing-supplied': { api: profile({ ...jp, parties: { proxy: {} } }) },

  'unknown-role': {
    api: () => role(ecc, jp, 'agnt' as 'agent'),
    command: [...FLOWS, '--choose', 'dataCenter=JP', '--role', 'cloud'],
  },
  'role-is-service': {
    api: () => role(mc, { serverLocation: 'SaaS' }, 'deploymentServer'),
    command: ['flows', '--product', mc.id, '--choose', 'serverLocation=SaaS', '--role', 'deploymentServer'],
  },
  'malformed-name': { api: () => role(ecc, jp, 'agent', { name: '1st' }), command: [...FIREWALL, '--name', '1st'] },
  'name-taken': {
    api: () =>
      compile(
        'aws-network-firewall',
        [{ entry: role(ecc, jp, 'agent') }, { entry: role(ecc, { dataCenter: 'US' }, 'agent') }],
        {},
      ),
  },
  'party-unplaced': {
    api: () =>
      compile('aws-network-firewall', [{ entry: role(ecc, { ...jp, distributionServer: true }, 'agent') }], {}),
    command: [...FIREWALL, '--choose', 'distributionServer=true'],
  },
  'unknown-leave-out': {
    api: () => compile('aws-network-firewall', [{ entry: role(ecc, jp, 'agent'), leaveOut: ['agent-cloud-jpp'] }], {}),
    command: [...FIREWALL, '--leave-out', 'agent-cloud-jpp'],
  },
  'proxy-given-twice': {
    api: () =>
      compile('aws-security-group', [{ entry: role(ecc, withProxy, 'agent'), proxy: proxyAt('10.0.0.8') }], {}),
    command: [...GROUP, '--supply', 'proxy=10.0.0.9', '--host-enforcement', 'proxy=10.0.0.8:8080'],
  },
  'proxy-not-documented': {
    api: () =>
      compile(
        'aws-security-group',
        [{ entry: role(plainProduct, {}, 'client' as never), proxy: proxyAt('10.0.0.8') }],
        {},
      ),
  },
  'no-entries': { api: () => compile('aws-security-group', [], {}) },

  'unknown-target': {
    api: () => compile('aws-security-groups' as 'aws-security-group', [], {}),
    command: [...COMPILE, '--target', 'aws-security-groups'],
  },
  'unknown-limit': {
    api: () => limited({ rulesPerSecurityGroups: 120 }),
    command: [...GROUP, '--host-enforcement', 'firewall', '--limit', 'rulesPerSecurityGroups=120'],
  },
  'fixed-limit': {
    api: () => limited({ descriptionLength: 300 }),
    command: [...GROUP, '--host-enforcement', 'firewall', '--limit', 'descriptionLength=300'],
  },
  'names-need-enforcement': {
    api: () => compile('aws-security-group', [{ entry: role(plainProduct, {}, 'client' as never) }], {}),
    command: GROUP,
  },
  'must-refused': {
    api: () => {
      const patches = {
        parties: { patchVendors: { hosts: ['patches.example.com'] } },
        ports: { 'agent-patch-vendors': '8443' },
      };
      return compile('aws-network-firewall', [{ entry: role(ecc, { ...jp, ...patches }, 'agent') }], {});
    },
    command: [...FIREWALL, '--supply', 'patchVendors=patches.example.com', '--ports', 'agent-patch-vendors=8443'],
  },
  'public-port-taken': {
    api: () => {
      const published = (name: string) => ({
        entry: role(mc, { serverLocation: 'DMZ', platforms: ['Android'] }, 'deploymentServer', { name }),
        peers: { device: { addresses: ['192.0.2.0/24'] } },
        unbound: ['sqlServer', 'managementServer', 'searchServer'],
      });
      const publish = ['NORTH', 'SOUTH'].map((entry) => ({
        entry,
        publicAddress: 'pip-hub',
        requirements: ['android-server'],
      }));
      const [north, south] = [published('NORTH'), published('SOUTH')];
      return compile('azure-firewall', [north, south], { publish });
    },
  },
  'over-limit': {
    api: () => {
      const patches = {
        parties: { patchVendors: { addresses: manyAddresses } },
        ports: { 'agent-patch-vendors': '8443' },
      };
      return compile(
        'aws-security-group',
        [{ entry: role(ecc, { ...jp, ...patches }, 'agent', { reachBy: 'addresses' }) }],
        {},
      );
    },
    command: [
      ...GROUP,
      ...manyAddresses.flatMap((address) => ['--supply', `patchVendors=${address}`]),
      ...['--ports', 'agent-patch-vendors=8443', '--reach-by', 'addresses'],
    ],
  },

  'proof-failed': { api: brokenPlan },

  'product-lint': {
    api: () => checkProduct({ ...plainProduct, requirements: plainProduct.requirements.map(withPortBadlyWritten) }),
  },
  'malformed-tested-connection': { api: () => opens(agentsPlan(), '443 to login.example.com') },
  'tested-machines-missing': { api: () => opens(twoGroups, 'tcp 443 to login.example.com') },
  'tested-end-missing': { api: () => opens(agentsPlan(), 'tcp 443 to login.example.com', { roles: twoNames }) },

  'unknown-product': { command: ['flows', '--product', 'endpoint-centrl-cloud'] },
  'unknown-document': { command: ['coverage', '--document', '005'] },
  'page-not-found': { command: ['coverage', '--document', '000', '--seeds', 'no-such-folder'] },
  'unknown-command': { command: ['flow'] },
  'unknown-option': { command: [...FLOWS, '--choose', 'dataCenter=JP', '--rol=agent'] },
  'unexpected-argument': { command: [...FLOWS, '--choose', 'dataCenter=JP', 'agent'] },
  'option-missing': {
    command: ['compile', '--product', ecc.id, '--target', 'aws-network-firewall', '--choose', 'dataCenter=JP'],
  },
  'option-repeated': { command: [...FLOWS, '--choose', 'dataCenter=JP', '--choose', 'dataCenter=US'] },
  'options-exclude': { command: ['flows', '--all', '--role', 'agent'] },
  'option-idle': { command: ['report', ...FIREWALL.slice(1), '--format', 'csv', '--language', 'ja'] },
  'unknown-source': { command: [...FIREWALL, '--source', 'console=10.0.0.0/24'] },
  'control-character': { command: [...GROUP, '--host-enforcement', 'none=a\nProof\n  all fine\u001b[2J'] },
  'option-misplaced': { command: ['--json', ...FLOWS, '--choose', 'dataCenter=JP'] },
  'host-for-address': { command: [...FIREWALL, '--source', 'agent=a.example.com'] },
  'fixed-ports-meant': { command: [...FLOWS, '--choose', 'dataCenter=JP', '--ports', 'agnt-cloud-jp=80'] },
  'names-past-proxy': {
    command: [...GROUP, '--host-enforcement', 'proxy=10.0.0.5:3128', '--choose', 'directFallback=true'],
  },
  'malformed-option': { command: [...FLOWS, '--choose', 'dataCenter=JP', '--supply', 'proxy'] },
};
