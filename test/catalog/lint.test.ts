import { allProducts } from '../../lib/catalog';
import { NetworkRequirementsError } from '../../lib/diagnostics';
import type { Citation } from '../../lib/model/citation';
import { apexAndSubdomains, exact, pattern, subdomains } from '../../lib/model/host';
import type { Conjunction, Denial, Note, Product, Requirement } from '../../lib/model/product';
import { checkProduct, lintProduct, printFinding } from '../../lib/testing';
import { LINTS } from '../../lib/testing/lint';
import { LONGEST_QUOTE } from '../../lib/testing/lint-words';

describe('the catalogue', () => {
  test.each(allProducts().map((product) => [product.id, product] as const))('%s has no finding', (_, product) => {
    expect(lintProduct(product).map(printFinding)).toEqual([]);
  });
});

const cite: Citation = { document: 'page', section: 'Ports', quote: 'TCP 443', gloss: 'TCP 443' };

/** Names alone, and nothing inferred. */
const bare: Requirement = {
  id: 'agent-download',
  from: 'agent',
  to: 'cloud',
  transport: 'tcp',
  ports: ['443', '5228-5230'],
  portsAre: 'fixed',
  hosts: [exact('a.example.com'), subdomains('example.org'), pattern('n[0-9]\\.example\\.com', ['n1.example.com'])],
  either: false,
  application: [{ ports: '443', name: 'https', basis: 'stated' }],
  need: 'must',
  when: [
    { region: ['east'], relay: [false], lane: ['left', 'right'] },
    { region: ['west'], fast: [true] },
  ],
  proxy: 'possible',
  cites: [cite],
};

const download: Requirement = {
  ...bare,
  ranges: { for: ['a.example.com'], cidrs: ['192.0.2.0/24'] },
  unprintedRanges: { for: ['b.example.com'], how: 'look it up', cite },
  either: true,
  application: [{ ports: '443', name: 'https', basis: 'inferred' }],
  note: 'the page is called by its https address',
};

const relayed: Requirement = {
  id: 'agent-relay',
  from: 'agent',
  to: 'relay',
  transport: 'tcp',
  ports: [],
  portsAre: null,
  hosts: [],
  either: false,
  application: [],
  need: 'optional',
  when: [{ relay: [true] }],
  incomplete: { missing: ['transport', 'ports'], where: 'a linked page', supply: 'ports' },
  proxy: 'unknown',
  cites: [cite],
};

/** What the supplement knows of the relay. */
const beyond: Requirement = {
  ...relayed,
  id: 'agent-relay-beyond',
  ports: ['8443'],
  portsAre: 'fixed',
  incomplete: undefined,
  ranges: { for: [], cidrs: ['10.1.*', '10.2.0.0/16'], readAs: { '10.1.*': '10.1.0.0/16' } },
  ipVersion: 'IPv4',
  when: [{ relay: [true], supplements: ['other-page'] }],
  cites: [{ ...cite, document: 'other-page' }],
  completes: ['agent-relay'],
};

const denial: Denial = { id: 'relay-cloud', from: 'relay', to: 'cloud', when: [], gloss: 'no', cites: [cite] };
const note: Note = { id: 'remark', kind: 'background', gloss: 'so it is', cites: [cite] };

const sound: Product = {
  id: 'sound-product',
  name: 'Sound Product',
  short: 'SP',
  documents: [
    {
      id: 'page',
      kind: 'given',
      title: 'Ports',
      publisher: 'Example',
      address: 'https://example.com/ports?p=1',
      language: 'en',
      retrieved: '2024-02-29',
    },
    {
      id: 'other-page',
      kind: 'supplement',
      title: 'Relays',
      publisher: 'Example',
      address: 'https://example.com/relays',
      language: 'en',
      retrieved: null,
    },
  ],
  roles: {
    agent: { words: 'agent', gloss: 'agent', short: 'AGENT' },
    relay: { words: 'relay', gloss: 'relay', short: 'RELAY', standsAs: { service: [{ region: ['west'] }] } },
  },
  services: { cloud: { words: 'cloud', gloss: 'cloud' } },
  choices: {
    region: { kind: 'oneOf', values: ['east', 'west'], default: 'east', gloss: 'where', cite },
    fast: { kind: 'flag', gloss: 'faster', cite },
    relay: { kind: 'party', gloss: 'a relay', cite },
    lane: { kind: 'oneOf', values: ['left', 'right'], gloss: 'which lane', cite, concerns: { region: ['east'] } },
  },
  requirements: [download, relayed, beyond],
  denials: [denial],
  notes: [note],
};

