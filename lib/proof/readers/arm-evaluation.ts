import { callArmFunction } from './arm-functions';
import { type ArmIds, idOfCall } from './arm-ids';
import { LateValues } from './arm-late';
import { type ArmExpression, ArmParser, expressionText } from './arm-syntax';
import { isPlain } from './arm-values';
import { isLate, type Late } from './late';

/** What the expressions of one template may speak of: its own parameters and variables, and what stands beside it. */
export interface ArmScope {
  /** Undefined where there is none of the name. */
  readonly parameter: (name: string) => unknown;
  readonly variable: (name: string) => unknown;
  readonly ids: ArmIds;
  /** The id of a resource by the name that the template alone calls it; null where it has none. */
  readonly symbolicId: (name: string) => unknown;
  /** The outputs of a deployment within the template, by its name or id; undefined where it holds none such. */
  readonly outputs: (deployment: string) => ((output: string) => unknown) | undefined;
}

/** The loops and lambdas in which an expression stands. */
export interface ArmFrame {
  readonly scope: ArmScope;
  readonly loops: ReadonlyMap<string, unknown>;
  /** The loop that `copyIndex()` without a name means. */
  readonly loop: unknown;
  readonly bound: ReadonlyMap<string, unknown>;
}

export function frameOf(scope: ArmScope): ArmFrame {
  return { scope, loops: new Map(), loop: undefined, bound: new Map() };
}

/** How much is worked out at most, and how deep: what is beyond is not known. */
const MOST_STEPS = 1_000_000;
const DEEPEST = 300;
const MOST_COPIES = 10_000;
/** Of all loops together: those of a list in a copied resource multiply. */
const MOST_COPIES_IN_ALL = 20_000;

/** An output that is worked out when somebody asks for it. */
class Outputs {
  constructor(readonly of: (output: string) => unknown) {}
}

/** The outputs of a deployment, or its whole state, as `reference` hands them out. */
class Deployment {
  constructor(readonly outputs: Outputs) {}
}

/** Works out what stands in a template; what nobody can know is `Late`, with the same id wherever it is the same. */
export class ArmEvaluation {
  readonly values = new LateValues();
  private readonly parser = new ArmParser();
  private left = MOST_STEPS;
  private copiesLeft = MOST_COPIES_IN_ALL;
  private depth = 0;

  /** A value of the template with all expressions in it worked out. */
  valueOf(value: unknown, frame: ArmFrame): unknown {
    this.left--;
    if (typeof value === 'string') return this.ofText(value, frame);
    if (typeof value !== 'object' || value === null || isLate(value)) return value;
    if (this.depth >= DEEPEST || this.left < 0) return this.values.late('more than is worked out');
    this.depth++;
    try {
      if (Array.isArray(value)) return value.map((one) => this.valueOf(one, frame));
      return this.ofObject(value, frame);
    } finally {
      this.depth--;
    }
  }

  /** The members of a loop, or the value that stands for them where nobody knows how many there are. */
  copies<T>(count: unknown, each: (index: number) => T): readonly T[] | Late {
    if (isLate(count)) return count;
    if (typeof count !== 'number' || count < 0 || count > MOST_COPIES) return this.values.call('copy', [count]);
    if (count > this.copiesLeft) return this.values.late(`copies beyond ${MOST_COPIES_IN_ALL} in all`);
    this.copiesLeft -= count;
    return Array.from({ length: count }, (_, index) => each(index));
  }

  private ofText(text: string, frame: ArmFrame): unknown {
    const inner = expressionText(text);
    if (inner === null) return text.startsWith('[[') ? text.slice(1) : text;
    const expression = this.parser.parse(inner);
    return expression === null
      ? this.values.late(`expression ${text}`)
      : this.settled(this.of(expression, frame), text);
  }

  /** What is no value of a template stands for something that is known at deployment. */
  private settled(value: unknown, text: string): unknown {
    return value === undefined || value instanceof Outputs || value instanceof Deployment
      ? this.values.late(text.slice(1, -1))
      : value;
  }

