export { type AdditionalAsked, askingsOfAdditional } from './additional';
export { type OpenBlock, openBlocks } from './addresses';
export type { Asking, EntryFlows } from './elements';
export { becauseKey, inOrder, mergeRules, peerKey, ruleKey, unionBecause } from './merge';
export { type RuledAsking, type Ruling, rulesFor } from './rules-for';
