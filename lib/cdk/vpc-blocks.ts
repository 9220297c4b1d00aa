import { Token } from 'aws-cdk-lib';
import { CfnVPC } from 'aws-cdk-lib/aws-ec2';
import type { VpcOfGroup } from './vpc';

/**
 * The block of a VPC: as text where it is known, so that sources can be compared and no reference crosses stacks. None
 * where an imported VPC does not say it.
 */
export function blocksOf(vpc: VpcOfGroup): readonly string[] {
  const resource = vpc.node.defaultChild;
  if (resource instanceof CfnVPC && resource.cidrBlock !== undefined && !Token.isUnresolved(resource.cidrBlock)) {
    return [resource.cidrBlock];
  }
  try {
    return [vpc.vpcCidrBlock];
  } catch {
    // An imported VPC throws where its block was not given.
    return [];
  }
}
