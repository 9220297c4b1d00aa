import type { MissingPart, Product, Requirement } from '../model/product';
import { type Fault, type Lints, printValues } from './finding';

/** Of the documents beyond the vendor's page, which a profile has to ask for. */
export const SUPPLEMENT_LINTS: Lints = {
  'a supplement cites supplements alone': (product) =>
    product.requirements.flatMap(({ id, cites }) => {
      const given = cites.filter(({ document }) => !isSupplement(product, document));
      if (given.length === 0 || given.length === cites.length) return [];
      return given.map(({ document }) => ({
        id,
        actual: `cites '${document}' beside a supplement`,
        expected: 'supplements alone: two requirements, tied by completes',
      }));
    }),

  'a supplement is asked for by its documents': (product) =>
    product.requirements.flatMap(({ id, cites, when }): readonly Fault[] => {
      const own = [...new Set(cites.map(({ document }) => document))]
        .filter((one) => isSupplement(product, one))
        .sort();
      if (own.length === 0) {
        const asking = when.filter((one) => Object.hasOwn(one, 'supplements'));
        return asking.map(() => ({ id, actual: 'supplements in its when', expected: 'none: it cites no supplement' }));
      }
      const asked = when.length === 0 ? [[]] : when.map((one) => [...(one.supplements ?? [])].sort());
      return asked
        .filter((documents) => documents.join() !== own.join())
        .map((documents) => ({
          id,
          actual: `supplements: ${printValues(documents)} in its when`,
          expected: `supplements: ${printValues(own)} in each conjunction, as it cites them`,
        }));
    }),

  'supplements are asked for by requirements alone': (product) =>
    product.denials
      .filter(({ when }) => when.some((one) => Object.hasOwn(one, 'supplements')))
      .map(({ id }) => ({
        id,
        actual: 'supplements in its when',
        expected: 'none: a denial holds whatever is taken in',
      })),

  'every supplement opens something': (product) =>
    product.documents
      .filter(({ kind }) => kind === 'supplement')
      .filter(
        (document) => !product.requirements.some(({ cites }) => cites.some((cite) => cite.document === document.id)),
      )
      .map(({ id }) => ({ id, actual: 'cited by no requirement', expected: 'a requirement that cites it' })),

  'what is completed is made whole': (product) =>
    product.requirements.flatMap((requirement) =>
      (requirement.completes ?? []).flatMap((other): readonly Fault[] => {
        const { id } = requirement;
        const completed = product.requirements.find((one) => one.id === other);
        const actual = `completes '${other}'`;
        if (completed === undefined) return [{ id, actual, expected: 'a requirement' }];
        if (!requirement.cites.some(({ document }) => isSupplement(product, document))) {
          return [{ id, actual, expected: 'a supplement: the page itself completes nothing' }];
        }
        const missing = completed.incomplete?.missing ?? [];
        if (missing.length === 0) return [{ id, actual, expected: 'an incomplete requirement' }];
        return [...lacking(requirement, missing), ...strayed(requirement, completed, missing)].map((expected) => ({
          id,
          actual,
          expected,
        }));
      }),
    ),
};

function isSupplement(product: Product, document: string): boolean {
  return product.documents.some(({ id, kind }) => id === document && kind === 'supplement');
}

/** What the completed one lacks, and this one does not have either. Names and addresses are alternatives: either suffices. */
function lacking(requirement: Requirement, missing: readonly MissingPart[]): readonly string[] {
  const peers = missing.filter((part) => part === 'hosts' || part === 'addresses');
  const parts = missing.filter((part) => part !== 'hosts' && part !== 'addresses' && !has(requirement, part));
  const found = has(requirement, 'hosts') || has(requirement, 'addresses');
  const peer = peers.length > 0 && !found ? [peers.join(' or ')] : [];
  return [...parts, ...peer].map((part) => `${part}, which it lacks`);
}

function has({ from, to, ports, hosts, ranges, incomplete }: Requirement, part: MissingPart): boolean {
  if (incomplete?.missing.includes(part) === true) return false;
  if (part === 'from') return from !== null;
  if (part === 'to') return to !== null;
  if (part === 'ports') return ports.length > 0;
  if (part === 'hosts') return hosts.length > 0;
  return part === 'addresses' ? ranges !== undefined : true;
}

/** The ends that the completed one has and this one has not. */
function strayed(requirement: Requirement, completed: Requirement, missing: readonly MissingPart[]): readonly string[] {
  return (['from', 'to'] as const)
    .filter((end) => !missing.includes(end) && requirement[end] !== completed[end])
    .map((end) => `${end} '${completed[end]}', as it has`);
}
