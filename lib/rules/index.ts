export { type AdditionalAsked, askingsOfAdditional } from './additional';
export { type AddressShelf, shelveAddresses } from './addresses';
export type { Asking, EntryFlows } from './elements';
export { becauseKey, inOrder, mergeRules, peerKey, unionBecause } from './merge';
export { type RuledAsking, type Ruling, rulesFor } from './rules-for';
