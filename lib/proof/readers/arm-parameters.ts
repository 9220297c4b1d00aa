import type { ArmEvaluation, ArmFrame } from './arm-evaluation';
import { isPlain } from './arm-values';

/** Things that are worked out when they are asked for, once; one that asks for itself is not known. */
export class Lazily {
  private readonly known = new Map<string, unknown>();
  private readonly asked = new Set<string>();

  constructor(private readonly work: (name: string) => unknown) {}

  /** Undefined where there is none of the name, or it hangs on itself. */
  of(name: string): unknown {
    const key = name.toLowerCase();
    if (this.known.has(key)) return this.known.get(key);
    if (this.asked.has(key)) return undefined;
    this.asked.add(key);
    const value = this.work(name);
    this.asked.delete(key);
    this.known.set(key, value);
    return value;
  }
}

/** A section of a template by the names in it, in any case. */
export function section(template: Readonly<Record<string, unknown>>, name: string): ReadonlyMap<string, unknown> {
  const found = Object.entries(template).find(([key]) => key.toLowerCase() === name)?.[1];
  return new Map(isPlain(found) ? Object.entries(found).map(([key, value]) => [key.toLowerCase(), value]) : []);
}

/** What is handed over for the parameters of a template: by name, in any case. */
export type Handed = ReadonlyMap<string, unknown>;

/** The parameters of a template: what is handed over, else the default; undefined where there is neither. */
export function parametersOf(
  template: Readonly<Record<string, unknown>>,
  handed: Handed,
  run: ArmEvaluation,
  frame: () => ArmFrame,
): Lazily {
  const declared = section(template, 'parameters');
  return new Lazily((name) => {
    const key = name.toLowerCase();
    if (handed.has(key)) return handed.get(key);
    const parameter = declared.get(key);
    if (!isPlain(parameter) || !Object.hasOwn(parameter, 'defaultValue')) return undefined;
    return run.valueOf(parameter.defaultValue, frame());
  });
}

/** The variables of a template; a section `copy` makes lists of them. */
export function variablesOf(
  template: Readonly<Record<string, unknown>>,
  run: ArmEvaluation,
  frame: () => ArmFrame,
): Lazily {
  const declared = section(template, 'variables');
  const copies = new Map(
    (Array.isArray(declared.get('copy')) ? (declared.get('copy') as readonly unknown[]) : []).flatMap((loop) =>
      isPlain(loop) && typeof loop.name === 'string' ? [[loop.name.toLowerCase(), loop] as const] : [],
    ),
  );
  return new Lazily((name) => {
    const key = name.toLowerCase();
    const loop = copies.get(key);
    if (loop !== undefined) {
      const made = run.valueOf({ copy: [loop] }, frame());
      return isPlain(made) && typeof loop.name === 'string' ? made[loop.name] : undefined;
    }
    return declared.has(key) ? run.valueOf(declared.get(key), frame()) : undefined;
  });
}

/** What a file of parameters hands over, for `readArm`; null where it is none. A secret of a vault has no value here. */
export function parametersOfArm(value: unknown): Readonly<Record<string, unknown>> | null {
  if (!isPlain(value) || typeof value.$schema !== 'string' || !/deploymentParameters\.json/i.test(value.$schema))
    return null;
  if (!isPlain(value.parameters)) return {};
  return Object.fromEntries(
    Object.entries(value.parameters).flatMap(([name, one]) =>
      isPlain(one) && Object.hasOwn(one, 'value') ? [[name, one.value] as const] : [],
    ),
  );
}
