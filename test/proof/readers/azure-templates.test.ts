import fs from 'node:fs';
import path from 'node:path';
import { addressSetOf } from '../../../lib/model/addresses';
import { intentOfTarget } from '../../../lib/proof/azure-names';
import { type Box, EGRESS, EVERYTHING, INGRESS, traffic } from '../../../lib/proof/box';
import { filtersOfAzure } from '../../../lib/proof/engines/azure';
import { isArm, readArm } from '../../../lib/proof/readers/arm';
import { isAzureDeployed, readAzureDeployed } from '../../../lib/proof/readers/azure-deployed';
import type { Declarations } from '../../../lib/proof/readers/deployment';
import type { ParsedFile } from '../../../lib/proof/readers/source-text';
import { boundSet } from '../../../lib/proof/sets';
import { at, inside, intersectSides, type Side } from '../../../lib/proof/side';
import { allowedByFilter, boxesOf, within } from './azure-sets';

const folder = path.join(__dirname, 'templates');

function fileOf(name: string): ParsedFile {
  const value: unknown = JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
  return { name: path.basename(name), value, lineOf: () => null };
}

function filtersIn(declared: Declarations) {
  const read = filtersOfAzure(declared.azure);
  const whys = [...declared.notUnderstood, ...read.notUnderstood].map(({ why, rule }) => `${rule ?? ''} ${why}`.trim());
  return { filters: read.filters, whys };
}

/** How much of a box a filter lets through: surely, perhaps, or nothing of it. */
function answer(filters: ReturnType<typeof filtersIn>['filters'], id: string, box: Partial<Box>): string {
  const filter = filters.find((one) => one.id === id);
  if (filter === undefined) throw new Error(`no ${id} among ${filters.map((one) => one.id).join(', ')}`);
  const { surely, possibly } = allowedByFilter(filter);
  const asked = [{ ...EVERYTHING, ...box }];
  if (within(boxesOf(surely), asked).length > 0) return 'surely';
  return within(boxesOf(possibly), asked).length > 0 ? 'perhaps' : 'nothing';
}

const block = (...cidrs: readonly string[]): Side => at(addressSetOf(cidrs));
const port = (first: number) => [{ first, last: first }];
const own = (id: string): Side => inside(boundSet(id));

