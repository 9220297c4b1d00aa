/** A CloudFormation template, as plain JSON. */
export interface CloudFormationTemplate {
  readonly AWSTemplateFormatVersion: '2010-09-09';
  readonly Description: string;
  readonly Parameters?: Readonly<Record<string, Parameter>>;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Readonly<Record<string, { readonly Description: string; readonly Value: unknown }>>;
}

export interface Parameter {
  readonly Type: string;
  readonly Description: string;
  readonly Default?: string;
}

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly Metadata?: { readonly portolan: Readonly<Record<string, readonly string[]>> };
}

/** What a plan contributes to a template. */
export type Parts = Pick<CloudFormationTemplate, 'Resources' | 'Outputs'> & {
  readonly Parameters: Readonly<Record<string, Parameter>>;
};

/** A name that is unique among the stacks of an account. */
export function inStack(name: string): { readonly 'Fn::Sub': string } {
  return { 'Fn::Sub': `\${AWS::StackName}-${name}` };
}
