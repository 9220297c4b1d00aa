/**
 * For those who write products: the lints of the catalogue, and what holds a product against the text of a page.
 */
export { checkProduct } from './check-product';
export { type PlacedToken, unclaimedTokens } from './claims';
export type { ConnectionParts, ConnectionText } from './connection-text';
export {
  describeProduct,
  type KeptPage,
  type ProductCase,
  type ProductTests,
  productCases,
  type TestFramework,
} from './describe-product';
export type { Finding } from './finding';
export { ledgerOf, printLedger, type Unclaimed, unclaimed } from './ledger';
export { lintProduct, printFinding } from './lint';
export { type MatcherContext, type MatcherResult, matchers, type PortolanMatchers } from './matchers';
export { closes, type OpensAbout, opens, opensNothingBeyond, opensWhatIsNeeded, proves } from './opens';
export { assertThat, type Outcome } from './outcome';
export { type Page, type PageLine, type PageToken, pageOf } from './page';
export { parseProduct } from './parse-product';
export { misquotes } from './sections';
export type { DocumentedRole, Planned, Tested, TestedAbout, TestedRole } from './tested';
