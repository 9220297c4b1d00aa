import type { CompiledPlan, ResolvedRequest } from '../compile';
import { type Asked, type ElementFidelity, type Fidelity, worstStanding } from '../model/element';
import type { Plan } from '../model/plans';
import type { NamesBehind } from '../model/plans/plan';
import type { Requirement } from '../model/product';
import { describeConnection, type Hole, type Verdict } from '../proof';
import { digestsOf } from './digests';
import { closedQuic, nothingEnforced, observesBehind, provedAsEnforced } from './firewall-words';
import { listsOf, weightsOf } from './lists';
import { fromEverybody, namesWithRangesAlone, otherFamilies, silentEntries } from './notes';
import { openingOf, type PlanOpened } from './opening';
import { partiesOf, questionsOf } from './parties';
import { proxyNames } from './proxy-names';
import { reachTogether } from './reach';
import type {
  BeyondThePage,
  OmittedFlow,
  OpenedRow,
  OtherRow,
  RefusedRow,
  Report,
  ReportedFlow,
  ReportedSource,
  ReportedVerdict,
  UncoveredFlow,
  UsersOwnRow,
  UsersOwnRule,
} from './report';
import { inDocumentOrder, type Told, tellElement } from './told';
import { additionalRow, foundRow } from './users-own';
import { peerWords, reasonWords, TARGET_WORDS, UNCOVERED_WORDS, verdictWords, widerWords } from './words';

/** What is known beside the compiled plan. */
export interface ReportContext {
  /** What the plan is for; by default the names of its role entries. */
  readonly subject?: string;
  /** What stands behind ports that are open to every name; by default what the plan says. */
  readonly namesBehind?: NamesBehind | null;
  /** What the user opened beside the plan. */
  readonly usersOwn?: readonly UsersOwnRule[];
  readonly notes?: readonly string[];
  /** The firewall that stands behind a group and only observes, where there is one. */
  readonly observedBy?: string;
  /** Who asks for a source by a firewall request, by its name. */
  readonly askedBy?: Readonly<Record<string, readonly string[]>>;
}

/** The evidence of a compiled plan: for every element how it stands, why, and which sentence of which document asks for it. */
export function reportOf(compiled: CompiledPlan, context: ReportContext = {}): Report {
  const { plan, verdict, asked } = compiled;
  const stated = inDocumentOrder(plan.fidelity, asked);
  const told = stated.flatMap((one) => tellElement(one, asked));
  const behind =
    context.namesBehind !== undefined ? context.namesBehind : 'namesBehind' in plan ? plan.namesBehind : null;
  const opened: PlanOpened = { plan, behind, observedBy: context.observedBy };
  const [rows, own] = reachingTogether(
    told.flatMap((one) => openedRow(one, opened)),
    stated.flatMap((one) => additionalRow(one, asked, opened)),
  );
  const widened = rows.filter(({ standing }) => standing === 'widened');
  return {
    subject: context.subject ?? plan.sources.map(({ name }) => name).join(', '),
    target: plan.target,
    targetName: TARGET_WORDS[plan.target],
    notEnforced: notEnforced(compiled, context),
    sources: plan.sources.map((source) => sourceOf(source, asked, context.askedBy?.[source.name])),
    parties: partiesOf(asked),
    flows: flowsOf(told),
    rows,
    widened,
    widerBecause: widened.length === 0 ? null : widerWords(plan),
    uncovered: gathered(told.flatMap(uncoveredFlow)),
    refused: stated.flatMap((one) => refusedRow(plan.target, one)),
    others: gathered(told.flatMap(otherRow)),
    omitted: gathered(told.flatMap(omittedFlow)),
    beyond: beyondThePage(told),
    usersOwn: [...own, ...(context.usersOwn ?? []).map(foundRow)],
    proxyList: asked.flatMap(proxyNames),
    prefixLists: listsOf(plan),
    weights: weightsOf(plan),
    closedHere: plan.target === 'azure-network-security-group' ? plan.closedHere : [],
    admits: plan.admits.map(({ gloss }) => gloss),
    withholds: plan.withholds.map(({ gloss }) => gloss),
    assumes: plan.assumes.map(({ gloss }) => gloss),
    notes: [
      ...silentEntries(asked),
      ...fromEverybody(rows),
      ...otherFamilies(asked),
      ...namesWithRangesAlone(rows, asked),
      ...closedQuic(plan),
      ...(context.notes ?? []),
    ],
    questions: questionsOf(asked),
    digests: digestsOf(plan, asked),
    verdict: verdictOf(plan, verdict),
  };
}

function notEnforced({ plan }: CompiledPlan, { observedBy }: ReportContext): string | null {
  return nothingEnforced(plan) ?? (observedBy === undefined ? null : observesBehind(observedBy));
}

function sourceOf(
  { name, addresses }: Plan['sources'][number],
  asked: readonly ResolvedRequest[],
  askedBy: readonly string[] | undefined,
): ReportedSource {
  const own = asked.filter(({ request }) => request.entry.name === name);
  const roles = new Set(own.map(({ request }) => `${request.entry.role} of ${request.entry.product.name}`));
  return {
    name,
    roles: [...roles].sort(),
    ...(addresses === undefined ? {} : { addresses }),
    ...(askedBy === undefined ? {} : { askedBy }),
  };
}

function flowsOf(told: readonly Told[]): readonly ReportedFlow[] {
  const flows = new Map<string, Told[]>();
  for (const one of told) {
    const { source, product, requirement, direction } = one.requirement;
    const key = [source, product, requirement, direction].join('|');
    flows.set(key, [...(flows.get(key) ?? []), one]);
  }
  return [...flows.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    return [{ ...first.requirement, standing: worstStanding(own.map(({ fidelity }) => fidelity.standing)) }];
  });
}

