import { isAttributes } from './provider-block';
import { type AddressStep, isKey, stepsOf, wholeReferences } from './terraform-address';

/** Where a value that is known at apply alone may come from. */
export type Source =
  /** An attribute of one instance of a resource; null is the resource as a whole. */
  | { readonly kind: 'resource'; readonly address: string; readonly attribute: string | null }
  /** A group, if it is a group that is asked for: there is no other in the module. */
  | { readonly kind: 'group'; readonly address: string; readonly id: string }
  /** Something of which the plan does not say where it comes from: a local value, instances of which nobody knows which. */
  | { readonly kind: 'opaque'; readonly id: string };

/** A module as the configuration writes it, and one instance of it. */
export interface Scope {
  /** `module.web[0]`; empty at the root. */
  readonly address: string;
  readonly module: unknown;
  readonly parent: { readonly scope: Scope; readonly call: unknown } | null;
}

/** References are followed so far and no further: a file may refer in circles. */
const LONGEST_WAY = 24;
/** In all, for one expression. */
const MOST_STEPS = 500;

/** What never is known at apply alone: names and numbers by which a plan is written. */
const ALWAYS_KNOWN: ReadonlySet<string> = new Set(['count', 'path', 'terraform']);

const GROUP = /^aws_(default_)?security_group$/;

const RULE_OF_GROUP =
  /^(aws_security_group_rule|aws_vpc_security_group_(in|e)gress_rule|null_resource|random_\w+|time_\w+)$/;

/** Names of variables and attributes that never hold the id of a group. */
const NO_GROUP = /^(id|arn|tags(_all)?|(\w+_)?(name|name_prefix|description|timeout|vpc_id|cidrs?|cidr_blocks?))$/;

/** What is known of the instances that a plan speaks of. */
export interface Instances {
  /** Their addresses, by that of their module and the resource's own name: `module.web|aws_security_group.this`. */
  readonly of: ReadonlyMap<string, readonly string[]>;
  readonly has: (address: string) => boolean;
  /** Whether the value of an attribute is known before apply. */
  readonly isKnown: (address: string, attribute: string) => boolean;
}

/** What is left of following one expression, and what `each` stands for there. */
interface Way {
  readonly budget: { left: number };
  readonly forEach: unknown;
  readonly depth: number;
}

/** The configuration of a plan, from which it is told what a value that is not known yet refers to. */
export class Configuration {
  /** Many instances are written with one expression. */
  private readonly sources = new WeakMap<Scope, WeakMap<object, readonly Source[]>>();
  private readonly groups = new WeakMap<Scope, string | null>();

  constructor(
    private readonly root: unknown,
    private readonly instances: Instances,
  ) {}

  /** Null where the configuration does not hold it. */
  scopeOf(moduleAddress: string): Scope | null {
    let scope: Scope = { address: '', module: this.root, parent: null };
    const steps = stepsOf(moduleAddress) ?? [];
    for (let at = 0; at < steps.length; ) {
      const [word, name, key] = steps.slice(at, at + 3);
      if (word !== 'module' || name === undefined) return null;
      const inner = innerScope(scope, name, isKey(key) ? key : undefined);
      if (inner === null) return null;
      scope = inner;
      at += isKey(key) ? 3 : 2;
    }
    return scope;
  }

  /** Where a value that is not known may come from, if it is written with this expression. */
  sourcesOf(scope: Scope, expression: unknown, forEach: unknown): readonly Source[] {
    const references = referencesOf(expression);
    if (references === null || !isAttributes(expression)) return [];
    const known = this.sources.get(scope) ?? new WeakMap<object, readonly Source[]>();
    this.sources.set(scope, known);
    const already = known.get(expression);
    if (already !== undefined) return already;
    const found = new Map<string, Source>();
    for (const source of this.follow(scope, references, { budget: { left: MOST_STEPS }, forEach, depth: 0 })) {
      found.set(source.kind === 'resource' ? `${source.address}.${source.attribute ?? ''}` : source.id, source);
    }
    const all = [...found.values()];
    known.set(expression, all);
    return all;
  }

  private follow(scope: Scope, references: readonly string[], way: Way): readonly Source[] {
    return wholeReferences(references).flatMap((reference): readonly Source[] => {
      way.budget.left--;
      const opaque: Source = { kind: 'opaque', id: within(scope, reference) };
      const steps = stepsOf(reference);
      if (steps === null || way.budget.left < 0 || way.depth > LONGEST_WAY) return [opaque];
      const [first = ''] = steps;
      if (ALWAYS_KNOWN.has(first) || reference === 'each.key') return [];
      return this.followOne(scope, first, steps, { ...way, depth: way.depth + 1 }) ?? [opaque];
    });
  }

  private followOne(scope: Scope, first: string, steps: readonly AddressStep[], way: Way): readonly Source[] | null {
    switch (first) {
      case 'var':
        return this.followVariable(scope, steps[1] ?? '', way);
      case 'module':
        return this.followModule(scope, steps, way);
      case 'each': {
        const over = referencesOf(way.forEach);
        return over === null ? null : this.follow(scope, over, { ...way, forEach: null });
      }
      case 'local':
        return this.groupOf(scope, steps.join('.'), way.depth);
      case 'self':
        return null;
      // What is read before apply is known then, and stands in no change.
      case 'data':
        return this.instances.of.has(`${scope.address}|${steps.slice(0, 3).join('.')}`) ? null : [];
      default:
        return this.resourceOf(scope, steps);
    }
  }

