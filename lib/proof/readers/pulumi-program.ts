import { isLate } from './late';
import { type Attributes, step } from './provider-block';
import type { State } from './pulumi-state';
import { bridgedType, nativeType } from './pulumi-types';
import { type Origin, PulumiValues } from './pulumi-values';
import { listOf, member } from './terraform-configuration';

/** The values of a resource, and where in the file each of them stands. */
export interface Values {
  readonly values: Attributes;
  readonly pointers: ReadonlyMap<string, string>;
}

/** The resources of one file, and how they refer to each other. */
export class PulumiProgram {
  private readonly byUrn = new Map<string, State>();
  private readonly count = new Map<string, number>();

  constructor(readonly states: readonly State[]) {
    for (const state of states) {
      const key = `${state.type}::${state.name}`;
      this.count.set(key, (this.count.get(key) ?? 0) + 1);
      this.byUrn.set(state.urn, state);
    }
  }

  /** Its name; where another of its type has the same one below another parent, with the types of its parents. */
  idOf({ type, name, path }: State): string {
    return this.count.get(`${type}::${name}`) === 1 ? name : `${path}::${name}`;
  }

  aliasesOf({ urn, cloudId, inputs, outputs }: State): readonly string[] {
    const names = [cloudId, member(outputs, 'arn'), member(outputs, 'name') ?? member(inputs, 'name'), urn];
    const known = new PulumiValues('', null);
    return [...new Set(names.filter((one): one is string => typeof one === 'string' && !isLate(known.plain(one, ''))))];
  }

  /** Outputs win over inputs, where they are there and known: they are what the provider made of them. */
  valuesOf(state: State): Values {
    const { inputs, outputs, pointer, cloudId } = state;
    const values = new Map<string, unknown>();
    const pointers = new Map<string, string>();
    for (const key of new Set([...Object.keys(inputs), ...Object.keys(outputs)])) {
      const fromInput = this.valueOf(state, inputs, key);
      const fromOutput = this.valueOf(state, outputs, key);
      const isOutput = fromOutput !== null && (fromInput === null || fromOutput.lates <= fromInput.lates);
      const chosen = isOutput ? fromOutput : fromInput;
      if (chosen === null) continue;
      values.set(key, chosen.value);
      pointers.set(key, `${pointer}/${isOutput ? 'outputs' : 'inputs'}/${step(key)}`);
    }
    if (cloudId !== null) values.set('id', new PulumiValues(this.idOf(state), null).plain(cloudId, 'id'));
    return { values: Object.fromEntries(values), pointers };
  }

  /** The one resource that what is unknown in a property can come from: a component has nothing that is unknown itself. */
  originOf(state: State, property: string): State | null {
    const urns = new Set(listOf(member(state.dependencies, property)));
    const possible: State[] = [];
    for (const urn of urns) {
      const of = typeof urn === 'string' ? this.byUrn.get(urn) : undefined;
      if (of === undefined) return null;
      if (!of.isComponent && of.cloudId === null) possible.push(of);
    }
    const [one, another] = possible;
    const filters = one !== undefined && (bridgedType(one.type) ?? nativeType(one.type)) !== null;
    return filters && another === undefined ? one : null;
  }

  private valueOf(
    state: State,
    from: Attributes,
    key: string,
  ): { readonly value: unknown; readonly lates: number } | null {
    const value = member(from, key);
    if (value === undefined || value === null) return null;
    const of = this.originOf(state, key);
    const origin: Origin = of === null ? null : this.idOf(of);
    const values = new PulumiValues(this.idOf(state), origin);
    return { value: values.plain(value, key), lates: values.lates };
  }
}
