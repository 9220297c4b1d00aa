export { chartMarkdown } from './chart/change-request';
export { type ChartChanges, changesSince } from './chart/changes';
export type * from './chart/chart';
export { CHART_SCHEMA_ID } from './chart/chart';
export { chartJson, type ReadChart, readChart } from './chart/chart-json';
export { type ChartContext, chartOf, requirementKey } from './chart/chart-of';
export { chartCsv } from './chart/csv';
export type { Language } from './chart/dictionary';
export { chartHtml, type HtmlOptions } from './chart/html';
export { chartCidrs, chartExpressions, chartNames, type PlainListOptions } from './chart/plain-lists';
export { wrapWords } from './layout';
export { fromEverybody, silentEntries } from './notes';
export { renderText, reportOf } from './of-a-plan';
export { answeredWords, overlaidWords, overlayOf } from './overlay-words';
export { renderPlan } from './plan-text';
export type {
  OmittedFlow,
  OpenedRow,
  Opening,
  OtherRow,
  ProxyNames,
  Reach,
  RefusedRow,
  Report,
  ReportedCitation,
  ReportedDigests,
  ReportedFlow,
  ReportedHole,
  ReportedOverlay,
  ReportedParty,
  ReportedQuestion,
  ReportedRequirement,
  ReportedSource,
  ReportedVerdict,
  UncoveredFlow,
  UsersOwnRow,
  UsersOwnRule,
} from './report';
export { otherWords, type ReportContext } from './report-of';
export { forgiveClosedPipes, type ScreenStream, screenOf } from './screen';
export type { TextOptions } from './text';
export { citationOf } from './told';
export { everyAddress, peerWords, reasonWords, TARGET_WORDS, UNCOVERED_WORDS } from './words';
