/**
 * The core of Portolan: synchronous, pure, without any cloud SDK.
 *
 *   catalog/<product>     what the vendor documents, each line cited
 *      | resolve(product, profile)        the user's choices
 *      v
 *   Flow[]                from, to, transport, ports, names and addresses, citations
 *      | rulesFor([{ entry, flows }])     as seen from the firewall of one role: ingress or egress, and the peer
 *      v
 *   Rule[]                cloud-neutral, keyed by traffic, every reason kept
 *      | compile(target, requests)        refuses what the target cannot say; never widens in silence
 *      v
 *   Plan                  plain JSON for one target, with the fidelity of every element, proved against the flows
 *      |
 *      v
 *   the rims: portolan/cdk binds parties to real peers and makes resources
 */
export {
  allProducts,
  type EndpointCentralProfile,
  findProduct,
  PRODUCT_IDS,
  PRODUCTS,
  type ProductId,
} from './catalog';
export { collapseCidrs } from './cidrs';
export { type CompiledPlan, compile, type ResolvedRequest } from './compile';
export { type Issue, type IssueCode, NetworkRequirementsError, sentence } from './diagnostics';
export { ISSUE_CODES } from './diagnostics/sentences';
export {
  type AddressProblemCode,
  type AddressSet,
  ALL_ADDRESSES,
  addresses,
  addressSetOf,
  type Cidr,
  parseCidr,
  toCidrs,
} from './model/addresses';
export type { Citation, Citations, SourceDocument } from './model/citation';
export type { Asked, Element, ElementFidelity, Fidelity, Growth, Standing } from './model/element';
export type {
  AdditionalRule,
  Alternative,
  EntryRequest,
  PeerPlacement,
  PerParty,
  ProxyPlacement,
  RoleEntry,
  RoleOptions,
} from './model/entry';
export type { Bound, End, Flow, RangeInForce } from './model/flow';
export { apexAndSubdomains, exact, type Host, pattern, subdomains } from './model/host';
export { type Hosted, type HostIndex, indexHosts } from './model/host-index';
export { parseHost } from './model/host-syntax';
export type { Interval, IntervalAlgebra, IntervalSet } from './model/intervals';
export {
  ALL_NAMES,
  complementNames,
  containsName,
  covers,
  describeNames,
  equalNames,
  intersectNames,
  isEmptyNames,
  type NameSet,
  NO_NAMES,
  namesOf,
  overlaps,
  subtractNames,
  unionNames,
  witnessName,
} from './model/name-set';
export type { Answerable, OverlayRow } from './model/overlay';
export type { Parsed, ParseProblem } from './model/parsed';
export type { Plan, Plans, TargetName } from './model/plans';
export type { AwsDnsFirewallPlan } from './model/plans/aws-dns-firewall';
export type { AwsNetworkFirewallPlan } from './model/plans/aws-network-firewall';
export type { AwsSecurityGroupPlan, SecurityGroupRule } from './model/plans/aws-security-group';
export type { AzureFirewallPlan } from './model/plans/azure-firewall';
export type {
  AzureNetworkSecurityGroupPlan,
  ClosedHere,
  SecurityRule,
  SecurityRuleEnd,
} from './model/plans/azure-network-security-group';
export type { NamesBehind } from './model/plans/plan';
export type { AccessPolicy, GrowthAxis, PolicyAnswer } from './model/policy';
export type * from './model/product';
export {
  defineProduct,
  type Profile,
  type ProfiledBy,
  type ProfileFor,
  type ProfileOf,
  type RoleOf,
  type Supplied,
} from './model/profile';
export type { Because, Rule, RulePeer } from './model/rule';
export { expiredOn, type PolicyFindings, type PolicyInForce, policyFindings, policyInForce } from './policy';
export { type Connection, type Hole, prove, proveTogether, type Verdict } from './proof';
export { parseProfile, resolve, role } from './resolve';
export { rulesFor } from './rules/rules-for';
export { TARGET_NAMES } from './targets';
