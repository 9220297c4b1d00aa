// What the rules of a resolver are made with: `dns-firewall-rules.ts` loads it with the first that are made.
export { readMember, readRoles } from '../access/firewall-roles';
export {
  ASSOCIATION_PRIORITY,
  isWalledGarden,
  RULE_GROUP_NAME_LENGTH,
  resolverRequests,
  WALLED_GARDEN,
} from '../access/resolver';
export { definedOf } from '../access/said';
export { tryCompile } from '../compile';
export { checkPolicy } from '../policy';
export { findingsUnder } from './access-policies';
export { Bindings, rolesIn } from './bindings';
export { associate, crowdedVpcs } from './dns-firewall-associations';
export { checkDnsProps } from './dns-firewall-props';
export { proveRenderedResolver } from './dns-firewall-read-back';
export { warnOfResolver } from './dns-firewall-warnings';
export { FirewallMembers } from './firewall-members';
export { LateDomainList } from './late-domain-list';
export { validateInApp } from './whole-app';