  private ofObject(value: object, frame: ArmFrame): unknown {
    const entries: [string, unknown][] = [];
    for (const [key, one] of Object.entries(value)) {
      if (key === 'copy' && Array.isArray(one)) entries.push(...this.copiedProperties(one, frame));
      else entries.push([key, this.valueOf(one, frame)]);
    }
    return Object.fromEntries(entries);
  }

  private copiedProperties(loops: readonly unknown[], frame: ArmFrame): readonly [string, unknown][] {
    return loops.flatMap((loop): readonly [string, unknown][] => {
      if (!isPlain(loop) || typeof loop.name !== 'string') return [];
      const { name, input } = loop;
      const inLoop = (index: number) => this.valueOf(input, { ...frame, loops: withLoop(frame, name, index) });
      return [[name, this.copies(this.valueOf(loop.count, frame), inLoop)]];
    });
  }

  private of(expression: ArmExpression, frame: ArmFrame): unknown {
    if (this.left-- < 0 || this.depth >= DEEPEST) return this.values.late('more than is worked out');
    this.depth++;
    try {
      switch (expression.kind) {
        case 'text':
        case 'number':
          return expression.value;
        case 'member':
          return this.member(expression, frame);
        case 'call':
          return this.call(expression.name, expression.args, frame);
      }
    } finally {
      this.depth--;
    }
  }

  private member({ of, key: step, optional }: ArmExpression & { readonly kind: 'member' }, frame: ArmFrame): unknown {
    const whole = this.of(of, frame);
    const key = this.of(step, frame);
    if (whole instanceof Deployment) return key === 'outputs' ? whole.outputs : undefined;
    if (whole instanceof Outputs) return typeof key === 'string' ? { value: whole.of(key) } : undefined;
    if (isLate(whole)) return this.values.member(whole, key);
    if (isLate(key)) return this.values.call('member', [whole, key]);
    const found = memberOf(whole, key);
    return found === undefined && optional ? null : found;
  }

  private call(name: string, args: readonly ArmExpression[], frame: ArmFrame): unknown {
    const special = SPECIAL.get(name);
    if (special !== undefined) return special(this, args, frame);
    const known = args.map((arg) => this.of(arg, frame));
    this.left -= known.reduce<number>((sum, arg) => sum + sizeOf(arg), 0);
    if (known.some((arg) => arg === undefined || arg instanceof Deployment || arg instanceof Outputs)) {
      return this.values.call(
        name,
        known.map((arg) => (arg === undefined ? this.values.late('nothing') : arg)),
      );
    }
    const id = idOfCall(name, known, frame.scope.ids, this.values);
    if (id !== undefined) return id;
    const result = callArmFunction(name, known, this.values);
    return result === undefined ? this.values.call(name, known) : result;
  }

  /** What a special form looks at by itself. */
  argument(args: readonly ArmExpression[], index: number, frame: ArmFrame): unknown {
    const arg = args[index];
    return arg === undefined ? undefined : this.of(arg, frame);
  }

  /** A list, member by member, with the names of a lambda bound to each. */
  mapped(list: unknown, lambda: ArmExpression | undefined, frame: ArmFrame): readonly unknown[] | undefined {
    if (!Array.isArray(list) || lambda?.kind !== 'call' || lambda.name !== 'lambda') return undefined;
    const body = lambda.args.at(-1);
    const names = lambda.args.slice(0, -1).flatMap((arg) => (arg.kind === 'text' ? [arg.value] : []));
    if (body === undefined || names.length !== lambda.args.length - 1) return undefined;
    return list.map((one, index) => {
      const bound = new Map(frame.bound);
      for (const [place, name] of names.entries()) bound.set(name, place === 0 ? one : index);
      return this.of(body, { ...frame, bound });
    });
  }
}

export function withLoop(frame: ArmFrame, name: string, index: unknown): ReadonlyMap<string, unknown> {
  return new Map([...frame.loops, [name.toLowerCase(), index]]);
}