  /**
   * A plan does not say what a local value is made of. Where it stands for a group it is one of its module's own, or one
   * that was handed to the module; if there is one and none was, it is that one.
   */
  private groupOf(scope: Scope, name: string, depth: number): readonly Source[] | null {
    const known = this.groups.get(scope);
    const address = known === undefined ? this.onlyGroupOf(scope, depth) : known;
    this.groups.set(scope, address);
    return address === null ? null : [{ kind: 'group', address, id: within(scope, name) }];
  }

  private onlyGroupOf(scope: Scope, depth: number): string | null {
    const resources = listOf(member(scope.module, 'resources')).map((one) => ({
      type: String(member(one, 'type')),
      instances: this.instances.of.get(`${scope.address}|${String(member(one, 'address'))}`) ?? [],
      isData: member(one, 'mode') === 'data',
    }));
    const isClosed = resources.every(({ type, instances, isData }) =>
      isData ? instances.length === 0 : GROUP.test(type) || RULE_OF_GROUP.test(type),
    );
    if (!isClosed || member(scope.module, 'module_calls') !== undefined) return null;
    const [address, another] = resources.flatMap(({ type, instances }) => (GROUP.test(type) ? instances : []));
    const isOnly = address !== undefined && another === undefined && this.isHandedNoGroup(scope, depth);
    return isOnly ? address : null;
  }

  private isHandedNoGroup({ parent }: Scope, depth: number): boolean {
    if (parent === null) return true;
    const handed = member(parent.call, 'expressions');
    const forEach = member(parent.call, 'for_each_expression') ?? null;
    return Object.entries(isAttributes(handed) ? handed : {}).every(([name, expression]) => {
      if (NO_GROUP.test(name)) return true;
      const way: Way = { budget: { left: MOST_STEPS }, forEach, depth: depth + 1 };
      return this.follow(parent.scope, referencesOf(expression) ?? [], way).every(
        (source) =>
          source.kind === 'resource' && NO_GROUP.test(source.attribute ?? '') && !GROUP.test(typeOf(source.address)),
      );
    });
  }

  /** A variable of the root is known; another is what its module was called with, or a default, which is known too. */
  private followVariable(scope: Scope, name: string, way: Way): readonly Source[] {
    if (scope.parent === null) return [];
    const { scope: outer, call } = scope.parent;
    const references = referencesOf(member(member(call, 'expressions'), name));
    const forEach = member(call, 'for_each_expression') ?? null;
    return references === null ? [] : this.follow(outer, references, { ...way, forEach });
  }

  private followModule(scope: Scope, steps: readonly AddressStep[], way: Way): readonly Source[] | null {
    const key = isKey(steps[2]) ? steps[2] : undefined;
    const output = steps[key === undefined ? 2 : 3];
    const inner = innerScope(scope, steps[1] ?? '', key);
    if (inner === null || output === undefined || (key === undefined && isMany(inner.parent?.call))) return null;
    const references = referencesOf(member(member(member(inner.module, 'outputs'), output), 'expression'));
    return references === null ? null : this.follow(inner, references, { ...way, forEach: null });
  }

  /** The instance that is named, or the only one there is. Of none nothing comes, nor of what is known before apply. */
  private resourceOf(scope: Scope, steps: readonly AddressStep[]): readonly Source[] | null {
    const [type = '', name = '', third] = steps;
    const all = this.instances.of.get(`${scope.address}|${type}.${name}`) ?? [];
    if (all.length === 0) return [];
    const named = isKey(third) ? within(scope, `${type}.${name}${third}`) : undefined;
    const address = named ?? (all.length === 1 ? all[0] : undefined);
    const [attribute = null, ...more] = steps.slice(isKey(third) ? 3 : 2);
    if (address === undefined || more.length > 0 || (named !== undefined && !this.instances.has(named))) return null;
    if (attribute !== null && this.instances.isKnown(address, attribute)) return [];
    return [{ kind: 'resource', address, attribute }];
  }
}

/** The references of an expression; null where it is none, or written in no reference. */
export function referencesOf(expression: unknown): readonly string[] | null {
  const references = member(expression, 'references');
  return Array.isArray(references) ? references.filter((one): one is string => typeof one === 'string') : null;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** `aws_security_group` of `module.web.aws_security_group.this[0]`. */
function typeOf(address: string): string {
  const steps = stepsOf(address) ?? [];
  return steps.filter((one) => !isKey(one)).at(-2) ?? '';
}

export function member(value: unknown, key: string): unknown {
  return isAttributes(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function innerScope(scope: Scope, name: string, key: AddressStep | undefined): Scope | null {
  const call = member(member(scope.module, 'module_calls'), name);
  const module = member(call, 'module');
  if (module === undefined) return null;
  return { address: within(scope, `module.${name}${key ?? ''}`), module, parent: { scope, call } };
}

function isMany(call: unknown): boolean {
  return member(call, 'count_expression') !== undefined || member(call, 'for_each_expression') !== undefined;
}

function within(scope: Scope, name: string): string {
  return scope.address === '' ? name : `${scope.address}.${name}`;
}
