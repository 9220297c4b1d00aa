import path from 'node:path';

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

let engine: InstanceType<Validator['RegoEngine']> | undefined;

/** What CloudFormation would refuse in a template, as far as its validator sees that. */
export function findings(template: object): readonly string[] {
  engine ??= new RegoEngine();
  return engine
    .validateTemplate(new TemplateContent(JSON.stringify(template), 'template.json'))
    .diagnostics.filter(({ severity, ruleId }) => /^(fatal|error)$/i.test(severity) || ruleId === ENUM_WARNING)
    .map(({ ruleId, message }) => `${ruleId} ${message}`);
}