describe('a template of Resource Manager as people write them', () => {
  test('closes a subnet of jump hosts but for what they need', () => {
    const { filters, whys } = filtersIn(readArm(fileOf('arm/jump-host-subnet.json')));
    expect(whys).toEqual([]);
    const id = '{parameter hostName}-nsg';
    const out = { direction: EGRESS, from: own(id), to: block('192.0.2.1'), traffic: traffic('tcp/tls') };
    expect(answer(filters, id, { ...out, ports: port(80) })).toBe('nothing');
    expect(answer(filters, id, { ...out, ports: port(443) })).toBe('surely');
    const inwards = { direction: INGRESS, to: own(id), from: block('192.0.2.1'), ports: port(443) };
    expect(answer(filters, id, { ...inwards, traffic: traffic('tcp/tls') })).toBe('surely');
    expect(answer(filters, id, { ...inwards, traffic: traffic('udp') })).toBe('nothing');
  });

  test('makes rules of a list that is a parameter, by loops and by resources of their own', () => {
    const file = fileOf('arm/rules-from-a-parameter.json');
    const { filters, whys } = filtersIn(readArm(file));
    expect(whys).toEqual([]);
    expect(filters[0]?.rules.map(({ name }) => name).slice(0, 8)).toEqual([
      'default platform addresses',
      'admin',
      'WEB',
      'SSH',
      'out-1',
      'out-2',
      'out-3',
      'default AllowVnetInBound',
    ]);
    const admin = { direction: INGRESS, to: own('app-nsg'), ports: port(3389), traffic: traffic('tcp/opaque') };
    expect(answer(filters, 'app-nsg', { ...admin, from: own('parameter adminPrefix') })).toBe('surely');
    const handed = filtersIn(readArm(file, { parameters: { adminPrefix: '10.2.0.0/16', GROUPNAME: 'other' } }));
    expect(answer(handed.filters, 'other', { ...admin, to: own('other'), from: block('10.2.0.0/16') })).toBe('surely');
    const out = { direction: EGRESS, from: own('app-nsg'), to: block('10.7.0.0/16'), traffic: traffic('tcp/opaque') };
    expect(answer(filters, 'app-nsg', { ...out, ports: port(8082) })).toBe('surely');
  });

  test('knows the IP groups of a policy by the names that hang on the deployment', () => {
    const { filters, whys } = filtersIn(readArm(fileOf('arm/hub-policy-with-ip-groups.json')));
    expect(whys).toEqual([]);
    const id = 'hub-fw-policy';
    const time = { ports: port(123), traffic: traffic('udp'), to: block('198.51.100.7') };
    expect(answer(filters, id, { ...time, from: block('10.30.0.5') })).toBe('surely');
    expect(answer(filters, id, { ...time, from: block('10.30.0.10') })).toBe('nothing');
    const site = { from: block('10.40.0.9'), traffic: traffic('tcp/tls'), ports: port(443), to: block('203.0.113.1') };
    const named = (text: string) => ({ ...site, intent: intentOfTarget(text) ?? EVERYTHING.intent });
    expect(answer(filters, id, named('www.example.com'))).toBe('surely');
    expect(answer(filters, id, named('a.b.example.net'))).toBe('surely');
  });

  test('tells tiers apart by application security groups, by whatever way it refers to them', () => {
    const { filters, whys } = filtersIn(readArm(fileOf('arm/tiers-by-application-groups.json')));
    expect(whys).toEqual([]);
    const data = intersectSides(own('tiers'), own('data')) ?? own('tiers');
    const sql = { direction: INGRESS, to: data, ports: port(1433), traffic: traffic('tcp/opaque') };
    expect(answer(filters, 'tiers', { ...sql, from: own('web') })).toBe('surely');
  });

  test('may hold the rules of a firewall without a policy', () => {
    const { filters, whys } = filtersIn(readArm(fileOf('arm/cluster-egress-of-a-classic-firewall.json')));
    expect(whys).toEqual(['rules of the firewall cluster tagged has the protocols of its FQDN tag']);
    const published = { from: block('192.0.2.1'), to: block('10.100.0.40'), traffic: traffic('tcp/http') };
    expect(answer(filters, 'egress', { ...published, ports: port(8080) })).toBe('surely');
    expect(answer(filters, 'egress', { ...published, ports: port(81) })).toBe('nothing');
  });

  test('hands what a module puts out to the modules beside it, and asks a base before each policy on it', () => {
    const { filters, whys } = filtersIn(readArm(fileOf('arm/base-and-team-policies-by-modules.json')));
    expect(whys).toEqual([]);
    expect(filters.map(({ id }) => id)).toEqual(['red', 'blue']);
    const out = { from: block('10.64.0.1'), to: block('203.0.113.5'), traffic: traffic('tcp/opaque') };
    expect(answer(filters, 'blue', { ...out, ports: port(22) })).toBe('surely');
    expect(answer(filters, 'blue', { ...out, ports: port(23) })).toBe('nothing');
  });

  test('may say each rule twice, as a portal exports it', () => {
    const { filters, whys } = filtersIn(readArm(fileOf('arm/exported-by-a-portal.json')));
    expect(whys).toEqual([]);
    expect(filters[0]?.rules.filter(({ name }) => name.startsWith('Allow-App'))).toHaveLength(1);
  });
});

describe('what the commands of Azure print', () => {
  const names = ['nsg-show', 'nsg-rule-list', 'firewall-policy-show', 'rule-collection-group-list', 'ip-group-show'];
  const files = names.map((name) => fileOf(`azure-deployed/${name}.json`));

  test('is told from templates', () => {
    for (const { value } of files) expect([isArm(value), isAzureDeployed(value)]).toEqual([false, true]);
    for (const name of fs.readdirSync(path.join(folder, 'arm'))) {
      const { value } = fileOf(`arm/${name}`);
      expect([isArm(value), isAzureDeployed(value)]).toEqual([true, false]);
    }
  });

  test('is read together, with the default rules as they are printed', () => {
    const { filters, whys } = filtersIn(readAzureDeployed(files));
    expect(whys).toEqual([]);
    expect(filters.map(({ id }) => id)).toEqual(['app', 'db', 'hub']);
    const out = { direction: EGRESS, from: own('app'), traffic: traffic('tcp/tls') };
    expect(answer(filters, 'app', { ...out, to: block('198.51.100.4'), ports: port(8443) })).toBe('surely');
    const site = { from: block('10.64.0.1'), traffic: traffic('tcp/tls'), ports: port(443) };
    const intent = intentOfTarget('api.example.com') ?? EVERYTHING.intent;
    expect(answer(filters, 'hub', { ...site, intent })).toBe('surely');
    expect(
      answer(filters, 'db', { direction: INGRESS, to: own('db'), from: block('10.0.2.1'), ports: port(5432) }),
    ).toBe('nothing');
  });

  test('leaves open what a policy prints by its id alone', () => {
    const { whys } = filtersIn(readAzureDeployed(files.filter(({ name }) => name === 'firewall-policy-show.json')));
    expect(whys[0]).toBe('has a rule collection group that was not handed over');
  });
});
