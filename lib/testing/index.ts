/**
 * For those who write products: the lints of the catalogue, and what holds a product against the text of a page.
 */
export { checkProduct } from './check-product';
export { type PlacedToken, unclaimedTokens } from './claims';
export type { Finding } from './finding';
export { ledgerOf, printLedger, type Unclaimed, unclaimed } from './ledger';
export { lintProduct, printFinding } from './lint';
export { type Page, type PageLine, type PageToken, pageOf } from './page';
export { misquotes } from './sections';
