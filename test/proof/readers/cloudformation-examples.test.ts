import { Template } from 'aws-cdk-lib/assertions';
import { readCloudFormation } from '../../../lib/proof/readers/cloudformation';
import { parseSource } from '../../../lib/proof/readers/source-text';
import { EXAMPLES } from '../../examples/stacks';

describe('the templates of our own examples', () => {
  test.each(Object.entries(EXAMPLES))('%s is understood whole', (name, make) => {
    const template = Template.fromStack(make());
    const file = parseSource({ name: `${name}.json`, text: JSON.stringify(template.toJSON()) });
    if ('why' in file) throw new Error(file.why);
    const { aws, notUnderstood } = readCloudFormation(file);
    expect(notUnderstood).toEqual([]);
    const count = (type: string) => Object.keys(template.findResources(type)).length;
    expect(aws.securityGroups.length).toBe(count('AWS::EC2::SecurityGroup'));
    expect(aws.ruleGroups.length).toBe(count('AWS::NetworkFirewall::RuleGroup'));
    expect(aws.firewallPolicies.length).toBe(count('AWS::NetworkFirewall::FirewallPolicy'));
    expect(aws.prefixLists.length).toBe(count('AWS::EC2::PrefixList'));
    expect(aws.securityGroups.flatMap(({ rules }) => rules.filter(({ uncertain }) => uncertain))).toEqual([]);
  });
});
