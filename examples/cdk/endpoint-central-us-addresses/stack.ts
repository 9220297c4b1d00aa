import { Annotations, CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { EndpointCentralDataCenter, EndpointCentralEgress } from 'portolan/cdk';

/**
 * Agents that reach the US data centre by the address ranges that the page prints: a security group is enough, and
 * nothing opens to `0.0.0.0/0`. A host for which the page prints no range stays closed, and the report says which.
 */
export class EndpointCentralUsAddresses extends Stack {
  readonly agents: EndpointCentralEgress;

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const vpc = new ec2.Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 });

    this.agents = new EndpointCentralEgress(this, 'Agents', {
      vpc,
      dataCenter: EndpointCentralDataCenter.US,
      reachBy: 'addresses',
    });
    Annotations.of(this.agents).acknowledgeWarning(
      'portolan:uncovered',
      'hosts without ranges are reached through a proxy of another team',
    );

    new CfnOutput(this, 'AgentsSecurityGroup', { value: this.agents.securityGroup.securityGroupId });
  }
}
