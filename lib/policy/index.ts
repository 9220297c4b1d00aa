export { type LetsEverybodyIn, openToEveryone } from './everybody';
export { type Dated, expiredOn } from './expired';
export { type PolicyFindings, policyFindings } from './findings';
export { checkPolicy, type PolicyInForce, policyInForce } from './in-force';
