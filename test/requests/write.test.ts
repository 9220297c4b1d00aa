import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { allProducts } from '../../lib/catalog';
import { CATALOG_VERSION, KNOWN_CATALOG_VERSIONS } from '../../lib/catalog/version';
import type { EntryRequest, RoleEntry } from '../../lib/model/entry';
import type { Product } from '../../lib/model/product';
import {
  canonicalSources,
  composeRequest,
  digestOf,
  OWN_CATALOGUE,
  printRequest,
  sourceName,
  tryRequests,
} from '../../lib/requests';
import { tryResolve, tryRole } from '../../lib/resolve';
import { rulesFor } from '../../lib/rules';
import { profilesOf } from '../../lib/testing/profiles';
import { expectGolden } from '../golden';
import { agent, contentOf, FILE, part, textOf } from './harbour';

const golden = (name: string) => join(__dirname, 'golden', `${name}.txt`);

/** Agents with all that may travel beside an entry. */
const whole = part({
  sources: ['spoke-a', '10.1.1.0/24', '10.1.0.0/24', '2001:db8::/64'],
  requests: [
    {
      ...agent,
      peers: {
        distributionServer: [{ addresses: ['10.1.9.2', '10.1.9.1'] }, { bound: 'Spoke/Server', entry: 'ECC_DS' }],
      },
      leaveOut: ['agent-patch-vendors'],
      additionalRules: [
        {
          id: 'peers',
          direction: 'egress',
          peer: { bound: 'Spoke/Agents', entry: 'ECC_AGENT' },
          transport: 'tcp',
          ports: '7680',
          reason: 'updates',
        },
        { id: 'dns', direction: 'egress', peer: '10.0.0.2', transport: 'udp', ports: '53', reason: 'resolver' },
        {
          id: 'jump',
          direction: 'ingress',
          peer: { bound: 'sg-1' },
          transport: 'tcp',
          ports: '22',
          reason: 'operators',
        },
        { id: 'ping', direction: 'egress', peer: '10.0.0.0/8', transport: 'icmp', ports: '', reason: 'monitoring' },
      ],
    },
  ],
});

test('a request is a file that a person reads: one flow a line, one property of an entry a line', () => {
  expectGolden(golden('agents'), textOf());
  expectGolden(golden('agents-with-everything'), textOf(whole));
});

test('equal content is equal text, whatever the order of parts, lists and keys', () => {
  const other = part({ at: 'Spoke/More', sources: ['10.5.0.0/24'] });
  const text = textOf(whole, other);
  expect(textOf(other, whole, other)).toBe(text);
  const [request] = whole.requests;
  if (request === undefined) throw new Error('no request');
  const turned: EntryRequest = {
    ...request,
    peers: { distributionServer: [request.peers?.distributionServer ?? []].flat().reverse() },
    additionalRules: [...(request.additionalRules ?? [])].reverse(),
  };
  expect(textOf({ ...whole, sources: [...whole.sources].reverse(), requests: [turned] }, other)).toBe(text);
});

test('the digest is of what is said, not of how it is laid out', () => {
  const content = contentOf(whole);
  const file = JSON.parse(printRequest(content)) as Record<string, unknown>;
  const turned = Object.fromEntries(Object.entries(file).reverse());
  expect(digestOf(turned)).toBe(file.digest);
  expect(digestOf({ ...file, digest: 'another' })).toBe(file.digest);
  for (const key of Object.keys(file).filter((each) => each !== 'digest')) {
    expect(digestOf({ ...file, [key]: 'another' })).not.toBe(file.digest);
    expect(digestOf(Object.fromEntries(Object.entries(file).filter(([each]) => each !== key)))).not.toBe(file.digest);
  }
});

test('a name fits a rule variable, hangs on the entry and its sources alone, and never meets another', () => {
  const entry = fc.record({
    name: fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,31}$/),
    sources: fc.uniqueArray(fc.constantFrom('10.0.0.0/24', '10.0.1.0/24', '10.9.0.0/16', 'spoke-a', 'spoke-b'), {
      minLength: 1,
    }),
  });
  const seen = new Map<string, string>();
  fc.assert(
    fc.property(entry, fc.nat(), ({ name, sources }, turn) => {
      const found = sourceName({ name, sources });
      expect(found).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,31}$/);
      const rotated = [...sources.slice(turn % sources.length), ...sources.slice(0, turn % sources.length)];
      expect(sourceName({ name, sources: rotated })).toBe(found);
      const key = JSON.stringify([name, canonicalSources(sources)]);
      expect(seen.get(found) ?? key).toBe(key);
      seen.set(found, key);
    }),
    { numRuns: 500 },
  );
  // Names that a firewall bears are never to move.
  expect(sourceName({ name: 'ECC_AGENT', sources: ['10.1.0.0/24'] })).toBe('ECC_AGENT_opzxcq39u6gm');
  expect(sourceName({ name: 'ECC_AGENT', sources: ['spoke-a', '10.1.1.0/24', '10.1.0.0/24'] })).toBe(
    sourceName({ name: 'ECC_AGENT', sources: ['10.1.0.0/23', 'spoke-a'] }),
  );
});

test('the catalogue is of the version of the package', () => {
  const { version } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  expect(CATALOG_VERSION).toBe(version);
  expect(KNOWN_CATALOG_VERSIONS[0]).toBe(version);
});

/** A few profiles from all over a product, each role under them; what needs a party that nobody placed is no entry yet. */
function entriesOf(product: Product): readonly RoleEntry[] {
  const { profiles } = profilesOf(product, { most: 12 });
  const few = profiles.filter((_, index) => index % Math.ceil(profiles.length / 6) === 0);
  return few.flatMap((profile) =>
    Object.keys(product.roles).flatMap((name) => {
      const { entry, issues } = tryRole(product, profile, name);
      return issues.length + tryResolve(product, profile, { asker: name }).issues.length === 0 ? [entry] : [];
    }),
  );
}

test.each(allProducts().map((product) => [product.id, product] as const))(
  'every role of %s travels: what is read asks for what was written',
  (_, product) => {
    const entries = entriesOf(product);
    expect(new Set(entries.map((entry) => entry.role)).size).toBeGreaterThan(1);
    for (const entry of entries) {
      const { requests, issues } = tryRequests(
        [{ file: FILE, text: textOf(part({ requests: [{ entry }] })) }],
        OWN_CATALOGUE,
      );
      expect([JSON.stringify(entry.profile), issues]).toEqual([JSON.stringify(entry.profile), []]);
      const [read] = requests[0]?.roles ?? [];
      const asked = (own: RoleEntry) => {
        const flows = tryResolve(own.product, own.profile, { asker: own.role }).flows;
        const elements = rulesFor([{ entry: own, flows }]).askings.map((one) => JSON.stringify(one));
        return elements.map((element) => element.replaceAll(own.name, 'NAME')).sort();
      };
      expect(read && asked(read.request.entry)).toEqual(asked(entry));
    }
  },
);

test('nothing that the reader would refuse is written', () => {
  const { content, issues } = composeRequest('Central Egress', [part({ owner: 'two\nlines' })]);
  expect(content).toBeNull();
  expect(issues.map(({ code }) => code)).toEqual(['request-shape', 'request-shape']);
});
