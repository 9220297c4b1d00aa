export { type AdditionalAsked, askingsOfAdditional } from './additional';
export { blocksOn, type OpenBlock, type OpenShelf, openBlocks, openShelves, reachingInto, shelve } from './addresses';
export { opensAll } from './covering';
export type { AskedElement, EntryFlows } from './elements';
export { becauseOn, mergeRules, peerKey } from './merge';
export { partedBy, type Some } from './parted';
export { ruleOf, type UnkeyedRule } from './rule-of';
export { type Asking, elementsOf, type Ruling, rulesFor } from './rules-for';
