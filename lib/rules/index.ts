export { type AdditionalAsked, askingsOfAdditional } from './additional';
export { type OpenBlock, openBlocks, shelve } from './addresses';
export { opensAll } from './covering';
export type { Asking, EntryFlows } from './elements';
export { becauseKey, becauseOn, inOrder, mergeRules, peerKey, rekeyed, ruleKey, unionBecause } from './merge';
export { type RuledAsking, type Ruling, rulesFor } from './rules-for';
