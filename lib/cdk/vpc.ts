import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { Issue } from '../diagnostics';

/** The part of an `IVpc` that is needed; whole ones are not assignable under `exactOptionalPropertyTypes`. */
export type VpcOfGroup = Pick<IVpc, 'vpcId' | 'vpcCidrBlock' | 'node'>;

/** What a program without types may pass in a VPC's place. */
export function checkVpc(vpc: unknown): readonly Issue[] {
  if (typeof vpc === 'object' && vpc !== null && 'vpcId' in vpc && 'node' in vpc) return [];
  const given = vpc === null ? 'null' : typeof vpc;
  return [{ code: 'wrong-type', at: 'vpc', given, expected: 'the VPC of the security group, any IVpc' }];
}
