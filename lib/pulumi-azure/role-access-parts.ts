// What a role component works with: `role-access.ts` loads it with the first one that is made.
export { groupNotes, groupRemarks } from '../access/group-words';
export { tagRemarks } from '../access/remarks';
export { underPolicy } from '../access/under-policy';
export { securityRule } from '../templates/arm/security-rules';
export { planGroup } from './group-plan';
