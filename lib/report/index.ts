export { wrapWords } from './layout';
export { fromEverybody, silentEntries } from './notes';
export { renderPlan } from './plan-text';
export type {
  OpenedRow,
  OtherRow,
  ProxyNames,
  RefusedRow,
  Report,
  ReportedCitation,
  ReportedFlow,
  ReportedHole,
  ReportedRequirement,
  ReportedSource,
  ReportedVerdict,
  UncoveredFlow,
  UsersOwnRow,
  UsersOwnRule,
} from './report';
export { otherWords, type ReportContext, reportOf } from './report-of';
export { forgiveClosedPipes, screenOf } from './screen';
export { renderText, type TextOptions } from './text';
export { citationOf } from './told';
export { everyAddress, peerWords, reasonWords, TARGET_WORDS, UNCOVERED_WORDS } from './words';
