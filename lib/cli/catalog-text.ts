import { inOptions } from '../diagnostics/command';
import type { SourceDocument } from '../model/citation';
import type { Conjunction } from '../model/product';
import { paintWith, wrapQuoted, wrapWords } from '../report/layout';
import type { ChoiceObject, IncompleteObject, ProductObject, ProductSummary } from './catalog-object';
import { conjunctionWords } from './flow-text';
import type { Screen } from './outcome';

/** Lines of one page: prose, quotes, and the colours. */
interface Pen {
  readonly prose: (text: string, indent: number) => readonly string[];
  readonly quote: (text: string, indent: number) => readonly string[];
  readonly paint: ReturnType<typeof paintWith>;
}

function penOf({ width, colour }: Screen): Pen {
  return {
    prose: (text, indent) => wrapWords(text, width, indent, 2),
    quote: (text, indent) => wrapQuoted(text, width, indent, 2),
    paint: paintWith(colour),
  };
}

/** The products of the catalogue for a person: their names, documents and roles. */
export function renderCatalog(products: readonly ProductSummary[], screen: Screen): string {
  const { prose, quote, paint } = penOf(screen);
  const lines = products.flatMap(({ id, name, documents, roles }) => [
    '',
    ...prose(`${id}, ${name}`, 0).map(paint.strong),
    ...documents
      .filter(({ kind }) => kind === 'given')
      .flatMap((document) => quote(`document ${document.id}: ${document.title}`, 2)),
    ...listLines('roles', roles, prose),
    ...listLines(
      'supplements',
      documents.filter(({ kind }) => kind === 'supplement').map((document) => document.id),
      prose,
    ),
  ]);
  const count = `${products.length} ${products.length === 1 ? 'product' : 'products'}`;
  const more = 'portolan catalog --product PRODUCT tells more of one.';
  return `${[...prose(count, 0), ...lines, '', ...prose(more, 0)].join('\n')}\n`;
}

function listLines(what: string, words: readonly string[], prose: Pen['prose']): readonly string[] {
  return words.length === 0 ? [] : prose(`${what}: ${words.join(', ')}`, 2);
}

/** One product for a person who is about to write a profile. */
export function renderProduct(product: ProductObject, screen: Screen): string {
  const pen = penOf(screen);
  const { prose, quote, paint } = pen;
  const { id, name, documents, roles, services, choices, incomplete } = product;
  const parties = (list: readonly { readonly id: string; readonly words: string; readonly gloss: string }[]) =>
    list.flatMap((party) => [...quote(`${party.id} (${party.words})`, 2), ...prose(party.gloss, 4)]);
  const given = documents.filter(({ kind }) => kind === 'given');
  return `${[
    ...prose(`${name} (${id})`, 0).map(paint.strong),
    ...part(
      'Documents',
      given.flatMap((document) => documentLines(document, pen)),
      pen,
    ),
    ...part(
      'Roles, which stand in your network',
      roles.flatMap((role) => [
        ...parties([role]),
        ...(role.serviceWhen.length === 0
          ? []
          : prose(`a service, which has to be supplied, where ${either(role.serviceWhen)}`, 4)),
      ]),
      pen,
    ),
    ...part('Services, which stand outside', parties(services), pen),
    ...part(
      'Choices',
      choices.flatMap((choice) => choiceLines(choice, pen)),
      pen,
    ),
    ...part(
      'What the pages lack',
      grouped(incomplete).flatMap((group) => groupLines(group, pen)),
      pen,
    ),
    ...part('Supplements, taken in with --choose supplements=ID', supplementLines(product, pen), pen),
  ].join('\n')}\n`;
}

function part(title: string, lines: readonly string[], { paint }: Pen): readonly string[] {
  return lines.length === 0 ? [] : ['', paint.strong(title), ...lines];
}

function documentLines({ id, title, publisher, address, retrieved }: SourceDocument, { prose, quote, paint }: Pen) {
  const day = retrieved === null ? 'the day of retrieval is not recorded' : `retrieved on ${retrieved}`;
  return [...quote(`${id}: ${title}`, 2), ...prose(`${publisher}, ${day}`, 4), ...prose(address, 4).map(paint.quiet)];
}

function choiceLines(choice: ChoiceObject, { prose, quote, paint }: Pen): readonly string[] {
  const { id, concerns, gloss, cite } = choice;
  return [
    ...prose(`${id}: ${valuesWords(choice)}`, 2),
    ...(concerns === null ? [] : prose(`only where ${conjunctionWords(concerns)}`, 4)),
    ...prose(gloss, 4),
    ...quote(`“${cite.quote}”`, 4),
    ...prose(cite.gloss, 4),
    ...quote(`${cite.document}: ${cite.section}`, 4).map(paint.quiet),
  ];
}

function valuesWords({ kind, values, default: given }: ChoiceObject): string {
  switch (kind) {
    case 'oneOf':
      return `one of ${values.join(', ')}; ${given === null ? 'no default' : `${given} by default`}`;
    case 'someOf':
      return `any of ${values.join(', ')}; none by default`;
    case 'flag':
      return `true or false; ${given} by default`;
    case 'party':
      return 'true or false; true by default where the party is placed or asks itself';
  }
}

/** Requirements that lack the same, for which the same has to be done. */
interface Group {
  readonly ids: readonly string[];
  readonly first: IncompleteObject;
  readonly supply: string;
}

/** A row printed for several parties lacks the same thing several times: told once, `ID` standing for each requirement. */
function grouped(incomplete: readonly IncompleteObject[]): readonly Group[] {
  const groups = new Map<string, IncompleteObject[]>();
  for (const one of incomplete) {
    const key = JSON.stringify([one.missing, one.where, withoutId(one), one.completedBy]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const supply = group.length === 1 ? first.supply : withoutId(first);
    return [{ ids: group.map(({ requirement }) => requirement), first, supply }];
  });
}

function withoutId({ supply, requirement }: IncompleteObject): string {
  return supply.replaceAll(`'${requirement}'`, "'ID'");
}

function groupLines({ ids, first, supply }: Group, { prose, paint }: Pen): readonly string[] {
  const { missing, where } = first;
  const completedBy = first.completedBy.filter((document) => !supply.includes(document));
  return [
    ...prose(`${ids.join(', ')}: lacks ${missing.join(', ')}`, 2),
    ...prose(`known to: ${where}`, 4),
    ...prose(`to do: ${inOptions(supply)}`, 4),
    ...(completedBy.length === 0 ? [] : prose(`or take in the supplement ${completedBy.join(' or ')}`, 4)),
  ].map((line, index) => (index === 0 ? paint.careful(line) : line));
}

function supplementLines({ documents, supplements }: ProductObject, pen: Pen): readonly string[] {
  const { prose } = pen;
  return supplements.flatMap(({ id, requirements, completes }) => [
    ...documents.filter((document) => document.id === id).flatMap((document) => documentLines(document, pen)),
    ...prose(`opens, where they apply: ${requirements.join(', ')}`, 4),
    ...(completes.length === 0 ? [] : prose(`makes whole: ${completes.join(', ')}`, 4)),
  ]);
}

function either(conjunctions: readonly Conjunction[]): string {
  return conjunctions.map(conjunctionWords).join(', or where ');
}
