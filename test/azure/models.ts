import fs from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';

/** What `@azure/arm-network` knows of one property, by the names of its own mappers. */
export interface Property {
  /** Where it stands in ARM's JSON, with dots. */
  readonly serializedName?: string;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  readonly nullable?: boolean;
  readonly constraints?: Readonly<Record<string, number>>;
  readonly type: PropertyType;
}

export type PropertyType =
  | { readonly name: 'String' | 'Number' | 'Boolean' }
  | { readonly name: 'Enum'; readonly allowedValues: readonly string[] }
  | { readonly name: 'Sequence'; readonly element: Property }
  | { readonly name: 'Dictionary'; readonly value: Property }
  | { readonly name: 'Composite'; readonly className: string };

export interface Model {
  readonly serializedName?: string;
  readonly type: {
    readonly className: string;
    readonly modelProperties: Readonly<Record<string, Property>>;
    readonly uberParent?: string;
    readonly polymorphicDiscriminator?: { readonly serializedName: string };
  };
}

/** The API version that the models describe, which is that of azure-native 3.28.0 as well. */
export const API_VERSION = '2024-05-01';

/**
 * What ARM requires and the models leave open, since their generator makes every flattened property optional. From
 * `SecurityRuleArgs` and `RouteArgs` of `@pulumi/azure-native` 3.28.0, of the same API version.
 */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  SecurityRule: ['access', 'direction', 'priority', 'protocol'],
  Route: ['nextHopType'],
};

let models: Readonly<Record<string, Model>> | undefined;

/** The model of a class, or undefined where there is none. */
export function modelOf(className: string): Model | undefined {
  models ??= loaded();
  return models[className];
}

export function isRequired(className: string, name: string, property: Property): boolean {
  return property.required === true || REQUIRED[className]?.includes(name) === true;
}

/** The classes that a polymorphic one may be, by the value of its discriminator. */
export function variantsOf(uberParent: string): ReadonlyMap<string, string> {
  models ??= loaded();
  const { discriminators } = models as unknown as { readonly discriminators: Readonly<Record<string, Model>> };
  const prefix = `${uberParent}.`;
  return new Map(
    Object.entries(discriminators)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, { type }]) => [key.slice(prefix.length), type.className]),
  );
}

/**
 * The mappers are a module of plain objects that imports nothing, in ESM alone: the package's CommonJS bundle keeps them
 * to itself. Its `export` lines are made to fill an object, in one pass over the text.
 */
function loaded(): Readonly<Record<string, Model>> {
  const bundle = require.resolve('@azure/arm-network');
  const file = path.join(path.dirname(bundle), '..', 'dist-esm', 'src', 'models', 'mappers.js');
  const text = fs.readFileSync(file, 'utf8').replace(/^export (?:const|let) (\w+) =/gm, 'const $1 = exports.$1 =');
  const fill = new Script(`(exports) => {${text}\n}`, { filename: file }).runInThisContext() as (to: object) => void;
  const mappers: Record<string, Model> = {};
  fill(mappers);
  return mappers;
}
