// What a role construct works with: `role-access.ts` loads it with the first one that is made.
export { peersBy } from '../access/edge-peers';
export { AccessPlan } from './access-plan';
export { findingsUnder } from './access-policies';
export { issuesAtSynth, notesOf, warnAtSynth } from './access-synthesis';
export { isUnknownYet, resourceOfGroup, standingRules } from './existing-group';
export { groupResource, groupWord, ruleResource, separateRules } from './security-group-rules';
export { addedRules, rememberOwner, wordsOf } from './users-own';
export { validateInApp, WholeApp } from './whole-app';
