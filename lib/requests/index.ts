/**
 * Firewall requests: the file that one team's app writes and the firewall team's app reads. Plain data and pure
 * functions but for the reading of a folder; no cloud SDK.
 */
export { type ComposedRequest, composeRequest, type RequestPart } from './compose';
export type {
  Catalogue,
  FirewallRequest,
  ReadRequestsOptions,
  RequestedRole,
  RequestText,
} from './firewall-request';
export { parseFirewallRequests, type TriedRequests, tryRequests } from './read';
export { OWN_CATALOGUE, readFirewallRequests, requestFilesIn } from './read-folder';
export {
  REQUEST_SCHEMA_ID,
  REQUEST_SUFFIX,
  type RequestContent,
  type RequestedEntry,
  type RequestedPeer,
  type RequestedRule,
  type RequestFile,
} from './request';
export { REQUEST_SCHEMA } from './schema';
export { canonicalSources, LIST_NAME, sourceName } from './source-name';
export { sourceIssues } from './sources';
export { ownersTogether, rolesTogether, tellInRequests } from './together';
export { digestOf, printRequest, requestFile } from './write';
