// What the rules of a firewall are made with: `azure-firewall-rules.ts` loads it with the first that are made.
export { ruleCollection } from '../templates/arm/rule-collections';
export { groupNames, prepareFirewall } from './prepared-firewall';
