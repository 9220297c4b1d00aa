export { NetworkRequirementsError, throwIfAny } from './error';
export type { Issue, IssueCode } from './issue';
export { ISSUE_CODES, sentence } from './sentence';
export { listed, nearest, visible } from './words';
