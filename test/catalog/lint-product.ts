import { getPublicSuffix } from 'tldts';
import { parseCidr } from '../../lib/model/addresses';
import { checkName } from '../../lib/model/host-syntax';
import { containsName, namesOf } from '../../lib/model/name-set';
import { parsePattern } from '../../lib/model/pattern';
import { parsePorts, portSetOf, ports as portSets } from '../../lib/model/ports';
import type { Choice, ChoiceValue, Conjunction, MissingPart, Product, Requirement } from '../../lib/model/product';
import { RESERVED_PROFILE_KEYS } from '../../lib/model/profile';
import { citationsOf } from './page-claims';

/** One thing that is wrong with a product. */
export interface Finding {
  readonly lint: string;
  readonly product: string;
  /** The requirement, note, denial, document, choice or party. */
  readonly id: string;
  readonly actual: string;
  readonly expected: string;
}

type Lint = (product: Product) => readonly Fault[];
type Fault = Omit<Finding, 'lint' | 'product'>;

/** The longest quote that a citation may hold. */
export const LONGEST_QUOTE = 200;

/** Everything that is wrong with a product, by every lint, all at once. */
export function lintProduct(product: Product): readonly Finding[] {
  return Object.entries(LINTS).flatMap(([lint, find]) =>
    find(product).map((fault) => ({ lint, product: product.id, ...fault })),
  );
}

/** `endpoint-central-cloud agent-cloud-jp: ports ['0443'] -> '443' (ports are strict)`. */
export function printFinding({ lint, product, id, actual, expected }: Finding): string {
  return `${product} ${id}: ${actual} -> ${expected} (${lint})`;
}

