import type { CompiledPlan } from '../compile';
import type { ElementFidelity, Standing } from '../model/element';
import { isNamedIn } from '../model/entry';
import { isKnownServiceTag } from '../targets';

/** What a user should hear and may go on without: an id by which it can be acknowledged, and a sentence. */
export interface Remark<Id extends string = string> {
  readonly id: Id;
  readonly message: string;
}

/** What every rim remarks alike. */
export type SharedRemarkId =
  | 'portolan:peer-unused'
  | 'portolan:uncovered'
  | 'portolan:refused'
  | 'portolan:additional-refused';

/** What opens less than the documents ask for. `leaveOut` was left out on purpose. */
export function gapRemarks(
  fidelity: readonly ElementFidelity[],
  leaveOut: readonly string[],
): readonly Remark<SharedRemarkId>[] {
  const remarks: Remark<SharedRemarkId>[] = [];
  const uncovered = requirementsOf(fidelity, ['uncovered']);
  if (uncovered.length > 0) {
    remarks.push({
      id: 'portolan:uncovered',
      message: `the documents leave something out of ${uncovered.join(', ')}, so nothing is opened for it; the report says what is missing and how to supply it`,
    });
  }
  const own = (element: ElementFidelity['element']) => element.product === 'additional';
  const additional = requirementsOf(
    fidelity.filter(({ element }) => own(element)),
    ['refused', 'narrowed'],
  );
  if (additional.length > 0) {
    remarks.push({
      id: 'portolan:additional-refused',
      message: `${additional.join(', ')} of additionalRules cannot be said here and is not open; the report names the ways out, or remove it`,
    });
  }
  const documented = fidelity.filter(({ element }) => !own(element));
  const unexpected = documented.filter(
    ({ element: { product, requirement } }) => !isNamedIn(leaveOut, product, requirement),
  );
  const refused = requirementsOf(unexpected, ['refused', 'narrowed']);
  if (refused.length > 0) {
    remarks.push({
      id: 'portolan:refused',
      message: `${refused.join(', ')} cannot be said here and is not open; the report names the ways out, and leaveOut says that it is left out on purpose`,
    });
  }
  return remarks;
}

/** Placed parties of which no flow of the roles speaks under their profiles. */
export function idlePeerRemarks(
  { asked }: Pick<CompiledPlan, 'asked'>,
  parties: readonly string[],
): readonly Remark<SharedRemarkId>[] {
  if (parties.length === 0) return [];
  const spoken = asked.flatMap(({ request: { entry }, flows }) =>
    flows
      .filter(({ from, to }) => from.party === entry.role || to.party === entry.role)
      .flatMap(({ product, from, to, way }) => {
        const ends = [from.party, to.party, ...(way === 'proxy' ? ['proxy'] : [])];
        return ends.flatMap((party) => (party === null ? [] : [party, `${product}.${party}`]));
      }),
  );
  return parties
    .filter((party) => !spoken.includes(party))
    .map((party) => ({
      id: 'portolan:peer-unused',
      message: `peers.${party}: no flow in force leads to or from it, so nothing is opened for it; see which choice brings it in, or leave it out`,
    }));
}

/** The requirements of which some element stands so, sorted. */
export function requirementsOf(
  fidelity: readonly ElementFidelity[],
  standings: readonly Standing[],
): readonly string[] {
  const own = fidelity.filter(({ fidelity: how }) => standings.includes(how.standing));
  return [...new Set(own.map(({ element }) => element.requirement))].sort();
}

/** Service tags that stand in no table of ours: Azure adds some, and refuses a rule with one that it does not know. */
export function tagRemarks(peers: readonly object[]): readonly Remark[] {
  const tags = peers.flatMap((peer) => ('tag' in peer && typeof peer.tag === 'string' ? [peer.tag] : []));
  return [...new Set(tags)]
    .filter((tag) => !isKnownServiceTag(tag))
    .map((tag) => ({
      id: 'portolan:service-tag-unknown',
      message: `the service tag ${tag} is none that we know; Azure refuses a rule with one that it does not know`,
    }));
}
