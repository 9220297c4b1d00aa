import { isOutside, type Lints, partiesOf, repeated } from './finding';
import { citationsOf } from './sections';

/** The longest quote that a citation may hold. */
export const LONGEST_QUOTE = 200;

/** Of ids, names, documents and citations. */
export const WORD_LINTS: Lints = {
  'ids are kebab-case': (product) =>
    [{ id: product.id }, ...product.requirements, ...product.denials, ...product.notes, ...product.documents]
      .filter(({ id }) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))
      .map(({ id }) => ({ id, actual: `id '${id}'`, expected: 'small letters, digits and single hyphens' })),

  'ids are unique': (product) => {
    const ids = [...product.requirements, ...product.denials, ...product.notes, ...(product.retired ?? [])];
    const expected = 'one requirement, denial or note per id, retired ones included';
    const actual = 'used more than once';
    return [
      ...repeated(ids.map(({ id }) => id)).map((id) => ({ id, actual, expected })),
      ...repeated(product.documents.map(({ id }) => id)).map((id) => ({ id, actual, expected: 'one document per id' })),
    ];
  },

  'parties and choices are named once': (product) => {
    const names = [...Object.keys(product.roles), ...Object.keys(product.services)];
    const taken = Object.entries(product.choices).filter(([id, { kind }]) => kind !== 'party' && names.includes(id));
    return [
      ...repeated(names).map((id) => ({ id, actual: 'both a role and a service', expected: 'either of them' })),
      // Remote control is both a service and the flag that opens it: a flag may share a service's name, not a role's.
      ...taken
        .filter(([id, { kind }]) => kind !== 'flag' || id in product.roles)
        .map(([id, { kind }]) => ({ id, actual: `a choice of kind ${kind}, and a party`, expected: 'kind party' })),
    ];
  },

  'short forms make source names': (product) => {
    const roles = Object.entries(product.roles).map(([id, { short }]) => ({ id, name: `${product.short}_${short}` }));
    // Entries of one name stand on the same machines: two roles that share a default would lose the flows between them.
    const shared = repeated(roles.map(({ name }) => name));
    return roles.flatMap(({ id, name }) => {
      const actual = `'${name}'`;
      return [
        ...(/^[A-Z][A-Z0-9_]{0,31}$/.test(name)
          ? []
          : [{ id, actual, expected: 'a capital and at most 31 of A-Z, 0-9, _' }]),
        ...(shared.includes(name) ? [{ id, actual, expected: 'a name that no other role has' }] : []),
      ];
    });
  },

  'every document is used': (product) => {
    const cited = new Set(citationsOf(product).map(({ cite }) => cite.document));
    return product.documents
      .filter(({ id, kind }) => kind === 'given' && !cited.has(id))
      .map(({ id }) => ({ id, actual: 'cited nowhere', expected: 'a citation' }));
  },

  'every party is used': (product) => {
    const ends = [...product.requirements, ...product.denials].flatMap(({ from, to }) => [from, to]);
    return partiesOf(product)
      .filter((party) => !ends.includes(party))
      .map((id) => ({ id, actual: 'no end of any requirement', expected: 'a requirement from or to it' }));
  },

  'a role stands at an end': (product) =>
    product.requirements
      .filter(({ from, to }) => isOutside(product, from) && isOutside(product, to))
      .map(({ id, from, to }) => ({
        id,
        actual: `from ${from} to ${to}`,
        expected: 'a role, whose firewall opens it',
      })),

  'citations are whole': (product) =>
    citationsOf(product).flatMap(({ of: id, cite }) => [
      ...(['section', 'quote', 'gloss'] as const)
        .filter((part) => cite[part].trim() === '')
        .map((part) => ({ id, actual: `no ${part}`, expected: 'the words of the page, and ours' })),
      ...(cite.quote.length > LONGEST_QUOTE
        ? [{ id, actual: `a quote of ${cite.quote.length} characters`, expected: `at most ${LONGEST_QUOTE}` }]
        : []),
      ...(product.documents.some((document) => document.id === cite.document)
        ? []
        : [{ id, actual: `cites '${cite.document}'`, expected: 'a document of the product' }]),
    ]),

  'requirements, denials and notes are cited': (product) =>
    [...product.requirements, ...product.denials, ...product.notes]
      .filter(({ cites }) => cites.length === (0 as number))
      .map(({ id }) => ({ id, actual: 'no citation', expected: 'at least one' })),

  'addresses of documents are https': (product) =>
    product.documents
      .filter(({ address }) => !URL.canParse(address) || new URL(address).protocol !== 'https:')
      .map(({ id, address }) => ({ id, actual: `'${address}'`, expected: 'https://...' })),

  'addresses of documents carry no tracking': (product) =>
    product.documents.flatMap(({ id, address }) => {
      const tracking = URL.canParse(address) ? [...new URL(address).searchParams.keys()].filter(isTracking) : [];
      return tracking.map((key) => ({ id, actual: `parameter '${key}'`, expected: 'the bare address of the page' }));
    }),

  'days of retrieval are ISO 8601': (product) =>
    product.documents
      .filter(({ retrieved }) => retrieved !== null && !isDay(retrieved))
      .map(({ id, retrieved }) => ({ id, actual: `'${retrieved}'`, expected: 'YYYY-MM-DD, or null' })),
};

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  // A month 13 is no date at all; a 30th of February is read as the first of March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function isTracking(parameter: string): boolean {
  return /^(?:utm_.*|[a-z]*clid|mc_[a-z]+|_ga|_gl|_hs.*|mkt_tok|ref|referrer|source|campaign)$/i.test(parameter);
}