export const LINTS: Readonly<Record<string, Lint>> = {
  'ids are kebab-case': (product) =>
    [{ id: product.id }, ...product.requirements, ...product.denials, ...product.notes, ...product.documents]
      .filter(({ id }) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))
      .map(({ id }) => ({ id, actual: `id '${id}'`, expected: 'small letters, digits and single hyphens' })),

  'ids are unique': (product) => {
    const ids = [...product.requirements, ...product.denials, ...product.notes, ...(product.retired ?? [])];
    return repeated(ids.map(({ id }) => id)).map((id) => ({
      id,
      actual: 'used more than once',
      expected: 'one requirement, denial or note per id, retired ones included',
    }));
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

  'short forms make source names': (product) =>
    Object.entries(product.roles).flatMap(([id, { short }]) => {
      const name = `${product.short}_${short}`;
      const form = /^[A-Z][A-Z0-9_]{0,31}$/;
      return form.test(name) ? [] : [{ id, actual: `'${name}'`, expected: 'a capital and at most 31 of A-Z, 0-9, _' }];
    }),

  'every document is used': (product) => {
    const cited = new Set(citationsOf(product).map(({ cite }) => cite.document));
    return product.documents
      .filter(({ id }) => !cited.has(id))
      .map(({ id }) => ({ id, actual: 'cited nowhere', expected: 'a citation' }));
  },

  'every party is used': (product) => {
    const ends = [...product.requirements, ...product.denials].flatMap(({ from, to }) => [from, to]);
    return partiesOf(product)
      .filter((party) => !ends.includes(party))
      .map((id) => ({ id, actual: 'no end of any requirement', expected: 'a requirement from or to it' }));
  },

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

  'names are canonical': (product) =>
    product.requirements.flatMap((requirement) =>
      namesIn(requirement).flatMap((name) => {
        const read = checkName(name);
        if (read.ok) return [];
        const { code, suggestions } = read.problem;
        return [{ id: requirement.id, actual: `'${name}'`, expected: suggestions.join(' or ') || code }];
      }),
    ),

  'expressions can be read': (product) =>
    product.requirements.flatMap(({ id, hosts }) =>
      hosts.flatMap((host) => {
        const read = host.kind === 'pattern' ? parsePattern(host.name) : undefined;
        return read === undefined || read.ok ? [] : [{ id, actual: `'${host.name}'`, expected: read.problem.code }];
      }),
    ),

  'listed names match their expression': (product) =>
    product.requirements.flatMap(({ id, hosts }) =>
      hosts.flatMap((host) => {
        if (host.kind !== 'pattern' || !parsePattern(host.name).ok) return [];
        return host.listed
          .filter((name) => !containsName(namesOf(host), name))
          .map((name) => ({ id, actual: `'${name}'`, expected: `a name that '${host.name}' matches` }));
      }),
    ),

  'no host stands twice': (product) =>
    product.requirements.flatMap(({ id, hosts }) => {
      const names = hosts.flatMap((host) => (host.kind === 'pattern' ? [host.name, ...host.listed] : [host.printed]));
      return repeated(names).map((name) => ({ id, actual: `'${name}' twice`, expected: 'once' }));
    }),

  'no wildcard stands under a public suffix': (product) =>
    product.requirements.flatMap(({ id, hosts }) =>
      hosts
        .filter((host) => host.kind === 'subdomains' || host.kind === 'apexAndSubdomains')
        .filter(({ name }) => getPublicSuffix(name, { allowPrivateDomains: true }) === name)
        .map(({ printed }) => ({ id, actual: `'${printed}'`, expected: 'a wildcard under a registered name' })),
    ),

  'address ranges are strict': (product) =>
    product.requirements.flatMap(({ id, ranges }) =>
      (ranges?.cidrs ?? []).flatMap((cidr) => {
        const read = parseCidr(cidr);
        if (read.ok) return [];
        return [{ id, actual: `'${cidr}'`, expected: read.problem.suggestions.join(' or ') || read.problem.code }];
      }),
    ),

  'ranges say whose they are': (product) =>
    product.requirements
      .filter(({ ranges }) => ranges !== undefined && (ranges.for.length === 0 || ranges.cidrs.length === 0))
      .map(({ id }) => ({ id, actual: 'ranges without names or blocks', expected: 'both' })),

  'ports are strict': (product) =>
    product.requirements.flatMap(({ id, ports, application }) => {
      const single = ports.filter((port) => port.includes(','));
      const malformed = [...ports, ...application.map((one) => one.ports)].filter((text) => !parsePorts(text).ok);
      return [...single, ...malformed].map((text) => ({
        id,
        actual: `ports '${text}'`,
        expected: 'one port or one range, 1 to 65535',
      }));
    }),

  'ports have a standing where they are printed': (product) =>
    product.requirements
      .filter(({ ports, portsAre }) => (portsAre === null) !== (ports.length === 0))
      .map(({ id, ports, portsAre }) => ({
        id,
        actual: `portsAre ${portsAre} beside ports [${ports.join(', ')}]`,
        expected: 'null exactly where no port is printed',
      })),

  'applications run on ports of the requirement': (product) =>
    product.requirements.flatMap(({ id, ports, application }) =>
      application
        .filter((one) => parsePorts(one.ports).ok && ports.every((port) => parsePorts(port).ok))
        .filter((one) => portSets.subtract(portSetOf([one.ports]), portSetOf(ports)).length > 0)
        .map((one) => ({ id, actual: `${one.name} on ${one.ports}`, expected: `within [${ports.join(', ')}]` })),
    ),

  'applications are stated or inferred': (product) =>
    product.requirements.flatMap(({ id, application }) =>
      application
        .filter(({ basis }) => basis === 'supplied')
        .map(({ name }) => ({
          id,
          actual: `${name} is supplied`,
          expected: 'stated or inferred: nobody supplied it yet',
        })),
    ),

  'what is inferred has its reason in the note': (product) =>
    product.requirements
      .filter(({ application, note }) => application.some(({ basis }) => basis === 'inferred') && isBlank(note))
      .map(({ id }) => ({ id, actual: 'an inferred application without a note', expected: 'a note that says why' })),

  'references exist': (product) => [
    ...product.requirements.flatMap((requirement) => [
      ...strangers(product, requirement.id, [requirement.from, requirement.to]),
      ...unknownValues(product, requirement),
      ...(requirement.completes ?? [])
        .filter((other) => !product.requirements.some(({ id }) => id === other))
        .map((other) => ({ id: requirement.id, actual: `completes '${other}'`, expected: 'a requirement' })),
    ]),
    ...product.denials.flatMap((denial) => [
      ...strangers(product, denial.id, [denial.from, denial.to]),
      ...unknownValues(product, denial),
    ]),
    ...Object.entries(product.choices)
      .filter(([id, { kind }]) => kind === 'party' && !partiesOf(product).includes(id))
      .map(([id]) => ({ id, actual: 'a party choice', expected: 'the name of a party' })),
  ],

  'no choice bears a reserved name': (product) =>
    Object.keys(product.choices)
      .filter((id) => RESERVED_PROFILE_KEYS.some((reserved) => reserved === id))
      .map((id) => ({ id, actual: `a choice '${id}'`, expected: `none of ${RESERVED_PROFILE_KEYS.join(', ')}` })),

  'every value of a choice is used': (product) =>
    Object.entries(product.choices).flatMap(([id, choice]) => {
      const used = valuesUsed(product, id);
      const opening = choice.kind === 'flag' || choice.kind === 'party' ? [true] : valuesOf(choice);
      return opening
        .filter((value) => !used.has(value))
        .map((value) => ({ id, actual: `'${value}' in no requirement`, expected: 'a requirement that it opens' }));
    }),

  'defaults are values': (product) =>
    Object.entries(product.choices).flatMap(([id, choice]) =>
      choice.kind === 'oneOf' && choice.default !== undefined && !choice.values.includes(choice.default)
        ? [{ id, actual: `default '${choice.default}'`, expected: choice.values.join(', ') }]
        : [],
    ),

  'an optional party brings its choice': (product) =>
    product.requirements.flatMap(({ id, from, to, when }) =>
      Object.entries(product.choices)
        .filter(([party, { kind }]) => kind === 'party' && (party === from || party === to))
        .filter(([party]) => when.length === 0 || when.some((one) => !isTrue(one[party])))
        .map(([party]) => ({ id, actual: `when ${JSON.stringify(when)}`, expected: `${party}: [true] in each` })),
    ),

  'what is listed as missing is absent': (product) =>
    product.requirements.flatMap((requirement) =>
      (requirement.incomplete?.missing ?? [])
        .filter((part) => !isAbsent(requirement, part))
        .map((part) => ({ id: requirement.id, actual: `${part} missing and there`, expected: 'either of them' })),
    ),

  'what is absent is listed as missing': (product) =>
    product.requirements.flatMap((requirement) => {
      const missing = requirement.incomplete?.missing ?? [];
      return absentParts(requirement, product)
        .filter((part) => !missing.includes(part))
        .map((part) => ({ id: requirement.id, actual: `no ${part}`, expected: `incomplete: missing ${part}` }));
    }),

  'what is missing can be found and supplied': (product) =>
    product.requirements
      .filter(({ incomplete }) => incomplete !== undefined)
      .filter(({ incomplete }) => isBlank(incomplete?.where) || isBlank(incomplete?.supply))
      .map(({ id }) => ({ id, actual: 'incomplete without where or supply', expected: 'both' })),

  'alternatives are both documented': (product) =>
    product.requirements
      .filter(({ either }) => either)
      .filter(({ hosts, ranges, unprintedRanges, incomplete }) => {
        const names = hosts.length > 0 || incomplete?.missing.includes('hosts');
        const blocks = ranges ?? unprintedRanges ?? incomplete?.missing.includes('addresses');
        return !names || !blocks;
      })
      .map(({ id }) => ({ id, actual: 'either', expected: 'names and addresses, printed or offered' })),
};

