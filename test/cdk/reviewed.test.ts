import { type App, CfnResource, CloudFormationValidatePlugin, Stack, Validations } from 'aws-cdk-lib';
import { CfnVPC } from 'aws-cdk-lib/aws-ec2';
import { AwsSolutionsChecks } from 'cdk-nag';
import { NetworkChecks } from 'portolan/cdk';
import { EXAMPLES } from '../examples/stacks';
import { appToCheck, type Reported, synthesized } from './checks/synth';
import { SCENES } from './scenes';

// These tests want the validator that every synth of a user runs.
delete process.env.CDK_VALIDATION;

const NAG = new AwsSolutionsChecks().name;
const BUILT_IN = CloudFormationValidatePlugin.PLUGIN_NAME;

/**
 * What a reviewer accepts in an example, by the id of the finding and the type of the construct, each with the reason.
 * Nothing of ours stands here. One that is no longer needed fails.
 */
const ACCEPTED: Readonly<Record<string, string>> = {
  'AwsSolutions-VPC7 AWS::EC2::VPC':
    'the VPC of an example stands for that of the landing zone, whose flow logs go where the organisation keeps its logs',
  'AwsSolutions-ELB2 AWS::ElasticLoadBalancingV2::LoadBalancer':
    'a network load balancer writes access logs for TLS listeners alone, and the listeners of the example are TCP: MobiControl ends TLS itself',
};

/** Every finding of cdk-nag, of the validator of aws-cdk-lib, and of our own checks. */
function findingsOf(make: () => Stack): readonly (Reported & { readonly key: string })[] {
  const stack = make();
  const app = stack.node.root as App;
  Validations.of(app).addPlugins(new AwsSolutionsChecks(), new NetworkChecks());
  return synthesized(app, NAG, BUILT_IN, 'portolan').findings.map((finding) => {
    const construct = app.node.findAll().find(({ node }) => node.path === finding.path);
    const type =
      construct !== undefined && CfnResource.isCfnResource(construct) ? construct.cfnResourceType : 'no resource';
    return { ...finding, key: `${finding.id} ${type}` };
  });
}

describe('cdk-nag, the validator of aws-cdk-lib and our own checks', () => {
  test('run here: each finds what is wrong', () => {
    const make = () => {
      const stack = new Stack(appToCheck(), 'Stack');
      new CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
      new CfnResource(stack, 'Group', {
        type: 'AWS::NetworkFirewall::RuleGroup',
        properties: { RuleGroupName: 'a b!', Capacity: 30001, Type: 'STATEFUL' },
      });
      return stack;
    };
    expect(findingsOf(make).map(({ id }) => id)).toEqual(
      expect.arrayContaining(['AwsSolutions-VPC7', 'F3031', 'rule-group-capacity-limit']),
    );
  });

  const found = Object.fromEntries(Object.entries(EXAMPLES).map(([name, make]) => [name, findingsOf(make)]));

  test.each(Object.entries(found))('find nothing in the example %s that a reviewer has not accepted', (_, findings) => {
    expect(findings.filter(({ key }) => ACCEPTED[key] === undefined)).toEqual([]);
  });

  test('find in some example whatever was accepted', () => {
    const keys = Object.values(found).flatMap((findings) => findings.map(({ key }) => key));
    expect([...new Set(keys)].sort()).toEqual(Object.keys(ACCEPTED).sort());
  });
});

/** In every shape that the tests have of what we make. */
describe('our own checks find nothing in', () => {
  beforeAll(() => {
    process.env.CDK_VALIDATION = 'false';
  });

  test.each(Object.entries(SCENES))('%s', (_, scene) => {
    const app = scene()[0]?.node.root as App;
    Validations.of(app).addPlugins(new NetworkChecks());
    expect(synthesized(app).findings).toEqual([]);
  });
});
