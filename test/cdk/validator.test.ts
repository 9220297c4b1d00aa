import { Template } from 'aws-cdk-lib/assertions';
import { EXAMPLES } from '../examples/stacks';
import { findings } from '../templates/validator';
import { SCENES } from './scenes';

describe('the validator of CloudFormation templates', () => {
  test('reads these templates: it finds what is wrong in one', () => {
    const wrong = (properties: object) => ({
      Resources: { X: { Type: 'AWS::NetworkFirewall::RuleGroup', Properties: properties } },
    });
    expect(findings(wrong({ RuleGroupName: 'a b!', Capacity: 1, Type: 'STATEFUL' }))).not.toEqual([]);
    const action = {
      RulesSourceList: { GeneratedRulesType: 'LIST', Targets: ['a.example.com'], TargetTypes: ['TLS_SNI'] },
    };
    expect(
      findings(wrong({ RuleGroupName: 'a', Capacity: 1, Type: 'STATEFUL', RuleGroup: { RulesSource: action } })),
    ).toEqual([expect.stringMatching(/^W3030 /)]);
  });

  test.each(Object.entries(SCENES))('finds nothing wrong in %s', (_, scene) => {
    for (const stack of scene()) expect(findings(Template.fromStack(stack).toJSON())).toEqual([]);
  });

  test.each(Object.entries(EXAMPLES))('finds nothing wrong in the example %s', (_, example) => {
    expect(findings(Template.fromStack(example()).toJSON())).toEqual([]);
  });
});
