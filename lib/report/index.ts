export { wrapWords } from './layout';
export { fromEverybody, silentEntries } from './notes';
export { answeredWords, overlaidWords, overlayOf } from './overlay-words';
export { renderPlan } from './plan-text';
export type {
  OmittedFlow,
  OpenedRow,
  OtherRow,
  ProxyNames,
  RefusedRow,
  Report,
  ReportedCitation,
  ReportedFlow,
  ReportedHole,
  ReportedOverlay,
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
