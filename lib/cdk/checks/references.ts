import { isRecord } from '../../access/untyped';
import { type CheckedApp, type CheckedTemplate, keyOf, type TemplateResource } from './templates';
import { fieldOf, textOf } from './values';

/** The resource for which a value of a template stands, through exports and the parameters and outputs of nested stacks. */
export function referredTo(app: CheckedApp, template: CheckedTemplate, value: unknown): TemplateResource | undefined {
  const found = follow(app, template, value, 0);
  return found !== undefined && ITSELF.includes(found.attribute) ? found.resource : undefined;
}

/** Equal exactly when two values stand for the same thing, or are the same literal in one account and region. */
export function identityOf(app: CheckedApp, template: CheckedTemplate, value: unknown): string | undefined {
  const found = follow(app, template, value, 0);
  if (found !== undefined) {
    const { resource, attribute } = found;
    return ITSELF.includes(attribute) ? keyOf(resource) : `${keyOf(resource)}.${attribute}`;
  }
  const text = textOf(value);
  if (text !== undefined) return `${template.environment} ${text}`;
  // An unknown value is itself wherever it stands in its template.
  return value === undefined ? undefined : `${template.path} ${JSON.stringify(value)}`;
}

/** A resource and what is asked of it; empty for its `Ref`. */
interface Found {
  readonly resource: TemplateResource;
  readonly attribute: string;
}

/** The attributes that name a resource itself, and not something that it has. */
const ITSELF = ['', 'Id', 'Arn', 'GroupId', 'VpcId', 'PrefixListId', 'RuleGroupArn'];

/** Templates refer to one another in no circle; whoever wrote one by hand is not followed for ever. */
const DEEPEST = 20;

function follow(app: CheckedApp, template: CheckedTemplate, value: unknown, depth: number): Found | undefined {
  if (!isRecord(value) || depth > DEEPEST) return undefined;
  const [name, attribute = ''] = nameIn(value);
  if (name !== undefined) {
    const output = /^Outputs\.(.+)$/.exec(attribute)?.[1];
    if (output !== undefined) {
      const nested = app.templates.find(({ parent }) => parent?.template === template && parent.logicalId === name);
      return nested && follow(app, nested, outputOf(nested, output), depth + 1);
    }
    const resource = app.resource(template, name);
    return resource === undefined ? passedIn(app, template, name, depth) : { resource, attribute };
  }
  const from = exporting(app, template, value['Fn::ImportValue']) ?? named(app, template, value['Fn::GetStackOutput']);
  return from && follow(app, from.template, from.value, depth + 1);
}

/** What the stack above a nested one passes to it as a parameter. */
function passedIn(app: CheckedApp, { parent }: CheckedTemplate, name: string, depth: number): Found | undefined {
  if (parent === undefined) return undefined;
  const stack = app.resource(parent.template, parent.logicalId);
  return follow(app, parent.template, fieldOf(stack?.properties, 'Parameters', name), depth + 1);
}

/** What `Ref` and `Fn::GetAtt` name, and the attribute. */
function nameIn(value: Readonly<Record<string, unknown>>): readonly [string?, string?] {
  const { Ref: ref, 'Fn::GetAtt': attribute } = value;
  if (typeof ref === 'string') return [ref];
  if (Array.isArray(attribute)) return [textOf(attribute[0]), textOf(attribute[1])];
  if (typeof attribute !== 'string') return [];
  const dot = attribute.indexOf('.');
  return dot < 0 ? [attribute] : [attribute.slice(0, dot), attribute.slice(dot + 1)];
}

interface Output {
  readonly template: CheckedTemplate;
  readonly value: unknown;
}

/** The output that is exported under a name in the same account and region. */
function exporting(app: CheckedApp, { environment }: CheckedTemplate, name: unknown): Output | undefined {
  if (name === undefined) return undefined;
  return app.read(exportsOf).get(`${environment} ${JSON.stringify(name)}`);
}

function exportsOf({ templates }: CheckedApp): ReadonlyMap<string, Output> {
  const exported = templates.flatMap((template) => {
    const { Outputs: outputs } = template.body;
    return Object.values(isRecord(outputs) ? outputs : {}).map((output): [string, Output] => [
      `${template.environment} ${JSON.stringify(fieldOf(output, 'Export', 'Name'))}`,
      { template, value: fieldOf(output, 'Value') },
    ]);
  });
  return new Map(exported);
}

/** The output of a stack that is named outright. */
function named(app: CheckedApp, { environment }: CheckedTemplate, value: unknown): Output | undefined {
  const [stack, output] = [textOf(fieldOf(value, 'StackName')), textOf(fieldOf(value, 'OutputName'))];
  const template = app.templates.find((one) => one.stackName === stack && one.environment === environment);
  return stack === undefined || template === undefined ? undefined : { template, value: outputOf(template, output) };
}

function outputOf({ body }: CheckedTemplate, name = ''): unknown {
  return fieldOf(body, 'Outputs', name, 'Value');
}