/** The supplements that are cited, each with the requirements that rest on it. */
function beyondThePage(told: readonly Told[]): readonly BeyondThePage[] {
  const documents = new Map<string, BeyondThePage>();
  for (const { requirement } of told) {
    for (const { document, title, publisher, address, retrieved, certainty, supplement } of requirement.cites) {
      if (!supplement) continue;
      const requirements = documents.get(document)?.requirements ?? [];
      const own = [...new Set([...requirements, requirement.requirement])];
      documents.set(document, { document, title, publisher, address, retrieved, certainty, requirements: own });
    }
  }
  return [...documents.values()];
}

function openedRow(one: Told, opened: PlanOpened): readonly OpenedRow[] {
  const opening = openingOf(one, opened);
  if (opening === null) return [];
  return [{ ...one.requirement, ...opening, peerNames: namesBeside(opening.asked, one.documented) }];
}

/** What the documents and the user open, with how far they reach together. */
function reachingTogether(
  rows: readonly OpenedRow[],
  own: readonly UsersOwnRow[],
): readonly [readonly OpenedRow[], readonly UsersOwnRow[]] {
  const together = reachTogether([...rows, ...own.flatMap(({ opening }) => opening ?? [])]);
  return [
    rows.map(together),
    own.map(({ opening, ...row }) => (opening === undefined ? row : { ...row, opening: together(opening) })),
  ];
}

/** The names that the document puts beside what is opened. */
function namesBeside(asked: Asked, { ranges }: Requirement): readonly string[] {
  if (asked.kind === 'host') return asked.host.kind === 'pattern' ? asked.host.listed : [];
  return asked.kind === 'cidr' && ranges?.cidrs.includes(asked.printed) === true ? ranges.for : [];
}

function uncoveredFlow({ element, fidelity, requirement }: Told): readonly UncoveredFlow[] {
  if (fidelity.standing !== 'uncovered') return [];
  return [
    {
      ...requirement,
      transport: element.transport,
      ports: element.ports,
      peers: element.asked.kind === 'party' ? [] : [peerWords(element.asked)],
      missing: fidelity.missing,
      why: UNCOVERED_WORDS[fidelity.because],
      supply: fidelity.supply,
    },
  ];
}

function refusedRow(target: Report['target'], { element, fidelity }: ElementFidelity): readonly RefusedRow[] {
  if (fidelity.standing !== 'refused' && fidelity.standing !== 'narrowed') return [];
  const { source, product, requirement, direction, transport, ports } = element;
  const { standing, reason, waysOut } = fidelity;
  const peer = peerWords(element.asked);
  const why = reasonWords(target, reason);
  return [{ source, product, requirement, direction, transport, ports, peer, standing, reason, why, waysOut }];
}

function otherRow({ element, fidelity, requirement }: Told): readonly OtherRow[] {
  const why = otherWords(fidelity);
  if (why === null) return [];
  return [
    {
      ...requirement,
      transport: element.transport,
      ports: element.ports,
      peers: element.asked.kind === 'party' ? [] : [peerWords(element.asked)],
      standing: fidelity.standing as OtherRow['standing'],
      why,
    },
  ];
}

function omittedFlow({ element, fidelity, requirement }: Told): readonly OmittedFlow[] {
  const { overlay } = requirement;
  if (fidelity.standing !== 'omitted' || overlay === undefined) return [];
  const peers = element.asked.kind === 'party' ? [] : [peerWords(element.asked)];
  return [{ ...requirement, transport: element.transport, ports: element.ports, peers, overlay }];
}

/** Why an element opens nothing here, where it is neither uncovered, refused nor left out by the user. */
export function otherWords(fidelity: Fidelity): string | null {
  switch (fidelity.standing) {
    case 'unplaced':
      return `${fidelity.party} is placed nowhere, so nothing is opened`;
    case 'disputed':
      return `the page contradicts itself: ${fidelity.note}`;
    case 'viaProxy':
      return 'your proxy takes it';
    case 'elsewhere':
      return fidelity.reason;
    case 'internal':
      return 'both ends stand on the same machines';
    case 'completed':
      return `the page leaves it open; ${fidelity.by.join(' and ')} of your supplements ${fidelity.by.length === 1 ? 'stands' : 'stand'} for it`;
    case 'exact':
    case 'widened':
    case 'narrowed':
    case 'refused':
    case 'omitted':
    case 'uncovered':
      return null;
  }
}

/** Peers of one requirement that stand alike are told once. */
function gathered<Row extends UncoveredFlow | OtherRow | OmittedFlow>(rows: readonly Row[]): readonly Row[] {
  const alike = new Map<string, Row>();
  for (const row of rows) {
    const { peers, cites: _cites, ...rest } = row;
    const key = JSON.stringify(rest);
    const before = alike.get(key);
    alike.set(key, before === undefined ? row : { ...before, peers: [...before.peers, ...peers] });
  }
  return [...alike.values()];
}

function verdictOf(plan: Plan, verdict: Verdict): ReportedVerdict {
  const holes = [...verdict.missing, ...verdict.excess, ...verdict.overstated, ...verdict.unfounded];
  return {
    clean: verdict.clean,
    sentence:
      'mode' in plan && plan.mode === 'observe' && verdict.clean ? provedAsEnforced(plan) : verdictWords(verdict),
    holes: holes.map(({ answer, element, rule, witness }: Hole) => ({
      answer,
      requirement: element?.requirement ?? null,
      rule,
      witness: witness === null ? null : describeConnection(witness),
    })),
  };
}
