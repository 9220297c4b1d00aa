import type { ResolvedRequest } from '../compile';
import type { ElementFidelity } from '../model/element';
import type { Product, Requirement } from '../model/product';
import { overlayOf } from './overlay-words';
import type { ReportedCitation, ReportedRequirement } from './report';
import { peerWords } from './words';

/** One element with its standing and the requirement that it comes from. */
export interface Told extends ElementFidelity {
  readonly requirement: ReportedRequirement;
  readonly documented: Requirement;
}

/** A plan stands in the order of its traffic; a person reads in the order of the documents. */
export function inDocumentOrder(
  fidelity: readonly ElementFidelity[],
  asked: readonly ResolvedRequest[],
): readonly ElementFidelity[] {
  const place = new Map<string, number>();
  for (const { request, flows } of asked) {
    for (const { product, requirement, from, to } of flows) {
      const key = [request.entry.name, product, requirement.id].join('|');
      if (!place.has(key)) place.set(key, place.size * 10_000);
      const hosts = [...from.hosts, ...to.hosts].map(({ printed }) => printed);
      const peers = [...hosts, ...[...from.ranges, ...to.ranges].map(({ printed }) => printed)];
      for (const [index, peer] of peers.entries()) place.set(`${key}|${peer}`, (place.get(key) ?? 0) + index);
    }
  }
  const placeOf = ({ element }: ElementFidelity) => {
    const key = [element.source, element.product, element.requirement].join('|');
    return place.get(`${key}|${peerWords(element.asked)}`) ?? place.get(key) ?? Number.MAX_SAFE_INTEGER;
  };
  return [...fidelity].sort((a, b) => placeOf(a) - placeOf(b));
}

/** An element of a documented flow with its requirement; nothing for an opening of the user's own. */
export function tellElement(
  { element, fidelity }: ElementFidelity,
  asked: readonly ResolvedRequest[],
): readonly Told[] {
  for (const { request, flows } of asked) {
    const { entry } = request;
    if (entry.name !== element.source || entry.product.id !== element.product) continue;
    const requirement = entry.product.requirements.find(({ id }) => id === element.requirement);
    if (requirement === undefined) continue;
    const flow = flows.find((one) => one.requirement.id === requirement.id);
    const overlay = flow && overlayOf(flow);
    const cites = requirement.cites.map((cite) => citationOf(entry.product, cite));
    const told: ReportedRequirement = {
      source: element.source,
      product: element.product,
      requirement: element.requirement,
      direction: element.direction,
      from: requirement.from,
      to: requirement.to,
      need: requirement.need,
      cites,
      supplement: cites.some(({ supplement }) => supplement),
      note: noteOf(requirement),
      ...(overlay === undefined ? {} : { overlay }),
    };
    return [{ element, fidelity, requirement: told, documented: requirement }];
  }
  return [];
}

/** A dispute that opens stands beside what is opened; one that does not is told by its standing. */
function noteOf({ disputed, note }: Requirement): string | null {
  const dispute = disputed?.opens === true ? `the page disagrees with itself: ${disputed.note}` : undefined;
  return [dispute, note].filter((words) => words !== undefined).join('; ') || null;
}

/** Where a document says it, with all that leads a person there. */
export function citationOf(product: Product, cite: Requirement['cites'][number]): ReportedCitation {
  const document = product.documents.find(({ id }) => id === cite.document);
  return {
    ...cite,
    title: document?.title ?? cite.document,
    publisher: document?.publisher ?? '',
    address: document?.address ?? '',
    supplement: document?.kind === 'supplement',
    retrieved: document?.retrieved ?? null,
    certainty: document?.certainty ?? null,
  };
}
