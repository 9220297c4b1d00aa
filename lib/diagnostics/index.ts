export { NetworkRequirementsError, throwIfAny } from './error';
export type { Issue, IssueCode } from './issue';
export { sentence } from './sentence';
export { listed, nearest, visible } from './words';
