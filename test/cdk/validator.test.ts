import path from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { EXAMPLES } from '../examples/stacks';
import { SCENES } from './scenes';

interface Diagnostic {
  readonly severity: string;
  readonly ruleId: string;
  readonly message: string;
}

interface Validator {
  readonly RegoEngine: new () => {
    validateTemplate(template: object): { readonly diagnostics: readonly Diagnostic[] };
  };
  readonly TemplateContent: new (json: string, name: string) => object;
}

/** The validator that every synth of a user runs; it is bundled, so it is found from the CDK's own folder. */
const bundled = path.dirname(require.resolve('aws-cdk-lib/package.json'));
const { RegoEngine, TemplateContent } = require(
  require.resolve('@aws/cloudformation-validate', { paths: [bundled] }),
) as Validator;

const ENUM_WARNING = 'W3030';

describe('the validator of CloudFormation templates', () => {
  const engine = new RegoEngine();
  const findings = (template: object) =>
    engine
      .validateTemplate(new TemplateContent(JSON.stringify(template), 'template.json'))
      .diagnostics.filter(({ severity, ruleId }) => /^(fatal|error)$/i.test(severity) || ruleId === ENUM_WARNING)
      .map(({ ruleId, message }) => `${ruleId} ${message}`);

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
