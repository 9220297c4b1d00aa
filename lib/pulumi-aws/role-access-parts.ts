// What a role component works with: `role-access.ts` loads it with the first one that is made.
export { peersBy } from '../access/edge-peers';
export { existingGroupNotes } from '../access/existing-group';
export { groupNotes, groupRemarks } from '../access/group-words';
export { underPolicy } from '../access/under-policy';
export { AccessPlan } from './access-plan';