function withDownload(changed: Partial<Requirement>): Product {
  return { ...sound, requirements: [{ ...download, ...changed }, relayed, beyond] };
}

function withBare(changed: Partial<Requirement>): Product {
  return { ...sound, requirements: [{ ...bare, ...changed }, relayed, beyond] };
}

function withRelayed(changed: Partial<Requirement>): Product {
  return { ...sound, requirements: [download, { ...relayed, ...changed }, beyond] };
}

function withBeyond(changed: Partial<Requirement>): Product {
  return { ...sound, requirements: [download, relayed, { ...beyond, ...changed }] };
}

function withDocument(changed: Partial<Product['documents'][number]>): Product {
  const [page, ...others] = sound.documents;
  return { ...sound, documents: page === undefined ? [] : [{ ...page, ...changed }, ...others] };
}

function withChoices(changed: Product['choices']): Product {
  return { ...sound, choices: { ...sound.choices, ...changed } };
}

function withLane(concerns: Conjunction): Product {
  return {
    ...withChoices({ lane: { kind: 'oneOf', values: ['left', 'right'], gloss: 'which lane', cite, concerns } }),
    requirements: [
      { ...download, when: [...bare.when.slice(1), { lane: ['left', 'right'], region: ['east'] }] },
      relayed,
      beyond,
    ],
  };
}

function withStanding(service: readonly Conjunction[]): Product {
  const { agent, relay } = sound.roles;
  if (agent === undefined || relay === undefined) throw new Error('no such roles');
  return { ...sound, roles: { agent, relay: { ...relay, standsAs: { service } } } };
}

/** What a JavaScript author could write: a list of citations without a citation. */
const uncited = JSON.parse('[]') as Requirement['cites'];

