import type { MissingPart, Product, Requirement } from '../model/product';
import { isBlank, isOutside, type Lints } from './finding';

/** Of what a document lacks, and of what it calls alternatives. */
export const GAP_LINTS: Lints = {
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

  'what is incomplete lacks something': (product) =>
    product.requirements
      .filter(({ incomplete }) => incomplete?.missing.length === 0)
      .map(({ id }) => ({ id, actual: 'incomplete: missing []', expected: 'what it lacks, or no incomplete' })),

  'what is disputed says why': (product) =>
    product.requirements
      .filter(({ disputed }) => disputed !== undefined && isBlank(disputed.note))
      .map(({ id }) => ({ id, actual: 'disputed without a note', expected: 'what contradicts it' })),

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
  const reachesService = isOutside(product, from) || isOutside(product, to);
  const parts: readonly (readonly [MissingPart, boolean])[] = [
    ['from', from === null],
    ['to', to === null],
    ['ports', ports.length === 0 && transport !== 'icmp'],
    ['hosts', reachesService && hosts.length === 0 && ranges === undefined],
    ['addresses', unprintedRanges !== undefined && ranges === undefined],
  ];
  return parts.filter(([, absent]) => absent).map(([part]) => part);
}
