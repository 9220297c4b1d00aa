import { isAttributes } from './provider-block';
import { type AddressStep, isKey, stepsOf, wholeReferences } from './terraform-address';

/** Where a value that is known at apply alone may come from. */
export type Source =
  /** An attribute of one instance of a resource; null is the resource as a whole. */
  | { readonly kind: 'resource'; readonly address: string; readonly attribute: string | null }
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

/** What is known of the instances that a plan speaks of. */
export interface Instances {
  /** Their addresses, by that of their module and the resource's own name: `module.web|aws_security_group.this`. */
  readonly of: ReadonlyMap<string, readonly string[]>;
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

  /** Where a value that is not known may come from, if it is written with these references. */
  sourcesOf(scope: Scope, references: readonly string[], forEach: unknown): readonly Source[] {
    const way: Way = { budget: { left: MOST_STEPS }, forEach, depth: 0 };
    const found = new Map<string, Source>();
    for (const source of this.follow(scope, references, way)) {
      found.set(source.kind === 'opaque' ? source.id : `${source.address}.${source.attribute ?? ''}`, source);
    }
    return [...found.values()];
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
      case 'self':
        return null;
      // What is read before apply is known then, and stands in no change.
      case 'data':
        return this.instances.of.has(`${scope.address}|${steps.slice(0, 3).join('.')}`) ? null : [];
      default:
        return this.resourceOf(scope, steps);
    }
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
    if (address === undefined || more.length > 0 || (named !== undefined && !all.includes(named))) return null;
    if (attribute !== null && this.instances.isKnown(address, attribute)) return [];
    return [{ kind: 'resource', address, attribute }];
  }
}

/** The references of an expression; null where it is none, or written in no reference. */
export function referencesOf(expression: unknown): readonly string[] | null {
  const references = member(expression, 'references');
  return Array.isArray(references) ? references.filter((one): one is string => typeof one === 'string') : null;
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
