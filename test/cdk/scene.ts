import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type IVpc, Vpc } from 'aws-cdk-lib/aws-ec2';
import { CfnFirewall } from 'aws-cdk-lib/aws-networkfirewall';
import type { NetworkFirewallRules } from 'portolan/cdk';

/** What the templates of these tests depend on, said once: nobody's `cdk.json` is read here. */
const FLAGS = {
  '@aws-cdk/aws-ec2:restrictDefaultSecurityGroup': false,
  '@aws-cdk/aws-ec2.securityGroupDisableInlineRules': false,
  '@aws-cdk/core:enablePartitionLiterals': true,
  'aws:cdk:enable-path-metadata': false,
  'aws:cdk:enable-asset-metadata': false,
  'aws:cdk:disable-version-reporting': true,
  'aws:cdk:disable-stack-trace': true,
};

export function testApp(): App {
  return new App({ context: FLAGS, analyticsReporting: false });
}

/** A stack and a VPC that stands already, so that a template holds our resources alone. */
export function stackWithVpc(app: App = testApp(), id = 'Stack', cidr = '10.0.0.0/16') {
  const stack = new Stack(app, id);
  const vpc: IVpc = Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-0123456789abcdef0',
    availabilityZones: ['a'],
    vpcCidrBlock: cidr,
  });
  return { app, stack, vpc };
}

/** Attaches the policy, as a landing zone does. */
export function attach(firewall: NetworkFirewallRules, stack = Stack.of(firewall)): CfnFirewall {
  return new CfnFirewall(stack, 'NetworkFirewall', {
    firewallName: 'landing-zone',
    firewallPolicyArn: firewall.policyArn,
    vpcId: 'vpc-0123456789abcdef0',
    subnetMappings: [{ subnetId: 'subnet-0123456789abcdef0' }],
  });
}

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}

export function resourcesOf(stack: Stack): Readonly<Record<string, Resource>> {
  return (Template.fromStack(stack).toJSON() as { Resources?: Record<string, Resource> }).Resources ?? {};
}

export function resourcesOfType(stack: Stack, type: string): readonly Resource[] {
  return Object.values(resourcesOf(stack)).filter((resource) => resource.Type === type);
}

/** What a call throws, in words. */
export function thrownBy(call: () => unknown): string {
  try {
    call();
  } catch (thrown) {
    return (thrown as Error).message;
  }
  return 'nothing is thrown';
}

/** What a synth says is wrong, without CDK's own words around it. */
export function synthErrors(stack: Stack): readonly string[] {
  const message = thrownBy(() => Template.fromStack(stack));
  if (message === 'nothing is thrown') return [];
  return message
    .split('\n')
    .filter((line) => /^\s+\[/.test(line))
    .map((line) => line.trim());
}
