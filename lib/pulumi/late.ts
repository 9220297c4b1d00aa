import { type Input, Output, type Resource, runtime } from '@pulumi/pulumi';

/** How a value that is known only later is written where a text is wanted; nothing that a user passes is written so. */
const LATE = /^output<.+>$/s;

/** Whether an id stands for a value that is known only when it arrives. The id of a resource is its name, and is none. */
export function isLate(id: string): boolean {
  return LATE.test(id);
}

/** Whether something may be passed in the place of a text. */
export function isTextInput(given: unknown): given is Input<string> {
  return typeof given === 'string' || Output.isInstance(given) || given instanceof Promise;
}

/**
 * The values that one component was passed, by opaque ids: equal exactly when the value is the same, and the same in
 * every run of a program. A text is its own id. A resource, and its `id`, go by the resource's name; another output of a
 * resource is `output<name.property>`; what was computed is `output<component/party>`, numbered where it has to be.
 */
export class LateValues {
  private readonly values = new Map<string, Input<string>>();

  constructor(private readonly component: string) {}

  /** The id of a value; `hint` says what it was passed for, in one word. */
  idOf(value: Input<string>, hint: string): string {
    const id = typeof value === 'string' ? value : idOfLate(value, `${this.component}/${hint}`);
    if (!this.values.has(id)) this.values.set(id, value);
    return id;
  }

  /** The id of a resource that is known by one of its outputs. */
  idOfResource(resource: Resource, value: Input<string>): string {
    const id = idOfTarget(resource);
    this.values.set(id, value);
    return id;
  }

  /** What an id stands for; a text for itself. */
  valueOf(id: string): Input<string> {
    return this.values.get(id) ?? id;
  }
}

/** The resource of which a value is the id, where that can be told. */
export function resourceOf(value: Input<string>): Resource | undefined {
  if (!Output.isInstance(value)) return undefined;
  const owner = ownerOf(value);
  return owner?.property === 'id' ? owner.resource : undefined;
}

/** The id of a resource: its name, which a resource of another type or parent may bear too. */
export function idOfTarget(resource: Resource): string {
  return claim(resource, nameOf(resource), () => qualified(resource));
}

function idOfLate(value: Exclude<Input<string>, string>, hint: string): string {
  const owner = Output.isInstance(value) ? ownerOf(value) : undefined;
  if (owner === undefined) return claim(value, `output<${hint}>`);
  const { resource, property } = owner;
  if (property === 'id') return idOfTarget(resource);
  return claim(value, `output<${nameOf(resource)}.${property}>`, () => `output<${qualified(resource)}.${property}>`);
}

/** The one resource of which an output is a property, and the property. */
function ownerOf(value: Output<unknown>): { readonly resource: Resource; readonly property: string } | undefined {
  // Not among Pulumi's public types: the resources on which an output hangs directly.
  const { resources } = value as unknown as { readonly resources?: () => ReadonlySet<Resource> };
  const [resource, ...others] = resources === undefined ? [] : resources.call(value);
  if (resource === undefined || others.length > 0) return undefined;
  const property = Object.entries(resource).find(([, own]) => own === value)?.[0];
  return property === undefined ? undefined : { resource, property };
}

/** What Pulumi keeps of a resource from its constructor on, and not among its public types. */
interface Named {
  readonly __name?: string;
  readonly __pulumiType?: string;
  readonly __parentResource?: Named;
}

function nameOf(resource: Resource): string {
  return (resource as unknown as Named).__name ?? 'unnamed';
}

function qualified(resource: Resource): string {
  return `${typeOf(resource as unknown as Named)}::${nameOf(resource)}`;
}

/** The type with those of its parents, as a URN has it. */
function typeOf(resource: Named): string {
  const { __pulumiType: own = 'unknown', __parentResource: parent } = resource;
  const isStack = parent === undefined || parent.__pulumiType === 'pulumi:pulumi:Stack';
  return isStack ? own : `${typeOf(parent)}$${own}`;
}

/** Who bears which id in a program: by its stack, since one process may run several programs. */
interface Claims {
  readonly byId: Map<string, object>;
  readonly byBearer: WeakMap<object, string>;
}

const claims = new WeakMap<object, Claims>();
const WITHOUT_STACK = {};

/** The id that something bears already, or the first of those that fit it and that nothing else bears. */
function claim(bearer: object, first: string, otherwise: () => string = () => first): string {
  const stack = runtime.getStackResource() ?? WITHOUT_STACK;
  const { byId, byBearer } = claims.get(stack) ?? { byId: new Map(), byBearer: new WeakMap() };
  claims.set(stack, { byId, byBearer });
  const known = byBearer.get(bearer);
  if (known !== undefined) return known;
  const numbered = (number: number) => otherwise().replace(/>?$/, (end) => ` ${number}${end}`);
  let id = first;
  for (let number = 1; byId.has(id); number += 1) id = number === 1 ? otherwise() : numbered(number);
  byId.set(id, bearer);
  byBearer.set(bearer, id);
  return id;
}
