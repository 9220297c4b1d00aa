import type { ResolvedRequest } from '../compile';
import type { Issue } from '../diagnostics';
import type { RoleEntry } from '../model/entry';
import type { Flow } from '../model/flow';
import { printPorts } from '../model/ports';
import type { ChoiceValue, Conjunction, Product, Requirement } from '../model/product';
import { tryResolve } from '../resolve';

/** A role on either side of an edge. */
export interface RolePair {
  /** On the side of the construct whose verb it is. */
  readonly near: string;
  readonly far: string;
}

/** What a verb opens: the ways between roles of one product, in whichever direction the page has them. */
export interface RoleEdge {
  readonly product: Product;
  /** The verb's name. */
  readonly verb: string;
  /** Those for which both profiles have something are opened, and there has to be one. */
  readonly between: readonly [RolePair, ...RolePair[]];
  /** Who stands on the far side, in plain words and the plural. */
  readonly meets: string;
}

/** One of the two that an edge leads between, as far as an edge looks at it. */
export interface EdgeEnd {
  /** As its user knows it. */
  readonly path: string;
  readonly entries: readonly RoleEntry[];
  /** The roles that choices would bring to its machines. */
  readonly rolesByChoice: readonly string[];
  readonly asked: readonly ResolvedRequest[];
}

/** An edge between two constructs, and how its opening was asked for. */
export interface MetEdge extends RoleEdge {
  readonly near: EdgeEnd;
  readonly far: EdgeEnd;
  /** The call, as a user finds it in the code. */
  readonly call: string;
}

/** One side of a pair of roles, as its own profile has it. */
interface Side {
  readonly construct: EdgeEnd;
  readonly role: string;
  readonly plays: boolean;
  /** By requirement; those that a footnote contradicts open nothing and count for nothing. */
  readonly flows: ReadonlyMap<string, Flow>;
  readonly values: (choice: string) => readonly ChoiceValue[];
}

/** A pair of roles with what is documented between them. */
interface Meeting {
  readonly edge: MetEdge;
  readonly pair: RolePair;
  readonly documented: readonly Requirement[];
  readonly near: Side;
  readonly far: Side;
}

/**
 * What stands in the way of an edge: a role that is not there, a choice that one side did not make, or two sides that
 * speak of different ports. Neither side's word is taken for the other's. Where nothing does, the pairs of roles to open.
 *
 * A server may know of more kinds than one fleet has (of platforms, of operating systems), and a fleet of none that its
 * server does not know.
 */
export function meet(edge: MetEdge): { readonly pairs: readonly RolePair[]; readonly issues: readonly Issue[] } {
  const meetings = edge.between.map((pair) => meetingOf(edge, pair));
  const played = meetings.filter(({ near, far }) => near.plays && far.plays);
  // Of several pairs one for which a side has nothing stays closed, as long as another is opened.
  const speaking = played.filter(({ near, far }) => near.flows.size > 0 && far.flows.size > 0);
  const faults = speaking.length > 0 ? speaking.flatMap(faultsOf) : silence(edge, meetings, played);
  return {
    pairs: speaking.map(({ pair }) => pair),
    issues: faults.filter((issue, index) => faults.findIndex((other) => keyOf(other) === keyOf(issue)) === index),
  };
}

/** Why no pair of roles has anything to say. */
function silence(edge: MetEdge, meetings: readonly Meeting[], [silent]: readonly Meeting[]): readonly Issue[] {
  return silent === undefined ? roleLeftOut(edge, meetings) : faultsOf(silent);
}

function meetingOf(edge: MetEdge, pair: RolePair): Meeting {
  const documented = edge.product.requirements.filter(
    ({ from, to }) => (from === pair.near && to === pair.far) || (from === pair.far && to === pair.near),
  );
  const side = (construct: EdgeEnd, role: string) => sideOf(edge.product, documented, construct, role);
  return { edge, pair, documented, near: side(edge.near, pair.near), far: side(edge.far, pair.far) };
}

function sideOf(product: Product, documented: readonly Requirement[], construct: EdgeEnd, role: string): Side {
  const asked = construct.asked.filter(({ request }) => request.entry.product.id === product.id);
  const playing = asked.find(({ request }) => request.entry.role === role) ?? asked[0];
  const flows = asked
    .flatMap((each) => each.flows)
    .filter((flow) => !flow.disputed && documented.includes(flow.requirement));
  const { entry, peers = {} } = playing?.request ?? {};
  const settled = entry && tryResolve(entry.product, entry.profile, { asker: entry.role, peers }).settled;
  return {
    construct,
    role,
    plays: plays(construct, product, role),
    flows: new Map(flows.map((flow) => [flow.requirement.id, flow])),
    values: (choice) => settled?.get(choice) ?? [],
  };
}

function faultsOf(meeting: Meeting): readonly Issue[] {
  const { edge, documented, near, far } = meeting;
  const known = documented.filter(({ id }) => near.flows.has(id) || far.flows.has(id));
  const outside = standsOutside(meeting, known[0]);
  if (outside.length > 0) return outside;
  if (known.length === 0) return choicesLeftOut(meeting, nearest(meeting), [far, near]);
  return known.flatMap((requirement) => {
    const [here, there] = [near.flows.get(requirement.id), far.flows.get(requirement.id)];
    if (here === undefined) return choicesLeftOut(meeting, requirement, [near]);
    if (there !== undefined) return portsDisagree(meeting, requirement);
    const isOfOtherKinds = lacks(requirement, far).every((choice) => edge.product.choices[choice]?.kind === 'someOf');
    return isOfOtherKinds && far.flows.size > 0 ? [] : choicesLeftOut(meeting, requirement, [far]);
  });
}

