import { allProducts } from '../../lib/catalog';
import type { Citation } from '../../lib/model/citation';
import { apexAndSubdomains, exact, pattern, subdomains } from '../../lib/model/host';
import type { Denial, Note, Product, Requirement } from '../../lib/model/product';
import { LINTS, LONGEST_QUOTE, lintProduct, printFinding } from './lint-product';

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
    { region: ['east'], relay: [false] },
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

const denial: Denial = { id: 'relay-cloud', from: 'relay', to: 'cloud', when: [], gloss: 'no', cites: [cite] };
const note: Note = { id: 'remark', kind: 'background', gloss: 'so it is', cites: [cite] };

const sound: Product = {
  id: 'sound-product',
  name: 'Sound Product',
  short: 'SP',
  documents: [
    {
      id: 'page',
      kind: 'supplement',
      title: 'Ports',
      publisher: 'Example',
      address: 'https://example.com/ports?p=1',
      language: 'en',
      retrieved: '2024-02-29',
    },
  ],
  roles: {
    agent: { words: 'agent', gloss: 'agent', short: 'AGENT' },
    relay: { words: 'relay', gloss: 'relay', short: 'RELAY' },
  },
  services: { cloud: { words: 'cloud', gloss: 'cloud' } },
  choices: {
    region: { kind: 'oneOf', values: ['east', 'west'], default: 'east', gloss: 'where', cite },
    fast: { kind: 'flag', gloss: 'faster', cite },
    relay: { kind: 'party', gloss: 'a relay', cite },
  },
  requirements: [download, relayed],
  denials: [denial],
  notes: [note],
};

function withDownload(changed: Partial<Requirement>): Product {
  return { ...sound, requirements: [{ ...download, ...changed }, relayed] };
}

function withBare(changed: Partial<Requirement>): Product {
  return { ...sound, requirements: [{ ...bare, ...changed }, relayed] };
}

function withRelayed(changed: Partial<Requirement>): Product {
  return { ...sound, requirements: [download, { ...relayed, ...changed }] };
}

function withDocument(changed: Partial<Product['documents'][number]>): Product {
  return { ...sound, documents: sound.documents.map((document) => ({ ...document, ...changed })) };
}

function withChoices(changed: Product['choices']): Product {
  return { ...sound, choices: { ...sound.choices, ...changed } };
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
    withRelayed({ id: 'agent-download' }),
    { ...sound, notes: [{ ...note, id: 'relay-cloud' }] },
    { ...sound, retired: [{ id: 'remark', replacedBy: null, reason: 'merged' }] },
  ],
  'parties and choices are named once': [
    { ...sound, services: { ...sound.services, agent: { words: 'agent', gloss: 'agent' } } },
    {
      ...withChoices({ agent: { kind: 'flag', gloss: '', cite } }),
      requirements: [{ ...download, when: [...download.when, { agent: [true] }] }, relayed],
    },
  ],
  'short forms make source names': [
    { ...sound, short: '1P' },
    { ...sound, short: 'A'.repeat(32) },
    { ...sound, short: 'S-P' },
  ],
  'every document is used': [{ ...sound, documents: [...sound.documents, ...withDocument({ id: 'other' }).documents] }],
  'every party is used': [{ ...sound, services: { ...sound.services, idle: { words: 'idle', gloss: 'idle' } } }],
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
    withDownload({ ranges: { for: [], cidrs: ['192.0.2.0/24'] } }),
    withDownload({ ranges: { for: ['a.example.com'], cidrs: [] } }),
  ],
  'ports are strict': [
    ...['0443', '0', '65536', '10-9', '443 ', '443,444'].map((port) => withDownload({ ports: ['443', port] })),
    withDownload({ application: [{ ports: '0443', name: 'https', basis: 'stated' }] }),
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
    withDownload({ completes: ['nothing'] }),
    { ...sound, denials: [{ ...denial, from: 'rely' }] },
    { ...sound, denials: [{ ...denial, when: [{ regoin: ['east'] }] }] },
    {
      ...withDownload({ when: [...download.when, { ghost: [true] }] }),
      choices: { ...sound.choices, ghost: { kind: 'party', gloss: '', cite } },
    },
  ],
  'no choice bears a reserved name': ['parties', 'ports', 'supplements'].map((id) => ({
    ...withChoices({ [id]: { kind: 'flag', gloss: '', cite } }),
    requirements: [{ ...download, when: [...download.when, { [id]: [true] }] }, relayed],
  })),
  'every value of a choice is used': [
    withChoices({ region: { kind: 'oneOf', values: ['east', 'west', 'north'], gloss: '', cite } }),
    withChoices({ idle: { kind: 'flag', gloss: '', cite } }),
    withChoices({ platforms: { kind: 'someOf', values: ['mac'], gloss: '', cite } }),
    withDownload({ when: [{ region: ['east', 'west'], fast: [false] }] }),
  ],
  'defaults are values': [
    withChoices({ region: { kind: 'oneOf', values: ['east', 'west'], default: 'north', gloss: '', cite } }),
  ],
  'an optional party brings its choice': [
    {
      ...sound,
      requirements: [download, { ...relayed, id: 'relay-agent', from: 'relay', to: 'agent', when: [] }, relayed],
    },
    { ...sound, requirements: [download, relayed, { ...relayed, id: 'again', when: [{ relay: [true, false] }] }] },
    {
      ...sound,
      requirements: [download, relayed, { ...relayed, id: 'again', when: [{ relay: [true] }, { fast: [true] }] }],
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
    withBare({ either: true, unprintedRanges: { for: ['b.example.com'], how: 'look it up', cite } }),
  ],
  'what is missing can be found and supplied': [
    withRelayed({ incomplete: { missing: ['transport', 'ports'] } }),
    withRelayed({ incomplete: { missing: ['transport', 'ports'], where: 'x', supply: ' ' } }),
  ],
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
});
