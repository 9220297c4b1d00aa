import type { ResolvedRequest } from '../compile';
import type { NoteKind, Product } from '../model/product';
import type { ReportedParty, ReportedQuestion } from './report';
import { citationOf } from './told';

/** The parties between which the flows of the entries run, in the vendor's own words. */
export function partiesOf(asked: readonly ResolvedRequest[]): readonly ReportedParty[] {
  const parties = new Map<string, ReportedParty>();
  for (const { request, flows } of asked) {
    const { product, role } = request.entry;
    for (const { from, to } of flows.filter((flow) => flow.from.party === role || flow.to.party === role)) {
      for (const { party } of [from, to]) {
        if (party === null || parties.has(`${product.id} ${party}`)) continue;
        const known = product.roles[party] ?? product.services[party];
        if (known === undefined) continue;
        const own = asked.filter(({ request: { entry } }) => entry.product.id === product.id && entry.role === party);
        const sources = [...new Set(own.map(({ request: { entry } }) => entry.name))].sort();
        const kind = Object.hasOwn(product.roles, party) ? 'role' : 'service';
        const { words, gloss } = known;
        parties.set(`${product.id} ${party}`, { product: product.id, party, kind, words, gloss, sources });
      }
    }
  }
  return [...parties.values()];
}

type QuestionKind = ReportedQuestion['kind'];
const QUESTIONS: readonly NoteKind[] = ['contradiction', 'gap', 'erratum'] satisfies readonly QuestionKind[];

/** What the documents of the products leave open, product by product; of a supplement only where it is taken in. */
export function questionsOf(asked: readonly ResolvedRequest[]): readonly ReportedQuestion[] {
  const products = new Map<string, { readonly product: Product; readonly supplements: Set<string> }>();
  for (const { request } of asked) {
    const { product, profile } = request.entry;
    const known = products.get(product.id) ?? { product, supplements: new Set<string>() };
    for (const one of profile.supplements ?? []) known.supplements.add(one);
    products.set(product.id, known);
  }
  return [...products.values()].flatMap(({ product, supplements }) =>
    product.notes.flatMap(({ id, kind, gloss, cites }): readonly ReportedQuestion[] => {
      const told = cites.map((cite) => citationOf(product, cite));
      const isOurs = told.some(({ document, supplement }) => !supplement || supplements.has(document));
      if (!QUESTIONS.includes(kind) || !isOurs) return [];
      return [{ product: product.id, id, kind: kind as QuestionKind, gloss, cites: told }];
    }),
  );
}
