import type { Citation, Citations } from '../../lib/model/citation';
import type { Product } from '../../lib/model/product';

/**
 * The product without what one of its requirements, denials or notes quotes. It stays and quotes nothing, so that the
 * page is cut at the same headings.
 */
export function withoutPart(product: Product, id: string): Product {
  const mute = <Part extends { readonly id: string; readonly cites: Citations }>(part: Part): Part =>
    part.id === id ? { ...part, cites: muted(part.cites) } : part;
  return {
    ...product,
    requirements: product.requirements.map((one) => {
      const { unprintedRanges, ...rest } = mute(one);
      if (unprintedRanges === undefined) return rest;
      const cite = one.id === id ? silent(unprintedRanges.cite) : unprintedRanges.cite;
      return { ...rest, unprintedRanges: { ...unprintedRanges, cite } };
    }),
    denials: product.denials.map(mute),
    notes: product.notes.map(mute),
  };
}

/** The same citations, quoting what stands on no page. */
export function muted([first, ...others]: Citations): Citations {
  return [silent(first), ...others.map(silent)];
}

function silent(cite: Citation): Citation {
  return { ...cite, quote: '\0' };
}
