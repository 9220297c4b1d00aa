import { ArmEvaluation, type ArmFrame, type ArmScope, frameOf, withLoop } from './arm-evaluation';
import { OWN_GROUP, resourceId } from './arm-ids';
import { type Handed, Lazily, parametersOf, section, variablesOf } from './arm-parameters';
import { armPlaces } from './arm-places';
import { isPlain } from './arm-values';
import { declarationsOfAzure } from './azure-declarations';
import { AzureDeclarationBuilder, declareAzureResource, isAzureFilterType } from './azure-resources';
import { below } from './azure-values';
import type { Declarations } from './deployment';
import { isLate, type Maybe } from './late';
import type { Place } from './place';
import type { ParsedFile } from './source-text';

/** Whether it is a template of Resource Manager, by its schema or by its shape. */
export function isArm(value: unknown): boolean {
  if (!isPlain(value)) return false;
  if (typeof value.$schema === 'string' && /deploymentTemplate\.json/i.test(value.$schema)) return true;
  return typeof value.contentVersion === 'string' && typeof value.resources === 'object' && value.resources !== null;
}

export interface ArmOptions {
  /** Values by the names of parameters; the others have their defaults, or are not known. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** What a template of Resource Manager declares, with everything worked out that does not hang on its deployment. */
export function readArm(file: ParsedFile, options: ArmOptions = {}): Declarations {
  const builder = new AzureDeclarationBuilder(...armPlaces(file));
  const handed = new Map(Object.entries(options.parameters ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  if (isPlain(file.value)) new ArmReading(file, builder).template(file.value, handed);
  else builder.notes.add({ file: file.name, resource: '', pointer: '', line: 1 }, 'is no template', file.value);
  return declarationsOfAzure('arm', builder);
}

/** A template, or a deployment in one, while its resources are gone through. */
interface Level {
  readonly frame: ArmFrame;
  /** Where its resources stand as well: a deployment to another resource group may be spoken of by either. */
  readonly groups: readonly Maybe<string>[];
  readonly pointer: string;
  readonly uncertain: boolean;
  readonly depth: number;
  /** The resource in which a child stands. */
  readonly parent: { readonly type: string; readonly names: readonly Maybe<string>[] } | null;
}

/** One resource, or one copy of it. */
interface Standing extends Level {
  readonly resource: Readonly<Record<string, unknown>>;
  readonly symbolic: string | null;
  readonly type: string;
  /** Those of its parents, and its own. */
  readonly names: readonly Maybe<string>[];
}

type Plain = Readonly<Record<string, unknown>>;

const DEPLOYMENT = 'microsoft.resources/deployments';
const DEEPEST = 12;
const MOST_RESOURCES = 50_000;

class ArmReading {
  private readonly run = new ArmEvaluation();
  private left = MOST_RESOURCES;

  constructor(
    private readonly file: ParsedFile,
    private readonly into: AzureDeclarationBuilder,
  ) {}

  template(template: Plain, handed: Handed): void {
    const scope = this.scopeOf(template, handed, OWN_GROUP);
    this.resources(template, scope, {
      frame: frameOf(scope),
      groups: [OWN_GROUP],
      pointer: '',
      uncertain: false,
      depth: 0,
      parent: null,
    });
  }

  /** What the expressions of a template speak of; its deployments become known to it as they are come by. */
  private scopeOf(template: Plain, handed: Handed, resourceGroup: Maybe<string>): TemplateScope {
    const frame = () => frameOf(scope);
    const parameters = parametersOf(template, handed, this.run, frame);
    const variables = variablesOf(template, this.run, frame);
    const scope: TemplateScope = {
      parameter: (name) => parameters.of(name),
      variable: (name) => variables.of(name),
      ids: { resourceGroup },
      symbolic: new Map(),
      deployments: new Map(),
      symbolicId: (name) => scope.symbolic.get(name.toLowerCase()) ?? null,
      outputs: (name) => scope.deployments.get(name.toLowerCase()),
    };
    return scope;
  }

  /** Deployments first, since resources may speak of what they put out. */
  private resources(template: Plain, scope: TemplateScope, level: Level): void {
    const standing = this.standingIn(template.resources, `${level.pointer}/resources`, level);
    for (const one of standing) {
      const id = resourceId(one.type, one.names, level.groups[0] ?? OWN_GROUP, this.run.values);
      if (one.symbolic !== null) scope.symbolic.set(one.symbolic.toLowerCase(), id);
    }
    const deployments = standing.filter(({ type }) => type.toLowerCase() === DEPLOYMENT);
    const inner = deployments.map((one) => this.deployment(one, scope));
    for (const one of standing) this.declare(one);
    for (const go of inner) go();
  }

  private standingIn(resources: unknown, pointer: string, level: Level): readonly Standing[] {
    const list: readonly (readonly [string | null, unknown, string])[] = Array.isArray(resources)
      ? resources.map((one, index) => [null, one, below(pointer, index)])
      : isPlain(resources)
        ? Object.entries(resources).map(([name, one]) => [name, one, below(pointer, name)])
        : [];
    return list.flatMap(([symbolic, one, at]) =>
      isPlain(one) ? this.copiesOf(one, symbolic, { ...level, pointer: at }) : [],
    );
  }

  private copiesOf(resource: Plain, symbolic: string | null, level: Level): readonly Standing[] {
    const { copy } = resource;
    if (!isPlain(copy)) return this.standing(resource, symbolic, level);
    const name = typeof copy.name === 'string' ? copy.name : '';
    const at = (index: unknown): Level => {
      const { frame } = level;
      return { ...level, frame: { ...frame, loops: withLoop(frame, name, index), loop: index } };
    };
    const copies = this.run.copies(this.run.valueOf(copy.count, level.frame), (index) =>
      this.standing(resource, symbolic === null ? null : `${symbolic}[${index}]`, at(index)),
    );
    if (!isLate(copies)) return copies.flat();
    const once = this.standing(resource, symbolic, {
      ...at(this.run.values.late(`index of ${name}, up to ${copies.id}`)),
      uncertain: true,
    });
    for (const one of once) {
      if (isOfInterest(one.type)) this.note(one, 'stands as many times as is known at deployment alone', copy);
    }
    return once;
  }

  /** None where its condition is not met, or where it is of another template. */
  private standing(resource: Plain, symbolic: string | null, level: Level): readonly Standing[] {
    if (resource.existing === true || typeof resource.type !== 'string' || level.depth > DEEPEST) return [];
    if (this.left-- <= 0) {
      if (this.left === -1)
        this.into.notes.add(this.placeOf('', level.pointer), 'holds more resources than are read', null);
      return [];
    }
    const type = level.parent === null ? resource.type : `${level.parent.type}/${resource.type}`;
    const condition = Object.hasOwn(resource, 'condition') ? this.run.valueOf(resource.condition, level.frame) : true;
    const own = this.textOf(this.run.valueOf(resource.name, level.frame), level.pointer);
    const names = level.parent === null ? this.namesOf(own, type) : [...level.parent.names, own];
    const uncertain = level.uncertain || (condition !== true && condition !== false);
    const one: Standing = { ...level, resource, symbolic, type, names, uncertain };
    const children = this.standingIn(resource.resources, `${level.pointer}/resources`, {
      ...level,
      depth: level.depth + 1,
      parent: { type, names },
    });
    return condition === false ? children : [one, ...children];
  }

  private textOf(value: unknown, pointer: string): Maybe<string> {
    return typeof value === 'string' || isLate(value) ? value : this.run.values.late(`name at ${pointer}`);
  }

  /** `policy/group` in its parts, as many as its type has; what cannot be parted is one. */
  private namesOf(name: Maybe<string>, type: string): readonly Maybe<string>[] {
    const segments = this.run.values.segments(name);
    return segments.length === type.split('/').length - 1 ? segments : [name];
  }

  private declare(one: Standing): void {
    const { resource, type, names, symbolic, pointer, groups } = one;
    if (!isAzureFilterType(type)) return;
    const name = names.at(-1) ?? '';
    const ids = groups.map((group) => textOf(resourceId(type, names, group, this.run.values)));
    const id = names.map(textOf).join('/');
    const above = type.slice(0, type.lastIndexOf('/'));
    const isChild = type.split('/').length > 2;
    const parent =
      isChild && names.length > 1
        ? textOf(resourceId(above, names.slice(0, -1), groups[0] ?? OWN_GROUP, this.run.values))
        : undefined;
    declareAzureResource(
      {
        type,
        name,
        id,
        aliases: [...new Set([...ids, ...(symbolic === null ? [] : [symbolic]), textOf(name)])],
        place: this.placeOf(id, pointer),
        properties: Object.hasOwn(resource, 'properties') ? this.run.valueOf(resource.properties, one.frame) : {},
        propertiesAt: `${pointer}/properties`,
        ...(parent === undefined ? {} : { parent }),
        ...(one.uncertain ? { uncertain: true } : {}),
      },
      this.into,
    );
  }

  /** Makes a deployment known to the template that holds it, and gives back what goes through its own resources. */
  private deployment(one: Standing, outer: TemplateScope): () => void {
    const { resource, frame, names, symbolic, pointer, depth } = one;
    const properties = isPlain(resource.properties) ? resource.properties : {};
    const { template } = properties;
    if (!isPlain(template) || depth >= DEEPEST) {
      this.note(one, 'deploys a template that stands elsewhere', properties.templateLink ?? template ?? properties);
      return () => {};
    }
    const own = Object.hasOwn(resource, 'resourceGroup') ? this.run.valueOf(resource.resourceGroup, frame) : null;
    const group = typeof own === 'string' || isLate(own) ? own : (one.groups[0] ?? OWN_GROUP);
    const isInner =
      isPlain(properties.expressionEvaluationOptions) &&
      /^inner$/i.test(String(properties.expressionEvaluationOptions.scope));
    const handed = isInner ? this.handedTo(properties.parameters, frame) : new Map<string, unknown>();
    const scope = isInner
      ? this.scopeOf(template, handed, group)
      : { ...outer, symbolic: new Map(), deployments: outer.deployments };
    const within: ArmFrame = isInner ? frameOf(scope) : frame;
    const outputs = section(template, 'outputs');
    const worked = new Lazily((name) => {
      const output = outputs.get(name.toLowerCase());
      return isPlain(output) ? this.run.valueOf(output.value, within) : undefined;
    });
    const known = (name: string) =>
      worked.of(name) ?? this.run.values.late(`output ${name} of ${names.map(textOf).join('/')}`);
    const ids = one.groups.map((place) => resourceId(one.type, names, place, this.run.values));
    for (const name of [...names, ...ids, ...(symbolic === null ? [] : [symbolic])])
      outer.deployments.set(textOf(name).toLowerCase(), known);
    const groups = isInner || group === one.groups[0] ? [group] : [group, ...one.groups];
    return () =>
      this.resources(template, scope, {
        frame: within,
        groups,
        pointer: `${pointer}/properties/template`,
        uncertain: one.uncertain,
        depth: depth + 1,
        parent: null,
      });
  }

  private handedTo(parameters: unknown, frame: ArmFrame): Handed {
    const all = typeof parameters === 'string' ? this.run.valueOf(parameters, frame) : parameters;
    if (!isPlain(all)) return new Map();
    return new Map(
      Object.entries(all).flatMap(([name, one]): readonly (readonly [string, unknown])[] =>
        isPlain(one) && Object.hasOwn(one, 'value') ? [[name.toLowerCase(), this.run.valueOf(one.value, frame)]] : [],
      ),
    );
  }

  private note({ names, pointer }: Standing, why: string, value: unknown): void {
    this.into.notes.add(this.placeOf(names.map(textOf).join('/'), pointer), why, value);
  }

  private placeOf(resource: string, pointer: string): Place {
    return { file: this.file.name, resource, pointer, line: this.file.lineOf(pointer) };
  }
}

interface TemplateScope extends ArmScope {
  readonly symbolic: Map<string, unknown>;
  readonly deployments: Map<string, (output: string) => unknown>;
}

function isOfInterest(type: string): boolean {
  return isAzureFilterType(type) || type.toLowerCase() === DEPLOYMENT;
}

function textOf(value: Maybe<string>): string {
  return isLate(value) ? value.id : value;
}