/** For each lint the faults that it has to find, and nothing else may find anything in them. */
const FAULTS: Readonly<Record<string, readonly Product[]>> = {
  'ids are kebab-case': [
    withDownload({ id: 'agentDownload' }),
    withDownload({ id: 'agent--download' }),
    { ...sound, id: 'Sound' },
    { ...sound, notes: [{ ...note, id: 'remark_1' }] },
    { ...sound, denials: [{ ...denial, id: '-relay' }] },
  ],
  'ids are unique': [
    { ...sound, requirements: [...sound.requirements, { ...relayed, id: 'agent-download' }] },
    { ...sound, notes: [{ ...note, id: 'relay-cloud' }] },
    { ...sound, retired: [{ id: 'remark', replacedBy: null, reason: 'merged' }] },
    { ...sound, documents: [...sound.documents, ...sound.documents.slice(0, 1)] },
  ],
  'parties and choices are named once': [
    { ...sound, services: { ...sound.services, agent: { words: 'agent', gloss: 'agent' } } },
    {
      ...withChoices({ agent: { kind: 'flag', gloss: '', cite } }),
      requirements: [{ ...download, when: [...download.when, { agent: [true] }] }, relayed, beyond],
    },
  ],
  'short forms make source names': [
    { ...sound, short: '1P' },
    { ...sound, short: 'A'.repeat(32) },
    { ...sound, short: 'S-P' },
    {
      ...sound,
      roles: Object.fromEntries(Object.entries(sound.roles).map(([id, one]) => [id, { ...one, short: 'MACHINE' }])),
    },
  ],
  'every document is used': [
    { ...sound, documents: [...sound.documents, ...withDocument({ id: 'other' }).documents.slice(0, 1)] },
  ],
  'every party is used': [{ ...sound, services: { ...sound.services, idle: { words: 'idle', gloss: 'idle' } } }],
  'a role stands at an end': [
    { ...sound, requirements: [...sound.requirements, { ...bare, id: 'cloud-cloud', from: 'cloud' }] },
  ],
  'citations are whole': [
    withDownload({ cites: [{ ...cite, section: ' ' }] }),
    withDownload({ cites: [cite, { ...cite, quote: '' }] }),
    withDownload({ cites: [{ ...cite, gloss: '' }] }),
    withDownload({ cites: [{ ...cite, quote: 'x'.repeat(LONGEST_QUOTE + 1) }] }),
    withDownload({ cites: [{ ...cite, document: 'nowhere' }] }),
    withDownload({ unprintedRanges: { for: ['b.example.com'], how: '', cite: { ...cite, document: 'nowhere' } } }),
    { ...sound, notes: [{ ...note, cites: [{ ...cite, quote: '' }] }] },
    withChoices({ fast: { kind: 'flag', gloss: '', cite: { ...cite, gloss: '' } } }),
  ],
  'requirements, denials and notes are cited': [
    withDownload({ cites: uncited }),
    { ...sound, denials: [{ ...denial, cites: uncited }] },
    { ...sound, notes: [{ ...note, cites: uncited }] },
  ],
  'addresses of documents are https': [
    withDocument({ address: 'http://example.com/' }),
    withDocument({ address: 'example.com' }),
  ],
  'addresses of documents carry no tracking': [
    withDocument({ address: 'https://example.com/?utm_source=x' }),
    withDocument({ address: 'https://example.com/?p=1&gclid=x' }),
    withDocument({ address: 'https://example.com/?ref=x' }),
  ],
  'days of retrieval are ISO 8601': [
    withDocument({ retrieved: '1 March 2024' }),
    withDocument({ retrieved: '2024-3-1' }),
    withDocument({ retrieved: '2024-02-30' }),
    withDocument({ retrieved: '2024-13-01' }),
  ],
  'names are canonical': [
    withDownload({ hosts: [exact('A.example.com')] }),
    withDownload({ hosts: [exact('a.example.com.')] }),
    withDownload({ hosts: [exact('a.example.com/c')] }),
    withDownload({ hosts: [exact('*.example.com')] }),
    withDownload({ hosts: [apexAndSubdomains('*example.com', '*example.com')] }),
    withDownload({ ranges: { for: ['localhost'], cidrs: ['192.0.2.0/24'] } }),
    withDownload({ unprintedRanges: { for: ['b .example.com'], how: '', cite } }),
  ],
  'what is printed is the name': [
    withDownload({ hosts: [exact('a.example.com', { printed: 'https://b.example.com/' })] }),
    withDownload({ hosts: [exact('a.example.com', { printed: 'aa.example.com' })] }),
    withDownload({ hosts: [exact('a.example.com', { printed: 'a.example.com.evil.org' })] }),
    withDownload({ hosts: [subdomains('example.org', '*.example.net')] }),
    withDownload({ hosts: [subdomains('example.org', 'example.org')] }),
    withDownload({ hosts: [apexAndSubdomains('example.org', '*ample.org')] }),
    withDownload({ hosts: [{ ...pattern('n[0-9]\\.example\\.com', []), printed: 'n[0-9].example.com' }] }),
  ],
  'expressions can be read': [
    withDownload({ hosts: [pattern('(a', [])] }),
    withDownload({ hosts: [pattern('a(?=b)', [])] }),
  ],
  'listed names match their expression': [
    withDownload({ hosts: [pattern('n[0-9]\\.example\\.com', ['n10.example.com'])] }),
    withDownload({ hosts: [pattern('n[0-9]\\.example\\.com', ['n1.example.com.evil.org'])] }),
  ],
  'no host stands twice': [
    withDownload({ hosts: [exact('a.example.com'), exact('a.example.com')] }),
    withDownload({ hosts: [exact('n1.example.com'), pattern('n[0-9]\\.example\\.com', ['n1.example.com'])] }),
  ],
  'no wildcard stands under a public suffix': [
    withDownload({ hosts: [subdomains('co.jp')] }),
    withDownload({ hosts: [subdomains('com.au')] }),
    withDownload({ hosts: [apexAndSubdomains('github.io', '*github.io')] }),
  ],
  'address ranges are strict': ['192.0.2.1/24', '192.0.2.0/33', '192.000.2.0/24', '192.0.2', ' 192.0.2.0/24'].map(
    (cidr) => withDownload({ ranges: { for: ['a.example.com'], cidrs: [cidr] } }),
  ),
  'ranges say whose they are': [
    withDownload({ ranges: { for: ['a.example.com'], cidrs: [] } }),
    withDownload({ ranges: { for: ['*.example.net'], cidrs: ['192.0.2.0/24'] } }),
    withDownload({ unprintedRanges: { for: ['*example.org'], how: 'look it up', cite } }),
  ],
  'what is read as a block needs it': [
    withBeyond({ ranges: { for: [], cidrs: ['10.1.0.0/16'], readAs: { '10.1.*': '10.1.0.0/16' } } }),
    withBeyond({ ranges: { for: [], cidrs: ['10.1.0.0/16'], readAs: { '10.1.0.0/16': '10.1.0.0/16' } } }),
    withBeyond({ ranges: { for: [], cidrs: ['10.1.*'], readAs: { '10.1.*': '10.0.0.0/8' } } }),
    withBeyond({ ranges: { for: [], cidrs: ['10.1.*.*'], readAs: { '10.1.*.*': '10.1.0.0/24' } } }),
    withBeyond({ ranges: { for: [], cidrs: ['10.1.x'], readAs: { '10.1.x': '10.1.0.1/16' } } }),
  ],
  'a flow of IPv4 alone has no IPv6 range': [
    withBeyond({ ranges: { for: [], cidrs: ['10.1.0.0/16', '2001:db8::/32'] } }),
  ],
  'ports are strict': [
    ...['0443', '0', '65536', '10-9', '443 ', '443,444'].map((port) => withDownload({ ports: ['443', port] })),
    withDownload({ application: [{ ports: '0443', name: 'https', basis: 'stated' }] }),
    { ...sound, denials: [{ ...denial, ports: ['0443'] }] },
    { ...sound, denials: [{ ...denial, ports: ['80,443'] }] },
  ],
  'ports have a standing where they are printed': [
    withDownload({ portsAre: null }),
    withRelayed({ portsAre: 'default' }),
  ],
  'applications run on ports of the requirement': [
    withDownload({ application: [{ ports: '80', name: 'http', basis: 'stated' }] }),
    withDownload({ application: [{ ports: '443, 5228-5231', name: 'https', basis: 'stated' }] }),
  ],
  'applications are stated or inferred': [
    withDownload({ application: [{ ports: '443', name: 'https', basis: 'supplied' }] }),
  ],
  'what is inferred has its reason in the note': [
    withDownload({ note: ' ' }),
    withBare({ application: [{ ports: '443', name: 'wss', basis: 'inferred' }] }),
  ],
  'references exist': [
    withDownload({ from: 'agnet' }),
    withDownload({ to: 'clud' }),
    withDownload({ when: [...download.when, { regoin: ['east'] }] }),
    withDownload({ when: [...download.when, { region: ['north'] }] }),
    withDownload({ when: [...download.when, { fast: ['true'] }] }),
    withDownload({ when: [...download.when, { region: [] }] }),
    { ...sound, denials: [{ ...denial, from: 'rely' }] },
    { ...sound, denials: [{ ...denial, when: [{ regoin: ['east'] }] }] },
    {
      ...withDownload({ when: [...download.when, { ghost: [true] }] }),
      choices: { ...sound.choices, ghost: { kind: 'party', gloss: '', cite } },
    },
  ],
  'no choice bears a reserved name': ['parties', 'ports'].map((id) => ({
    ...withChoices({ [id]: { kind: 'flag', gloss: '', cite } }),
    requirements: [{ ...download, when: [...download.when, { [id]: [true] }] }, relayed, beyond],
  })),
  'every value of a choice is used': [
    withChoices({ region: { kind: 'oneOf', values: ['east', 'west', 'north'], gloss: '', cite } }),
    withChoices({ idle: { kind: 'flag', gloss: '', cite } }),
    withChoices({ platforms: { kind: 'someOf', values: ['mac'], gloss: '', cite } }),
    withDownload({ when: [{ region: ['west'], fast: [true] }] }),
  ],
  'defaults are values': [
    withChoices({ region: { kind: 'oneOf', values: ['east', 'west'], default: 'north', gloss: '', cite } }),
  ],
  'an optional party brings its choice': [
    {
      ...sound,
      requirements: [
        ...sound.requirements,
        { ...relayed, id: 'relay-agent', from: 'relay', to: 'agent', when: [{ region: ['east'] }] },
      ],
    },
    { ...sound, requirements: [...sound.requirements, { ...relayed, id: 'again', when: [{ relay: [true, false] }] }] },
    {
      ...sound,
      requirements: [...sound.requirements, { ...relayed, id: 'again', when: [{ relay: [true] }, { fast: [true] }] }],
    },
  ],
  'a choice concerns what other choices can be': [
    withLane({ regoin: ['east'] }),
    withLane({ region: ['east', 'north'] }),
    withLane({ region: [] }),
    withLane({}),
    { ...withChoices({ fast: { kind: 'flag', gloss: 'faster', cite, concerns: { fast: [true] } } }) },
    {
      ...withChoices({
        fast: { kind: 'flag', gloss: 'faster', cite, concerns: { free: [true] } },
        free: { kind: 'flag', gloss: 'no limit', cite, concerns: { fast: [true] } },
      }),
      requirements: [
        {
          ...download,
          when: [
            { region: ['east'], lane: ['left', 'right'] },
            { region: ['west'], fast: [true], free: [true] },
          ],
        },
        relayed,
        beyond,
      ],
    },
  ],
  'a when names what its choices concern': [
    withDownload({ when: [...download.when, { lane: ['left'] }] }),
    withDownload({ when: [...download.when, { lane: ['left'], region: ['west'] }] }),
    withDownload({ when: [...download.when, { lane: ['left'], region: ['east', 'west'] }] }),
    { ...sound, denials: [{ ...denial, when: [{ lane: ['left'] }] }] },
    withChoices({ fast: { kind: 'flag', gloss: 'faster', cite, concerns: { region: ['east'] } } }),
  ],
  'a role that stands as a service does not ask': [
    withStanding([]),
    withStanding([{ region: ['north'] }]),
    {
      ...sound,
      requirements: [
        ...sound.requirements,
        { ...relayed, id: 'relay-agent', from: 'relay', to: 'agent', when: [{ relay: [true] }] },
      ],
    },
  ],
  'a supplement cites supplements alone': [withBeyond({ cites: [{ ...cite, document: 'other-page' }, cite] })],
  'a supplement is asked for by its documents': [
    withBeyond({ when: [{ relay: [true] }] }),
    withBeyond({ when: [{ relay: [true], supplements: [] }] }),
    withBeyond({ when: [{ relay: [true], supplements: ['other-page'] }, { relay: [true] }] }),
    withBeyond({ when: [{ relay: [true], supplements: ['other-page', 'page'] }] }),
    withRelayed({ when: [{ relay: [true], supplements: ['other-page'] }] }),
  ],
  'supplements are asked for by requirements alone': [
    { ...sound, denials: [{ ...denial, when: [{ supplements: ['other-page'] }] }] },
  ],
  'every supplement opens something': [
    {
      ...sound,
      documents: sound.documents.flatMap((one) => (one.kind === 'given' ? [one] : [one, { ...one, id: 'idle' }])),
      notes: [note, { ...note, id: 'idle-page', cites: [{ ...cite, document: 'idle' }] }],
    },
  ],
  'what is completed is made whole': [
    withBeyond({ completes: ['nothing'] }),
    withBeyond({ completes: ['agent-download'] }),
    withBeyond({ ports: [], portsAre: null, incomplete: { missing: ['ports'], where: 'x', supply: 'x' } }),
    withBeyond({ incomplete: { missing: ['transport'], where: 'x', supply: 'x' } }),
    withBeyond({ from: 'relay', when: [{ relay: [true], region: ['east'], supplements: ['other-page'] }] }),
    withDownload({ completes: ['agent-relay'] }),
    {
      ...withRelayed({
        to: 'cloud',
        incomplete: { missing: ['transport', 'ports', 'hosts', 'addresses'], where: 'x', supply: 'x' },
      }),
    },
  ],
  'what is listed as missing is absent': [
    withDownload({ incomplete: { missing: ['hosts'], where: 'x', supply: 'x' } }),
    withDownload({ incomplete: { missing: ['ports'], where: 'x', supply: 'x' } }),
    withDownload({ incomplete: { missing: ['addresses'], where: 'x', supply: 'x' } }),
    withDownload({ incomplete: { missing: ['from'], where: 'x', supply: 'x' } }),
    withDownload({ incomplete: { missing: ['to'], where: 'x', supply: 'x' } }),
  ],
  'what is absent is listed as missing': [
    withRelayed({ incomplete: { missing: ['transport'], where: 'x', supply: 'x' } }),
    withDownload({ from: null }),
    withDownload({ to: null }),
    withBare({ hosts: [] }),
    {
      ...sound,
      requirements: [...sound.requirements, { ...bare, id: 'cloud-agent', from: 'cloud', to: 'agent', hosts: [] }],
    },
    withBare({ either: true, unprintedRanges: { for: ['b.example.com'], how: 'look it up', cite } }),
  ],
  'what is missing can be found and supplied': [
    withRelayed({ incomplete: { missing: ['transport', 'ports'] } }),
    withRelayed({ incomplete: { missing: ['transport', 'ports'], where: 'x', supply: ' ' } }),
  ],
  'what is incomplete lacks something': [withDownload({ incomplete: { missing: [], where: 'x', supply: 'x' } })],
  'what is disputed says why': [withDownload({ disputed: { note: ' ', opens: false } })],
  'alternatives are both documented': [
    withBare({ hosts: [], either: true, incomplete: { missing: ['hosts'], where: 'x', supply: 'x' } }),
    withBare({
      hosts: [],
      either: true,
      ranges: { for: ['a.example.com'], cidrs: ['192.0.2.0/24'] },
      incomplete: { missing: ['transport'], where: 'x', supply: 'x' },
    }),
    withRelayed({
      either: true,
      incomplete: { missing: ['transport', 'ports', 'addresses'], where: 'x', supply: 'x' },
    }),
  ],
};

