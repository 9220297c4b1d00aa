import { API_VERSION, isRequired, type Model, modelOf, type Property, variantsOf } from './models';
import { AZURE_TYPES, type AzureType } from './types';

/**
 * The problems of the inputs of a resource of azure-native, one sentence each, that begins with the path. `type` is its
 * token, such as `azure-native:network:NetworkSecurityGroup`. A secret is looked into, and `'<unknown>'` passes for any
 * value: the inputs may be those that the engine of the tests has registered.
 */
export function walkInputs(type: string, inputs: unknown): readonly string[] {
  const known = AZURE_TYPES.get(type.match(/^azure-native:network:(\w+)$/)?.[1] ?? '');
  if (known === undefined) return [`${type}: the walker has no model of this type`];
  const { model, path } = known;
  const names = path.map(([, input]) => input);
  const own = names.at(-1);
  const fromAddress = ['resourceGroupName', ...names].map((name): [string, Field] => [
    name,
    // A resource without a name of its own gets one from Pulumi; its parents have theirs.
    { kind: 'property', property: { type: { name: 'String' }, required: name !== own } },
  ]);
  return new Walk(FLAT).composite(model, inputs, '', new Map(fromAddress));
}

/**
 * The problems of a resource of an ARM template, as those of {@link walkInputs}. An expression (`"[...]"`) passes for
 * any value.
 */
export function walkArm(armResource: unknown): readonly string[] {
  return armWalk(armResource, '', '');
}

function armWalk(resource: unknown, at: string, parent: string): readonly string[] {
  if (!isRecord(resource)) return [`${at}: a resource is an object, not ${shown(resource)}`];
  const type = [parent, String(resource.type)].filter((part) => part !== '').join('/');
  const known = [...AZURE_TYPES.values()].find((each) => armType(each) === type);
  if (known === undefined) return [`${dotted(at, 'type')}: the walker has no model of ${shown(type)}`];

  const problems = [...new Walk(NESTED).composite(known.model, resource, at, ENVELOPE)];
  const { name, apiVersion, resources } = resource;
  const parts = known.path.length - (parent === '' ? 0 : parent.split('/').length - 1);
  if (typeof name === 'string' && !isExpression(name) && name.split('/').length !== parts) {
    problems.push(`${dotted(at, 'name')}: the name of ${shown(type)} has ${parts} parts, and ${shown(name)} has not`);
  }
  if (typeof apiVersion === 'string' && apiVersion !== API_VERSION) {
    problems.push(`${dotted(at, 'apiVersion')}: the models are those of ${API_VERSION}, not of ${shown(apiVersion)}`);
  }
  const children = Array.isArray(resources) ? resources : [];
  return [
    ...problems,
    ...children.flatMap((child, index) => armWalk(child, `${dotted(at, 'resources')}[${index}]`, type)),
  ];
}

const armType = ({ path }: AzureType): string =>
  ['Microsoft.Network', ...path.map(([collection]) => collection)].join('/');

type Field =
  | { readonly kind: 'property'; readonly property: Property }
  /** An object that the models flatten away, such as ARM's `properties`. */
  | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, Field> }
  /** A value that is checked elsewhere or not at all. */
  | { readonly kind: 'anything' };

/** What every resource of a template may have beside the properties of its model. */
const ENVELOPE: ReadonlyMap<string, Field> = new Map([
  ...['type', 'apiVersion', 'name'].map((name): [string, Field] => [
    name,
    { kind: 'property', property: { type: { name: 'String' }, required: true } },
  ]),
  ...['comments', 'condition', 'copy', 'dependsOn', 'metadata', 'resources', 'scope'].map((name): [string, Field] => [
    name,
    { kind: 'anything' },
  ]),
]);

/** How a notation writes the properties of a model. */
interface Notation {
  fieldsOf(model: Model): ReadonlyMap<string, Field>;
  /** A value without its wrapping; undefined where it may stand for anything. */
  open(value: unknown): unknown;
}

const FLAT: Notation = {
  fieldsOf: ({ type }) =>
    new Map(
      Object.entries(type.modelProperties).map(([name, property]) => [name, fieldOf(type.className, name, property)]),
    ),
  open(value) {
    if (value === '<unknown>') return undefined;
    return isRecord(value) && Object.keys(value).join() === 'secret' ? FLAT.open(value.secret) : value;
  },
};

const NESTED: Notation = {
  fieldsOf({ type }) {
    const fields = new Map<string, Field>();
    for (const [name, property] of Object.entries(type.modelProperties)) {
      const steps = (property.serializedName ?? name).split('.');
      place(fields, steps, fieldOf(type.className, name, property));
    }
    return fields;
  },
  open: (value) => (typeof value === 'string' && isExpression(value) ? undefined : value),
};

function fieldOf(className: string, name: string, property: Property): Field {
  return { kind: 'property', property: { ...property, required: isRequired(className, name, property) } };
}

