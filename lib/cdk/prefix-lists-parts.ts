// What lists are made with: `prefix-lists.ts` loads it with the first that are made.
export { checkLimits } from '../access/group-names';
export {
  checkListNames,
  contentOfList,
  LIST_NAME_LENGTH,
  meetingLists,
  referencesToLists,
} from '../access/shared-lists';
export { checkGivenLists, overLists } from '../targets/aws-prefix-list/checks';
export { PREFIX_LIST_LIMITS } from '../targets/aws-prefix-list/limits';
export { contentKey, nameLists } from '../targets/aws-prefix-list/lists';
export { limitsInForce } from '../targets/limit';
export { LatePrefixList } from './late-prefix-list';
export { checkListId } from './list-peer';
export { warn } from './warnings';