function partiesOf(product: Product): readonly string[] {
  return [...Object.keys(product.roles), ...Object.keys(product.services)];
}

function namesIn({ hosts, ranges, unprintedRanges }: Requirement): readonly string[] {
  const own = hosts.flatMap((host) => (host.kind === 'pattern' ? host.listed : [host.name]));
  return [...own, ...(ranges?.for ?? []), ...(unprintedRanges?.for ?? [])];
}

function repeated(list: readonly string[]): readonly string[] {
  return [...new Set(list.filter((one, at) => list.indexOf(one) !== at))];
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}

function isTrue(values: readonly ChoiceValue[] | undefined): boolean {
  return values !== undefined && values.length > 0 && values.every((value) => value === true);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

function isTracking(parameter: string): boolean {
  return /^(?:utm_.*|[a-z]*clid|mc_[a-z]+|_ga|_gl|_hs.*|mkt_tok|ref|referrer|source|campaign)$/i.test(parameter);
}

function valuesOf(choice: Choice): readonly ChoiceValue[] {
  return choice.kind === 'flag' || choice.kind === 'party' ? [true, false] : choice.values;
}

function valuesUsed(product: Product, choice: string): ReadonlySet<ChoiceValue> {
  return new Set(product.requirements.flatMap(({ when }) => when.flatMap((one) => one[choice] ?? [])));
}

function strangers(product: Product, id: string, ends: readonly (string | null)[]): readonly Fault[] {
  return ends
    .filter((party) => party !== null && !partiesOf(product).includes(party))
    .map((party) => ({ id, actual: `party '${party}'`, expected: partiesOf(product).join(', ') }));
}

function unknownValues(
  product: Product,
  { id, when }: { readonly id: string; readonly when: readonly Conjunction[] },
): readonly Fault[] {
  return when.flatMap((conjunction) =>
    Object.entries(conjunction).flatMap(([name, values]) => {
      const choice = product.choices[name];
      if (name === 'supplements') return [];
      if (choice === undefined) {
        return [{ id, actual: `choice '${name}'`, expected: Object.keys(product.choices).join(', ') }];
      }
      const allowed = valuesOf(choice);
      const wrong = values.filter((value) => !allowed.includes(value));
      const none = values.length === 0 ? [{ id, actual: `${name}: []`, expected: allowed.join(', ') }] : [];
      return [...wrong.map((value) => ({ id, actual: `${name}: '${value}'`, expected: allowed.join(', ') })), ...none];
    }),
  );
}

/** Whether a requirement lacks a part; a transport is always there, since `tcp` stands in for it. */
function isAbsent({ from, to, ports, hosts, ranges }: Requirement, part: MissingPart): boolean {
  if (part === 'from') return from === null;
  if (part === 'to') return to === null;
  if (part === 'ports') return ports.length === 0;
  if (part === 'hosts') return hosts.length === 0;
  return part === 'addresses' ? ranges === undefined : true;
}

/** The parts that a requirement has to list: a service stands by names or addresses, a role where the user says. */
function absentParts(requirement: Requirement, product: Product): readonly MissingPart[] {
  const { from, to, ports, hosts, ranges, unprintedRanges, transport } = requirement;
  const toService = to !== null && to in product.services;
  const parts: readonly (readonly [MissingPart, boolean])[] = [
    ['from', from === null],
    ['to', to === null],
    ['ports', ports.length === 0 && transport !== 'icmp'],
    ['hosts', toService && hosts.length === 0 && ranges === undefined],
    ['addresses', unprintedRanges !== undefined && ranges === undefined],
  ];
  return parts.filter(([, absent]) => absent).map(([part]) => part);
}