describe('the lint itself', () => {
  test('a sound product has no finding', () => {
    expect(lintProduct(sound)).toEqual([]);
  });

  test('takes a wildcard as printed for whose ranges are, and one that is lent to others where the note says so', () => {
    const printed = { for: ['*.example.org', 'a.example.com'], cidrs: ['192.0.2.0/24'] };
    expect(lintProduct(withDownload({ ranges: printed }))).toEqual([]);
    const note = 'inferred; the page prints *.github.io, under which others have names';
    expect(lintProduct(withDownload({ hosts: [subdomains('github.io')], note }))).toEqual([]);
  });

  test('a flag may close what is open without it, and is named without what it concerns where it is off', () => {
    const closed = { kind: 'flag', gloss: 'closed', cite, concerns: { region: ['east'] } } as const;
    const when = [...download.when, { region: ['west'], closed: [false] }];
    const product = { ...withChoices({ closed }), requirements: [{ ...download, when }, relayed, beyond] };
    expect(lintProduct(product)).toEqual([]);
  });

  test('takes a name that is printed inside an address, in capitals or in another script', () => {
    const printed = ['https://a.example.com/', 'A.example.com', 'a.example.com:443/c'];
    for (const one of printed) {
      expect(lintProduct(withDownload({ hosts: [exact('a.example.com', { printed: one })] }))).toEqual([]);
    }
    const names = [
      exact('xn--wgv71a.example.com', { printed: '日本.example.com' }),
      subdomains('example.org', '.example.org'),
    ];
    expect(lintProduct(withBare({ hosts: names }))).toEqual([]);
  });

  test('takes a value of a choice that does nothing but make a role a service', () => {
    const region = { kind: 'oneOf', values: ['east', 'west', 'moon'], default: 'east', gloss: 'where', cite } as const;
    const { roles } = withStanding([{ region: ['moon'] }]);
    expect(lintProduct({ ...withChoices({ region }), roles })).toEqual([]);
  });

  test('every lint has seeded faults', () => {
    expect(Object.keys(FAULTS).sort()).toEqual(Object.keys(LINTS).sort());
    expect(Object.values(FAULTS).filter((faults) => faults.length === 0)).toEqual([]);
  });

  const cases = Object.entries(FAULTS).flatMap(([lint, faults]) =>
    faults.map((product, at) => [lint, at + 1, product] as const),
  );
  test.each(cases)('%s: fault %i is found, and nothing else', (lint, _, product) => {
    const fired = new Set(lintProduct(product).map((finding) => finding.lint));
    expect([...fired]).toEqual([lint]);
  });

  test('all findings come at once, each with the product, the id, what stands there and what should', () => {
    const product = withDownload({ ports: ['0443', '5228-5230'], hosts: [exact('A.example.com')], from: 'agnet' });
    expect(lintProduct(product).map(printFinding)).toEqual([
      "sound-product agent-download: 'A.example.com' -> a.example.com (names are canonical)",
      "sound-product agent-download: ports '0443' -> one port or one range, 1 to 65535 (ports are strict)",
      "sound-product agent-download: party 'agnet' -> agent, relay, cloud (references exist)",
    ]);
  });

  test('checkProduct throws with every finding at once, and says nothing of a sound product', () => {
    expect(() => checkProduct(sound)).not.toThrow();
    const product = withDownload({ ports: ['0443', '5228-5230'], from: 'agnet' });
    const { issues, message } = thrownBy(() => checkProduct(product));
    expect(issues.map(({ code }) => code)).toEqual(['product-lint', 'product-lint']);
    expect(message.split('\n')).toEqual([
      'Sound Product: the product is not sound',
      "- sound-product agent-download: ports '0443'; expected: one port or one range, 1 to 65535 (ports are strict)",
      "- sound-product agent-download: party 'agnet'; expected: agent, relay, cloud (references exist)",
    ]);
  });
});

function thrownBy(call: () => void): NetworkRequirementsError {
  try {
    call();
  } catch (error) {
    if (NetworkRequirementsError.is(error)) return error;
  }
  throw new Error('nothing was thrown');
}
