import { type Attributes, isAttributes } from './provider-block';
import { Configuration, listOf, member, type Scope } from './terraform-configuration';
import { withoutRemovedRules } from './terraform-removed-rules';
import { PlannedValues } from './terraform-values';

/** A managed resource as it will be, and where it stands in the file. */
export interface PlannedResource {
  readonly address: string;
  readonly type: string;
  readonly values: Attributes;
  readonly pointer: string;
  readonly uncertain?: true;
}

/** A resource as the file holds it, of whatever mode. */
interface Entry {
  readonly address: string;
  readonly module: string;
  readonly type: string;
  readonly name: string;
  readonly isData: boolean;
  readonly values: Attributes;
  readonly pointer: string;
  readonly uncertain?: true;
}

/** The managed resources of a plan or a state, in the order in which they stand. */
export function plannedResources(value: unknown): readonly PlannedResource[] {
  const changes = changesOf(value);
  const entries = entriesOf(value, changes);
  const configuration = configurationOf(value, entries);
  const removed = withoutRemovedRules([...changes.values()]);
  const resources = new WeakMap<object, ReadonlyMap<string, unknown>>();
  const scopes = new Map<string, Scope | null>();
  return entries.flatMap((entry): readonly PlannedResource[] => {
    if (entry.isData) return [];
    const { address, type, pointer, uncertain, module } = entry;
    if (!scopes.has(module)) scopes.set(module, configuration.scopeOf(module));
    const scope = scopes.get(module) ?? null;
    const written = scope === null ? undefined : resourcesOf(scope.module, resources).get(`${type}.${entry.name}`);
    const change = changes.get(address)?.change;
    const expressions = member(written, 'expressions');
    const isNew = (member(change, 'before') ?? null) === null;
    const planned = new PlannedValues(
      address,
      written === undefined ? null : (expressions ?? {}),
      isNew,
      (expression) =>
        scope === null
          ? []
          : configuration.sourcesOf(scope, expression, member(written, 'for_each_expression') ?? null),
    );
    const merged = planned.merge(entry.values, member(change, 'after_unknown'));
    const values = isNew ? merged : removed(merged, expressions);
    return [{ address, type, values, pointer, ...(uncertain ? { uncertain } : {}) }];
  });
}

/** A change of a resource, and where it stands. */
export interface Change {
  readonly type: string;
  readonly change: unknown;
  readonly entry: Entry | null;
}

/** By address. An old object that only waits for its removal stands beside the one of its address. */
function changesOf(value: unknown): ReadonlyMap<string, Change> {
  const changes = new Map<string, Change>();
  listOf(member(value, 'resource_changes')).forEach((one, at) => {
    const address = member(one, 'address');
    if (typeof address !== 'string' || member(one, 'deposed') !== undefined) return;
    const change = member(one, 'change');
    const after = member(change, 'after');
    const entry = entryOf(one, textOf(member(one, 'module_address')), after, `/resource_changes/${at}/change/after`);
    changes.set(address, { type: textOf(member(one, 'type')), change, entry });
  });
  return changes;
}

/** What stands in the modules of the plan, or of the state; where a plan holds no values, what its changes leave. */
function entriesOf(value: unknown, changes: ReadonlyMap<string, Change>): readonly Entry[] {
  const entries: Entry[] = [];
  const roots = ['planned_values', 'values'].filter((key) => member(member(value, key), 'root_module') !== undefined);
  for (const root of roots.slice(0, 1)) {
    const waiting = [{ module: member(member(value, root), 'root_module'), pointer: `/${root}/root_module` }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { module, pointer } = next;
      const address = textOf(member(module, 'address'));
      listOf(member(module, 'resources')).forEach((one, at) => {
        const entry = entryOf(one, address, member(one, 'values') ?? {}, `${pointer}/resources/${at}/values`);
        if (entry !== null) entries.push(entry);
      });
      listOf(member(module, 'child_modules')).forEach((child, at) => {
        waiting.push({ module: child, pointer: `${pointer}/child_modules/${at}` });
      });
    }
  }
  if (roots.length === 0) for (const { entry } of changes.values()) if (entry !== null) entries.push(entry);
  return [...entries, ...deferredOf(value)];
}

/** Changes that Terraform has put off to a later run: nobody knows what will become of them. */
function deferredOf(value: unknown): readonly Entry[] {
  return listOf(member(value, 'deferred_changes')).flatMap((one, at) => {
    const change = member(one, 'resource_change');
    const pointer = `/deferred_changes/${at}/resource_change/change/after`;
    const entry = entryOf(
      change,
      textOf(member(change, 'module_address')),
      member(member(change, 'change'), 'after'),
      pointer,
    );
    return entry === null ? [] : [{ ...entry, uncertain: true as const }];
  });
}

/** Null where nothing will be there. */
function entryOf(one: unknown, module: string, values: unknown, pointer: string): Entry | null {
  const [address, type, name] = ['address', 'type', 'name'].map((key) => textOf(member(one, key)));
  if (!address || !type || !isAttributes(values)) return null;
  return { address, module, type, name: name ?? '', isData: member(one, 'mode') === 'data', values, pointer };
}

function configurationOf(value: unknown, entries: readonly Entry[]): Configuration {
  const of = new Map<string, string[]>();
  const known = new Map<string, Attributes>();
  for (const { address, module, type, name, isData, values } of entries) {
    const key = `${module}|${isData ? 'data.' : ''}${type}.${name}`;
    const already = of.get(key);
    if (already === undefined) of.set(key, [address]);
    else already.push(address);
    known.set(address, values);
  }
  const isKnown = (address: string, attribute: string) => typeof member(known.get(address), attribute) === 'string';
  return new Configuration(member(member(value, 'configuration'), 'root_module'), {
    of,
    has: (address) => known.has(address),
    isKnown,
  });
}

function resourcesOf(
  module: unknown,
  made: WeakMap<object, ReadonlyMap<string, unknown>>,
): ReadonlyMap<string, unknown> {
  if (!isAttributes(module)) return new Map();
  const already = made.get(module);
  if (already !== undefined) return already;
  const managed = listOf(member(module, 'resources')).filter((one) => member(one, 'mode') !== 'data');
  const resources = new Map(managed.map((one) => [textOf(member(one, 'address')), one] as const));
  made.set(module, resources);
  return resources;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
