import { Reference, Stack, Token, Tokenization } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';

/**
 * An opaque id of what a string stands for: equal exactly when it is the same thing, and the same on every synth. A
 * literal is its own id; a reference is the path of what it refers to; any other late value is its CloudFormation.
 */
export function identityOf(value: string, scope: Construct): string {
  if (!Token.isUnresolved(value)) return value;
  const reference = referenceIn(value);
  if (reference !== undefined) return `${pathOf(reference.target)}${attributeOf(reference)}`;
  const stack = Stack.of(scope);
  return `${stack.node.path} ${JSON.stringify(stack.resolve(value))}`;
}

/** What a string refers to, where it is one reference and nothing else. */
export function targetOf(value: string): IConstruct | undefined {
  return referenceIn(value)?.target;
}

function referenceIn(value: string): Reference | undefined {
  if (!Token.isUnresolved(value)) return undefined;
  const fragments = Tokenization.reverseString(value);
  const [token] = fragments.tokens;
  return token !== undefined && fragments.length === 1 && Reference.isReference(token) ? token : undefined;
}

/** A construct's only resource goes by the name of the construct. */
function pathOf(target: IConstruct): string {
  const owner = target.node.scope;
  return (owner?.node.defaultChild === target ? owner : target).node.path;
}

/** A group is referred to by `Ref` and by `GroupId`, and both are the same group; so it is with a prefix list. */
function attributeOf({ displayName }: Reference): string {
  return ['Ref', 'GroupId', 'PrefixListId'].includes(displayName) ? '' : `.${displayName}`;
}
