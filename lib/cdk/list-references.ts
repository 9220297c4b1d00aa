import { Stack, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** How a prefix list may be told. */
export const LIST_REFERENCE = 'the ARN of a prefix list, or its id (pl-...)';

export function isListReference(given: unknown): boolean {
  return typeof given === 'string' && (Token.isUnresolved(given) || /^(?:arn:|pl-[0-9a-f]+$)/.test(given));
}

/**
 * The ARN of a prefix list that is told by its ARN, or by its id where it is this account's. A token is taken for an id,
 * unless its text shows that it is an ARN: `Ref` of a list is its id.
 */
export function prefixListArn(list: string, scope: Construct): string {
  if (/^arn:/.test(list) || isArnAttribute(list, scope)) return list;
  return Stack.of(scope).formatArn({ service: 'ec2', resource: 'prefix-list', resourceName: list });
}

function isArnAttribute(list: string, scope: Construct): boolean {
  if (!Token.isUnresolved(list)) return false;
  const text = JSON.stringify(Stack.of(scope).resolve(list));
  return /"Fn::GetAtt":\[[^\]]*"Arn"\]|"arn:|":prefix-list\//.test(text);
}