function place(fields: Map<string, Field>, [first = '', ...rest]: readonly string[], field: Field): void {
  if (rest.length === 0) {
    fields.set(first, field);
    return;
  }
  const outer = fields.get(first);
  const inner = new Map(outer?.kind === 'object' ? outer.fields : []);
  place(inner, rest, field);
  fields.set(first, { kind: 'object', fields: inner });
}

/** One walk over values in one notation. */
class Walk {
  constructor(private readonly notation: Notation) {}

  composite(className: string, wrapped: unknown, at: string, beside: ReadonlyMap<string, Field>): readonly string[] {
    const value = this.notation.open(wrapped);
    if (value === undefined) return [];
    if (!isRecord(value)) return [`${at}: ${className} is an object, not ${shown(value)}`];
    const model = modelOf(className);
    if (model === undefined) throw new Error(`${at}: there is no model named ${className}`);
    const { polymorphicDiscriminator: by, uberParent = className } = model.type;
    if (by === undefined)
      return this.#fields(className, new Map([...this.notation.fieldsOf(model), ...beside]), value, at);

    const said = this.notation.open(value[by.serializedName]);
    const variants = variantsOf(uberParent);
    const variant = typeof said === 'string' ? variants.get(said) : undefined;
    const concrete = variant === undefined ? undefined : modelOf(variant);
    if (concrete === undefined) {
      const allowed = [...variants.keys()].join(', ');
      return [`${dotted(at, by.serializedName)}: ${className} is one of ${allowed}, not ${shown(said)}`];
    }
    return this.#fields(concrete.type.className, this.notation.fieldsOf(concrete), value, at);
  }

  #fields(
    owner: string,
    fields: ReadonlyMap<string, Field>,
    value: Readonly<Record<string, unknown>>,
    at: string,
  ): readonly string[] {
    const strangers = Object.keys(value)
      .filter((name) => !fields.has(name))
      .map((name) => `${dotted(at, name)}: ${owner} has no such property`);
    const problems = [...fields].flatMap(([name, field]) => this.#field(owner, name, field, value[name], at));
    return [...strangers, ...problems];
  }

  #field(owner: string, name: string, field: Field, wrapped: unknown, at: string): readonly string[] {
    const here = dotted(at, name);
    if (field.kind === 'anything') return [];
    if (field.kind === 'object') {
      if (wrapped === undefined) return this.#fields(owner, field.fields, {}, here);
      const value = this.notation.open(wrapped);
      if (value === undefined) return [];
      return isRecord(value)
        ? this.#fields(owner, field.fields, value, here)
        : [`${here}: ${owner} has an object there, not ${shown(value)}`];
    }
    const { required = false, readOnly = false } = field.property;
    if (wrapped === undefined) return required ? [`${here}: ${owner} lacks it`] : [];
    if (readOnly) return [`${here}: Azure sets it, and nobody else`];
    return this.#property(field.property, wrapped, here);
  }

  #property(property: Property, wrapped: unknown, at: string): readonly string[] {
    const value = this.notation.open(wrapped);
    if (value === undefined || (value === null && property.nullable === true)) return [];
    const { type } = property;
    const unlike = (what: string) => [`${at}: it is ${what}, not ${shown(value)}`];
    switch (type.name) {
      case 'String':
        return typeof value === 'string' ? [] : unlike('a string');
      case 'Boolean':
        return typeof value === 'boolean' ? [] : unlike('a boolean');
      case 'Number':
        return typeof value === 'number' && Number.isFinite(value) ? outside(property, value, at) : unlike('a number');
      case 'Enum':
        return type.allowedValues.some((each) => each === value)
          ? []
          : unlike(`one of ${type.allowedValues.join(', ')}`);
      case 'Sequence':
        if (!Array.isArray(value)) return unlike('a list');
        return value.flatMap((each, index) => this.#property(type.element, each, `${at}[${index}]`));
      case 'Dictionary':
        if (!isRecord(value)) return unlike('an object');
        return Object.entries(value).flatMap(([key, each]) => this.#property(type.value, each, dotted(at, key)));
      case 'Composite':
        return this.composite(type.className, value, at, new Map());
    }
  }
}

function outside({ constraints = {} }: Property, value: number, at: string): readonly string[] {
  return Object.entries(constraints).flatMap(([constraint, bound]) => {
    if (constraint === 'InclusiveMinimum') return value < bound ? [`${at}: ${value} is below ${bound}`] : [];
    if (constraint === 'InclusiveMaximum') return value > bound ? [`${at}: ${value} is above ${bound}`] : [];
    throw new Error(`${at}: the walker does not know the constraint ${constraint}`);
  });
}

const dotted = (at: string, name: string): string => (at === '' ? name : `${at}.${name}`);
const shown = (value: unknown): string => JSON.stringify(value) ?? 'undefined';
/** `"[[..."` is ARM's way to write a text that begins with a bracket. */
const isExpression = (text: string): boolean => /^\[(?!\[).*\]$/s.test(text);

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
