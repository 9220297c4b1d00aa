import fs from 'node:fs';
import path from 'node:path';
import { type IPolicyValidationContext, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { isRecord } from '../../access/untyped';
import { fieldOf, textOf } from './values';

/** A template of the app, as it was written. */
export interface CheckedTemplate {
  readonly path: string;
  /** Account and region, as far as they are known: names of exports and ids of resources hold within them. */
  readonly environment: string;
  readonly stackName: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
  /** Of a nested stack: the resource that makes it. */
  readonly parent?: { readonly template: CheckedTemplate; readonly logicalId: string };
}

/** A resource as it stands in a template, overrides and escape hatches included. */
export interface TemplateResource {
  readonly template: CheckedTemplate;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Whether it stands under a condition: it may be missing from the deployment. */
  readonly conditional: boolean;
}

/** All templates that a plugin is given, with those of nested stacks, which are given to no plugin. */
export class CheckedApp {
  private readonly byType = new Map<string, TemplateResource[]>();
  private readonly byId = new Map<string, TemplateResource>();
  private readonly readings = new Map<unknown, unknown>();

  constructor(readonly templates: readonly CheckedTemplate[]) {
    for (const resource of templates.flatMap(resourcesOf)) {
      this.byId.set(keyOf(resource), resource);
      const sameType = this.byType.get(resource.type);
      if (sameType === undefined) this.byType.set(resource.type, [resource]);
      else sameType.push(resource);
    }
  }

  /** Every resource of a type, such as `AWS::EC2::SecurityGroup`. */
  resources(type: string): readonly TemplateResource[] {
    return this.byType.get(type) ?? [];
  }

  resource(template: CheckedTemplate, logicalId: string): TemplateResource | undefined {
    return this.byId.get(keyOf({ template, logicalId }));
  }

  /** What several checks read in the same way is read once. */
  read<T>(reader: (app: CheckedApp) => T): T {
    if (!this.readings.has(reader)) this.readings.set(reader, reader(this));
    return this.readings.get(reader) as T;
  }
}

/** The same for the same resource, and for no other one of the app. */
export function keyOf({ template, logicalId }: Pick<TemplateResource, 'template' | 'logicalId'>): string {
  return `${template.path}#${logicalId}`;
}

export function readTemplates({ stackTemplates, appConstruct }: IPolicyValidationContext): CheckedApp {
  const constructs = appConstruct.node.findAll();
  const templates = stackTemplates.flatMap(({ templatePath, stackConstructPath, accountId, region }) => {
    const stack = constructs.find((each) => Stack.isStack(each) && each.node.path === stackConstructPath);
    const template: CheckedTemplate = {
      path: templatePath,
      environment: `${accountId ?? ''}/${region ?? ''}`,
      stackName: stack === undefined ? undefined : textOf(Stack.of(stack).resolve(Stack.of(stack).stackName)),
      body: readBody(templatePath),
    };
    return [template, ...nestedIn(template, stack)];
  });
  return new CheckedApp(templates);
}

/** The nested stacks of a stack, at any depth. */
function nestedIn(template: CheckedTemplate, stack: IConstruct | undefined): readonly CheckedTemplate[] {
  const children = (stack?.node.findAll() ?? []).filter(
    (each): each is Stack => Stack.isStack(each) && each.nestedStackParent === stack,
  );
  return children.flatMap((child) => {
    const file = path.join(path.dirname(template.path), child.templateFile);
    const { nestedStackResource } = child;
    if (nestedStackResource === undefined || !fs.existsSync(file)) return [];
    const logicalId = String(Stack.of(nestedStackResource).resolve(nestedStackResource.logicalId));
    const { environment } = template;
    const nested = {
      path: file,
      environment,
      stackName: undefined,
      body: readBody(file),
      parent: { template, logicalId },
    };
    return [nested, ...nestedIn(nested, child)];
  });
}

function readBody(file: string): Readonly<Record<string, unknown>> {
  const text = fs.readFileSync(file, 'utf8');
  // What is set to NoValue is not set.
  const withoutNothing = (_: string, value: unknown) =>
    fieldOf(value, 'Ref') === 'AWS::NoValue' && Object.keys(value as object).length === 1 ? undefined : value;
  const body: unknown = JSON.parse(text, text.includes('AWS::NoValue') ? withoutNothing : undefined);
  return isRecord(body) ? body : {};
}

function resourcesOf(template: CheckedTemplate): readonly TemplateResource[] {
  const { Resources: resources } = template.body;
  if (!isRecord(resources)) return [];
  return Object.entries(resources).flatMap(([logicalId, resource]) => {
    const type = fieldOf(resource, 'Type');
    const properties = fieldOf(resource, 'Properties') ?? {};
    if (typeof type !== 'string' || !isRecord(properties)) return [];
    return [{ template, logicalId, type, properties, conditional: fieldOf(resource, 'Condition') !== undefined }];
  });
}