/** A role that is a service to the other side's profile cannot be the machines that it meets here. */
function standsOutside(meeting: Meeting, requirement: Requirement | undefined): readonly Issue[] {
  const { edge, near, far } = meeting;
  if (requirement === undefined) return [];
  const met = [
    { role: near.role, to: far },
    { role: far.role, to: near },
  ];
  return met.flatMap(({ role, to }) => {
    const service = edge.product.roles[role]?.standsAs?.service ?? [];
    const inForce = service.find((conjunction) => unmet(conjunction, to).length === 0) ?? {};
    return Object.keys(inForce).map((choice) => {
      const other = to === far ? near : far;
      return disagreement(meeting, requirement, choice, other.values(choice));
    });
  });
}

/** The requirement that is nearest to standing on the far side. */
function nearest({ documented, far }: Meeting): Requirement | undefined {
  return [...documented].sort((a, b) => lacks(a, far).length - lacks(b, far).length)[0];
}

/** The choices that keep a requirement from standing on a side, by the conjunction that is nearest to standing there. */
function lacks({ when }: Requirement, side: Side): readonly string[] {
  return when.map((conjunction) => unmet(conjunction, side)).sort((a, b) => a.length - b.length)[0] ?? [];
}

function unmet(conjunction: Conjunction, { values }: Side): readonly string[] {
  return Object.entries(conjunction).flatMap(([choice, wanted]) =>
    values(choice).some((value) => wanted.includes(value)) ? [] : [choice],
  );
}

function choicesLeftOut(
  meeting: Meeting,
  requirement: Requirement | undefined,
  sides: readonly Side[],
): readonly Issue[] {
  if (requirement === undefined) return [];
  const { edge, pair } = meeting;
  const { product, verb: at, call: verb, meets } = edge;
  const choices = [...new Set(sides.flatMap((side) => lacks(requirement, side)))];
  const party = choices.find((choice) => choice === pair.near && product.choices[choice]?.kind === 'party');
  if (party !== undefined) return [{ code: 'choice-not-made', at, verb, choice: party, meets, itself: true }];
  return choices.map((choice) => {
    const needs = requirement.when.flatMap((conjunction) => conjunction[choice] ?? []);
    return disagreement(meeting, requirement, choice, needs);
  });
}

function disagreement(
  { edge: { verb: at, call: verb }, near, far }: Meeting,
  { id }: Requirement,
  choice: string,
  needed: readonly ChoiceValue[],
): Issue {
  const has = [far, near].map(({ construct, values }) => ({
    construct: construct.path,
    values: values(choice).map(String),
  }));
  const needs = [...new Set(needed.map(String))];
  return { code: 'choices-disagree', at, verb, requirement: id, choice, needs, has };
}

function portsDisagree({ edge, pair, near, far }: Meeting, { id, from }: Requirement): readonly Issue[] {
  const [going, coming] = from === pair.near ? [near, far] : [far, near];
  const [fromPorts, toPorts] = [portWords(going.flows.get(id)), portWords(coming.flows.get(id))];
  if (fromPorts === toPorts) return [];
  return [
    {
      code: 'ports-disagree',
      at: edge.verb,
      requirement: id,
      from: going.construct.path,
      fromPorts,
      to: coming.construct.path,
      toPorts,
    },
  ];
}

/** No pair of roles meets. Where a choice would bring the role it is the choice that is missing. */
function roleLeftOut(edge: MetEdge, meetings: readonly Meeting[]): readonly Issue[] {
  const within = ({ construct, role, plays }: Side) => plays || construct.rolesByChoice.includes(role);
  const near = meetings.filter((meeting) => within(meeting.near));
  const [chosen] = near.filter((meeting) => within(meeting.far));
  const choices = chosen === undefined ? [] : choicesLeftOut(chosen, nearest(chosen), [chosen.far, chosen.near]);
  if (choices.length > 0) return choices;
  const [missing] = near.length > 0 ? near.map(({ far }) => far) : meetings.map((meeting) => meeting.near);
  if (missing === undefined) return [];
  const allowed = missing.construct.entries.map(({ product, role }) => `${product.id}.${role}`);
  const { product, verb: at, call: verb } = edge;
  return [{ code: 'role-not-in-construct', at, verb, role: missing.role, product: product.name, allowed }];
}

function plays({ entries }: EdgeEnd, { id }: Product, name: string): boolean {
  return entries.some(({ product, role }) => product.id === id && role === name);
}

/** A choice that keeps several requirements closed is said once. */
function keyOf(issue: Issue): string {
  return issue.code === 'choices-disagree' ? `${issue.code} ${issue.choice}` : JSON.stringify(issue);
}

function portWords(flow: Flow | undefined): string {
  return printPorts(flow?.ports ?? []).join(', ');
}
