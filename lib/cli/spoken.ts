import type { CompiledPlan } from '../compile';
import { inOptions } from '../diagnostics/command';
import type { ElementFidelity } from '../model/element';
import type { Report } from '../report';

/** A compiled plan in which every change to make is said as the options of the command that make it. */
export function spokenPlan(compiled: CompiledPlan): CompiledPlan {
  const fidelity = compiled.plan.fidelity.map((one) => spoken(one, compiled));
  return { ...compiled, plan: { ...compiled.plan, fidelity } };
}

/** The report of such a plan, in the same words. */
export function spokenReport(report: Report): Report {
  const { widerBecause, notEnforced, admits, notes, closedHere } = report;
  const spokenOrNull = (words: string | null) => (words === null ? null : inOptions(words));
  const [spokenAdmits, spokenNotes] = [admits, notes].map((lines) => lines.map((words) => inOptions(words)));
  return {
    ...report,
    widerBecause: spokenOrNull(widerBecause),
    notEnforced: spokenOrNull(notEnforced),
    admits: spokenAdmits ?? [],
    notes: spokenNotes ?? [],
    // No option says these: they are arguments of the program that makes the group.
    closedHere: closedHere.map((one) => ({ ...one, opens: `your program with ${one.opens}` })),
  };
}

function spoken(one: ElementFidelity, { asked }: CompiledPlan): ElementFidelity {
  const { element, fidelity } = one;
  switch (fidelity.standing) {
    case 'uncovered': {
      const flows = asked.flatMap((each) => each.flows);
      const flow = flows.find(({ requirement }) => requirement.id === element.requirement);
      const party = (element.direction === 'egress' ? flow?.to.party : flow?.from.party) ?? null;
      return { element, fidelity: { ...fidelity, supply: inOptions(fidelity.supply, party) } };
    }
    case 'refused':
    case 'narrowed':
      return { element, fidelity: { ...fidelity, waysOut: fidelity.waysOut.map((way) => inOptions(way)) } };
    default:
      return one;
  }
}
