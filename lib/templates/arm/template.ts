/** An ARM template for a resource group, as plain JSON. */
export interface ArmTemplate {
  readonly $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
  readonly contentVersion: '1.0.0.0';
  readonly metadata: { readonly description: string };
  readonly parameters: Readonly<Record<string, ArmParameter>>;
  readonly resources: readonly ArmResource[];
  readonly outputs: Readonly<Record<string, { readonly type: string; readonly value: string }>>;
}

/** What a template leaves to whoever deploys it. */
export interface ArmParameter {
  readonly type: 'string' | 'array';
  readonly metadata: { readonly description: string };
  readonly defaultValue?: string | readonly string[];
}

/** A resource of Microsoft.Network, of the API version that the rules were checked against. */
export interface ArmResource {
  readonly type: string;
  readonly apiVersion: '2024-05-01';
  readonly name: string;
  readonly location?: string;
  readonly dependsOn?: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
}

/** What a plan contributes to a template. */
export type ArmParts = Pick<ArmTemplate, 'parameters' | 'resources' | 'outputs'>;

export const API_VERSION = '2024-05-01';

/** The parameter of where resources stand. */
export const LOCATION: Readonly<Record<string, ArmParameter>> = {
  location: {
    type: 'string',
    defaultValue: '[resourceGroup().location]',
    metadata: { description: 'The region of the resources' },
  },
};

/** The value of a parameter. */
export function parameter(name: string): string {
  return `[parameters('${name}')]`;
}
