export { type AdditionalAsked, askingsOfAdditional } from './additional';
export { blocksOn, type OpenBlock, type OpenShelf, openBlocks, openShelves, reachingInto, shelve } from './addresses';
export { opensAll } from './covering';
export type { Asking, EntryFlows } from './elements';
export { becauseKey, becauseOn, inOrder, mergeRules, peerKey, rekeyed, ruleKey, unionBecause } from './merge';
export { type Ruling, rulesFor } from './rules-for';
