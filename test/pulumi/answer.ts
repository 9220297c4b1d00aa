import type { Alias } from '@pulumi/pulumi/proto/alias_pb';
import type { ReadResourceRequest, RegisterResourceRequest } from '@pulumi/pulumi/proto/resource_pb';
import { type Value, type Values, visible, visibleText } from './wire';

/** What a program has done with the engine. */
export interface Answer {
  /** 0, or 32 after an error that was told to the user, as Pulumi's runner for Node has it. */
  readonly exitCode: number;
  /** The first message of severity `error`, or what the process wrote before it died; null where all went well. */
  readonly error: string | null;
  /** Without those of severity `debug`, with which Pulumi tells of each of its own steps. */
  readonly logs: readonly LogMessage[];
  /** In the order of registration, which is not stable where resources do not depend on each other; the stack is first. */
  readonly resources: readonly Registered[];
  readonly invokes: readonly Invoked[];
  /** The outputs of the stack. */
  readonly outputs: Values;
}

export interface LogMessage {
  readonly severity: 'info' | 'warning' | 'error';
  readonly message: string;
  /** Null where the message is about no resource. */
  readonly urn: string | null;
}

export interface Invoked {
  readonly token: string;
  readonly args: Values;
}

/** One resource, after its transforms. Options that the program did not set are null or empty. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  /** Null in a preview, and of components. */
  readonly id: string | null;
  /** Its parent's URN; null of the stack alone. */
  readonly parent: string | null;
  readonly custom: boolean;
  /** Read with `get`, and not made. */
  readonly read: boolean;
  readonly inputs: Values;
  /** URNs; a component stands with those of its children, as Pulumi's SDK sends them. */
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** The URN and the id of the explicit provider, its own or an inherited one; null with the default one. */
  readonly provider: string | null;
  /** Those that a component passes on, by package. */
  readonly providers: Readonly<Record<string, string>>;
  readonly protect: boolean | null;
  /** URNs, or the parts that differ. Without the older types of the same resource, which its provider adds. */
  readonly aliases: readonly (string | AliasParts)[];
  readonly ignoreChanges: readonly string[];
  readonly deleteBeforeReplace: boolean | null;
  readonly retainOnDelete: boolean | null;
  readonly additionalSecretOutputs: readonly string[];
  readonly replaceOnChanges: readonly string[];
  /** How many transforms stand in its own options; those of its parents and of the stack are not counted. */
  readonly transforms: number;
  /** What a component has registered as its outputs; null where it has not. */
  readonly outputs: Values | null;
}

export interface AliasParts {
  readonly name?: string;
  readonly type?: string;
  readonly project?: string;
  readonly stack?: string;
  /** A URN; null for none. */
  readonly parent?: string | null;
}

const orNull = <T>(has: boolean, value: T | undefined): T | null => (has && value !== undefined ? value : null);

export function registration(request: RegisterResourceRequest, urn: string, id: string | null): Registered {
  return {
    ...commonOf(request, urn, id),
    custom: request.getCustom(),
    read: false,
    inputs: visible(request.getObject()),
    propertyDependencies: Object.fromEntries(
      [...request.getPropertydependenciesMap().entries()].map(([key, urns]) => [key, urns.getUrnsList()]),
    ),
    providers: Object.fromEntries(
      [...request.getProvidersMap().entries()].map(([name, reference]) => [name, visibleText(reference)]),
    ),
    protect: orNull(request.hasProtect(), request.getProtect()),
    aliases: aliasesOf(request),
    ignoreChanges: request.getIgnorechangesList(),
    deleteBeforeReplace: orNull(request.getDeletebeforereplacedefined(), request.getDeletebeforereplace()),
    retainOnDelete: orNull(request.hasRetainondelete(), request.getRetainondelete()),
    replaceOnChanges: request.getReplaceonchangesList(),
    transforms: request.getTransformsList().length,
  };
}

export function reading(request: ReadResourceRequest, urn: string): Registered {
  return {
    ...commonOf(request, urn, request.getId()),
    custom: true,
    read: true,
    inputs: visible(request.getProperties()),
    propertyDependencies: {},
    providers: {},
    protect: null,
    aliases: [],
    ignoreChanges: [],
    deleteBeforeReplace: null,
    retainOnDelete: null,
    replaceOnChanges: [],
    transforms: 0,
  };
}

function commonOf(request: RegisterResourceRequest | ReadResourceRequest, urn: string, id: string | null) {
  return {
    type: request.getType(),
    name: request.getName(),
    urn,
    id,
    parent: request.getParent() || null,
    dependencies: request.getDependenciesList(),
    provider: visibleText(request.getProvider()) || null,
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    outputs: null,
  };
}

function aliasOf(alias: Alias, own: string): string | AliasParts {
  const parts = alias.getSpec();
  if (parts === undefined) return alias.getUrn();
  const [name, type, project, stack] = [parts.getName(), parts.getType(), parts.getProject(), parts.getStack()];
  const parent = parts.getNoparent() ? null : parts.getParenturn() || undefined;
  return {
    ...(name !== '' && { name }),
    ...(type !== '' && { type }),
    ...(project !== '' && { project }),
    ...(stack !== '' && { stack }),
    ...(parent !== undefined && parent !== own && { parent }),
  };
}

function aliasesOf(request: RegisterResourceRequest): readonly (string | AliasParts)[] {
  const given = request.getAliasesList().map((alias) => aliasOf(alias, request.getParent()));
  return [...given, ...request.getAliasurnsList()].filter((alias) => !isOlderType(alias, request.getType()));
}

/** Whether an alias is one of the older types, dozens of them, that a provider gives to each of its resources. */
function isOlderType(alias: string | AliasParts, type: string): boolean {
  const packageOf = (token: string) => token.split(':')[0];
  const named = typeof alias === 'string' ? alias.split('::')[2]?.split('$').at(-1) : onlyTypeOf(alias);
  return /^(aws|azure-native):/.test(type) && named !== type && packageOf(named ?? '') === packageOf(type);
}

const onlyTypeOf = (alias: AliasParts) => (Object.keys(alias).join() === 'type' ? alias.type : undefined);

/** One resource of a snapshot: what differs from the plainest registration. */
export type Summary = { readonly [key: string]: Value };

/**
 * The resources of an answer as a snapshot shows them: without the stack, sorted by type, name and URN, with options
 * that were not set left out. Secrets are `{ secret: value }`, unknown values `'<unknown>'`.
 */
export function registered(answer: Answer): readonly Summary[] {
  const keyOf = ({ type, name, urn }: Registered) => [type, name, urn].join('\n');
  return answer.resources
    .filter(({ type }) => type !== 'pulumi:pulumi:Stack')
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map((resource) => {
      const sorted = {
        ...resource,
        dependencies: [...resource.dependencies].sort(),
        propertyDependencies: Object.fromEntries(
          Object.entries(resource.propertyDependencies)
            .filter(([, urns]) => urns.length > 0)
            .map(([key, urns]) => [key, [...urns].sort()]),
        ),
      };
      return Object.fromEntries(Object.entries(sorted).filter(([key, value]) => !isUnset(key, value))) as Summary;
    });
}

function isUnset(key: string, value: unknown): boolean {
  if (value === null) return true;
  if (key === 'read') return value === false;
  if (key === 'transforms') return value === 0;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
