import type { CompiledPlan } from '../compile';
import type { Report } from './report';
import type { ReportContext } from './report-of';
import type { TextOptions } from './text';

/**
 * The two functions that the rims take from here. They are thin: what gathers the evidence and what lays out a page are
 * loaded when somebody asks for a report, which most deployments never do.
 */

/** The evidence of a compiled plan: for every element how it stands, why, and which sentence of which document asks for it. */
export function reportOf(compiled: CompiledPlan, context: ReportContext = {}): Report {
  return (require('./report-of') as typeof import('./report-of')).reportOf(compiled, context);
}

/**
 * A report for a person: what is opened and which sentence asks for it, what grew, what is closed and why, and the
 * verdict. No host name and no port is broken at any width; prose of ours is broken at blanks, what is quoted also between
 * Chinese, Japanese and Korean characters.
 */
export function renderText(report: Report, { width, colour }: TextOptions): string {
  return (require('./text') as typeof import('./text')).renderText(report, { width, colour });
}
