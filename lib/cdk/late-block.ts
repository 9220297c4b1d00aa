import { Token } from 'aws-cdk-lib';

/** What a lookup says of every block until CDK has looked: with it the app is synthesized once, and nothing is deployed. */
const NOT_LOOKED_UP = '1.2.3.4/5';

/** Whether an address block is not known yet: only at deployment, or only after a lookup. */
export function isLate(block: string): boolean {
  return block === NOT_LOOKED_UP || Token.isUnresolved(block);
}

/** Whether a lookup has yet to say it: what is synthesized now goes nowhere. */
export function isNotLookedUp(block: string): boolean {
  return block === NOT_LOOKED_UP;
}
