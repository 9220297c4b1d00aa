import { PRODUCTS } from '../../lib/catalog';
import { compile } from '../../lib/compile';
import { role, tryRole } from '../../lib/resolve';

/** Several products on the same machines share one request's words: who is left out, what is done without, the proxy. */
const pmp = PRODUCTS['patch-manager-plus'];
const ecc = PRODUCTS['endpoint-central-cloud'];
const ism = PRODUCTS['ism-cloudone'];
const patches = { patchVendors: { hosts: ['download.example.com'] } } as const;

const agent = role(
  pmp,
  {
    portsInUse: 'default',
    serverProtocol: 'HTTPS',
    operatingSystems: ['Windows'],
    directDownload: true,
    parties: patches,
  },
  'agent',
  { name: 'PC' },
);
const cloudAgent = role(
  ecc,
  { dataCenter: 'JP', parties: patches, ports: { 'agent-patch-vendors': '8443' } },
  'agent',
  { name: 'PC' },
);
const client = role(
  ism,
  { platforms: ['Windows'], systemServerPort: '443', parties: { systemServer: { addresses: ['10.0.0.8'] } } },
  'client',
  { name: 'PC' },
);

test('a party is left out by its name, or behind the id of its product, wherever it stands', () => {
  for (const unbound of [['server'], ['patch-manager-plus.server']]) {
    const requests = [
      { entry: client, unbound },
      { entry: agent, unbound },
    ];
    expect(compile('aws-network-firewall', requests, {}).verdict.clean).toBe(true);
  }
  const wrong = ['ism-cloudone.server', 'patch-manager-plus.servr', 'servr'];
  const requests = [
    { entry: client, unbound: wrong },
    { entry: agent, unbound: ['server'] },
  ];
  for (const given of wrong)
    expect(() => compile('aws-network-firewall', requests, {})).toThrow(`'${given}' is no party`);
});

test('a requirement is done without by its id, and behind the id of its product in that one alone', () => {
  const compiled = (leaveOut: readonly string[]) =>
    compile(
      'aws-network-firewall',
      [
        { entry: cloudAgent, leaveOut },
        { entry: agent, unbound: ['server'] },
      ],
      {},
    );
  expect(() => compiled([])).toThrow(/agent-patch-vendors must be open/);
  expect(compiled(['agent-patch-vendors']).verdict.clean).toBe(true);
  expect(compiled(['endpoint-central-cloud.agent-patch-vendors']).verdict.clean).toBe(true);
  expect(() => compiled(['patch-manager-plus.agent-patch-vendors'])).toThrow(/agent-patch-vendors must be open/);
  expect(() => compiled(['ism-cloudone.agent-patch-vendors'])).toThrow(/is no requirement of these role entries/);
});

test('a proxy goes to the products that document one, and is an error where none does', () => {
  const proxy = { peer: { addresses: ['10.0.9.9'] }, port: '8080' };
  const options = { namesBehind: { kind: 'proxy' } } as const;
  const both = [
    { entry: client, proxy },
    { entry: agent, proxy, unbound: ['server'] },
  ];
  const { plan } = compile('aws-security-group', both, options);
  const ways = plan.fidelity.filter(({ element }) => element.requirement === 'agent-proxy');
  expect(ways.map(({ fidelity }) => fidelity.standing)).toEqual(['exact']);
  expect(() => compile('aws-security-group', [{ entry: client, proxy }], options)).toThrow(/documents no proxy/);
});

test('what stands elsewhere too is no flow between one machine and itself', () => {
  const server = role(
    pmp,
    { portsInUse: 'default', serverProtocol: 'HTTPS', parties: { agent: { addresses: ['10.9.0.0/16'] } } },
    'server',
    { name: 'ONE' },
  );
  const beside = role(pmp, { portsInUse: 'default', serverProtocol: 'HTTPS' }, 'agent', { name: 'ONE' });
  const { plan } = compile('aws-security-group', [{ entry: server }, { entry: beside }], {});
  const open = plan.ingress.map(({ fromPort, peer }) => [fromPort, 'cidrIp' in peer ? peer.cidrIp : peer]);
  expect(open).toEqual([
    [8027, '10.9.0.0/16'],
    [8383, '10.9.0.0/16'],
  ]);
  const out = plan.fidelity.filter(
    ({ element }) => element.direction === 'egress' && element.requirement.startsWith('agent-server'),
  );
  expect(new Set(out.map(({ fidelity }) => fidelity.standing))).toEqual(new Set(['internal']));
});

test('a fact of the user is asked for where a flow of the asking role hangs on it', () => {
  const qs = tryRole(ism, { platforms: ['Windows'], qsOptions: true }, 'qsAgent');
  expect(qs.issues).toEqual([]);
  const asked = tryRole(ism, { platforms: ['Windows'], qsOptions: true }, 'client');
  expect(asked.issues.map(({ code, at }) => [code, at])).toEqual([['choice-missing', 'profile.systemServerPort']]);
});