function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return typeof value === 'string' ? value.length >> 6 : 1;
}

/** A name of an object in any case, or a place of a list. */
function memberOf(whole: unknown, key: unknown): unknown {
  if (Array.isArray(whole)) return typeof key === 'number' ? whole.at(key < 0 ? whole.length : key) : undefined;
  if (!isPlain(whole) || typeof key !== 'string') return undefined;
  if (Object.hasOwn(whole, key)) return whole[key];
  const other = Object.keys(whole).find((one) => one.toLowerCase() === key.toLowerCase());
  return other === undefined ? undefined : whole[other];
}

type Special = (run: ArmEvaluation, args: readonly ArmExpression[], frame: ArmFrame) => unknown;

/** Functions that speak of the template itself, or do not look at all their arguments. */
const SPECIAL: ReadonlyMap<string, Special> = new Map<string, Special>([
  ['parameters', named('parameter', (scope) => scope.parameter)],
  ['variables', named('variable', (scope) => scope.variable)],
  [
    'if',
    (run, args, frame) => {
      const test = run.argument(args, 0, frame);
      if (test === true || test === false) return run.argument(args, test ? 1 : 2, frame);
      const [then, otherwise] = [run.argument(args, 1, frame), run.argument(args, 2, frame)];
      return run.values.call('if', [test, then, otherwise]);
    },
  ],
  [
    'copyindex',
    (run, args, frame) => {
      const [first, second] = [run.argument(args, 0, frame), run.argument(args, 1, frame)];
      const isNamed = typeof first === 'string';
      const index = isNamed ? frame.loops.get(first.toLowerCase()) : frame.loop;
      const offset = isNamed ? (second ?? 0) : (first ?? 0);
      if (typeof index === 'number' && typeof offset === 'number') return index + offset;
      return isLate(index) && offset === 0 ? index : run.values.call('copyIndex', [first, second]);
    },
  ],
  [
    'reference',
    (run, args, frame) => {
      const of = run.argument(args, 0, frame);
      const id = isLate(of) ? of.id : typeof of === 'string' ? of : undefined;
      if (id === undefined) return run.values.call('reference', [of]);
      const outputs = frame.scope.outputs(id);
      if (outputs !== undefined) return new Deployment(new Outputs(outputs));
      return run.values.late(`reference(${id})`, id);
    },
  ],
  [
    'resourceinfo',
    (run, args, frame) => {
      const name = run.argument(args, 0, frame);
      const id = typeof name === 'string' ? frame.scope.symbolicId(name) : null;
      return id === null || id === undefined ? run.values.call('resourceInfo', [name]) : { id };
    },
  ],
  ['map', (run, args, frame) => run.mapped(run.argument(args, 0, frame), args[1], frame)],
  [
    'filter',
    (run, args, frame) => {
      const list = run.argument(args, 0, frame);
      const kept = run.mapped(list, args[1], frame);
      const known = kept?.every((one) => typeof one === 'boolean') === true;
      return known && Array.isArray(list) ? list.filter((_, index) => kept[index]) : run.values.call('filter', [list]);
    },
  ],
  [
    'lambdavariables',
    (run, args, frame) => {
      const name = run.argument(args, 0, frame);
      return typeof name === 'string' ? frame.bound.get(name) : undefined;
    },
  ],
  [
    'tryget',
    (run, args, frame) => {
      const [whole, key] = [run.argument(args, 0, frame), run.argument(args, 1, frame)];
      if (isLate(whole) || isLate(key) || args.length !== 2) return run.values.call('tryGet', [whole, key]);
      return memberOf(whole, key) ?? null;
    },
  ],
]);

function named(what: string, of: (scope: ArmScope) => (name: string) => unknown): Special {
  return (run, args, frame) => {
    const name = run.argument(args, 0, frame);
    if (typeof name !== 'string') return run.values.call(`${what}s`, [name]);
    const value = of(frame.scope)(name);
    return value === undefined ? run.values.late(`${what} ${name}`) : value;
  };
}
