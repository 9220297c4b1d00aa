import type { EntryRequest } from '../model/entry';
import type { Plan, TargetName } from '../model/plans';
import { requirementIds } from '../model/plans/plan';
import { documentedBy } from '../proof/asked';
import type { Box } from '../proof/box';
import { boxOf } from '../proof/boxes-of-items';
import { placed, type Sides } from '../proof/placed';
import { readPlan } from '../proof/prove';
import type { Deployment } from '../proof/readers/deployment';
import type { NotUnderstood } from '../proof/readers/place';
import { byId } from '../proof/sets';
import { peerWords } from '../report';
import { withEntrances } from './entrances';
import { askedOf } from './expected';
import { type OverlaidRequirement, overlaidIn } from './overlaid';
import { decide } from './stages';

/** A set of connections, in parts that bear their reasons: what two things are compared by. */
export interface Reach {
  /** In words: `a deployment`, `a plan for aws-security-group`, `a profile`. */
  readonly kind: string;
  readonly bodies: readonly Body[];
  /** Parts of the file that nobody could read: what they do is in no body, or in one as what may be. */
  readonly notUnderstood: readonly NotUnderstood[];
  /** Of what documents ask for: the requirements that an overlay changes or leaves out. */
  readonly overlaid?: readonly OverlaidRequirement[];
}

/** What one filter, plan, role entry or requirement lets through, or asks for. */
export interface Body {
  readonly name: string;
  /** Bodies of different kinds are never compared. `documents`: a role entry; `requirement`: one row of a document. */
  readonly kind: TargetName | 'documents' | 'requirement';
  readonly surely: readonly ReasonedBox[];
  readonly possibly: readonly ReasonedBox[];
  /** Of a requirement: how much it is needed, and under which choices; in one order, so that they can be compared. */
  readonly terms?: string;
}

/** What is open, and what it is open by. */
export interface ReasonedBox {
  readonly box: Box;
  /** A rule, or a requirement and what it asks for. */
  readonly why: string;
}

/** What the filters of a deployment let through, each by itself; by DNAT also what may be addressed outside. */
export function reachOfDeployment(deployment: Deployment): Reach {
  const { filters, notUnderstood } = withEntrances(deployment);
  const bodies = filters.map((filter): Body => {
    const { surely, possibly } = decide(filter);
    const reasoned = (list: typeof surely) => list.map(({ box, rule }) => ({ box, why: rule }));
    return { name: filter.id, kind: filter.kind, surely: reasoned(surely), possibly: reasoned(possibly) };
  });
  return { kind: 'a deployment', bodies, notUnderstood };
}

/** What a plan of ours lets through, with the requirements that each rule stands for. */
export function reachOfPlan(plan: Plan): Reach {
  const { surely, possibly } = readPlan(plan);
  const reasoned = (list: typeof surely) =>
    list.map(({ box, rule, because }) => ({ box, why: because === null ? rule : requirementIds(because).join(', ') }));
  const name = plan.sources.map((source) => source.name).join(' + ');
  return {
    kind: `a plan for ${plan.target}`,
    bodies: [{ name, kind: plan.target, surely: reasoned(surely), possibly: reasoned(possibly) }],
    notUnderstood: [],
  };
}

/**
 * What the documents ask for of these entries; `sides` says where the machines of an entry stand, where that is known.
 *
 * @throws NetworkRequirementsError where an entry cannot be used.
 */
export function reachOfEntries(requests: readonly EntryRequest[], sides: Sides = new Map(), kind = 'a profile'): Reach {
  const { asked } = askedOf(requests);
  const bodies = requests.map(({ entry }, index): Body => {
    const own = asked[index];
    const items = own === undefined ? [] : [...documentedBy([own]).items.values()];
    const boxes = items.flatMap((item) => {
      const box = boxOf(item, { nameOf: byId, seesDirection: true });
      const why = `${item.element.product} ${item.element.requirement}: ${peerWords(item.element.asked)}`;
      return box === null ? [] : placed(box, sides).map((one) => ({ box: one, why }));
    });
    return { name: entry.name, kind: 'documents', surely: boxes, possibly: boxes };
  });
  const overlaid = overlaidIn(asked.flatMap(({ flows }) => flows));
  return { kind, bodies, notUnderstood: [], ...(overlaid.length === 0 ? {} : { overlaid }) };
}
