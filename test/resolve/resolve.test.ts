import { PRODUCTS } from '../../lib/catalog';
import { printPorts } from '../../lib/model/ports';
import type { Profile } from '../../lib/model/profile';
import { type ResolveContext, resolve, tryResolve } from '../../lib/resolve';

const product = PRODUCTS['endpoint-central-cloud'];
const ids = (profile: Profile, context?: ResolveContext) =>
  resolve(product, profile, context).map(({ requirement }) => requirement.id);
const flow = (profile: Profile, id: string, context?: ResolveContext) => {
  const found = resolve(product, profile, context).find(({ requirement }) => requirement.id === id);
  if (found === undefined) throw new Error(`no flow ${id}`);
  return found;
};
const codes = (profile: unknown, context?: ResolveContext) =>
  tryResolve(product, profile, context).issues.map(({ code }) => code);

describe('resolving a profile', () => {
  it('keeps the requirements whose choices hold, and no others', () => {
    const jp = ids({ dataCenter: 'JP' });
    expect(jp).toContain('agent-cloud-jp');
    expect(jp).not.toContain('agent-cloud-us');
    expect(jp.filter((id) => id.includes('remote-control'))).toEqual([]);
    expect(ids({ dataCenter: 'EU', remoteControl: true }).filter((id) => id.includes('remote-control'))).toEqual([
      'agent-remote-control',
      'agent-remote-control-eu',
    ]);
  });

  it('takes an optional party to stand where it is placed, where it asks, and where the profile says so', () => {
    const marks = ['agent-distribution-server-https', 'agent-under-distribution-server-cloud-jp'];
    const stands = (profile: Profile, context?: ResolveContext) =>
      marks.every((id) => ids(profile, context).includes(id));
    expect(stands({ dataCenter: 'JP' })).toBe(false);
    expect(stands({ dataCenter: 'JP', distributionServer: false })).toBe(false);
    expect(stands({ dataCenter: 'JP', distributionServer: true })).toBe(true);
    expect(stands({ dataCenter: 'JP', parties: { distributionServer: { addresses: ['10.0.0.1'] } } })).toBe(true);
    expect(stands({ dataCenter: 'JP' }, { asker: 'distributionServer' })).toBe(true);
    expect(stands({ dataCenter: 'JP' }, { peers: { distributionServer: { bound: 'sg-1' } } })).toBe(true);
    expect(
      stands({ dataCenter: 'JP' }, { peers: { 'endpoint-central-cloud.distributionServer': { bound: 'sg-1' } } }),
    ).toBe(true);
  });

  it('refuses a party that is said to be absent and placed all the same', () => {
    expect(
      codes({
        dataCenter: 'JP',
        distributionServer: false,
        parties: { distributionServer: { addresses: ['10.0.0.1'] } },
      }),
    ).toEqual(['party-contradicted']);
    expect(codes({ dataCenter: 'JP', distributionServer: false }, { asker: 'distributionServer' })).toEqual([
      'party-contradicted',
    ]);
  });

  it('lets a default port be set, with what runs on it', () => {
    const set = flow(
      { dataCenter: 'JP', distributionServer: true, ports: { 'agent-distribution-server-https': '9443' } },
      'agent-distribution-server-https',
    );
    expect(printPorts(set.ports)).toEqual(['9443']);
    expect(set.application).toMatchObject([{ ports: '9443', name: 'https' }]);
  });

  it('refuses to set a port that the page fixes', () => {
    expect(codes({ dataCenter: 'JP', ports: { 'agent-cloud-jp': '8443' } })).toEqual(['fixed-ports']);
  });

  it('takes ports by id where the page prints none, and what is then still missing stays missing', () => {
    const id = 'agent-patch-vendors';
    expect(flow({ dataCenter: 'JP' }, id).missing).toEqual(['transport', 'ports', 'hosts']);
    expect(flow({ dataCenter: 'JP', ports: { [id]: '443' } }, id).missing).toEqual(['hosts']);
    const whole = flow(
      {
        dataCenter: 'JP',
        ports: { [id]: '80/http, 443/https' },
        parties: { patchVendors: { hosts: ['*.example.com'] } },
      },
      id,
    );
    expect(whole.missing).toEqual([]);
    expect(whole.application).toEqual([
      { ports: '80', name: 'http', basis: 'supplied' },
      { ports: '443', name: 'https', basis: 'supplied' },
    ]);
  });

  it('sends through the proxy what may go there, and beside it only what the product itself opens', () => {
    const ways = (profile: Profile) =>
      Object.fromEntries(resolve(product, profile).map((one) => [one.requirement.id, one.way]));
    const proxy = { parties: { proxy: { addresses: ['10.0.0.9'] } }, ports: { 'agent-proxy': '8080' } };
    expect(ways({ dataCenter: 'JP' })).toMatchObject({ 'agent-cloud-jp': 'direct' });
    const behind = ways({ dataCenter: 'JP', remoteControl: true, ...proxy });
    expect(behind).toMatchObject({
      'agent-cloud-jp': 'proxy',
      'agent-patch-database': 'proxy',
      'agent-remote-control': 'proxy',
      'agent-patch-vendors': 'proxy',
      'agent-proxy': 'direct',
      'agent-trusted-root-program': 'direct',
    });
    const fallback = ways({ dataCenter: 'JP', remoteControl: true, directFallback: true, ...proxy });
    expect(fallback).toMatchObject({
      'agent-cloud-jp': 'proxy',
      'agent-cloud-jp-around-proxy': 'direct',
      'agent-patch-database-around-proxy': 'direct',
      'agent-remote-control': 'proxy',
    });
    expect(
      Object.keys(ways({ dataCenter: 'JP', directFallback: true })).filter((id) => id.endsWith('around-proxy')),
    ).toEqual([]);
  });

  it('refuses hosts for a party whose hosts the page prints, and takes addresses for it', () => {
    expect(codes({ dataCenter: 'JP', parties: { cloud: { hosts: ['other.example.com'] } } })).toEqual([
      'party-documented',
    ]);
    expect(codes({ dataCenter: 'JP', parties: { cloud: { addresses: ['192.0.2.0/24'] } } })).toEqual([]);
    expect(codes({ dataCenter: 'EU', parties: { cloud: { hosts: ['other.example.eu'] } } })).toEqual([]);
  });

  it('refuses a wildcard under a public suffix', () => {
    expect(codes({ dataCenter: 'JP', parties: { patchVendors: { hosts: ['*.co.jp'] } } })).toEqual([
      'wildcard-under-public-suffix',
    ]);
    expect(codes({ dataCenter: 'JP', parties: { patchVendors: { hosts: ['*.example.co.jp'] } } })).toEqual([]);
  });

  it('does not hold a missing alternative against the other one', () => {
    expect(flow({ dataCenter: 'JP' }, 'agent-patch-database').missing).toEqual([]);
  });
});

describe('a profile that is resolved again', () => {
  test('is told anew where it has changed since, in the same object', () => {
    const profile: { dataCenter: string } = { dataCenter: 'JP' };
    const hostsOf = () => JSON.stringify(tryResolve(product, profile).flows.map(({ to }) => to.hosts));
    const before = hostsOf();
    expect(hostsOf()).toBe(before);
    profile.dataCenter = 'US';
    expect(hostsOf()).not.toBe(before);
  });
});
